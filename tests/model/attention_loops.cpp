#include "model/network/attention_loops.h"

#include <torch/torch.h>

#include <QtTest>

using namespace descry;

class AttentionLoopsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { torch::manual_seed(1); }

  void loops_multiply_as_matmul_does() {
    const torch::NoGradGuard no_gradients;
    // Sizes with and without whole vectors of 16, one to nine queries; keys and values as they lie in practice: one
    // behind the other in a row, or of their own.
    for (const std::int64_t size : {1, 7, 16, 32, 45}) {
      for (std::int64_t words = 1; words <= 9; ++words) {
        const auto both = torch::randn({5, 13, 2 * 3 * size});
        const auto heads = [&](std::int64_t part) {
          return both.chunk(2, -1)[static_cast<std::size_t>(part)].unflatten(-1, {3, size}).transpose(1, 2);
        };
        const auto queries = torch::randn({5, words, 3, size}).transpose(1, 2);
        const auto keys = heads(0), values = size % 2 == 0 ? heads(1) : heads(1).contiguous();
        QVERIFY(suits_attention_loops(queries, keys, values));
        const auto scores = attention_scores(queries, keys, 0.25);
        QVERIFY(torch::allclose(scores, torch::matmul(queries, keys.transpose(-2, -1)) * 0.25, 1e-4, 1e-5));
        QVERIFY(torch::allclose(attention_sums(scores, values), torch::matmul(scores, values), 1e-4, 1e-5));
      }
    }
  }

  void heads_lie_side_by_side_in_the_sums() {
    const torch::NoGradGuard no_gradients;
    const auto sums = attention_sums(torch::rand({2, 3, 4, 5}), torch::rand({2, 3, 5, 8}));
    QVERIFY(sums.transpose(1, 2).is_contiguous());
  }

  void what_the_loops_cannot_do_is_left_to_libtorch() {
    const auto plain = torch::randn({2, 3, 4, 8});
    QVERIFY(!suits_attention_loops(plain, plain, plain));  // gradients are on
    const torch::NoGradGuard no_gradients;
    QVERIFY(suits_attention_loops(plain, plain, plain));
    QVERIFY(!suits_attention_loops(plain, plain, plain.to(torch::kDouble)));
    QVERIFY(!suits_attention_loops(plain, plain.transpose(2, 3).contiguous().transpose(2, 3), plain));
    const auto large = torch::empty({1, 1, 1024, 256});
    QVERIFY(!suits_attention_loops(large, large, large));
  }
};

QTEST_GUILESS_MAIN(AttentionLoopsTest)
#include "attention_loops.moc"
