"""What a province has beside its stories: many awards with their recipients, decisions, bodies and events.

Everything here is drawn from dice of its own and lies in tables of its own, so that the stories and what else they
name are the same with and without it.
"""

import datetime

from corpus_text import Dice, slug
from corpus_words import CAMPAIGNS, FORMS, PROVINCES

FIRST_DAY = datetime.date(2021, 3, 1)
AWARDS_PER_DECISION = 200
AWARDS_PER_EVENT = 400


class AwardCorpus:
    """`count` awards for four fifths as many recipients."""

    def __init__(self, corpus, count):
        self.corpus = corpus
        dice, corpus.dice = corpus.dice, Dice(20211811)
        self.dice = corpus.prose.dice = corpus.dice
        first = len(corpus.recipients)
        self.recipients = [corpus._recipient(first + number) for number in range(max(1, count * 4 // 5))]
        self.events = [self._event(number) for number in range((count + AWARDS_PER_EVENT - 1) // AWARDS_PER_EVENT)]
        self.awards, self.documents = [], []
        for start in range(0, count, AWARDS_PER_DECISION):
            self._decision(start, min(count, start + AWARDS_PER_DECISION))
        corpus.dice = corpus.prose.dice = dice

    def bodies(self):
        """The committee and the Front of every commune, below those of its district."""
        for place in self.corpus.communes:
            where, above = place["id"], place["parent"]
            full = f"{place['type']} {place['name']}"
            yield (f"ubnd-{where}", f"Ủy ban nhân dân {full}", "chinh-quyen", "xa", where, f"ubnd-{above}", "")
            yield (f"mttq-{where}", f"Ủy ban MTTQ Việt Nam {full}", "mat-tran", "xa", where, f"mttq-{above}", "")

    def _event(self, number):
        province = slug(PROVINCES[number % len(PROVINCES)])
        day = FIRST_DAY + datetime.timedelta(days=1_600 + number % 200)
        return {"id": f"hoi-nghi-tong-ket-{number + 1}", "name": f"Hội nghị tổng kết lần thứ {number + 1}",
                "type": "hoi-nghi-tong-ket", "campaign": CAMPAIGNS[number % len(CAMPAIGNS)][0],
                "start": f"{day.isoformat()}T08:00", "locality": province, "organiser": f"ubnd-{province}",
                "documents": "", "honoured": [], "summary": self.corpus.prose.sentence()}

    def _decision(self, start, end):
        """The awards of one decision. A fifth of all awards go to recipients who have one already."""
        number = start // AWARDS_PER_DECISION
        issuer = f"ubnd-{slug(PROVINCES[number % len(PROVINCES)])}"
        day = (FIRST_DAY + datetime.timedelta(days=number * 7 % 1_500)).isoformat()
        text, document = f"{5_000 + number}/QĐ-UBND", f"quyet-dinh-{5_000 + number}"
        self.documents.append((document, text, "quyet-dinh", day, issuer,
                               f"Khen thưởng {end - start} tập thể, cá nhân, đợt {number + 1}"))
        for place in range(start, end):
            recipient = self.recipients[place % len(self.recipients)]["id"]
            event = self.events[place // AWARDS_PER_EVENT]
            if place % 4 == 0:
                event["honoured"].append(recipient)
            event["documents"] = document
            self.awards.append((f"khen-cao-{place + 1}", FORMS[1][0], recipient, issuer, text, day, document,
                                "phong-trao", self.dice.pick(CAMPAIGNS)[0], event["id"],
                                f"Có thành tích {self.corpus.prose.phrase()}", "quyet-dinh"))

    def write(self, root, table):
        content = root / "content"
        table(content / "organisations" / "cap-xa.csv",
              ["id", "name", "kind", "level", "locality", "parent", "isOutlet"], self.bodies())
        table(content / "documents" / "quyet-dinh.csv", ["id", "number", "docType", "date", "issuer", "subject"],
              self.documents)
        header = ["id", "type", "name", "honorific", "title", "personType", "collectiveType", "head", "members",
                  "locality", "summary"]
        table(content / "recipients" / "duoc-khen.csv", header, [[r[k] for k in header] for r in self.recipients])
        table(content / "awards" / "khen-cao.csv",
              ["id", "form", "recipient", "issuer", "decision", "decisionDate", "document", "category", "campaign",
               "presentedAt", "achievement", "status"], self.awards)
        header = list(self.events[0]) if self.events else ["id"]
        table(content / "events" / "hoi-nghi.csv", header,
              [["|".join(e[k]) if k == "honoured" else e[k] for k in header] for e in self.events])
