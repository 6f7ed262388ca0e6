"""Searches that go wrong: no connection, files that are cut, lost or of another build, and queries that are no words."""

import json
import re
import unittest
import urllib.parse

from search import SearchCase, script, server
from support import real

SOUND = "dân vận khéo"


def build():
    return json.loads(real().text("search/index.json"))["build"]


def flipped(body):
    """With one bit changed in the middle."""
    at = len(body) // 2
    return body[:at] + bytes([body[at] ^ 4]) + body[at + 1:]


def foreign(body):
    """As if of another build."""
    return bytes([body[0] ^ 1]) + body[1:]


def other(path):
    """Another file of the same build."""
    names = sorted(name for name in real().files if name.startswith(f"search/{build()}/"))
    return real().path.joinpath(names[(names.index(f"search/{build()}/{path}") + 1) % len(names)]).read_bytes()


TAMPERED = {"cut": lambda body: body[:len(body) * 2 // 3], "nearly whole": lambda body: body[:-1], "empty": lambda body: b"", "flipped": flipped,
            "of another build": foreign, "longer": lambda body: body + b"\0", "a page": lambda body: b"<!DOCTYPE html><title>hello</title>"}
ASK = """async ([script, query]) => {
  const { Index, cardOf, rank, search } = await import(script);
  try {
    const index = await Index.open('/search/', 'reload');
    const match = await search(index, query);
    const found = rank(match, 10);
    const cards = await Promise.all(found.best.map(({ doc }) => cardOf(index, doc)));
    return { total: found.total, urls: cards.map(({ url }) => url) };
  } catch (error) {
    return { kind: error.kind };
  }
}"""

# All facets of all documents.
COUNT = """async () => {
  const { Index } = await import('/source/search-index.js');
  const { countFacets } = await import('/source/search-page.js');
  try {
    const index = await Index.open('/search/', 'reload');
    return await countFacets(index, () => true, new Uint8Array(index.docs).fill(1));
  } catch (error) {
    return { kind: error.kind };
  }
}"""
FACETS = ("kind", "province", "commune", "field", "campaign", "form", "year")


class Damage(SearchCase):
    complains = True

    def files(self):
        """The files that a search and its facets need, one of each folder, but all of facets."""
        page = self.search(SOUND)
        for facet in FACETS:
            self.unfold(page, facet)
        names = {}
        for one in server().log:
            if found := re.fullmatch(r"/search/\w+/((\w+)[^ ]*\.bin)", one.path):
                names.setdefault(found[2] if found[2] != "f" else found[1], found[1])
        return page, sorted(names.values())

    def test_refuses_every_file_that_is_not_sound(self):
        page, names = self.files()
        self.assertGreaterEqual(len(names), 10)
        self.assertEqual([name for name in names if name.startswith("f/")],
                         ["f/campaign-0.bin", "f/date-0.bin", "f/field-0.bin", "f/form-0.bin", "f/kind-0.bin", "f/places.bin"])
        right, facets = page.evaluate(ASK, [script(), SOUND]), page.evaluate(COUNT)
        self.assertEqual((len(right["urls"]), [one["id"] for one in facets]), (10, list(FACETS)))
        for name in names:
            for how, change in (TAMPERED | {"gone": lambda body: None, "another file": lambda body, name=name: other(name)}).items():
                server().spoil = {f"/{name}": change}
                made = page.evaluate(COUNT) if name.startswith("f/") else page.evaluate(ASK, [script(), SOUND])
                self.assertEqual(made, {"kind": "damaged"}, f"{name} {how}")
        server().spoil = {}
        self.assertEqual((page.evaluate(ASK, [script(), SOUND]), page.evaluate(COUNT)), (right, facets))

    def test_refuses_a_manifest_that_is_not_sound(self):
        page = self.tab().open("/lien-he/")
        manifest = json.loads(real().text("search/index.json"))
        for text in ("", "{", "[]", "null", "<!DOCTYPE html>", json.dumps(manifest | {"format": 2}), json.dumps(manifest | {"build": "../../../x"}),
                     json.dumps(manifest | {"build": "0" * 16}), json.dumps(manifest | {"head": 5})):
            server().spoil = {"/search/index.json": lambda body, text=text: text.encode()}
            self.assertEqual(page.evaluate(ASK, [script(), SOUND]), {"kind": "damaged"}, text)

    def test_says_so_and_searches_again_when_asked(self):
        whole, names = self.files()
        titles = self.titles(whole)
        opened = {"f/places.bin": "commune", "f/date-0.bin": "year"}
        for name in ("head.bin", "u/0.bin", "c/0.bin", "f/places.bin", "f/date-0.bin", "f/kind-0.bin"):
            self.assertTrue(name in names or name.startswith(("u/", "c/")), name)
            server().spoil = {f"/{name}": TAMPERED["cut"]}
            if name.startswith(("u/", "c/")):
                server().spoil = {f"/{name[0]}/*": TAMPERED["cut"]}
            page = self.search(SOUND)
            if name in opened:
                self.assertEqual(self.titles(page), titles, name)
                page.click(f"#open-{opened[name]}")
                page.wait_for_selector(".found .note")
            self.assertEqual(page.inner_text(".found .note"), "Không đọc được dữ liệu tìm kiếm. Thử lại", name)
            self.assertEqual(self.titles(page), [])
            server().spoil = {}
            page.click("text=Thử lại")
            page.wait_for_selector(".found li")
            self.settle(page)
            self.assertEqual((self.titles(page), page.locator(".found .note").count()), (titles, 0), name)

    def test_says_so_below_the_box(self):
        server().spoil = {"/head.bin": TAMPERED["flipped"]}
        page = self.tab().open("/")
        page.keyboard.press("/")
        page.keyboard.type("dân")
        page.wait_for_selector(".suggestions >> text=Không đọc được dữ liệu tìm kiếm.")
        server().spoil = {}
        page.click(".suggestions button")
        page.wait_for_selector(".suggestions li")

    def test_begins_anew_when_the_site_was_published_meanwhile(self):
        page = self.search(SOUND)
        titles = self.titles(page)
        # A reader has the manifest of a build that is there no more.
        old = json.dumps(json.loads(real().text("search/index.json")) | {"build": "0123456789abcdef"}).encode()
        answers = [old]
        server().spoil = {"/search/index.json": lambda body: answers.pop() if answers else body}
        page = self.search(SOUND)
        self.assertEqual((self.titles(page), page.locator(".note:visible").count(), answers), (titles, 0, []))

    def test_says_that_there_is_no_connection(self):
        tab = self.tab()
        page = tab.open("/tim-kiem/")
        tab.context.set_offline(True)
        page.fill("#search-words", "dân")
        page.wait_for_selector(".found >> text=Không kết nối được. Hãy kiểm tra mạng rồi thử lại.")
        tab.context.set_offline(False)
        # Code that is there and data that is not.
        page = self.search(SOUND)
        tab = page.context
        tab.set_offline(True)
        page.fill("#search-words", "giám sát hỗ trợ")
        page.wait_for_selector(".found >> text=Không kết nối được. Hãy kiểm tra mạng rồi thử lại.")
        self.assertEqual(self.titles(page), [])
        self.until(page, "document.querySelector('[role=status]').textContent.startsWith('Không kết nối được')")
        tab.set_offline(False)
        page.click("text=Thử lại")
        page.wait_for_selector(".found li")
        # The box of any other page.
        context = self.tab()
        page = context.open("/")
        context.context.set_offline(True)
        page.keyboard.press("/")
        page.wait_for_selector(".suggestions >> text=Không kết nối được.")


class Rubbish(SearchCase):
    QUERIES = (
        "a" * 10_000, "dân vận " * 1250, "\u0301\u0323\u0302" * 20, "   ", "\u00a0\u3000\t", "👍🏽👩‍👩‍👧", "🇻🇳 dân vận", "\u202edân vận\u202c khéo", "\u2066\u2069\u200f",
        "<b>dân</b>", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "&lt;b&gt;", "javascript:alert(1)", '"', '""', '"dân', 'dân"vận',
        "“", "-", "--", "- -", '-"', "-dân", "- dân", "%", "%00%zz", "\\", "${1}", "{n}{found}", "__proto__", "constructor toString", "../../etc/passwd",
        "?#&=+", "\ud800"[:0] + "\ufffd", "0", "00000000000000000000000001", "đ", "ſ", "İ", "ﬁ", "ﷺ", "漢字", "ไทย", "ß", "a\u0300\u0301\u0302\u0303", "q" * 49, "ă" * 30,
        "." * 3000, "a-b-c-" * 100, '"a" ' * 200, "- " * 500,
    )

    def test_answers_anything_without_complaint(self):
        tab = self.tab()
        page = tab.open("/tim-kiem/")
        page.evaluate("() => { window.alert = () => { window.injected = true; }; }")
        page.click("#search-words")
        self.type(page, "dân")
        self.until(page, "!document.querySelector('#results').hidden")
        for query in self.QUERIES:
            page.evaluate("(text) => { const field = document.querySelector('#search-words'); field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }",
                          query)
            self.until(page, "document.querySelector('#results').hidden || document.querySelector('#results').ariaBusy === 'false'")
            self.assertEqual(tab.complaints, [], query[:60])
            self.assertEqual(page.locator(".found .note button").count(), 0, f"failed: {query[:60]}")
            self.assertEqual(page.locator("#results :is(b, script, img)").count(), 0, query)
            hidden = not query.strip()
            self.assertEqual(page.locator("#results").is_hidden(), hidden, repr(query[:60]))
            self.assertEqual(page.locator("#browse").is_hidden(), not hidden and page.locator(".found li").count() > 0, repr(query[:60]))
        self.assertFalse(page.evaluate("window.injected"))

    def test_answers_addresses_of_any_kind(self):
        for address in ("?q=" + "%C3%A2" * 3000, "?q=%ff%fe", "?q=d%C3%A2n&page=-1", "?q=d%C3%A2n&page=x", "?q=d%C3%A2n&sort=nothing&from=yesterday&to=9999-99-99",
                        "?kind=no-such-kind", "?q=d%C3%A2n&q=v%E1%BA%ADn", "?province=__proto__", "?from=2021-08-16", "?to=2021-08-16&sort=date", "?q=%22&kind=mo-hinh",
                        "?q=d%C3%A2n&literal=<b>", "?unknown=<b>1</b>"):
            page = self.settle(self.tab().open("/tim-kiem/" + address))
            self.assertEqual(page.locator("#results :is(b, script, img)").count(), 0, address)
            self.assertEqual(page.locator(".found .note button").count(), 0, address)
        page = self.search("", "&from=2021-08-16&to=2021-08-16")
        self.assertGreater(self.total(page), 0)

    def test_says_what_was_typed_without_turning_the_line(self):
        page = self.search("\u202edan van kheoo\u202c")
        self.assertIn("thay cho “dan van kheoo”", page.inner_text(".instead"))
        self.assertEqual(urllib.parse.unquote(page.url.split("=")[1]), "\u202edan van kheoo\u202c")


if __name__ == "__main__":
    unittest.main()
