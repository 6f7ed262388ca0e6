// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "guong",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "guong", targets: ["guong"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C: the system's CommonMark parser, the system calls that Swift does not import, the settings of the
    // release's allocator, and scanning bytes sixteen at a time.
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "CPlatform"),
    .target(name: "CBytes"),

    // The modules, in order of dependency; docs/architecture.md says what each one is for.
    .target(name: "Text", dependencies: ["CBytes"]),
    .target(name: "Vietnamese", dependencies: ["Text", "CBytes"]),
    .target(name: "YAML", dependencies: ["Text", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "Markdown", dependencies: ["Text", "Vietnamese", "CCMark", "CPlatform", "CBytes"]),
    .target(name: "Templates", dependencies: ["Text"]),
    .target(name: "SearchFormat", dependencies: ["Vietnamese"]),
    .target(name: "SearchWriter", dependencies: ["SearchFormat", "Text", "Vietnamese"]),
    .target(name: "SearchReader", dependencies: ["SearchFormat", "Vietnamese"]),
    .target(name: "Showcase", dependencies: ["Text", "Vietnamese", "YAML", "Markdown"]),
    .target(name: "Publish", dependencies: ["Text", "CPlatform"]),
    .target(
      name: "Loader", dependencies: ["Showcase", "Templates", "YAML", "Vietnamese", "Text"]),
    .target(name: "SiteModel", dependencies: ["Showcase", "Markdown", "Vietnamese", "Text"]),
    .target(
      name: "StructuredData",
      dependencies: ["SiteModel", "Showcase", "Markdown", "Vietnamese", "Text"]),
    .target(
      name: "Pages",
      dependencies: [
        "SiteModel", "StructuredData", "Templates", "Showcase", "Markdown", "YAML", "Vietnamese",
        "Text",
      ]),
    .target(name: "Watch", dependencies: ["CPlatform"]),
    .target(name: "QRCode"),
    .target(
      name: "Outputs", dependencies: ["SiteModel", "Showcase", "Markdown", "Vietnamese", "Text"]),
    .target(
      name: "SearchRecords",
      dependencies: [
        "SiteModel", "SearchFormat", "SearchWriter", "Showcase", "Markdown", "Vietnamese", "Text",
      ]),
    .target(
      name: "SiteBuilder",
      dependencies: [
        "Publish", "Loader", "SiteModel", "Pages", "Outputs", "SearchRecords", "SearchFormat",
        "SearchWriter",
        "Templates", "Showcase", "Markdown", "Vietnamese", "Text", "CPlatform",
      ]),
    .target(
      name: "LiveSite",
      dependencies: [
        "SiteBuilder", "Publish", "Loader", "SiteModel", "Pages", "Outputs", "SearchFormat",
        "SearchWriter", "Templates",
        "Showcase", "Markdown", "Vietnamese", "Text",
      ]),
    .target(
      name: "Authoring",
      dependencies: ["Loader", "Showcase", "Vietnamese", "Text", "CPlatform"]),
    .target(
      name: "PreviewServer",
      dependencies: [
        "LiveSite", "SiteBuilder", "Loader", "Watch", "Showcase", "Markdown", "Vietnamese", "Text",
        "CPlatform",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      resources: [.embedInCode("Browser/client.js"), .embedInCode("Browser/worker.js")]),
    .executableTarget(
      name: "guong",
      dependencies: [
        "SiteBuilder", "LiveSite", "Authoring", "PreviewServer", "Watch", "QRCode", "Pages",
        "Publish",
        "Loader", "SearchFormat", "SearchReader", "Showcase", "Text", "Vietnamese",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Renders docs/formats.md from the schemas, for the test that keeps the page and for 'make bless'.
    .target(name: "FormatsDocument", dependencies: ["Showcase"]),

    // Code that the tests of several modules share.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(
      name: "SearchTestSupport", dependencies: ["SearchFormat", "SearchWriter", "SearchReader"],
      path: "Tests/SearchTestSupport"),
    .testTarget(name: "TextTests", dependencies: ["Text", "TestSupport"]),
    .testTarget(name: "VietnameseTests", dependencies: ["Vietnamese", "Text", "TestSupport"]),
    .testTarget(
      name: "YAMLTests",
      dependencies: ["YAML", "Text", "TestSupport", .product(name: "Yams", package: "Yams")]),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "Text", "CPlatform", "TestSupport"]),
    .testTarget(name: "TemplatesTests", dependencies: ["Templates", "Text"]),
    .testTarget(
      name: "SearchFormatTests", dependencies: ["SearchFormat", "SearchTestSupport", "Vietnamese"]),
    .testTarget(
      name: "SearchWriterTests",
      dependencies: ["SearchWriter", "SearchFormat", "SearchTestSupport", "Text"]),
    .testTarget(
      name: "SearchReaderTests",
      dependencies: [
        "SearchReader", "SearchWriter", "SearchFormat", "SearchTestSupport", "Vietnamese",
      ]),
    .testTarget(name: "ShowcaseTests", dependencies: ["Showcase", "Text", "Vietnamese", "YAML"]),
    .testTarget(
      name: "SiteGeneratorTests",
      dependencies: [
        "SiteBuilder", "LiveSite", "Authoring", "SearchRecords", "Outputs", "Pages",
        "StructuredData", "SiteModel", "Loader", "Publish", "FormatsDocument", "SearchFormat",
        "SearchReader", "SearchWriter", "SearchTestSupport",
        "Showcase", "Markdown", "Text", "Vietnamese", "Templates", "YAML", "TestSupport",
      ],
      exclude: ["Fixtures", "Golden"]),
    .testTarget(name: "WatchTests", dependencies: ["Watch"]),
    .testTarget(name: "QRCodeTests", dependencies: ["QRCode"]),
    .testTarget(
      name: "PreviewServerTests",
      dependencies: [
        "PreviewServer", "Text", "CPlatform",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzz targets are linked with libFuzzer, so only Scripts/fuzz asks for them.
if Context.environment["GUONG_FUZZ"] != nil {
  package.targets += [
    .target(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Text", "Vietnamese", "YAML", "Markdown", "Templates", "SearchFormat", "SearchReader",
        "SearchTestSupport", "TestSupport", "CFuzzer",
      ],
      path: "Tests/Fuzz", exclude: ["CFuzzer"]),
  ]
}

// The same settings for every Swift target: language mode 6 and the upcoming features of its successor.
for target in package.targets
where target.type != .system && !["CPlatform", "CBytes", "CFuzzer"].contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
