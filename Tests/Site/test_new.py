"""`guong new`: questions on a terminal, options elsewhere, and files that pass the check."""

import ctypes
import os
import pty
import select
import subprocess
import threading
import time

import mini
from support import GUONG, NOW, PLAIN, Case, guong, tree

FORMS = """id,name,group,issuerOffice,level,statutory,rank,rankCeremony,validFrom,appliesTo,classes
bang-khen-tinh,Bằng khen của Tỉnh ủy Mẫu,bang-khen,Tỉnh ủy,tinh,true,30,30,2000-01-01,ca-nhan|tap-the,
huan-chuong-mau,Huân chương Mẫu,huan-chuong,Chủ tịch nước,trung-uong,true,10,10,2000-01-01,ca-nhan,nhat|nhi|ba
giay-khen-ho,Giấy khen hộ gia đình,giay-khen,Ủy ban,xa,true,50,50,2000-01-01,ho-gia-dinh,
"""
RECIPIENTS = """id,type,name,personType,collectiveType,locality,sample
nguyen-thi-mau,ca-nhan,Nguyễn Thị Mẫu,can-bo,,lam-dong,
to-xe-om-mau,tap-the,Tổ xe ôm Mẫu,,to-doi-nhom,lam-dong,true
"""
AWARDS = "id;form;recipient;issuer;decision;decisionDate;campaign;achievement;status;sample"
AWARD = {
    "recipient": "nguyen-thi-mau", "form": "bang-khen-tinh", "issuer": "tinh-uy", "status": "quyet-dinh",
    "decision": "12/QĐ-TU", "decision-date": "2021-09-01", "campaign": "phong-trao",
    "achievement": "Có thành tích trong phong trào; chăm lo hộ khó",
}
CAMPAIGN = {
    "name": "Phong trào “Nhà nhà giúp nhau”", "short-name": "Nhà nhà giúp nhau",
    "summary": "Phong trào để thử việc thêm phong trào mới: có dấu hai chấm, và #thăng.", "type": "theo-dot",
    "level": "tinh", "owner": "tinh-uy", "legal-basis": "1-kh-tu", "scope": "lam-dong", "start": "2021-08-09",
}


def person_type():
    """A term that the real vocabulary has."""
    lines = (mini.ROOT / "content/vocabularies/person-type.yml").read_text("utf-8").splitlines()
    return next(line.split(":")[1].strip() for line in lines if line.startswith("  - id:"))


def project(name="new"):
    root = mini.project(name)
    for path, text in (("award-forms/hinh-thuc.csv", FORMS),
                       ("recipients/doi-tuong.csv", RECIPIENTS.replace("can-bo", person_type()))):
        (root / "content" / path).parent.mkdir()
        (root / "content" / path).write_text(text, "utf-8")
    return root


def options(answers, **more):
    return [word for name, value in (answers | more).items() for word in (f"--{name}", value)]


def new(root, kind, *words, **more):
    return guong("new", kind, *words, "--root", root, "--now", NOW, **more)


def awards(root, text, name="khen.csv"):
    path = root / "content/awards" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text)
    return path


def swap(one, other):
    """Exchanges two names at once, so that the editor of the test loses nothing itself."""
    if ctypes.CDLL(None, use_errno=True).renameat2(-100, os.fsencode(one), -100, os.fsencode(other), 2) != 0:
        raise OSError(ctypes.get_errno(), "renameat2")


class Terminal:
    """The program on a terminal of its own; answers are typed when a question stands there."""

    def __init__(self, *arguments):
        self.ours, theirs = pty.openpty()
        self.child = subprocess.Popen(
            [GUONG, *map(str, arguments)], env=PLAIN, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        self.shown = ""
        self.read = 0

    def until(self, text, seconds=60):
        """Waits until a text is shown after the last one that was waited for; returns what came before it."""
        end = time.monotonic() + seconds
        while (at := self.shown.find(text, self.read)) < 0:
            if not self.more(end):
                raise AssertionError(f"{text!r} is not shown after:\n{self.shown[self.read:]}")
        before, self.read = self.shown[self.read:at], at + len(text)
        return before

    def more(self, end):
        ready, _, _ = select.select([self.ours], [], [], max(0, end - time.monotonic()))
        if not ready:
            return False
        try:
            chunk = os.read(self.ours, 65_536)
        except OSError:
            return False
        self.shown += chunk.decode("utf-8", "replace")
        return bool(chunk)

    def answer(self, field, text):
        """Types an answer to the question about a field and returns what was shown with the question."""
        self.until(f"({field}")
        shown = self.until("> ")
        os.write(self.ours, (text + "\n").encode("utf-8"))
        return shown

    def end(self):
        while self.more(time.monotonic() + 60):
            pass
        os.close(self.ours)
        return self.child.wait(60)


class Checked(Case):
    def passes(self, root, *flags):
        done = guong("check", "--root", root, "--now", NOW, *flags)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


class Options(Checked):
    def test_everything_that_is_missing_is_named_at_once(self):
        root = project()
        before = tree(root)
        for kind, names in (
            ("campaign", ["--name", "--short-name", "--id", "--summary", "--type", "--level", "--owner", "--legal-basis",
                          "--start", "--scope"]),
            ("award", ["--recipient", "--form", "--issuer", "--status", "--achievement"]),
            ("story", ["--title", "--id"]),
        ):
            done = new(root, kind)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
            self.assertIn(f"missing: {', '.join(names)}; ", done.stderr)
            self.assertIn("còn thiếu", new(root, kind, "--lang", "vi").stderr)
        self.assertEqual(tree(root), before)

    def test_what_else_is_needed_follows_from_the_answers(self):
        root = project()
        for more, names in (
            ({"status": "trao", "form": "huan-chuong-mau"}, "--class, --decision, --decision-date"),
            ({"status": "lay-y-kien"}, "--consult-from, --consult-to"),
            ({"status": "huy-bo"}, "--decision, --decision-date, --revocation, --revocation-date"),
        ):
            answers = {key: AWARD[key] for key in ("recipient", "form", "issuer", "achievement")} | more
            done = new(root, "award", *options(answers))
            self.assertIn(f"missing: {names}; ", done.stderr)
        done = new(root, "story", "Người tốt", "--kind", "nguoi-tot-viec-tot")
        self.assertIn("missing: --recipients; ", done.stderr)
        done = new(root, "story", "Mô hình", "--kind", "mo-hinh")
        self.assertIn("missing: --what-was-done, --results; ", done.stderr)

    def test_campaign_is_written_and_passes(self):
        root = project()
        done = new(root, "campaign", *options(CAMPAIGN))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        path = root / "content/campaigns/nha-nha-giup-nhau.yml"
        self.assertEqual(done.stdout, "written: content/campaigns/nha-nha-giup-nhau.yml\n")
        text = path.read_text("utf-8")
        self.assertTrue(text.startswith("id: nha-nha-giup-nhau\nname: "), text)
        self.assertIn('name: "Phong trào “Nhà nhà giúp nhau”"\n', text)
        self.passes(root)
        page = guong("build", "--root", root, "--now", NOW)
        self.assertEqual(page.returncode, 0, page.stderr)
        html = (root / "Public/phong-trao/nha-nha-giup-nhau/index.html").read_text("utf-8")
        self.assertIn("có dấu hai chấm, và #thăng", html)

    def test_names_days_and_several_values_are_understood(self):
        root = project()
        done = new(root, "campaign", CAMPAIGN["name"], *options(CAMPAIGN))
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("'--name' is given twice", done.stderr)
        answers = CAMPAIGN | {"type": "Theo đợt", "start": "9/8/2021", "end": "31-12-2021",
                              "sources": "1-kh-tu|https://example.vn/a?b=1,2"}
        done = new(root, "campaign", *options(answers), "--slogans=Một|Hai: ba", "--slogans", "Bốn")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        text = (root / "content/campaigns/nha-nha-giup-nhau.yml").read_text("utf-8")
        for line in ("type: theo-dot", "start: 2021-08-09", "end: 2021-12-31", '  - "Hai: ba"', '  - "Bốn"',
                     '  - "https://example.vn/a?b=1,2"'):
            self.assertIn(line + "\n", text)
        self.passes(root)

    def test_model_with_its_results_passes(self):
        root = project()
        done = new(root, "story", "Tổ tự quản: 'đi từng ngõ'", "--kind", "mo-hinh", "--what-was-done", "Lập tổ\\ \"nhỏ\".",
                   "--results", "Hộ cam kết; 163; hộ; 2021-08-31 | Ca trực; 8,5; ca; 2021-08-31")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = (root / "content/stories/phong-trao/to-tu-quan-di-tung-ngo.md").read_text("utf-8")
        self.assertIn('results:\n  - label: "Hộ cam kết"\n    value: 163\n    unit: "hộ"\n    asOf: 2021-08-31\n', text)
        self.assertIn("status: draft\n", text)
        done = guong("check", "--root", root, "--now", NOW)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(": error: ", done.stderr)

    def test_what_does_not_fit_is_refused_with_all_reasons(self):
        root = project()
        before = tree(root)
        done = new(root, "award", *options(AWARD | {"recipient": "nguyen-thi-mao", "status": "xong", "money": "1.000"}),
                   "--tien", "5")
        self.assertEqual(done.returncode, 2)
        for text in ("'recipient' cannot be 'nguyen-thi-mao'", "did you mean 'nguyen-thi-mau'?", "'xong' does not fit",
                     "'1.000' does not fit 'money'", "there is no option '--tien'"):
            self.assertIn(text, done.stderr)
        done = new(root, "award", *options(AWARD | {"decision-date": "2030-01-01"}))
        self.assertEqual(done.returncode, 1)
        self.assertIn("the decision is dated after the day of the build", done.stderr)
        self.assertEqual(new(root, "story", "--title").returncode, 2)
        self.assertEqual(new(root, "story", "!!!").returncode, 2)
        self.assertEqual(tree(root), before)

    def test_nothing_is_renamed_behind_ones_back(self):
        root = project()
        self.assertEqual(new(root, "campaign", *options(CAMPAIGN)).returncode, 0)
        before = tree(root)
        done = new(root, "campaign", *options(CAMPAIGN))
        self.assertEqual(done.returncode, 1)
        self.assertIn("'nha-nha-giup-nhau' is used already; 'nha-nha-giup-nhau-2' is free", done.stderr)
        self.assertEqual(tree(root), before)

    def test_an_address_that_is_taken_is_told_as_by_check(self):
        root = project()
        story = root / "content/stories/mot.md"
        story.write_text(mini.story("mot", more="aliases: [/bai-viet/bai-moi/]\n"), "utf-8")
        before = tree(root)
        done = new(root, "story", "Bài mới", "--kind", "cach-lam-hay")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(tree(root), before)
        free = new(root, "story", "Bài mới", "--kind", "cach-lam-hay", "--id", "bai-moi-2")
        self.assertEqual(free.returncode, 0, free.stderr)
        path = root / free.stdout.split()[-1]
        text = path.read_text("utf-8").replace("id: bai-moi-2\n", "")
        path.unlink()
        path.with_name("bai-moi.md").write_text(text, "utf-8")
        checked = guong("check", "--root", root, "--now", NOW)
        self.assertEqual(checked.returncode, 1)
        errors = [line for line in checked.stderr.splitlines() if ": error: " in line]
        self.assertEqual([line for line in done.stderr.splitlines() if ": error: " in line], errors)
        self.assertEqual(len(errors), 1, checked.stderr)
        self.assertIn("its page '/bai-viet/bai-moi/' has the address of that of content/stories/", errors[0])

    def test_a_record_that_names_a_sample_is_one(self):
        root = project()
        done = new(root, "award", *options(AWARD | {"recipient": "to-xe-om-mau"}))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        text = (root / "content/awards/phong-trao.csv").read_text("utf-8")
        self.assertTrue(text.splitlines()[1].endswith(",true"), text)
        self.passes(root)

    def test_new_table_holds_what_was_answered(self):
        root = project()
        done = new(root, "award", *options(AWARD, money="447000"))
        self.assertEqual((done.returncode, done.stdout), (0, "written: content/awards/phong-trao.csv\n"), done.stderr)
        lines = (root / "content/awards/phong-trao.csv").read_text("utf-8").splitlines()
        self.assertEqual(
            lines[0], "id,form,class,recipient,issuer,decision,decisionDate,campaign,achievement,status,money")
        self.assertEqual(
            lines[1], "bang-khen-tinh-12-qd-tu-nguyen-thi-mau,bang-khen-tinh,,nguyen-thi-mau,tinh-uy,12/QĐ-TU,2021-09-01,"
            "phong-trao,Có thành tích trong phong trào; chăm lo hộ khó,quyet-dinh,447000")
        self.passes(root)


class Tables(Checked):
    ROW = "cu;bang-khen-tinh;nguyen-thi-mau;tinh-uy;9/QĐ-TU;2021-08-20;phong-trao;Vì đã giúp dân;trao;"
    OURS = ('bang-khen-tinh-12-qd-tu-nguyen-thi-mau;bang-khen-tinh;nguyen-thi-mau;tinh-uy;12/QĐ-TU;2021-09-01;phong-trao;'
            '"Có thành tích trong phong trào; chăm lo hộ khó";quyet-dinh;')

    def test_row_follows_the_style_of_its_table(self):
        for mark in (b"", b"\xef\xbb\xbf"):
            for end in ("\n", "\r\n"):
                for last in ("", end):
                    root = project()
                    old = mark + (end.join([AWARDS, self.ROW]) + last).encode("utf-8")
                    path = awards(root, old)
                    path.chmod(0o640)
                    done = new(root, "award", *options(AWARD))
                    self.assertEqual((done.returncode, done.stderr), (0, ""))
                    want = old + ((("" if last else end) + self.OURS + last).encode("utf-8"))
                    self.assertEqual(path.read_bytes(), want)
                    self.assertEqual(path.stat().st_mode & 0o777, 0o640)
                    self.passes(root)
                    self.assertEqual([p.name for p in path.parent.iterdir()], ["khen.csv"])

    def test_tabs_quotes_and_remarks(self):
        root = project()
        path = awards(root, AWARDS.replace("id;", "achievement\t").replace(";achievement", "").replace(";", "\t").encode())
        answers = AWARD | {"achievement": "#1 \"giúp\tdân\"", "file": "khen.csv"}
        done = new(root, "award", *options(answers))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(path.read_text("utf-8").splitlines()[1].startswith('"#1 ""giúp\tdân"""\tbang-khen-tinh\t'))

    def test_the_likeliest_table_is_taken(self):
        root = project()
        other = awards(root, (AWARDS + "\n" + self.ROW.replace("phong-trao", "").replace("Vì đã", "Từng") + "\n").encode(), "a.csv")
        same = awards(root, (AWARDS + "\n" + self.ROW.replace("cu;", "moi;").replace("9/QĐ", "10/QĐ") + "\n").encode(), "b.csv")
        short = awards(root, b"form,recipient,issuer,decision,decisionDate,achievement,status\n", "c.csv")
        before = other.read_bytes(), short.read_bytes()
        done = new(root, "award", *options(AWARD))
        self.assertEqual(done.stdout, "written: content/awards/b.csv\n", done.stderr)
        self.assertIn("12/QĐ-TU", same.read_text("utf-8"))
        self.assertEqual((other.read_bytes(), short.read_bytes()), before)
        done = new(root, "award", *options(AWARD, decision="13/QĐ-TU", file="c.csv"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("the table has no column 'campaign'", done.stderr)
        for name in ("../x.csv", "x", "a/../b.csv", "Bảng.csv", "/etc/x.csv", "x\0.csv".replace("\0", ":")):
            self.assertEqual(new(root, "award", *options(AWARD, file=name)).returncode, 2, name)
        done = new(root, "award", *options(AWARD, decision="13/QĐ-TU", achievement="Giữ chốt", file="2021/moi.csv"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.passes(root)

    def test_a_table_with_errors_takes_no_row(self):
        root = project()
        broken = awards(root, (AWARDS + '\ncu;"chưa đóng\n').encode())
        before = broken.read_bytes()
        done = new(root, "award", *options(AWARD))
        self.assertEqual(done.stdout, "written: content/awards/phong-trao.csv\n", done.stderr)
        done = new(root, "award", *options(AWARD, decision="13/QĐ-TU", file="khen.csv"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("the table has errors", done.stderr)
        self.assertEqual(broken.read_bytes(), before)

    def test_the_same_award_twice_is_refused(self):
        root = project()
        path = awards(root, (AWARDS + "\n").encode())
        self.assertEqual(new(root, "award", *options(AWARD)).returncode, 0)
        before = path.read_bytes()
        done = new(root, "award", *options(AWARD, id="khac"))
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertEqual(path.read_bytes(), before)

    def test_many_at_once_lose_nothing(self):
        """Eight programs add rows while another one saves the table over and over, as editors do."""
        root = project()
        path = awards(root, (AWARDS + "\n").encode())
        done, saved, stop = [], [], threading.Event()

        def add(number):
            done.append(new(root, "award", *options(
                AWARD, decision=f"{number}/QĐ-TU", achievement=f"Thành tích thứ {number}", file="khen.csv")))

        def save():
            fresh = path.with_name(".editor")
            while not stop.is_set():
                line = f"# lần lưu {len(saved) + 1}"
                while True:
                    seen = path.read_bytes()
                    fresh.write_bytes(seen + line.encode() + b"\n")
                    swap(fresh, path)
                    if fresh.read_bytes() == seen:
                        break
                    swap(fresh, path)
                # What the editor has just saved must stay, whatever rows come after it.
                saved.append(line)
                time.sleep(0.02)
            fresh.unlink()

        threads = [threading.Thread(target=add, args=(number,)) for number in range(100, 108)]
        editor = threading.Thread(target=save)
        for thread in [editor, *threads]:
            thread.start()
        for thread in threads:
            thread.join()
        stop.set()
        editor.join()
        text = path.read_text("utf-8")
        for one in done:
            self.assertEqual(one.returncode, 0, one.stderr)
        self.none(f"{number} is lost" for number in range(100, 108) if f";{number}/QĐ-TU;" not in text)
        self.none(f"{line!r} is lost" for line in saved if line + "\n" not in text)
        self.assertGreater(len(saved), 3)
        self.passes(root)
        self.assertEqual([p.name for p in path.parent.iterdir()], ["khen.csv"])


class Questions(Checked):
    def start(self, root, kind, *words, lang="vi"):
        return Terminal("new", kind, *words, "--root", root, "--now", NOW, "--lang", lang)

    def test_campaign_in_vietnamese(self):
        root = project("tty-campaign")
        terminal = self.start(root, "campaign")
        self.assertIn("Enter", terminal.until("Tên đầy đủ "))
        terminal.answer("name", CAMPAIGN["name"])
        terminal.answer("shortName", "Đắk Lắk giúp nhau")
        self.assertIn("[dak-lak-giup-nhau]", terminal.answer("id", ""))
        terminal.answer("summary", CAMPAIGN["summary"])
        self.assertIn("1  thuong-xuyen  thường xuyên", terminal.answer("type", "2"))
        terminal.answer("level", "lung tung")
        terminal.until("không hợp")
        terminal.until("> ")
        os.write(terminal.ours, "cấp tỉnh\n".encode())
        self.assertIn("tinh-uy  Tỉnh ủy Mẫu, tỉnh Lâm Đồng", terminal.answer("owner", "tỉnh uỷ"))
        terminal.answer("plan", "1-kh")
        self.assertIn("[1-kh-tu]", terminal.answer("legalBasis", ""))
        terminal.answer("start", "31/2/2021")
        terminal.until("không hợp")
        terminal.until("> ")
        os.write(terminal.ours, b"9/8/2021\n")
        terminal.answer("end", "-")
        shown = terminal.answer("scope", "lam")
        self.assertIn("lam-dong  tỉnh Lâm Đồng", shown)
        terminal.answer("sources", "")
        self.assertEqual(terminal.end(), 0, terminal.shown)
        self.assertIn("đã ghi: content/campaigns/dak-lak-giup-nhau.yml", terminal.shown)
        text = (root / "content/campaigns/dak-lak-giup-nhau.yml").read_text("utf-8")
        for line in ("type: theo-dot", "level: tinh", "owner: tinh-uy", "plan: 1-kh-tu", "legalBasis: [1-kh-tu]",
                     "scope: [lam-dong]", "start: 2021-08-09"):
            self.assertIn(line + "\n", text)
        self.assertNotIn("end:", text)
        self.passes(root)

    def test_award_offers_what_can_be_meant(self):
        root = project("tty-award")
        awards(root, (AWARDS + "\n").encode())
        terminal = self.start(root, "award", lang="en")
        self.assertIn("nguyen-thi-mau  Nguyễn Thị Mẫu, tỉnh Lâm Đồng", terminal.answer("recipient", "mẫu"))
        terminal.until("several are called 'mẫu'")
        terminal.until("> ")
        os.write(terminal.ours, b"1\n")
        shown = terminal.answer("form", "huan chuong")
        self.assertIn("bang-khen-tinh", shown)
        self.assertNotIn("giay-khen-ho", shown)
        self.assertIn("first class", terminal.answer("class", "nhi"))
        terminal.answer("issuer", "")
        terminal.until("an answer is needed")
        terminal.until("> ")
        os.write(terminal.ours, b"tinh-uy\n")
        terminal.answer("status", "presented")
        terminal.answer("decision", "12/QĐ-TU")
        terminal.answer("decisionDate", "2030-01-01")
        terminal.answer("campaign, may stay empty", "")
        terminal.answer("achievement", "Có thành tích")
        self.assertIn("[huan-chuong-mau-12-qd-tu-nguyen-thi-mau]", terminal.answer("id", ""))
        self.assertIn("[tinh-uy.csv]", terminal.answer("file", ""))
        # The check refuses the day: all is asked again, with the answers as proposals.
        terminal.until("after the day of the build")
        for field, answer in (("recipient", ""), ("form", ""), ("class", ""), ("issuer", ""), ("status", ""),
                              ("decision", ""), ("decisionDate", "1/9/2021"), ("campaign", ""), ("achievement", ""),
                              ("id", ""), ("file", "")):
            terminal.answer(field, answer)
        self.assertEqual(terminal.end(), 0, terminal.shown)
        row = (root / "content/awards/tinh-uy.csv").read_text("utf-8").splitlines()[1]
        self.assertEqual(
            row, "huan-chuong-mau-12-qd-tu-nguyen-thi-mau,huan-chuong-mau,nhi,nguyen-thi-mau,tinh-uy,12/QĐ-TU,2021-09-01,,"
            "Có thành tích,trao")
        self.passes(root)

    def test_story_proposes_a_free_id_and_a_place_of_its_day(self):
        root = project("tty-story")
        places = root / "content/localities/noi.csv"
        places.write_text(
            mini.LOCALITIES.replace("validFrom\n", "validFrom,validTo\n").replace("-01-01\n", "-01-01,\n")
            + "xa-cu,,xa,xã,Cũ,lam-dong,1900-01-01,2025-07-01\nxa-moi,,xa,xã,Mới,lam-dong,2025-07-01,\n", "utf-8")
        self.assertEqual(new(root, "story", "Bếp cơm Mẫu").returncode, 0)
        terminal = self.start(root, "story", "Bếp cơm Mẫu")
        self.assertIn("[cach-lam-hay]", terminal.answer("kind", ""))
        self.assertIn("[phong-trao]", terminal.answer("campaign", ""))
        self.assertIn("[2026-11-21]", terminal.answer("publishAt", "11/8/2021"))
        shown = terminal.answer("locality", "cu")
        self.assertIn("xa-cu", shown)
        self.assertNotIn("xa-moi", shown)
        terminal.answer("recipients", "")
        terminal.answer("sapo", "")
        self.assertIn("[Ban Biên tập]", terminal.answer("author", "Lê Văn Mẫu"))
        terminal.answer("sources", "1-kh-tu")
        self.assertIn("[bep-com-mau-2]", terminal.answer("id", ""))
        self.assertEqual(terminal.end(), 0, terminal.shown)
        text = (root / "content/stories/phong-trao/bep-com-mau-2.md").read_text("utf-8")
        self.assertIn('author: "Lê Văn Mẫu"\n', text)
        self.assertIn("locality: xa-cu\n", text)
        done = guong("check", "--root", root, "--now", NOW)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_end_of_input_writes_nothing(self):
        root = project("tty-end")
        before = tree(root)
        terminal = self.start(root, "award")
        terminal.answer("recipient", "nguyen-thi-mau")
        terminal.until("(form")
        terminal.until("> ")
        os.write(terminal.ours, b"\x04")
        self.assertEqual(terminal.end(), 1)
        self.assertIn("chưa ghi gì", terminal.shown)
        self.assertEqual(tree(root), before)

    def test_yes_asks_nothing(self):
        root = project("tty-yes")
        terminal = self.start(root, "story", "Bếp cơm", "--yes")
        self.assertEqual(terminal.end(), 0, terminal.shown)
        self.assertNotIn("> ", terminal.shown)
        self.assertTrue((root / "content/stories/phong-trao/bep-com.md").exists())
