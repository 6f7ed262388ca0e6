import Foundation

@testable import SiteGenerator

/// A generator whose numbers are the same on every machine (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func choose<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}

/// A project on the disk at which someone edits: stories and records of every type, the theme and the
/// settings; files come, go, are renamed, broken and mended.
struct LiveEdits {
  let root: URL
  private var dice: Dice
  /// Every file as it stands on the disk.
  private(set) var files: [String: [UInt8]]
  /// Every file as it stood when all was well.
  private var good: [String: [UInt8]] = [:]
  private var isBroken = false
  private var number = 0
  /// What was done, for a failure's message.
  private(set) var story = ""

  init(_ fixture: SiteFixture, at root: URL, seed: UInt64) throws {
    self.root = root
    dice = Dice(seed: seed)
    files = fixture.files
    good = files
    for (path, bytes) in files { try Self.put(bytes, at: root.appending(path: path)) }
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
    files.keys.filter { $0.hasPrefix("content/stories/") && $0.hasSuffix(".md") }.sorted()
  }

  private mutating func editText() throws -> LiveChanges {
    let path = dice.choose(stories)
    let text = text(path)
    let lines = text.components(separatedBy: "\n")
    let edited: String
    switch dice.below(6) {
    case 0: edited = Self.setting("title", to: "Tít số \(number)", in: lines)
    case 1:
      edited = Self.setting(
        "sapo", to: "Sapo lần \(number)" + String(repeating: " thêm chữ", count: dice.below(30)),
        in: lines)
    case 2: edited = text + "\n## Đề mục \(number)\n\nĐoạn mới.\n"
    case 3: edited = text + "\nXem [bài](story:\(id(of: dice.choose(stories)))).\n"
    case 4: edited = Self.setting("author", to: dice.choose(["Ban Biên tập", "Vũ Thử"]), in: lines)
    default: edited = text + "\nĐoạn \(number).\n"
    }
    return try write(edited, to: path, "text of \(path)")
  }

  private mutating func editField() throws -> LiveChanges {
    let path = dice.choose(stories)
    let lines = text(path).components(separatedBy: "\n")
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
      Self.setting(field, to: isRemoved ? nil : value, in: lines), to: path,
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
    try FileManager.default.moveItem(
      at: root.appending(path: path), to: root.appending(path: target))
    files[target] = files.removeValue(forKey: path)
    story = "renamed \(path) to \(target)"
    return LiveChanges(files: [path, target])
  }

  /// A whole folder gets another name, as in a checkout of another branch.
  private mutating func moveFolder() throws -> LiveChanges {
    let path = dice.choose(stories)
    let folder = (path as NSString).deletingLastPathComponent
    guard folder != "content/stories" else { return try addStory() }
    number += 1
    let target = "content/stories/thu-muc-\(number)"
    try FileManager.default.moveItem(
      at: root.appending(path: folder), to: root.appending(path: target))
    for (path, bytes) in files where path.hasPrefix(folder + "/") {
      let new = target + path.dropFirst(folder.count)
      files[path] = nil
      files[new] = bytes
    }
    story = "moved \(folder) to \(target)"
    return LiveChanges(folders: [folder, target])
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
    let others = files.keys.filter { path in
      path.hasPrefix("content/") && !path.hasPrefix("content/stories/")
        && [".yml", ".md", ".txt"].contains { path.hasSuffix($0) } && path != "content/site.yml"
    }.sorted()
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
    let lines = text(path).components(separatedBy: "\n")
    let (field, value) = dice.choose([
      ("title", "Gương thử \(number)"), ("pageSize", "\(2 + dice.below(20))"),
      ("feedLimit", "\(1 + dice.below(20))"), ("feedContent", dice.choose(["full", "summary"])),
      ("search", dice.choose(["true", "false"])), ("awardOrder", dice.choose(["law", "ceremony"])),
      ("baseURL", dice.choose(["https://guong.example", "https://guong.example/a/b"])),
      ("lang", dice.choose(["vi", "en"])),
    ])
    return try write(Self.setting(field, to: value, in: lines), to: path, "\(field): \(value)")
  }

  // MARK: Breaking and mending

  /// Takes note whether there are errors now.
  mutating func note(isBroken: Bool) {
    self.isBroken = isBroken
    if !isBroken { good = files }
  }

  private mutating func breakFile() throws -> LiveChanges {
    number += 1
    let candidates = files.keys.filter { !$0.hasSuffix(".pdf") }.sorted()
    let path = dice.choose(dice.below(2) == 0 ? stories : candidates)
    switch dice.below(6) {
    case 0:
      let bytes = [0xFF, 0xFE, 0x00] + (files[path] ?? [])
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
    let changed = Set(files.keys).union(good.keys).filter { files[$0] != good[$0] }.sorted()
    guard !changed.isEmpty else { return try editText() }
    return try restore(dice.choose(changed))
  }

  /// Puts all files back, as a checkout of another commit does.
  mutating func mendAll() throws -> LiveChanges {
    var changes = LiveChanges()
    for path in Set(files.keys).union(good.keys).sorted() where files[path] != good[path] {
      let one = try restore(path)
      changes.files.formUnion(one.files)
      changes.folders.formUnion(one.folders)
    }
    story = "mended all: \(changes.files.sorted()) \(changes.folders.sorted())"
    return changes
  }

  private mutating func restore(_ path: String) throws -> LiveChanges {
    guard let bytes = good[path] else { return try remove(path) }
    return try write(bytes: bytes, to: path, "mended \(path)")
  }

  // MARK: The disk

  private func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

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
    files[path] = bytes
    let folder = root.appending(path: path).deletingLastPathComponent()
    // The watcher tells of a new folder and not of what was in it when it came.
    let isNew = !FileManager.default.fileExists(atPath: folder.path)
    try Self.put(bytes, at: root.appending(path: path))
    let parent = (path as NSString).deletingLastPathComponent
    return isNew ? LiveChanges(folders: [parent]) : LiveChanges(files: [path])
  }

  private mutating func remove(_ path: String) throws -> LiveChanges {
    story = "removed \(path)"
    files[path] = nil
    try FileManager.default.removeItem(at: root.appending(path: path))
    return LiveChanges(files: [path])
  }

  private static func put(_ bytes: [UInt8], at file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Sets a field of front matter or settings, or takes it away.
  private static func setting(_ field: String, to value: String?, in lines: [String]) -> String {
    var lines = lines
    if let index = lines.firstIndex(where: { $0.hasPrefix(field + ":") }) {
      if let value { lines[index] = "\(field): \(value)" } else { lines.remove(at: index) }
    } else if let value {
      lines.insert("\(field): \(value)", at: lines.first == "---" ? 1 : 0)
    }
    return lines.joined(separator: "\n")
  }
}
