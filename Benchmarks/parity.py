#!/usr/bin/env python3
"""Checks that two finished sites, Guong's and Hugo's, are the same work: pages, feed items, words, sizes.

    parity.py GUONG_OUTPUT HUGO_OUTPUT

Exit status 1 with every difference, or a summary.
"""

import html.parser
import json
import pathlib
import re
import sys

#: The folders of lists; those of stories begin with `bai-viet/trang`.
LISTS = ["loai", "phong-trao", "chuyen-muc", "dia-phuong", "linh-vuc", "chu-de", "noi-ap-dung", "doi-tuong", "hinh-thuc", "nam"]
#: How far the bytes of pages may differ.
TOLERANCE = 0.15
SAMPLES = 12


class Words(html.parser.HTMLParser):
    """The visible words of `<main>`, and the addresses of its links."""

    def __init__(self):
        super().__init__()
        self.depth = 0
        self.text = []

    def handle_starttag(self, tag, attributes):
        self.text.append(" ")
        if tag == "main":
            self.depth = 1

    def handle_endtag(self, tag):
        self.text.append(" ")
        if tag == "main":
            self.depth = 0

    def handle_data(self, data):
        if self.depth:
            self.text.append(data)


def words(path):
    parser = Words()
    parser.feed(path.read_text(encoding="utf-8"))
    # The count of minutes is Guong's own way of counting syllables; it is handed to Hugo by rule of thumb.
    return re.sub(r"\d+ phút đọc", "phút đọc", " ".join("".join(parser.text).split())).split()


def survey(root):
    """Paths of story pages and of pages below each list's folder, the items of the feeds, and sizes."""
    pages = [p.relative_to(root).as_posix() for p in root.rglob("index.html")]
    stories = sorted(p for p in pages if re.fullmatch(r"bai-viet/[^/]+/index\.html", p) and p.split("/")[1] != "trang")
    lists = {"bai-viet": sorted(p for p in pages if p == "bai-viet/index.html" or p.startswith("bai-viet/trang/"))}
    for name in LISTS:
        lists[name] = sorted(p for p in pages if p.startswith(name + "/"))
    feeds = {}
    for path in sorted(root.rglob("*")):
        if path.name in ("feed.xml", "atom.xml", "feed.json") and path.is_file():
            text = path.read_text(encoding="utf-8")
            count = len(json.loads(text)["items"]) if path.suffix == ".json" else len(re.findall(r"<(?:item|entry)[ >]", text))
            feeds[path.relative_to(root).as_posix()] = count
    return {"root": root, "stories": stories, "lists": lists, "feeds": feeds}


def size(site, pages):
    return sum((site["root"] / page).stat().st_size for page in pages)


def has_stories(path):
    return 'class="cards"' in path.read_text(encoding="utf-8")


def compare_paths(what, ours, theirs, problems):
    for path in sorted(set(ours) - set(theirs))[:5]:
        problems.append(f"{what}: only Guong has {path}")
    for path in sorted(set(theirs) - set(ours))[:5]:
        problems.append(f"{what}: only Hugo has {path}")


def compare(guong, hugo):
    problems = []
    compare_paths("stories", guong["stories"], hugo["stories"], problems)
    lists = {name: [p for p in pages if p in hugo["lists"][name] or has_stories(guong["root"] / p)]
             for name, pages in ((n, sorted(v)) for n, v in guong["lists"].items())}
    for name, pages in lists.items():
        compare_paths(f"lists of {name}", pages, hugo["lists"][name], problems)
    compare_paths("feeds", guong["feeds"], hugo["feeds"], problems)
    for path in sorted(set(guong["feeds"]) & set(hugo["feeds"])):
        if guong["feeds"][path] != hugo["feeds"][path]:
            problems.append(f"{path}: {guong['feeds'][path]} items by Guong, {hugo['feeds'][path]} by Hugo")
    step = max(1, len(guong["stories"]) // SAMPLES)
    pages = guong["stories"][::step] + ["bai-viet/index.html", "bai-viet/trang/2/index.html", "loai/mo-hinh/index.html"]
    for path in pages:
        if not (hugo["root"] / path).exists() or not (guong["root"] / path).exists():
            problems.append(f"{path} is missing")
            continue
        ours, theirs = words(guong["root"] / path), words(hugo["root"] / path)
        if ours != theirs:
            at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
            problems.append(f"{path}: words differ at {at}: Guong “{' '.join(ours[at:at + 8])}”, Hugo “{' '.join(theirs[at:at + 8])}”")
    all_lists = [page for pages in hugo["lists"].values() for page in pages]
    sizes = {}
    for what, both in (("story pages", hugo["stories"]), ("list pages", all_lists)):
        both = [p for p in both if (guong["root"] / p).exists()]
        ours, theirs = size(guong, both), size(hugo, both)
        sizes[what] = (ours, theirs)
        if not 1 - TOLERANCE <= ours / max(1, theirs) <= 1 + TOLERANCE:
            problems.append(f"{what}: {ours:,} bytes by Guong, {theirs:,} by Hugo: more than {TOLERANCE:.0%} apart")
    counts = {"story pages": len(guong["stories"]), "list pages": sum(map(len, lists.values())),
              "feeds": len(guong["feeds"]), "feed items": sum(guong["feeds"].values()),
              "pages compared by words": len(pages), "sizes": sizes,
              "only Guong": sum(1 for p in guong["root"].rglob("*") if p.is_file())
              - sum(1 for p in hugo["root"].rglob("*") if p.is_file())}
    return problems, counts


def main():
    guong, hugo = (survey(pathlib.Path(argument)) for argument in sys.argv[1:3])
    problems, counts = compare(guong, hugo)
    for problem in problems:
        print(f"parity: {problem}", file=sys.stderr)
    sizes = "; ".join(f"{what} {ours / theirs:.2f} of Hugo's bytes" for what, (ours, theirs) in counts["sizes"].items())
    print(f"parity: {counts['story pages']:,} story pages, {counts['list pages']:,} list pages, {counts['feeds']:,} feeds with "
          f"{counts['feed items']:,} items, {counts['pages compared by words']} pages compared word by word; {sizes}; "
          f"Guong wrote {counts['only Guong']:,} files more")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
