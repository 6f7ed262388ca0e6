"""Queries of a corpus, the same at every run: what readers would type, with marks and without, one to five words."""

import csv
import random
import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
SEED = 20210811


def plain(text):
    """Without marks."""
    folded = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in folded if not unicodedata.combining(c)))


def stories(content):
    """Id, title and text of each story."""
    for path in sorted((content / "stories").rglob("*.md")):
        if path.name.startswith("_index"):
            continue
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        title = re.search(r"^title: (.*)$", front, re.MULTILINE)
        if title:
            text = re.sub(r"\]\([^)]*\)|^\s*(\{|:::).*$", "", body, flags=re.MULTILINE)
            yield path.stem, title[1].strip("'\""), re.sub(r"[*_>#|\[\]]", " ", text)


def names(content, kind, column="name"):
    for path in sorted((content / kind).rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row


def piece(text, words, dice):
    """So many words in a row, of one sentence."""
    for _ in range(20):
        sentence = dice.choice([s for s in re.split(r"[.!?:;\n]+", text) if s.strip()])
        found = WORD.findall(sentence)
        if len(found) >= words:
            at = dice.randrange(len(found) - words + 1)
            return " ".join(found[at:at + words])
    return " ".join(WORD.findall(text)[:words])


def fifty(content):
    """20 pieces of titles and 15 of texts of one to five words, 8 names of people, 7 places; every second without marks."""
    dice = random.Random(SEED)
    everything = list(stories(content))
    found = [piece(dice.choice(everything)[1], 1 + number % 5, dice) for number in range(20)]
    found += [piece(dice.choice(everything)[2], 1 + number % 5, dice) for number in range(15)]
    people = [row["name"] for row in names(content, "recipients") if row["type"] == "ca-nhan"]
    found += dice.sample(people, 8)
    places = [f"{row['type']} {row['name']}" for row in names(content, "localities") if row["level"] in ("tinh", "huyen", "xa")]
    found += dice.sample(places, 7)
    return [query if number % 2 else plain(query).lower() for number, query in enumerate(found)]
