#!/usr/bin/env python3
"""Measures the search of a built site by known items: can a story be found by what one remembers of it?

    search_quality.py --content DIR/content --site DIR/Public [--guong .build/release/guong] [--sample 300]

Queries are made from the stories themselves: the title, the first sentence, six words in a row from the middle of the text, a name
with a word of the title, and a paraphrase (words of a sentence in another order, every third left out); each as written, without marks,
as typed with TELEX but without an input method, and with one slip of the finger. Prints the mean reciprocal rank, the share found
first and among ten, and the bytes that a browser would fetch. The same queries at every run.
"""

import argparse
import json
import pathlib
import random
import re
import statistics
import subprocess
import tempfile
import unicodedata

TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
HATS = {"\u0306": "w", "\u0302": None, "\u031b": "w"}
WORD = re.compile(r"[^\W_]+")


def plain(text):
    """Without marks."""
    folded = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in folded if not unicodedata.combining(c))


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


def stories(content):
    """Id, title, text and front matter of each story."""
    for path in sorted((content / "stories").rglob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        title = re.search(r"^title: (.*)$", front, re.MULTILINE)[1].strip("'\"")
        text = re.sub(r"\]\([^)]*\)", "", body)
        text = re.sub(r"[*_>#|\[\]]", " ", text)
        yield path.stem, title, text


def queries(content, sample):
    dice = random.Random(3)
    everything = list(stories(content))
    chosen = dice.sample(everything, min(sample, len(everything)))
    sets = {"title": [], "first sentence": [], "six words": [], "paraphrase": []}
    for name, title, text in chosen:
        sentences = [s.strip() for s in re.split(r"(?<=[.!?])\s+|\n+", text) if len(WORD.findall(s)) >= 8]
        if not sentences:
            continue
        sets["title"].append((name, title))
        sets["first sentence"].append((name, sentences[0]))
        words = WORD.findall(sentences[len(sentences) // 2])
        sets["six words"].append((name, " ".join(words[1:7])))
        words = WORD.findall(sentences[len(sentences) // 3])
        kept = [w for i, w in enumerate(words) if i % 3 != 2]
        half = len(kept) // 2
        sets["paraphrase"].append((name, " ".join(kept[half:] + kept[:half])))
    made = {}
    for kind, items in sets.items():
        made[kind, "marked"] = items
        made[kind, "unmarked"] = [(n, plain(q)) for n, q in items]
        made[kind, "TELEX"] = [(n, telex(q)) for n, q in items]
        made[kind, "one slip"] = [(n, slip(q, dice)) for n, q in items]
    return made


def ask(guong, site, lines, limit=10):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(" ".join(line.split()) + "\n" for line in lines))
        file.flush()
        out = subprocess.run([guong, "search", "--site", site, "--queries", file.name, "--limit", str(limit), "--files"],
                             check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def rank(answer, name):
    return next((i for i, r in enumerate(answer["results"], 1) if r["id"] == name), 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--content", type=pathlib.Path, required=True)
    parser.add_argument("--site", required=True)
    parser.add_argument("--guong", default=".build/release/guong")
    parser.add_argument("--sample", type=int, default=300)
    arguments = parser.parse_args()
    print("| set | written | queries | MRR | first | in ten | bytes, median |\n|---|---|---|---|---|---|---|")
    for (kind, form), items in queries(arguments.content, arguments.sample).items():
        answers = ask(arguments.guong, arguments.site, [q for _, q in items])
        ranks = [rank(a, n) for a, (n, _) in zip(answers, items)]
        sizes = [sum(a["files"].values()) for a in answers]
        print(f"| {kind} | {form} | {len(items)} | {statistics.mean(1 / r if r else 0 for r in ranks):.3f}"
              f" | {statistics.mean(r == 1 for r in ranks):.3f} | {statistics.mean(r > 0 for r in ranks):.3f}"
              f" | {statistics.median(sizes) / 1024:.1f} KiB |")


if __name__ == "__main__":
    main()
