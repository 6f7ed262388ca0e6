"""The tables of data/ against their description and against the content, counted anew."""

import csv
import io
import json
import re

from support import CONTENT, Case, real, without_samples

PRIVATE = {
    "consent", "note", "notes", "editor", "approvedBy", "approvedAt", "gender", "birthYear", "birthDate", "ethnicity",
    "religion", "phone", "email", "address", "idNumber", "health", "internal",
}


def package(site):
    return json.loads(site.text("data/datapackage.json"))


def rows(site, resource):
    text = site.text("data/" + resource["path"])
    return list(csv.reader(io.StringIO(text, newline="")))


def records_in(folder):
    """How many records lie in a folder of the content: rows of tables, documents of YAML, stories."""
    count = 0
    for path in sorted((CONTENT / folder).rglob("*")):
        text = path.read_text("utf-8") if path.suffix in (".csv", ".yml", ".md") else ""
        if path.suffix == ".csv":
            count += sum(1 for row in csv.DictReader(io.StringIO(text, newline="")) if any(row.values()))
        elif path.suffix == ".yml":
            listed = len(re.findall(r"^- ", text, re.M))
            count += listed or 1
        elif path.suffix == ".md":
            count += 0 if re.search(r"^status: (draft|review)", text, re.M) else 1
    return count


class OpenData(Case):
    def test_resources_are_there_as_described(self):
        found = []
        for resource in package(real())["resources"]:
            name = "data/" + resource["path"]
            if name not in real().files:
                found.append(f"{name} is missing")
                continue
            if resource["bytes"] != (real().path / name).stat().st_size:
                found.append(f"{name}: the size differs")
            fields = [field["name"] for field in resource["schema"]["fields"]]
            table = rows(real(), resource)
            if table[0] != fields:
                found.append(f"{name}: header {table[0]}, schema {fields}")
            if any(len(row) != len(fields) for row in table):
                found.append(f"{name}: a row of another length")
        self.none(found)
        self.assertGreaterEqual(len(package(real())["resources"]), 15)

    def test_tables_and_json_hold_the_same_records(self):
        for resource in package(real())["resources"]:
            table = rows(real(), resource)
            objects = json.loads(real().text("data/" + resource["path"].replace(".csv", ".json")))
            self.assertEqual(len(table) - 1, len(objects), resource["path"])
            column = table[0].index("id")
            self.assertEqual([row[column] for row in table[1:]], [o["id"] for o in objects], resource["path"])
            for row, item in zip(table[1:], objects):
                filled = {name for name, cell in zip(table[0], row) if cell}
                self.assertLessEqual({k for k, v in item.items() if v not in ("", [], {}, None)}, filled, item["id"])

    def test_all_records_of_the_content_are_in_the_tables(self):
        counts = {
            r["path"].removesuffix(".csv"): len(rows(real(), r)) - 1 for r in package(real())["resources"]}
        expected = {name: records_in(name) for name in counts if (CONTENT / name).is_dir()}
        self.assertGreater(expected["awards"], 50)
        self.assertEqual({name: counts[name] for name in expected}, expected)

    def test_keys_tell_rows_apart(self):
        for resource in package(real())["resources"]:
            key = resource["schema"]["primaryKey"]
            key = [key] if isinstance(key, str) else key
            table = rows(real(), resource)
            places = [table[0].index(name) for name in key]
            keys = [tuple(row[place] for place in places) for row in table[1:]]
            self.assertEqual(len(keys), len(set(keys)), resource["path"])

    def test_private_columns_are_not_published(self):
        found = []

        def walk(value, where):
            if isinstance(value, dict):
                found.extend(f"{where}: {key}" for key in value if key in PRIVATE)
                for inner in value.values():
                    walk(inner, where)
            elif isinstance(value, list):
                for inner in value:
                    walk(inner, where)

        for resource in package(real())["resources"]:
            found += [f"{resource['path']}: {name}" for name in rows(real(), resource)[0] if name in PRIVATE]
            name = resource["path"].replace(".csv", ".json")
            walk(json.loads(real().text("data/" + name)), name)
        self.none(found)

    def test_private_notes_are_in_no_file(self):
        """What stands in the column 'note' of the content is the editor's own."""
        notes = set()
        for path in CONTENT.rglob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                notes |= {row["note"] for row in csv.DictReader(file) if len(row.get("note") or "") > 20}
        self.assertTrue(notes)
        self.none(f"{name}: {note}" for name in real().files if name.endswith((".html", ".json", ".csv", ".xml"))
                  for note in notes if note in real().text(name))

    def test_tables_without_samples_hold_none(self):
        for resource in package(without_samples())["resources"]:
            objects = json.loads(without_samples().text("data/" + resource["path"].replace(".csv", ".json")))
            self.assertFalse([o["id"] for o in objects if o.get("sample")], resource["path"])
            self.assertEqual(len(objects), len(rows(without_samples(), resource)) - 1)
