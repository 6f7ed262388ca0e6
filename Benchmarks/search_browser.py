"""Readers in a real Chromium: what a search fetches, by the account of the server, and how long it takes.

The server is that of Tests/Site. As hosts of static sites do, it compresses text (HTML, style sheets, scripts, JSON, SVG)
and sends all else as it is; bytes are those of the bodies that it sends.
"""

import collections
import gzip
import pathlib
import re
import sys
import time
import urllib.parse

from bench import ROOT, say

sys.path.append(str(ROOT / "Tests" / "Site"))
import browser  # noqa: E402

# Writes down when something was typed and when results stood, and lets the account of requests grow.
WATCH = """
performance.setResourceTimingBufferSize(5000);
window.bench = { typed: 0, shown: 0 };
addEventListener('input', (event) => { bench.typed = event.timeStamp; }, true);
new MutationObserver((changes) => {
  if (changes.some(({ target, addedNodes }) => target.className === 'found' && addedNodes.length)) {
    bench.shown ||= performance.now();
  }
}).observe(document, { childList: true, subtree: true });
"""
# Bytes: until the results stand, and within them the script; afterwards the facets' columns, and all else of the index; pages of
# results, from which passages are taken.
Search = collections.namedtuple("Search", "results code columns later pages requests found")


class Server(browser.Server):
    """Compresses as a host does; what was answered is kept, so that Python's slowness is not measured."""

    def __init__(self, root):
        self.answers, self.packed = {}, {}
        super().__init__(root)

    def answer(self, path):
        if path not in self.answers:
            self.answers[path] = super().answer(path)
        return self.answers[path]

    def encode(self, path, kind, body):
        if not kind.startswith(("text/", "application/json", "application/xml", "image/svg")):
            return body, {}
        if path not in self.packed:
            self.packed[path] = gzip.compress(body, 6, mtime=0)
        return self.packed[path], {"Content-Encoding": "gzip"}

    def sizes(self, since=0):
        return [(one.path, one.size) for one in self.log[since:]]


class Reader:
    def __init__(self, site):
        self.server = Server(site)
        self.chromium = browser.browser()[1]

    def close(self):
        self.server.close()

    def page(self):
        context = self.chromium.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", bypass_csp=True)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.set_default_timeout(120_000)
        return page

    def quiet(self, page):
        """Waits until nothing was asked for a while."""
        before = -1
        while before != len(self.server.log):
            before = len(self.server.log)
            page.wait_for_timeout(120)


class GuongReader(Reader):
    """Someone at the search page."""

    def shown(self, page):
        """Waits until the first results stand; exact counts may come later. The page looks itself: asking it over and over would
        take the time of the server, which is in this process."""
        try:
            page.wait_for_function("bench.shown", timeout=60_000)
        except Exception as error:
            raise SystemExit(f"no results at {page.url}: {page.locator('main').inner_text()[:500]}") from error

    def settled(self, page):
        """Waits until all of a search is there, exact counts and passages too."""
        while page.get_attribute("#results", "aria-busy") != "false":
            page.wait_for_timeout(20)
        self.quiet(page)

    def account(self, page, since):
        """What was sent since, apart by what it is for and whether it had come before the results stood."""
        moment = page.evaluate("bench.shown")
        before = {urllib.parse.urlsplit(name).path for name in page.evaluate(
            "(moment) => performance.getEntriesByType('resource').filter((one) => one.responseEnd <= moment).map((one) => one.name)",
            moment)}
        sums = collections.Counter()
        for path, size in self.server.sizes(since):
            if path.startswith(("/search/", "/assets/search")):
                is_column = re.fullmatch(r"/search/\w+/f/.*", path)
                sums["results" if path in before else "columns" if is_column else "later"] += size
                sums["code"] += size if path.endswith(".js") else 0
                sums["requests"] += path in before
            elif path.endswith("/") and path != "/tim-kiem/":
                sums["pages"] += size
        found = page.locator("p.count").inner_text().split("(")[0].strip()
        return Search(*(sums[name] for name in Search._fields[:-1]), found)

    def visit(self, query, following):
        """A first search ever, by its address, and a further one, typed at once when all of the first is there."""
        page = self.page()
        since = len(self.server.log)
        page.goto(f"{self.server.address}/tim-kiem/?q={urllib.parse.quote(query)}")
        self.shown(page)
        self.settled(page)
        first = self.account(page, since)
        since = len(self.server.log)
        page.evaluate("bench.shown = 0")
        page.locator("main input[name=q]").fill(following)
        self.shown(page)
        self.settled(page)
        further = self.account(page, since)
        page.context.close()
        return first, further

    def last_keys(self, queries):
        """Milliseconds from the last key of each query to its results, all before it having been typed and answered."""
        page = self.page()
        page.goto(f"{self.server.address}/tim-kiem/?q=m%E1%BB%99t")
        self.shown(page)
        field = page.locator("main input[name=q]")
        taken = []
        for query in queries:
            page.evaluate("bench.shown = 0")
            field.fill(query[:-1])
            if query[:-1].strip():
                self.shown(page)
                self.settled(page)
            page.evaluate("bench.shown = 0")
            page.keyboard.insert_text(query[-1])
            self.shown(page)
            taken.append(page.evaluate("bench.shown - bench.typed"))
        page.context.close()
        return taken


class PagefindReader(Reader):
    """Pagefind's own script without any surface; ten results with what it keeps of them."""

    HTML = "<!doctype html><meta charset=utf-8><title>Pagefind</title><link rel=icon href=data:,>"
    # The time in milliseconds, or nothing when the limit was reached first.
    SEARCH = """async ([query, limit]) => {
      const start = performance.now();
      const find = async () => {
        window.pagefind ||= await import('/pagefind/pagefind.js');
        const found = await pagefind.search(query);
        await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
        return performance.now() - start;
      };
      return Promise.race([find(), new Promise((done) => setTimeout(done, limit, null))]);
    }"""
    # Seconds for one search; such as take longer are counted with so many.
    LIMIT = 15
    # Seconds for all searches of a kind; those that are left then are not asked.
    BUDGET = 150

    def __init__(self, site):
        (pathlib.Path(site) / "pagefind.html").write_text(self.HTML)
        super().__init__(site)

    def open(self):
        page = self.page()
        page.goto(f"{self.server.address}/pagefind.html")
        return page

    def taken(self, page, query):
        """Bytes, milliseconds and whether the limit was reached."""
        since = len(self.server.log)
        ms = page.evaluate(self.SEARCH, [query, self.LIMIT * 1000])
        size = sum(size for path, size in self.server.sizes(since) if path.startswith("/pagefind/"))
        return size, self.LIMIT * 1000 if ms is None else ms, ms is None

    def each(self, queries, work):
        """What comes of the queries that the time is enough for, with progress."""
        end = time.monotonic() + self.BUDGET
        found = []
        for number, query in enumerate(queries, 1):
            if time.monotonic() > end:
                say(f"  out of time: {len(queries) - len(found)} queries are left out")
                break
            found.append(work(query))
            if number % 10 == 0 or found[-1][2]:
                say(f"  query {number}: {found[-1][0] / 1024:,.0f} KiB, {found[-1][1]:,.0f} ms{' (time is up)' if found[-1][2] else ''}")
        return found

    def firsts(self, queries):
        """Each query as the first search of a reader."""
        def first(query):
            page = self.open()
            taken = self.taken(page, query)
            page.context.close()
            return taken
        return self.each(queries, first)

    def session(self, queries):
        """One search after the other, with the chunks for all but its last key loaded beforehand."""
        pages = []

        def search(query):
            if not pages:
                pages.append(self.open())
                self.taken(pages[0], "một")
            since = len(self.server.log)
            page = pages[0]
            page.evaluate("([text, limit]) => Promise.race([pagefind.preload(text), new Promise((done) => setTimeout(done, limit))])",
                          [query[:-1], self.LIMIT * 1000])
            _, ms, is_late = self.taken(page, query)
            size = sum(size for path, size in self.server.sizes(since) if path.startswith("/pagefind/"))
            if is_late:  # it is still at work
                pages.pop().context.close()
            return size, ms, is_late
        found = self.each(queries, search)
        for page in pages:
            page.context.close()
        return found
