import Showcase
import Vietnamese

/// Caches the printed form of the days of stories and awards.
final class DayCache: Sendable {
  private let days: [CivilDate: Day]

  init(_ catalogue: Catalogue) {
    var dates: Set<CivilDate> = []
    for story in catalogue.stories {
      if let date = story.published?.date { dates.insert(date) }
      if let date = story.updatedAt?.date { dates.insert(date) }
      for result in story.results { dates.insert(result.asOf) }
    }
    for award in catalogue.table(of: Award.self) {
      if let date = award.decisionDate { dates.insert(date) }
    }
    var days: [CivilDate: Day] = [:]
    days.reserveCapacity(dates.count)
    for date in dates { days[date] = Day(date) }
    self.days = days
  }

  subscript(date: CivilDate) -> Day { days[date] ?? Day(date) }
}
