"""The program in the hands of an ordinary user: root and its capabilities are not needed for anything."""

import pathlib
import unittest

import mini
from preview import Events, Preview
from support import NOW, ORDINARY, Case, give_to_ordinary_user, guong


class OrdinaryUser(Case):
    @classmethod
    def setUpClass(cls):
        cls.root = mini.project("ordinary")
        give_to_ordinary_user(cls.root.parent)

    def test_serve_answers_and_tells_of_saves(self):
        with Preview(self.root) as preview:
            self.assertEqual(self.capabilities(preview.process.pid), {0})
            status, _, body = preview.get("/bai-viet/mot/")
            self.assertEqual(status, 200)
            self.assertIn("Bài thứ nhất", body.decode("utf-8"))
            stream = Events(preview)
            first = stream.next()
            (self.root / "content/stories/hai.md").write_text(mini.story("hai", "Tên khác"), "utf-8")
            self.assertGreater(stream.next(), first)
            stream.close()

    @staticmethod
    def capabilities(number):
        """What a process may do beyond its user's rights: its sets of permitted and effective capabilities."""
        status = pathlib.Path(f"/proc/{number}/status")
        if not status.exists():
            raise unittest.SkipTest("needs /proc")
        return {int(line.split()[1], 16) for line in status.read_text("ascii").splitlines() if line.startswith(("CapPrm", "CapEff"))}

    def test_build_publishes_and_builds_again(self):
        for _ in range(2):
            done = guong("build", "--root", self.root, "--now", NOW, before=ORDINARY)
            self.assertEqual(done.returncode, 0, done.stderr)
        page = self.root / "Public/bai-viet/mot/index.html"
        self.assertIn("Bài thứ nhất", page.read_text("utf-8"))
        self.assertEqual(page.stat().st_uid, self.root.stat().st_uid)

    def test_check_finds_problems(self):
        self.assertEqual(guong("check", "--root", self.root, "--now", NOW, before=ORDINARY).returncode, 0)
        story = self.root / "content/stories/hong.md"
        story.write_text(mini.story("hong", more="tiltle: Sai\n"), "utf-8")
        self.addCleanup(story.unlink)
        done = guong("check", "--root", self.root, "--now", NOW, "--lang", "en", before=ORDINARY)
        self.assertEqual(done.returncode, 1)
        self.assertIn("tiltle", done.stderr)
