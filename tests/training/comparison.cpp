#include "training/report/comparison.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace descry;

namespace {

Comparison two() {
  Comparison comparison;
  comparison.facts = {{"split", "dev"}};
  comparison.systems = {{"one", {{"CIDEr", 0.5}, {"epochs", 8}}, {{"rate", "0.1"}, {"seed", "1"}}, {}},
                        {"<two>", {{"CIDEr", 0.625}}, {{"rate", "0.2"}, {"seed", "1"}, {"beam", "3"}}, {}},
                        {"bare", {}, {}, {}}};
  comparison.systems[1].against_first["CIDEr"] = {{0.125, -0.25, 0.5}, 0.03125};
  return comparison;
}

}  // namespace

class ComparisonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void settings_are_named_by_their_way_down() {
    const auto flat = flat_settings({{"a", {{"b", 1}, {"c", "x"}}}, {"d", {0.5, 1}}, {"e", nullptr}});
    QVERIFY((flat == std::map<std::string, std::string>{{"a.b", "1"}, {"a.c", "x"}, {"d", "[0.5,1]"}, {"e", "null"}}));
  }

  void only_settings_that_differ_are_shown_and_who_has_none_does_not_count() {
    const ComparedRows rows = differing_settings(two());
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].first, std::string("beam"));
    QVERIFY((rows[0].second == std::vector<std::string>{"", "3", ""}));
    QCOMPARE(rows[1].first, std::string("rate"));
  }

  void the_text_has_a_column_each_and_the_paired_difference() {
    const std::string text = comparison_text(two());
    for (const char* line : {"1  one\n", "CIDEr   0.5000  0.6250  -\n", "epochs       8       -  -\n",
                             "rate     0.1  0.2  -\n", "CIDEr        +0.1250  -0.2500 to +0.5000  0.0312\n"})
      QVERIFY2(text.find(line) != text.npos, (line + text).c_str());
  }

  void the_page_and_json_say_the_same() {
    const std::string page = comparison_page(two());
    QVERIFY(page.find("&lt;two&gt; less one") != page.npos && page.find("<two>") == page.npos);
    QVERIFY(page.find("<td>0.6250</td>") != page.npos);
    const auto json = comparison_json(two());
    QCOMPARE(json.at("systems").at(1).at("against_first").at("CIDEr").at("p").get<double>(), 0.03125);
    QCOMPARE(json.at("facts").at("split").get<std::string>(), std::string("dev"));
  }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison.moc"
