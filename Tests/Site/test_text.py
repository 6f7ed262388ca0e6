"""The letters of the output: NFC, nothing of the machinery, dates and numbers as Vietnamese offices write them."""

import re
import unicodedata

from support import Case, moved, real, without_samples

TEXT = (".html", ".xml", ".json", ".csv", ".txt", ".css", ".js", ".svg")
# Decree 30/2020, appendix I: a zero before days under 10 and before months 1 and 2, and no other.
DATE = re.compile(r"(?<![\d/.\w-])(\d{1,2})/(\d{1,2})/(20\d\d)(?![\d/])")
IN_WORDS = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm 20\d\d")
MACHINERY = re.compile(r"\{\{|\bOptional\(|\bnil\b|\bNaN\b|\[object |\bundefined\b|<no value>")
# A phrase of two or three syllables said twice in a row, or a page that ends in the middle.
DOUBLED = re.compile(r"\b(\w+ \w+(?: \w+)?) \1\b", re.I)


def wrong_date(day, month):
    return len(day) != 2 or (int(month) < 3 and len(month) != 2) or (3 <= int(month) <= 9 and len(month) != 1)


class Text(Case):
    def test_all_output_is_composed_and_whole(self):
        found = []
        for site in (real(), moved(), without_samples()):
            for name in sorted(site.files):
                if name.endswith(TEXT):
                    text = site.text(name)
                    if unicodedata.normalize("NFC", text) != text:
                        found.append(f"{name}: not NFC")
                    if "\ufffd" in text:
                        found.append(f"{name}: a replacement character")
                    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text):
                        found.append(f"{name}: a control character")
        self.none(found)

    def test_nothing_of_the_machinery_shows(self):
        found = []
        for name in sorted(real().files):
            if name.endswith((".html", ".xml", ".csv")) or name.endswith("feed.json"):
                for match in MACHINERY.finditer(real().text(name)):
                    found.append(f"{name}: {match.group()}")
        self.none(found)

    def test_dates_are_written_as_decree_30_says(self):
        found = []
        for name, page in real().pages.items():
            for match in [*DATE.finditer(page.outside), *IN_WORDS.finditer(page.outside)]:
                if wrong_date(match.group(1), match.group(2)):
                    found.append(f"{name}: {match.group()}")
        self.none(found)

    def test_pages_say_nothing_twice_in_a_row(self):
        """'nay thuộc nay thuộc', 'Hướng dẫn Hướng dẫn': a label and its value both say it."""
        found = {}
        for name, page in real().pages.items():
            for line in page.outside.split("\n"):
                for match in DOUBLED.finditer(line):
                    found.setdefault(match.group(), name)
        self.none(f"{text!r} on {name}" for text, name in found.items())

    def test_words_of_the_theme_are_vietnamese(self):
        """No English word of the theme's own slips into a Vietnamese page."""
        words = re.compile(r"\b(Read more|Skip to|Search|Home|Stories|Awards|Contents|now part of|updated)\b")
        self.none(f"{name}: {match.group()}" for name, page in real().pages.items() if page.lang == "vi"
                  for match in words.finditer(page.outside))
