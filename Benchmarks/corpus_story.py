"""Stories of the benchmark's corpus: what each tells, and how Guong reads it."""

import datetime
import re

from corpus_text import slug
from corpus_words import CAMPAIGNS, COLUMNS, FIELDS, KINDS, SETTINGS, TOPICS

START = datetime.datetime(2021, 1, 4, 6, 0)
KIND_IDS = [kind for kind, _, weight in KINDS for _ in range(weight)]
UNITS = ["hộ", "lượt người", "suất", "kg", "triệu đồng", "buổi", "người"]
#: A link in a body: `{type:id|words}`; each generator writes it in its own way.
LINK = re.compile(r"\{([a-z]+):([^|}]+)\|([^}]+)\}")


class StoryMaker:
    """Makes the stories one after the other; a link may lead to a story that comes later."""

    def __init__(self, corpus):
        self.corpus = corpus
        self.dice = corpus.dice
        self.prose = corpus.prose
        self.heads = [self._head(number) for number in range(corpus.count)]

    def _head(self, number):
        dice = self.dice
        title = f"{self.prose.heading()} {self.prose.phrase()}"[:110].rsplit(" ", 1)[0]
        minutes = number * 2_300_000 // self.corpus.count
        campaign = CAMPAIGNS[min(dice.below(8), dice.below(8))][0]
        words = slug(title).split("-")[:7]
        return {"number": number, "title": title, "id": f"{'-'.join(words)}-{number + 1}", "campaign": campaign,
                "kind": dice.pick(KIND_IDS), "published": START + datetime.timedelta(minutes=minutes)}

    def stories(self):
        for head in self.heads:
            yield self._fill(dict(head))

    def _fill(self, story):
        dice, corpus = self.dice, self.corpus
        place = dice.pick(corpus.communes)
        day = story["published"].date() - datetime.timedelta(days=dice.between(1, 30))
        named = story["kind"] in ("dien-hinh", "nguoi-tot-viec-tot") or dice.chance(0.4)
        story["recipients"] = dice.some(corpus.recipients, dice.between(1, 2)) if named else []
        story["column"] = dice.pick(COLUMNS)[0] if dice.chance(0.6) else None
        story["place"] = place
        story["settings"] = [dice.pick(SETTINGS)[0]]
        story["fields"] = [f for f, _ in dice.some(FIELDS, dice.between(1, 2))]
        story["topics"] = [t for t, _ in dice.some(TOPICS, dice.between(1, 3))]
        story["sapo"] = self._sapo()
        story["done"] = self.prose.paragraph(2)
        story["results"] = [{"label": self.prose.heading(), "value": dice.between(3, 2900), "unit": dice.pick(UNITS),
                             "asOf": day.isoformat()} for _ in range(dice.between(1, 3))]
        if story["kind"] != "mo-hinh" and dice.chance(0.5):
            story["results"], story["done"] = [], ""
        story["author"] = dice.pick(("Ban Biên tập", "Tổ Tuyên truyền", "Cộng tác viên cơ sở"))
        story["body"] = self._body(story)
        return story

    def _sapo(self):
        words = self.prose.paragraph(3).split()
        if len(words) <= 45:
            return " ".join(words + ([] if len(words) >= 25 else self.prose.paragraph(2).split()[:18] + ["nữa."]))
        return " ".join(words[:40]).rstrip(".,") + "."

    def _paragraph(self, count):
        """A paragraph with emphasis here and there."""
        sentences = [self.prose.sentence() for _ in range(count)]
        if self.dice.chance(0.35):
            index = self.dice.below(count)
            words = sentences[index].split()
            at = self.dice.between(1, len(words) - 4)
            mark = "**" if self.dice.chance(0.5) else "*"
            middle = " ".join(words[at:at + 3])
            if not middle.endswith((",", ".")):
                words[at:at + 3] = [f"{mark}{middle}{mark}"]
                sentences[index] = " ".join(words)
        return " ".join(sentences)

    def _links(self, story):
        other = self.dice.pick(self.heads)
        text = f" {self.prose.heading()} như ở {{story:{other['id']}|{self.prose.phrase()}}}."
        if self.dice.chance(0.5):
            text += f" Việc này diễn ra tại {{locality:{story['place']['id']}|{story['place']['name']}}}."
        if self.dice.chance(0.2):
            text += f" Xem thêm [{self.prose.phrase()}](https://tin.example/bai/{story['number']})."
        return text

    def _body(self, story):
        dice, prose = self.dice, self.prose
        parts = [self._paragraph(3), self._paragraph(3) + self._links(story)]
        parts += [f"## {prose.heading()}", self._paragraph(4), self._list()]
        if dice.chance(0.6):
            parts.append(f"> {prose.paragraph(2)}\n>\n> — {story['author']}")
        parts += [f"## {prose.heading()}", self._paragraph(4)]
        if dice.chance(0.2):
            parts.append(self._table())
        if dice.chance(0.3):
            parts.append(f"### {prose.heading()}")
        parts += [self._paragraph(4), f"## {prose.heading()}", self._paragraph(4) + self._links(story), self._paragraph(3)]
        return "\n\n".join(parts) + "\n"

    def _list(self):
        ordered = self.dice.chance(0.4)
        items = [self.prose.sentence() for _ in range(self.dice.between(3, 5))]
        return "\n".join((f"{n}. " if ordered else "- ") + item for n, item in enumerate(items, 1))

    def _table(self):
        rows = ["| Việc | Số lượng | Đơn vị |", "|---|---:|---|"]
        rows += [f"| {self.prose.heading()} | {self.dice.between(2, 900)} | {self.dice.pick(UNITS)} |" for _ in range(4)]
        return "\n".join(rows)

    def guong_body(self, story):
        return LINK.sub(lambda m: f"[{m[3]}]({m[1]}:{m[2]})", story["body"])

    def guong_front(self, story):
        lines = ["---", f"title: {story['title']}", f"kind: {story['kind']}", "sapo: >-", f"  {story['sapo']}",
                 f"campaign: [{story['campaign']}]"]
        if story["column"]:
            lines.append(f"column: {story['column']}")
        if story["recipients"]:
            lines.append(f"recipients: [{', '.join(r['id'] for r in story['recipients'])}]")
        lines += [f"locality: {story['place']['id']}", f"settings: [{', '.join(story['settings'])}]",
                  f"fields: [{', '.join(story['fields'])}]", f"topics: [{', '.join(story['topics'])}]"]
        if story["done"]:
            lines += ["whatWasDone: >-", f"  {story['done']}"]
        if story["results"]:
            lines.append("results:")
        for result in story["results"]:
            lines += [f"  - label: {result['label']}", f"    value: {result['value']}", f"    unit: {result['unit']}",
                      f"    asOf: {result['asOf']}"]
        number = [c for c, _ in CAMPAIGNS].index(story["campaign"])
        lines += [f"author: {story['author']}", "status: published",
                  f"publishAt: {story['published']:%Y-%m-%dT%H:%M}", f"sources: [{100 + number}-kh-ubnd-2021]", "---", "", ""]
        return "\n".join(lines)
