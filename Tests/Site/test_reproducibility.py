"""The same content gives the same bytes: elsewhere, by another hand, at another hour, in another order."""

import os
import shutil
import subprocess

import mini
from support import GUONG, NOW, PLAIN, Case, folder, guong, real, tree, TEMP, ROOT


class Reproducible(Case):
    @classmethod
    def setUpClass(cls):
        cls.root = mini.project("same")
        assert guong("build", "--root", cls.root, "--now", NOW, "--jobs", 2).returncode == 0
        cls.tree = tree(cls.root / "Public")

    def same(self, *flags, root=None, umask=0o022, **more):
        output = folder("same") / "Public"
        before = os.umask(umask)
        try:
            done = guong("build", "--root", root or self.root, "--now", NOW, "--output", output, *flags, **more)
        finally:
            os.umask(before)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(tree(output), self.tree)
        return output

    def test_zone_of_the_machine_does_not_matter(self):
        for zone in ("Pacific/Kiritimati", "America/Los_Angeles", "UTC"):
            self.same(env={"TZ": zone})

    def test_language_of_the_machine_does_not_matter(self):
        for lang in ("vi_VN.UTF-8", "tr_TR.UTF-8", "C"):
            self.same(env={"LANG": lang, "LC_ALL": lang})

    def test_mask_does_not_matter_and_readers_may_read(self):
        for mask in (0o077, 0o000):
            output = self.same(umask=mask)
            modes = {oct(path.stat().st_mode & 0o777) for path in output.rglob("*") if path.is_file()}
            self.assertEqual(modes, {"0o644"})
            self.assertEqual({oct(p.stat().st_mode & 0o777) for p in [output, *output.rglob("*")] if p.is_dir()},
                             {"0o755"})

    def test_working_folder_does_not_matter(self):
        output = folder("cwd") / "Public"
        done = subprocess.run(
            [GUONG, "build", "--now", NOW, "--output", os.path.relpath(output, self.root)], cwd=self.root, env=PLAIN,
            capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(tree(output), self.tree)

    def test_number_of_cores_does_not_matter(self):
        for jobs in (1, 2, 9):
            self.same("--jobs", jobs)

    def test_place_and_times_of_the_project_do_not_matter(self):
        other = folder("nơi khác") / "dự án"
        shutil.copytree(self.root, other, ignore=shutil.ignore_patterns("Public", ".guong"))
        for path in other.rglob("*"):
            os.utime(path, (1, 1))
        self.same(root=other)

    def test_order_of_the_file_system_does_not_matter(self):
        if not shutil.which("disorderfs") or not os.path.exists("/dev/fuse"):
            self.skipTest("disorderfs or /dev/fuse is not there")
        mount = folder("disorder")
        for flags in (["--reverse-dirents=yes"], ["--shuffle-dirents=yes", "--reverse-dirents=no"]):
            done = subprocess.run(["disorderfs", *flags, self.root, mount], capture_output=True, text=True)
            if done.returncode != 0:
                self.skipTest(f"disorderfs cannot mount here: {done.stderr.strip()[:200]}")
            try:
                self.same(root=mount)
            finally:
                subprocess.run(["fusermount", "-u", mount], capture_output=True)

    def test_real_site_is_the_same_on_one_core_in_another_zone(self):
        output = TEMP / "real-again" / "Public"
        output.parent.mkdir()
        done = guong("build", "--root", ROOT, "--output", output, "--now", NOW, "--jobs", 1, cwd="/",
                     env={"TZ": "Asia/Tokyo", "LANG": "vi_VN.UTF-8"})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(tree(output), tree(real().path))
        shutil.rmtree(output.parent)
