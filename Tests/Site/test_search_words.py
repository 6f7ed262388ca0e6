"""The rules of the language in the client: the same tables as the Swift tests, and the same answers as `guong search`."""

import json
import pathlib
import re
import unicodedata
import unittest

import browser
from search import SearchCase, keys, queries, script, server
from support import ROOT, folder, guong, real

TABLE = pathlib.Path(__file__).with_name("search-words.tsv")
GRAMMAR = ROOT / "Sources/Vietnamese/Syllable+Grammar.swift"
MARKS = "\u0300\u0309\u0303\u0301\u0323"


def syllables():
    """Onset, rime and tone of every syllable of the grammar that the Swift tests go through."""
    source = GRAMMAR.read_text("utf-8")
    rimes = re.search(r'"""\n(.*?)"""', source, re.S)[1].split() + ["ych", "yn", "ynh", "yp", "yt", "yu"]
    onsets = ["", *re.search(r'words\("(b c ch [^"]*)"\)', source)[1].split()]
    for onset in onsets:
        for rime in rimes:
            front = rime[0] in "eêiy"
            if (onset in ("k", "gh", "ngh") and not front
                    or onset in ("c", "g", "ng") and front and not (onset == "g" and rime[0] == "i")
                    or onset == "qu" and rime[0] in "uưoôơ" and rime != "ơ" and not rime.startswith("ôc")
                    or onset == "gi" and rime[0] in "iy"
                    or onset != "qu" and rime in ("ych", "yn", "ynh", "yp", "yt", "yu")
                    # Written otherwise: onsets that end where a longer one begins.
                    or onset == "g" and rime[0] == "i" and rime[1:2] in tuple("aeêouư") and rime[1:2] != "ê"):
                continue
            stopped = rime.endswith(("c", "ch", "p", "t"))
            for tone in MARKS[3:] if stopped else ["", *MARKS]:
                yield onset, rime, tone


class Words(SearchCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        tab = browser.Tab(server())
        cls.addClassCleanup(tab.context.close)
        cls.words = tab.open("/lien-he/")
        cls.words.evaluate("async () => { for (const name of ['index', 'query']) "
                           "window[name] = await import(`/source/search-${name}.js`); }")

    def test_makes_the_keys_of_the_shared_table(self):
        rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line]
        found = self.words.evaluate("(rows) => rows.map((row) => { const { folded, toned } = query.wordKey(row); return [folded, toned]; })",
                                    [row[0] for row in rows])
        self.none(f"{row[0]}: {made} for {row[1:]}" for row, made in zip(rows, found) if row[1:] != made)
        self.assertGreater(len(rows), 50)

    def test_gives_one_key_to_both_places_of_a_tone(self):
        new = ["hoà", "khoẻ", "thuý", "loà", "uỷ", "oẹ", "quý", "hoàn"]
        old = ["hòa", "khỏe", "thúy", "lòa", "ủy", "ọe", "quí", "hoàn"]
        made = self.words.evaluate("(list) => list.map((word) => query.wordKey(word).toned)", new + old)
        self.assertEqual(made[:8], made[8:])

    def test_writes_every_syllable_as_newspapers_do(self):
        """From the numbers of the index, in the old style of `hòa`; a few by hand, all others by their keys."""
        spelled = self.words.evaluate(
            """(list) => list.map((word) => { const { folded, toned } = query.wordKey(word);
               return query.spell(index.toKey(folded), query.codeOf(toned)); })""",
            ["hoà", "thuỷ", "khoẻ", "giếng", "gì", "già", "quyển", "người", "khuỷu", "của", "mía", "toán", "ngoái", "điện", "quà", "loài"])
        self.assertEqual(spelled, ["hòa", "thủy", "khỏe", "giếng", "gì", "già", "quyển", "người", "khuỷu", "của", "mía", "toán", "ngoái",
                                   "điện", "quà", "loài"])
        every = ["".join(parts) for parts in syllables()]
        wrong = self.words.evaluate(
            """(list) => list.filter(([letters, tone]) => { const key = query.wordKey(letters); const toned = key.toned + tone;
               return query.wordKey(query.spell(index.toKey(key.folded), query.codeOf(toned))).toned !== toned; })""",
            [[text.rstrip(MARKS), text[len(text.rstrip(MARKS)):]] for text in every])
        self.none(wrong)

    def test_reads_telex_and_vni_of_every_syllable(self):
        """The rimes ooc and oong are those that TELEX cannot tell from ôc and ông."""
        rows = []
        for onset, rime, tone in syllables():
            letters = onset + rime
            if letters == unicodedata.normalize("NFD", letters) and "đ" not in letters and not tone:
                continue  # nothing is marked
            for method in ("telex", "vni"):
                typed = keys(letters, method) + {"": "", **dict(zip(MARKS, "frxsj" if method == "telex" else "23415"))}[tone]
                if method == "telex" and rime in ("ooc", "oong"):
                    letters = onset + rime.replace("oo", "ô")
                rows.append([typed, letters, tone])
                letters = onset + rime
        self.assertGreater(len(rows), 20_000)
        wrong = self.words.evaluate(
            "(rows) => rows.filter(([typed, letters, tone]) => query.decode(typed)?.toned !== query.wordKey(letters).toned + tone)", rows)
        self.none(wrong)

    def test_decodes_free_typing_and_nothing_else(self):
        rows = {"ddieern": "điển", "nguoiwf": "người", "dduwowcj": "được", "dduocwj": "được", "thuowr": "thuở", "tw": "tư", "ngoeoj": "ngoẹo",
                "xooong": "xoong", "hofa": "hoà", "gif": "gì", "DDAAN": "đân", "d9ie6n3": "điển", "nguoi72": "người", "thuo73": "thuở",
                "car": "cả", "dien": None, "2021": None, "hdnd": None, "điển": None, "11a": None, "w": None, "a" * 40: None}
        made = self.words.evaluate("(rows) => Object.entries(rows).filter(([typed, word]) => "
                                   "(query.decode(typed)?.toned ?? null) !== (word && query.wordKey(word).toned))", rows)
        self.assertEqual(made, [])

    def test_tells_slips_apart(self):
        rows = [["hinh", "hnih", 2], ["hinh", "hin", 1], ["hinh", "hinhh", 1], ["hinh", "hanh", 1], ["hinh", "hinh", 0], ["hinh", "nhih", 0],
                ["a", "", 1], ["khoe", "kheo", 2], ["aab", "ab", 1], ["abab", "abba", 2], ["abcd", "abdce", 0]]
        self.none(self.words.evaluate("(rows) => rows.filter(([a, b, n]) => query.typo(a, b) !== n || query.typo(b, a) !== n)", rows))


ANSWER = """
async ([list, options, script]) => {
  const { Index, cardOf, rank, search } = await import(script);
  const index = await Index.open('/search/');
  const made = [];
  for (const text of list) {
    const match = await search(index, text, options);
    if (match.more) await match.more();
    const { total, best } = match.isEmpty ? { total: 0, best: [] } : rank(match, 20);
    made.push([total, await Promise.all(best.map(async ({ doc }) => {
      const card = await cardOf(index, doc);
      return [card.url, card.title, match.scores[doc]];
    }))]);
  }
  return made;
}"""


class Agreement(SearchCase):
    """One ranking: what the browser finds is what `guong search` finds, in the same order and with the same scores."""

    def compare(self, some, typing):
        page = self.tab().open("/lien-he/")
        path = folder("queries") / "queries.txt"
        path.write_text("\n".join(some) + "\n", "utf-8")
        done = guong("search", "--site", real().path, "--format", "json", "--limit", 20, *(["--typing"] if typing else []), "--queries", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        expected = [json.loads(line) for line in done.stdout.splitlines()]
        made = page.evaluate(ANSWER, [some, {"isTyping": typing}, script()])
        self.assertEqual(len(made), len(expected))
        self.none(f"{query!r}: {ours} for {theirs}" for query, ours, theirs in (
            (query, ours, [answer["total"], [[r["url"], r["title"], r["score"]] for r in answer["results"]]])
            for query, ours, answer in zip(some, made, expected)) if ours != theirs)
        self.assertGreater(sum(1 for total, _ in made if total), len(some) // 2)

    def test_agrees_with_the_program(self):
        some = queries()
        self.assertGreaterEqual(len(some), 800)
        self.compare(some, typing=False)

    def test_agrees_with_the_program_while_typing(self):
        self.compare(queries()[::3], typing=True)


if __name__ == "__main__":
    unittest.main()
