import Text

// One of the files that may use pointers: the search holds its bytes in buffers, which are read as views here.

extension Fold {
  package static func fold(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] { fold(ByteView(text)) }
}

extension SearchWord {
  package init(_ word: UnsafeBufferPointer<UInt8>) {
    self.init(ByteView(word))
  }
}

extension SearchWordScanner {
  package init(_ text: UnsafeBufferPointer<UInt8>) {
    self.init(ByteView(text))
  }
}
