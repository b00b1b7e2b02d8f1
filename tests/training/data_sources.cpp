#include <QtTest>
#include <nlohmann/json.hpp>

#include "tests/training/workshop.h"
#include "training/run/run_folder.h"

using namespace descry;

class DataSourcesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void one_source_is_written_as_a_string_as_it_always_was() {
    const DataSources one = "/pictures/a folder";
    QCOMPARE(nlohmann::json(one).dump(), std::string("\"/pictures/a folder\""));
    QVERIFY(nlohmann::json::parse("\"/pictures/a folder\"").get<DataSources>() == one);
    QCOMPARE(nlohmann::json(DataSources()).dump(), std::string("\"\""));
    QVERIFY(nlohmann::json("").get<DataSources>().empty());
  }

  void several_sources_survive_json() {
    const DataSources several({"/a", "b/c.csv"});
    const nlohmann::json json = several;
    QCOMPARE(json.dump(), std::string("[\"/a\",\"b/c.csv\"]"));
    QVERIFY(json.get<DataSources>() == several);
    QVERIFY_EXCEPTION_THROWN(nlohmann::json(3).get<DataSources>(), nlohmann::json::exception);
  }

  void run_on_several_sources_learns_from_all_and_names_no_place_in_its_model() {
    Workshop shop;
    fs::create_directories(shop.path("more"));
    fs::copy_file(shop.path("data/pictures/picture27.png"), shop.path("more/copy of dev.png"));
    Image image{32, 32, std::vector<std::uint8_t>(32 * 32 * 3, 7)};
    QVERIFY(write_image(image, shop.path("more/black.png")));
    write_text(shop.path("more/black.txt"), "pitchblack\npitchblack\n");
    write_text(shop.path("more/copy of dev.txt"), "leaked\n");
    write_text(shop.path("more/more.csv"),
               "path,caption,split\nblack.png,pitchblack,train\ncopy of dev.png,leaked,train\n");
    shop.settings.data = DataSources({shop.path("data"), shop.path("more")});
    shop.settings.epochs = 1;
    Watcher watcher;
    const auto outcome = shop.run("run", watcher);
    QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
    const auto best = read_captioner(outcome->best_model);
    QVERIFY(best);
    QVERIFY(best->vocabulary.id("pitchblack") != Vocabulary::kUnknown);
    QVERIFY(best->vocabulary.id("leaked") == Vocabulary::kUnknown);
    QVERIFY(best->card.dump().find(shop.folder.path().toStdString()) == std::string::npos);
    const auto settings = read_settings(shop.path("run") / "settings.json");
    QVERIFY(settings && settings->data == shop.settings.data);
    const std::string log = watcher.log.empty() ? "" : watcher.log.front();
    QVERIFY2(log.find("data + more") != std::string::npos && log.find("taken out of train") != std::string::npos,
             log.c_str());
  }
};

QTEST_GUILESS_MAIN(DataSourcesTest)
#include "data_sources.moc"
