import Testing
import Text

/// Values of every kind of field, good and bad; the numbers are those of the catalogue of bad inputs.
struct FieldTests {
  private static let story = "stories/bai-1.md"
  private static let people = "recipients/doi-tuong.csv"

  @Test(arguments: [
    // 31, 32: nothing is a date, a number or a truth value but by its field.
    BadInput(
      "day that is not", story, "publishAt: 2021-10-01T08:00", "publishAt: 2026-02-30",
      "stories/bai-1.md:29:12 error bad-value"),
    BadInput(
      "date as people write it", story, "asOf: 2021-08-31", "asOf: 31/08/2021",
      "stories/bai-1.md:18:11 error bad-value"),
    BadInput(
      "month 13", story, "asOf: 2021-08-31", "asOf: 2021-13-01",
      "stories/bai-1.md:18:11 error bad-value"),
    BadInput(
      "serial number of a spreadsheet", story, "asOf: 2021-08-31", "asOf: 45678",
      "stories/bai-1.md:18:11 error bad-value"),
    BadInput(
      "offset past +14:00", story, "T08:00", "T08:00+15:00",
      "stories/bai-1.md:29:12 error bad-value"),
    BadInput("hour 24", story, "T08:00", "T24:00", "stories/bai-1.md:29:12 error bad-value"),
    // 61: numbers in declared forms only.
    BadInput(
      "thousands", story, "value: 163", "value: 1.000.000",
      "stories/bai-1.md:16:12 error bad-value"),
    BadInput(
      "thousands or decimals", story, "value: 163", "value: 1.250",
      "stories/bai-1.md:16:12 error bad-value"),
    BadInput(
      "full-width digits", story, "value: 163", "value: １６３",
      "stories/bai-1.md:16:12 error bad-value"),
    BadInput(
      "hexadecimal", story, "value: 163", "value: 0x1p3",
      "stories/bai-1.md:16:12 error bad-value"),
    BadInput(
      "not a number", story, "value: 163", "value: nan",
      "stories/bai-1.md:16:12 error bad-value"),
    BadInput(
      "beyond Int", story, "value: 163", "value: 99999999999999999999",
      "stories/bai-1.md:16:12 error bad-value"),
    BadInput(
      "integer past its range", people, ",1970,", ",1770,",
      "recipients/doi-tuong.csv:3:47 error bad-value"),
    BadInput(
      "integer with decimals", people, ",,11", ",,1.5",
      "recipients/doi-tuong.csv:2:47 error bad-value"),
    BadInput(
      "degrees past the pole", "localities/dia-ban.csv", "12.2388", "102.5",
      "localities/dia-ban.csv:3:50 error bad-value"),
    // 36: slugs.
    BadInput(
      "slug with dots", "stories/bai-2.md", "slug: ong-a-di-tung-ngo", "slug: ../../etc/x",
      "stories/bai-2.md:3:7 error bad-value"),
    BadInput(
      "slug with capitals", "stories/bai-2.md", "slug: ong-a-di-tung-ngo", "slug: Ong-A",
      "stories/bai-2.md:3:7 error bad-value"),
    BadInput(
      "slug with percent signs", "stories/bai-2.md", "slug: ong-a-di-tung-ngo",
      "slug: '%2e%2e'", "stories/bai-2.md:3:7 error bad-value"),
    // 37: 121 bytes.
    BadInput(
      "slug too long", "stories/bai-2.md", "slug: ong-a-di-tung-ngo",
      "slug: " + String(repeating: "a", count: 121), "stories/bai-2.md:3:7 error bad-value"),
    // 41: unsure means not published.
    BadInput(
      "flag that is none", story, "author:", "draft: tru\nauthor:",
      "stories/bai-1.md:28:8 error bad-value"),
    BadInput(
      "flag as YAML 1.1 knows it", story, "author:", "draft: yes\nauthor:",
      "stories/bai-1.md:28:8 error bad-value"),
    // 39: files.
    BadInput(
      "file outside", story, "file: anh.jpg", "file: ../anh.jpg",
      "stories/bai-1.md:23:11 error bad-value"),
    BadInput(
      "absolute file", story, "file: anh.jpg", "file: /etc/passwd",
      "stories/bai-1.md:23:11 error bad-value"),
    BadInput(
      "file by address", story, "file: anh.jpg", "file: 'file:///anh.jpg'",
      "stories/bai-1.md:23:11 error bad-value"),
    BadInput(
      "address that runs a program", "documents/van-ban.csv", "subject,file\n",
      "subject,url\n", "documents/van-ban.csv:3:76 error bad-value"),
    BadInput(
      "choice", "campaigns/thi-dua-a.yml", "type: theo-dot", "type: đợt",
      "campaigns/thi-dua-a.yml:5:7 error bad-value"),
    BadInput(
      "term that is no slug", story, "fields: [y-te]", "fields: [Y tế]",
      "stories/bai-1.md:10:10 error bad-value"),
    BadInput(
      "term that is not known", story, "fields: [y-te]", "fields: [y-ta]",
      "stories/bai-1.md:10:10 error unknown-term"),
    BadInput(
      "reference with a wrong day", people, "xa-a@2021-08-01", "xa-a@2021-8-1",
      "recipients/doi-tuong.csv:2:30 error bad-value"),
    // 40: former addresses.
    BadInput(
      "alias of another site", story, "author:", "aliases: [//evil.example/]\nauthor:",
      "stories/bai-1.md:28:11 error bad-value"),
    BadInput(
      "alias with a way up", story, "author:", "aliases: [/a/../b/]\nauthor:",
      "stories/bai-1.md:28:11 error bad-value"),
    // 68: shapes.
    BadInput(
      "list for a text", story, "title: Tổ A giữ vùng xanh", "title: [a, b]",
      "stories/bai-1.md:2:8 error wrong-shape"),
    BadInput(
      "text for groups", story, "author:", "audio: thu-am.mp3\nauthor:",
      "stories/bai-1.md:28:8 error wrong-shape"),
    BadInput(
      "list for a group", story, "author:", "applicability: [a]\nauthor:",
      "stories/bai-1.md:28:16 error wrong-shape"),
    BadInput(
      "mapping in extra", story, "author:", "extra:\n  a: {b: c}\nauthor:",
      "stories/bai-1.md:29:6 error wrong-shape"),
    BadInput(
      "text in place of a record", "columns/chuyen-muc.yml", "", "- b",
      "columns/chuyen-muc.yml:6:1 error yaml-indentation"),
    // 30, 62: texts.
    BadInput(
      "title of two lines", story, "title: Tổ A giữ vùng xanh", "title: \"a\\nb\"",
      "stories/bai-1.md:2:8 error bad-value"),
    BadInput(
      "title of blanks", story, "title: Tổ A giữ vùng xanh", "title: \"  \"",
      "stories/bai-1.md:2:1 error missing-field"),
    BadInput(
      "no title", story, "title: Tổ A giữ vùng xanh\n", "",
      "stories/bai-1.md:2:1 error missing-field"),
    BadInput(
      "empty list for a required one", "campaigns/thi-dua-a.yml", "[tinh-a]", "[]",
      "campaigns/thi-dua-a.yml:1:1 error missing-field"),
    BadInput(
      "control character", people, "Tổ A", "Tổ\u{1} A",
      "recipients/doi-tuong.csv:2:14 error control-character"),
    BadInput(
      "text past 20,000 bytes", story, "Chia xóm", String(repeating: "a ", count: 10_001),
      "stories/bai-1.md:13:14 error too-long"),
    // 11, 13, 17, 18: text that only looks right.
    BadInput(
      "zero-width space", story, "title: Tổ A", "title: Tổ\u{200B} A",
      "stories/bai-1.md:2:8 warning invisible-character"),
    BadInput(
      "Cyrillic letter", story, "author: Ban", "author: Вan",
      "stories/bai-1.md:28:9 warning mixed-script"),
    BadInput(
      "mojibake", story, "title: Tổ A", "title: Viá»‡t",
      "stories/bai-1.md:2:8 warning mojibake"),
    BadInput(
      "VNI", story, "title: Tổ A", "title: Coäng hoøa xaõ hoäi",
      "stories/bai-1.md:2:8 warning vni-text"),
    // 28, 29: keys.
    BadInput(
      "unknown key", story, "title: Tổ A", "tiltle: Tổ A",
      "stories/bai-1.md:2:1 error unknown-key"),
    BadInput(
      "unknown key far from all", story, "author:", "zzzzzz: 1\nauthor:",
      "stories/bai-1.md:28:1 error unknown-key"),
    BadInput(
      "duplicate key", story, "author:", "title: Hai\nauthor:",
      "stories/bai-1.md:28:1 error duplicate-key"),
    // 57: columns.
    BadInput(
      "unknown column", people, "birthYear", "birthYaer",
      "recipients/doi-tuong.csv:1:54 error unknown-key"),
    BadInput(
      "required column misspelt, reported once", people, "id,type,name", "id,type,nam",
      "recipients/doi-tuong.csv:1:9 error unknown-key"),
    BadInput(
      "required column missing, reported once", people, "id,type,name,personType",
      "id,type,sortKey,personType",
      "recipients/doi-tuong.csv:1:1 error missing-column"),
    BadInput(
      "column with fields of its own", "columns/x.csv", "",
      "id,title,outlet,summary,extra\na,A,bao-a,Tóm tắt,x",
      "columns/x.csv:1:25 error not-in-table"),
    // 23, 24: front matter.
    BadInput(
      "no front matter", "stories/bai-3.md", "", "Chỉ có chữ.",
      "stories/bai-3.md:1:1 error front-matter-missing"),
    BadInput(
      "front matter never closed", "stories/bai-3.md", "", "---\ntitle: A",
      "stories/bai-3.md:1:1 error front-matter-unclosed"),
    BadInput(
      "front matter of another kind", "stories/bai-3.md", "", "---js\n---",
      "stories/bai-3.md:1:1 error front-matter-format"),
    BadInput(
      "empty front matter", "stories/bai-3.md", "", "---\n---",
      "stories/bai-3.md:2:1 error wrong-shape"),
    BadInput(
      "empty record file", "columns/x.yml", "", "# chưa có gì",
      "columns/x.yml:1:1 error wrong-shape"),
    BadInput("empty table", "columns/x.csv", "", "", "columns/x.csv:1:1 error csv-empty"),
    // 25, 26.
    BadInput(
      "alias of YAML", story, "author: Ban Biên tập", "author: *a",
      "stories/bai-1.md:28:9 error yaml-alias"),
    BadInput(
      "tag of YAML", story, "author: Ban Biên tập", "author: !!str a",
      "stories/bai-1.md:28:9 error yaml-tag"),
    // The name of a file that serves as id.
    BadInput(
      "file name that is no id", "pages/Liên hệ.md", "", "---\ntitle: Liên hệ\n---",
      "pages/Liên hệ.md:1:1 error file-name"),
  ]) func reports(_ input: BadInput) async {
    #expect(await input.problems() == input.expected)
  }

  @Test(arguments: [
    BadInput("text that YAML 1.1 takes for no", story, "unit: hộ", "unit: no"),
    BadInput("text that YAML 1.1 takes for ten", story, "unit: hộ", "unit: 012"),
    BadInput("text that YAML 1.1 takes for 750", story, "unit: hộ", "unit: 12:30"),
    BadInput("text that YAML takes for nothing", story, "unit: hộ", "unit: ~"),
    BadInput("decimal comma", story, "value: 163", "value: 8,5"),
    BadInput("decimal point", story, "value: 163", "value: 8.5"),
    BadInput("negative number", story, "value: 163", "value: -3"),
    BadInput("last day of a leap year", story, "asOf: 2021-08-31", "asOf: 2024-02-29"),
    BadInput("moment with an offset", story, "T08:00", "T08:00:30Z"),
    BadInput("moment with a blank", story, "T08:00", " 08:00"),
    BadInput("flag in Vietnamese", story, "author:", "sample: không\nauthor:"),
    BadInput("one value for a list", story, "fields: [y-te]", "fields: y-te"),
    BadInput("key without a value", story, "author:", "photographer:\nauthor:"),
    BadInput("degrees with three decimals", "localities/dia-ban.csv", "12.2388", "12.200"),
    BadInput("formula", people, "Tổ A", "=HYPERLINK(1)"),
    BadInput("markup", people, "Tổ A", "<script>alert(1)</script>"),
    BadInput("blank cells of a list", "award-forms/hinh-thuc.csv", "nhat|nhi", "nhat| |nhi|"),
    BadInput("a fraction of thousands below one", story, "value: 163", "value: 0,125"),
    BadInput("title decomposed", story, "title: Tổ A", "title: To\u{302}\u{309} A"),
    BadInput("extra fields", story, "author:", "extra: {mau: xanh}\nauthor:"),
    BadInput("former address", story, "author:", "aliases: [/cu/bai-1/, /x.html]\nauthor:"),
    BadInput("file of static", story, "file: anh.jpg", "file: /static/142.pdf"),
  ]) func accepts(_ input: BadInput) async {
    #expect(await input.problems() == [])
  }
}
