#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTest>
#include <QUrl>
#include <algorithm>

#include "file_answers.h"
#include "picture_stages.h"
#include "ui/captioning/figures/figure_dialog.h"
#include "ui/captioning/figures/figure_files.h"
#include "ui/captioning/figures/figure_preview.h"
#include "ui/captioning/figures/figure_service.h"

namespace descry {
namespace {

/// How many pixels differ from the figure's ground.
qint64 inked(const QImage& image, QRect part, QColor ground) {
  qint64 count = 0;
  for (int y = part.top(); y <= part.bottom(); ++y) {
    for (int x = part.left(); x <= part.right(); ++x) count += image.pixelColor(x, y) != ground ? 1 : 0;
  }
  return count;
}

}  // namespace

class FiguresTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = dialog_->findChild<T*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s in the dialog", name);
    return found;
  }
  FigureContent content() const { return stage_->figure(); }
  QString path(const QString& name) const { return folder_->filePath(name); }
  void openDialog() {
    dialog_->setContent(content(), QString());
    dialog_->show();
    QVERIFY(QTest::qWaitForWindowExposed(dialog_.get()));
    QTRY_VERIFY(!part<FigurePreview>("figurePreview")->image().isNull());
  }

 private Q_SLOTS:
  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    folder_ = std::make_unique<QTemporaryDir>();
    stage_ = filledStage();
    service_ = std::make_unique<FigureService>();
    dialog_ = std::make_unique<FigureDialog>(service_.get());
  }
  void cleanup() {
    dialog_.reset();
    service_.reset();
    stage_.reset();
  }

  void a_figure_has_the_chosen_width_and_as_many_rows_as_its_columns_ask_for() {
    FigureSettings settings;
    settings.width = 900;
    settings.columns = 5;
    const QSize one_row = figureSize(content(), settings, figureWidth(settings));
    settings.columns = 3;
    const QSize two_rows = figureSize(content(), settings, figureWidth(settings));
    QCOMPARE(one_row.width(), 900);
    QVERIFY(two_rows.height() > one_row.height() * 2);
    QCOMPARE(drawnFigure(content(), settings, 900).size(), two_rows);
  }

  void words_titles_and_scale_can_be_left_out() {
    FigureSettings settings;
    settings.columns = 5;
    const auto height = [&] { return figureSize(content(), settings, 1000).height(); };
    int last = height();
    const auto shrinks = [&] {
      const int now = height();
      return now < std::exchange(last, now);
    };
    settings.title = false;
    QVERIFY(shrinks());
    settings.scale = false;
    QVERIFY(shrinks());
    settings.captions = false;
    QVERIFY(shrinks());
    settings.left_out = {0, 1, 2, 3};
    settings.columns = 1;
    QCOMPARE(height(), 2 * 10 + 980 * 3 / 4);  // the picture alone, 4:3, in its frame
  }

  void a_tile_shows_its_words_map_over_the_picture() {
    FigureSettings settings = mapAlone(content());
    QCOMPARE(figureWidth(settings), 400);  // no word is shown: the picture
    QCOMPARE(drawnFigure(content(), settings, 400), greyPicture());
    FigureContent shown = content();
    shown.current_word = 1;
    settings = mapAlone(shown);
    const QImage image = drawnFigure(shown, settings, 400);
    QCOMPARE(image.size(), QSize(400, 300));
    // "red" looks at the second cell of the second row.
    QVERIFY(image.pixelColor(150, 150).red() > 200);
    QVERIFY(std::abs(image.pixelColor(350, 20).red() - 120) < 12);
    shown.turns = 1;
    settings = mapAlone(shown);
    const QImage turned = drawnFigure(shown, settings, figureWidth(settings));
    QCOMPARE(turned.size(), QSize(300, 400));
    QVERIFY(turned.pixelColor(150, 150).red() > 200);
    QVERIFY(std::abs(turned.pixelColor(280, 350).red() - 120) < 12);
  }

  void dark_figures_are_bright_on_dark() {
    FigureSettings settings;
    const QImage bright = drawnFigure(content(), settings, 600);
    settings.dark = true;
    const QImage dark = drawnFigure(content(), settings, 600);
    QCOMPARE(bright.pixelColor(1, 1), QColor(Qt::white));
    QVERIFY(dark.pixelColor(1, 1).lightness() < 40);
    QVERIFY(inked(dark, {0, 0, 600, 30}, dark.pixelColor(1, 1)) > 50);  // the sentence is seen
  }

  void svg_keeps_words_as_text_and_says_what_it_shows() {
    FigureSettings settings;
    settings.unit = FigureSettings::Unit::kMillimetres;
    settings.width = 180;
    const QString file = path(QStringLiteral("a.svg"));
    QCOMPARE(writeFigure(content(), settings, file), QString());
    QFile svg(file);
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray bytes = svg.readAll();
    QVERIFY(bytes.contains("width=\"180mm\"") || bytes.contains("width=\"179.") || bytes.contains("width=\"180."));
    QVERIFY(bytes.contains("<desc>a red dog runs</desc>"));
    QVERIFY(bytes.contains(">dog</text>") || bytes.contains(">dog<"));
    QCOMPARE(bytes.count("<image"), 5);
    QSvgRenderer renderer(bytes);
    QVERIFY(renderer.isValid());
  }

  void pdf_has_one_page_of_the_chosen_size() {
    FigureSettings settings;
    settings.unit = FigureSettings::Unit::kMillimetres;
    settings.width = 127;  // 5 inches, 360 points
    const QString file = path(QStringLiteral("a.pdf"));
    QCOMPARE(writeFigure(content(), settings, file), QString());
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QCOMPARE(bytes.count("/Type /Page\n"), 1);
    const qsizetype box = bytes.indexOf("/MediaBox [");
    QVERIFY(box > 0);
    const QList<QByteArray> sides = bytes.mid(box + 11, bytes.indexOf(']', box) - box - 11).simplified().split(' ');
    QVERIFY2(std::abs(sides.value(2).toDouble() - 360) < 1, bytes.mid(box, 60).constData());
  }

  void a_png_in_millimetres_says_how_large_it_is() {
    FigureSettings settings;
    settings.unit = FigureSettings::Unit::kMillimetres;
    settings.width = 50.8;
    settings.dots_per_inch = 150;
    const QString file = path(QStringLiteral("a.png"));
    QCOMPARE(writeFigure(content(), settings, file), QString());
    const QImage image(file);
    QCOMPARE(image.width(), 300);
    QCOMPARE(image.dotsPerMeterX(), 5906);
    QCOMPARE(image.text(QStringLiteral("Description")), QStringLiteral("a red dog runs"));
  }

  void what_cannot_be_written_says_so_and_leaves_nothing_behind() {
    FigureSettings settings;
    QVERIFY(
        writeFigure(content(), settings, QStringLiteral("/nowhere/a.png")).contains(QStringLiteral("another place")));
    QVERIFY(writeFigure(content(), settings, path(QStringLiteral("a.txt"))).contains(QStringLiteral(".svg")));
    settings.width = 12000;
    settings.columns = 1;
    QVERIFY(writeFigure(content(), settings, path(QStringLiteral("a.png"))).contains(QStringLiteral("too large")));
    QVERIFY(QDir(folder_->path()).isEmpty());
  }

  void the_preview_follows_every_choice() {
    openDialog();
    auto* preview = part<FigurePreview>("figurePreview");
    QImage last = preview->image();
    const auto changes = [&] {
      return QTest::qWaitFor([&] { return preview->image() != last; }) && !(last = preview->image()).isNull();
    };
    part<QCheckBox>("figureTitle")->setChecked(false);
    QVERIFY(changes());
    part<QListWidget>("figureWords")->item(2)->setCheckState(Qt::Unchecked);
    QVERIFY(changes());
    part<QComboBox>("figureGround")->setCurrentIndex(1);
    QVERIFY(changes());
    part<QSpinBox>("figureColumns")->setValue(2);
    QVERIFY(changes());
    part<QListWidget>("figureWords")->setCurrentRow(1);
    QTest::mouseClick(part<QPushButton>("figureOneWord"), Qt::LeftButton);
    QVERIFY(changes());
    QCOMPARE(dialog_->settings().left_out, (QSet<int>{0, 2, 3}));
  }

  void millimetres_keep_the_size_and_tell_it_in_pixels_too() {
    openDialog();
    QVERIFY(!part<QSpinBox>("figureDots")->isEnabled());
    part<QDoubleSpinBox>("figureWidth")->setValue(960);
    part<QComboBox>("figureUnit")->setCurrentIndex(1);
    QCOMPARE(part<QDoubleSpinBox>("figureWidth")->value(), 254.0);
    QVERIFY(part<QSpinBox>("figureDots")->isEnabled());
    QVERIFY(part<QLabel>("figureSize")->text().contains(QStringLiteral("3,000")));
    part<QComboBox>("figureUnit")->setCurrentIndex(0);
    QCOMPARE(part<QDoubleSpinBox>("figureWidth")->value(), 960.0);
  }

  void the_dialog_saves_what_its_name_asks_for() {
    openDialog();
    FileAnswers answers({path(QStringLiteral("b.svg"))});
    QTest::mouseClick(part<QPushButton>("figureSave"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("figureTold")->text().contains(QStringLiteral("Saved")));
    QVERIFY(QSvgRenderer(path(QStringLiteral("b.svg"))).isValid());
  }

  void a_copied_figure_has_the_chosen_size() {
    openDialog();
    part<QDoubleSpinBox>("figureWidth")->setValue(500);
    QTest::mouseClick(part<QPushButton>("figureCopy"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("figureTold")->text().contains(QStringLiteral("Copied")));
    QCOMPARE(QApplication::clipboard()->image().width(), 500);
  }

  void a_figure_is_dragged_out_as_a_picture_and_as_a_file() {
    openDialog();
    std::unique_ptr<QMimeData> carried;
    service_->drag_out = [&](QWidget*, QMimeData* data, const QPixmap&) { carried.reset(data); };
    auto* preview = part<FigurePreview>("figurePreview");
    const QPoint from = preview->rect().center();
    QTest::mousePress(preview, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, from + QPoint(30, 0), preview->mapToGlobal(from + QPoint(30, 0)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(preview, &move);
    QTRY_VERIFY(carried != nullptr);
    QCOMPARE(carried->imageData().value<QImage>().width(), 1600);
    QCOMPARE(QImage(carried->urls().value(0).toLocalFile()).width(), 1600);
    QVERIFY(carried->urls().value(0).fileName().startsWith(QStringLiteral("dog")));
  }

  void without_maps_the_dialog_says_why_and_nothing_can_be_saved() {
    dialog_->setContent({}, QStringLiteral("Still computing."));
    dialog_->show();
    QVERIFY(!part<QPushButton>("figureSave")->isEnabled());
    QVERIFY(part<QPushButton>("figureSave")->toolTip().contains(QStringLiteral("Still computing")));
    dialog_->setContent(content(), QString());
    QVERIFY(part<QPushButton>("figureSave")->isEnabled());
    QTRY_VERIFY(!part<FigurePreview>("figurePreview")->image().isNull());
  }

  void choices_are_remembered() {
    openDialog();
    part<QCheckBox>("figureScale")->setChecked(false);
    part<QSpinBox>("figureColumns")->setValue(4);
    part<QComboBox>("figureUnit")->setCurrentIndex(1);
    part<QDoubleSpinBox>("figureWidth")->setValue(90);
    QSettings settings(path(QStringLiteral("a.ini")), QSettings::IniFormat);
    dialog_->save(settings);
    FigureDialog other(service_.get());
    other.restore(settings);
    QCOMPARE(other.settings().columns, 4);
    QVERIFY(!other.settings().scale && other.settings().title);
    QCOMPARE(other.settings().width, 90.0);
    QCOMPARE(other.settings().unit, FigureSettings::Unit::kMillimetres);
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<PictureStage> stage_;
  std::unique_ptr<FigureService> service_;
  std::unique_ptr<FigureDialog> dialog_;
};

}  // namespace descry

QTEST_MAIN(descry::FiguresTest)
#include "figures.moc"
