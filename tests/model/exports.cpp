// What captions are written as: tables, JSON, COCO results, sidecars, galleries.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "model/export/caption_export.h"
#include "model/export/picture_fields.h"
#include "model/images/decode.h"
#include "model/text/csv.h"

namespace fs = std::filesystem;
using namespace descry;

namespace {

AlbumPicture captioned(const fs::path& path, std::initializer_list<CaptionWord> words) {
  AlbumPicture picture;
  picture.path = path;
  Caption best;
  best.words = words;
  best.confidence = 0.7;
  picture.captions.push_back(best);
  picture.source.model = "tiny";
  picture.source.hash = std::string(32, 'a');
  picture.captioned = 1'700'000'000;
  return picture;
}

AlbumPicture dog(const fs::path& path = "a.jpg") {
  return captioned(path, {{"a", 0.9F, {{"the", 0.05F}}}, {"dog", 0.5F, {}}});
}

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A record's fields, as RFC 4180 reads them.
std::vector<std::string> fields_of(const std::string& record, char delimiter) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t at = 0; at < record.size(); ++at) {
    const char c = record[at];
    if (quoted && c == '"' && at + 1 < record.size() && record[at + 1] == '"') {
      fields.back() += record[++at];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == delimiter) {
      fields.emplace_back();
    } else if (quoted || (c != '\r' && c != '\n')) {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

class Exports : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

  Result<ExportSummary> write(const ExportSettings& settings, const std::vector<AlbumPicture>& pictures,
                              ExportHooks hooks = {}) const {
    auto opened = CaptionExport::open(settings, std::move(hooks));
    if (!opened) return tl::unexpected(opened.error());
    for (const AlbumPicture& picture : pictures)
      if (Result<void> added = opened->add(picture); !added) return tl::unexpected(added.error());
    return opened->finish();
  }

  fs::path drawn(const std::string& name, int width = 40, int height = 30) const {
    Image image{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 3)};
    for (std::size_t i = 0; i < image.rgb.size(); ++i) image.rgb[i] = static_cast<std::uint8_t>(i * 7);
    if (!write_image(image, path(name))) return {};
    return path(name);
  }

 private Q_SLOTS:
  void init() {
    for (const auto& entry : fs::directory_iterator(path(""))) fs::remove_all(entry.path());
  }
  void cleanupTestCase() { init(); }

  void tables_are_as_rfc_4180_says() {
    QCOMPARE(table_header({}), std::string("path,caption,confidence\r\n"));
    QCOMPARE(table_row(dog(), {}), std::string("a.jpg,a dog,0.7000\r\n"));
    QCOMPARE(table_row(captioned("a,b\n\"c\".jpg", {}), {}), std::string("\"a,b\n\"\"c\"\".jpg\",,0.7000\r\n"));
    QCOMPARE(table_row(dog("caf\xE9 \xC3\xA9.jpg"), {}), std::string("caf\\xE9 \xC3\xA9.jpg,a dog,0.7000\r\n"));
  }

  void columns_delimiter_and_byte_order_mark_are_as_chosen() {
    ExportSettings settings;
    settings.destination = path("t.csv");
    settings.columns = parse_columns("caption, model_caption,edited,verdict,rating,words,model,date,file_name").value();
    settings.delimiter = ';';
    settings.byte_order_mark = true;
    AlbumPicture picture = dog(path("a;b.jpg"));
    picture.edited = "my dog";
    picture.verdict = Verdict::kAccepted;
    picture.rating = 4;
    QVERIFY(write(settings, {picture}).has_value());
    QCOMPARE(content(settings.destination),
             std::string("\xEF\xBB\xBF"
                         "caption;model_caption;edited;verdict;rating;words;model;date;file_name\r\n"
                         "my dog;a dog;yes;accepted;4;a 0.900 dog 0.500;tiny;2023-11-14T22:13:20Z;\"a;b.jpg\"\r\n"));
    QVERIFY(!parse_columns("path,colour").has_value());
    QVERIFY(parse_columns("path,colour").error().message.find("model_caption") != std::string::npos);
    QVERIFY(!parse_columns("path,path").has_value());
  }

  void no_column_smuggles_a_formula_in_data() {
    QTest::addColumn<QByteArray>("attack");
    for (const char* attack : {"=1+1",
                               "+1",
                               "-1",
                               "@SUM(1)",
                               "\t=1",
                               "\r=1",
                               " =1",
                               "\n=1",
                               "\xC2\xA0=1",
                               "\xE2\x80\x8B=1",
                               "\xEF\xBB\xBF=1",
                               "\xEF\xBC\x9D"
                               "1+1",
                               "\xEF\xBC\x8B"
                               "1",
                               "\xEF\xBC\xA0x",
                               "\xE2\x88\x92"
                               "1",
                               "'=1",
                               "\"=1",
                               "a;=1",
                               "a,=cmd|'/c calc'!A1",
                               "a\t=1",
                               "a\r\n=1",
                               "a|=1",
                               "a; \xE2\x80\x8F=1"})
      QTest::newRow(QByteArray(attack).toHex()) << QByteArray(attack);
  }
  void no_column_smuggles_a_formula_in() {
    QFETCH(QByteArray, attack);
    const std::string text = attack.toStdString();
    AlbumPicture picture = captioned(text, {{text, 0.5F, {}}});
    picture.captions.push_back(picture.captions.front());
    picture.source.model = picture.source.hash = picture.content = picture.problem = text;
    picture.source.settings.start = text;
    ExportSettings settings;
    settings.columns.assign(all_export_columns().begin(), all_export_columns().end());
    for (const char written : {',', ';', '\t'}) {
      settings.delimiter = written;
      const std::string row = table_row(picture, settings);
      for (const char read : {written, ',', ';', '\t'}) {
        // Whatever a spreadsheet takes for the delimiter, and whether or not it minds quotes.
        std::vector<std::string> cells = fields_of(row, read);
        std::string cell;
        for (const char c : row + std::string(1, read)) {
          if (c != read && c != '\n') {
            cell += c;
            continue;
          }
          cells.push_back(std::exchange(cell, {}));
        }
        for (std::string each : cells) {
          while (!each.empty() && (each.front() == '"' || each.front() == ' ' || each.front() == '\r'))
            each.erase(0, 1);
          QVERIFY2(each.empty() || std::string("=+-@\t").find(each.front()) == std::string::npos, row.c_str());
        }
      }
      std::vector<std::string> fields = fields_of(row, written);
      QCOMPARE(fields.size(), all_export_columns().size());
      unprotect_csv_field(fields[2]);
      QCOMPARE(fields[2], text);
    }
  }

  void protection_of_fields_comes_off_again() {
    for (const char* text : {"a dog", "'a dog'", "''=x", "'=x", "a, - b", "a,' - b", "it's; 'twas", "\"-x", "=", ""}) {
      std::vector<std::string> fields = fields_of(csv_field(text), ',');
      unprotect_csv_field(fields[0]);
      QCOMPARE(fields[0], std::string(text));
    }
    QCOMPARE(csv_field("it's a dog, a cat; both"), std::string("\"it's a dog, a cat; both\""));
  }

  void json_gives_words_runner_ups_and_n_best() {
    AlbumPicture picture = dog();
    Caption second;
    second.words = {{"dog", 0.5F, {}}};
    picture.captions.push_back(second);
    ExportSettings settings;
    settings.format = ExportFormat::kJson;
    settings.destination = path("t.json");
    QVERIFY(write(settings, {picture, dog("b\xE9.jpg")}).has_value());
    const auto json = nlohmann::json::parse(content(settings.destination));
    QCOMPARE(json.size(), std::size_t(2));
    QCOMPARE(json[0]["caption"].get<std::string>(), std::string("a dog"));
    QCOMPARE(json[0]["words"][0]["runner_ups"][0]["word"].get<std::string>(), std::string("the"));
    QCOMPARE(json[0]["words"][0]["probability"].get<double>(), 0.9);
    QCOMPARE(json[0]["n_best"][1]["caption"].get<std::string>(), std::string("dog"));
    QCOMPARE(json[1]["path"].get<std::string>(), std::string("b\\xE9.jpg"));
    settings.destination = path("none.json");
    QVERIFY(write(settings, {}).has_value());
    QVERIFY(nlohmann::json::parse(content(settings.destination)).empty());
  }

  void json_lines_hold_an_object_each_with_types() {
    ExportSettings settings;
    settings.format = ExportFormat::kJsonLines;
    settings.destination = path("t.jsonl");
    settings.columns.assign(all_export_columns().begin(), all_export_columns().end());
    AlbumPicture failed;
    failed.path = "line\nbreak.jpg";
    failed.problem = "cut short";
    settings.without_caption = true;
    QVERIFY(write(settings, {dog(drawn("wide.png", 40, 30)), failed}).has_value());
    std::ifstream lines(settings.destination);
    std::string first, second, third;
    QVERIFY(std::getline(lines, first) && std::getline(lines, second) && !std::getline(lines, third));
    const auto json = nlohmann::json::parse(first), none = nlohmann::json::parse(second);
    QCOMPARE(json["width"].get<int>(), 40);
    QCOMPARE(json["height"].get<int>(), 30);
    QCOMPARE(json["content_hash"].get<std::string>().size(), std::size_t(32));
    QCOMPARE(json["settings"]["beam"].get<int>(), 3);
    QCOMPARE(json["edited"].get<bool>(), false);
    QVERIFY(none["caption"].is_null() && none["width"].is_null() && none["words"].empty());
    QCOMPARE(none["problem"].get<std::string>(), std::string("cut short"));
  }

  void coco_ids_are_those_in_the_names() {
    ExportSettings settings;
    settings.format = ExportFormat::kCoco;
    settings.destination = path("results.json");
    const auto summary = write(
        settings, {dog("val/COCO_val2014_000000391895.jpg"), dog("000000000042.jpg"), dog("1501297480_8db52c15.jpg")});
    QVERIFY(summary.has_value());
    const auto json = nlohmann::json::parse(content(settings.destination));
    QCOMPARE(json.dump(), std::string(R"([{"caption":"a dog","image_id":391895},{"caption":"a dog","image_id":42},)"
                                      R"({"caption":"a dog","image_id":1501297480}])"));
    QVERIFY(!fs::exists(path("results.images.json")));
    QCOMPARE(summary->files.size(), std::size_t(1));
  }

  void coco_pictures_without_own_numbers_are_numbered_with_a_list_beside() {
    ExportSettings settings;
    settings.format = ExportFormat::kCoco;
    settings.destination = path("results.json");
    for (const char* second : {"dog.jpg", "other/000000000042.png"}) {  // no number; the same number
      QVERIFY(write(settings, {dog("000000000042.jpg"), dog(second)}).has_value());
      const auto json = nlohmann::json::parse(content(settings.destination));
      const auto images = nlohmann::json::parse(content(path("results.images.json")))["images"];
      QCOMPARE(json[0]["image_id"].get<int>(), 1);
      QCOMPARE(json[1]["image_id"].get<int>(), 2);
      QCOMPARE(images[1]["id"].get<int>(), 2);
      QCOMPARE(images[1]["path"].get<std::string>(), std::string(second));
    }
    int left = 0;
    for (const auto& entry : fs::directory_iterator(path(""))) left += entry.path().filename() != "results.json";
    QCOMPARE(left, 1);
  }

  void text_sidecars_are_overwritten_only_when_asked() {
    const fs::path first = drawn("a.png"), second = drawn("b.png");
    std::ofstream(path("a.txt")) << "mine";
    ExportSettings settings;
    settings.format = ExportFormat::kTextSidecars;
    auto summary = write(settings, {dog(first), dog(second)});
    QVERIFY(summary.has_value());
    QCOMPARE(summary->written, 1);
    QCOMPARE(summary->kept, 1);
    QCOMPARE(content(path("a.txt")), std::string("mine"));
    QCOMPARE(content(path("b.txt")), std::string("a dog\n"));
    settings.overwrite = true;
    summary = write(settings, {dog(first), dog(path("a.jpg"))});  // two pictures, one name
    QCOMPARE(summary->written, 1);
    QCOMPARE(summary->failed, 1);
    QCOMPARE(summary->problems[0].path, path("a.jpg"));
    QCOMPARE(content(path("a.txt")), std::string("a dog\n"));
  }

  void a_sidecar_never_takes_the_place_of_its_picture() {
    fs::rename(drawn("scan.png"), path("scan.txt"));
    fs::create_symlink("scan.txt", path("link.jpg"));
    fs::create_symlink("scan.txt", path("link.txt"));
    const std::string before = content(path("scan.txt"));
    ExportSettings settings;
    settings.format = ExportFormat::kTextSidecars;
    settings.overwrite = true;
    const auto summary = write(settings, {dog(path("scan.txt")), dog(path("link.jpg"))});
    QVERIFY(summary.has_value());
    QCOMPARE(summary->failed, 2);
    QCOMPARE(content(path("scan.txt")), before);
  }

  void only_what_is_asked_for_is_written() {
    AlbumPicture accepted = dog("1.jpg"), rejected = dog("2.jpg"), edited = dog("3.jpg"), none;
    accepted.verdict = Verdict::kAccepted;
    rejected.verdict = Verdict::kRejected;
    edited.edited = "";
    none.path = "4.jpg";
    const std::vector<std::pair<ExportWhich, int>> expected{
        {ExportWhich::kAll, 3}, {ExportWhich::kAccepted, 1}, {ExportWhich::kNotRejected, 2}, {ExportWhich::kEdited, 1}};
    for (const auto& [which, count] : expected) {
      ExportSettings settings;
      settings.destination = path("t.csv");
      settings.which = which;
      const auto summary = write(settings, {accepted, rejected, edited, none});
      QCOMPARE(summary->written, count);
      QCOMPARE(summary->left_out, 4 - count);
    }
  }

  void a_file_is_there_whole_or_not_at_all() {
    std::ofstream(path("t.csv")) << "before";
    for (const ExportFormat format : {ExportFormat::kCsv, ExportFormat::kCoco, ExportFormat::kGallery}) {
      ExportSettings settings;
      settings.format = format;
      settings.destination = path(format == ExportFormat::kGallery ? "gallery" : "t.csv");
      auto opened = CaptionExport::open(settings);
      QVERIFY(opened.has_value());
      for (int i = 0; i < 20'000; ++i) QVERIFY(opened->add(dog(std::to_string(i) + ".jpg")).has_value());
      // It ends here, without finish().
    }
    QCOMPARE(content(path("t.csv")), std::string("before"));
    QCOMPARE(std::distance(fs::directory_iterator(path("")), fs::directory_iterator()), std::ptrdiff_t(1));
    ExportSettings nowhere;
    nowhere.destination = path("none/t.csv");
    QVERIFY(write(nowhere, {}).error().code == ErrorCode::kNotWritten);
    nowhere.destination.clear();
    QVERIFY(write(nowhere, {}).error().code == ErrorCode::kUsage);
  }

  void a_file_that_is_written_again_keeps_its_permissions() {
    std::ofstream(path("t.csv")) << "before";
    fs::permissions(path("t.csv"), fs::perms(0666));
    const mode_t before = ::umask(077);
    ExportSettings settings;
    settings.destination = path("t.csv");
    const bool written = write(settings, {dog()}).has_value();
    ::umask(before);
    QVERIFY(written);
    QCOMPARE(static_cast<int>(fs::status(path("t.csv")).permissions()), 0666);
  }

  void nothing_is_written_through_links_that_others_left() {
    std::ofstream(path("victim")) << "mine";
    for (int i = 0; i < 1000; ++i)
      fs::create_symlink("victim", path(".descry-" + std::to_string(::getpid()) + "-" + std::to_string(i) + ".part"));
    ExportSettings settings;
    settings.destination = path("t.csv");
    QVERIFY(write(settings, {dog()}).has_value());
    QCOMPARE(content(path("victim")), std::string("mine"));
    QVERIFY(!fs::is_symlink(path("t.csv")));
  }

  void a_hundred_thousand_pictures_pass_through_little_memory() {
    ExportSettings settings;
    settings.format = ExportFormat::kJson;
    settings.destination = path("t.json");
    auto opened = CaptionExport::open(settings);
    QVERIFY(opened.has_value());
    for (int i = 0; i < 1000; ++i) QVERIFY(opened->add(dog(std::to_string(i) + ".jpg")).has_value());
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    for (int i = 1000; i < 100'000; ++i) QVERIFY(opened->add(dog(std::to_string(i) + ".jpg")).has_value());
    QVERIFY(opened->finish().has_value());
    getrusage(RUSAGE_SELF, &after);
    QVERIFY(fs::file_size(path("t.json")) > 20'000'000);
#ifndef __SANITIZE_ADDRESS__  // which keeps what is freed for a while
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 4 * 1024, "KiB");
#endif
  }

  void a_gallery_is_a_page_of_its_own() {
    const fs::path picture = drawn("<b>&'\".png", 600, 300);
    AlbumPicture evil = captioned(picture, {{"<script>alert(1)</script>", 0.5F, {}}, {"\"onload=x", 0.9F, {}}});
    AlbumPicture edited = dog(picture), lost = dog(path("lost.png"));
    edited.edited = "</figure><img src=x onerror=y>";
    ExportSettings settings;
    settings.format = ExportFormat::kGallery;
    settings.destination = path("gallery/");
    settings.title = "<i>";
    settings.heat_maps = true;
    ExportHooks hooks;
    hooks.word_maps = [](const AlbumPicture&) {
      return std::vector<AttentionMap>(2, AttentionMap{1, 2, {0.25F, 0.75F}});
    };
    const auto summary = write(settings, {evil, edited, lost}, hooks);
    QVERIFY2(summary.has_value(), summary ? "" : summary.error().describe().c_str());
    QCOMPARE(summary->written, 2);
    QCOMPARE(summary->failed, 1);
    QCOMPARE(summary->files.at(0), path("gallery/index.html"));
    const std::string page = content(path("gallery/index.html"));
    for (const char* absent : {"<script", "<i>", "<b>", "onerror=y>", "http:", "https:"})
      QVERIFY2(page.find(absent) == std::string::npos, absent);
    QVERIFY(page.find("alt=\"&lt;script&gt;alert(1)&lt;/script&gt; &quot;onload=x\"") != std::string::npos);
    QVERIFY(page.find("prefers-color-scheme: dark") != std::string::npos);
    QVERIFY(page.find("data:image/png;base64,") != std::string::npos);
    const auto thumbnail = read_image(path("gallery/pictures/1.jpg"));
    QVERIFY(thumbnail.has_value());
    QCOMPARE(thumbnail->width, 480);
    QCOMPARE(thumbnail->height, 240);
    QVERIFY(write(settings, {edited}).has_value());  // a gallery may be made anew
    QVERIFY(!fs::exists(path("gallery/pictures/2.jpg")));
    settings.destination = path("");  // holds pictures
    const auto refused = write(settings, {edited});
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().code == ErrorCode::kUnsupported);
    QVERIFY(fs::exists(picture));
  }

  void what_a_person_put_into_a_gallery_stays_when_it_is_made_anew() {
    const fs::path picture = drawn("a.png", 8, 8);
    ExportSettings settings;
    settings.format = ExportFormat::kGallery;
    settings.destination = path("site");
    QVERIFY(write(settings, {dog(picture), dog(picture)}).has_value());
    fs::create_directories(path("site/.git/objects"));
    std::ofstream(path("site/.git/objects/1.jpg")) << "history";
    std::ofstream(path("site/CNAME")) << "example.org";
    std::ofstream(path("site/pictures/logo.svg")) << "<svg/>";
    const auto again = write(settings, {dog(picture)});
    QVERIFY2(again.has_value(), again ? "" : again.error().describe().c_str());
    QCOMPARE(content(path("site/.git/objects/1.jpg")), std::string("history"));
    QCOMPARE(content(path("site/CNAME")), std::string("example.org"));
    QCOMPARE(content(path("site/pictures/logo.svg")), std::string("<svg/>"));
    QVERIFY(fs::exists(path("site/pictures/1.jpg")) && !fs::exists(path("site/pictures/2.jpg")));
    QCOMPARE(std::distance(fs::directory_iterator(path("")), fs::directory_iterator()), std::ptrdiff_t(2));
  }

  void a_gallery_may_be_the_current_folder() {
    const fs::path picture = drawn("a.png", 8, 8), before = fs::current_path();
    fs::create_directory(path("here"));
    fs::current_path(path("here"));
    ExportSettings settings;
    settings.format = ExportFormat::kGallery;
    settings.destination = ".";
    const auto written = write(settings, {dog(picture)});
    fs::current_path(before);
    QVERIFY2(written.has_value(), written ? "" : written.error().describe().c_str());
    QVERIFY(content(path("here/index.html")).find("<title>here</title>") != std::string::npos);
  }

  void long_galleries_have_several_pages() {
    const fs::path picture = drawn("a.png", 8, 8);
    ExportSettings settings;
    settings.format = ExportFormat::kGallery;
    settings.destination = path("gallery");
    QVERIFY(write(settings, std::vector<AlbumPicture>(501, dog(picture))).has_value());
    QVERIFY(content(path("gallery/index.html")).find("href=\"page-2.html\"") != std::string::npos);
    const std::string second = content(path("gallery/page-2.html"));
    QVERIFY(second.find("href=\"index.html\"") != std::string::npos &&
            second.find("href=\"page-3") == std::string::npos);
  }

  void settings_are_read_back() {
    ExportSettings settings;
    settings.format = ExportFormat::kJsonLines;
    settings.destination = "/tmp/x y.jsonl";
    settings.columns = {ExportColumn::kContent, ExportColumn::kPath};
    settings.delimiter = '\t';
    settings.byte_order_mark = settings.without_caption = settings.overwrite = settings.heat_maps = true;
    settings.keep_original = false;
    settings.which = ExportWhich::kNotRejected;
    settings.title = "Holiday";
    const auto read = export_settings_from_json(nlohmann::json::parse(export_settings_json(settings).dump()));
    QVERIFY(read.has_value());
    QVERIFY(*read == settings);
    QVERIFY(export_settings_from_json(nlohmann::json::object()).value() == ExportSettings());
    for (const char* bad : {R"({"format": "xls"})", R"({"columns": ["colour"]})", R"({"delimiter": "ab"})", "[]",
                            R"({"byte_order_mark": 1})"})
      QVERIFY2(!export_settings_from_json(nlohmann::json::parse(bad)).has_value(), bad);
  }

  void a_preview_shows_what_would_be_written() {
    const std::vector<AlbumPicture> pictures{dog("a.jpg"), dog("b.gif")};
    ExportSettings settings;
    QCOMPARE(export_preview(settings, pictures),
             std::string("path,caption,confidence\r\na.jpg,a dog,0.7000\r\nb.gif,a dog,0.7000\r\n"));
    settings.format = ExportFormat::kXmpSidecars;
    QCOMPARE(export_preview(settings, pictures), std::string("a.xmp: a dog\nb.xmp: a dog\n"));
    settings.format = ExportFormat::kEmbedded;
    QVERIFY(export_preview(settings, pictures).find("b.gif: Metadata cannot be written into GIF") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(Exports)
#include "exports.moc"
