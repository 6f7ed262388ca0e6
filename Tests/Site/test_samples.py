"""What is made up says so wherever it stands, and nothing real is called made up."""

import csv
import functools
import json
import re

from support import CONTENT, SAMPLE, Case, real, without_samples


@functools.cache
def sample_ids():
    """(folder, id) of all samples, read from the content itself."""
    found = set()
    for path in CONTENT.rglob("*"):
        kind = path.relative_to(CONTENT).parts[0]
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                found |= {(kind, row["id"]) for row in csv.DictReader(file) if row.get("sample") == "true"}
        elif path.suffix in (".yml", ".md"):
            text = path.read_text("utf-8")
            head = text.split("\n---\n")[0] if path.suffix == ".md" else text
            if re.search(r"^sample: true$", head, re.M):
                given = re.search(r"^id: (\S+)", head, re.M)
                found.add((kind, given.group(1) if given else path.stem))
    return found


@functools.cache
def pages_of_records():
    """(page, is a sample) for every record that has a page."""
    found = {}
    for name in sorted(real().files):
        if re.fullmatch(r"data/[a-z-]+\.json", name) and not name.endswith("datapackage.json"):
            for item in json.loads(real().text(name)):
                address = item.get("page") or item.get("url")
                place = address and real().place(address)
                if place in real().files:
                    kind = name.removeprefix("data/").removesuffix(".json")
                    found[place.removesuffix("index.html")] = (kind, item["id"]) in sample_ids()
    return found


class Samples(Case):
    def test_content_has_samples_of_many_kinds(self):
        self.assertGreater(len(sample_ids()), 100)
        self.assertGreaterEqual(len({kind for kind, _ in sample_ids()}), 5)

    def test_open_data_mark_the_same_records(self):
        marked = set()
        for name in real().files:
            if re.fullmatch(r"data/[a-z-]+\.json", name) and not name.endswith("datapackage.json"):
                kind = name.removeprefix("data/").removesuffix(".json")
                marked |= {(kind, item["id"]) for item in json.loads(real().text(name)) if item.get("sample")}
        self.assertEqual(marked, sample_ids())

    def test_pages_of_samples_say_so(self):
        self.none(name for name, sample in pages_of_records().items()
                  if sample and SAMPLE not in real().pages[name].main)

    def test_pages_of_real_records_bear_no_banner(self):
        self.none(name for name, sample in pages_of_records().items()
                  if not sample and 'class="sample-notice"' in real().text(name + "index.html"))

    def test_lists_mark_samples(self):
        """A card or row that leads with a sample carries the label."""
        samples = {f"/{name}" for name, sample in pages_of_records().items()
                   if sample and name.startswith(("bai-viet/", "guong/"))}
        seen, found = 0, []
        for name, page in real().pages.items():
            for item in page.items:
                if samples & set(item["links"]):
                    seen += 1
                    if SAMPLE not in item["text"]:
                        found.append(f"{name}: {item['links']}")
        self.none(found)
        self.assertGreater(seen, 300)

    def test_lists_do_not_mark_real_records(self):
        genuine = {f"/{name}" for name, sample in pages_of_records().items()
                   if not sample and name.startswith("bai-viet/")}
        self.none(f"{name}: {item['links']}" for name, page in real().pages.items() for item in page.items
                  if genuine & set(item["links"]) and len(item["links"]) == 1 and SAMPLE in item["text"])

    def test_decisions_of_samples_say_so(self):
        decisions = {}
        for path in (CONTENT / "awards").glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row.get("decision"):
                        decisions.setdefault(row["decision"], set()).add(row.get("sample") == "true")
        made_up = {number for number, kinds in decisions.items() if kinds == {True}}
        found = [name for name, page in real().pages.items() if re.fullmatch(r"quyet-dinh/[^/]+/", name)
                 and any(number in page.headings[0][1] for number in made_up) and SAMPLE not in page.main]
        self.none(found)

    def test_site_without_samples_holds_none(self):
        site = without_samples()
        titles = {
            item.get("title") or item.get("name")
            for kind in ("stories", "recipients", "organisations")
            for item in json.loads(real().text(f"data/{kind}.json")) if item.get("sample")}
        # A made-up group may be called by a plain word that the content uses elsewhere.
        own = "\n".join(path.read_text("utf-8") for path in (CONTENT / "vocabularies").glob("*.yml"))
        found = []
        for name in sorted(site.files):
            if name.endswith((".html", ".xml", ".json", ".csv")):
                text = site.text(name)
                plain = site.pages[name.removesuffix("index.html")].main if name.endswith(".html") else text
                found += [f"{name}: {title}" for title in titles if title in plain and title not in own]
                if 'class="sample-notice"' in text or 'class="badge">' + SAMPLE in text:
                    found.append(f"{name}: the mark of a sample")
        self.none(found)
        self.assertGreaterEqual(len(site.pages), 100)
