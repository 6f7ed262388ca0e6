import Publish
import Showcase
import SiteBuilder
import Text
import Vietnamese

extension Message {
  static func written(
    _ report: BuildReport, _ publication: PublicationSummary, output: String
  ) -> Message {
    let files = publication.written + publication.unchanged
    let megabytes = Self.megabytes(publication.bytes)
    let seconds = Self.seconds(report.timings.reduce(0) { $0 + $1.seconds })
    let warnings = report.warnings
    return Message(
      en:
        "\(report.stories) stories, \(report.pages) pages, \(files) files, \(megabytes) MB in \(seconds) s; "
        + "\(publication.unchanged) unchanged, \(publication.removed) removed, \(publication.kept) not ours kept; "
        + "\(warnings) warnings\nwritten to \(output)",
      vi:
        "\(report.stories) bài, \(report.pages) trang, \(files) tệp, \(megabytes) MB trong \(seconds) giây; "
        + "\(publication.unchanged) tệp không đổi, \(publication.removed) tệp đã xóa, giữ \(publication.kept) tệp ngoài; "
        + "\(warnings) cảnh báo\nđã ghi vào \(output)")
  }

  static let writtenFileByFile = Message(
    en:
      "this file system cannot swap folders: the files were replaced one by one, and a reader may have seen both sites",
    vi:
      "hệ thống tệp này không đổi chỗ thư mục được: các tệp đã được thay từng cái, người đọc có thể đã thấy cả hai bản"
  )

  static func nothingWritten(_ report: BuildReport) -> Message {
    Message(
      en: "\(report.errors) errors, \(report.warnings) warnings; nothing was written",
      vi: "\(report.errors) lỗi, \(report.warnings) cảnh báo; không ghi gì cả")
  }

  static func checked(_ report: BuildReport) -> Message {
    Message(
      en:
        "\(report.stories) stories, \(report.pages) pages; \(report.errors) errors, \(report.warnings) warnings, \(report.hidden.count) hidden",
      vi:
        "\(report.stories) bài, \(report.pages) trang; \(report.errors) lỗi, \(report.warnings) cảnh báo, \(report.hidden.count) mục ẩn"
    )
  }

  static func timing(_ timing: BuildReport.Timing) -> Message {
    let milliseconds = Int((timing.seconds * 1_000).rounded())
    let name = timing.stage + String(repeating: " ", count: max(1, 12 - timing.stage.count))
    let text = "\(name)\(milliseconds) ms"
    return Message(en: text, vi: text)
  }

  static func hidden(_ hidden: BuildReport.Hidden) -> Message {
    let place = "\(hidden.path):\(hidden.line): '\(hidden.id)'"
    switch hidden.reason {
    case .draft: return Message(en: "\(place) is a draft", vi: "\(place) là bản thảo")
    case .embargoed(let until):
      return Message(
        en: "\(place) is hidden until \(until.rfc3339)",
        vi: "\(place) được giữ đến \(until.vietnameseText)")
    case .expired(let since):
      return Message(
        en: "\(place) is hidden since \(since.rfc3339)",
        vi: "\(place) đã hết hạn từ \(since.vietnameseText)")
    case .sample: return Message(en: "\(place) is a sample", vi: "\(place) là dữ liệu minh họa")
    }
  }

  static func nextChange(_ moment: Moment) -> Message {
    Message(
      en: "the site changes next at \(moment.rfc3339)",
      vi: "trang sẽ thay đổi vào \(moment.vietnameseText)")
  }

  /// Formats with one decimal, without a locale.
  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 524_288) / 1_048_576
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func seconds(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
