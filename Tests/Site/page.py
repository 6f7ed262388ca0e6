"""Reads a page into what the tests ask about. The markup itself is validated elsewhere."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lang = None
        self.title = ""
        self.meta = {}
        self.canonical = []
        self.ids = []
        self.links = []  # (tag, attribute, address)
        self.headings = []  # (level, text)
        self.data = []  # JSON-LD texts
        self.wrong = []  # inline style, script or handler; image without alt; link without text
        self.main = ""
        self.outside = ""  # main without the body of a story and code
        self.article = None  # text of the body of a story
        self.items = []  # text and heading links of each <li> and <tr>
        self.stack = []

    def handle_starttag(self, tag, pairs):
        at = dict(pairs)
        if tag not in VOID:
            self.stack.append([tag, at, ""])
        if tag == "html":
            self.lang = at.get("lang")
        if "id" in at:
            self.ids.append(at["id"])
        if tag == "meta":
            self.meta[at.get("name") or at.get("property") or at.get("http-equiv")] = at.get("content")
        if tag == "link" and at.get("rel") == "canonical":
            self.canonical.append(at.get("href"))
        for name in ("href", "src", "action", "poster", "cite", "data"):
            if name in at:
                self.links.append((tag, name, at[name] or ""))
        for part in (at.get("srcset") or "").split(","):
            if part.strip():
                self.links.append((tag, "srcset", part.split()[0]))
        if tag == "img":
            if "alt" not in at:
                self.wrong.append(f"image without alt: {at.get('src')}")
            for entry in self.stack:
                if entry[0] == "a":
                    entry[2] += at.get("alt") or ""
        if "style" in at or tag == "style":
            self.wrong.append(f"inline style in <{tag}>")
        if tag == "script" and "src" not in at and at.get("type") != "application/ld+json":
            self.wrong.append("inline script")
        self.wrong += [f"handler {name} in <{tag}>" for name in at if name.startswith("on")]
        if tag in ("li", "tr"):
            self.items.append({"links": [], "text": "", "depth": len(self.stack)})
            self.stack[-1].append(self.items[-1])

    def handle_endtag(self, tag):
        while self.stack and tag not in VOID:
            entry = self.stack.pop()
            self.close_entry(entry)
            if entry[0] == tag:
                break

    def close_entry(self, entry):
        tag, at, text = entry[:3]
        text = " ".join(text.split())
        if tag == "title" and self.inside("head"):
            self.title = text
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append((int(tag[1]), text))
        if tag == "script" and at.get("type") == "application/ld+json":
            self.data.append(entry[2])
        if tag == "a":
            self.outside += "¦"  # what a link says and what follows it are two phrases
            if not text and not at.get("aria-label"):
                self.wrong.append(f"link without text: {at.get('href')}")
            row = next((e[3] for e in reversed(self.stack) if len(e) > 3), None)
            if row is not None and (self.inside("h2") or self.inside("h3") or self.inside("th")):
                row["links"].append(at.get("href"))

    def inside(self, *tags):
        return any(entry[0] in tags for entry in self.stack)

    def handle_data(self, text):
        for entry in self.stack:
            entry[2] += text
            if len(entry) > 3:
                entry[3]["text"] += text
        if self.inside("script", "style") or not self.inside("main"):
            return
        self.main += text
        body = any((e[1].get("class") or "") == "body" for e in self.stack)
        if body:
            self.article = (self.article or "") + text
        elif not self.inside("code", "pre"):
            self.outside += text


def read(text):
    page = Page()
    page.feed(text)
    page.close()
    return page
