"""The same stories as a site for Hugo.

What Guong works out by itself is handed to Hugo ready-made, which favours Hugo: places rolled up to district and
province, kinds of recipient, forms of award, addresses of links and names of places.
"""

import json
import pathlib
import shutil

from corpus_story import LINK
from corpus_words import (CAMPAIGNS, COLLECTIVE_TYPES, COLUMNS, FIELDS, FORMS, KINDS, PERSON_TYPES, RECIPIENT_TYPES,
                          SETTINGS, TOPICS)

THEME = pathlib.Path(__file__).parent / "hugo"
FEEDS = ("phong-trao", "chuyen-muc", "dia-phuong")


class HugoWriter:
    def __init__(self, corpus, root):
        self.corpus = corpus
        self.root = root
        self.forms = {form[0]: form[1] for form in FORMS}
        self.addresses = {p["id"]: self.place_term(p) for p in corpus.places}
        self.years = set()
        shutil.copytree(THEME, root, dirs_exist_ok=True)
        for campaign, _ in CAMPAIGNS:
            self._page(f"bai-viet/{campaign}", {"title": campaign, "build": {"render": "never"}})

    @staticmethod
    def place_term(place):
        return place["id"] if place["level"] == "tinh" else f"{place['chain'][-1]['id']}/{place['id']}"

    def _write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def _page(self, folder, front):
        self._write(f"content/{folder}/_index.md", json.dumps(front, ensure_ascii=False) + "\n")

    def _link(self, match):
        kind, name, words = match.groups()
        path = f"bai-viet/{name}" if kind == "story" else f"dia-phuong/{self.addresses[name]}"
        return f"[{words}](/{path}/)"

    def story(self, story, maker):
        place = story["place"]
        recipients = story["recipients"]
        types = dict.fromkeys(t for r in recipients for t in (r["type"], r["personType"], r["collectiveType"]) if t)
        year = str(story["published"].year)
        self.years.add(year)
        front = {
            "title": story["title"], "date": f"{story['published']:%Y-%m-%dT%H:%M:00}+07:00", "slug": story["id"],
            "sapo": story["sapo"], "author": story["author"], "loai": [story["kind"]],
            "phong-trao": [story["campaign"]], "chuyen-muc": [story["column"]] if story["column"] else [],
            "dia-phuong": [self.place_term(p) for p in place["chain"]], "linh-vuc": story["fields"],
            "chu-de": story["topics"], "noi-ap-dung": story["settings"], "doi-tuong": list(types),
            "hinh-thuc": list(dict.fromkeys(r["form"] for r in recipients)), "nam": [year],
            "place": place["id"], "recipients": [r["id"] for r in recipients], "done": story["done"],
            "results": [r | {"day": "/".join(reversed(r["asOf"].split("-")))} for r in story["results"]],
            "source": 100 + [c for c, _ in CAMPAIGNS].index(story["campaign"]),
        }
        body = LINK.sub(self._link, story["body"])
        folder = self.root / "content" / "bai-viet" / story["campaign"]
        text = json.dumps({k: v for k, v in front.items() if v}, ensure_ascii=False, indent=0)
        (folder / f"{story['id']}.md").write_text(f"{text}\n\n{body}", encoding="utf-8")

    def finish(self):
        terms = {
            "loai": {i: label for i, label, _ in KINDS}, "linh-vuc": dict(FIELDS), "chu-de": dict(TOPICS),
            "noi-ap-dung": dict(SETTINGS), "phong-trao": dict(CAMPAIGNS), "chuyen-muc": dict(COLUMNS),
            "doi-tuong": dict(RECIPIENT_TYPES + PERSON_TYPES + COLLECTIVE_TYPES), "hinh-thuc": self.forms,
            "nam": {year: f"Năm {year}" for year in sorted(self.years)},
            "dia-phuong": {self.place_term(p): f"{p['type'].capitalize()} {p['name']}" for p in self.corpus.places},
        }
        for taxonomy, labels in terms.items():
            for term, label in labels.items():
                front = {"title": label}
                if taxonomy in FEEDS:
                    front["outputs"] = ["html", "rss", "atom", "jsonfeed"]
                self._page(f"{taxonomy}/{term}", front)
        self._data("terms", terms)
        self._data("places", {p["id"]: {"name": f"{p['type']} {p['name']}", "full": p["full"],
                                        "url": f"/dia-phuong/{self.place_term(p)}/"} for p in self.corpus.places})
        awards = {award["recipient"]: award for award in self.corpus.awards}
        names = {row[0]: row[1] for row in self.corpus.organisations}
        labels = dict(RECIPIENT_TYPES)
        self._data("recipients", {r["id"]: {
            "name": f"{r['honorific']} {r['name']}".strip(), "type": labels[r["type"]], "detail": r["title"] or r["summary"],
            "place": r["locality"], "form": self.forms[r["form"]], "formId": r["form"],
            "decision": awards[r["id"]]["decision"], "day": awards[r["id"]]["decisionDate"],
            "issuer": names[awards[r["id"]]["issuer"]], "achievement": awards[r["id"]]["achievement"],
        } for r in self.corpus.recipients})

    def _data(self, name, value):
        self._write(f"data/{name}.json", json.dumps(value, ensure_ascii=False))
