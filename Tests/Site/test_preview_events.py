"""What follows a save: events, states, problems that come and go, `check --watch`."""

import os
import re
import shutil
import subprocess
import time
import unittest

import mini
from preview import Events, Preview
from support import NOW, ORDINARY, PLAIN, GUONG, Case, folder, guong, tree

BLOCK = re.compile(rb"<!--guong-preview-->.*?<!--/guong-preview-->", re.S)


class Saves(Case):
    def setUp(self):
        self.root = mini.project("events")
        self.preview = Preview(self.root, "--follow")
        self.addCleanup(self.preview.stop)

    def write(self, name, text):
        (self.root / f"content/stories/{name}.md").write_text(text, "utf-8")

    def test_a_save_is_told_and_the_page_is_new(self):
        stream = Events(self.preview)
        self.addCleanup(stream.close)
        first = stream.next()
        self.write("mot", mini.story("mot", "Tên mới"))
        self.assertGreater(stream.next(), first)
        self.assertIn("Tên mới", self.preview.text("/bai-viet/mot/"))
        self.assertIn("Tên mới", self.preview.text("/"))

    def test_every_way_of_saving(self):
        token = self.preview.token
        path = self.root / "content/stories/mot.md"

        def by_rename(text):
            new = path.with_name(".mot.md.tmp")
            new.write_text(text, "utf-8")
            new.rename(path)

        def by_backup(text):
            path.rename(path.with_name("mot.md~"))
            path.write_text(text, "utf-8")
            path.with_name("mot.md~").unlink()

        def by_truncation(text):
            path.write_bytes(b"")
            time.sleep(0.03)
            path.write_text(text, "utf-8")

        for number, save in enumerate((by_rename, by_backup, by_truncation)):
            save(mini.story("mot", f"Lần {number}"))
            self.preview.until(lambda state: f"Lần {number}" in self.preview.text("/bai-viet/mot/"))
            state = self.preview.state("/bai-viet/mot/", token)
            self.assertEqual(state["problems"]["errors"], 0, save.__name__)
            self.assertEqual(state["follow"]["path"], "/bai-viet/mot/")

    def test_folders_and_many_files(self):
        stories = self.root / "content/stories"
        (stories / "moi").mkdir()
        for number in range(40):
            self.write(f"moi/b{number}", mini.story(f"b{number}", f"Bài {number}"))
        self.preview.until(lambda state: self.preview.status("/bai-viet/b39/") == 200
                           and self.preview.status("/bai-viet/b0/") == 200)
        (stories / "moi").rename(stories / "khac")
        shutil.rmtree(stories / "khac")
        self.preview.until(lambda state: self.preview.status("/bai-viet/b0/") == 404)

    def test_a_page_is_what_build_writes_plus_one_block(self):
        done = guong("build", "--root", self.root, "--now", NOW, "--output", self.root.parent / "Public")
        self.assertEqual(done.returncode, 0, done.stderr)
        public = self.root.parent / "Public"
        for name in tree(public):
            path = "/" + name.removesuffix("index.html")
            status, _, body = self.preview.get(path)
            self.assertEqual(status, 200, path)
            if name.endswith(".html"):
                self.assertEqual(len(BLOCK.findall(body)), 1, path)
                self.assertRegex(body, rb"<!--/guong-preview--></body>\s*</html>\s*\Z")
                body = BLOCK.sub(b"", body)
            self.assertEqual(body, (public / name).read_bytes(), path)

    def test_a_page_that_did_not_change_has_the_same_print(self):
        one = self.preview.state("/gioi-thieu/")["page"]["print"], self.preview.state("/bai-viet/hai/")["page"]["print"]
        before = self.preview.state()["generation"]
        (self.root / "content/static").mkdir()
        (self.root / "content/static/a.txt").write_text("a", "utf-8")
        self.preview.until(lambda state: state["generation"] > before)
        two = self.preview.state("/gioi-thieu/")["page"]["print"], self.preview.state("/bai-viet/hai/")["page"]["print"]
        self.assertEqual(one, two)

    def test_a_style_sheet_changes_the_addresses_only(self):
        before = self.preview.state("/")["page"]
        style = self.root / "themes/sen/assets/style.css"
        style.write_text(style.read_text("utf-8") + "\nbody { outline: 1px solid }\n", "utf-8")
        after = self.preview.until(lambda state: self.preview.state("/")["page"]["styles"] != before["styles"])
        after = self.preview.state("/")["page"]
        self.assertEqual(after["print"], before["print"])
        self.assertEqual(self.preview.status(after["styles"][0]), 200)

    def test_facts_of_a_page(self):
        facts = self.preview.state("/bai-viet/mot/")["page"]["facts"]
        self.assertEqual((facts["kind"], facts["status"], facts["source"], facts["link"]),
                         ("story", "published", "content/stories/mot.md", "https://thu.example.vn/bai-viet/mot/"))
        self.assertGreater(facts["syllables"], 5)
        self.assertEqual(facts["speakSeconds"], facts["readSeconds"], "the heading is read aloud as well")
        self.assertIn("images", facts["missing"])
        self.assertEqual(self.preview.state("/")["page"]["facts"]["link"], "https://thu.example.vn/")

    def test_a_project_with_errors_can_be_served_and_mended(self):
        root = mini.project("broken")
        story = root / "content/stories/mot.md"
        good = story.read_text("utf-8")
        story.write_text(good.replace("title:", "titel:"), "utf-8")
        with Preview(root) as preview:
            status, _, body = preview.get("/")
            self.assertEqual(status, 404)
            self.assertEqual(len(BLOCK.findall(body)), 1)
            story.write_text(good, "utf-8")
            preview.until(lambda state: not state["problems"]["errors"])
            self.assertEqual(preview.status("/bai-viet/mot/"), 200)

    def test_a_base_path_is_kept(self):
        with Preview(self.root, "--base-url", "https://example.vn/a/b") as preview:
            status, fields, _ = preview.get("/")
            self.assertEqual((status, fields["location"]), (301, "/a/b/"))
            self.assertEqual(preview.status("/a/b/bai-viet/mot/"), 200)
            self.assertEqual(preview.status("/bai-viet/mot/"), 404)
            self.assertEqual(preview.get("/a/b")[1]["location"], "/a/b/")

    def test_the_clock_goes_on(self):
        """A story appears at its moment though no file changes; the day of its address is that of Vietnam."""
        soon = time.time() + 3
        moment = time.strftime("%Y-%m-%dT%H:%M:%S+07:00", time.gmtime(soon + 7 * 3600))
        (self.root / "content/stories/sap.md").write_text(mini.story("sap", "Sắp đăng", publish=moment), "utf-8")
        with Preview(self.root, "--no-drafts", now=None) as preview:
            self.assertEqual(preview.status("/bai-viet/sap/"), 404)
            preview.until(lambda state: preview.status("/bai-viet/sap/") == 200)
            self.assertGreaterEqual(time.time(), int(soon))
            self.assertIn("Sắp đăng", preview.text("/"))

    def test_what_is_made_together_is_new_after_a_save(self):
        self.write("mot", mini.story("mot", "Trong bảng"))
        self.preview.until(lambda state: "Trong bảng" in self.preview.text("/data/stories.csv"))
        self.assertIn("/bai-viet/mot/", self.preview.text("/sitemap.xml"))
        self.assertEqual(self.preview.status("/search/index.json"), 200)
        for path in ("/data/khong-co.csv", "/search/khong-co.bin", "/sitemap-9.xml"):
            status, _, body = self.preview.get(path)
            self.assertEqual((status, len(BLOCK.findall(body))), (404, 1), path)

    def test_polling_sees_the_same(self):
        with Preview(self.root, "--poll", 30) as preview:
            self.write("mot", mini.story("mot", "Xem lại"))
            preview.until(lambda state: "Xem lại" in preview.text("/bai-viet/mot/"))


class Guests(Case):
    def test_the_code_opens_once_and_leads_in(self):
        root = mini.project("guests")
        with Preview(root, "--host") as preview:
            line = preview.line(r"ticket=")
            ticket = re.search(r"(http://[^:]+:\d+/__guong/enter\?ticket=([0-9a-f]+))", line)
            address = ticket.group(1)
            code = [line for line in preview.lines if "\u2580" in line or "\u2588" in line]
            self.assertEqual(read_code(code), address)
            # This machine needs no ticket; another one is played in Swift, where addresses can be made up.
            self.assertEqual(preview.status("/"), 200)


def read_code(lines):
    """What zbar reads from the code as a terminal shows it."""
    if not shutil.which("zbarimg"):
        raise unittest.SkipTest("zbarimg is not installed")
    rows = []
    for line in lines:
        text = re.sub(r"\x1b\[[0-9;]*m", "", line)
        rows.append([c in "█▀" for c in text])
        rows.append([c in "█▄" for c in text])
    width = max(len(row) for row in rows)
    scale = 6
    image = folder("code") / "code.pgm"
    with image.open("wb") as file:
        file.write(f"P5 {width * scale} {len(rows) * scale} 255\n".encode())
        for row in rows:
            bits = b"".join((b"\x00" if dark else b"\xff") * scale for dark in row + [False] * (width - len(row)))
            file.write(bits * scale)
    done = subprocess.run(["zbarimg", "--quiet", "--raw", image], capture_output=True, text=True)
    return done.stdout.strip()


class CheckWatch(Case):
    def test_problems_come_and_go_one_a_line(self):
        root = mini.project("watch")
        story = root / "content/stories/hong.md"
        log = root.parent / "log"
        with log.open("w") as out:
            process = subprocess.Popen([*ORDINARY, GUONG, "check", "--watch", "--root", str(root), "--now", NOW, "--lang", "en"],
                                       env=PLAIN, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        try:
            self.until(log, "checked: 0 errors")
            story.write_text(mini.story("hong", more="tiltle: Sai\n"), "utf-8")
            self.until(log, "checked: 1 errors")
            self.assertRegex(log.read_text(), r"(?m)^content/stories/hong\.md:12:1: error: .*tiltle")
            story.unlink()
            self.until(log, "checked: 0 errors", 2)
            self.assertRegex(log.read_text(), r"(?m)^content/stories/hong\.md:12:1: gone: .*tiltle")
            # What stays is told once.
            story.write_text(mini.story("hong", more="tiltle: Sai\nkhoa: Lạ\n"), "utf-8")
            self.until(log, "checked: 2 errors")
            story.write_text(mini.story("hong", more="tiltle: Sai\n"), "utf-8")
            self.until(log, "checked: 1 errors", 2)
            self.assertEqual(len(re.findall(r"hong\.md:12:1: error: .*tiltle", log.read_text())), 2)
            self.assertEqual(len(re.findall(r"hong\.md:13:1: gone: .*khoa", log.read_text())), 1)
        finally:
            process.send_signal(2)
            self.assertEqual(process.wait(20), 130)

    def until(self, log, text, count=1):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if log.read_text().count(text) >= count:
                return
            time.sleep(0.02)
        self.fail(log.read_text())
