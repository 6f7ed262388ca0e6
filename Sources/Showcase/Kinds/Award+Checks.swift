package import Text
import Vietnamese

extension Award {
  package static func check(_ table: Table<Award>, in context: CheckContext) -> [Diagnostic] {
    repetitions(table)
  }

  package static func check(
    each awards: ArraySlice<Award>, in context: CheckContext
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let forms = context.catalogue.table(of: AwardForm.self)
    let recipients = context.catalogue.table(of: Recipient.self)
    let campaigns = context.catalogue.table(of: Campaign.self)
    for award in awards {
      award.checkDecision(context, &found)
      award.checkStatus(&found)
      if let form = forms[award.form] {
        award.checkForm(form, &found)
        if let recipient = recipients[award.recipient] {
          award.checkRecipient(recipient, form, &found)
        }
      }
      if let campaign = award.campaign.flatMap({ campaigns[$0] }), !campaign.eligible.isEmpty,
        let recipient = recipients[award.recipient], !campaign.eligible.contains(recipient.type)
      {
        found.append(
          award.problem(
            .warning, at: Award.recipient, code: "not-eligible",
            Message(
              en: "'\(campaign.id)' is not for recipients of type '\(recipient.type.rawValue)'",
              vi: "'\(campaign.id)' không dành cho đối tượng loại '\(recipient.type.rawValue)'")))
      }
    }
    return found
  }

  /// The key of its decision: the number as normalised for comparison, the date and the issuer.
  ///
  /// The same number with another date or issuer is a different decision.
  package var decisionKey: String? {
    guard let date = decisionDate else { return nil }
    let number = decision.map { DecisionNumber.key(of: $0) } ?? ""
    return "\(number)|\(date.isoText)|\(issuer)"
  }

  /// Returns whether two records are the same award by the same decision with derived ids: that is
  /// a single mistake, reported as `duplicate-award`.
  static func isSameRow(_ a: ParsedRecord, _ b: ParsedRecord) -> Bool {
    guard a.kind == .award, a.id == nil, b.id == nil else { return false }
    let key = Award(a).decisionKey
    return key != nil && key == Award(b).decisionKey
  }

  private func checkDecision(_ context: CheckContext, _ found: inout [Diagnostic]) {
    if status.needsDecision, decisionDate == nil || (decision == nil && sources.isEmpty) {
      let field = decisionDate == nil ? "decisionDate" : "decision"
      found.append(
        problem(
          at: Award.status, code: "award-without-decision",
          Message(
            en: "an award with status '\(status.rawValue)' needs '\(field)'",
            vi: "khen thưởng có trạng thái '\(status.rawValue)' phải có '\(field)'")))
    }
    if let decision {
      if Spreadsheet.looksAltered(decision) {
        found.append(
          problem(
            at: Award.decision, code: "altered-by-spreadsheet",
            Message(
              en: "'\(decision)' looks altered by a spreadsheet",
              vi: "'\(decision)' có vẻ đã bị phần mềm bảng tính làm sai"),
            hint: Message(
              en: "format the column as text and type the number again",
              vi: "hãy định dạng cột là văn bản rồi gõ lại số")))
      } else if DecisionNumber.parse(decision) == nil {
        found.append(
          problem(
            .warning, at: Award.decision, code: "decision-number",
            Message(
              en: "'\(decision)' is not the number of a decision, such as 1034/QĐ-UBND",
              vi: "'\(decision)' không phải số quyết định, ví dụ 1034/QĐ-UBND")))
      }
    }
    if let date = decisionDate, date > context.now.date {
      found.append(
        problem(
          at: Award.decisionDate, code: "decision-in-future",
          Message(
            en: "the decision is dated after the day of the build, \(context.now.date.isoText)",
            vi: "quyết định đề ngày sau ngày dựng trang, \(context.now.date.vietnameseText)")))
    }
  }

  private func checkStatus(_ found: inout [Diagnostic]) {
    if isRevoked, revocation == nil || revocationDate == nil {
      found.append(
        problem(
          at: Award.status, code: "revocation-without-decision",
          Message(
            en: "a withdrawn award needs 'revocation' and 'revocationDate'",
            vi: "khen thưởng bị thu hồi, hủy bỏ phải có 'revocation' và 'revocationDate'")))
    }
    if let decided = decisionDate, let revoked = revocationDate, revoked < decided {
      found.append(
        problem(
          at: Award.revocationDate, code: "revoked-before-decided",
          Message(
            en: "it was withdrawn before it was decided", vi: "ngày thu hồi trước ngày quyết định"))
      )
    }
    guard status == .inConsultation else { return }
    guard let from = consultFrom, let to = consultTo else {
      found.append(
        problem(
          at: Award.status, code: "consultation-without-dates",
          Message(
            en: "a consultation needs 'consultFrom' and 'consultTo'",
            vi: "lấy ý kiến phải có 'consultFrom' và 'consultTo'")))
      return
    }
    let days = Self.workingDays(from: from, to: to)
    if days < 10 {
      found.append(
        problem(
          at: Award.consultTo, code: "short-consultation",
          Message(
            en: "the consultation lasts \(days) working days; the law asks for at least ten",
            vi: "thời gian lấy ý kiến chỉ \(days) ngày làm việc; luật yêu cầu ít nhất 10 ngày"),
          hint: Message(
            en: "Decree 98/2023/NĐ-CP art. 46(2)", vi: "khoản 2 Điều 46 Nghị định 98/2023/NĐ-CP")))
    }
  }

  /// Returns the number of days from Monday to Friday, both ends counted; public holidays are not
  /// considered.
  static func workingDays(from: CivilDate, to: CivilDate) -> Int {
    guard to >= from else { return 0 }
    return (0...min(400, to.daysSinceEpoch - from.daysSinceEpoch)).count { offset in
      // 1970-01-01 was a Thursday.
      let weekday = (from.daysSinceEpoch + offset + 3) % 7
      return (weekday + 7) % 7 < 5
    }
  }

  private func checkForm(_ form: AwardForm, _ found: inout [Diagnostic]) {
    if form.classes.isEmpty, let formClass {
      found.append(
        problem(
          at: Award.formClass, code: "class-of-form",
          Message(
            en: "'\(form.id)' has no classes, so not '\(formClass.rawValue)'",
            vi: "'\(form.id)' không chia hạng nên không có '\(formClass.rawValue)'")))
    } else if let formClass, formClass != .unknown, !form.classes.contains(formClass) {
      found.append(
        problem(
          at: Award.formClass, code: "class-of-form",
          Message(
            en: "'\(form.id)' has no class '\(formClass.rawValue)'",
            vi: "'\(form.id)' không có hạng '\(formClass.rawValue)'")))
    } else if !form.classes.isEmpty, formClass == nil {
      found.append(
        problem(
          .warning, at: Award.form, code: "class-missing",
          Message(
            en: "'\(form.id)' has classes; which one is not said",
            vi: "'\(form.id)' có chia hạng nhưng chưa ghi hạng"),
          hint: Message(
            en: "write '\(AwardClass.unknown.rawValue)' when it is not known",
            vi: "nếu không rõ, ghi '\(AwardClass.unknown.rawValue)'")))
    }
    guard let date = decisionDate else { return }
    if date < form.validFrom || form.validTo.map({ date >= $0 }) == true {
      found.append(formNotValid(form))
    }
  }

  private func formNotValid(_ form: AwardForm) -> Diagnostic {
    problem(
      at: Award.decisionDate, code: "form-not-valid",
      Message(
        en: "'\(form.id)' could not be granted on that day",
        vi: "'\(form.id)' không được trao vào ngày đó"),
      hint: Message(
        en: "valid \(form.validFrom.isoText) – \(form.validTo?.isoText ?? "…")",
        vi:
          "hiệu lực \(form.validFrom.vietnameseText) – \(form.validTo?.vietnameseText ?? "…")"
      ))
  }

  private func checkRecipient(
    _ recipient: Recipient, _ form: AwardForm, _ found: inout [Diagnostic]
  ) {
    guard !form.appliesTo.contains(recipient.type) else { return }
    found.append(
      problem(
        at: Award.recipient, code: "form-not-for-recipient",
        Message(
          en: "'\(form.id)' is not given to recipients of type '\(recipient.type.rawValue)'",
          vi: "'\(form.id)' không trao cho đối tượng loại '\(recipient.type.rawValue)'")))
  }

  /// Reports the same recipient, form and decision twice, and several awards for one achievement
  /// (Law 06/2022/QH15).
  private static func repetitions(_ table: Table<Award>) -> [Diagnostic] {
    var rows: [String: Award] = [:]
    var achievements: [String: Award] = [:]
    var found: [Diagnostic] = []
    for award in inOrder(table.all) {
      if let decision = award.decisionKey {
        let key = "\(award.recipient)|\(award.form)|\(decision)"
        if let earlier = rows.updateValue(award, forKey: key) {
          found.append(award.repeats(earlier, .error, code: "duplicate-award", Award.decision))
          continue
        }
      }
      guard award.counts else { continue }
      let key = "\(award.recipient)|\(Fold.fold(award.achievement))"
      if let earlier = achievements.updateValue(award, forKey: key) {
        found.append(award.repeats(earlier, .warning, code: "same-achievement", Award.achievement))
      }
    }
    return found
  }

  /// Returns awards in the order of their files; there are few files with many rows each.
  private static func inOrder(_ awards: [Award]) -> [Award] {
    let files = Dictionary(grouping: awards) { $0.origin.file.path }
    return files.keys.sorted().flatMap { path in
      (files[path] ?? []).sorted { $0.origin.fields.start < $1.origin.fields.start }
    }
  }

  private func repeats(
    _ earlier: Award, _ severity: Diagnostic.Severity, code: String, _ field: some FieldKey
  ) -> Diagnostic {
    let place = earlier.origin.file.position(at: earlier.origin.fields.offset(of: field))
    let other = "\(earlier.origin.file.path):\(place.line)"
    return problem(
      severity, at: field, code: code,
      severity == .error
        ? Message(
          en: "'\(recipient)' has this award by this decision already at \(other)",
          vi: "'\(recipient)' đã có khen thưởng này theo quyết định này ở \(other)")
        : Message(
          en: "'\(recipient)' is commended for the same achievement at \(other)",
          vi: "'\(recipient)' đã được khen về cùng thành tích này ở \(other)"))
  }
}
