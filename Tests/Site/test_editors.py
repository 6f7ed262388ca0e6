"""docs/editors.md: its patterns find every problem that the program tells, and nothing else."""

import json
import re
import shutil
import subprocess
import time
import unittest

import mini
from support import GUONG, NOW, PLAIN, ROOT, Case, folder, guong

DOCUMENT = (ROOT / "docs/editors.md").read_text("utf-8")


def block(language):
    return re.search(rf"^```{language}\n(.*?)^```$", DOCUMENT, re.M | re.S).group(1)


class Patterns(Case):
    @classmethod
    def setUpClass(cls):
        cls.root = mini.project("editors")
        (cls.root / "content/stories/hong.md").write_text(mini.story("hong", more="tiltle: Sai\n"), "utf-8")
        (cls.root / "content/stories/tit.md").write_text(mini.story("tit", "Tít có dấu chấm."), "utf-8")
        cls.said = {lang: cls.watch(lang) for lang in ("en", "vi")}
        lines = guong("check", "--root", cls.root, "--now", NOW, "--diagnostics", "json").stderr.splitlines()
        cls.problems = [json.loads(line) for line in lines]

    @classmethod
    def watch(cls, lang, *flags, change=None):
        """All that `check --watch` says until the second round; the change comes after the first."""
        log = folder("watch") / "log"
        with log.open("w") as out:
            process = subprocess.Popen(
                [GUONG, "check", "--watch", *(flags or ("--all",)), "--root", cls.root, "--now", NOW, "--lang", lang],
                env=PLAIN, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        try:
            cls.rounds(log, 1)
            if change:
                change()
                cls.rounds(log, 2)
        finally:
            process.terminate()
            process.wait(20)
        return log.read_text("utf-8")

    @staticmethod
    def rounds(log, count):
        end = time.monotonic() + 60
        while len(re.findall(r"^(?:checked|đã kiểm tra): ", log.read_text("utf-8"), re.M)) < count:
            if time.monotonic() > end:
                raise AssertionError(log.read_text("utf-8"))
            time.sleep(0.02)

    def found(self, pattern, text, groups):
        return sorted(
            tuple(match.group(number) for number in groups) for line in text.splitlines()
            if (match := re.search(pattern, line)))

    def places(self, *severities):
        return sorted(
            (one["path"], str(one["line"]), str(one["column"])) for one in self.problems if one["severity"] in severities)

    def test_there_are_problems_of_both_kinds(self):
        self.assertEqual({one["severity"] for one in self.problems}, {"error", "warning"})

    def test_vs_code(self):
        for matcher in json.loads(block("json"))["tasks"][0]["problemMatcher"]:
            pattern = matcher["pattern"]
            groups = [pattern["file"], pattern["line"], pattern["column"]]
            for lang, text in self.said.items():
                self.assertEqual(
                    self.found(pattern["regexp"], text, groups), self.places(matcher["severity"]), lang)
                self.assertNotIn(("",), self.found(pattern["regexp"], text, [pattern["message"]]))
                for edge in ("beginsPattern", "endsPattern"):
                    self.assertEqual(len(self.found(matcher["background"][edge], text, [])), 1, f"{edge} {lang}")

    def test_emacs(self):
        written = re.search(r"\(guong \"(.*)\" 1 2 3", block("elisp")).group(1)
        # Emacs marks groups and choices with backslashes, which stand doubled in its texts.
        pattern = written.replace("\\\\", "\\")
        for mark in "()|":
            pattern = pattern.replace("\\" + mark, mark)
        for lang, text in self.said.items():
            self.assertEqual(self.found(pattern, text, [1, 2, 3]), self.places("error", "warning"), lang)
            warnings = [match for line in text.splitlines() if (match := re.search(pattern, line)) and match.group(4)]
            self.assertEqual(sorted(match.group(1, 2, 3) for match in warnings), self.places("warning"), lang)

    def test_vim(self):
        vim = shutil.which("vim")
        if not vim:
            raise unittest.SkipTest("vim is not installed")
        for lang, text in self.said.items():
            place = folder("vim")
            (place / "log").write_text(text, "utf-8")
            settings = [line for line in block("vim").splitlines() if line.startswith("set errorformat")]
            script = ["set encoding=utf-8", "scriptencoding utf-8", "set errorformat=", *settings, "cgetfile log",
                      "call writefile(map(filter(getqflist(), 'v:val.valid'), "
                      "'bufname(v:val.bufnr) . \"\\t\" . v:val.lnum . \"\\t\" . v:val.col . \"\\t\" . v:val.vcol'), 'found')", "qa!"]
            (place / "script.vim").write_text("\n".join(script) + "\n", "utf-8")
            subprocess.run([vim, "-u", "NONE", "-N", "-es", "-S", "script.vim"], cwd=place, env=PLAIN | {"TERM": "dumb"},
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
            found = sorted(tuple(line.split("\t")) for line in (place / "found").read_text("utf-8").splitlines())
            want = sorted((*one, "1") for one in self.places("error", "warning"))
            self.assertEqual(found, want, lang)

    def test_a_round_tells_all_and_without_the_flag_only_what_changed(self):
        mended = self.root / "content/stories/hai.md"
        before = mended.read_text("utf-8")

        def change():
            mended.write_text(before.replace("locality: lam-dong", "locality: lam-dongg"), "utf-8")

        self.addCleanup(mended.write_text, before, "utf-8")
        text = self.watch("en", "--all", change=change)
        self.assertEqual(text.count("checking\n"), 2)
        self.assertEqual(text.count("'tiltle'"), 2)
        self.assertEqual(text.count("'lam-dongg'"), 1)
        text = self.watch("en", "--poll", "50", change=lambda: mended.write_text(before, "utf-8"))
        self.assertNotIn("checking", text)
        self.assertEqual(text.count("'tiltle'"), 1)
        self.assertRegex(text, r"(?m)^content/stories/hai\.md:\d+:\d+: gone: ")
        self.assertEqual(guong("check", "--all", "--root", self.root).returncode, 2)
