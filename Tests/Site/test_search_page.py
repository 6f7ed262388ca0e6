"""The search page in Chromium: what is found and how it is shown, narrowed and kept in the address."""

import datetime
import re
import unicodedata
import unittest
import urllib.parse

import browser
import mini
from search import SearchCase, answer, keys, plain, server, table
from support import guong, real

DAY = re.compile(r"(\d\d)/(\d\d?)/(\d{4})")
WORD = re.compile(r"[\w’']+")
# Wait until a passage has come to each result in view.
PASSAGES = "document.querySelectorAll('.found li mark').length >= %d"


def words(text):
    return [word.lower() for word in WORD.findall(unicodedata.normalize("NFC", text))]


def main_text(path):
    """The words of a page of the site, as far as readers see them."""
    html = re.sub(r"(?s)<(script|style|form)\b.*?</\1>", " ", real().text(path.strip("/") + "/index.html"))
    return words(re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|h\d|dt|dd|td|th|blockquote|figcaption)>", " ¦ ", html)).replace("&amp;", "&"))


class Finding(SearchCase):
    def test_finds_as_the_reader_types(self):
        page = self.search()
        page.click("#search-words")
        seen = []
        for letter in "dan van khe":
            page.keyboard.type(letter)
            self.settle(page)
            seen.append(self.total(page))
        self.assertTrue(all(seen), "each key must find something")
        self.assertGreater(seen[2], seen[-1])
        self.assertIn("Dân vận khéo", " ".join(self.titles(page)))
        # The last syllable is a beginning only while it is typed.
        self.assertEqual(seen[-1], answer("dan van khe", "--typing")["total"])
        page.keyboard.press("Enter")
        self.settle(page)
        self.assertEqual(self.total(page), answer("dan van khe")["total"])

    def test_gives_pages_of_ten_with_number_and_time(self):
        expected = [urllib.parse.urlsplit(one["url"]).path for one in answer("dân vận khéo")["results"]]
        page = self.search("dân vận khéo")
        self.assertRegex(page.inner_text("#results .count"), r"^23 kết quả \(0,\d+ giây\)$|^\d+ kết quả \(\d+(,\d+)? giây\)$")
        self.assertEqual(self.total(page), len(expected))
        found = self.urls(page)
        self.assertEqual(len(found), 10)
        while page.locator(".pages a", has_text="Trang sau").count():
            page.click(".pages a:last-child")
            self.settle(page)
            found += self.urls(page)
        self.assertEqual(found, expected)
        self.assertIn(f"Trang {-(-len(expected) // 10)}/{-(-len(expected) // 10)}", page.inner_text(".pages"))
        # Beyond the last page is the last.
        page = self.search("dân vận khéo", "&page=99999999")
        self.assertEqual(self.urls(page), expected[len(expected) // 10 * 10:])

    def test_shows_kind_place_day_awards_and_a_passage_with_every_hit(self):
        page = self.search("siêu thị đồng phường")
        self.until(page, PASSAGES % 3)
        story = next(one for one in table("stories") if one["title"].startswith("Siêu thị “0 đồng” Phường 2"))
        item = page.locator(".found li", has_text=story["title"])
        self.assertIn("Mô hình · phường 2, thành phố Đà Lạt, tỉnh Lâm Đồng · 20/10/2021", item.inner_text())
        self.assertIn("Dữ liệu minh họa", item.inner_text())
        self.assertIn("Bằng khen của Thủ tướng Chính phủ", item.locator(".award").inner_text())
        typed = {"siêu", "thị", "đồng", "phường"}
        shown = 0
        for passage in page.locator(".found li p:not(.meta)").element_handles():
            marked = [word for mark in passage.query_selector_all("mark") for word in words(mark.inner_text())]
            shown += len(marked)
            self.none(f"marked though not searched for: {word}" for word in marked if plain(word) not in map(plain, typed))
            rest = words(passage.evaluate("(p) => [...p.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data).join(' ¦ ')"))
            self.none(f"not marked: {word}" for word in rest if word in typed)
        self.assertGreater(shown, 3)

    def test_finds_phrases_and_leaves_words_out(self):
        page = self.search('"vùng xanh"')
        both = {urllib.parse.urlsplit(one["url"]).path for one in answer("vùng xanh")["results"]}
        urls = self.urls(page)
        self.assertGreater(len(both), self.total(page))
        for url in urls:
            text = main_text(url)
            self.assertIn(("vùng", "xanh"), zip(text, text[1:]), url)
        # Three words and more are looked for on the page itself, and the number is said to be about.
        self.type(page, '"phòng, chống dịch Covid-19"')
        self.assertIn("Khoảng", page.inner_text("#results .count"))
        for url in self.urls(page):
            text = " ".join(main_text(url))
            self.assertIn("phòng chống dịch covid 19", text)
        for query, more in (("tổ tự quản -covid", "tổ tự quản covid"), ('tổ tự quản -"vùng xanh"', 'tổ tự quản "vùng xanh"')):
            self.type(page, query)
            found = set(self.urls(page))
            while page.locator(".pages a", has_text="Trang sau").count():
                page.click(".pages a:last-child")
                found |= set(self.urls(self.settle(page)))
            rest = self.whole("tổ tự quản") - self.whole(more)
            self.assertEqual((self.total(page), rest - found), (len(rest), set()), query)
            self.assertFalse(found & self.whole(more), query)

    def test_reads_a_phrase_that_nobody_wrote_as_words(self):
        words = self.search("khéo vận dân")
        page = self.search('"khéo vận dân"')
        self.assertEqual((self.total(page), self.urls(page)), (self.total(words), self.urls(words)))
        self.assertIn('Đã tìm “khéo vận dân” thay cho “"khéo vận dân"”.', page.inner_text(".instead"))
        # What was typed, to the letter, leads to nothing; so does a phrase beside a word that is left out.
        page.click(".instead a")
        self.settle(page)
        self.assertEqual((self.total(page), self.urls(page), page.inner_text(".instead")), (0, [], ""))
        page = self.search('"khéo vận dân" -xanh')
        self.assertEqual((self.total(page), self.urls(page), page.inner_text(".instead")), (0, [], ""))
        # A phrase that is written somewhere stays one.
        page = self.search('"dân vận khéo"')
        self.assertEqual(page.inner_text(".instead"), "")

    def whole(self, query):
        """The pages that have all words of a query."""
        found = answer(query)
        return {urllib.parse.urlsplit(one["url"]).path for one in found["results"][:found["total"]]}

    def days(self, page):
        found = [DAY.search(one) for one in page.locator(".found li > .meta:first-of-type").all_inner_texts()]
        return [datetime.date(int(one[3]), int(one[2]), int(one[1])) for one in found if one]

    def test_orders_by_date_and_keeps_to_a_range(self):
        page = self.search("dân vận khéo")
        page.select_option("select[name=sort]", "date")
        self.settle(page)
        days = self.days(page)
        self.assertEqual(days, sorted(days, reverse=True))
        self.assertIn("sort=date", page.url)
        self.assertEqual(self.urls(page), [urllib.parse.urlsplit(one["url"]).path for one in answer("dân vận khéo", "--by-date", limit=10)["results"]])
        page.fill("input[name=from]", "2021-08-16")
        self.settle(page)
        page.fill("input[name=to]", "2021-10-20")
        self.settle(page)
        inside = self.days(page)
        self.assertTrue(inside and all(datetime.date(2021, 8, 16) <= day <= datetime.date(2021, 10, 20) for day in inside))
        self.assertGreaterEqual(len(inside), min(10, self.total(page)))
        self.assertIn(datetime.date(2021, 8, 16), self.days(self.search("dân vận khéo", "&from=2021-08-16&to=2021-08-16")))

    def test_takes_equal_spellings_for_one_word(self):
        pairs = [("hòa bình", "hoà bình"), ("Khánh Hòa", "khánh hoà"), ("thúy", "thuý"), ("bác sĩ", "bác sỹ"), ("kỹ thuật", "kĩ thuật"),
                 ("lý luận", "lí luận"), ("Đắk Nông", "đắk nông"), ("D'Ran", "D’Ran"), ("D'Ran", "Dʼran"), ("thành phố", "thành phố\u200b"),
                 ("điển hình", unicodedata.normalize("NFD", "điển hình")), ("điển hình", "ĐIỂN HÌNH"), ("đường", "Ðường")]
        page = self.search()
        for one, two in pairs:
            self.type(page, f"{one} ")
            total, urls = self.total(page), self.urls(page)
            self.assertTrue(total, one)
            self.type(page, f"{two} ")
            self.assertEqual((self.total(page), self.urls(page)), (total, urls), two)
            self.assertEqual(page.inner_text(".instead"), "", two)
        # Without marks and without đ: all that is found with them, and more.
        self.assertGreaterEqual(self.total(self.type(page, "dien hinh")), self.total(self.type(page, "điển hình")))

    def test_understands_typing_without_an_input_method(self):
        page = self.search()
        self.type(page, "điển hình ")
        total, urls = self.total(page), self.urls(page)
        for method in ("telex", "vni"):
            typed = keys("điển hình", method)
            self.type(page, typed + " ")
            self.assertEqual((self.total(page), self.urls(page)), (total, urls), typed)
            self.assertIn(f"Đã tìm “điển hình” thay cho “{typed}”.", page.inner_text(".instead"))

    def test_forgives_slips_and_leads_back_to_what_was_typed(self):
        for typed, meant in (("khen thuowrng tienn", "khen thưởng tien"), ("dan van khoe hnih", "dan van khoe hinh"), ("danvan kheo", "dan van kheo"),
                             ("Covidd", "covid"), ("nhaan daan", "nhân dân")):
            page = self.search(typed)
            self.assertTrue(self.total(page), typed)
            self.assertIn(f"“{meant}” thay cho “{typed}”", page.inner_text(".instead"))
            page.click(".instead a")
            self.settle(page)
            self.assertEqual((page.inner_text(".instead"), "literal=1" in page.url), ("", True), typed)
            self.assertEqual(self.total(page), answer(typed, "--literal")["total"], typed)
            self.assertEqual(page.input_value("#search-words"), typed)

    def test_says_what_to_do_when_nothing_is_found(self):
        page = self.search("xyzzyqq")
        self.assertIn("Không tìm thấy", page.inner_text("#results .count"))
        self.assertTrue(page.locator(".help").is_visible())
        self.assertTrue(page.locator("#browse").is_visible())
        # Some of the words are better than none, and said to be some.
        self.type(page, "xyzzyqq vùng xanh")
        self.assertIn("chỉ có một phần", page.inner_text(".found"))
        self.assertGreater(len(self.urls(page)), 3)


class Ranking(SearchCase):
    """A site of its own, with stories that differ in the marks of one word."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        root = mini.project("ranking")
        for name, word in (("gap", "đien"), ("khac", "điền"), ("dung", "điện"), ("tran", "dien")):
            (root / f"content/stories/{name}.md").write_text(mini.story(name, f"Chuyện {word} làng", body=f"Có {word} về."), "utf-8")
        done = guong("build", "--root", root, "--output", root / "Public", "--now", "2026-11-21T08:00+07:00")
        if done.returncode:
            raise AssertionError(done.stderr)
        cls.server = browser.Server(root / "Public")
        cls.addClassCleanup(cls.server.close)

    def order(self, query):
        tab = browser.Tab(self.server)
        self.addCleanup(tab.context.close)
        page = self.settle(tab.open(f"/tim-kiem/?q={urllib.parse.quote(query)}"))
        self.assertEqual(tab.complaints, [])
        self.page = page
        return [title.split()[1] for title in self.titles(page) if title.startswith("Chuyện")]

    def test_leads_to_the_heading_above_the_passage(self):
        self.order("điện")
        self.until(self.page, PASSAGES % 1)
        self.assertRegex(self.page.locator(".found li > a").first.get_attribute("href"), r"/dung/#muc-cach-lam$")

    def test_puts_exact_before_compatible_before_other_marks(self):
        self.assertEqual(self.order("điện")[0], "điện")
        self.assertEqual(self.order("điền")[0], "điền")
        self.assertEqual(self.order("đien")[0], "đien")
        # Every mark typed is there in all three; the fourth has other ones.
        self.assertEqual(self.order("điên")[-2:], ["đien", "dien"] if self.order("điên")[-1] == "dien" else ["dien", "đien"])
        self.assertEqual(set(self.order("điên")[:2]), {"điện", "điền"})

    def test_takes_a_word_without_marks_for_any(self):
        found = self.order("dien")
        self.assertEqual(set(found), {"đien", "điền", "điện", "dien"})
        # They differ in nothing else, so their order is that of the documents, not that of their marks.
        self.assertEqual(found, self.order("dien làng"))


class Narrowing(SearchCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stories = {urllib.parse.urlsplit(one["url"]).path: one for one in table("stories") if "url" in one}
        cls.entries = {}
        for entry in table("localities"):
            cls.entries.setdefault(entry["id"], []).append(entry)

    def places(self, story, day):
        """The provinces and communes of a story: its own, those above, and those that took one of them over."""
        found = {}

        def reach(name, on):
            spells = self.entries[name]
            entry = next((one for one in spells if one["validFrom"] <= on < one.get("validTo", "9999")), spells[-1])
            if (name, entry["validFrom"]) in seen:
                return
            seen.add((name, entry["validFrom"]))
            found[name] = entry["level"]
            if entry.get("parent"):
                reach(entry["parent"], on)
            for heir in entry.get("successors", []):
                reach(heir.split(":")[0], "9998")
        seen = set()
        reach(story["locality"], day)
        return found

    def values(self, path):
        """What each facet has of a story, reckoned from the open data."""
        story = self.stories[path]
        day = story["publishAt"][:10] if "publishAt" in story else story["published"][:10]
        places = self.places(story, day)
        awards = [award for award in table("awards") if award["status"] in ("trao", "quyet-dinh")
                  and (award["id"] in story.get("awards", []) or award["recipient"] in story.get("recipients", []))]
        return {
            "kind": {story["kind"]}, "field": set(story.get("fields", [])), "campaign": set(story["campaign"]),
            "form": {award["form"] for award in awards}, "year": {day[:4]},
            "province": {name for name, level in places.items() if level == "tinh"},
            "commune": {name for name, level in places.items() if level == "xa"},
        }

    def reckon(self, paths, chosen):
        """Facet → value → number of stories that match what is chosen in the other facets."""
        counts = {}
        for path in paths:
            has = self.values(path)
            for facet, own in has.items():
                if all(has[other] & ids for other, ids in chosen.items() if other != facet):
                    for value in own:
                        counts.setdefault(facet, {}).setdefault(value, 0)
                        counts[facet][value] += 1
        return counts

    def compare(self, page, query, chosen):
        kinds = {one["id"] for one in next(v for v in table("vocabularies") if v["id"] == "kind")["terms"]}
        found = [urllib.parse.urlsplit(one["url"]).path for one in answer(query)["results"]] if query else list(self.stories)
        stories = [path for path in found if path in self.stories]
        expected = self.reckon(stories, chosen)
        for facet in ("province", "commune", "field", "campaign", "form", "year"):
            shown = {value: count for value, count in self.facet(page, facet).items() if count}
            self.assertEqual(shown, expected.get(facet, {}), f"{facet} of {query!r} with {chosen}")
        shown = {value: count for value, count in self.facet(page, "kind").items() if value in kinds and count}
        self.assertEqual(shown, expected.get("kind", {}))

    def test_counts_what_each_facet_has(self):
        kinds = sorted({story["kind"] for story in self.stories.values()})
        of_stories = "".join(f"&kind={kind}" for kind in kinds)
        self.assertEqual(len(self.stories), 36)
        for query, more in (("", {}), ("dân vận", {}), ("tổ tự quản", {"province": {"lam-dong", "khanh-hoa"}}),
                            ("", {"field": {"y-te"}, "year": {"2021"}}), ("phường", {"form": {"giay-khen-ubnd-xa"}})):
            address = "&".join(f"{facet}={value}" for facet, ids in more.items() for value in sorted(ids))
            page = self.search(query, of_stories + ("&" + address if address else ""))
            self.compare(page, query, {"kind": set(kinds)} | more)

    def test_counts_places_under_old_and_new_names(self):
        page = self.search("", "&kind=mo-hinh")
        for name in ("province", "commune"):
            self.unfold(page, name)
        shown = page.locator("#facet-province label, #facet-commune label").all_text_contents()
        self.assertTrue(any("(cũ)" in text for text in shown))
        self.assertGreater(self.facet(page, "commune")["phuong-tay-nha-trang"], 0)

    def test_narrows_by_several_at_once(self):
        page = self.search("dân vận")
        whole = self.total(page)
        counts = self.facet(page, "kind")
        page.check("#kind-mo-hinh")
        self.settle(page)
        self.assertEqual(self.total(page), counts["mo-hinh"])
        # Values of one facet are alternatives.
        page.check("#kind-cach-lam-hay")
        self.settle(page)
        self.assertEqual(self.total(page), counts["mo-hinh"] + counts["cach-lam-hay"])
        self.assertEqual(self.facet(page, "kind"), counts)
        # Facets are combined.
        page.click("#facet-year summary")
        self.until(page, "!!document.querySelector('#facet-year').isRead")
        self.assertEqual(page.evaluate("document.activeElement.id"), "open-year")
        years = self.facet(page, "year")
        page.check("#year-2021")
        self.settle(page)
        self.assertEqual(self.total(page), years["2021"])
        self.assertEqual(page.evaluate("document.activeElement.id"), "year-2021")
        self.assertEqual(sorted(urllib.parse.parse_qsl(urllib.parse.urlsplit(page.url).query)),
                         [("kind", "cach-lam-hay"), ("kind", "mo-hinh"), ("q", "dân vận"), ("year", "2021")])
        # An address says the same to others.
        other = self.settle(self.tab().open(page.url.removeprefix(server().address)))
        self.assertEqual((self.urls(other), self.facet(other, "kind")), (self.urls(page), self.facet(page, "kind")))
        page.click("text=Bỏ các điều kiện lọc")
        self.settle(page)
        self.assertEqual(self.total(page), whole)


class Address(SearchCase):
    def test_keeps_the_whole_state_in_the_address_and_the_history(self):
        page = self.search("vùng xanh")
        first = self.titles(page)
        page.check("#kind-mo-hinh")
        self.settle(page)
        narrowed = self.titles(page)
        page.select_option("select[name=sort]", "date")
        self.settle(page)
        sorted_ = self.titles(page)
        self.assertNotEqual(first, narrowed)
        for titles, is_checked, sort in ((narrowed, True, ""), (first, False, "")):
            page.go_back()
            self.until(page, "(titles) => [...document.querySelectorAll('.found li > a')].map((a) => a.textContent).join() === titles", ",".join(titles))
            self.settle(page)
            self.assertEqual((page.is_checked("#kind-mo-hinh"), page.input_value("select[name=sort]")), (is_checked, sort))
        page.go_forward()
        page.go_forward()
        page.wait_for_url("**sort=date")
        self.settle(page)
        self.assertEqual(self.titles(page), sorted_)
        page.reload()
        self.settle(page)
        self.assertEqual(self.titles(page), sorted_)
        self.assertTrue(page.is_checked("#kind-mo-hinh"))

    def test_makes_one_entry_of_what_is_typed(self):
        page = self.search()
        entries = page.evaluate("history.length")
        for words in ("d", "dâ", "dân", "dân v", "dân vận"):
            self.type(page, words)
        self.assertEqual(page.evaluate("history.length"), entries)
        self.assertEqual(urllib.parse.unquote(page.url.split("?")[1]), "q=dân+vận")
        # A result and back: the words and the results are there again.
        titles = self.titles(page)
        page.click(".found li > a")
        page.wait_for_selector("article, main h1")
        page.go_back()
        page.wait_for_selector(".found li")
        self.settle(page)
        self.assertEqual((page.input_value("#search-words"), self.titles(page)), ("dân vận", titles))
        page.fill("#search-words", "")
        page.wait_for_selector("#browse", state="visible")
        self.assertTrue(page.locator("#results").is_hidden())


class WithoutScripts(SearchCase):
    def test_lets_browse_by_every_facet(self):
        page = self.tab(java_script_enabled=False).open("/tim-kiem/?q=d%C3%A2n")
        text = page.inner_text("main")
        self.assertIn("Tìm theo từ khóa cần JavaScript", text)
        for heading in ("Loại gương", "Phong trào thi đua", "Địa phương", "Lĩnh vực", "Hình thức khen thưởng", "Năm"):
            self.assertIn(heading, text)
        links = page.eval_on_selector_all("#browse a", "(links) => links.map((a) => new URL(a.href).pathname)")
        self.assertGreater(len(links), 60)
        self.none(link for link in set(links) if link.strip("/") + "/index.html" not in real().files)
        self.assertFalse(page.locator("#results").is_visible())
        # The search box of any page leads here.
        page = self.tab(java_script_enabled=False).open("/")
        page.fill("#q", "dân vận")
        page.press("#q", "Enter")
        self.assertTrue(page.url.endswith("/tim-kiem/?q=d%C3%A2n+v%E1%BA%ADn"), page.url)


class English(SearchCase):
    def test_speaks_the_language_of_the_site(self):
        root = mini.project("english")
        settings = root / "content/site.yml"
        settings.write_text(settings.read_text("utf-8").replace("lang: vi", "lang: en").replace("thu.example.vn", "thu.example.vn/a/b"), "utf-8")
        done = guong("build", "--root", root, "--output", root / "Public", "--now", "2026-11-21T08:00+07:00")
        self.assertEqual(done.returncode, 0, done.stderr)
        served = browser.Server(root / "Public", {"/a/b/": root / "Public"})
        self.addCleanup(served.close)
        tab = browser.Tab(served, locale="en-US")
        self.addCleanup(tab.context.close)
        (search,) = [path.parent.name for path in (root / "Public").rglob("opensearch.xml")]
        page = self.settle(tab.open(f"/a/b/{search}/?q=bai+thu"))
        self.assertRegex(page.inner_text("#results .count"), r"\d+ results \(\d+(\.\d+)? seconds\)")
        self.assertTrue(all(url.startswith("/a/b/") for url in self.urls(page)))
        page.click(".found li > a")
        page.wait_for_selector("h1")
        self.assertEqual((tab.complaints, tab.foreign), ([], []))


if __name__ == "__main__":
    unittest.main()
