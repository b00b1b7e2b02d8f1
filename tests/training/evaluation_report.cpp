#include "training/report/evaluation_report.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "model/images/decode.h"
#include "training/report/html.h"
#include "training/report/report_folder.h"

namespace fs = std::filesystem;
using namespace descry;

namespace {

JudgedCaptions judged(const std::vector<ScoredPicture>& pictures, const fs::path& folder = {}) {
  JudgedCaptions captions{pictures, {}, picture_statistics(pictures)};
  for (const ScoredPicture& picture : pictures) captions.paths.push_back(folder / picture.name);
  return captions;
}

/// The more of "a red dog runs" is said, the better.
std::vector<ScoredPicture> four() {
  return {{"c.jpg", "a red", {"a red dog runs"}},
          {"a.jpg", "a red dog runs", {"a red dog runs", "a dog"}},
          {"d.jpg", "nothing", {"a red dog runs"}},
          {"b.jpg", "two cats", {"two cats sit"}}};
}

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

class EvaluationReportTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

 private Q_SLOTS:
  void best_and_worst_are_the_ends_of_cider_and_no_picture_is_both() {
    const EvaluationReport report = report_on(judged(four()));
    QCOMPARE(report.pictures, std::size_t{4});
    QCOMPARE(report.best.size(), std::size_t{2});
    QCOMPARE(report.worst.size(), std::size_t{2});
    QCOMPARE(report.worst[0].scored.name, std::string("d.jpg"));
    QCOMPARE(report.worst[0].scores.at("CIDEr"), 0.0);
    QVERIFY(report.best[0].scores.at("CIDEr") >= report.best[1].scores.at("CIDEr"));
    QVERIFY(report.best[1].scores.at("CIDEr") >= report.worst[1].scores.at("CIDEr"));
    QCOMPARE(report.random.size(), std::size_t{4});
    QCOMPARE(report.figures.at("distinct_captions"), 4.0);
    QVERIFY(report.scores.at("Bleu_1").low <= report.scores.at("Bleu_1").value);
  }

  void a_report_of_one_picture_or_none_is_made() {
    QVERIFY(report_on(judged({four().front()})).best.empty());
    QVERIFY(report_on(judged({})).scores.empty());
    QVERIFY(report_json(report_on(judged({}))).at("best").empty());
  }

  void word_use_is_told_by_dunnings_ratio() {
    // "dog" 3 of 4 words against 1 of 6, of 10 words 4: 2 (3 ln(3 / 1.6) + 1 ln(1 / 2.4)) = 2.0218...
    const auto words = word_statistics({{"x", "dog dog dog cat", {"dog runs in the park now"}}});
    QCOMPARE(words.overused.at(0).word, std::string("dog"));
    QCOMPARE(words.overused.at(0).said, 750.0);
    QVERIFY(std::abs(words.overused.at(0).expected - 1000.0 / 6) < 1e-9);
    const double ratio = 2 * (3 * std::log(3 / 1.6) + std::log(1 / 2.4));
    QVERIFY(std::abs(words.overused.at(0).evidence - ratio) < 1e-12);
    QCOMPARE(words.underused.size(), std::size_t{5});
    QCOMPARE(words.lengths.at(4), 1.0);
    QCOMPARE(words.reference_lengths.at(6), 1.0);
    QCOMPARE(words.lengths.size(), std::size_t{7});
  }

  void what_data_say_is_text_on_the_page() {
    QCOMPARE(html_text("<b a=\"x\" c='y'>&\x01\xFF"),
             std::string("&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp; \\xFF"));
    const std::string bad = "<script>alert(1)</script>";
    EvaluationReport report = report_on(judged({{bad + ".jpg", bad, {bad}}, {"\" onload=\"x", bad, {"y"}}}));
    report.title = bad;
    report.facts = {{"data", bad}};
    report.remarks = {bad};
    QVERIFY(write_report(report, path("bad")));
    const std::string page = text_of(path("bad") / "report.html");
    QVERIFY(page.find("<script") == page.npos);
    QVERIFY(page.find("\" onload") == page.npos);
    QVERIFY(page.find("&lt;script&gt;") != page.npos);
  }

  void a_page_asks_for_nothing_from_elsewhere_and_knows_the_dark() {
    const std::string page = html_page("t", "<p>b</p>");
    for (const char* foreign : {"http:", "https:", "//", "@import"}) QVERIFY2(page.find(foreign) == page.npos, foreign);
    QVERIFY(page.find("prefers-color-scheme: dark") != page.npos);
  }

  void pictures_are_shown_small_and_once_and_missing_ones_not_at_all() {
    QVERIFY(fs::create_directories(path("pictures")));
    QVERIFY(write_image({640, 320, std::vector<std::uint8_t>(640 * 320 * 3, 99)}, path("pictures") / "a.jpg"));
    QVERIFY(write_report(report_on(judged(four(), path("pictures"))), path("report")));
    const Result<Image> small = read_image(path("report") / "pictures" / "001.jpg");
    QVERIFY(small.has_value());
    QCOMPARE(small->width, 320);
    QCOMPARE(small->height, 160);
    QVERIFY(!fs::exists(path("report") / "pictures" / "002.jpg"));
    const std::string page = text_of(path("report") / "report.html");
    QVERIFY(page.find("src=\"pictures/001.jpg\"") != page.npos);
    QVERIFY(page.find("cannot be shown") != page.npos);
    const auto json = nlohmann::json::parse(text_of(path("report") / "report.json"));
    QCOMPARE(json.at("pictures").get<int>(), 4);
    QVERIFY(json.at("scores").at("CIDEr").contains("high"));
  }

  void a_report_is_read_as_it_was_written() {
    QVERIFY(fs::create_directories(path("shown")));
    QVERIFY(write_image({64, 32, std::vector<std::uint8_t>(64 * 32 * 3, 99)}, path("shown") / "a.jpg"));
    EvaluationReport report = report_on(judged(four(), path("shown")));
    report.title = "a title";
    report.facts = {{"data", "a \"folder\""}};
    report.remarks = {"One is missing."};
    QVERIFY(write_report(report, path("read")));
    const Result<EvaluationReport> read = read_report(path("read"));
    QVERIFY(read.has_value());
    QCOMPARE(read->best[0].path, path("read") / "pictures" / "001.jpg");
    QVERIFY(read->best[1].path.empty());
    nlohmann::json written = report_json(report);
    for (const char* list : {"best", "worst", "random"})
      for (auto& caption : written[list])
        if (caption["picture"] == "a.jpg") caption["thumbnail"] = "pictures/001.jpg";
    QCOMPARE(report_json(*read).dump(), written.dump());
  }

  void what_is_no_report_is_named() {
    QVERIFY(fs::create_directories(path("other")));
    QCOMPARE(read_report(path("other")).error().code, ErrorCode::kNotFound);
    for (const char* text : {"{\"title\": 3}", "no JSON", "[]", ""}) {
      std::ofstream(path("other") / "report.json") << text;
      QCOMPARE(read_report(path("other")).error().code, ErrorCode::kDamaged);
    }
  }

  void a_folder_that_cannot_be_made_is_named() {
    std::ofstream(path("file")) << "x";
    const Result<void> written = write_report(report_on(judged(four())), path("file"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::kNotWritten);
    QCOMPARE(written.error().path, path("file"));
  }

  void a_table_has_a_row_a_picture_with_every_score() {
    const std::string table = score_table(judged({{"a,b.jpg", "=x \"y\"", {"=x"}}, {"c.jpg", "z", {"z"}}}));
    std::istringstream lines(table);
    std::string head, row;
    std::getline(lines, head);
    std::getline(lines, row);
    QCOMPARE(head, std::string("picture,caption,Bleu_1,Bleu_2,Bleu_3,Bleu_4,CIDEr,METEOR,ROUGE_L\r"));
    QVERIFY2(row.starts_with("\"a,b.jpg\",\"'=x \"\"y\"\"\",0."), row.c_str());
    QCOMPARE(std::count(table.begin(), table.end(), '\n'), 3);
  }
};

QTEST_GUILESS_MAIN(EvaluationReportTest)
#include "evaluation_report.moc"
