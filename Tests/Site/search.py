"""What the subjects about search share: the real site behind a server, and queries of the kinds that readers type."""

import functools
import json
import random
import re
import time
import unicodedata
import unittest
import urllib.parse

import browser
from support import ROOT, Case, guong, real

TONES = "\u0300\u0309\u0303\u0301\u0323"
TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}


@functools.cache
def server():
    """The site as it is published, and below `/source/` the scripts of its theme."""
    return browser.Server(real().path, {"/source/": ROOT / "themes/sen/assets"})


def script(name="search-query"):
    """The path of a published script of the theme; unless another is named, of the one with which a site's own scripts can search."""
    return next(f"/{path}" for path in real().files if re.fullmatch(rf"assets/{name}\.\w+\.js", path))


def plain(text):
    """Without marks."""
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def keys(text, method):
    """As it is typed without an input method: hats in place, tones at the ends of words."""
    table, tones = (TELEX, "frxsj") if method == "telex" else (VNI, "23415")

    def word(match):
        letters = unicodedata.normalize("NFD", match[0].lower())
        tone = next((tones[TONES.index(mark)] for mark in letters if mark in TONES), "")
        letters = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in TONES))
        return "".join(table.get(letter, letter) for letter in letters) + tone
    return re.sub(r"\w+", word, text)


def slip(text, dice):
    """One slip of the finger in the longest word."""
    word = max(text.split(), key=len)
    at = dice.randrange(1, len(word) - 1) if len(word) > 3 else 1
    changed = dice.choice((word[:at] + word[at + 1:], word[:at] + word[at + 1:at + 2] + word[at] + word[at + 2:],
                           word[:at] + word[at] + word[at:], word[:at] + "h" + word[at + 1:]))
    return text.replace(word, changed, 1)


@functools.cache
def phrases():
    """Pieces of two to four words of the titles of all pages, the same at each run."""
    dice = random.Random(20210811)
    titles = sorted({page.title.split(" – ")[0] for page in real().pages.values()})
    pieces = []
    for title in titles:
        words = re.findall(r"[^\W_]+", title)
        for _ in range(2):
            size = dice.randint(2, 4)
            if len(words) >= size:
                at = dice.randrange(len(words) - size + 1)
                pieces.append(" ".join(words[at:at + size]))
    dice.shuffle(pieces)
    return pieces


@functools.cache
def queries():
    """At least 600 queries of all kinds, each on one line."""
    dice = random.Random(7)
    some = phrases()
    found = some[:160]
    found += [plain(piece).lower() for piece in some[160:320]]
    found += [keys(piece, "telex") for piece in some[:60]] + [keys(piece, "vni") for piece in some[60:120]]
    found += [slip(plain(piece).lower(), dice) for piece in some[320:400]]
    found += [piece.replace(" ", "", 1) for piece in some[400:440]]
    found += [f'"{piece}"' for piece in some[440:480]]
    found += [f"{one} -{two.split()[0]}" for one, two in zip(some[480:510], some[:30])]
    found += [f'{one} -"{two}"' for one, two in zip(some[480:500], some[30:50])]
    found += [f"{one} {two} {three}" for one, two, three in zip(some[:20], some[20:40], some[40:60])]
    found += [piece[:dice.randint(1, len(piece))] for piece in some[:60]]
    found += [unicodedata.normalize("NFD", piece) for piece in some[60:80]]
    found += ["10-CT/TU", "16-KH/BDVTW", "0 đồng", "HĐND", "UBMTTQ", "Covid-19", "kỹ thuật", "kĩ thuật", "H'Hen", "K’Brếu", "Đắk Lắk",
              "Krông", "lý luận", "lí luận", "thuý", "thúy", "hoà bình", "hòa bình", "gíao dục", "bác sỹ", "bác sĩ", "y tế", "2021",
              "11/8/2021", "m²", "a", "an", "ng", "ngh", "q", "đ", "dan", "Dân Vận Khéo", "“siêu thị” 0 đồng", "-dân vận", "a -b c", "--a",
              "- a", "-(dân) vận", '"', '""', '"dân', 'dân"vận"khéo', "-", "-\"dân vận\"", "…", "👍 dân vận", "‮dân vận‬",
              "<b>dân</b>", "' OR 1=1", "%C3%A2", "x" * 60, "dânvậnkhéo", "ddaan vaanj", "d9a6n va6n5", "the", "test", "car",
              "một hai ba bốn năm sáu bảy tám chín mười", "dân vận " * 20]
    return [re.sub(r"\s*\n\s*", " ", query) for query in found if query.strip()]


class SearchCase(Case):
    """A test of the search page in Chromium; nothing may be complained about or asked of other hosts."""

    complains = False

    @classmethod
    def setUpClass(cls):
        if not browser.is_there():
            raise unittest.SkipTest("needs Playwright and Chromium")

    def tab(self, **options):
        tab = browser.Tab(server(), **options)
        self.addCleanup(tab.context.close)
        self.addCleanup(lambda: self.assertEqual(tab.foreign, [], "asked another host"))
        if not self.complains:
            self.addCleanup(lambda: self.none(f"console: {text}" for text in tab.complaints))
        return tab

    def setUp(self):
        server().log.clear()
        server().spoil.clear()
        self.addCleanup(server().spoil.clear)

    def search(self, words=None, address="", **options):
        """Opens the search page, and waits until all stands if there are words; `address` goes on after them, with `&`."""
        if words is None:
            return self.tab(**options).open("/tim-kiem/")
        return self.settle(self.tab(**options).open(f"/tim-kiem/?q={urllib.parse.quote(words)}{address}"))

    def settle(self, page):
        page.wait_for_selector('#results[aria-busy="false"]', state="attached")
        return page

    def until(self, page, expression, argument=None):
        """Waits until something is true on a page; the page's policy lets Playwright's own way complain."""
        end = time.monotonic() + 10
        while not page.evaluate(expression, argument):
            if time.monotonic() > end:
                self.fail(f"never true: {expression} {argument or ''}")
            time.sleep(0.03)

    def type(self, page, words):
        """Puts words into the field of the search page as if they were typed, and waits for what is found."""
        page.fill("#search-words", words)
        return self.settle(page)

    def urls(self, page):
        """The paths of the results on the page, without anchors."""
        return page.eval_on_selector_all(".found li > a", "(links) => links.map((a) => new URL(a.href).pathname)")

    def titles(self, page):
        return page.locator(".found li > a").all_inner_texts()

    def total(self, page):
        return int(re.sub(r"\D", "", page.inner_text("#results .count").split("(")[0]) or 0)

    def facet(self, page, name):
        """Id → count of all that a facet shows once it is open."""
        self.unfold(page, name)
        return dict(page.eval_on_selector_all(
            f"#facet-{name} input",
            "(boxes) => boxes.map((box) => [box.value, +box.parentElement.querySelector('.count').textContent.replaceAll('.', '')])"))

    def unfold(self, page, name):
        """Opens a facet, and waits until what it has is read."""
        page.eval_on_selector(f"#facet-{name}", "(details) => { details.open = true; }")
        self.until(page, f"!!document.querySelector('#facet-{name}').isRead")

    def scrolls_sideways(self, page):
        return page.evaluate("document.scrollingElement.scrollWidth > innerWidth")


def answer(query, *flags, limit=10_000):
    """What `guong search` finds on the real site."""
    done = guong("search", "--site", real().path, "--format", "json", "--limit", limit, *flags, "--", query)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def table(name):
    """The records of a type, as the site's open data gives them."""
    return json.loads(real().text(f"data/{name}.json"))
