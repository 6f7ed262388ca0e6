extension Fixture {
  /// Records of every type that fit together. All of them are invented.
  static let good: [String: String] = [
    "vocabularies/danh-muc.yml": """
    - {id: kind, name: Loại, nameEn: Kind, terms: [{id: mo-hinh, label: Mô hình, labelEn: Model}, {id: dien-hinh, label: Điển hình, labelEn: Exemplar}]}
    - {id: field, name: Lĩnh vực, nameEn: Field, terms: [{id: y-te, label: Y tế, labelEn: Health}]}
    - {id: topic, name: Chủ đề, nameEn: Topic, terms: [{id: vung-xanh, label: Vùng xanh, labelEn: Green zone}]}
    - {id: setting, name: Nơi áp dụng, nameEn: Setting, terms: [{id: thon, label: Thôn, labelEn: Hamlet}]}
    - {id: role, name: Vai trò, nameEn: Role, terms: [{id: chu-tri, label: Chủ trì, labelEn: Lead}]}
    - {id: doc-type, name: Loại văn bản, nameEn: Type, terms: [{id: ke-hoach, label: Kế hoạch, labelEn: Plan}, {id: quyet-dinh, label: Quyết định, labelEn: Decision}]}
    - {id: organisation-kind, name: Loại, nameEn: Kind, terms: [{id: uy-ban, label: Ủy ban, labelEn: Committee}, {id: bao, label: Báo, labelEn: Newspaper}]}
    - {id: event-type, name: Loại, nameEn: Type, terms: [{id: le-phat-dong, label: Lễ phát động, labelEn: Launch}]}
    - {id: award-group, name: Nhóm, nameEn: Group, terms: [{id: giay-khen, label: Giấy khen, labelEn: Certificate}, {id: huan-chuong, label: Huân chương, labelEn: Order}]}
    - {id: person-type, name: Loại, nameEn: Type, terms: [{id: nong-dan, label: Nông dân, labelEn: Farmer}]}
    - {id: collective-type, name: Loại, nameEn: Type, terms: [{id: to-covid, label: Tổ Covid, labelEn: Covid group}]}

    """,
    "localities/dia-ban.csv": """
    id,code,level,type,name,parent,validFrom,validTo,successors,lat
    viet-nam,,quoc-gia,nước,Việt Nam,,1900-01-01,,,
    tinh-a,68,tinh,tỉnh,Tỉnh A,viet-nam,1900-01-01,,,12.2388
    huyen-a,672,huyen,huyện,Huyện A,tinh-a,1900-01-01,2025-07-01,xa-moi:mot-phan,
    xa-a,24769,xa,xã,Xã A,huyen-a,1900-01-01,2025-07-01,xa-moi,
    xa-moi,24770,xa,xã,Xã Mới,tinh-a,2025-07-01,,,

    """,
    "organisations/co-quan.csv": """
    id,name,kind,level,locality,parent,validFrom,validTo,isOutlet
    ubnd-tinh-a,UBND tỉnh A,uy-ban,tinh,tinh-a,,,,
    bao-a,Báo A,bao,tinh,tinh-a,ubnd-tinh-a,1990-01-01,,true

    """,
    "documents/van-ban.csv": """
    id,number,docType,date,issuer,subject,file
    12-kh-ubnd-2021,12/KH-UBND,ke-hoach,2021-08-01,ubnd-tinh-a,Kế hoạch thi đua,
    142-qd-ubnd-2021,142/QĐ-UBND,quyet-dinh,2021-09-01,ubnd-tinh-a,Khen thưởng,/static/142.pdf

    """,
    "award-forms/hinh-thuc.csv": """
    id,name,group,classes,issuerOffice,level,statutory,rank,rankCeremony,validFrom,validTo,appliesTo
    giay-khen,Giấy khen,giay-khen,,Chủ tịch UBND,tinh,có,20,20,2004-07-01,2024-01-01,ca-nhan|tap-the
    huan-chuong,Huân chương,huan-chuong,nhat|nhi,Chủ tịch nước,trung-uong,có,10,10,2004-07-01,,ca-nhan|tap-the

    """,
    "awards/khen.csv": """
    id,form,class,recipient,issuer,decision,decisionDate,achievement,status,revocation,revocationDate,consultFrom,consultTo,campaign
    gk-to-a,giay-khen,,to-a,ubnd-tinh-a,142/QĐ-UBND,2021-09-01,Giữ vùng xanh,trao,,,,,thi-dua-a
    ,giay-khen,,ong-a,ubnd-tinh-a,142/QĐ-UBND,2021-09-01,Đi từng ngõ,quyet-dinh,,,,,

    """,
    "recipients/doi-tuong.csv": """
    id,type,name,personType,collectiveType,head,locality,birthYear,members
    to-a,tap-the,Tổ A,,to-covid,,xa-a@2021-08-01,,11
    ong-a,ca-nhan,Nguyễn Văn A,nong-dan,,,huyen-a,1970,

    """,
    "campaigns/thi-dua-a.yml": """
    id: thi-dua-a
    name: Thi đua A
    shortName: Thi đua A
    summary: Phong trào của tỉnh A.
    type: theo-dot
    level: tinh
    owner: ubnd-tinh-a
    legalBasis: [12-kh-ubnd-2021]
    scope: [tinh-a]
    eligible: [ca-nhan, tap-the]
    start: 2021-08-01
    end: 2021-12-31
    awardForms: [huan-chuong, giay-khen]
    criterionSets: [tieu-chi-a]
    roles:
      - organisation: bao-a
        role: chu-tri
        text: Tuyên truyền.

    """,
    "criteria/tieu-chi.yml": """
    id: tieu-chi-a
    name: Tiêu chí A
    appliesTo: [thôn]
    campaign: [thi-dua-a]
    criteria:
      - id: dang-ky
        text: Có đăng ký
        kind: yes-no
      - id: tiem
        text: Tỷ lệ tiêm
        kind: percent
        threshold: 95
      - id: ca-mac
        text: Số ca mắc
        kind: count
        threshold: 0
        comparison: at-most

    """,
    "assessments/danh-gia.yml": """
    id: danh-gia-a
    area: to-a
    set: tieu-chi-a
    date: 2021-09-30
    assessor: ubnd-tinh-a
    results:
      - criterion: dang-ky
        value: có
      - criterion: tiem
        value: 97,5%
      - criterion: ca-mac
        value: 0
    passed: true
    recognition: 15/TB-UBND

    """,
    "columns/chuyen-muc.yml": """
    id: guong-a
    title: Gương A
    outlet: bao-a
    campaign: [thi-dua-a]
    summary: Gương tốt của tỉnh A.

    """,
    "events/le.yml": """
    id: le-a
    name: Lễ phát động
    type: le-phat-dong
    campaign: [thi-dua-a]
    start: 2021-08-01T08:00
    end: 2021-08-01T10:00
    locality: xa-a

    """,
    "committees/ban.yml": """
    id: ban-a
    name: Ban Chỉ đạo A
    campaign: [thi-dua-a]
    members:
      - position: Chủ tịch
        role: Trưởng ban

    """,
    "pages/gioi-thieu.md": """
    ---
    title: Giới thiệu
    ---

    Đọc [bài một](story:bai-1#muc-cach-lam), rồi xem [quyết định](/static/142.pdf).

    """,
    "stories/bai-1.md": """
    ---
    title: Tổ A giữ vùng xanh
    kind: mo-hinh
    sapo: Mười hai người của tổ A đi từng ngõ, gõ từng nhà, ghi từng việc vào sổ và giữ cho cả xóm được bình yên.
    campaign: [thi-dua-a]
    column: guong-a
    recipients: [to-a]
    locality: xa-a
    settings: [thon]
    fields: [y-te]
    topics: [vung-xanh]
    awards: [gk-to-a]
    whatWasDone: Chia xóm thành ba cụm, mỗi cụm bốn người trực.
    results:
      - label: Hộ cam kết
        value: 163
        unit: hộ
        asOf: 2021-08-31
    replications:
      - locality: xa-moi
        since: 2025-08-01
    images:
      - file: anh.jpg
        alt: Tổ A ở đầu ngõ
        caption: Tổ A trực ở đầu ngõ, tháng 8/2021.
        credit: "Ảnh: Ban Biên tập"
        people: [ong-a]
    author: Ban Biên tập
    publishAt: 2021-10-01T08:00
    sources: [12-kh-ubnd-2021, "https://example.vn/bai"]
    ---

    ## Cách làm

    Mỗi tối họp một lần.

    """,
    "stories/bai-2.md": """
    ---
    id: bai-2
    slug: ong-a-di-tung-ngo
    title: Ông A đi từng ngõ
    kind: dien-hinh
    sapo: Ông A mỗi sáng đi một vòng quanh xóm, hỏi từng nhà thiếu gì, rồi tự tay mang đến trước giờ cơm trưa.
    campaign: [thi-dua-a]
    recipients: [ong-a]
    locality: huyen-a
    basedOn: bai-1
    author: Ban Biên tập
    publishAt: 2021-10-02
    sources: [142-qd-ubnd-2021]
    ---

    Ông làm theo [tổ A](story:bai-1).

    """,
  ]
}
