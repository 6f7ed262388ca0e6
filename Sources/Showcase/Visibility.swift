package import Vietnamese

/// Decides which records a site may show.
///
/// Hidden records are removed before anything is assembled, so that they leave no trace.
package struct Visibility: Sendable {
  /// Why a record is hidden.
  package enum Reason: Hashable, Sendable {
    case draft
    case embargoed(until: Moment)
    case expired(since: Moment)
    case sample
  }

  /// The moment for which the site is built.
  package let now: Moment
  package let showsDrafts: Bool
  package let showsSamples: Bool

  package init(now: Moment, showsDrafts: Bool = false, showsSamples: Bool = true) {
    self.now = now
    self.showsDrafts = showsDrafts
    self.showsSamples = showsSamples
  }

  /// Returns why a record is hidden, or nil when it is shown.
  ///
  /// It is shown from the later of `publishAt` and `embargoUntil` until `expires`; drafts may be
  /// included, and then embargoed and expired records are shown as well.
  package func reason(toHide record: ParsedRecord) -> Reason? {
    reason(toHide: record, at: now)
  }

  private func reason(toHide record: ParsedRecord, at now: Moment) -> Reason? {
    if !showsSamples, record.isSample { return .sample }
    if showsDrafts { return nil }
    let status = record.kind == .story ? record[Story.status] : nil
    if record[CommonFields.draft] == true || status?.isDraft == true { return .draft }
    if let start = record.starts.max(), now < start { return .embargoed(until: start) }
    if let expires = record[CommonFields.expires], now >= expires {
      return .expired(since: expires)
    }
    return nil
  }

  /// Returns the next moment after `now` at which a record appears or disappears, or nil.
  package func nextChange(of record: ParsedRecord) -> Moment? {
    let isShown = reason(toHide: record) == nil
    return [record.starts.max(), record[CommonFields.expires]].compactMap { $0 }
      .filter { $0 > now && (reason(toHide: record, at: $0) == nil) != isShown }.min()
  }
}
