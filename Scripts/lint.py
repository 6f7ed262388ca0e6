"""Checks what the Swift formatter does not: text files in UTF-8, NFC, with LF, the style's escape hatches, and that
a switch over kinds of record, taxonomies, layouts or choices names every case."""

import pathlib
import re
import subprocess
import sys
import unicodedata

TEXT = {".swift", ".md", ".yml", ".csv", ".mustache", ".css", ".js", ".py", ".c", ".h", ".json", ".svg", ""}
FORBIDDEN = re.compile(r"\btry!|\bas!|@unchecked Sendable|nonisolated\(unsafe\)|\bfatalError\(|\basync let\b|\bTODO\b|\bFIXME\b")
# Enumerations whose every case must be named wherever they are switched over, so that a new one is asked for.
EXHAUSTIVE = re.compile(
    r"\benum (?:(?P<named>RecordKind|Taxonomy|Layout|KnownKind|VocabularyName)\b[^{]*|\w+: String, ChoiceValue )\{")
CASE_NAME = re.compile(r"^\s*case ([a-z]\w*(?:\s*=\s*\"[^\"]*\")?(?:,\s*[a-z]\w*(?:\s*=\s*\"[^\"]*\")?)*)\s*$", re.M)
PATTERN = re.compile(r"\.([a-z]\w*)$")


def body(text: str, start: int) -> str:
    """The text from behind a brace to the one that closes it."""
    depth, at = 1, start
    while at < len(text) and depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return text[start:at - 1]


def without_texts(source: str) -> str:
    """Swift without its comments and with empty string literals."""
    source = re.sub(r'"""[\s\S]*?"""', '""', source)
    return re.sub(r'"(?:\\.|[^"\\\n])*"|//[^\n]*', lambda found: '""' if found[0][0] == '"' else "", source)


def exhaustive_enums(sources: list[str]) -> list[set[str]]:
    """The cases of each enumeration that is to be switched over without `default:`."""
    enums = []
    for source in sources:
        for found in EXHAUSTIVE.finditer(source):
            names = set()
            for line in CASE_NAME.findall(body(source, found.end())):
                names |= {part.split("=")[0].strip() for part in line.split(",")}
            if names:
                enums.append(names)
    return enums


def switches(source: str):
    """Each switch: its line, the patterns of its cases and whether it has a `default:`."""
    code = without_texts(source)
    for found in re.finditer(r"\bswitch\b[^{\n]*\{", code):
        own = body(code, found.end())
        # What stands in braces of its own, such as a switch within, is not of this one.
        while (flat := re.sub(r"\{[^{}]*\}", "", own)) != own:
            own = flat
        heads = re.findall(r"^\s*case ([^:]*):", own, re.M)
        patterns = [part.split(" where ")[0].strip() for head in heads for part in head.split(",")]
        yield code.count("\n", 0, found.start()) + 1, patterns, re.search(r"^\s*default:", own, re.M) is not None


def hidden_cases(path: str, source: str, enums: list[set[str]]) -> list[str]:
    """The switches that would swallow a new kind, taxonomy, layout or choice by `default:`.

    A switch counts when all that its cases name are cases of one such enumeration; `nil` and a lone case do too.
    """
    found = []
    for line, patterns, has_default in switches(source):
        names = [PATTERN.match(pattern.rstrip("?")) for pattern in patterns if pattern != "nil"]
        if not has_default or not names or not all(names):
            continue
        named = {name[1] for name in names}
        if any(named <= cases for cases in enums):
            found.append(f"{path}:{line}: 'default:' hides cases: name them all")
    return found

# Pointers and wrapping arithmetic stand in these files alone (docs/architecture.md, "Memory safety").
SAFE_MODULES = ("Text", "Vietnamese", "YAML", "Markdown", "Templates")
UNSAFE = re.compile(r"[Uu]nsafe|Unmanaged|unchecked|assumingMemoryBound|bindMemory|&[-+*]|&<<|&>>")
UNSAFE_FILES = {
    "Text/ByteView.swift", "Text/ByteSearch.swift", "Text/ByteOrder.swift", "Text/OutputBuffer.swift",
    "Text/ContentHash.swift", "Text/QuickHash.swift", "Vietnamese/GroupCounter.swift", "Vietnamese/BufferPointers.swift",
    "Markdown/CMarkTree.swift", "Markdown/TextTraits.swift", "Templates/View.swift", "Templates/Fragments.swift",
}


def problems(path: pathlib.Path) -> list[str]:
    if path.suffix not in TEXT:
        return []
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"{path}: not UTF-8 at byte {error.start}"]
    found = []
    if "\r" in text and "Tests" not in path.parts:
        found.append(f"{path}: has carriage returns")
    if "Tests" not in path.parts:
        for number, line in enumerate(text.split("\n"), 1):
            if unicodedata.normalize("NFC", line) != line:
                found.append(f"{path}:{number}: not in NFC")
    if path.parts[0] == "Sources" and path.suffix == ".swift":
        for number, line in enumerate(text.split("\n"), 1):
            code = line.split("//")[0]
            if FORBIDDEN.search(code):
                found.append(f"{path}:{number}: {line.strip()}")
            if path.parts[1] in SAFE_MODULES and "/".join(path.parts[1:]) not in UNSAFE_FILES and UNSAFE.search(code):
                found.append(f"{path}:{number}: unsafe code outside the named files: {line.strip()}")
    return found


def main() -> int:
    files = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True).stdout
    paths = [pathlib.Path(name) for name in files.decode("utf-8").split("\0") if name]
    found = [problem for path in paths if path.is_file() for problem in problems(path)]
    swift = {path: path.read_text("utf-8") for path in paths
             if path.is_file() and path.parts[0] == "Sources" and path.suffix == ".swift"}
    enums = exhaustive_enums(list(swift.values()))
    for path, source in swift.items():
        found += hidden_cases(str(path), source, enums)
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
