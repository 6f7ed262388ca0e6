import Foundation
import TestSupport

@testable import LiveSite

/// A project on the disk at which someone edits: stories and records of every type, the theme and the
/// settings; files come, go, are renamed, broken and mended.
struct LiveEdits {
  private(set) var files: EditedFiles
  private var dice: Dice
  private var isBroken = false
  private var number = 0
  /// What was done, for a failure's message.
  private(set) var story = ""

  init(_ fixture: SiteFixture, at root: URL, seed: UInt64) throws {
    files = try EditedFiles(fixture.files, at: root)
    dice = Dice(seed: seed)
    for _ in 0..<6 { try _ = addStory() }
  }

  /// Does something and tells which files and folders it touched.
  mutating func step() throws -> LiveChanges {
    number += 1
    // Most of the time all is well, so that pages are compared and not only problems.
    if isBroken, dice.below(2) == 0 { return dice.below(2) == 0 ? try mend() : try mendAll() }
    switch dice.below(20) {
    case 0...6: return try editText()
    case 7, 8: return try editField()
    case 9: return try addStory()
    case 10: return try removeStory()
    case 11: return try renameStory()
    case 12: return try moveFolder()
    case 13, 14: return try editTable()
    case 15, 16: return try editRecord()
    case 17: return try editTheme()
    case 18: return try editSettings()
    default: return try breakFile()
    }
  }

  // MARK: Stories

  private var stories: [String] {
    files.paths { $0.hasPrefix("content/stories/") && $0.hasSuffix(".md") }
  }

  private mutating func editText() throws -> LiveChanges {
    let path = dice.choose(stories)
    let text = text(path)
    let edited: String
    switch dice.below(6) {
    case 0: edited = files.text(path, setting: "title", to: "Tít số \(number)")
    case 1:
      let sapo = "Sapo lần \(number)" + String(repeating: " thêm chữ", count: dice.below(30))
      edited = files.text(path, setting: "sapo", to: sapo)
    case 2: edited = text + "\n## Đề mục \(number)\n\nĐoạn mới.\n"
    case 3: edited = text + "\nXem [bài](story:\(id(of: dice.choose(stories)))).\n"
    case 4:
      let author = dice.choose(["Ban Biên tập", "Vũ Thử"])
      edited = files.text(path, setting: "author", to: author)
    default: edited = text + "\nĐoạn \(number).\n"
    }
    return try write(edited, to: path, "text of \(path)")
  }

  private mutating func editField() throws -> LiveChanges {
    let path = dice.choose(stories)
    let fields = [
      ("topics", "[\(dice.choose(["vung-xanh", "to-tu-quan", "vung-xanh, to-tu-quan"]))]"),
      ("publishAt", "202\(dice.below(7))-0\(1 + dice.below(9))-1\(dice.below(10))T08:00"),
      ("column", "guong-sang"), ("status", dice.choose(["published", "draft", "corrected"])),
      ("campaign", "[\(dice.choose(["dia-ban-an-toan", "dan-van-kheo"]))]"),
      ("recipients", "[\(dice.choose(["tran-thi-mau", "le-van-vi-du", "to-thanh-gia-1"]))]"),
      ("basedOn", id(of: dice.choose(stories))), ("sample", dice.choose(["true", "false"])),
      ("slug", "dia-chi-\(number)"), ("aliases", "[/cu/bai-\(number)]"),
      ("expires", "20\(20 + dice.below(15))-01-01"), ("updatedAt", "2025-01-0\(1 + dice.below(9))"),
    ]
    let (field, value) = dice.choose(fields)
    let isRemoved = dice.below(4) == 0 && !["publishAt", "campaign"].contains(field)
    return try write(
      files.text(path, setting: field, to: isRemoved ? nil : value), to: path,
      "\(field) of \(path): \(isRemoved ? "removed" : value)")
  }

  private mutating func addStory() throws -> LiveChanges {
    number += 1
    let folder = dice.choose(["", "", "moi/", "phuong/bac/"])
    let path = "content/stories/\(folder)bai-\(number).md"
    let text = """
      ---
      title: Bài số \(number)
      kind: cach-lam-hay
      sapo: Một bài thử dài vừa đủ hai mươi chữ để không ai nhắc rằng sapo quá ngắn so với thông lệ chung.
      campaign: [\(dice.choose(["dia-ban-an-toan", "dan-van-kheo"]))]
      locality: \(dice.choose(["loc-tho", "vinh-hai"]))
      topics: [\(dice.choose(["vung-xanh", "to-tu-quan"]))]
      author: Ban Biên tập
      publishAt: 202\(1 + dice.below(3))-09-1\(dice.below(10))
      sources: ["https://nguon.example/\(number)"]
      ---

      Bài \(number).
      """
    return try write(text, to: path, "new \(path)")
  }

  private mutating func removeStory() throws -> LiveChanges {
    try remove(dice.choose(stories.count > 3 ? stories : [try addedStory()]))
  }

  private mutating func renameStory() throws -> LiveChanges {
    number += 1
    let path = dice.choose(stories)
    let target = (path as NSString).deletingLastPathComponent + "/doi-ten-\(number).md"
    story = "renamed \(path) to \(target)"
    return try files.rename(path, to: target)
  }

  private mutating func moveFolder() throws -> LiveChanges {
    let path = dice.choose(stories)
    let folder = (path as NSString).deletingLastPathComponent
    guard folder != "content/stories" else { return try addStory() }
    number += 1
    let target = "content/stories/thu-muc-\(number)"
    story = "moved \(folder) to \(target)"
    return try files.renameFolder(folder, to: target)
  }

  private mutating func addedStory() throws -> String {
    let changes = try addStory()
    return changes.files.first ?? ""
  }

  // MARK: Records

  /// A row of a table comes, goes or is another one.
  private mutating func editTable() throws -> LiveChanges {
    number += 1
    let rows = [
      "recipients/doi-tuong.csv":
        "nguoi-\(number),ca-nhan,Ngô Văn Thử \(number),nguoi-dan,,,loc-tho,2021-08-11,,",
      "awards/khen-thuong.csv":
        "kt-\(number),giay-khen-huyen,le-van-vi-du,ubnd-tp,\(300 + number)/QĐ-UBND,2021-12-1\(dice.below(10)),,phong-trao,dia-ban-an-toan,Việc tốt số \(number),\(dice.choose(["trao", "thu-hoi", "quyet-dinh"])),,,,,",
      "organisations/co-quan.csv":
        "co-quan-\(number),Hội Thử \(number),,doan-the,tinh,khanh-hoa,,,,",
      "documents/van-ban.csv":
        "vb-\(number),\(number)-KH/UBND,ke-hoach,2021-08-11,ubnd-tp,,Văn bản số \(number),,",
      "localities/dia-ban.csv":
        "to-\(number),,thon,tổ dân phố,Tổ \(number),phuong-nha-trang,2025-07-01,,,",
      "award-forms/hinh-thuc.csv": nil,
    ]
    let name = dice.choose(rows.keys.sorted())
    let path = "content/\(name)"
    var lines = text(path).components(separatedBy: "\n").filter { !$0.isEmpty }
    if dice.below(3) == 0, lines.count > 2 {
      lines.remove(at: 1 + dice.below(lines.count - 1))
    } else if let row = rows[name] ?? nil {
      lines.append(row)
    } else {
      lines = lines.map { $0.replacingOccurrences(of: "Bằng khen", with: "Bằng khen (mới)") }
    }
    return try write(lines.joined(separator: "\n") + "\n", to: path, "table \(path)")
  }

  /// A record of one of the other types comes, is edited or goes.
  private mutating func editRecord() throws -> LiveChanges {
    number += 1
    let new = [
      "events/su-kien-\(number).yml":
        "id: su-kien-\(number)\nname: Hội nghị \(number)\ntype: le-trao\nstart: 2021-11-0\(1 + dice.below(9))\nlocality: nha-trang\n",
      "columns/chuyen-muc-\(number).yml":
        "id: chuyen-muc-\(number)\ntitle: Chuyên mục \(number)\noutlet: bao-thu\n",
      "pages/trang-\(number).md":
        "---\ntitle: Trang \(number)\n---\n\nXem [bài](story:vung-xanh).\n",
      "committees/ban-\(number).yml":
        "id: ban-\(number)\nname: Ban \(number)\ncampaign: [dan-van-kheo]\nlocality: nha-trang\nmembers:\n  - { position: Chủ tịch, role: Trưởng ban }\n",
      "assessments/danh-gia-\(number).yml":
        "id: danh-gia-\(number)\narea: to-thanh-gia-1\nset: an-toan\ndate: 2021-10-1\(dice.below(10))\nassessor: ubnd-tp\nresults:\n  - { criterion: cam-ket, value: 98 }\npassed: true\n",
      "criteria/tieu-chi-\(number).yml":
        "id: tieu-chi-\(number)\nname: Bộ \(number)\nappliesTo: [tổ dân phố]\ncampaign: [dan-van-kheo]\ncriteria:\n  - { id: mot, text: Một, kind: percent, threshold: 90 }\n",
      "campaigns/phong-trao-\(number).yml":
        "id: phong-trao-\(number)\nname: Phong trào \(number)\nshortName: PT \(number)\nsummary: Thử.\ntype: thuong-xuyen\nlevel: tinh\nowner: ubnd-tinh\nlegalBasis: [5488-kh-ubnd-2021]\n",
      "static/tep-\(number).txt": "\(number)",
    ]
    let others = files.paths { path in
      path.hasPrefix("content/") && !path.hasPrefix("content/stories/")
        && [".yml", ".md", ".txt"].contains { path.hasSuffix($0) } && path != "content/site.yml"
    }
    switch dice.below(3) {
    case 0:
      let path = dice.choose(others)
      // A vocabulary or campaign less would break too much at once.
      guard path.contains("-"), !path.contains("phong-trao.yml") else { break }
      return try remove(path)
    case 1:
      let path = dice.choose(others)
      let edited = text(path).replacingOccurrences(
        of: dice.choose(["Lễ", "Ban", "Gương", "Mô hình", "Trang", "Toàn dân", "Hộ"]),
        with: "Đổi \(number)")
      return try write(edited, to: path, "record \(path)")
    default: break
    }
    let (name, text) = dice.choose(new.sorted { $0.key < $1.key })
    return try write(text, to: "content/\(name)", "new \(name)")
  }

  // MARK: Theme and settings

  private mutating func editTheme() throws -> LiveChanges {
    let path =
      "themes/tiny/"
      + dice.choose(["layouts/story.mustache", "partials/card.mustache", "assets/style.css"])
    return try write(text(path) + "\n", to: path, "theme \(path)")
  }

  private mutating func editSettings() throws -> LiveChanges {
    let path = "content/site.yml"
    let (field, value) = dice.choose([
      ("title", "Gương thử \(number)"), ("pageSize", "\(2 + dice.below(20))"),
      ("feedLimit", "\(1 + dice.below(20))"), ("feedContent", dice.choose(["full", "summary"])),
      ("search", dice.choose(["true", "false"])), ("awardOrder", dice.choose(["law", "ceremony"])),
      ("baseURL", dice.choose(["https://guong.example", "https://guong.example/a/b"])),
      ("lang", dice.choose(["vi", "en"])),
    ])
    return try write(
      files.text(path, setting: field, to: value), to: path, "\(field): \(value)")
  }

  // MARK: Breaking and mending

  /// Takes note whether there are errors now.
  mutating func note(isBroken: Bool) {
    self.isBroken = isBroken
    if !isBroken { files.keep() }
  }

  private mutating func breakFile() throws -> LiveChanges {
    number += 1
    let candidates = files.paths { !$0.hasSuffix(".pdf") }
    let path = dice.choose(dice.below(2) == 0 ? stories : candidates)
    switch dice.below(6) {
    case 0:
      let bytes = [0xFF, 0xFE, 0x00] + (files.all[path] ?? [])
      return try write(bytes: bytes, to: path, "not UTF-8: \(path)")
    case 1: return try write("", to: path, "emptied \(path)")
    case 2: return try remove(path)
    case 3:
      return try write(text(path) + "\n[x](story:khong-co) {{#x}}\n", to: path, "broken \(path)")
    case 4: return try write("titel: x\n" + text(path), to: path, "unknown key in \(path)")
    default: return try write("x", to: "content/stories/la-\(number).docx", "stray file")
    }
  }

  /// Puts one file back as it was when all was well.
  private mutating func mend() throws -> LiveChanges {
    let changed = files.changed
    guard !changed.isEmpty else { return try editText() }
    let path = dice.choose(changed)
    story = "mended \(path)"
    return try files.restore(path)
  }

  /// Puts all files back, as a checkout of another commit does.
  mutating func mendAll() throws -> LiveChanges {
    var changes = LiveChanges()
    for path in files.changed {
      let one = try files.restore(path)
      changes.files.formUnion(one.files)
      changes.folders.formUnion(one.folders)
    }
    story = "mended all: \(changes.files.sorted()) \(changes.folders.sorted())"
    return changes
  }

  // MARK: The disk

  private func text(_ path: String) -> String { files.text(path) }

  private func id(of path: String) -> String {
    ((path as NSString).lastPathComponent as NSString).deletingPathExtension
  }

  private mutating func write(
    _ text: String, to path: String, _ story: String
  ) throws -> LiveChanges {
    try write(bytes: Array(text.utf8), to: path, story)
  }

  private mutating func write(
    bytes: [UInt8], to path: String, _ story: String
  ) throws -> LiveChanges {
    self.story = story
    return try files.write(bytes, to: path)
  }

  private mutating func remove(_ path: String) throws -> LiveChanges {
    story = "removed \(path)"
    return try files.remove(path)
  }
}
