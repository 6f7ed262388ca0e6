"""The preview in a real Chromium: reload, scroll position, style sheets, the list of errors, other sites."""

import contextlib
import http.server
import re
import threading
import time
import unittest

import browser
import mini
from preview import Preview
from support import Case

try:
    from playwright.sync_api import Error, expect
except ImportError:
    pass  # the class is skipped

LONG = "\n\n".join(f"Đoạn {number}: " + "người dân cùng làm, cùng hưởng. " * 20 for number in range(60))


class Browser(Case):
    @classmethod
    def setUpClass(cls):
        if not browser.is_there():
            raise unittest.SkipTest("needs Playwright and Chromium")
        cls.browser = browser.browser()[1]

    def setUp(self):
        self.root = mini.project("browser")
        self.write("mot", mini.story("mot", "Bài dài", body=LONG))
        self.context = self.browser.new_context()
        self.addCleanup(self.context.close)
        self.problems = []

    def serve(self, *flags):
        preview = Preview(self.root, *flags)
        self.addCleanup(preview.stop)
        self.address = f"http://localhost:{preview.port}"
        return preview

    def page(self, path):
        page = self.context.new_page()
        page.on("console", lambda message: message.type == "error" and self.problems.append(message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.goto(self.address + path)
        self.ready(page)
        return page

    def until(self, page, expression, timeout=15):
        """Waits for a condition; asked from outside, for the page's policy lets nobody evaluate text in it."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            with contextlib.suppress(Error):
                if page.evaluate(expression):
                    return
            time.sleep(0.02)
        self.fail(f"it did not come to this: {expression}")

    def ready(self, page):
        """The page listens: it has asked for its state once."""
        self.until(page, "document.documentElement.dataset.guongGeneration")

    def write(self, name, text):
        (self.root / f"content/stories/{name}.md").write_text(text, "utf-8")

    def quiet(self):
        self.assertEqual([text for text in self.problems if "Content Security Policy" in text or "Error" in text], [])

    def test_a_saved_story_reloads_and_keeps_its_place(self):
        self.serve()
        page = self.page("/bai-viet/mot/")
        page.evaluate("scrollTo({ top: 2345, behavior: 'instant' })")
        self.until(page, "scrollY === 2345")
        page.evaluate("window.before = true")
        self.write("mot", mini.story("mot", "Tên mới", body=LONG))
        expect(page.locator("h1").last).to_contain_text("Tên mới", timeout=15_000)
        self.assertFalse(page.evaluate("'before' in window"))
        self.until(page, "Math.abs(scrollY - 2345) < 3")
        self.quiet()

    def test_a_page_that_did_not_change_stays(self):
        self.serve()
        page = self.page("/bai-viet/hai/")
        first = page.evaluate("window.before = document.documentElement.dataset.guongGeneration")
        (self.root / "content/static").mkdir()
        (self.root / "content/static/a.txt").write_text("a", "utf-8")
        self.until(page, f"document.documentElement.dataset.guongGeneration !== '{first}'")
        self.assertEqual(page.evaluate("window.before"), first)

    def test_a_style_sheet_is_swapped_without_reload(self):
        self.serve()
        page = self.page("/bai-viet/mot/")
        page.evaluate("window.before = true; scrollTo(0, 700)")
        style = self.root / "themes/sen/assets/style.css"
        style.write_text(style.read_text("utf-8") + "\nbody { outline: 7px solid red }\n", "utf-8")
        self.until(page, "getComputedStyle(document.body).outlineWidth === '7px'")
        self.until(page, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
        self.assertTrue(page.evaluate("window.before"))
        self.quiet()

    def test_errors_are_listed_over_the_page_and_go_away(self):
        self.serve("--lang", "vi")
        page = self.page("/bai-viet/mot/")
        page.bring_to_front()
        self.write("hai", mini.story("hai", more="tiltle: Sai\n"))
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible(timeout=15_000)
        expect(dialog).to_contain_text("content/stories/hai.md:12:1")
        expect(dialog).to_contain_text("tiltle: Sai")
        expect(dialog).to_contain_text("lỗi:")
        expect(dialog).to_contain_text("^")
        self.assertEqual(dialog.evaluate("node => getComputedStyle(node).backgroundColor"), "rgb(29, 35, 43)")
        self.assertTrue(dialog.evaluate("node => node.getRootNode().activeElement === node"))
        # The page behind is the last good one.
        self.assertIn("Bài dài", page.locator("main").inner_text())
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        page.get_by_role("button", name=re.compile("Xem lỗi")).click()
        expect(dialog).to_be_visible()
        self.write("hai", mini.story("hai", "Bài thứ hai"))
        expect(dialog).to_have_count(0, timeout=15_000)
        self.quiet()

    def test_the_bar_tells_what_an_editor_wants_to_know(self):
        self.write("mai", mini.story("mai", "Ngày mai", publish="2027-03-01"))
        self.serve("--lang", "vi")
        page = self.page("/bai-viet/mai/")
        bar = page.get_by_role("complementary", name="Xem trước")
        for text in ("giữ đến", "01/3/2027", "chỉ bản xem trước có trang này", "âm tiết", "đọc thành tiếng", "content/stories/mai.md",
                     "https://thu.example.vn/bai-viet/mai/", "images"):
            expect(bar).to_contain_text(text)
        page.get_by_role("button", name="Thu gọn thanh").click()
        expect(bar.get_by_text("content/stories/mai.md")).to_be_hidden()
        self.quiet()

    def test_the_end_of_the_page_is_not_behind_the_bar(self):
        self.serve()
        page = self.page("/bai-viet/mot/")
        bar = page.get_by_role("complementary", name="Preview")
        expect(bar).to_be_visible()
        self.until(page, "parseInt(getComputedStyle(document.documentElement).paddingBottom) > 20")
        page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
        page.wait_for_timeout(200)
        end = page.evaluate("document.body.getBoundingClientRect().bottom")
        self.assertLessEqual(end, bar.bounding_box()["y"] + 2)
        self.quiet()

    def test_a_narrow_window_begins_with_a_folded_bar(self):
        self.serve()
        self.context.close()
        self.context = self.browser.new_context(viewport={"width": 390, "height": 700})
        self.addCleanup(self.context.close)
        page = self.page("/bai-viet/mot/")
        bar = page.get_by_role("complementary", name="Preview")
        expect(bar.get_by_text("content/stories/mot.md")).to_be_hidden()
        self.assertLess(bar.bounding_box()["height"], 80)
        page.get_by_role("button", name="Unfold the bar").click()
        expect(bar.get_by_text("content/stories/mot.md")).to_be_visible()

    def test_the_caret_of_a_long_line_is_in_view(self):
        self.context.close()
        self.context = self.browser.new_context(viewport={"width": 390, "height": 700})
        self.addCleanup(self.context.close)
        self.serve()
        page = self.page("/bai-viet/mot/")
        self.write("hai", mini.story("hai", body="Một đoạn " + "rất dài " * 30 + "[liên kết](story:khong-co) ở cuối."))
        caret = page.locator("guong-errors .caret")
        expect(caret).to_have_count(1, timeout=15_000)
        right, edge = caret.evaluate(
            "node => [node.getBoundingClientRect().right, node.parentElement.getBoundingClientRect().right]")
        self.assertLess(right, edge)

    def test_without_a_good_page_the_list_promises_none(self):
        self.write("hai", mini.story("hai", more="tiltle: Sai\n"))
        preview = Preview(self.root, "--lang", "vi")
        self.addCleanup(preview.stop)
        self.address = f"http://localhost:{preview.port}"
        page = self.page("/bai-viet/mot/")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Trang sẽ hiện ra khi đã sửa xong")
        self.write("hai", mini.story("hai", "Bài thứ hai"))
        expect(page.locator("h1").last).to_contain_text("Bài dài", timeout=15_000)

    def test_follow_leads_to_the_story_that_was_saved(self):
        self.serve("--follow")
        page = self.page("/")
        self.write("hai", mini.story("hai", "Đổi tên"))
        page.wait_for_url("**/bai-viet/hai/", timeout=15_000)

    def test_one_stream_for_all_tabs(self):
        preview = self.serve()
        tabs = [self.page("/bai-viet/mot/") for _ in range(8)]
        before = preview.descriptors()
        self.write("mot", mini.story("mot", "Tám tờ", body=LONG))
        for tab in tabs:
            expect(tab.locator("h1").last).to_contain_text("Tám tờ", timeout=15_000)
        # Eight streams would take the six connections of the browser: the tabs could not load.
        self.assertLess(before, 40)

    def test_browsers_without_shared_workers_have_a_stream_of_their_own(self):
        self.context.add_init_script("delete window.SharedWorker")
        preview = self.serve()
        asked = []
        self.context.on("request", lambda request: asked.append(request.url))
        page = self.page("/bai-viet/mot/")
        self.assertEqual(page.evaluate("typeof SharedWorker"), "undefined")
        self.write("mot", mini.story("mot", "Tên mới", body=LONG))
        expect(page.locator("h1").last).to_contain_text("Tên mới", timeout=15_000)
        self.assertTrue(any("/__guong/events?" in url for url in asked))
        self.assertFalse(any("/__guong/worker.js" in url for url in asked))
        self.ready(page)
        # A page that is left lets its stream go, and one that comes back from the history listens again.
        page.goto(self.address + "/bai-viet/hai/")
        self.ready(page)
        page.go_back()
        self.ready(page)
        self.write("mot", mini.story("mot", "Lần ba", body=LONG))
        expect(page.locator("h1").last).to_contain_text("Lần ba", timeout=15_000)
        self.assertLess(preview.descriptors(), 40)
        self.quiet()

    def test_a_preview_that_was_started_anew_is_found_again(self):
        preview = self.serve()
        page = self.page("/bai-viet/mot/")
        preview.stop()
        self.write("mot", mini.story("mot", "Sau khi nghỉ", body=LONG))
        again = Preview(self.root, "--port", preview.port)
        self.addCleanup(again.stop)
        expect(page.locator("h1").last).to_contain_text("Sau khi nghỉ", timeout=20_000)

    def test_other_sites_read_nothing(self):
        preview = self.serve()
        token = preview.token
        with other_site() as other:
            page = self.context.new_page()
            page.goto(other)
            said = page.evaluate(
                """async ([address, token]) => {
                  const tried = {};
                  for (const mode of ['cors', 'no-cors']) {
                    tried[mode] = await fetch(address + '/bai-viet/mot/', { mode }).then((a) => a.type, () => 'refused');
                  }
                  tried.state = await fetch(`${address}/__guong/state?token=${token}`).then(() => 'read', () => 'refused');
                  tried.events = await new Promise((tell) => {
                    const stream = new EventSource(`${address}/__guong/events?token=${token}`);
                    stream.onopen = () => tell('open');
                    stream.onerror = () => tell('refused');
                  });
                  const load = (name, attribute, path) => new Promise((tell) => {
                    const node = document.createElement(name);
                    node[attribute] = address + path;
                    node.onload = () => tell('loaded');
                    node.onerror = () => tell('refused');
                    document.body.append(node);
                  });
                  tried.script = await load('script', 'src', '/__guong/client.js');
                  tried.image = await load('img', 'src', '/favicon.ico');
                  return tried;
                }""", [self.address, token])
            self.assertEqual(said, {"cors": "refused", "no-cors": "refused", "state": "refused", "events": "refused",
                                    "script": "refused", "image": "refused"})
            page.evaluate("address => { const f = document.createElement('iframe'); f.src = address; document.body.append(f); }",
                          self.address + "/")
            page.wait_for_timeout(500)
            frames = [frame.url for frame in page.frames[1:]]
            self.assertTrue(all("localhost" not in url or url.startswith("chrome-error") for url in frames) or all(
                "Bài" not in (frame.text_content("body") or "") for frame in page.frames[1:]), frames)


@contextlib.contextmanager
def other_site():
    """A site of somebody else, on another port and name of this machine."""
    class Quiet(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>other</title><body>")

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
