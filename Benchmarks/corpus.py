#!/usr/bin/env python3
"""Makes a project of N stories for Guong and the same stories for Hugo; the same bytes at every run.

    corpus.py --stories 10000 --learn content/stories --guong DIR [--hugo DIR] [--awards 100000]

Everything in it is made up by chance and belongs to no place and no person.
"""

import argparse
import csv
import datetime
import json
import pathlib

from corpus_awards import AwardCorpus
from corpus_story import StoryMaker
from corpus_text import Dice, Prose, learn, slug
from corpus_words import (CAMPAIGNS, COLLECTIVE_TYPES, COLUMNS, FAMILIES, FORMS, GIVEN, MIDDLES, PERSON_TYPES,
                          PLACE_FIRST, PLACE_LAST, PROVINCES, RECIPIENT_TYPES, VOCABULARIES)

FIRST_DAY = datetime.date(2021, 1, 4)


class Corpus:
    """The records of the project; stories are made one by one from them."""

    def __init__(self, count, sentences):
        self.dice = Dice(20210811)
        self.count = count
        self.prose = Prose(sentences, self.dice, 40_000)
        self.places, self.communes = self._places()
        self.organisations = self._organisations()
        self.recipients = [self._recipient(i) for i in range(max(10, count // 5))]
        self.awards = self._awards()
        self.summaries = {name: self.prose.paragraph(2) for name, _ in CAMPAIGNS + COLUMNS}

    def _places(self):
        """Three provinces, thirty districts, about two hundred communes."""
        places, communes, used = [], [], set()

        def add(level, kind, name, parent):
            base = slug(name) if parent is None or level == "huyen" else f"{parent}-{slug(name)}"
            place = {"id": base, "level": level, "type": kind, "name": name, "parent": parent or "viet-nam"}
            places.append(place)
            return place

        def name():
            while True:
                text = f"{self.dice.pick(PLACE_FIRST)} {self.dice.pick(PLACE_LAST)}"
                if text not in used and text not in PROVINCES and len(set(text.split())) == 2:
                    used.add(text)
                    return text

        for province in PROVINCES:
            top = add("tinh", "tỉnh", province, None)
            for number in range(10):
                district = add("huyen", "thành phố" if number == 0 else "huyện", name(), top["id"])
                for _ in range(self.dice.between(5, 9)):
                    kind = "phường" if number == 0 else "xã"
                    communes.append(add("xa", kind, name(), district["id"]))
        by_id = {place["id"]: place for place in places}
        for place in places:
            chain = [place]
            while chain[-1]["parent"] in by_id:
                chain.append(by_id[chain[-1]["parent"]])
            place["chain"] = chain
            place["full"] = ", ".join(f"{p['type']} {p['name']}" for p in chain)
        return places, communes

    def _organisations(self):
        rows = [("chinh-phu", "Chính phủ", "chinh-quyen", "trung-uong", "viet-nam", "", False)]
        for place in self.places:
            where, full = place["id"], f"{place['type']} {place['name']}"
            if place["level"] == "xa":
                continue
            level = "tinh" if place["level"] == "tinh" else "huyen"
            rows.append((f"ubnd-{where}", f"Ủy ban nhân dân {full}", "chinh-quyen", level, where, "", False))
            rows.append((f"mttq-{where}", f"Ủy ban MTTQ Việt Nam {full}", "mat-tran", level, where, "", False))
            if level == "tinh":
                rows.append((f"bao-{where}", f"Báo {place['name']}", "bao-chi", level, where, "", True))
                rows.append((f"dai-{where}", f"Đài Phát thanh và Truyền hình {place['name']}", "bao-chi", level, where, "", True))
        return rows

    def _recipient(self, number):
        dice = self.dice
        kind = dice.pick(("ca-nhan", "ca-nhan", "ca-nhan", "tap-the", "tap-the", "ho-gia-dinh", "khu-dan-cu"))
        place = dice.pick(self.communes)
        person = f"{dice.pick(FAMILIES)} {dice.pick(MIDDLES)} {dice.pick(GIVEN)}"
        row = {"type": kind, "locality": place["id"], "place": place, "honorific": "", "title": "", "personType": "",
               "collectiveType": "", "head": "", "members": ""}
        if kind == "ca-nhan":
            row |= {"name": person, "honorific": dice.pick(("ông", "bà", "anh", "chị")),
                    "personType": dice.pick(PERSON_TYPES)[0], "title": f"Tổ trưởng tổ dân cư số {dice.between(1, 30)}"}
        elif kind == "tap-the":
            row |= {"name": f"Tổ {self.prose.phrase()}", "collectiveType": dice.pick(COLLECTIVE_TYPES)[0],
                    "members": dice.between(5, 60)}
        elif kind == "ho-gia-dinh":
            row |= {"name": f"Gia đình ông {person}", "head": person}
        else:
            row |= {"name": f"Khu dân cư số {dice.between(1, 30)}, {place['type']} {place['name']}",
                    "members": dice.between(60, 400)}
        row["id"] = f"{slug(row['name'])[:60].strip('-')}-{number + 1}"
        row["summary"] = self.prose.sentence()
        return row

    def _awards(self):
        """One award for a recipient, about twenty by one decision."""
        awards, decision = [], None
        for number, recipient in enumerate(self.recipients):
            if number % 20 == 0:
                form = self.dice.pick(FORMS)
                province = self.dice.pick(PROVINCES)
                issuer = {"trung-uong": "chinh-phu", "tinh": f"ubnd-{slug(province)}"}.get(form[4], f"ubnd-{slug(province)}")
                if form[0] == "bang-khen-mttq-tinh":
                    issuer = f"mttq-{slug(province)}"
                day = FIRST_DAY + datetime.timedelta(days=self.dice.between(60, 1500))
                decision = (form, issuer, f"{100 + number // 20}/QĐ-{'UBND' if issuer.startswith('ubnd') else 'MTTQ' if issuer.startswith('mttq') else 'TTg'}", day)
            form, issuer, text, day = decision
            recipient["form"] = form[0]
            awards.append({"id": f"khen-thuong-{number + 1}", "form": form[0], "recipient": recipient["id"], "issuer": issuer,
                           "decision": text, "decisionDate": day.isoformat(), "category": "phong-trao",
                           "campaign": self.dice.pick(CAMPAIGNS)[0],
                           "achievement": f"Có thành tích {self.prose.phrase()}", "status": "quyet-dinh"})
        return awards


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def table(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


SITE = """title: Gương sáng ba tỉnh
description: >-
  Những mô hình, điển hình và người tốt, việc tốt trong các phong trào thi đua.
baseURL: https://guong.example
publisher: Ban Biên tập
contact: lienhe@guong.example
feedContent: summary
feedLimit: 20
pageSize: 20
menu:
  - {label: Bài viết, url: /bai-viet/}
  - {label: Phong trào, url: /phong-trao/}
  - {label: Địa phương, url: /dia-phuong/}
  - {label: Bảng vàng, url: /bang-vang/}
footer:
  - {label: Trang chủ, url: /}
"""


def write_records(corpus, root):
    content = root / "content"
    write(content / "site.yml", SITE)
    for name, (title, terms) in VOCABULARIES.items():
        lines = [f"id: {name}", f"name: {title}", f"nameEn: {name}", "terms:"]
        for term, label in terms:
            lines += [f"  - id: {term}", f"    label: {label}", f"    labelEn: {term}"]
        write(content / "vocabularies" / f"{name}.yml", "\n".join(lines) + "\n")
    provinces = [p for p in corpus.places if p["level"] == "tinh"]
    for number, (name, title) in enumerate(CAMPAIGNS):
        home = provinces[number % 3]
        lines = [f"id: {name}", f"name: Phong trào thi đua “{title}”", f"shortName: {title}", "summary: >-",
                 f"  {corpus.summaries[name]}", "type: theo-dot", "level: tinh", f"owner: ubnd-{home['id']}",
                 f"plan: {100 + number}-kh-ubnd-2021", f"legalBasis: [{100 + number}-kh-ubnd-2021]",
                 f"scope: [{home['id']}]", "start: 2021-01-01", "end: 2025-06-30", "tasks:"]
        for _ in range(4):
            lines += [f"  - title: {corpus.prose.heading()}", "    text: >-", f"      {corpus.prose.paragraph(3)}"]
        lines += [f"sources: [{100 + number}-kh-ubnd-2021]"]
        write(content / "campaigns" / f"{name}.yml", "\n".join(lines) + "\n")
    for number, (name, title) in enumerate(COLUMNS):
        outlet = ("bao", "dai")[number % 2] + "-" + provinces[number % 3]["id"]
        write(content / "columns" / f"{name}.yml",
              f"id: {name}\ntitle: {title}\noutlet: {outlet}\ncampaign: [{CAMPAIGNS[number][0]}]\nsummary: >-\n  {corpus.summaries[name]}\n")
    table(content / "documents" / "van-ban.csv", ["id", "number", "docType", "date", "issuer", "subject"],
          [(f"{100 + n}-kh-ubnd-2021", f"{100 + n}/KH-UBND", "ke-hoach", "2021-01-01", f"ubnd-{provinces[n % 3]['id']}",
            f"Phát động phong trào thi đua “{title}”") for n, (_, title) in enumerate(CAMPAIGNS)])
    table(content / "localities" / "dia-ban.csv", ["id", "level", "type", "name", "parent", "validFrom"],
          [("viet-nam", "quoc-gia", "quốc gia", "Việt Nam", "", "1900-01-01")]
          + [(p["id"], p["level"], p["type"], p["name"], p["parent"], "1900-01-01") for p in corpus.places])
    table(content / "organisations" / "co-quan.csv", ["id", "name", "kind", "level", "locality", "parent", "isOutlet"],
          [row[:6] + ("true" if row[6] else "",) for row in corpus.organisations])
    table(content / "award-forms" / "hinh-thuc.csv",
          ["id", "name", "group", "issuerOffice", "level", "statutory", "rank", "rankCeremony", "validFrom", "appliesTo"],
          [(i, n, g, o, level, "false" if "mttq" in i else "true", rank, rank, "1900-01-01",
            "|".join(t for t, _ in RECIPIENT_TYPES)) for i, n, g, o, level, rank in FORMS])
    header = ["id", "type", "name", "honorific", "title", "personType", "collectiveType", "head", "members", "locality", "summary"]
    table(content / "recipients" / "doi-tuong.csv", header, [[r[k] for k in header] for r in corpus.recipients])
    header = list(corpus.awards[0])
    table(content / "awards" / "khen-thuong.csv", header, [[a[k] for k in header] for a in corpus.awards])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, required=True)
    parser.add_argument("--learn", required=True, help="folder of Markdown stories that show what follows what")
    parser.add_argument("--guong", type=pathlib.Path, required=True, help="folder of the project for Guong")
    parser.add_argument("--hugo", type=pathlib.Path, help="folder of the site for Hugo")
    parser.add_argument("--awards", type=int, default=0, help="awards with recipients, decisions and events beside the stories, for Guong only")
    arguments = parser.parse_args()
    corpus = Corpus(arguments.stories, learn(arguments.learn))
    write_records(corpus, arguments.guong)
    if arguments.awards:
        AwardCorpus(corpus, arguments.awards).write(arguments.guong, table)
    maker = StoryMaker(corpus)
    hugo = None
    if arguments.hugo:
        from corpus_hugo import HugoWriter
        hugo = HugoWriter(corpus, arguments.hugo)
    for campaign, _ in CAMPAIGNS:
        (arguments.guong / "content" / "stories" / campaign).mkdir(parents=True, exist_ok=True)
    size = 0
    for story in maker.stories():
        body = maker.guong_body(story)
        size += len(body.encode())
        path = arguments.guong / "content" / "stories" / story["campaign"] / f"{story['id']}.md"
        path.write_text(maker.guong_front(story) + body, encoding="utf-8")
        if hugo:
            hugo.story(story, maker)
    if hugo:
        hugo.finish()
    print(json.dumps({"stories": arguments.stories, "mean_body_bytes": round(size / arguments.stories)}))


if __name__ == "__main__":
    main()
