import Showcase
import SiteModel
import Templates

/// Makes the page of a campaign, with the first page of its list of stories.
enum CampaignPages: RecordPageMaker {
  static let hasList = false

  static func page(
    of campaign: Campaign, at path: String, by renderer: PageRenderer
  ) -> PageContent {
    let (builder, model) = (renderer.builder, renderer.model)
    var page = builder.campaignPage(campaign)
    let stories = model.list(.campaign, campaign.id)
    page.stories = builder.slice(stories, page: 1)
    page.pagination = builder.pagination(1, of: builder.pageCount(stories.count), path: path)
    let head = renderer.head(
      campaign.shortName, campaign.summary, path, crumbs: [renderer.crumb(.campaign)])
    head.feeds = renderer.feeds.links(for: path, model: model)
    head.isSample = campaign.isSample
    head.structuredData = renderer.graph(head)
    return (.campaign, CampaignPage.view.record(of: page), head)
  }
}
