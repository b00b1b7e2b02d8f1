#include "training/metrics/rank_agreement.h"

#include <QtTest>
#include <cmath>

using descry::kendall_tau_c;

class RankAgreementTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pairs_are_counted_as_stuart_has_them() {
    // Six pairs, one of them tied in the ratings, all others alike: 2 * 3 * 5 / (16 * 2).
    QCOMPARE(kendall_tau_c({1, 2, 3, 4}, {1, 1, 2, 3}), 0.9375);
    QCOMPARE(kendall_tau_c({4, 3, 2, 1}, {1, 1, 2, 3}), -0.9375);
    // Stuart's example of scale: two by two, all on the diagonal, is 1: four things, C = 4, 2 * 2 * 4 / (16 * 1).
    QCOMPARE(kendall_tau_c({0, 0, 1, 1}, {5, 5, 9, 9}), 1.0);
  }

  void order_does_not_matter_and_every_pair_counts() {
    // Every pair by hand: (0,1) tied, (0,2)+, (0,3)-, (0,4)+, (1,2)+, (1,3)-, (1,4)+, (2,3) tied in the first,
    // (2,4)+, (3,4)+: C = 6, D = 2, and the first has three values: 2 * 3 * 4 / (25 * 2).
    const std::vector<double> first{2, 2, 5, 5, 9}, second{3, 3, 7, 1, 8};
    const double expected = 2.0 * 3 * 4 / (25 * 2);
    QVERIFY(std::abs(kendall_tau_c(first, second) - expected) < 1e-15);
    QVERIFY(std::abs(kendall_tau_c({9, 5, 2, 5, 2}, {8, 1, 3, 7, 3}) - expected) < 1e-15);
  }

  void what_is_constant_agrees_with_nothing() {
    QCOMPARE(kendall_tau_c({1, 2, 3}, {4, 4, 4}), 0.0);
    QCOMPARE(kendall_tau_c({}, {}), 0.0);
    QCOMPARE(kendall_tau_c({1}, {1}), 0.0);
  }
};

QTEST_GUILESS_MAIN(RankAgreementTest)
#include "rank_agreement.moc"
