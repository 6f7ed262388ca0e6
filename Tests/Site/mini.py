"""A small project of a few records, quick to build, for what does not depend on the content."""

import shutil

from support import ROOT, folder

SETTINGS = """title: Trang thử
description: Trang nhỏ để thử chương trình.
baseURL: https://thu.example.vn
lang: vi
theme: sen
publisher: Ban Biên tập
"""
LOCALITIES = """id,code,level,type,name,parent,validFrom
viet-nam,,quoc-gia,quốc gia,Việt Nam,,1900-01-01
lam-dong,68,tinh,tỉnh,Lâm Đồng,viet-nam,1900-01-01
"""
ORGANISATIONS = """id,name,kind,level,locality
tinh-uy,Tỉnh ủy Mẫu,dang,tinh,lam-dong
"""
DOCUMENTS = """id,number,docType,date,issuer,subject
1-kh-tu,1-KH/TU,ke-hoach,2021-08-09,tinh-uy,Về phong trào thử
"""
CAMPAIGN = """id: phong-trao
name: Phong trào thử
shortName: Thử
summary: Phong trào để thử chương trình.
type: khac
level: tinh
owner: tinh-uy
plan: 1-kh-tu
legalBasis: [1-kh-tu]
scope: [lam-dong]
start: 2021-08-09
"""
STORY = """---
id: {id}
title: {title}
kind: cach-lam-hay
sapo: >-
  Hai mươi chữ là ít nhất cho một sapo nên câu này phải kể dài ra thêm một chút nữa cho đủ số chữ cần có.
campaign: [phong-trao]
locality: lam-dong
publishAt: {publish}
author: Ban Biên tập
sources: [1-kh-tu]
{more}---
Mở đầu câu chuyện.

## Cách làm

{body}
"""


def story(name, title="Bài thử", publish="2021-08-11", more="", body="Làm thế này."):
    return STORY.format(id=name, title=title, publish=publish, more=more, body=body)


def project(name="mini"):
    """Makes the project in a new folder and returns its path; the output is `Public` in it."""
    root = folder(name) / "project"
    files = {
        "site.yml": SETTINGS, "localities/noi.csv": LOCALITIES, "organisations/co-quan.csv": ORGANISATIONS,
        "documents/van-ban.csv": DOCUMENTS, "campaigns/phong-trao.yml": CAMPAIGN,
        "stories/mot.md": story("mot", "Bài thứ nhất"), "stories/hai.md": story("hai", "Bài thứ hai"),
    }
    shutil.copytree(ROOT / "themes", root / "themes")
    shutil.copytree(ROOT / "content/vocabularies", root / "content/vocabularies")
    for path, text in files.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text, "utf-8")
    return root
