"""The four campaigns and the stories, as far as the sources tell."""

import json
import re

from support import CONTENT, Case, real

CAMPAIGNS = {
    "dan-van-kheo-covid-lam-dong": ["Dân vận khéo trong phòng, chống dịch Covid-19"],
    "dia-ban-an-toan-nha-trang": ["Toàn dân tham gia xây dựng địa bàn an toàn trong phòng, chống dịch COVID-19"],
    "thi-dua-dac-biet-mttq-lang-son":
        ["Cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch COVID-19"],
    "dan-van-covid-trung-uong": ["16-KH/BDVTW", "Ban Dân vận Trung ương"],
}
DOCUMENTS = {
    "dan-van-kheo-covid-lam-dong": ["352-CV/TU", "10-CT/TU", "5488-KH/UBND"],
    "dan-van-covid-trung-uong": ["01-KH/TBDV", "16-KH/BDVTW"],
    "dia-ban-an-toan-nha-trang": ["7579/KH-BCĐ", "14802/QĐ-UBND", "7115/HD-UBND"],
    "thi-dua-dac-biet-mttq-lang-son":
        ["07-CT/TU", "193/KH-UBND", "68/NQ-CP", "23/2021/QĐ-TTg", "27/HD-MTTQ-BTT"],
}
MEMBERS = [
    "Vy Tư Liệu", "Nguyễn Minh Đức", "Nguyễn Văn Kế", "Hoàng Bá Hai", "Trần Việt Hưng", "Phan Thanh Nam", "Bùi Thủy",
    "Cao Hồng Hưng", "Ngô Thị Thu Hoài", "Phan Thị Hiên", "Trần Vương Việt",
]
FORMS = [
    "Huân chương Lao động", "Bằng khen của Thủ tướng Chính phủ", "Bằng khen của Chủ tịch UBND tỉnh",
    "Bằng khen của Ủy ban MTTQ Việt Nam tỉnh", "Giấy khen của Ủy ban MTTQ Việt Nam huyện, thành phố",
]


def text(name):
    return " ".join(real().pages[name].main.split())


def in_order(parts, whole):
    """Whether each part stands behind the one before it."""
    place = 0
    for part in parts:
        place = whole.find(part, place)
        if place < 0:
            return part
        place += len(part)
    return None


class Campaigns(Case):
    def test_campaigns_have_their_names(self):
        for campaign, names in CAMPAIGNS.items():
            for name in names:
                self.assertIn(name, text(f"phong-trao/{campaign}/"), campaign)

    def test_documents_are_cited_and_have_pages(self):
        titles = {page.headings[0][1] for name, page in real().pages.items()
                  if re.fullmatch(r"van-ban/[^/]+/", name) and page.headings}
        for campaign, numbers in DOCUMENTS.items():
            for number in numbers:
                self.assertIn(number, text(f"phong-trao/{campaign}/"), campaign)
                self.assertTrue([t for t in titles if number in t], f"no page of {number}")
        self.assertEqual(sum(map(len, DOCUMENTS.values())), 13)

    def test_task_force_keeps_the_order_of_the_decision(self):
        whole = text("phong-trao/dan-van-covid-trung-uong/")
        self.assertIsNone(in_order(MEMBERS, whole), "missing or out of order")
        self.assertIn("Tổ trưởng", whole)
        self.assertIn("Thư ký", whole)

    def test_forms_of_award_stand_in_order_of_rank(self):
        page = real().pages["phong-trao/thi-dua-dac-biet-mttq-lang-son/"]
        headings = [heading for level, heading in page.headings if level == 3 and heading in FORMS]
        self.assertEqual(headings[:5], FORMS)

    def test_launch_is_told_to_the_hour(self):
        pages = [name for name in real().pages if name.startswith("su-kien/le-phat-dong")]
        self.assertTrue([n for n in [*pages, "phong-trao/dia-ban-an-toan-nha-trang/"]
                         if "08 giờ ngày 11/8/2021" in text(n)])
        self.assertIn("08 giờ", text("su-kien/le-phat-dong-nha-trang-2021/"))

    def test_slogans_are_told(self):
        slogans = 0
        for path in (CONTENT / "campaigns").glob("*.yml"):
            block = re.search(r"^slogans:\n((?:  .*\n)+)", path.read_text("utf-8"), re.M)
            for slogan in re.findall(r"^  - (.+)$", block.group(1) if block else "", re.M):
                slogan = slogan.strip("\"'")
                if not slogan.startswith((">", "|")):
                    slogans += 1
                    self.assertIn(slogan, text(f"phong-trao/{path.stem}/"))
        self.assertGreaterEqual(slogans, 3)
        self.assertIn("đi từng ngõ, gõ từng nhà, rà từng đối tượng", text("phong-trao/dan-van-kheo-covid-lam-dong/"))

    def test_four_criteria_of_a_safe_area_are_told(self):
        whole = " ".join(text(n) for n in real().pages if n.startswith("tieu-chi/"))
        for part in ("đăng ký", "Tổ Covid cộng đồng, Tổ phản ứng nhanh Covid", "100% hộ", "lây nhiễm trong cộng đồng"):
            self.assertIn(part, whole)

    def test_stories_are_many_and_of_the_right_length(self):
        stories = json.loads(real().text("data/stories.json"))
        fitting, found = 0, []
        for story in stories:
            name = real().place(story["url"]).removesuffix("index.html")
            words = len((real().pages[name].article or "").split())
            fitting += 300 <= words <= 900
            if not 300 <= words <= 900:
                found.append(f"{name}: {words} words")
            for campaign in story["campaign"]:
                if f"/{name}" not in " ".join(a for _, _, a in real().pages[f"phong-trao/{campaign}/"].links):
                    listed = any(f"/{name}" in [a for _, _, a in page.links] for n, page in real().pages.items()
                                 if n.startswith(f"phong-trao/{campaign}/"))
                    if not listed:
                        found.append(f"{name}: not listed by {campaign}")
        self.none(found)
        self.assertGreaterEqual(fitting, 30)
