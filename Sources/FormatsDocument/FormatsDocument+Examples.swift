extension FormatsDocument {
  /// A file as it could lie in `content/`.
  struct Example: Sendable {
    /// The path below `content/`.
    let path: String
    let text: String
  }

  /// One example for each type of record, by its name. People in them are samples and say so.
  static let examples: [String: Example] = [
    "story": story, "campaign": campaign, "award-form": awardForm, "award": award,
    "recipient": recipient, "locality": locality, "organisation": organisation,
    "committee": committee, "document": document, "criterion-set": criterionSet,
    "assessment": assessment, "event": event, "column": column, "vocabulary": vocabulary,
    "page": page,
  ]

  private static let story = Example(
    path: "stories/dia-ban-an-toan-nha-trang/to-tu-quan-minh-hoa.md",
    text: """
      ---
      title: Tổ tự quản giữ bốn ca trực ở một tổ dân phố
      kind: mo-hinh
      sapo: >-
        Mười hai người chia bốn ca, mỗi ca ba người, giữ một cuốn sổ và một số điện thoại mà cả tổ dân
        phố đều biết. Bài minh họa kể lại cách họ chia việc trong tháng đầu.
      campaign: [dia-ban-an-toan-nha-trang]
      recipients: [to-tu-quan-minh-hoa]
      locality: nha-trang
      settings: [to-dan-pho]
      fields: [an-ninh-trat-tu]
      whatWasDone: Lập tổ, chia ca, ghi sổ trực và công bố số điện thoại.
      results:
        - label: Hộ dân cam kết
          value: 163
          unit: hộ
          asOf: 2021-08-31
      applicability:
        steps:
          - Họp tổ dân phố để chọn người
          - Chia ca, dán lịch trực trước nhà sinh hoạt
        contact: Ban công tác Mặt trận tổ dân phố
      author: Ban Biên tập
      publishAt: 2021-09-05T07:00
      sources: [14802-qd-ubnd-2021]
      sample: true
      ---

      Tổ tự quản họp lúc 19 giờ, ngay trước nhà sinh hoạt.

      ## Cách làm

      Mỗi ca ba người, một người giữ sổ.
      """)

  private static let campaign = Example(
    path: "campaigns/dia-ban-an-toan-nha-trang.yml",
    text: """
      id: dia-ban-an-toan-nha-trang
      name: >-
        Phong trào “Toàn dân tham gia xây dựng địa bàn an toàn trong phòng, chống dịch COVID-19” thành
        phố Nha Trang
      shortName: Địa bàn an toàn – Nha Trang
      summary: Phong trào lấy các Tổ tự quản thôn, tổ dân phố an toàn làm hạt nhân.
      type: theo-dot
      level: huyen
      owner: ban-chi-dao-nha-trang
      plan: ke-hoach-phat-dong-nha-trang-2021
      legalBasis: [7579-kh-bcd-2021, 14802-qd-ubnd-2021]
      scope: [nha-trang]
      eligible: [ca-nhan, tap-the, ho-gia-dinh, khu-dan-cu]
      start: 2021-08-11
      slogans:
        - mở rộng “vùng xanh”, thu hẹp “vùng đỏ”
      tasks:
        - title: Phát động phong trào
          text: UBND thành phố tổ chức Lễ phát động vào lúc 08 giờ ngày 11/8/2021.
      """)

  private static let awardForm = Example(
    path: "award-forms/hinh-thuc-khen-thuong.csv",
    text: """
      id,name,group,classes,issuerOffice,level,statutory,rank,rankCeremony,validFrom,appliesTo
      huan-chuong-lao-dong,Huân chương Lao động,huan-chuong,nhat|nhi|ba,Chủ tịch nước,trung-uong,true,100,100,2004-07-01,ca-nhan|tap-the
      bang-khen-ttcp,Bằng khen của Thủ tướng Chính phủ,bang-khen,,Thủ tướng Chính phủ,trung-uong,true,600,500,2004-07-01,ca-nhan|tap-the
      """)

  private static let award = Example(
    path: "awards/minh-hoa.csv",
    text: """
      form,recipient,issuer,decision,decisionDate,category,campaign,achievement,status,revocation,revocationDate,money,sample
      giay-khen-ubnd-huyen,to-tu-quan-minh-hoa,ubnd-tp-nha-trang,90101/QĐ-UBND,2021-10-18,phong-trao,dia-ban-an-toan-nha-trang,"Có thành tích xuất sắc trong trực chốt, chăm lo hộ khó khăn",trao,,,447000,true
      giay-khen-ubnd-huyen,nguyen-van-vi-du,ubnd-tp-nha-trang,90102/QĐ-UBND,2021-10-18,phong-trao,dia-ban-an-toan-nha-trang,Có thành tích xuất sắc trong chỉ huy tổ tự quản,thu-hoi,90155/QĐ-UBND,2021-12-01,,true
      """)

  private static let recipient = Example(
    path: "recipients/minh-hoa.csv",
    text: """
      id,type,name,honorific,title,workplace,personType,collectiveType,members,locality,localityAsOf,summary,sample
      nguyen-van-vi-du,ca-nhan,Nguyễn Văn Ví Dụ,ông,Tổ trưởng Tổ tự quản,,doan-vien-hoi-vien,,,nha-trang,2021-08-11,Người minh họa giữ cuốn sổ trực.,true
      to-tu-quan-minh-hoa,tap-the,Tổ tự quản minh họa,,,,,to-doi-nhom,12,nha-trang,2021-08-11,"Mười hai người, chia bốn ca.",true
      """)

  private static let locality = Example(
    path: "localities/nha-trang.csv",
    text: """
      # Mỗi dòng là một giai đoạn: địa bàn thay đổi thì thêm dòng mới.
      id,code,level,type,name,parent,validFrom,validTo,successors,document
      khanh-hoa,56,tinh,tỉnh,Khánh Hòa,viet-nam,1900-01-01,,,
      nha-trang,568,huyen,thành phố,Nha Trang,khanh-hoa,1900-01-01,2025-07-01,phuong-nha-trang:mot-phan|bac-nha-trang:mot-phan,1667/NQ-UBTVQH15
      """)

  private static let organisation = Example(
    path: "organisations/khanh-hoa.csv",
    text: """
      id,name,shortName,alternatives,kind,level,locality,validTo,isOutlet
      ubnd-tp-nha-trang,Ủy ban nhân dân thành phố Nha Trang,UBND TP Nha Trang,,chinh-quyen,huyen,nha-trang,2025-07-01,false
      bao-khanh-hoa,Báo Khánh Hòa,,,bao-chi,tinh,khanh-hoa,,true
      """)

  private static let committee = Example(
    path: "committees/ban-chi-dao-nha-trang.yml",
    text: """
      id: ban-chi-dao-nha-trang
      name: Ban Chỉ đạo Phong trào thành phố Nha Trang
      campaign: [dia-ban-an-toan-nha-trang]
      locality: nha-trang
      document: 14802-qd-ubnd-2021
      members:
        - position: Chủ tịch UBND thành phố
          role: Trưởng ban
        - position: Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam thành phố
          role: Phó Trưởng ban
      """)

  private static let document = Example(
    path: "documents/khanh-hoa.csv",
    text: """
      id,number,docType,date,issuer,subject,status,url
      14802-qd-ubnd-2021,14802/QĐ-UBND,quyet-dinh,2021-08-10,ubnd-tp-nha-trang,Thành lập Ban Chỉ đạo Phong trào thành phố Nha Trang,,
      """)

  private static let criterionSet = Example(
    path: "criteria/khu-dan-cu-an-toan-lam-dong.yml",
    text: """
      id: khu-dan-cu-an-toan-lam-dong
      name: Tiêu chí khu dân cư an toàn với dịch Covid-19
      appliesTo: [thôn, tổ dân phố]
      campaign: [dan-van-kheo-covid-lam-dong]
      criteria:
        - id: dang-ky
          text: Có bản đăng ký với Ủy ban nhân dân cấp xã
          kind: yes-no
        - id: ho-cam-ket
          text: 100% hộ dân ký cam kết
          kind: percent
          threshold: 100
          comparison: at-least
      """)

  private static let assessment = Example(
    path: "assessments/minh-hoa.yml",
    text: """
      id: khu-dan-cu-minh-hoa-2021
      area: khu-dan-cu-minh-hoa
      set: khu-dan-cu-an-toan-lam-dong
      date: 2021-08-31
      assessor: ubnd-tp-nha-trang
      results:
        - criterion: dang-ky
          value: có
        - criterion: ho-cam-ket
          value: 100
          evidence: Sổ cam kết của tổ dân phố
      passed: true
      sample: true
      """)

  private static let event = Example(
    path: "events/le-phat-dong-nha-trang-2021.yml",
    text: """
      id: le-phat-dong-nha-trang-2021
      name: Lễ phát động Phong trào thành phố Nha Trang
      type: le-phat-dong
      campaign: [dia-ban-an-toan-nha-trang]
      start: 2021-08-11T08:00
      venue: Hội trường tầng 3 - UBND thành phố
      locality: nha-trang
      organiser: [ubnd-tp-nha-trang]
      documents: [14802-qd-ubnd-2021]
      """)

  private static let column = Example(
    path: "columns/dan-van-kheo-bao-lam-dong.yml",
    text: """
      id: dan-van-kheo-bao-lam-dong
      title: Dân vận khéo
      outlet: bao-lam-dong
      campaign: [dan-van-kheo-covid-lam-dong]
      summary: Các mô hình, điển hình “Dân vận khéo” trong phòng, chống dịch.
      """)

  private static let vocabulary = Example(
    path: "vocabularies/kind.yml",
    text: """
      id: kind
      name: Loại gương
      nameEn: Kinds of exemplar
      terms:
        - id: mo-hinh
          label: Mô hình
          labelEn: Model
          summary: Cách làm mới, có kết quả, nơi khác có thể làm theo.
        - id: nguoi-tot-viec-tot
          label: Người tốt, việc tốt
          labelEn: Good people, good deeds
      """)

  private static let page = Example(
    path: "pages/gioi-thieu.md",
    text: """
      ---
      title: Giới thiệu
      summary: Trang này nêu gương những mô hình và con người trong các phong trào thi đua.
      ---

      Trang này do Ban Biên tập thực hiện. Xem thêm [phong trào](campaign:dia-ban-an-toan-nha-trang).
      """)
}
