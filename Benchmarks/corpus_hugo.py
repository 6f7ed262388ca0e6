"""The same stories as a site for Hugo.

What Guong works out by itself is handed to Hugo ready-made, which favours Hugo: labels, dates as printed, places rolled
up to district and province, kinds of recipient, forms of award, addresses of links, counts of words and stories.
"""

import email.utils
import json
import pathlib
import re
import shutil

from corpus_story import LINK
from corpus_words import (CAMPAIGNS, COLLECTIVE_TYPES, COLUMNS, FIELDS, FORMS, KINDS, PERSON_TYPES, RECIPIENT_TYPES,
                          SETTINGS, TOPICS)

THEME = pathlib.Path(__file__).parent / "hugo"
FEEDS = ("phong-trao", "chuyen-muc", "dia-phuong")
BASE = "https://guong.example"
TITLES = {"loai": "Loại gương", "phong-trao": "Phong trào thi đua", "chuyen-muc": "Chuyên mục", "dia-phuong": "Địa phương",
          "linh-vuc": "Lĩnh vực", "chu-de": "Chủ đề", "noi-ap-dung": "Nơi áp dụng", "doi-tuong": "Đối tượng",
          "hinh-thuc": "Hình thức khen thưởng", "nam": "Năm"}
SYLLABLE = re.compile(r"[^\W_]+(?:[.,/-][^\W_]+)*")


def printed(day):
    """A day as Vietnamese documents print it: `02/8/2021`, `02/02/2021`."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def grouped(number):
    return f"{number:,}".replace(",", ".")


def capitalised(text):
    return text[:1].upper() + text[1:]


def shortened(text):
    return text if len(text) <= 200 else text[:200].rsplit(" ", 1)[0] + "…"


class HugoWriter:
    def __init__(self, corpus, root):
        self.corpus = corpus
        self.root = root
        self.terms = {
            "loai": {i: label for i, label, _ in KINDS}, "linh-vuc": dict(FIELDS), "chu-de": dict(TOPICS),
            "noi-ap-dung": dict(SETTINGS), "phong-trao": dict(sorted(CAMPAIGNS)), "chuyen-muc": dict(sorted(COLUMNS)),
            "doi-tuong": self._recipient_types(), "hinh-thuc": {form[0]: form[1] for form in FORMS},
            "dia-phuong": {p["id"]: capitalised(f"{p['type']} {p['name']}") for p in corpus.places},
        }
        self.addresses = {p["id"]: self.place_address(p) for p in corpus.places}
        self.awards = {award["recipient"]: award for award in corpus.awards}
        self.stories_of = {}
        self.years = set()
        self.used = set()
        shutil.copytree(THEME, root, dirs_exist_ok=True)
        self._page("bai-viet", {"title": "Tất cả bài viết"})
        for campaign, _ in CAMPAIGNS:
            self._page(f"bai-viet/{campaign}", {"title": campaign, "build": {"render": "never"}})

    @staticmethod
    def _recipient_types():
        types = dict(RECIPIENT_TYPES)
        return {"ca-nhan": types["ca-nhan"], **dict(PERSON_TYPES), "tap-the": types["tap-the"], **dict(COLLECTIVE_TYPES),
                **{t: types[t] for t in ("ho-gia-dinh", "khu-dan-cu")}}

    @staticmethod
    def place_address(place):
        province = place["chain"][-1]["id"]
        return f"/dia-phuong/{province}/" if place["id"] == province else f"/dia-phuong/{province}/{place['id']}/"

    def _write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def _page(self, folder, front):
        self._write(f"content/{folder}/_index.md", json.dumps(front, ensure_ascii=False) + "\n")

    def _data(self, name, value):
        self._write(f"data/{name}.json", json.dumps(value, ensure_ascii=False))

    def _link(self, match):
        kind, name, words = match.groups()
        return f"[{words}]({f'/bai-viet/{name}/' if kind == 'story' else self.addresses[name]})"

    def story(self, story, maker):
        place, recipients, day = story["place"], story["recipients"], story["published"]
        types = dict.fromkeys(t for r in recipients for t in (r["type"], r["personType"], r["collectiveType"]) if t)
        kind, column = story["kind"], story["column"]
        self.years.add(str(day.year))
        self.used.update(p["id"] for p in place["chain"])
        for recipient in recipients:
            self.stories_of[recipient["id"]] = self.stories_of.get(recipient["id"], 0) + 1
        body = LINK.sub(self._link, story["body"])
        syllables = len(SYLLABLE.findall(re.sub(r"\]\([^)]*\)", "]", body)))
        topics = [self.terms["chu-de"][t] for t in story["topics"]]
        moment = f"{day:%Y-%m-%dT%H:%M:00}+07:00"
        front = {
            "title": story["title"], "date": moment, "slug": story["id"], "sapo": story["sapo"], "author": story["author"],
            "loai": [kind], "phong-trao": [story["campaign"]], "chuyen-muc": [column] if column else [],
            "dia-phuong": [p["id"] for p in place["chain"]], "linh-vuc": story["fields"],
            "chu-de": story["topics"], "noi-ap-dung": story["settings"], "doi-tuong": list(types),
            "hinh-thuc": list(dict.fromkeys(r["form"] for r in recipients)), "nam": [str(day.year)],
            "place": place["id"], "placeLabel": capitalised(f"{place['type']} {place['name']}"),
            "placeFull": capitalised(place["full"]), "kindLabel": self.terms["loai"][kind],
            "section": self.terms["chuyen-muc"][column] if column else self.terms["loai"][kind],
            "keywords": topics, "labels": [self.terms["loai"][kind]] + topics, "description": shortened(story["sapo"]),
            "iso": f"{day:%Y-%m-%d}", "day": printed(day), "moment": moment,
            "rfc822": f"{email.utils.format_datetime(day)[:-6]} +0700", "words": syllables,
            "minutes": max(1, (syllables + 116) // 233), "recipients": [r["id"] for r in recipients],
            "awards": [r["id"] for r in recipients if self.awards[r["id"]]["campaign"] == story["campaign"]],
            "done": story["done"],
            "results": [{"label": r["label"], "text": f"{grouped(r['value'])} {r['unit']}",
                         "day": printed(type(day).fromisoformat(r["asOf"]))} for r in story["results"]],
            "source": f"{100 + [c for c, _ in CAMPAIGNS].index(story['campaign'])}-kh-ubnd-2021",
        }
        folder = self.root / "content" / "bai-viet" / story["campaign"]
        text = json.dumps({k: v for k, v in front.items() if v}, ensure_ascii=False)
        (folder / f"{story['id']}.md").write_text(f"{text}\n\n{body}", encoding="utf-8")

    def finish(self):
        terms = self.terms | {"nam": {year: f"Năm {year}" for year in sorted(self.years, reverse=True)}}
        summaries = self.corpus.summaries
        for taxonomy, labels in terms.items():
            self._page(taxonomy, {"title": TITLES[taxonomy]})
            for term, label in labels.items():
                front = {"title": label}
                if taxonomy == "dia-phuong":
                    if term not in self.used:
                        continue
                    # A term of its own with an address below its province: a slash in its name would count it twice.
                    front["url"] = self.addresses[term]
                if term in summaries:
                    front["summary"] = summaries[term]
                if taxonomy in FEEDS:
                    front |= {"outputs": ["html", "rss", "atom", "jsonfeed"], "feeds": True}
                self._page(f"{taxonomy}/{term}", front)
        self._data("terms", {taxonomy: {term: {"label": label, "url": self.addresses[term] if taxonomy == "dia-phuong" else f"/{taxonomy}/{term}/"} for term, label in labels.items()}
                             for taxonomy, labels in terms.items()})
        self._data("siblings", {taxonomy: [{"id": term} for term in labels] for taxonomy, labels in terms.items()})
        self._data("places", {p["id"]: {"data": self._place_data(p)} for p in self.corpus.places})
        self._data("documents", {f"{100 + n}-kh-ubnd-2021": {
            "url": f"/van-ban/{100 + n}-kh-ubnd-2021/", "label": f"Kế hoạch số {100 + n}/KH-UBND",
            "subject": f"Phát động phong trào thi đua “{title}”"} for n, (_, title) in enumerate(CAMPAIGNS)})
        names = {row[0]: row[1] for row in self.corpus.organisations}
        self._data("recipients", {r["id"]: self._recipient(r, names) for r in self.corpus.recipients})

    def _place_data(self, place):
        outer = {"@type": "Country", "name": "Việt Nam", "url": f"{BASE}/dia-phuong/viet-nam/"}
        for part in reversed(place["chain"]):
            outer = {"@type": "AdministrativeArea", "name": capitalised(f"{part['type']} {part['name']}"),
                     "url": BASE + self.addresses[part["id"]], "containedInPlace": outer}
        return outer

    def _recipient(self, recipient, names):
        types = {"ca-nhan": "Person", "khu-dan-cu": ["Place", "Organization"]}
        award = self.awards[recipient["id"]]
        labels = self.terms["doi-tuong"]
        url = f"/guong/{recipient['id']}/"
        detail = recipient["title"] or labels.get(recipient["collectiveType"]) or recipient["head"]
        place = recipient["place"]
        facts = [labels[recipient["type"]], detail, capitalised(f"{place['type']} {place['name']}")]
        number = award["decision"].replace("Đ", "D").replace("/", "-").lower()
        year, month, day = award["decisionDate"].split("-")
        return {
            "name": recipient["name"], "url": url, "facts": " · ".join(f for f in facts if f),
            "stories": self.stories_of.get(recipient["id"], 0), "form": self.terms["hinh-thuc"][award["form"]],
            "achievement": award["achievement"], "issuer": names[award["issuer"]], "decision": award["decision"],
            "decisionURL": f"/quyet-dinh/{number}-{year}/", "iso": award["decisionDate"],
            "day": f"{day}/{month if int(month) <= 2 else int(month)}/{year}",
            "data": {"@type": types.get(recipient["type"], "Organization"), "@id": BASE + url, "url": BASE + url,
                     "name": recipient["name"]},
        }
