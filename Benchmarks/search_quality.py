#!/usr/bin/env python3
"""Measures the ranking of `guong search`: can a story be found by what one remembers of it?

    search_quality.py [--project DIR] [--site DIR] [--texts FILE] [--sample 300] [--guong .build/release/guong]

Without --site the project is built first. Known items: queries are made from the stories themselves: the title, the first
sentence, six words in a row from the middle of the text, a name of a person with a word of the title, and a paraphrase (words of a
sentence in another order, every third left out); each as written, without marks, as typed with TELEX but without an input
method, and with one slip of the finger. Then the texts alone, without title or records, beside a plain BM25 over syllables
and pairs: see search_collections.py. FILE is JSON, a list of objects with `title` and `text`, for texts from outside.
Prints the mean reciprocal rank among ten, the share found first and among ten, and the bytes that a browser would
fetch. The same queries at every run.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True

from bench import BUILD, ROOT, memory_folder, say, write  # noqa: E402
from search_collections import ask, cloze, compare, sentences, titles  # noqa: E402
from search_queries import WORD, names, plain, stories  # noqa: E402

TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
HATS = {"\u0306": "w", "\u0302": None, "\u031b": "w"}


def telex(text):
    """What the keyboard sends when nothing turns it into letters."""
    words = []
    for word in text.split():
        out, tone = "", ""
        for c in unicodedata.normalize("NFD", word):
            if c in TONES:
                tone = TONES[c]
            elif c in HATS:
                out += HATS[c] or out[-1].lower()
            elif c in "đĐ":
                out += c.replace("đ", "dd").replace("Đ", "Dd")
            else:
                out += c
        words.append(out + tone)
    return " ".join(words)


def slip(text, dice):
    """Swaps, drops or doubles one letter of the longest word."""
    words = text.split()
    place = max(range(len(words)), key=lambda i: len(words[i]))
    word = words[place]
    if len(word) < 4:
        return text
    at = 1 + dice.randrange(len(word) - 2)
    kind = dice.randrange(3)
    words[place] = (word[:at] + word[at + 1] + word[at] + word[at + 2:] if kind == 0
                    else word[:at] + word[at + 1:] if kind == 1 else word[:at] + word[at] + word[at:])
    return " ".join(words)


def of_recipients(front):
    found = re.search(r"^recipients: \[([^\]]*)", front, re.MULTILINE)
    return [one.strip() for one in found[1].split(",")] if found else []


def flat(text):
    return f" {' '.join(WORD.findall(text.lower()))} "


def queries(content, sample):
    """Queries with the stories that they are of, by kind and form; and how many stories each kind's queries fit as well as those: the
    same title, sentence, words or recipient. No ranking can tell these apart."""
    dice = random.Random(3)
    everything = list(stories(content))
    people = {row["id"]: row["name"] for row in names(content, "recipients")}
    chosen = dice.sample(everything, min(sample, len(everything)))
    sets = {"title": [], "first sentence": [], "six words": [], "name": [], "paraphrase": []}
    paths = {path.stem: path for path in (content / "stories").rglob("*.md")}
    fronts = {name: path.read_text("utf-8").split("---\n", 2)[1] for name, path in paths.items() if not name.startswith("_")}
    texts = [flat(text) for _, _, text in everything]
    titles = collections.Counter(title for _, title, _ in everything)
    shared = collections.Counter(one for front in fronts.values() for one in of_recipients(front))
    alike = {kind: [] for kind in sets}

    def count(piece):
        return max(1, sum(flat(piece) in one for one in texts))
    for name, title, text in chosen:
        some = [s for s in sentences(text) if len(WORD.findall(s)) >= 8]
        if not some:
            continue
        sets["title"].append((name, title))
        alike["title"].append(titles[title])
        sets["first sentence"].append((name, some[0]))
        alike["first sentence"].append(count(some[0]))
        words = WORD.findall(some[len(some) // 2])
        sets["six words"].append((name, " ".join(words[1:7])))
        alike["six words"].append(count(sets["six words"][-1][1]))
        recipient = next((one for one in of_recipients(fronts[name]) if one in people), None)
        if recipient:
            sets["name"].append((name, f"{people[recipient]} {max(WORD.findall(title), key=len)}"))
            alike["name"].append(shared[recipient])
        alike["paraphrase"].append(count(some[len(some) // 3]))
        words = WORD.findall(some[len(some) // 3])
        kept = [w for i, w in enumerate(words) if i % 3 != 2]
        half = len(kept) // 2
        sets["paraphrase"].append((name, " ".join(kept[half:] + kept[:half])))
    made = {}
    for kind, items in sets.items():
        made[kind, "marked"] = items
        made[kind, "unmarked"] = [(n, plain(q)) for n, q in items]
        made[kind, "TELEX"] = [(n, telex(q)) for n, q in items]
        made[kind, "one slip"] = [(n, slip(q, dice)) for n, q in items]
    return made, alike


def rank(answer, name):
    return next((i for i, r in enumerate(answer["results"], 1) if r["id"] == name), 0)


def known_items(arguments, site, folder):
    print("| set | written | queries | texts alike | MRR | first | in ten | bytes, median |\n|---|---|---|---|---|---|---|---|")
    figures = {}
    made, alike = queries(arguments.project / "content", arguments.sample)
    for (kind, form), items in made.items():
        if not items:
            continue
        answers = ask(arguments.guong, site, [q for _, q in items], folder)
        ranks = [rank(a, n) for a, (n, _) in zip(answers, items)]
        sizes = [sum(a["files"].values()) for a in answers]
        figures[f"{kind}, {form}"] = statistics.mean(1 / r if r else 0 for r in ranks)
        print(f"| {kind} | {form} | {len(items)} | {statistics.mean(alike[kind]):.1f} | {figures[f'{kind}, {form}']:.3f}"
              f" | {statistics.mean(r == 1 for r in ranks):.3f} | {statistics.mean(r > 0 for r in ranks):.3f}"
              f" | {statistics.median(sizes) / 1024:.1f} KiB |", flush=True)
    return figures


def texts(arguments, folder):
    """Texts alone: those of this project, and those from outside. What the corpus makes has titles by chance."""
    sets = [("stories", list(stories(ROOT / "content")))] if arguments.project == ROOT else []
    if arguments.texts:
        outside = json.loads(arguments.texts.read_text("utf-8"))
        sets.append((arguments.texts.stem, [(str(n), one["title"], one["text"]) for n, one in enumerate(outside)]))
    if not sets:
        return {}
    print("\n| set | texts | queries | marked | toned BM25 | unmarked | folded BM25 |\n|---|---|---|---|---|---|---|")
    figures = {}
    for name, some in sets:
        for number, collection in enumerate((titles(name, some, 600), cloze(name, some[:1_000], 600))):
            own = folder / f"{name}-{number}"
            own.mkdir()
            found = compare(collection, own, arguments.guong)
            shutil.rmtree(own)
            figures[collection.name] = found
            print(f"| {collection.name} | {found['documents']:,} | {found['queries']} | {found['marked']:.3f} | {found['toned']:.3f}"
                  f" | {found['unmarked']:.3f} | {found['folded']:.3f} |", flush=True)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=pathlib.Path, default=ROOT, help="whose content is asked for; this one unless given")
    parser.add_argument("--site", help="the project's built site")
    parser.add_argument("--texts", type=pathlib.Path, help="texts from outside")
    parser.add_argument("--guong", default=os.environ.get("GUONG") or BUILD / "release" / "guong")
    parser.add_argument("--sample", type=int, default=300)
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="guong-quality-", dir=memory_folder(1 << 30)))
    try:
        site = arguments.site
        if not site:
            site = folder / "Public"
            say("building the site")
            subprocess.run([arguments.guong, "build", "--root", arguments.project, "--output", site, "--quiet"], check=True)
        figures = {"known": known_items(arguments, site, folder), "texts": texts(arguments, folder)}
        if arguments.project == ROOT:
            write("bench-quality.json", figures)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
