"""What README.md and docs/ say of goals, commands, options and paths is so, and nothing is left out."""

import fnmatch
import os
import re

from support import ROOT, Case, guong

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# What the program writes is not in the project.
MADE = ("Public/", "data/", ".build/", "/")


def code(text):
    """All that stands in backticks or in a block of code, line by line."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", text, re.M | re.S)
    rest = re.sub(r"^```\w*\n.*?^```$", "", text, flags=re.M | re.S)
    return re.findall(r"`([^`\n]+)`", rest) + [line for block in blocks for line in block.splitlines()]


def options(*command):
    return set(re.findall(r"^  (?:-h, )?(--[a-z-]+)", guong(*command, "--help").stdout, re.M)) - {"--help", "--version"}


def subcommands(*command):
    listed = guong(*command, "--help").stdout.partition("SUBCOMMANDS:")[2]
    return re.findall(r"^  ([a-z-]+)  ", listed, re.M)


class Goals(Case):
    def setUp(self):
        makefile = (ROOT / "Makefile").read_text("utf-8")
        self.goals = set(re.findall(r"^([a-z-]+):(?!=)", makefile, re.M))
        self.phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split())

    def test_goals_that_are_named_exist(self):
        self.none(f"{path.relative_to(ROOT)}: make {goal}" for path in DOCUMENTS for text in code(path.read_text("utf-8"))
                  for goal in re.findall(r"(?:^|&& )make ([a-z][a-z-]*)", text) if goal not in self.goals)

    def test_every_goal_is_named(self):
        named = {goal for text in code((ROOT / "README.md").read_text("utf-8")) for goal in re.findall(r"^make ([a-z-]+)", text)}
        self.assertEqual(self.goals - named, set(), "not in README.md")
        self.assertEqual(self.goals, self.phony)


class Commands(Case):
    @classmethod
    def setUpClass(cls):
        cls.commands = [(name,) for name in subcommands()]
        cls.commands += [(name, below) for name, in cls.commands for below in subcommands(name)]
        cls.readme = code((ROOT / "README.md").read_text("utf-8"))

    def test_there_are_commands(self):
        self.assertIn(("build",), self.commands)
        self.assertIn(("new", "story"), self.commands)

    def test_commands_that_are_named_exist(self):
        known = {" ".join(command) for command in self.commands} | {"help"}
        self.none(f"guong {name}" for path in DOCUMENTS for text in code(path.read_text("utf-8"))
                  for name in re.findall(r"^guong ([a-z]+)", text) if name not in known)

    def test_every_command_is_named(self):
        text = "\n".join(line for path in DOCUMENTS for line in code(path.read_text("utf-8")))
        self.none(f"guong {' '.join(command)}" for command in self.commands if f"guong {' '.join(command)}" not in text)

    def test_options_that_readme_names_exist(self):
        known = {"--help"}.union(*(options(*command) for command in self.commands))
        named = {option for text in self.readme for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)
                 if not text.startswith(("apt-get", "python3"))}
        self.assertEqual(named - known, set())

    def test_options_of_build_are_in_the_table(self):
        rows = re.findall(r"^\| `(--[a-z-]+)", (ROOT / "README.md").read_text("utf-8"), re.M)
        self.assertEqual(set(rows), options("build"))

    def test_every_option_is_named_somewhere(self):
        """But for those of `guong new`, which are the fields of records and which its help lists."""
        text = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)
        self.none(f"guong {' '.join(command)} {option}" for command in self.commands if command[0] != "new"
                  for option in sorted(options(*command)) if not re.search(rf"{option}(?![a-z-])", text))


class Paths(Case):
    def files(self):
        """All files and folders of the project, with a slash in front."""
        for base, folders, names in os.walk(ROOT):
            folders[:] = [name for name in folders if name not in (".git", ".guong", "Public", "__pycache__")
                          and not name.startswith(".build")]
            place = base.removeprefix(str(ROOT))
            yield from (f"{place}/{name}/" for name in folders)
            yield from (f"{place}/{name}" for name in names)

    def test_paths_of_the_architecture_exist(self):
        files = list(self.files())
        named = {text for text in code((ROOT / "docs/architecture.md").read_text("utf-8"))
                 if re.fullmatch(r"[\w.+*…<>-]+(/[\w.+*…<>-]+)*/?", text) and not text.startswith(MADE)
                 and ("/" in text or re.search(r"\.(swift|md|js|py|csv|yml|json)$", text))}
        self.assertGreater(len(named), 50)
        patterns = {text: "*/" + re.sub(r"…|<\w+>", "*", text) for text in named}
        self.none(text for text, pattern in sorted(patterns.items())
                  if not any(fnmatch.fnmatchcase(file, pattern) or fnmatch.fnmatchcase(file, pattern + "/") for file in files))

    def test_links_between_documents_lead_somewhere(self):
        self.none(f"{path.relative_to(ROOT)}: {link}" for path in DOCUMENTS
                  for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", re.sub(r"`[^`]*`", "", path.read_text("utf-8")))
                  if not (path.parent / link).exists())
