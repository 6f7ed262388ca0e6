"""The search box and the search page as readers meet them: keys, screen readers, narrow and dark screens, and what they load."""

import gzip
import re
import time
import unittest

from search import SearchCase, script, server
from support import real

try:
    from axe_playwright_python.sync_playwright import Axe
except ImportError:
    Axe = None

BOX = ("search-box", "search-index", "search-query")
PAGE = (*BOX, "search-page")
# Bytes of all scripts of a search page, each compressed by itself.
LIMIT = 20 * 1024


class Loading(SearchCase):
    def fetched(self):
        """What was asked for that only searches need."""
        return [one.path for one in server().log if "/search" in one.path]

    def test_loads_nothing_before_the_reader_searches(self):
        page = self.tab().open("/")
        page.goto(server().address + "/bai-viet/sieu-thi-0-dong-phuong-2-da-lat/")
        page.wait_for_load_state("networkidle")
        self.assertEqual(self.fetched(), [])
        page.keyboard.press("/")
        # The network was idle before: the modules themselves are waited for, and nothing else may come.
        end = time.monotonic() + 15
        while len(self.fetched()) < len(BOX) and time.monotonic() < end:
            page.wait_for_timeout(50)
        page.wait_for_timeout(200)
        self.assertEqual(sorted(self.fetched()), sorted(map(script, BOX)))
        page.keyboard.type("dân")
        page.wait_for_selector(".suggestions li")
        self.assertTrue(any(path.endswith("/head.bin") for path in self.fetched()))

    def test_loads_the_modules_with_the_search_page_and_its_data_with_a_search(self):
        page = self.tab().open("/tim-kiem/")
        page.wait_for_load_state("networkidle")
        self.assertEqual(sorted(self.fetched()), sorted(map(script, PAGE)))
        page.keyboard.press("/")
        page.keyboard.type("dân")
        self.settle(page)
        self.assertTrue(any(path.endswith("/head.bin") for path in self.fetched()))
        preloaded = page.eval_on_selector_all("link[rel=modulepreload]", "(links) => links.map((one) => one.getAttribute('href'))")
        self.assertEqual(sorted(preloaded), sorted(path for path in self.fetched() if path.endswith(".js")))

    def test_asks_for_each_file_once(self):
        page = self.search("dân vận khéo")
        page.fill("#search-words", "vùng xanh")
        self.settle(page)
        self.assertEqual(sorted(path for path in self.fetched() if path.endswith(".js")), sorted(map(script, PAGE)))
        files = [path for path in self.fetched() if path.endswith(".bin")]
        self.assertEqual(sorted(files), sorted(set(files)))

    def columns(self):
        return [path.split("/")[-1] for path in self.fetched() if "/f/" in path]

    def test_asks_for_a_facet_once_the_reader_opens_it(self):
        page = self.search("dân vận khéo")
        self.assertEqual(self.columns(), ["kind-0.bin"])
        for _ in range(2):
            page.click("#open-year")
            self.until(page, "!!document.querySelector('#facet-year').isRead")
        self.unfold(page, "province")
        self.unfold(page, "commune")
        self.type(page, "vùng xanh")
        self.assertEqual(self.columns(), ["kind-0.bin", "date-0.bin", "places.bin"])
        # Where there is little room all that narrows is folded.
        server().log.clear()
        page = self.search("dân vận khéo", viewport={"width": 400, "height": 800})
        self.assertEqual(self.columns(), [])
        page.click(".filter > summary")
        page.click("#open-kind")
        self.until(page, "document.querySelectorAll('#facet-kind li').length")
        self.assertEqual(self.columns(), ["kind-0.bin"])

    def test_asks_for_no_cards_of_a_search_that_the_reader_goes_on_from(self):
        def cards(*queries):
            page = self.search("xyzzyqq")
            server().log.clear()
            page.evaluate("""(queries) => {
              const field = document.querySelector('#search-words');
              for (const query of queries) {
                field.value = query;
                field.dispatchEvent(new Event('input', { bubbles: true }));
              }
            }""", queries)
            self.settle(page)
            return sorted(path for path in self.fetched() if "/c/" in path)
        self.assertNotEqual(cards("dân vận"), cards("vùng xanh"))
        self.assertEqual(cards("dân vận", "vùng xanh"), cards("vùng xanh"))

    def test_is_small(self):
        self.search("dân vận khéo")
        scripts = {one.path for one in server().log if one.path.endswith(".js")}
        self.assertEqual(scripts, set(map(script, (*PAGE, "site"))))
        size = sum(len(gzip.compress(real().path.joinpath(path[1:]).read_bytes(), 9)) for path in scripts)
        self.assertLessEqual(size, LIMIT, f"{size} bytes")


class Keys(SearchCase):
    def focus(self, page):
        return page.evaluate("document.activeElement.id || document.activeElement.textContent")

    def test_moves_through_the_results(self):
        page = self.search("vùng xanh")
        titles = self.titles(page)
        page.keyboard.press("/")
        self.assertEqual(self.focus(page), "search-words")
        for key, expected in (("ArrowDown", titles[0]), ("ArrowDown", titles[1]), ("ArrowUp", titles[0]), ("ArrowUp", "search-words")):
            page.keyboard.press(key)
            self.assertEqual(self.focus(page), expected)
        # Within the field the key is a letter.
        page.keyboard.press("End")
        page.keyboard.type("/")
        self.assertEqual(page.input_value("#search-words"), "vùng xanh/")
        page.keyboard.press("Escape")
        self.assertEqual((page.input_value("#search-words"), self.focus(page)), ("", "search-words"))
        page.wait_for_selector("#browse", state="visible")
        page.keyboard.type("vùng xanh")
        self.settle(page)
        page.keyboard.press("ArrowDown")
        href = page.evaluate("document.activeElement.href")
        page.keyboard.press("Enter")
        page.wait_for_url(href.split("#")[0] + "*")

    def test_moves_through_the_box_of_every_page(self):
        for path in ("/404.html", "/bang-vang/", "/", "/lien-he/"):
            page = self.tab().open(path)
            page.keyboard.press("/")
            # The page of what is not there has a larger box of its own.
            self.assertEqual(self.focus(page), "search-words" if path == "/404.html" else "q", path)
            page.keyboard.type("dan va")
            page.wait_for_selector(".suggestions li")
            self.assertGreater(page.locator(".suggestions li").count(), 2)
        panel = page.locator(".suggestions")
        self.assertIn("Xem tất cả:", panel.inner_text())
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        self.assertEqual(self.focus(page), panel.locator("li a").nth(1).inner_text())
        page.keyboard.press("Escape")
        self.assertEqual((page.input_value("#q"), self.focus(page), panel.is_visible()), ("", "q", False))
        page.keyboard.type("ddieern hinhf")
        page.wait_for_selector(".suggestions >> text=Đã tìm “điển hình” thay cho")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tim-kiem/?q=ddieern+hinhf")
        self.settle(page)
        self.assertEqual((page.input_value("#q"), page.input_value("#search-words")), ("ddieern hinhf",) * 2)

    def test_tells_the_number_of_results_to_screen_readers(self):
        page = self.search("dân vận khéo")
        self.until(page, "document.querySelector('[role=status]')?.textContent === '23 kết quả'")
        page.fill("#search-words", "xyzzyqq")
        self.until(page, "document.querySelector('[role=status]').textContent.startsWith('Không tìm thấy')")
        # After a link is followed within the page, its place is where the number stands. By key: passages that come in
        # while the button of a mouse is down move the link away from under it.
        page = self.search("dân vận khéo")
        page.press(".pages a", "Enter")
        self.settle(page)
        self.until(page, "document.activeElement.className === 'count'")

    def test_has_a_name_for_each_field(self):
        page = self.search("vùng xanh")
        for name in ("Sắp xếp", "Từ ngày", "Đến ngày"):
            self.assertEqual(page.get_by_label(name).count(), 1, name)
        self.assertEqual(page.get_by_role("group", name="Lọc kết quả").count(), 1)


class Looks(SearchCase):
    STATES = (("dân vận khéo", ""), ("dan vann kheo hnih", ""), ("xyzzyqq", ""), ("dân", "&kind=mo-hinh&province=lam-dong&page=2&sort=date"))

    def test_fits_narrow_and_enlarged_screens(self):
        for options in ({"viewport": {"width": 320, "height": 640}}, {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}):
            for query, more in self.STATES:
                page = self.search(query, more, **options)
                page.eval_on_selector_all("details", "(all) => all.forEach((one) => { one.open = true; })")
                self.assertFalse(self.scrolls_sideways(page), (query, options))
            if options["viewport"]["width"] > 320:
                # Letters twice as large.
                page.evaluate("document.documentElement.style.fontSize = '200%'")
                self.assertFalse(self.scrolls_sideways(page), options)
            page = self.tab(**options).open("/")
            page.keyboard.press("/")
            page.keyboard.type("dân vậ")
            page.wait_for_selector(".suggestions li")
            self.assertFalse(self.scrolls_sideways(page), options)
            box = page.locator(".suggestions").bounding_box()
            self.assertGreaterEqual(box["x"], 0)
            self.assertLessEqual(box["x"] + box["width"], options["viewport"]["width"])

    def check(self, page):
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        self.none(f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"])

    @unittest.skipIf(Axe is None, "needs axe-playwright-python")
    def test_has_no_faults_that_axe_finds(self):
        for scheme in ("light", "dark"):
            page = self.search("dan van kheo hnih", color_scheme=scheme)
            page.eval_on_selector_all("details", "(all) => all.forEach((one) => { one.open = true; })")
            self.assertTrue(page.locator(".instead a").is_visible())
            self.check(page)
            shade = page.evaluate("getComputedStyle(document.body).backgroundColor")
            self.assertEqual(min(map(int, re.findall(r"\d+", shade))) > 128, scheme == "light")
            page = self.tab(color_scheme=scheme).open("/lien-he/")
            page.keyboard.press("/")
            page.keyboard.type("dân vậ")
            page.wait_for_selector(".suggestions li")
            self.check(page)
        self.check(self.search("xyzzyqq"))


if __name__ == "__main__":
    unittest.main()
