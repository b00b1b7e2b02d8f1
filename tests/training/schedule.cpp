#include "training/run/schedule.h"

#include <QtTest>

using namespace descry;

class ScheduleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void warm_up_rises_linearly_from_zero_to_the_peak();
  void cosine_passes_half_the_peak_halfway_and_ends_at_zero();
  void constant_stays_at_the_peak();
  void step_drops_tenfold_at_one_half_and_three_quarters();
  void warm_up_never_takes_more_than_a_tenth_of_a_short_run();
};

void ScheduleTest::warm_up_rises_linearly_from_zero_to_the_peak() {
  const Schedule schedule{"cosine", 1e-3, 100, 1100};
  QCOMPARE(schedule.rate(1), 1e-5);
  QCOMPARE(schedule.rate(50), 5e-4);
  QCOMPARE(schedule.rate(100), 1e-3);
}

void ScheduleTest::cosine_passes_half_the_peak_halfway_and_ends_at_zero() {
  const Schedule schedule{"cosine", 1e-3, 100, 1100};
  QCOMPARE(schedule.rate(600), 5e-4);                                     // (1 + cos(pi / 2)) / 2
  QVERIFY(std::abs(schedule.rate(350) - 1e-3 * 0.853553390593) < 1e-12);  // (1 + cos(pi / 4)) / 2
  QVERIFY(std::abs(schedule.rate(1100)) < 1e-18);
  QVERIFY(std::abs(schedule.rate(2000)) < 1e-18);
}

void ScheduleTest::constant_stays_at_the_peak() {
  const Schedule schedule{"constant", 1e-4, 10, 1000};
  QCOMPARE(schedule.rate(5), 5e-5);
  QCOMPARE(schedule.rate(11), 1e-4);
  QCOMPARE(schedule.rate(1000), 1e-4);
}

void ScheduleTest::step_drops_tenfold_at_one_half_and_three_quarters() {
  const Schedule schedule{"step", 1.0, 0, 1000};
  QCOMPARE(schedule.rate(500), 1.0);
  QCOMPARE(schedule.rate(501), 0.1);
  QCOMPARE(schedule.rate(750), 0.1);
  QCOMPARE(schedule.rate(751), 0.01);
}

void ScheduleTest::warm_up_never_takes_more_than_a_tenth_of_a_short_run() {
  const Schedule schedule{"constant", 1.0, 150, 40};
  QCOMPARE(schedule.rate(2), 0.5);
  QCOMPARE(schedule.rate(4), 1.0);
  QCOMPARE((Schedule{"constant", 1.0, 150, 3}.rate(1)), 1.0);
}

QTEST_GUILESS_MAIN(ScheduleTest)
#include "schedule.moc"
