"""What pages tell search engines in JSON-LD."""

import csv
import functools
import json

from support import CONTENT, Case, real

PEOPLE = {"Person", "Organization"}


@functools.cache
def graphs():
    """Page → objects of its graph; a text that does not parse stands as itself."""
    found = {}
    for name, page in real().pages.items():
        try:
            found[name] = [entry for text in page.data for entry in json.loads(text)["@graph"]]
        except (ValueError, KeyError) as error:
            found[name] = f"{error}: {page.data}"
    return found


def of_type(name, kind):
    entries = graphs()[name]
    return [entry for entry in entries if entry["@type"] == kind] if isinstance(entries, list) else []


class StructuredData(Case):
    def test_every_page_has_data_that_parses(self):
        self.none(f"{name}: {value}" for name, value in graphs().items() if not isinstance(value, list))
        self.none(f"{name}: no structured data" for name, page in real().pages.items()
                  if len(page.data) != 1 and name != "404.html")

    def test_stories_are_news_articles(self):
        stories = json.loads(real().text("data/stories.json"))
        found = []
        for story in stories:
            name = real().place(story["url"]).removesuffix("index.html")
            articles = of_type(name, "NewsArticle")
            if len(articles) != 1:
                found.append(f"{name}: {len(articles)} articles")
                continue
            article = articles[0]
            for key in ("headline", "datePublished", "dateModified", "author", "publisher", "inLanguage"):
                if not article.get(key):
                    found.append(f"{name}: no {key}")
            if article.get("headline") != story["title"]:
                found.append(f"{name}: headline {article.get('headline')!r}")
            if story.get("sample") != (article.get("genre") == "Dữ liệu minh họa"):
                found.append(f"{name}: genre {article.get('genre')!r} of sample {story.get('sample')}")
        self.none(found)

    def test_pages_below_home_tell_their_way(self):
        found = []
        for name in real().pages:
            if name in ("", "404.html"):
                continue
            lists = of_type(name, "BreadcrumbList")
            if len(lists) != 1:
                found.append(f"{name}: {len(lists)} breadcrumb lists")
                continue
            steps = lists[0]["itemListElement"]
            if [step["position"] for step in steps] != list(range(1, len(steps) + 1)):
                found.append(f"{name}: positions {[step['position'] for step in steps]}")
            if steps[0]["item"] != real().base + "/":
                found.append(f"{name}: begins at {steps[0]['item']}")
            if not all(step.get("name") for step in steps):
                found.append(f"{name}: a step without name")
        self.none(found)

    def test_home_is_the_web_site(self):
        self.assertEqual(len(of_type("", "WebSite")), 1)

    def test_commended_recipients_carry_their_awards(self):
        counting = {}
        for path in sorted((CONTENT / "awards").glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row.get("status") in ("trao", "quyet-dinh"):
                        counting.setdefault(row["recipient"], []).append(row["id"])
        self.assertGreater(len(counting), 40)
        found = []
        for recipient, awards in counting.items():
            name = f"guong/{recipient}/"
            if name not in graphs():
                found.append(f"{name}: no page")
                continue
            entries = graphs()[name]
            carrying = [e for e in entries if e.get("award")] if isinstance(entries, list) else []
            if len(carrying) != 1:
                found.append(f"{name}: {len(carrying)} objects with award, {len(awards)} awards")
                continue
            told = carrying[0]["award"]
            told = told if isinstance(told, list) else [told]
            if len(told) != len(awards):
                found.append(f"{name}: {len(told)} awards told, {len(awards)} in the content")
            kinds = carrying[0]["@type"]
            if not PEOPLE & set(kinds if isinstance(kinds, list) else [kinds]):
                found.append(f"{name}: type {kinds}")
        self.none(found)
