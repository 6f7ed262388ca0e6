extension FormatsDocument {
  static let introduction = """
    # Formats of `content/`

    This page tells every file and field that the program reads. It is rendered from the program's own
    schemas; a test compares the two.

    ## Files

    - **Encoding.** UTF-8. A byte order mark is dropped, CRLF becomes LF and letters are composed (NFC) as the
      file is read. UTF-16, legacy Vietnamese encodings (TCVN3, VNI …), NUL bytes and broken UTF-8 are errors
      that name the place.
    - **Folders.** The first folder below `content/` tells the type of the record; further folders are free.
      `content/static/` is published as it is. A file beside a record must be JPEG, PNG, WebP, MP4, WebM, MP3,
      OGG, M4A or PDF, be what its name says, and a picture must carry no EXIF, XMP or IPTC.
    - **YAML.** Mappings, sequences, plain and quoted texts, `|` and `>` blocks. Anchors, aliases, tags, merge
      keys, directives and a second document are errors. Every value is read by its field's kind: `no`, `1e3`
      and `12:30` are never taken for anything but text. A key without value, or an empty text, is an absent
      field.
    - **CSV.** The first row names the columns by the fields below. The separator is a comma, semicolon or tab,
      whichever the first line uses. A cell that holds the separator, a quote or a line end is put in `"`; a
      quote within is written twice. Blank lines and lines that begin with `#` are skipped. A list stands in
      one cell, its values separated by `|`. Fields with fields of their own fit YAML only.
    - **Front matter.** A Markdown file begins with a line `---`, YAML, and a line `---`; the text follows. No
      other front matter (`+++`, `---js`) is read.

    ## Kinds of value

    | Kind | How it is written |
    |---|---|
    | slug | `a-z`, `0-9` and single hyphens between them, at most 120 bytes |
    | date | `YYYY-MM-DD`, a day that exists, 1900 to 2200 |
    | moment | `YYYY-MM-DD` (midnight) or `YYYY-MM-DDTHH:MM`, seconds and an offset allowed; +07:00 unless given |
    | whole number | ASCII digits, no separators |
    | decimal number | ASCII digits with `,` or `.` and up to six decimals: `8,5` and `8.5` are the same; `1.234` is refused, for it could mean thousands |
    | degrees | ASCII digits, with a point and up to five decimals |
    | `true` or `false` | also `có` and `không` |
    | web address | begins with `https://` or `http://` |
    | file | a path beside the record, or from `/static/`; no `..` |
    | path of a page | begins with `/`; letters, digits, `-`, `.` and `_` |
    | list | a YAML sequence, a single value, or `\\|` between the values of a CSV cell |

    ## References

    A record is named by its id. An id that no shown record has is an error, with the nearest id as a hint. A
    locality is named as it was on the day of the record (each type below says which field tells it); another
    day is written behind `@`:

    ```yaml
    locality: nha-trang                        # on the day of the record
    scope: [nha-trang@2021-08-11, khanh-hoa]   # on 11/8/2021, and on the day of the record
    ```

    ## What is shown and when

    The zone is +07:00. A record is shown from the later of `publishAt` and `embargoUntil` until `expires`.
    `draft: true` hides it, and so do a story's `status: draft` and `status: review`. What is hidden leaves no
    trace in the built site. `sample: true` marks an illustration: every page, feed and table says so, and
    `--no-samples` hides it. A story with `status: withdrawn` leaves a note in its place.

    A field that is not public is never written to `data/`. `note` and `extra` are not either.

    ## Limits

    | What | Limit |
    |---|---|
    | Markdown file | 1 MB (1,048,576 bytes) |
    | table or record file, file to publish | 256 MB |
    | front matter | 64 kB |
    | rows of a table | 1,000,000 |
    | cell of a table | 1 MB |
    | nesting of YAML | 16 levels |
    | nesting of quotes and lists in Markdown | 32 levels |
    | cells of a table in a text | 100,000 |
    | `[` in one block of a text | 4,000 |
    | combining marks on one letter | 30 |

    """

  static let markdown = """
    ## Markdown

    Texts are CommonMark 0.30 with these additions.

    - **Headings** get an id, `muc-` and their slug. The title of the page is the only heading of the first
      level; `#` becomes the second and is reported.
    - **Tables**, task lists (`- [x]`), `~~struck~~` text and bare `https://` addresses as in GFM.
    - **Footnotes**: `[^ten]` in the text and `[^ten]: nội dung` on a line of its own; a label without text and
      one defined twice are errors, one that nothing names is a warning.
    - **Figures**: a picture, film (`.mp4`, `.webm`) or sound (`.mp3`, `.ogg`, `.m4a`) that is a paragraph by
      itself. The words in brackets stand in for it and are required; the title is its caption and ends with
      the credit (`Ảnh:`, `Nguồn:` …). Only files of the project are shown.
    - **Pull quotes**: a quote that begins with a line `[!quote]`; a last line that begins with a dash names the
      speaker.
    - **Links by id**: `story:`, `campaign:`, `award-form:`, `recipient:`, `document:`, `locality:`, `organisation:`,
      `event:` and `page:` before the id, `#muc-…` behind it.
    - **Schemes**: `https`, `http`, `mailto`, `tel`, a path of the site, a file beside the text, and the ids
      above. Every other scheme is an error. Raw HTML is left out and reported.

    ```markdown
    Tổ tự quản trực bốn ca mỗi ngày.[^nguon] Xem [cách làm ở Ka Đô](story:to-phan-ung-nhanh-ka-do#muc-cach-lam)
    và [Quyết định 14802](document:14802-qd-ubnd-2021).

    | Tuần | Hộ cam kết |
    |---|---:|
    | 1 | 131 |
    | 6 | 163 |

    ![Tổ tự quản trao quà trước cổng nhà](trao-qua.jpg "Tổ tự quản trao quà. Ảnh: Ban Biên tập")

    ![Bản tin loa phường ngày 12/8](ban-tin.mp3 "Bản tin sáng. Nguồn: Đài phường")

    > [!quote]
    > Đi từng ngõ, gõ từng nhà.
    > — Tổ trưởng tổ tự quản

    [^nguon]: Theo sổ trực của tổ, ngày 31/8/2021.
    ```
    """

  static let published = """

    ## What is published in `data/`

    For each type `data/<folder>.csv` and `data/<folder>.json` with its public fields, ordered by id, and
    `data/datapackage.json` (Frictionless, version 1), which describes all of them. Dates are ISO 8601, moments
    RFC 3339, decimals have a point. In CSV, lists are separated by `|`, mappings are JSON, and a cell that a
    spreadsheet would take for a formula has an apostrophe in front; in JSON they are what they are. Types with
    pages have their address in `url` (documents, whose `url` is their own, in `page`), stories the number of
    their words in `wordCount`. Awards are there with every status; withdrawn stories and hidden records are
    not.
    """

  static let settingsExample = """
    title: Gương sáng dân vận
    description: Những tấm gương trong các phong trào thi đua phòng, chống dịch Covid-19.
    baseURL: https://guong.example.vn
    lang: vi
    theme: sen
    publisher: Ban Biên tập Gương sáng dân vận
    menu:
      - label: Bài viết
        url: /bai-viet/
      - label: Bảng vàng
        url: /bang-vang/
    pageSize: 20
    feedContent: full
    """
}
