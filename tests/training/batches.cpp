#include "training/run/batches.h"

#include <torch/torch.h>

#include <QtTest>
#include <numeric>
#include <set>

using namespace descry;

namespace {

std::vector<EncodedPicture> pictures_of_many_lengths(std::size_t count) {
  std::vector<EncodedPicture> pictures(count);
  for (std::size_t i = 0; i < count; ++i) {
    pictures[i].picture = static_cast<std::int64_t>(i);
    pictures[i].captions = {std::vector<std::int64_t>(3 + i * 7 % 20, 5)};
  }
  return pictures;
}

std::vector<EncodedPicture> two_pictures() { return {{4, {{1, 7, 2}, {1, 8, 9, 2}}}, {6, {{1, 3, 7, 9, 2}}}}; }

}  // namespace

class BatchesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void order_follows_from_seed_and_epoch_alone();
  void every_picture_comes_once_an_epoch();
  void batches_hold_captions_of_like_length();
  void rows_are_a_pictures_captions_with_targets_one_ahead();
  void single_captions_take_one_row_a_picture();
  void captions_are_limited_in_number_and_length();
  void word_dropout_spares_start_and_padding();
  void seeds_are_those_of_splitmix64();
};

void BatchesTest::order_follows_from_seed_and_epoch_alone() {
  const auto pictures = pictures_of_many_lengths(100);
  QCOMPARE(epoch_batches(pictures, 8, 1, 3), epoch_batches(pictures, 8, 1, 3));
  QVERIFY(epoch_batches(pictures, 8, 1, 3) != epoch_batches(pictures, 8, 1, 4));
  QVERIFY(epoch_batches(pictures, 8, 1, 3) != epoch_batches(pictures, 8, 2, 3));
}

void BatchesTest::every_picture_comes_once_an_epoch() {
  const auto batches = epoch_batches(pictures_of_many_lengths(100), 8, 1, 1);
  QCOMPARE(batches.size(), std::size_t{13});
  std::multiset<std::size_t> seen;
  for (const auto& batch : batches) seen.insert(batch.begin(), batch.end());
  QCOMPARE(seen.size(), std::size_t{100});
  QCOMPARE(std::set<std::size_t>(seen.begin(), seen.end()).size(), std::size_t{100});
}

void BatchesTest::batches_hold_captions_of_like_length() {
  const auto pictures = pictures_of_many_lengths(200);  // ten of each length
  for (const auto& batch : epoch_batches(pictures, 10, 1, 1)) {
    for (const auto index : batch)
      QCOMPARE(pictures[index].captions.longest(), pictures[batch.front()].captions.longest());
  }
}

void BatchesTest::rows_are_a_pictures_captions_with_targets_one_ahead() {
  const auto batch = assemble(two_pictures(), {0, 1});
  QCOMPARE(batch.pictures, (std::vector<std::int64_t>{4, 6}));
  QCOMPARE(batch.captions, 3);
  QVERIFY(torch::equal(batch.tokens, torch::tensor({{1, 7, 0, 0}, {1, 8, 9, 0}, {1, 3, 7, 9}, {0, 0, 0, 0}})));
  QVERIFY(torch::equal(batch.targets, torch::tensor({{7, 2, 0, 0}, {8, 9, 2, 0}, {3, 7, 9, 2}, {0, 0, 0, 0}})));
  QVERIFY(torch::equal(batch.keep, batch.targets.gt(0)));
}

void BatchesTest::single_captions_take_one_row_a_picture() {
  const auto batch = assemble(two_pictures(), {1, 0}, 1);
  QCOMPARE(batch.pictures, (std::vector<std::int64_t>{6, 4}));
  QCOMPARE(batch.captions, 2);
  QVERIFY(torch::equal(batch.tokens, torch::tensor({{1, 3, 7, 9}, {1, 8, 9, 0}})));
  QCOMPARE(batch.keep.sum().item<std::int64_t>(), 7);
}

void BatchesTest::captions_are_limited_in_number_and_length() {
  const std::vector<CaptionedPicture> pictures{{"a.jpg", "a.jpg", {"A dog runs fast.", "A dog", "Dogs"}}};
  const auto vocabulary = Vocabulary::from_captions(pictures[0].captions, {1, 0});
  const auto all = encode_captions(pictures, vocabulary, 0, 25);
  QCOMPARE(all[0].captions.size(), std::size_t{3});
  QCOMPARE(all[0].captions.longest(), std::size_t{6});
  const auto some = encode_captions(pictures, vocabulary, 2, 4);
  QCOMPARE(some[0].captions.size(), std::size_t{2});
  QCOMPARE(some[0].captions.longest(), std::size_t{4});
}

void BatchesTest::word_dropout_spares_start_and_padding() {
  torch::manual_seed(1);
  auto tokens = torch::full({100, 50}, 9, torch::kInt64);
  tokens.select(1, 0).fill_(Vocabulary::kStart);
  tokens.select(1, 49).fill_(Vocabulary::kPad);
  const auto dropped = with_word_dropout(tokens, 0.25, 7);
  QVERIFY(torch::equal(dropped.select(1, 0), tokens.select(1, 0)));
  QVERIFY(torch::equal(dropped.select(1, 49), tokens.select(1, 49)));
  const auto share = dropped.eq(Vocabulary::kUnknown).sum().item<double>() / (100 * 48);
  QVERIFY(share > 0.2 && share < 0.3);  // 0.25 give or take 8 deviations
  QVERIFY(torch::equal(with_word_dropout(tokens, 0, 7), tokens));
}

// Calculated with a Python transcript of prng.di.unimi.it/splitmix64.c, whose first output for state 0 is
// 0xe220a8397b1dcdaf.
void BatchesTest::seeds_are_those_of_splitmix64() {
  QCOMPARE(mixed_seed(1, 2, 3), std::uint64_t{0xd0734750fde362b3});
  QVERIFY(mixed_seed(1, 2) != mixed_seed(2, 1));
  QVERIFY(mixed_seed(1, 2, 3) != mixed_seed(1, 3, 2));
}

QTEST_GUILESS_MAIN(BatchesTest)
#include "batches.moc"
