import Showcase
import SiteModel
import Templates
import Text
import Vietnamese

extension PageBuilder {
  func awardRow(_ award: Award) -> AwardRow {
    let form = model.forms[award.form]
    let recipient = model.recipients[award.recipient]
    return AwardRow(
      form: formName(award.form), formClass: award.formClass.map { label($0) },
      recipient: recipientName(award.recipient),
      recipientType: recipient.map(recipientType) ?? "",
      recipientDetail: recipient.flatMap(detail),
      place: recipient.map { placeName($0.locality, on: $0.origin.localityDate) } ?? Name(""),
      decision: decisionName(award), day: day(award.decisionDate),
      issuer: organisationName(award.issuer), signer: signer(award),
      achievement: award.achievement,
      status: label(award.status),
      isRevoked: award.isRevoked, isPending: !award.counts && !award.isRevoked,
      revocation: award.revocation, revocationDay: day(award.revocationDate),
      consultation: consultation(award),
      money: award.money.map { "\(Numbers.text($0)) đồng" },
      campaign: award.campaign.map(campaignName), isPosthumous: award.isPosthumous,
      isStatutory: form?.isStatutory ?? true, isSample: award.isSample)
  }

  private func decisionName(_ award: Award) -> Name? {
    guard let decision = model.relations.decision(of: award) else { return nil }
    let day = decision.first.decisionDate?.vietnameseText ?? ""
    return Name(
      decision.first.decision ?? word("ngày", "of") + " \(day)",
      url: url(model.addresses.page(decision.id, below: "decision")))
  }

  /// Returns the number as printed, or the day when no number is known.
  func decisionTitle(_ decision: Relations.Decision) -> String {
    if let number = decision.first.decision { return number }
    let day = decision.first.decisionDate?.vietnameseText ?? ""
    return word("Quyết định ngày", "Decision of") + " \(day)"
  }

  private func signer(_ award: Award) -> String? {
    let parts = [award.signerTitle, award.signer].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func consultation(_ award: Award) -> String? {
    guard let from = award.consultFrom, let to = award.consultTo else { return nil }
    return word("từ", "from") + " \(from.vietnameseText) "
      + word("đến hết", "until") + " \(to.vietnameseText)"
  }

  /// Groups awards by rank of form, then class, then given name (or name), then id.
  ///
  /// Only awards that count may be passed: the roll names no award that was revoked or is only
  /// proposed.
  func honours(_ awards: [Int]) -> [AwardGroup] {
    let table = model.relations.awards
    let groups = Dictionary(grouping: awards.filter { table[$0].counts }) { table[$0].form }
    let forms = groups.keys.sorted {
      HonourRoll.rank($0, model) < HonourRoll.rank($1, model)
    }
    return forms.map { id in
      let rows = (groups[id] ?? []).sorted { honourRanks[$0] < honourRanks[$1] }
      let form = model.forms[id]
      return AwardGroup(
        form: formName(id), note: form?.issuerOffice, awards: rows.map { awardRows[$0] })
    }
  }

  /// Returns the rank of every award in a roll: by class, then given name (or name), then id.
  static func honourRanks(_ model: SiteModel) -> [Int] {
    let names = model.recipients.map(\.collationKey)
    let keys = model.relations.awards.map { award -> [UInt8] in
      let formClass = award.formClass?.honourRank ?? 9
      let name = model.recipients.position(of: award.recipient).map { names[$0] } ?? []
      return [formClass] + name + [0] + Array(award.id.utf8)
    }
    var ranks = [Int](repeating: 0, count: keys.count)
    let sorted = keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    for (rank, index) in sorted.enumerated() { ranks[index] = rank }
    return ranks
  }

  /// Returns the roll of honour, complete, of a form, or of a year.
  func honoursPage(form: String?, year: Int?) -> HonoursPage {
    let chosen =
      form.map { roll.byForm[$0] ?? [] } ?? year.map { roll.byYear[$0] ?? [] } ?? roll.all
    var page = HonoursPage()
    page.title = word("Bảng vàng", "Roll of honour")
    if let form { page.title = model.forms[form]?.name ?? form }
    if let year { page.title += " " + word("năm", "of") + " \(year)" }
    page.summary = form.flatMap { model.forms[$0] }.flatMap { $0.summary }
    page.groups = honours(chosen)
    page.count = chosen.count
    page.forms = roll.forms
    page.years = roll.years
    page.stories = cards(firstStories(of: chosen))
    return page
  }

  /// Returns some stories of the recipients of awards, newest first.
  private func firstStories(of awards: [Int]) -> some Sequence<Int> {
    let size = model.settings.pageSize
    var stories: Set<Int> = []
    for award in awards {
      let recipient = model.relations.awards[award].recipient
      stories.formUnion(model.relations.storiesOfRecipient[recipient] ?? [])
      if stories.count >= size { break }
    }
    return stories.sorted().prefix(size)
  }

  /// Returns the rows of some awards.
  func rows(_ awards: [Int], where isChosen: (Award) -> Bool) -> [Record] {
    awards.filter { isChosen(model.relations.awards[$0]) }.map { awardRows[$0] }
  }

  func decisionPage(_ decision: Relations.Decision) -> RecordPage {
    let award = decision.first
    let awards = decision.awards.map { model.relations.awards[$0] }
    var page = RecordPage()
    page.kind = word("Quyết định khen thưởng", "Decision")
    page.name =
      award.decision.map { word("Quyết định số", "Decision no.") + " \($0)" }
      ?? decisionTitle(decision)
    page.facts = [
      award.decisionDate.map {
        Fact(label: word("Ngày ban hành", "Date"), value: $0.vietnameseText)
      },
      fact(word("Cơ quan ban hành", "Issued by"), organisationName(award.issuer)),
      signer(award).map { Fact(label: word("Người ký", "Signed by"), value: $0) },
      Fact(
        label: word("Số lượng", "Recipients"), value: countByType(awards.filter(\.counts))),
    ].compactMap { $0 }
    page.honours = honours(decision.awards)
    page.revoked = rows(decision.awards, where: \.isRevoked)
    page.documents = award.document.flatMap { model.documents[$0] }.map { [documentRow($0)] } ?? []
    page.campaigns = unique(awards.compactMap(\.campaign)).map(campaignName)
    page.events = unique(awards.compactMap(\.presentedAt)).compactMap { model.events[$0] }.map(
      eventRow)
    page.sources = sources(award)
    page.isSample = awards.contains(where: \.isSample)
    let recipients = Set(awards.filter(\.counts).map(\.recipient))
    page.stories = cards(
      recipients.flatMap { model.relations.storiesOfRecipient[$0] ?? [] }.reduce(into: Set<Int>()) {
        $0.insert($1)
      }
      .sorted().prefix(model.settings.pageSize))
    return page
  }

  /// Formats `06 tập thể, 06 cá nhân`: two digits, as decisions print them.
  func countByType(_ awards: [Award]) -> String {
    let types = Dictionary(
      grouping: awards.compactMap { model.recipients[$0.recipient]?.type }, by: { $0 })
    let order: [RecipientType] = [.collective, .person, .household, .residentialArea]
    let parts = order.compactMap { type -> String? in
      guard let count = types[type]?.count else { return nil }
      let label = label(type).lowercased()
      return "\(count < 10 ? "0" : "")\(Print.number(count)) \(label)"
    }
    return parts.isEmpty ? "0" : parts.joined(separator: ", ")
  }

  func recipientPage(_ recipient: Recipient) -> RecordPage {
    let awards = model.relations.awardsOfRecipient[recipient.id] ?? []
    var page = RecordPage()
    page.name = recipient.name
    page.kind = recipientType(recipient)
    page.summary = Paragraphs.split(recipient.summary)
    page.facts = recipientFacts(recipient)
    page.awards = rows(awards, where: \.counts)
    page.revoked = rows(awards, where: \.isRevoked)
    page.pending = rows(awards) { !$0.counts && !$0.isRevoked }
    page.areas = assessments(of: recipient.id)
    page.events = (model.relations.eventsOfRecipient[recipient.id] ?? []).map(eventRow)
    page.sources = sources(recipient)
    page.isSample = recipient.isSample
    page.stories = cards(model.relations.storiesOfRecipient[recipient.id] ?? [])
    page.storyCount = page.stories.count
    return page
  }

  private func recipientFacts(_ recipient: Recipient) -> [Fact] {
    let type =
      recipient.personType.map { model.term($0, of: .personType) }
      ?? recipient.collectiveType.map { model.term($0, of: .collectiveType) }
    let place = Print.capitalised(fullPlace(recipient.locality, on: recipient.origin.localityDate))
    let now = placeNow(recipient.locality, on: recipient.origin.localityDate)
    return [
      recipient.honorific.map { Fact(label: word("Danh xưng", "Form of address"), value: $0) },
      type.map { Fact(label: word("Nhóm", "Group"), value: $0) },
      recipient.title.map { Fact(label: word("Chức vụ", "Post"), value: $0) },
      [recipient.unit, recipient.workplace].compactMap { $0 }.joined(separator: ", ").nonEmpty
        .map { Fact(label: word("Đơn vị", "Workplace"), value: $0) },
      recipient.head.map { Fact(label: word("Chủ hộ", "Head"), value: $0) },
      recipient.members.map {
        Fact(label: word("Số thành viên", "Members"), value: Print.number($0))
      },
      Fact(
        label: word("Địa chỉ", "Place"), value: now.map { "\(place) (\($0))" } ?? place,
        url: url(model.addresses.locality(recipient.locality))),
      recipient.organisation.map { fact(word("Thuộc", "Part of"), organisationName($0)) },
    ].compactMap { $0 }
  }

  func fact(_ label: String, _ name: Name) -> Fact {
    Fact(label: label, value: name.label, url: name.url)
  }

  /// Returns each value once, in the order of first appearance.
  func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}

extension AwardClass {
  /// The rank in a roll of honour: awards with a known class come first.
  fileprivate var honourRank: UInt8 {
    switch self {
    case .first: 1
    case .second: 2
    case .third: 3
    case .unknown: 9
    }
  }
}

extension String {
  /// The text, or nil when it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
