"""Words of the benchmark's corpus: common syllables, names of people and places, vocabularies.

The syllables stand in falling order of how often they are met in Vietnamese prose; a syllable's weight is
that of Zipf's law, 1/rank.
"""

COMMON = """
và của có người là không các một được cho trong đã với những để này ở công khi từ ra nhà đến nhân việc dân
làm phòng tổ hộ gia đình chống dịch thôn xã tự phường số vào về cũng như ngày đi thì lại nhiều năm sau trên
còn mỗi hai ba chúng ta bà con mới nước sinh hoạt phải nơi lên cùng trước đồng đó nào ai nói gì rồi rất
theo tại vì nên nếu mà chỉ hơn lúc đang vẫn thành phố huyện tỉnh bộ cán đảng viên hội phụ nữ thanh niên
nông cựu chiến binh mặt trận tiếng gọi điện thoại cửa đường xóm ngõ bếp gạo rau thịt trứng cá nước mắm
khẩu trang vắc xin tiêm chủng xét nghiệm cách ly vùng xanh đỏ chốt gác kiểm soát y tế trạm bác sĩ điều
dưỡng bệnh viện thuốc men sức khỏe an toàn trật ninh quyên góp ủng hộ quỹ tiền triệu nghìn ký tấn
xe máy chở hàng chợ siêu thị phiếu suất cơm sáng trưa chiều tối đêm khuya mưa nắng gió rừng núi sông
biển ruộng vườn cà phê chè lúa ngô khoai sắn bò lợn gà trâu trường học lớp thầy cô trò em bé ông già
trẻ cháu mẹ cha vợ chồng anh chị bạn hàng xóm láng giềng nghèo khó khăn vất vả mồ côi neo đơn tật nguyền
lương thưởng khen bằng giấy danh hiệu thi đua phong trào mô hình cách hay điển gương tốt lan tỏa nhân rộng
tuyên truyền loa phát thanh báo đài mạng nhóm tin nhắn ảnh bài viết chuyên mục sổ ghi chép danh sách bảng
kế hoạch phân trực ca thay phiên họp bàn ý kiến góp thống nhất ký cam kết thực hiện hướng dẫn giám sát đánh
giá kết quả báo cáo tổng hợp rút kinh nghiệm đầu cuối giữa tuần tháng quý mùa xuân hè thu đông
chín mười trăm vài từng mọi cả toàn riêng chung chính quyền đoàn thể lãnh đạo chỉ huy bí thư chủ tịch
trưởng phó ban ngành sở cơ quan doanh nghiệp công ty xưởng thợ lao động việc nghề may mộc xây sửa
điện nước internet vệ môi trường rác cây hoa trồng quét dọn sạch đẹp văn hóa thể thao lễ tết hội làng
đền chùa nhà thờ linh mục sư thầy tôn giáo dân tộc già làng buôn bản tiếng nói phong tục cồng chiêng
""".split()

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lương Nông Hoàng".split()
MIDDLES = "Văn Thị Đức Hữu Minh Ngọc Thanh Quang Xuân Thu Kim Công Đình Bá Mỹ Hồng".split()
GIVEN = """An Anh Bình Châu Chi Cường Dung Dũng Duyên Đạt Giang Hà Hải Hạnh Hiền Hiếu Hoa Hòa Hùng Hương Khánh
Lan Liên Linh Loan Long Mai Mạnh Minh Nam Nga Nhung Oanh Phong Phúc Phương Quân Quý Sơn Tâm Thảo Thắng Thủy Toàn
Trang Trung Tuấn Tùng Uyên Vân Việt Vinh Xuân Yến""".split()

PLACE_FIRST = "An Bình Cẩm Đông Đại Hòa Hưng Kim Lộc Long Minh Mỹ Nam Ninh Phú Phước Quang Sơn Tân Tây Thanh Thuận Vĩnh Xuân Yên".split()
PLACE_LAST = "An Bình Châu Dương Giang Hà Hải Hiệp Hòa Khê Lạc Lâm Lộc Lợi Nghĩa Phong Phú Phước Sơn Thành Thịnh Thọ Thủy Tiến Trung Xuân".split()

PROVINCES = ["Sơn Hà", "Minh Châu", "Đông Lĩnh"]

# id, label, weight among stories
KINDS = [("mo-hinh", "Mô hình", 3), ("cach-lam-hay", "Cách làm hay", 2), ("dien-hinh", "Điển hình tiên tiến", 2),
         ("nguoi-tot-viec-tot", "Người tốt, việc tốt", 2), ("nhan-to-moi", "Nhân tố mới", 1)]
FIELDS = [("y-te", "Y tế"), ("an-sinh-xa-hoi", "An sinh xã hội"), ("thong-tin-tuyen-truyen", "Thông tin, tuyên truyền"),
          ("an-ninh-trat-tu", "An ninh, trật tự"), ("van-dong-nguon-luc", "Vận động nguồn lực"),
          ("san-xuat-kinh-doanh", "Sản xuất, kinh doanh"), ("giao-duc", "Giáo dục"),
          ("giam-sat-phan-bien", "Giám sát, phản biện"), ("doan-the", "Đoàn thể"), ("ton-giao", "Tôn giáo"),
          ("dan-toc", "Dân tộc")]
TOPICS = [("to-covid-cong-dong", "Tổ Covid cộng đồng"), ("to-phan-ung-nhanh", "Tổ phản ứng nhanh"),
          ("to-tu-quan", "Tổ tự quản"), ("doi-hinh-tinh-nguyen", "Đội hình tình nguyện"),
          ("sieu-thi-0-dong", "Siêu thị 0 đồng"), ("suat-an-mien-phi", "Suất ăn miễn phí"),
          ("phien-cho-nhan-dao", "Phiên chợ nhân đạo"), ("ngay-luong", "Ngày lương"), ("quy-vac-xin", "Quỹ vắc xin"),
          ("vung-xanh", "Vùng xanh"), ("khu-dan-cu-an-toan", "Khu dân cư an toàn"), ("tiem-chung", "Tiêm chủng"),
          ("truy-vet-cach-ly", "Truy vết, cách ly"), ("tieu-thu-nong-san", "Tiêu thụ nông sản"),
          ("khai-bao-y-te", "Khai báo y tế"), ("tuyen-truyen-5k", "Tuyên truyền 5K"),
          ("giam-sat-ho-tro", "Giám sát hỗ trợ"), ("nha-tro-nguoi-lao-dong", "Nhà trọ người lao động"),
          ("truong-hoc", "Trường học"), ("doanh-nghiep", "Doanh nghiệp")]
SETTINGS = [("thon", "Thôn, buôn, bản"), ("to-dan-pho", "Tổ dân phố, khu phố"), ("khu-nha-tro", "Khu nhà trọ"),
            ("co-quan", "Cơ quan"), ("truong-hoc", "Trường học"), ("benh-vien", "Bệnh viện"),
            ("doanh-nghiep", "Doanh nghiệp"), ("cho", "Chợ"), ("co-so-ton-giao", "Cơ sở tôn giáo"),
            ("khu-cach-ly", "Khu cách ly"), ("chot-kiem-soat", "Chốt kiểm soát"), ("cong-dong-mang", "Cộng đồng mạng")]
PERSON_TYPES = [("can-bo-cong-chuc", "Cán bộ, công chức, viên chức"), ("y-bac-si", "Y, bác sĩ, nhân viên y tế"),
                ("luc-luong-vu-trang", "Lực lượng vũ trang"), ("dang-vien", "Đảng viên"), ("nhan-dan", "Nhân dân"),
                ("doanh-nhan", "Doanh nhân")]
COLLECTIVE_TYPES = [("co-quan-hanh-chinh", "Cơ quan hành chính"), ("doanh-nghiep", "Doanh nghiệp"),
                    ("truong-hoc", "Trường học"), ("benh-vien", "Bệnh viện"), ("to-doi-nhom", "Tổ, đội, nhóm")]
RECIPIENT_TYPES = [("ca-nhan", "Cá nhân"), ("tap-the", "Tập thể"), ("ho-gia-dinh", "Hộ gia đình"),
                   ("khu-dan-cu", "Khu dân cư")]
VOCABULARIES = {
    "kind": ("Loại gương", [(i, l) for i, l, _ in KINDS]), "field": ("Lĩnh vực", FIELDS), "topic": ("Chủ đề", TOPICS),
    "setting": ("Nơi áp dụng", SETTINGS), "person-type": ("Cá nhân", PERSON_TYPES),
    "collective-type": ("Tập thể", COLLECTIVE_TYPES),
    "award-group": ("Nhóm khen thưởng", [("huan-chuong", "Huân chương"), ("bang-khen", "Bằng khen"), ("giay-khen", "Giấy khen")]),
    "organisation-kind": ("Loại cơ quan", [("dang", "Đảng"), ("chinh-quyen", "Chính quyền"), ("mat-tran", "Mặt trận"), ("bao-chi", "Báo chí")]),
    "role": ("Vai trò", [("chu-tri", "Chủ trì"), ("phoi-hop", "Phối hợp"), ("tuyen-truyen", "Tuyên truyền")]),
    "event-type": ("Loại sự kiện", [("le-phat-dong", "Lễ phát động"), ("hoi-nghi-tong-ket", "Hội nghị tổng kết")]),
    "doc-type": ("Loại văn bản", [("ke-hoach", "Kế hoạch"), ("quyet-dinh", "Quyết định"), ("huong-dan", "Hướng dẫn")]),
}
# id, name, group, office, level, rank
FORMS = [("bang-khen-ttcp", "Bằng khen của Thủ tướng Chính phủ", "bang-khen", "Thủ tướng Chính phủ", "trung-uong", 600),
         ("bang-khen-ubnd-tinh", "Bằng khen của Chủ tịch UBND tỉnh", "bang-khen", "Chủ tịch UBND tỉnh", "tinh", 620),
         ("bang-khen-mttq-tinh", "Bằng khen của Ủy ban MTTQ Việt Nam tỉnh", "bang-khen", "Ủy ban MTTQ Việt Nam tỉnh", "tinh", 640),
         ("giay-khen-ubnd-huyen", "Giấy khen của Chủ tịch UBND huyện", "giay-khen", "Chủ tịch UBND huyện", "huyen", 700),
         ("giay-khen-ubnd-xa", "Giấy khen của Chủ tịch UBND xã", "giay-khen", "Chủ tịch UBND xã", "xa", 720)]
CAMPAIGNS = [("dan-van-kheo", "Dân vận khéo ở cơ sở"), ("dia-ban-an-toan", "Xây dựng địa bàn an toàn"),
             ("xom-lang-binh-yen", "Xóm làng bình yên"), ("bep-an-nghia-tinh", "Bếp ăn nghĩa tình"),
             ("nong-thon-moi", "Chung sức xây dựng nông thôn mới"), ("vi-nguoi-ngheo", "Vì người nghèo, không ai bị bỏ lại"),
             ("truong-hoc-than-thien", "Trường học thân thiện"), ("doanh-nghiep-dong-hanh", "Doanh nghiệp đồng hành cùng cộng đồng")]
COLUMNS = [("guong-sang", "Gương sáng quanh ta"), ("viec-tot", "Việc tốt mỗi ngày"), ("dan-van-kheo-tren-bao", "Dân vận khéo"),
           ("loa-phuong", "Chuyện từ loa phường"), ("dai-doan-ket", "Đại đoàn kết")]
