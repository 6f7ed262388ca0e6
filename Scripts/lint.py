"""Checks what the Swift formatter does not: text files in UTF-8, NFC, with LF, and the style's escape hatches."""

import pathlib
import re
import subprocess
import sys
import unicodedata

TEXT = {".swift", ".md", ".yml", ".csv", ".mustache", ".css", ".js", ".py", ".c", ".h", ".json", ".svg", ""}
FORBIDDEN = re.compile(r"\btry!|\bas!|@unchecked Sendable|nonisolated\(unsafe\)|\bfatalError\(|\basync let\b|\bTODO\b|\bFIXME\b")

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
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
