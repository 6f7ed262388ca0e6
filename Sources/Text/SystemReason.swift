#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What an `errno` means to a person, and what they can do.
package struct SystemReason {
  package let message: Message
  package let hint: Message

  package init(errno code: Int32) {
    switch code {
    case ENOSPC, EDQUOT:
      message = Message(en: "no space is left", vi: "hết chỗ trên ổ đĩa")
      hint = Message(en: "free some space, then build again", vi: "hãy dọn bớt ổ đĩa rồi dựng lại")
    case EACCES, EPERM:
      message = Message(en: "it is not permitted", vi: "không có quyền")
      hint = Message(
        en: "check the owner and the permissions of the folder",
        vi: "hãy kiểm tra chủ sở hữu và quyền của thư mục")
    case EROFS:
      message = Message(en: "the file system is read-only", vi: "hệ thống tệp chỉ cho đọc")
      hint = Message(en: "choose another output folder", vi: "hãy chọn thư mục xuất bản khác")
    case EMFILE, ENFILE:
      message = Message(en: "too many files are open", vi: "mở quá nhiều tệp cùng lúc")
      hint = Message(
        en: "raise the limit with 'ulimit -n 4096'", vi: "hãy nâng giới hạn bằng 'ulimit -n 4096'")
    case ENAMETOOLONG:
      message = Message(en: "the path is too long", vi: "đường dẫn quá dài")
      hint = Message(en: "choose a shorter address", vi: "hãy chọn địa chỉ ngắn hơn")
    case ENOENT, ENOTDIR:
      message = Message(
        en: "it is gone, or a folder on the way to it is",
        vi: "tệp hoặc thư mục chứa nó không còn nữa")
      hint = Message(
        en: "let nothing else change the folder during a build",
        vi: "đừng để chương trình khác thay đổi thư mục trong lúc dựng")
    case EEXIST, ENOTEMPTY, EISDIR:
      message = Message(en: "something else lies there", vi: "ở đó đã có thứ khác")
      hint = Message(
        en: "let nothing else change the folder during a build",
        vi: "đừng để chương trình khác thay đổi thư mục trong lúc dựng")
    case ELOOP:
      message = Message(en: "a symbolic link stands there", vi: "ở đó là liên kết tượng trưng")
      hint = Message(
        en: "put the file itself there", vi: "hãy đặt chính tệp đó vào")
    case EIO:
      message = Message(en: "the disk reports an error", vi: "ổ đĩa báo lỗi")
      hint = Message(en: "check the disk", vi: "hãy kiểm tra ổ đĩa")
    default:
      message = Message(en: "system error \(code)", vi: "lỗi hệ thống \(code)")
      hint = Message(
        en: "look up the number with 'errno \(code)'", vi: "hãy tra số này bằng 'errno \(code)'")
    }
  }
}
