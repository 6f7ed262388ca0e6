"""Code points that may not be published: whatever text brings them in, by a reference, an escape or as they are."""

import base64
import concurrent.futures
import re
import shutil
import unicodedata

import mini
from support import Case, guong

TEXT = {".html", ".xml", ".json", ".csv", ".txt", ".css", ".js", ".svg", ".webmanifest"}
PLANES = [plane << 16 | low for plane in range(0x11) for low in (0xFFFE, 0xFFFF)]
# Everything that is forbidden at its borders, and what stands beside them.
BORDERS = [*range(0xA1), 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFDCF, 0xFDD0, 0xFDEF, 0xFDF0, 0xFFFD, *PLANES, 0x110000]
STEPS = range(0xA1, 0x110000, 4999)
# One grey pixel.
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
PLACES = """## Mục {0} a

Chữ {0} b **{0}** ~~{0}~~ [chữ {0}](https://a.vn/x{1}y "tên {0}") `mã {0}` <https://a.vn/b>

[r]: https://a.vn/z{1} "tên {0}"

- [x] việc {0} [dẫn][r]

| Cột {0} | b |
|---|---|
| ô {0} | `mã {0}` |

> [!quote]
> Lời {0}.
> — ~~Tên~~ {0}

Chú thích[^1]

[^1]: Ghi {0} chú `{0}`

```
mã {0}
```

![Ảnh {0} a](anh.png "Chú {0} thích. Ảnh: Tác giả {0}")
"""


def forbidden(value):
    return (value < 0x20 and value not in (9, 10)) or 0x7F <= value < 0xA0 or 0xD800 <= value < 0xE000 \
        or 0xFDD0 <= value < 0xFDF0 or value & 0xFFFE == 0xFFFE or value > 0x10FFFF


def in_address(value, reference):
    """The reference where an address stands; empty for blanks, for which a link is refused."""
    is_blank = not forbidden(value) and unicodedata.category(chr(value)) in ("Zs", "Zl", "Zp", "Cc", "Cf")
    return "" if is_blank else reference


def unclean(root):
    """What the published files of a project hold that they may not."""
    found = []
    for path in sorted((root / "Public").rglob("*")):
        if not path.is_file() or path.suffix not in TEXT:
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            found.append(f"{path.name}: not UTF-8 at {error.start}")
            continue
        if path.suffix == ".csv":
            text = text.replace("\r\n", "\n")
        bad = {ord(character) for character in text if forbidden(ord(character))}
        found += [f"{path.relative_to(root)}: U+{value:04X}" for value in sorted(bad)]
    return found


def build(root):
    return guong("build", "--root", root, "--output", root / "Public", "--now", "2021-09-01T08:00+07:00")


class Characters(Case):
    def project(self, name):
        root = mini.project(name)
        (root / "content/stories/anh.png").write_bytes(base64.b64decode(PICTURE))
        return root

    def test_no_reference_of_a_text_brings_one_in(self):
        values = [*BORDERS, *STEPS]
        spell = ["&#{};".format, "&#x{:X};".format]
        for number, start in enumerate(range(0, len(values), 40)):
            root = self.project("references")
            references = [(value, spell[index % 2](value)) for index, value in enumerate(values[start:start + 40])]
            bodies = [PLACES.format(text, in_address(value, text)) for value, text in references]
            for index, body in enumerate(bodies):
                story = mini.story(f"bai-{index}", f"Bài {index}", body=body)
                (root / f"content/stories/bai-{index}.md").write_text(story, "utf-8")
            done = build(root)
            errors = [line for line in done.stderr.splitlines() if ": warning: " not in line]
            self.assertEqual(done.returncode, 0, "\n".join(errors[:20]))
            self.none(unclean(root))
            if number == 0:
                self.assertRegex(done.stderr, r"stories/bai-1\.md:\d+:\d+: warning: '&#x1;'")
            shutil.rmtree(root)

    def test_no_field_of_yaml_or_csv_brings_one_in(self):
        root = self.project("fields")
        fields = [*self.yaml_fields(root), *self.csv_fields(root)]
        self.assertGreater(len(fields), 40)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            outcomes = dict(zip([name for name, _, _ in fields], pool.map(self.outcome, fields)))
        self.none(f"{name}: {problem}" for name, (_, problems) in outcomes.items() for problem in problems)
        built = {name for name, (is_built, _) in outcomes.items() if is_built}
        # Texts are built with U+FFFD; ids, dates and choices are refused.
        for name in ("stories/mot.md title escape", "campaigns/phong-trao.yml summary escape",
                     "site.yml description escape", "organisations/co-quan.csv name character",
                     "documents/van-ban.csv subject character", "documents/van-ban.csv subject reference"):
            self.assertIn(name, built)

    def outcome(self, field):
        """Whether the site is built with one field changed, and what is wrong with it."""
        name, path, text = field
        root = mini.project("field")
        (root / "content" / path).write_text(text, "utf-8")
        done = build(root)
        problems = unclean(root)
        if done.returncode not in (0, 1, 2):
            problems.append(f"ended with {done.returncode}: {done.stderr[:500]}")
        if done.returncode == 0 and not name.endswith("reference") and "forbidden-character" not in done.stderr \
                and "U+" not in done.stderr and "\\U" not in done.stderr:
            problems.append("no warning")
        shutil.rmtree(root)
        return done.returncode == 0, problems

    def yaml_fields(self, root):
        values = [value for value in BORDERS if forbidden(value) and not 0xD800 <= value < 0xE000 and value <= 0x10FFFF]
        written = {"escape": "".join(f"\\U{value:08X}" for value in values),
                   "character": "\ufdd0\U0001fffe", "reference": "".join(f"&#{value};" for value in values)}
        for path in ("site.yml", "campaigns/phong-trao.yml", "stories/mot.md"):
            text = (root / "content" / path).read_text("utf-8")
            for match in re.finditer(r"^(\w+): (?!>)([^\[\n]+)$", text, re.M):
                for kind, added in written.items():
                    line = f'{match[1]}: "{match[2]}{added}"'
                    yield f"{path} {match[1]} {kind}", path, text[:match.start()] + line + text[match.end():]

    def csv_fields(self, root):
        written = {"character": "\x85\x9f\ufdd0\ufffe\uffff\U0001fffe", "control": "\x01\x7f",
                   "reference": "".join(f"&#{value};" for value in BORDERS)}
        for path in ("localities/noi.csv", "organisations/co-quan.csv", "documents/van-ban.csv"):
            rows = [row.split(",") for row in (root / "content" / path).read_text("utf-8").splitlines()]
            for column, name in enumerate(rows[0]):
                for kind, added in written.items():
                    changed = [list(row) for row in rows]
                    changed[-1][column] += added
                    yield f"{path} {name} {kind}", path, "\n".join(map(",".join, changed)) + "\n"
