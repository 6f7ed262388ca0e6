"""Texts as sites of their own, with queries whose answer is known, and what a plain BM25 gives for them.

Two kinds, as held-out sets are made: the title of a text finds its body, and a sentence of 8 to 15 words, taken out of
a paragraph, finds what is left of it. Each text is a story without awards; its title, its lead and
whatever else a story must have are made of words that nobody asks for.
"""

import collections
import json
import math
import random
import re
import shutil
import subprocess
import unicodedata

from bench import ROOT
from search_queries import WORD, plain

SETTINGS = """title: Trang thử
description: Trang nhỏ để thử tìm kiếm.
baseURL: https://thu.example.vn
lang: vi
theme: sen
publisher: Ban Biên tập
"""
LOCALITIES = "id,code,level,type,name,parent,validFrom\nzqxn,,quoc-gia,zqxq,Zqxn,,1900-01-01\n"
ORGANISATIONS = "id,name,kind,level,locality\ntinh-uy,Tỉnh ủy Mẫu,dang,trung-uong,zqxn\n"
DOCUMENTS = "id,number,docType,date,issuer,subject\n1-kh-tu,1-KH/TU,ke-hoach,2021-08-09,tinh-uy,Về phong trào thử\n"
CAMPAIGN = """id: phong-trao
name: Phong trào thử
shortName: Zqxp
summary: Phong trào để thử chương trình.
type: khac
level: trung-uong
owner: tinh-uy
plan: 1-kh-tu
legalBasis: [1-kh-tu]
scope: [zqxn]
start: 2021-08-09
"""
STORY = """---
id: {id}
title: Zqxt {id}
kind: cach-lam-hay
sapo: Zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs zqxs.
campaign: [phong-trao]
locality: zqxn
publishAt: 2021-08-11
author: Zqxa
sources: [1-kh-tu]
---

{text}
"""
Collection = collections.namedtuple("Collection", "name documents queries")


def sentences(text):
    return [part.strip() for part in re.split(r"(?<=[.!?…])\s+|\n+", text) if part.strip()]


def titles(name, stories, sample):
    """Bodies, and titles that belong to one of them."""
    documents = {f"d{number}": text for number, (_, _, text) in enumerate(stories)}
    queries = [(title, f"d{number}") for number, (_, title, _) in enumerate(stories)]
    return Collection(f"{name}: title → text", documents, random.Random(5).sample(queries, min(sample, len(queries))))


def cloze(name, stories, sample, size=100):
    """Paragraphs of about so many words, and sentences that were taken out of one of them."""
    dice = random.Random(7)
    paragraphs = []
    for _, _, text in stories:
        some, count = [], 0
        for sentence in sentences(text):
            some.append(sentence)
            count += len(WORD.findall(sentence))
            if count >= size:
                paragraphs.append(some)
                some, count = [], 0
    chosen = dice.sample(range(len(paragraphs)), min(sample, len(paragraphs)))
    queries = []
    for number in chosen:
        fitting = [s for s in paragraphs[number] if 8 <= len(WORD.findall(s)) <= 15]
        if fitting and len(paragraphs[number]) > 2:
            sentence = dice.choice(fitting)
            paragraphs[number].remove(sentence)
            queries.append((sentence, f"d{number}"))
    documents = {f"d{number}": " ".join(some) for number, some in enumerate(paragraphs)}
    return Collection(f"{name}: sentence → paragraph", documents, queries)


def publish(documents, folder, guong):
    """A site of texts alone; returns where it is."""
    content = folder / "project" / "content"
    files = {"site.yml": SETTINGS, "localities/noi.csv": LOCALITIES, "organisations/co-quan.csv": ORGANISATIONS,
             "documents/van-ban.csv": DOCUMENTS, "campaigns/phong-trao.yml": CAMPAIGN}
    for name, text in documents.items():
        text = re.sub(r"[\\`*_{}\[\]<>#|~^=]", " ", text)
        files[f"stories/{name}.md"] = STORY.format(id=name, text=re.sub(r"(?m)^\s*([-+>]|\d+[.)])\s", "", text))
    for path, text in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(unicodedata.normalize("NFC", text), "utf-8")
    shutil.copytree(ROOT / "themes", folder / "project" / "themes", dirs_exist_ok=True)
    shutil.copytree(ROOT / "content" / "vocabularies", content / "vocabularies", dirs_exist_ok=True)
    kinds = content / "vocabularies" / "kind.yml"
    kinds.write_text(kinds.read_text("utf-8").replace("label: Cách làm hay", "label: Zqxk"), "utf-8")
    done = subprocess.run([guong, "build", "--root", folder / "project", "--output", folder / "Public", "--quiet"],
                          capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return folder / "Public"


def ask(guong, site, lines, folder, limit=10):
    file = folder / "queries.txt"
    file.write_text("".join(" ".join(line.split()) + "\n" for line in lines), "utf-8")
    out = subprocess.run([guong, "search", "--site", site, "--queries", file, "--limit", str(limit), "--files"],
                         check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


class Plain:
    """BM25 over syllables and, with half the weight, over pairs of them; nothing else."""

    def __init__(self, documents, key, k1=1.2, b=0.75, pairs=0.5):
        self.key, self.k1, self.b, self.pairs = key, k1, b, pairs
        self.names = list(documents)
        self.words, self.couples = {}, {}
        self.lengths = []
        for number, text in enumerate(documents.values()):
            words = self.terms(text)
            self.lengths.append(len(words))
            for table, terms in ((self.words, words), (self.couples, list(zip(words, words[1:])))):
                for term, count in collections.Counter(terms).items():
                    table.setdefault(term, []).append((number, count))
        self.mean = sum(self.lengths) / len(self.lengths)

    def terms(self, text):
        return [self.key(word) for word in WORD.findall(unicodedata.normalize("NFC", text).lower())]

    def search(self, query, limit=10):
        words = self.terms(query)
        scores = collections.defaultdict(float)
        total = len(self.names)
        for table, terms, weight in ((self.words, words, 1), (self.couples, list(zip(words, words[1:])), self.pairs)):
            for term in terms:
                found = table.get(term, ())
                rarity = math.log(1 + (total - len(found) + 0.5) / (len(found) + 0.5))
                for number, count in found:
                    norm = 1 - self.b + self.b * self.lengths[number] / self.mean
                    scores[number] += weight * rarity * count * (self.k1 + 1) / (count + self.k1 * norm)
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:limit]
        return [self.names[number] for number, _ in best]


def mrr(ranked, queries):
    """Mean reciprocal rank among the first ten."""
    return sum(1 / (found.index(name) + 1) if name in found else 0 for found, (_, name) in zip(ranked, queries)) / len(queries)


def compare(collection, folder, guong):
    """MRR of Guong, marked and unmarked, and of plain BM25 with tones and without."""
    site = publish(collection.documents, folder, guong)
    marked = [query for query, _ in collection.queries]
    unmarked = [plain(query) for query in marked]
    own = [mrr([[one["id"] for one in answer["results"]] for answer in ask(guong, site, lines, folder)], collection.queries)
           for lines in (marked, unmarked)]
    toned = Plain(collection.documents, lambda word: word)
    folded = Plain(collection.documents, plain)
    return {"queries": len(marked), "documents": len(collection.documents), "marked": own[0], "unmarked": own[1],
            "toned": mrr([toned.search(query) for query in marked], collection.queries),
            "folded": mrr([folded.search(query) for query in unmarked], collection.queries)}
