#include <QtTest>
#include <algorithm>
#include <stdexcept>

#include "model/attention/attention_trace.h"
#include "model/attention/colour_map.h"
#include "model/attention/overlay.h"
#include "model/attention/strip.h"

using namespace descry;

namespace {

/// Two words on a 1 x 2 grid; the first layer has two heads, the second one.
AttentionTrace small_trace() {
  AttentionTrace trace;
  trace.rows = 1;
  trace.columns = 2;
  trace.words = 2;
  trace.layers = {{{1.0F, 0.0F, 0.5F, 0.5F}, {0.5F, 0.5F, 0.0F, 1.0F}}, {{0.25F, 0.75F, 0.75F, 0.25F}}};
  return trace;
}

Image grey(int width, int height, std::uint8_t value = 128) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 3), value)};
}

/// All attention in one cell of a 7 x 7 grid.
AttentionMap one_cell(int row, int column) {
  AttentionMap map{7, 7, std::vector<float>(49, 0.0F)};
  map.weights[static_cast<std::size_t>(row * 7 + column)] = 1.0F;
  return map;
}

std::array<int, 3> pixel(const Image& image, int x, int y) {
  const std::size_t first = 3 * static_cast<std::size_t>(y * image.width + x);
  return {image.rgb[first], image.rgb[first + 1], image.rgb[first + 2]};
}

}  // namespace

class AttentionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_map_is_one_head_or_a_mean() {
    const AttentionTrace trace = small_trace();
    using Weights = std::vector<float>;
    QCOMPARE(trace.map(0, 0, 0).weights, (Weights{1.0F, 0.0F}));
    QCOMPARE(trace.map(1, 0, 1).weights, (Weights{0.0F, 1.0F}));
    QCOMPARE(trace.map(0, 0, -1).weights, (Weights{0.75F, 0.25F}));
    QCOMPARE(trace.map(1, 1, -1).weights, (Weights{0.75F, 0.25F}));
    QCOMPARE(trace.map(0, -1, -1).weights, (Weights{0.5F, 0.5F}));  // of .75 .25 and .25 .75: layers count alike
    QCOMPARE(trace.map(0, -1, -1).columns, 2);
    QVERIFY_EXCEPTION_THROWN(trace.map(0, 2, 0), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN(trace.map(2, 0, 0), std::out_of_range);
  }

  // matplotlib's inferno, first, middle and last colour (_cm_listed.py): (.001462, .000466, .013866),
  // (.735683, .215906, .330245) and (.988362, .998364, .644924), times 255.
  void heat_runs_from_dark_to_bright() {
    const auto near = [](const std::array<std::uint8_t, 3>& colour, const std::array<int, 3>& expected) {
      for (std::size_t i = 0; i < 3; ++i) {
        if (std::abs(colour[i] - expected[i]) > 1) return false;
      }
      return true;
    };
    QVERIFY(near(heat_colours()[0], {0, 0, 4}));
    QVERIFY(near(heat_colours()[128], {188, 55, 84}));
    QVERIFY(near(heat_colours()[255], {252, 255, 164}));
    const auto brightness = [](const std::array<std::uint8_t, 3>& c) { return 0.2 * c[0] + 0.7 * c[1] + 0.1 * c[2]; };
    for (std::size_t i = 0; i + 16 < 256; i += 16) {
      QVERIFY(brightness(heat_colours()[i + 16]) > brightness(heat_colours()[i]));
    }
  }

  void a_cell_lies_where_its_part_of_the_picture_is() {
    // 70 x 140 pixels over 7 x 7 cells: cell (1, 5) spans x 50 to 60 and y 20 to 40.
    const std::vector<float> weights = resampled(one_cell(1, 5), 70, 140);
    const auto at = [&](int x, int y) { return weights[static_cast<std::size_t>(y * 70 + x)]; };
    const auto peak = std::max_element(weights.begin(), weights.end()) - weights.begin();
    QVERIFY(std::abs(static_cast<int>(peak % 70) - 55) <= 1 && std::abs(static_cast<int>(peak / 70) - 30) <= 1);
    QVERIFY(at(55, 30) > 0.97F);
    QCOMPARE(at(35, 30), 0.0F);
    QCOMPARE(at(55, 70), 0.0F);
    QVERIFY(std::abs(at(50, 30) - at(49, 30)) < 0.15F && std::abs(at(50, 30) - 0.6F) < 0.1F);  // its border
    QVERIFY(std::all_of(weights.begin(), weights.end(), [](float w) { return w >= 0.0F && w <= 1.0F; }));
  }

  void a_flat_map_stays_flat() {
    const AttentionMap flat{2, 3, std::vector<float>(6, 0.25F)};
    for (const float weight : resampled(flat, 30, 17)) QCOMPARE(weight, 0.25F);
  }

  void heat_covers_what_was_attended_and_leaves_the_rest() {
    const Image heat = heat_overlay(grey(70, 70), one_cell(3, 3), 1.0F, 1.0F);
    const std::array<int, 3> away = pixel(heat, 2, 2), middle = pixel(heat, 35, 35);
    QCOMPARE(away, (std::array<int, 3>{128, 128, 128}));
    QVERIFY(middle[0] > 240 && middle[1] > 230);  // inferno's bright end
    const Image half = heat_overlay(grey(70, 70), one_cell(3, 3), 0.5F, 1.0F);
    QVERIFY(std::abs(pixel(half, 35, 35)[1] - (128 + middle[1]) / 2) < 8);
  }

  void a_larger_scale_shows_a_weight_darker() {
    const Image own = heat_overlay(grey(70, 70), one_cell(3, 3), 1.0F, 1.0F);
    const Image shared = heat_overlay(grey(70, 70), one_cell(3, 3), 1.0F, 4.0F);
    QVERIFY(pixel(shared, 35, 35)[1] < pixel(own, 35, 35)[1]);
    QCOMPARE(heat_overlay(grey(7, 7), one_cell(3, 3), 1.0F, 0.0F).rgb, grey(7, 7).rgb);
  }

  void a_spotlight_dims_what_was_not_attended() {
    const Image spot = spotlight_overlay(grey(70, 70), one_cell(3, 3), 0.75F, 1.0F);
    QCOMPARE(pixel(spot, 2, 2), (std::array<int, 3>{32, 32, 32}));
    QVERIFY(pixel(spot, 35, 35)[0] > 124);
  }

  void a_strip_has_the_picture_and_a_tile_for_each_word() {
    StripOptions options;
    options.tile_side = 70;
    options.tiles_a_row = 3;
    const std::vector<StripTile> tiles{{"dog", one_cell(3, 3)}, {"on", one_cell(0, 0)}, {"grass", one_cell(6, 6)}};
    const Image strip = attention_strip(grey(140, 70), tiles, options);
    // Tiles of 70 x 35, margins of 8, 30 for a word: two rows of three.
    QCOMPARE(strip.width, 8 + 3 * 78);
    QCOMPARE(strip.height, 8 + 2 * (35 + 30 + 8));
    QCOMPARE(pixel(strip, 8 + 35, 8 + 17), (std::array<int, 3>{128, 128, 128}));      // the picture itself
    QVERIFY(pixel(strip, 8 + 78 + 35, 8 + 17)[0] > 180);                              // "dog": its middle
    QCOMPARE(pixel(strip, 8 + 35, 8 + 73 + 3), (std::array<int, 3>{128, 128, 128}));  // "grass": not its top
    QCOMPARE(pixel(strip, 2, 2), (std::array<int, 3>{255, 255, 255}));
    int dark = 0;
    for (int x = 86; x < 156; ++x) {
      for (int y = 43; y < 73; ++y) dark += pixel(strip, x, y)[0] < 100 ? 1 : 0;
    }
    QVERIFY(dark > 20);  // the word is written
  }

  void a_strip_without_words_is_the_picture() {
    StripOptions options;
    options.tile_side = 20;
    QCOMPARE(attention_strip(grey(20, 20), {}, options).width, 36);
  }

  void letters_that_the_font_lacks_become_their_nearest() {
    QCOMPARE(drawable("dog"), std::string("dog"));
    QCOMPARE(drawable("für Łódź"), std::string("fur Lodz"));
    QCOMPARE(drawable("犬\n\xFF"), std::string("???"));
    QCOMPARE(drawable("\xC3"), std::string("?"));
  }
};

QTEST_GUILESS_MAIN(AttentionTest)
#include "attention.moc"
