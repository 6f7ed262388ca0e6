"""Feeds, the map of the site, robots.txt and the page for missing addresses."""

import datetime
import email.utils
import json
import re
import xml.etree.ElementTree as ET

from support import CONTENT, SAMPLE, Case, real, without_samples

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DC = "{http://purl.org/dc/elements/1.1/}"


def moment(text):
    return datetime.datetime.fromisoformat(text)


def limit():
    found = re.search(r"^feedLimit:\s*(\d+)", (CONTENT / "site.yml").read_text("utf-8"), re.M)
    return int(found.group(1)) if found else 50


def entries(site, name):
    """(address, title, published) of each item of a feed of any format."""
    text = site.text(name)
    if name.endswith(".json"):
        return [(i["url"], i["title"], moment(i["date_published"])) for i in json.loads(text)["items"]]
    root = ET.fromstring(text)
    if name.endswith("feed.xml"):
        return [
            (i.findtext("link"), i.findtext("title"), email.utils.parsedate_to_datetime(i.findtext("pubDate")))
            for i in root.iter("item")]
    return [
        (e.find(f"{ATOM}link[@rel='alternate']").get("href"), e.findtext(f"{ATOM}title"),
         moment(e.findtext(f"{ATOM}published"))) for e in root.iter(f"{ATOM}entry")]


def feeds(site):
    return sorted(f for f in site.files if f.rpartition("/")[2] in ("feed.xml", "atom.xml", "feed.json"))


class Feeds(Case):
    def test_lists_have_feeds_of_three_formats(self):
        names = feeds(real())
        folders = {name.rpartition("/")[0] for name in names}
        self.assertEqual(len(names), 3 * len(folders))
        self.assertIn("", folders)
        for campaign in ("dan-van-kheo-covid-lam-dong", "dia-ban-an-toan-nha-trang",
                         "thi-dua-dac-biet-mttq-lang-son", "dan-van-covid-trung-uong"):
            self.assertIn(f"phong-trao/{campaign}", folders)

    def test_items_are_newest_first_and_few_enough(self):
        found = []
        for name in feeds(real()):
            items = entries(real(), name)
            days = [day for _, _, day in items]
            if len(items) > limit():
                found.append(f"{name}: {len(items)} items")
            if days != sorted(days, reverse=True):
                found.append(f"{name}: not newest first")
            if len({address for address, _, _ in items}) != len(items):
                found.append(f"{name}: an item twice")
            if any(day.utcoffset() != datetime.timedelta(hours=7) for day in days):
                found.append(f"{name}: a date without the zone of Vietnam")
        self.none(found)

    def test_three_formats_tell_the_same(self):
        for name in feeds(real()):
            folder, _, _ = name.rpartition("/")
            first = (folder + "/feed.xml").lstrip("/")
            self.assertEqual(entries(real(), name), entries(real(), first), name)

    def test_samples_are_marked_in_feeds(self):
        samples = {s["url"]: s["sample"] for s in json.loads(real().text("data/stories.json"))}
        found = []
        for name in feeds(real()):
            found += [f"{name}: {title}" for address, title, _ in entries(real(), name)
                      if samples[address] != title.startswith(f"[{SAMPLE}] ")]
        self.none(found)

    def test_feeds_state_what_readers_need(self):
        for name in feeds(real()):
            text = real().text(name)
            if name.endswith(".json"):
                feed = json.loads(text)
                self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
                self.assertEqual(feed["feed_url"], f"{real().base}/{name}")
                continue
            root = ET.fromstring(text)
            own = next(e for e in root.iter(f"{ATOM}link") if e.get("rel") == "self")
            self.assertEqual(own.get("href"), f"{real().base}/{name}")
            if name.endswith("atom.xml"):
                for element in [root, *root.iter(f"{ATOM}entry")]:
                    for tag in ("id", "title", "updated"):
                        self.assertTrue(element.findtext(f"{ATOM}{tag}"), f"{name}: {tag}")
                newest = max(moment(e.findtext(f"{ATOM}updated")) for e in root.iter(f"{ATOM}entry")) \
                    if root.find(f"{ATOM}entry") is not None else None
                if newest:
                    self.assertEqual(moment(root.findtext(f"{ATOM}updated")), newest, name)
            else:
                channel = root.find("channel")
                for tag in ("title", "link", "description", "language"):
                    self.assertTrue(channel.findtext(tag), f"{name}: {tag}")

    def test_feeds_without_samples_hold_none(self):
        for name in feeds(without_samples()):
            self.assertNotIn(SAMPLE, without_samples().text(name), name)


class Map(Case):
    def test_every_indexed_page_is_on_the_map_once(self):
        for site in (real(), without_samples()):
            root = ET.fromstring(site.text("sitemap.xml"))
            places = [site.place(e.text) for e in root.iter(f"{MAP}loc")]
            indexed = {
                name + "index.html" for name, page in site.pages.items()
                if not name.endswith(".html") and "noindex" not in (page.meta.get("robots") or "")
                and "refresh" not in page.meta}
            self.assertEqual(len(places), len(set(places)))
            self.none(f"missing: {name}" for name in sorted(indexed - set(places)))
            self.none(f"on the map but not indexed: {name}" for name in sorted(set(places) - indexed))

    def test_days_of_the_map_are_days(self):
        for element in ET.fromstring(real().text("sitemap.xml")).iter(f"{MAP}lastmod"):
            datetime.date.fromisoformat(element.text[:10])

    def test_robots_name_the_map(self):
        lines = real().text("robots.txt").splitlines()
        self.assertIn("User-agent: *", lines)
        self.assertIn(f"Sitemap: {real().base}/sitemap.xml", lines)
        self.assertFalse([line for line in lines if line.startswith("Disallow: /")])

    def test_missing_addresses_have_a_page_that_is_not_indexed(self):
        page = real().pages["404.html"]
        self.assertEqual(page.meta.get("robots"), "noindex")
        self.assertTrue([a for tag, _, a in page.links if tag == "a" and a == "/"])
