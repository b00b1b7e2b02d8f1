// The window, killed in the middle of a batch and started again.
#include <QDir>
#include <QTemporaryDir>
#include <filesystem>
#include <map>

#include <QProcess>
#include <QTest>
#include "model/album/album_file.h"
#include "model/images/decode.h"
#include "tests/ui/tiny_captioner.h"

namespace descry {

class KilledWindowTest : public QObject {
  Q_OBJECT

 private:
  static constexpr int kPictures = 300;
  QTemporaryDir home_;

  std::filesystem::path album() const { return home_.filePath(QStringLiteral("album.descry")).toStdString(); }
  void start(QProcess& window, const QStringList& pictures) const {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"}) {
      environment.insert(QLatin1String(place), home_.path());
    }
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("DESCRY_MODEL"), home_.filePath(QStringLiteral("tiny.safetensors")));
    window.setProcessEnvironment(environment);
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QStringLiteral(DESCRY_PROGRAM),
                 QStringList{QStringLiteral("--album"), home_.filePath(QStringLiteral("album.descry"))} + pictures);
    QVERIFY(window.waitForStarted());
  }
  /// How often each picture that has captions was asked about.
  std::map<std::int64_t, std::size_t> answers() const {
    std::map<std::int64_t, std::size_t> found;
    const auto file = AlbumFile::open(album(), AlbumFile::Access::kRead);
    if (!file) return found;
    const Result<void> read = file->each([&](const AlbumPicture& picture) {
      if (!picture.captions.empty()) found[picture.id] = file->history(picture.id)->size();
      return true;
    });
    return read ? found : std::map<std::int64_t, std::size_t>();
  }

 private Q_SLOTS:
  void initTestCase() { writeTinyCaptioner(home_.filePath(QStringLiteral("tiny.safetensors")).toStdString(), "tiny"); }
  void a_killed_batch_goes_on_where_it_stopped_and_captions_nothing_twice();
};

void KilledWindowTest::a_killed_batch_goes_on_where_it_stopped_and_captions_nothing_twice() {
  const QString pictures = home_.filePath(QStringLiteral("pictures"));
  QVERIFY(QDir().mkpath(pictures));
  for (int i = 0; i < kPictures; ++i) {
    const Image picture{640, 480, std::vector<std::uint8_t>(640 * 480 * 3, static_cast<std::uint8_t>(i % 256))};
    QVERIFY(write_image(picture, QStringLiteral("%1/picture%2.png").arg(pictures).arg(i).toStdString()));
  }
  QProcess window;
  start(window, {pictures});
  QTRY_VERIFY_WITH_TIMEOUT(!answers().empty(), 60000);
  window.kill();
  QVERIFY(window.waitForFinished());
  const auto before = answers();
  QVERIFY(!before.empty());
  QVERIFY2(before.size() < kPictures, "it was killed too late to show anything");
  start(window, {});  // without being told what to open
  QTRY_COMPARE_WITH_TIMEOUT(answers().size(), static_cast<std::size_t>(kPictures), 120000);
  for (const auto& [picture, times] : answers()) QCOMPARE(times, 1U);
  window.kill();
  window.waitForFinished();
}

}  // namespace descry

QTEST_GUILESS_MAIN(descry::KilledWindowTest)
#include "killed_window.moc"
