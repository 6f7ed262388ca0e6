"""Every address in every page, feed, map and record of structured data leads somewhere."""

import json
import re
import urllib.parse
import xml.etree.ElementTree

from support import Case, moved, real, without_samples

# A field of structured data that names a pattern or a thing, not a page.
PATTERNS = ("urlTemplate",)


def strings(value, key=""):
    """All texts in a JSON value, each with the key that it stands under."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    elif isinstance(value, str):
        yield key, value


class Addresses:
    """What a site links to, and whether it is there."""

    def __init__(self, site):
        self.site = site
        self.wrong = []

    def check(self, where, address, anchors=True, internal=False):
        host = urllib.parse.urlsplit(address).hostname or ""
        if not address:
            self.wrong.append(f"{where}: an empty address")
        elif "localhost" in address or host.startswith("127."):
            self.wrong.append(f"{where}: {address} leads to this machine")
        elif "//" in address.split("?")[0].replace("://", ":", 1) and self.is_ours(address):
            self.wrong.append(f"{where}: {address} has two slashes")
        elif address.startswith("//"):
            self.wrong.append(f"{where}: {address} has no scheme")
        elif self.is_ours(address):
            self.resolve(where, address, anchors)
        elif address.startswith("/") or internal:
            self.wrong.append(f"{where}: {address} lies outside of {self.site.base}")
        elif not re.match(r"(https?|mailto|tel):", address):
            self.wrong.append(f"{where}: {address} is neither full nor rooted")

    def is_ours(self, address):
        path, _, _ = address.partition("#")
        return path == "" or self.site.place(path) is not None

    def resolve(self, where, address, anchors):
        path, mark, fragment = address.partition("#")
        file = self.site.place(path) if path else where
        file = urllib.parse.unquote(file)
        if file not in self.site.files:
            self.wrong.append(f"{where}: {address}: there is no {file}")
        elif anchors and mark and file.endswith(".html"):
            ids = self.site.pages[file.removesuffix("index.html")].ids
            if urllib.parse.unquote(fragment) not in ids:
                self.wrong.append(f"{where}: {address}: {file} has no such anchor")

    def all(self):
        for name, page in self.site.pages.items():
            file = name + "index.html" if not name.endswith(".html") else name
            for _, _, address in page.links:
                self.check(file, address)
            for key in ("og:url", "og:image"):
                if page.meta.get(key):
                    self.check(file, page.meta[key], internal=True)
            for text in filter(None, page.data):
                self.structured(file, json.loads(text))
        for name in sorted(self.site.files):
            if name.endswith(".xml"):
                self.xml(name)
            elif name.endswith("feed.json"):
                self.structured(name, json.loads(self.site.text(name)))
            elif name.endswith(".json"):
                self.structured(name, json.loads(self.site.text(name)))
            elif name.endswith(".css"):
                for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", self.site.text(name)):
                    if not address.startswith("data:"):
                        self.check(name, urllib.parse.urljoin(f"{self.site.base}/{name}", address))
        return self.wrong

    def structured(self, where, value):
        for key, text in strings(value):
            if key not in PATTERNS and (text == self.site.base or text.startswith(self.site.base + "/")):
                self.check(where, text, anchors=False)
            elif re.search(r"\b(localhost|127\.0\.0\.1)\b", text):
                self.wrong.append(f"{where}: {text} leads to this machine")
            if key == "content_html":
                self.embedded(where, text)

    def embedded(self, where, text):
        for address in re.findall(r'\s(?:href|src)="([^"]*)"', text):
            self.check(where, address.replace("&amp;", "&"), internal=False)
            if not re.match(r"[a-z]+:", address):
                self.wrong.append(f"{where}: {address} is not full")

    def xml(self, name):
        for element in xml.etree.ElementTree.fromstring(self.site.text(name)).iter():
            tag = element.tag.rpartition("}")[2]
            for key in ("href", "url"):
                if key in element.attrib:
                    self.check(name, element.attrib[key], internal=True)
            text = (element.text or "").strip()
            if tag in ("link", "loc", "guid", "id", "comments") and text:
                self.check(name, text, internal=True)
            if tag in ("encoded", "content"):
                self.embedded(name, text)


class Links(Case):
    def test_addresses_of_the_site_lead_somewhere(self):
        self.none(Addresses(real()).all())

    def test_addresses_below_a_path_lead_somewhere(self):
        site = moved()
        self.none(Addresses(site).all())
        self.assertEqual(site.files - {f for f in site.files if f.startswith("assets/")},
                         real().files - {f for f in real().files if f.startswith("assets/")})

    def test_site_below_a_path_knows_no_other_place(self):
        found = [name for name in moved().files
                 if name.endswith((".html", ".xml", ".json", ".txt")) and real().base in moved().text(name)]
        self.none(f"{name} names {real().base}" for name in found)

    def test_addresses_without_samples_lead_somewhere(self):
        self.none(Addresses(without_samples()).all())

    def test_no_file_is_orphaned(self):
        """Every page but the one for missing addresses is reached by a link from another."""
        site = real()
        reached = {
            site.place(address.partition("#")[0]) for page in site.pages.values() for tag, _, address in page.links
            if tag == "a" and address.partition("#")[0]}
        pages = {name + "index.html" for name in site.pages if name and not name.endswith(".html")}
        self.none(f"no link leads to {name}" for name in sorted(pages - reached))
