"""Moves editors' remarks into `sourceNote`, marks dates of the press, and adds `nameEn`, once the program knows these fields.

Run from the project's folder: python3 docs/drafts/apply_new_fields.py sourceNote|dateIs|nameEn|shortTitle ...
Each argument applies one field. Nothing is written unless every text to change is found.
"""

import csv
import io
import pathlib
import re
import sys
import textwrap

import names_en

CONTENT = pathlib.Path("content")

# What stands in the summary today and belongs in `sourceNote`: file, remark, and the remark's text as a note of its own.
NOTES = {
    "campaigns/dan-van-kheo-covid-lam-dong.yml": (
        "Bản kế hoạch trong nguồn không ghi ngày ban hành; trang web lấy ngày 03/8/2021, ngày của văn bản mới nhất mà kế "
        "hoạch dẫn, làm ngày bắt đầu.", None),
    "campaigns/thi-dua-dac-biet-mttq-lang-son.yml": (
        "Bản kế hoạch trong nguồn không ghi ngày ban hành; trang web lấy ngày 06/10/2021, ngày của văn bản mới nhất mà kế "
        "hoạch dẫn, làm ngày bắt đầu.", None),
    "events/khen-thuong-lam-dong-27-8-2021.yml": (
        "Tin báo không nêu phong trào; trang web xếp sự kiện vào đây vì cùng địa bàn và thời gian.", None),
    "events/dot-cao-diem-tuyen-truyen-nha-trang-2021.yml": (
        "Kế hoạch không ấn định ngày; trang web ghi từ ngày phát động.", None),
    "events/tong-ket-dan-van-kheo-lam-dong-2021.yml": (
        "Trong năm 2021. Kế hoạch không nêu ngày: ", "Kế hoạch chỉ nêu năm 2021, không nêu ngày."),
    "committees/ban-chi-dao-khanh-hoa.yml": ("Nguồn không nêu thành viên.", None),
    "committees/ban-chi-dao-nha-trang.yml": (
        "Kế hoạch nêu tên Trưởng ban; danh sách các thành viên khác không có trong nguồn.", None),
    "columns/dan-van-kheo-bao-lam-dong.yml": (
        "Kế hoạch không đặt tên chuyên mục; tên này lấy theo tên phong trào.", None),
    "columns/dan-van-kheo-dai-ptth-lam-dong.yml": (
        "Kế hoạch không đặt tên chuyên mục; tên này lấy theo tên phong trào.", None),
    "columns/dia-ban-an-toan-phat-thanh-nha-trang.yml": (
        "Kế hoạch không đặt tên chuyên mục; tên này lấy theo tên phong trào.", None),
    "columns/guong-dan-van.yml": (
        "Kế hoạch của Ban Dân vận Trung ương không giao nhiệm vụ này cho Tạp chí Dân vận.", None),
    "columns/mat-tran-va-nhan-dan-lang-son.yml": ("Kế hoạch không nêu chuyên mục này.", None),
    "criteria/an-toan-covid-19-nha-trang.yml": (
        "Kế hoạch chỉ nêu tên bộ tiêu chí, không liệt kê từng tiêu chí.", None),
    "criteria/khu-dan-cu-an-toan-lam-dong.yml": (
        "Kế hoạch liệt kê bốn tiêu chí và để mở danh sách bằng dấu ba chấm.", None),
}

# The same in the table of forms of award: id, remark, note.
FORM_NOTES = {
    "huan-chuong-lao-dong": (
        "Kế hoạch của Mặt trận tỉnh Lạng Sơn nêu “Huân chương lao động” ở vị trí cao nhất và không nêu hạng.", None),
    "bieu-duong": ("; trang web không tính là khen thưởng.", "Trang này không tính biểu dương, tuyên dương là khen thưởng."),
}

# Awards whose date is that of the newspaper's report; their note says only this and goes.
PRESS_DATES = "bang-khen-ttcp-2021-"
PRESS_NOTE = "Ngày ghi ở đây là ngày báo đưa tin."


def folded(key, text):
    return f"{key}: >-\n" + textwrap.fill(text, 98, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False) + "\n"


def source_notes():
    for name, (remark, note) in NOTES.items():
        text = (CONTENT / name).read_text("utf-8")
        block = re.search(r"^summary: >-\n((?:  .*\n?)+)", text, re.M)
        summary = " ".join(block[1].split())
        if remark.strip() not in summary:
            raise SystemExit(f"{name}: the remark is not in the summary")
        rest = " ".join(summary.replace(remark.strip(), " ").split())
        fields = folded("summary", rest[0].upper() + rest[1:]) + folded("sourceNote", note or remark)
        yield CONTENT / name, text[:block.start()] + fields + text[block.end():]
    path = CONTENT / "award-forms/hinh-thuc-khen-thuong.csv"
    yield path, with_columns(path, {"sourceNote": form_note})


def form_note(row):
    if row["id"] not in FORM_NOTES:
        return ""
    remark, note = FORM_NOTES[row["id"]]
    if remark not in row["summary"]:
        raise SystemExit(f"{row['id']}: the remark is not in the summary")
    row["summary"] = row["summary"].replace(remark, "." if remark.startswith(";") else "").strip()
    return note or remark


def press_date(row):
    if not row["id"].startswith(PRESS_DATES):
        return ""
    if row["note"] != PRESS_NOTE:
        raise SystemExit(f"{row['id']}: the note is another")
    row["note"] = ""
    return "bao-chi"


def with_columns(path, columns, after=None):
    """The table with columns added, behind the column `after` or at the end."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    names = list(rows[0])
    place = names.index(after) + 1 if after else len(names)
    values = [{name: value(row) for name, value in columns.items()} for row in rows]
    names[place:place] = columns
    out = io.StringIO()
    table = csv.DictWriter(out, names, lineterminator="\n")
    table.writeheader()
    for row, value in zip(rows, values):
        table.writerow(row | value)
    return out.getvalue()


def press_dates():
    path = CONTENT / "awards/thuc-te.csv"
    yield path, with_columns(path, {"dateIs": press_date}, after="decisionDate")


def english_names():
    for name, (key, value) in names_en.RECORDS.items():
        text = (CONTENT / name).read_text("utf-8")
        block = re.search(rf"^{key}: (?:>-\n(?:  .*\n)+|.*\n)", text, re.M)
        yield CONTENT / name, text[:block.end()] + folded(f"{key}En", value) + text[block.end():]
    for name, values in names_en.TABLES.items():
        path = CONTENT / name
        ids = [row["id"] for row in csv.DictReader(io.StringIO(path.read_text("utf-8")))]
        if set(ids) != set(values):
            raise SystemExit(f"{name}: other ids than names: {set(ids) ^ set(values)}")
        yield path, with_columns(path, {"nameEn": lambda row: values[row["id"]]}, after="name")


def short_title():
    path = CONTENT / "site.yml"
    text = path.read_text("utf-8")
    yield path, text.replace("description: >-", "shortTitle: Gương dân vận\ndescription: >-", 1)


FIELDS = {"sourceNote": source_notes, "dateIs": press_dates, "nameEn": english_names, "shortTitle": short_title}

if __name__ == "__main__":
    for field in sys.argv[1:]:
        changed = list(FIELDS[field]())
        for path, text in changed:
            path.write_text(text, "utf-8")
        print(field, len(changed), "files")
