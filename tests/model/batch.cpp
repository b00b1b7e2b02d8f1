// Captioning a list of pictures: order, failures, stopping.
#include "model/captioning/batch.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "model/images/decode.h"
#include "random_captioner.h"

using namespace descry;
namespace fs = std::filesystem;

namespace {

DecodingSettings settings_of(int beam, int max_words) {
  DecodingSettings settings;
  settings.beam = beam;
  settings.max_words = max_words;
  return settings;
}

}  // namespace

class BatchTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::vector<fs::path> paths_;

 private Q_SLOTS:
  /// Forty pictures, of which the third is text and the twentieth missing: more than two batches.
  void initTestCase() {
    for (int i = 0; i < 40; ++i) {
      paths_.push_back(fs::path(folder_.path().toStdString()) / (std::to_string(i) + ".png"));
      if (i == 2) {
        std::ofstream(paths_.back()) << "Dear diary,";
      } else if (i != 19) {
        const Image image{40, 30, std::vector<std::uint8_t>(40 * 30 * 3, static_cast<std::uint8_t>(i * 6))};
        QVERIFY(write_image(image, paths_.back()).has_value());
      }
    }
  }

  void every_picture_is_reported_once_and_failures_do_not_stop_the_rest() {
    std::vector<int> reports(paths_.size());
    const auto done = caption_pictures(paths_, captioner(), settings_of(1, 4),
                                       [&](std::size_t index, const Result<std::vector<Caption>>& captions) {
                                         ++reports[index];
                                         QCOMPARE(captions.has_value(), index != 2 && index != 19);
                                         if (!captions) QCOMPARE(captions.error().path, paths_[index]);
                                       });
    QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
    QCOMPARE(reports, std::vector<int>(paths_.size(), 1));
  }

  void captions_are_those_of_the_pictures_one_by_one() {
    const PictureCaptioner model = captioner();
    const DecodingSettings settings = settings_of(2, 4);
    std::vector<std::string> texts(paths_.size());
    QVERIFY(caption_pictures(paths_, model, settings, [&](std::size_t index, const auto& captions) {
              if (captions) texts[index] = captions->front().text();
            }).has_value());
    for (const std::size_t i : {std::size_t{0}, std::size_t{20}, std::size_t{39}}) {
      const Image picture = *read_image(paths_[i]);
      QCOMPARE(texts[i], model.caption(std::span(&picture, 1), settings)->front().front().text());
    }
  }

  void stopping_ends_after_the_batch_and_keeps_what_was_reported() {
    std::stop_source stop;
    std::size_t reported = 0;
    const auto done = caption_pictures(
        paths_, captioner(), settings_of(1, 4),
        [&](std::size_t, const auto&) {
          ++reported;
          stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!done.has_value());
    QVERIFY(done.error().code == ErrorCode::kCancelled);
    QVERIFY(reported > 0 && reported <= 16);
  }

  void settings_out_of_range_are_an_error() {
    const auto done = caption_pictures(paths_, captioner(), settings_of(0, 4), [](std::size_t, const auto&) {});
    QVERIFY(!done.has_value());
    QVERIFY(done.error().code == ErrorCode::kUsage);
  }

  void empty_list_is_done_at_once() {
    QVERIFY(caption_pictures({}, captioner(), {}, [](std::size_t, const auto&) {}).has_value());
  }
};

QTEST_GUILESS_MAIN(BatchTest)
#include "batch.moc"
