"""What the program says and how it ends."""

import fcntl
import json
import os
import pty
import re
import shutil
import subprocess

import mini
from support import GUONG, NOW, PLAIN, Case, guong, tree

KEYS = ["path", "line", "column", "severity", "code", "message", "hint"]


def build(root, *flags, **more):
    return guong("build", "--root", root, "--now", NOW, *flags, **more)


def break_story(root, name="hong"):
    (root / f"content/stories/{name}.md").write_text(mini.story(name, more="tiltle: Sai\n"), "utf-8")


class Statuses(Case):
    def setUp(self):
        self.root = mini.project("cli")
        self.public = self.root / "Public"

    def test_0_when_written_and_the_summary_counts(self):
        done = build(self.root)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        files = len(tree(self.public))
        self.assertRegex(done.stdout, rf"\b2 stories, \d+ pages, {files} files\b")
        self.assertIn(f"written to {self.public}", done.stdout)

    def test_1_for_content_and_the_published_site_stays(self):
        build(self.root)
        before = tree(self.public)
        break_story(self.root)
        (self.root / "content/stories/mot.md").write_text(mini.story("mot", "Đã đổi"), "utf-8")
        done = build(self.root)
        self.assertEqual(done.returncode, 1)
        self.assertIn("nothing was written", done.stdout)
        self.assertEqual(tree(self.public), before)

    def test_2_for_settings_and_theme(self):
        (self.root / "content/site.yml").write_text(mini.SETTINGS.replace("title:", "titel:"), "utf-8")
        self.assertEqual(build(self.root).returncode, 2)
        (self.root / "content/site.yml").write_text(mini.SETTINGS, "utf-8")
        self.assertEqual(build(self.root, "--theme", "khong-co").returncode, 2)
        layout = self.root / "themes/sen/layouts/story.mustache"
        layout.write_text(layout.read_text("utf-8") + "{{khongCo}}\n", "utf-8")
        done = build(self.root)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("themes/sen/layouts/story.mustache:", done.stderr)
        self.assertFalse(self.public.exists())

    def test_2_without_a_project(self):
        self.assertEqual(guong("build", "--root", self.root / "themes").returncode, 2)

    def test_usage_is_refused(self):
        for flags in (["--jobs", "0"], ["--jobs", "x"], ["--now", "hôm qua"], ["--now", "2021-02-30"],
                      ["--base-url", "example.vn"], ["--khong-co"], ["--diagnostics", "xml"], ["--lang", "fr"]):
            done = guong("build", "--root", self.root, *flags)
            self.assertEqual(done.returncode, 2, f"{flags}: {done.stderr}")
            self.assertFalse(self.public.exists(), flags)
        self.assertEqual(guong("xay").returncode, 2)

    def test_3_when_the_disk_refuses(self):
        """A file where the folder with lock and lists must go: root is refused as well."""
        (self.root / ".guong").write_text("", "utf-8")
        done = build(self.root)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertFalse(self.public.exists())

    def test_5_when_another_build_runs(self):
        build(self.root)
        before = tree(self.public)
        with (self.root / ".guong/lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = build(self.root)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertEqual(tree(self.public), before)
        self.assertEqual(build(self.root).returncode, 0)

    def test_output_is_refused_where_it_would_do_harm(self):
        other = self.root.parent / "khac"
        other.mkdir()
        (other / "thu.txt").write_text("của người khác", "utf-8")
        before = tree(self.root), tree(other)
        for output in (".", "/", self.root, self.root / "content", self.root / "content/moi", self.root / "themes",
                       self.root.parent, other, self.root / "content/site.yml", self.root / "khong/co/cha"):
            done = build(self.root, "--output", output, cwd=self.root)
            self.assertEqual(done.returncode, 2, f"{output}: {done.stderr}")
            self.assertEqual((tree(self.root), tree(other)), before, output)

    def test_strict_takes_warnings_for_errors(self):
        (self.root / "content/stories/mot.md").write_text(
            mini.story("mot").replace("sources: [1-kh-tu]\n", ""), "utf-8")
        done = build(self.root)
        self.assertEqual(done.returncode, 0)
        self.assertIn(": warning: ", done.stderr)
        strict = build(self.root, "--strict")
        self.assertEqual(strict.returncode, 1)
        self.assertNotIn(": warning: ", strict.stderr)


class Messages(Case):
    @classmethod
    def setUpClass(cls):
        cls.root = mini.project("messages")
        break_story(cls.root)
        (cls.root / "content/stories/xau.md").write_text(mini.story("xau", more="locality: khong-co\n"), "utf-8")

    def test_text_tells_place_severity_and_remedy(self):
        done = build(self.root)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^[^:]+:\d+:\d+: (error|warning): \S")
        self.assertRegex(done.stderr, r"content/stories/hong\.md:12:1: error: .*'tiltle'.*'title'")

    def test_json_lines_have_their_keys(self):
        done = build(self.root, "--diagnostics", "json")
        lines = [json.loads(line) for line in done.stderr.splitlines()]
        self.assertGreaterEqual(len(lines), 2)
        for line in lines:
            self.assertEqual([key for key in KEYS if key != "hint"], [key for key in line if key != "hint"])
            self.assertRegex(line["code"], r"^[a-z0-9-]+$")
            self.assertIn(line["severity"], ("error", "warning"))
            self.assertGreaterEqual(min(line["line"], line["column"]), 1)

    def test_excerpt_is_for_terminals_only(self):
        self.assertNotIn("^", build(self.root).stderr)
        ours, theirs = pty.openpty()
        child = subprocess.Popen(
            [GUONG, "build", "--root", str(self.root), "--now", NOW], env=PLAIN, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(ours, 4096):
                shown += chunk
        except OSError:
            pass  # the other side has closed
        os.close(ours)
        self.assertEqual(child.wait(60), 1)
        self.assertRegex(shown.decode("utf-8"), r"tiltle: Sai\r?\n\s*\^")

    def test_language_is_chosen_or_taken_from_the_environment(self):
        english = build(self.root).stderr
        self.assertIn("unknown key", english)
        for done in (build(self.root, "--lang", "vi"), build(self.root, env={"LANG": "vi_VN.UTF-8"}),
                     build(self.root, env={"LANG": "en_US", "LC_ALL": "vi_VN"})):
            self.assertNotIn("unknown key", done.stderr)
            self.assertIn("lỗi", done.stdout + done.stderr)
        self.assertEqual(build(self.root, "--lang", "en", env={"LANG": "vi_VN"}).stderr, english)

    def test_order_of_problems_does_not_depend_on_cores(self):
        self.assertEqual(build(self.root, "--jobs", 1).stderr, build(self.root, "--jobs", 7).stderr)


class Commands(Case):
    def test_quiet_and_timings(self):
        root = mini.project("quiet")
        done = build(root, "--quiet")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertRegex(build(root, "--timings").stdout, r"(?m)^render +\d+ ms$")

    def test_version_and_help(self):
        self.assertRegex(guong("--version").stdout, r"^\d+\.\d+\.\d+\n$")
        for command in ([], ["build"], ["check"], ["new"], ["new", "story"], ["new", "campaign"], ["new", "award"], ["theme"], ["theme", "fields"]):
            done = guong(*command, "--help")
            self.assertEqual(done.returncode, 0, command)
            self.assertIn("USAGE: guong" + "".join(f" {word}" for word in command), done.stdout)
            self.assertIn("OVERVIEW:", done.stdout)

    def test_theme_fields_tell_what_a_story_has(self):
        done = guong("theme", "fields", "story")
        self.assertEqual(done.returncode, 0)
        for name in ("title", "sapo", "body", "recipients", "placeNow"):
            self.assertRegex(done.stdout, rf"\b{name}\b")
        self.assertEqual(guong("theme", "fields", "khong-co").returncode, 2)

    def test_new_story_is_a_draft(self):
        root = mini.project("new")
        build(root)
        before = tree(root / "Public")
        title = 'Tổ "0 đồng" ở Đắk Lắk: nhà nào cũng có phần'
        done = guong("new", "story", title, "--root", root, "--now", NOW)
        self.assertEqual(done.returncode, 0, done.stderr)
        path = root / "content/stories/phong-trao/to-0-dong-o-dak-lak-nha-nao-cung-co-phan.md"
        self.assertIn("status: draft", path.read_text("utf-8"))
        check = guong("check", "--root", root, "--now", NOW)
        self.assertEqual(check.returncode, 0, check.stderr)
        self.assertIn("is a draft", check.stdout)
        self.assertEqual(build(root).returncode, 0)
        self.assertEqual(tree(root / "Public"), before)
        written = path.read_bytes()
        again = guong("new", "story", title, "--root", root)
        self.assertEqual(again.returncode, 1)
        self.assertEqual(path.read_bytes(), written)

    def test_check_writes_nothing_and_tells_what_is_hidden(self):
        root = mini.project("check")
        (root / "content/stories/nhap.md").write_text(mini.story("nhap", more="status: draft\n"), "utf-8")
        (root / "content/stories/sau.md").write_text(mini.story("sau", publish="2030-01-02T07:00"), "utf-8")
        before = tree(root)
        done = guong("check", "--root", root, "--now", NOW)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(tree(root), before)
        self.assertIn("'nhap' is a draft", done.stdout)
        self.assertIn("'sau' is hidden until 2030-01-02T07:00:00+07:00", done.stdout)
        self.assertIn("the site changes next at 2030-01-02T07:00:00+07:00", done.stdout)

    def test_build_knows_nothing_of_what_is_hidden(self):
        root = mini.project("hidden")
        plain = build(root)
        before = tree(root / "Public")
        shutil.rmtree(root / "Public")
        shutil.rmtree(root / ".guong")
        (root / "content/stories/nhap.md").write_text(mini.story("nhap", more="status: draft\n"), "utf-8")
        (root / "content/stories/sau.md").write_text(mini.story("sau", publish="2030-01-02T07:00"), "utf-8")
        hidden = build(root)
        self.assertEqual(tree(root / "Public"), before)
        clock = re.compile(r"in \d+\.\d\d s")
        self.assertEqual(clock.sub("", hidden.stdout), clock.sub("", plain.stdout))
        self.assertEqual(hidden.stderr, plain.stderr)


class Output(Case):
    def test_files_of_others_stay_removed_pages_go_and_the_rest_is_untouched(self):
        root = mini.project("output")
        build(root)
        public = root / "Public"
        (public / "google123.html").write_text("của người khác", "utf-8")
        page, asset = public / "bai-viet/mot/index.html", public / "index.html"
        inodes = page.stat().st_ino, (public / "robots.txt").stat().st_ino
        (root / "content/stories/hai.md").unlink()
        done = build(root)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((public / "google123.html").exists())
        self.assertFalse((public / "bai-viet/hai").exists())
        self.assertTrue(asset.exists())
        self.assertEqual((public / "robots.txt").stat().st_ino, inodes[1])
        again = build(root)
        self.assertRegex(again.stdout, r"[1-9]\d* unchanged, 0 removed, 1 not ours kept")
        inode = page.stat().st_ino
        build(root)
        self.assertEqual(page.stat().st_ino, inode)
        self.assertEqual([p.name for p in root.glob(".Public*")], [])
