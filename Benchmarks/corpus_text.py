"""Vietnamese text with real statistics: which syllable follows which is learnt from the project's own stories."""

import pathlib
import random
import re
import unicodedata

from corpus_words import COMMON

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,/]*\d|\d", re.UNICODE)
SENTENCE = re.compile(r"(?<=[.!?…:])\s+|\n+")
MARKUP = re.compile(r"\]\([^)]*\)|\[\^[^\]]*\]|\[![a-z]+\]|^[>#|\-*\d.\s]+", re.MULTILINE)


class Dice:
    """Random numbers that are the same in every version of Python: only `random()` is used."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def below(self, limit):
        return int(self._random() * limit)

    def between(self, low, high):
        return low + int(self._random() * (high - low + 1))

    def chance(self, share):
        return self._random() < share

    def pick(self, items):
        return items[int(self._random() * len(items))]

    def some(self, items, count):
        chosen = []
        while len(chosen) < count:
            item = self.pick(items)
            if item not in chosen:
                chosen.append(item)
        return chosen


def learn(folder):
    """Sentences of the stories below a folder, as lists of syllables."""
    sentences = []
    for path in sorted(pathlib.Path(folder).rglob("*.md")):
        body = path.read_text(encoding="utf-8")
        body = unicodedata.normalize("NFC", body).split("\n---\n", 1)[-1]
        for part in SENTENCE.split(MARKUP.sub(" ", body)):
            words = [w + ("," if part[m.end():m.end() + 1] == "," else "")
                     for m in WORD.finditer(part) for w in [m.group()]]
            if len(words) >= 4:
                sentences.append(words)
    if not sentences:
        raise SystemExit(f"no stories to learn from in {folder}")
    return sentences


class Prose:
    """A pool of sentences made by a chain of syllables of second order, falling back to the first order.

    One syllable in 25 is drawn from the list of common syllables, so that the text leaves the paths of its models.
    """

    def __init__(self, sentences, dice, size):
        self.dice = dice
        self.pairs = {}
        self.triples = {}
        self.starts = []
        for words in sentences:
            self.starts.append((words[0].lower(), words[1]))
            words = [words[0].lower()] + words[1:]
            for a, b in zip(words, words[1:]):
                self.pairs.setdefault(a, []).append(b)
            for a, b, c in zip(words, words[1:], words[2:]):
                self.triples.setdefault((a, b), []).append(c)
        self.zipf = [w for rank, w in enumerate(COMMON, 1) for _ in range(max(1, 200 // rank))]
        self.pool = [self._sentence(dice.between(9, 28)) for _ in range(size)]
        self.phrases = [self._words(dice.between(4, 8)) for _ in range(max(200, size // 4))]

    def _chain(self, length):
        dice = self.dice
        a, b = dice.pick(self.starts)
        words = [a, b]
        while len(words) < length:
            follow = self.triples.get((a, b)) if dice.chance(0.35) else None
            follow = follow or self.pairs.get(b)
            word = dice.pick(follow) if follow and not dice.chance(0.04) else dice.pick(self.zipf)
            a, b = b, word
            words.append(word)
        words[-1] = words[-1].rstrip(",")
        return words

    def _sentence(self, length):
        text = " ".join(self._chain(length))
        return text[0].upper() + text[1:] + "."

    def _words(self, length):
        return " ".join(self._chain(length)).replace(",", "")

    def sentence(self):
        return self.dice.pick(self.pool)

    def phrase(self):
        return self.dice.pick(self.phrases)

    def heading(self):
        text = self.phrase()
        return text[0].upper() + text[1:]

    def paragraph(self, count):
        return " ".join(self.sentence() for _ in range(count))


def slug(text):
    """`Tổ Covid cộng đồng` → `to-covid-cong-dong`."""
    folded = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
