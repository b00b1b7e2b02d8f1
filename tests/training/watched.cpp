#include "training/run/watched.h"

#include <numeric>

#include "model/attention/overlay.h"
#include "model/captioning/picture_captioner.h"
#include "tests/training/workshop.h"
#include "training/run/dev_report.h"
#include "training/run/watched_file.h"

using namespace descry;

namespace {

std::string said(const WatchedCaption& caption) {
  std::string text;
  for (const WatchedWord& word : caption.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

std::vector<std::string> names(const std::vector<WatchedCaption>& captions) {
  std::vector<std::string> names;
  for (const WatchedCaption& caption : captions) names.push_back(caption.picture);
  return names;
}

std::vector<CaptionedPicture> pictures(int count) {
  std::vector<CaptionedPicture> all;
  for (int i = 0; i < count; ++i) all.push_back({"p" + std::to_string(i), "/data/p" + std::to_string(i), {"a b"}});
  return all;
}

/// A shop whose captioner has words to say when its run ends.
struct TalkingShop : Workshop {
  TalkingShop() {
    settings.epochs = 12;
    settings.learning_rate = 1e-2;
    settings.ema_decay = 0;
  }
};

}  // namespace

class WatchedTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void each_word_is_recorded_with_its_probability_and_attention();
  void recorded_attention_is_what_the_model_file_explains();
  void epochs_without_scores_have_attention_but_no_cider();
  void named_pictures_are_watched_in_their_order();
  void pictures_chosen_while_a_run_goes_on_are_watched_from_its_next_epoch_on();
  void names_that_are_no_dev_picture_are_told_and_dev_is_watched_from_all_over();
  void resumed_run_drops_what_was_recorded_of_later_epochs();
  void files_of_earlier_versions_open_without_attention();
  void damaged_files_are_told_by_name();
  void dev_report_has_the_worst_and_the_best_and_how_words_are_used();
};

void WatchedTest::each_word_is_recorded_with_its_probability_and_attention() {
  TalkingShop shop;
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  const auto captions = read_watched(shop.path("run"), 12);
  QVERIFY2(captions, captions ? "" : captions.error().describe().c_str());
  QCOMPARE(captions->size(), std::size_t{2});
  for (const WatchedCaption& caption : *captions) {
    QVERIFY(!caption.words.empty());
    QCOMPARE(said(caption), caption.caption);
    QVERIFY(caption.cider.has_value());
    QCOMPARE(caption.rows * caption.columns, 16);
    for (std::size_t i = 0; i < caption.words.size(); ++i) {
      QVERIFY(caption.words[i].probability > 0 && caption.words[i].probability <= 1);
      const AttentionMap map = map_of(caption, i);
      QCOMPARE(map.weights.size(), std::size_t{16});
      const float sum = std::accumulate(map.weights.begin(), map.weights.end(), 0.0F);
      QVERIFY2(std::abs(sum - 1) < 16 * 0.5F / 255, qPrintable(QString::number(sum)));
      QCOMPARE(largest_weight(map), caption.words[i].largest);
    }
  }
  // What observers are told is the same, but for the digits that the file leaves out.
  QCOMPARE(names(watcher.watched), names(*captions));
  QCOMPARE(watcher.watched[1].words[0].cells, (*captions)[1].words[0].cells);
}

void WatchedTest::recorded_attention_is_what_the_model_file_explains() {
  TalkingShop shop;
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  const auto model = PictureCaptioner::open(shop.path("run") / "model.safetensors", "cpu");
  QVERIFY(model);
  const auto captions = read_watched(shop.path("run"), 12);
  QVERIFY(captions);
  const auto image = read_image(captions->front().path);
  QVERIFY(image);
  DecodingSettings decoding;
  decoding.beam = shop.settings.beam;
  const auto said_now = model->caption({&*image, 1}, decoding);
  QVERIFY(said_now);
  const Caption& caption = said_now->front().front();
  QCOMPARE(caption.text(), captions->front().caption);
  const AttentionTrace trace = model->explain(*image, caption.tokens);
  for (int i = 0; i < trace.words; ++i) {
    const AttentionMap explained = trace.map(i, model->default_layer(), model->default_head());
    const AttentionMap recorded = map_of(captions->front(), static_cast<std::size_t>(i));
    for (std::size_t cell = 0; cell < explained.weights.size(); ++cell)
      QVERIFY2(std::abs(explained.weights[cell] - recorded.weights[cell]) < 0.01F, qPrintable(QString::number(cell)));
  }
}

void WatchedTest::epochs_without_scores_have_attention_but_no_cider() {
  TalkingShop shop;
  shop.settings.evaluate_every = 2;
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  const auto unscored = read_watched(shop.path("run"), 11), scored = read_watched(shop.path("run"), 12);
  QVERIFY(unscored && scored);
  QVERIFY(!unscored->front().cider && !unscored->front().words.empty());
  QVERIFY(scored->front().cider.has_value());
  const auto reported = epoch_files(shop.path("run"), EpochFile::kDev);
  QCOMPARE(reported.size(), std::size_t{6});
  QVERIFY(!reported.contains(11) && reported.contains(12));
}

void WatchedTest::named_pictures_are_watched_in_their_order() {
  QCOMPARE(watched_places(pictures(4), {"p3", "p1", "p3"}, 8), (std::vector<std::size_t>{3, 1}));
  QCOMPARE(watched_places(pictures(4), {}, 2), (std::vector<std::size_t>{0, 2}));
  QCOMPARE(watched_places(pictures(4), {}, 8).size(), std::size_t{4});
  QVERIFY(watched_places(pictures(4), {}, 0).empty());
  Workshop shop;
  shop.settings.watched = {"picture25.png", "picture21.png"};
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  QCOMPARE(names(watcher.watched), shop.settings.watched);
  // The model file is passed on: it says nothing of pictures.
  const auto model = read_captioner(shop.path("run") / "model.safetensors");
  QVERIFY(model && model->card.dump().find("picture25") == std::string::npos);
}

void WatchedTest::pictures_chosen_while_a_run_goes_on_are_watched_from_its_next_epoch_on() {
  Workshop shop;
  Watcher watcher;
  watcher.at_step = [&](const StepRecord& record) {
    if (record.step == 7) QVERIFY(write_watched_choice(shop.path("run"), {"picture27.png"}));
  };
  QVERIFY(shop.run("run", watcher));
  QCOMPARE(read_watched(shop.path("run"), 1)->size(), std::size_t{2});
  QCOMPARE(names(*read_watched(shop.path("run"), 2)), std::vector<std::string>{"picture27.png"});
  const auto there = read_dev_pictures(shop.path("run"));
  QVERIFY(there);
  QCOMPARE(there->size(), std::size_t{8});
  QCOMPARE(there->back().name, std::string("picture27.png"));
  QVERIFY(read_image(there->back().path));
}

void WatchedTest::names_that_are_no_dev_picture_are_told_and_dev_is_watched_from_all_over() {
  Workshop shop;
  shop.settings.watched = {"picture1.png", "nowhere.png"};
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  QCOMPARE(watcher.watched.size(), std::size_t{2});
  QCOMPARE(std::count(watcher.log.begin(), watcher.log.end(),
                      "To be watched, but not among the dev pictures: picture1.png and 1 more."),
           std::ptrdiff_t{1});
}

void WatchedTest::resumed_run_drops_what_was_recorded_of_later_epochs() {
  QTemporaryDir place;
  const fs::path folder = place.path().toStdString();
  fs::create_directories(folder / "captions");
  for (const int epoch : {1, 2, 4, 1000}) {
    QVERIFY(write_watched(folder, epoch, {{"a", "/a", "a", {}, {}, 0, 0, {}}}));
    QVERIFY(write_dev_report(folder, epoch, {}));
  }
  QVERIFY(write_dev_pictures(folder, pictures(1)));
  QCOMPARE(epoch_files(folder, EpochFile::kWatched).rbegin()->first, 1000);
  remove_epoch_files_after(folder, 2);
  QCOMPARE(epoch_files(folder, EpochFile::kWatched).rbegin()->first, 2);
  QCOMPARE(epoch_files(folder, EpochFile::kDev).size(), std::size_t{2});
  QVERIFY(read_dev_pictures(folder));
}

void WatchedTest::files_of_earlier_versions_open_without_attention() {
  QTemporaryDir place;
  const fs::path folder = place.path().toStdString();
  fs::create_directories(folder / "captions");
  write_text(folder / "captions" / "epoch-003.json",
             R"({"epoch": 3, "captions": [{"picture": "a.jpg", "path": "/a.jpg", "caption": "a dog",)"
             R"( "references": ["one"]}]})");
  const auto captions = read_watched(folder, 3);
  QVERIFY(captions);
  QCOMPARE(captions->front().caption, std::string("a dog"));
  QVERIFY(captions->front().words.empty() && !captions->front().cider);
}

void WatchedTest::damaged_files_are_told_by_name() {
  QTemporaryDir place;
  const fs::path folder = place.path().toStdString();
  fs::create_directories(folder / "captions");
  const auto entry = [](const char* words) {
    return std::string(R"({"captions": [{"picture": "a", "path": "a", "caption": "a", "references": [], "rows": 1,)") +
           R"("columns": 2, "words": )" + words + "}]}";
  };
  const auto file = epoch_file(folder, EpochFile::kWatched, 1);
  write_text(file, entry(R"([{"word": "a", "probability": 0.5, "largest": 1, "attention": "00ff"}])"));
  QVERIFY(read_watched(folder, 1));
  for (const std::string& damaged :
       {std::string("{\"captions\": [{\"pict"), std::string("[]"), std::string(),
        entry(R"([{"word": "a", "probability": 0.5, "largest": 1, "attention": "00ff00"}])"),
        entry(R"([{"word": "a", "probability": 0.5, "largest": 1, "attention": "00fg"}])"),
        entry(R"([{"word": "a", "probability": "much", "largest": 1, "attention": "00ff"}])"), entry("7")}) {
    write_text(file, damaged);
    const auto captions = read_watched(folder, 1);
    QVERIFY2(!captions && captions.error().code == ErrorCode::kDamaged && captions.error().path == file,
             damaged.c_str());
  }
  QVERIFY(!read_watched(folder, 2) && read_watched(folder, 2).error().code == ErrorCode::kNotFound);
  write_text(epoch_file(folder, EpochFile::kDev, 1), "{}");
  QVERIFY(!read_dev_report(folder, 1) && read_dev_report(folder, 1).error().code == ErrorCode::kDamaged);
  write_text(folder / "watched.json", "{\"watched\": 7}");
  QVERIFY(!watched_choice(folder));
}

void WatchedTest::dev_report_has_the_worst_and_the_best_and_how_words_are_used() {
  TalkingShop shop;
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  const auto report = read_dev_report(shop.path("run"), 12);
  QVERIFY2(report, report ? "" : report.error().describe().c_str());
  QCOMPARE(report->pictures, std::size_t{8});
  QCOMPARE(report->best.size(), std::size_t{4});
  QCOMPARE(report->worst.size(), std::size_t{4});
  QVERIFY(report->best.front().scores.at("CIDEr") >= report->best.back().scores.at("CIDEr"));
  QVERIFY(report->best.back().scores.at("CIDEr") >= report->worst.back().scores.at("CIDEr"));
  QVERIFY(report->worst.front().scores.at("CIDEr") <= report->worst.back().scores.at("CIDEr"));
  QVERIFY(read_image(report->worst.front().path));
  double mean = 0;
  for (const auto* captions : {&report->best, &report->worst})
    for (const ReportedCaption& caption : *captions) mean += caption.scores.at("CIDEr") / 8;
  QVERIFY(std::abs(mean - report->figures.at("CIDEr")) < 1e-9);
  const auto& lengths = report->words.lengths;
  QVERIFY(std::abs(std::accumulate(lengths.begin(), lengths.end(), 0.0) - 1) < 1e-9);
  QVERIFY(report->figures.contains("vocabulary_used"));
  QVERIFY(!report->words.overused.empty() || !report->words.underused.empty());
}

QTEST_GUILESS_MAIN(WatchedTest)
#include "watched.moc"
