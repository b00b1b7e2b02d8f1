#include "ui/main_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSlider>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

#include "sample_pictures.h"
#include "tiny_captioner.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/model_chooser.h"
#include "ui/training/train_view.h"
#include "ui/widgets/file_dialogs.h"

namespace descry {
namespace {

class ModelAnswer : public FileDialogs {
 public:
  explicit ModelAnswer(QString file) : file_(std::move(file)) { replace(this); }
  ~ModelAnswer() override { replace(nullptr); }
  QString openFile(QWidget*, const QString&, const QString&) override { return file_; }

 private:
  QString file_;
};

}  // namespace

class MainWindowTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = window_->findChild<T*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s in the window", name);
    return found;
  }
  QAbstractItemModel* album() const { return part<QListView>("albumList")->model(); }
  bool isCaptioned(int row) const {
    return album()->index(row, 0).data(AlbumModel::kStateRole).toInt() == static_cast<int>(PictureState::kDone);
  }
  void openWindow(bool restore = false, const QString& device = QStringLiteral("cpu")) {
    WindowOptions options;
    options.default_model = model_.toStdString();
    options.runs_folder = folder_.filePath(QStringLiteral("runs")).toStdString();
    options.feature_cache = folder_.filePath(QStringLiteral("features")).toStdString();
    options.device = device;
    options.restore_session = restore;
    window_ = std::make_unique<MainWindow>(options);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  }
  void drop(const QMimeData& data) {
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &dropped);
    QVERIFY(dropped.isAccepted());
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("descry-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("main_window"));
    model_ = folder_.filePath(QStringLiteral("tiny.safetensors"));
    writeTinyCaptioner(model_.toStdString(), "tiny");
  }

  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QSettings().clear();
    pictures_ = std::make_unique<SamplePictures>();
    openWindow();
  }

  void cleanup() {
    window_.reset();
    QSettings().clear();
  }

  void dropped_files_and_folders_are_captioned() {
    pictures_->add(QStringLiteral("a.png"));
    pictures_->add(QStringLiteral("b.png"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(pictures_->path(QString()))});
    drop(data);
    QTRY_COMPARE(album()->rowCount(), 2);
    QTRY_VERIFY(isCaptioned(0) && isCaptioned(1));
  }

  void a_drop_on_the_training_view_shows_the_pictures() {
    part<QAction>("showTraining")->trigger();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(pictures_->add(QStringLiteral("a.png")))});
    drop(data);
    QCOMPARE(part<QStackedWidget>("views")->currentWidget()->objectName(), QStringLiteral("captionView"));
  }

  void text_cannot_be_dropped() {
    QMimeData data;
    data.setText(QStringLiteral("a dog"));
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(window_.get(), &enter);
    QVERIFY(!enter.isAccepted());
  }

  void a_copied_picture_is_pasted_into_the_album() {
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::green);
    QApplication::clipboard()->setImage(picture);
    QTest::keyClick(window_.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(album()->rowCount(), 1);
    QTRY_VERIFY(isCaptioned(0));
  }

  void copied_files_are_pasted_into_the_album() {
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(pictures_->add(QStringLiteral("a.png")))});
    QApplication::clipboard()->setMimeData(data);
    QTest::keyClick(window_.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(album()->rowCount(), 1);
  }

  void the_keyboard_switches_between_the_views() {
    auto* views = part<QStackedWidget>("views");
    QCOMPARE(views->currentWidget()->objectName(), QStringLiteral("captionView"));
    QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(views->currentWidget()->objectName(), QStringLiteral("trainView"));
    QVERIFY(part<QAction>("showTraining")->isChecked());
    QTest::keyClick(window_.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(views->currentWidget()->objectName(), QStringLiteral("captionView"));
  }

  void the_shipped_model_is_named_as_it_names_itself() {
    QTRY_COMPARE(part<ModelChooser>("modelChooser")->currentText(), QStringLiteral("tiny"));
  }

  void a_picture_whose_name_is_no_text_is_opened_and_captioned() {
    const std::filesystem::path text = pictures_->add(QStringLiteral("a.png")).toStdString();
    const std::filesystem::path bytes = text.parent_path() / "caf\xE9.png";
    std::filesystem::rename(text, bytes);
    window_->openPictures({bytes});
    QTRY_VERIFY(album()->rowCount() == 1 && isCaptioned(0));
    std::filesystem::rename(bytes, text);  // QTemporaryDir cannot remove what it cannot name
  }

  void a_model_in_training_can_be_chosen() {
    const QString best = folder_.filePath(QStringLiteral("best.safetensors"));
    writeTinyCaptioner(best.toStdString(), "run 7", 9);
    auto* chooser = part<ModelChooser>("modelChooser");
    QTRY_COMPARE(chooser->currentText(), QStringLiteral("tiny"));
    Q_EMIT part<TrainView>("trainView")->modelAvailable(best, QStringLiteral("flickr8k-7"));
    const int index = chooser->findData(best);
    QVERIFY(index >= 0);
    chooser->setCurrentIndex(index);
    Q_EMIT chooser->activated(index);
    QTRY_COMPARE(chooser->currentText(), QStringLiteral("run 7"));
    window_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
    QTRY_VERIFY(album()->rowCount() == 1 && isCaptioned(0));
  }

  void a_damaged_model_file_is_refused_and_the_chooser_goes_back() {
    auto* chooser = part<ModelChooser>("modelChooser");
    QTRY_COMPARE(chooser->currentText(), QStringLiteral("tiny"));
    const ModelAnswer answer(pictures_->addBroken(QStringLiteral("bad.safetensors")));
    Q_EMIT chooser->activated(chooser->count() - 1);  // "Open a model…"
    QTRY_VERIFY(part<QLabel>("progressText")->text().contains(QStringLiteral("bad.safetensors")));
    QCOMPARE(chooser->currentText(), QStringLiteral("tiny"));
  }

  void a_line_on_the_run_shows_in_the_tool_bar() {
    Q_EMIT part<TrainView>("trainView")->statusChanged(QStringLiteral("● flickr8k-7  epoch 6/20"));
    QCOMPARE(part<QLabel>("liveLine")->text(), QStringLiteral("● flickr8k-7  epoch 6/20"));
  }

  void whatever_takes_the_focus_has_a_name_and_a_tool_tip() {
    window_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
    QTRY_VERIFY(album()->rowCount() == 1 && isCaptioned(0));
    for (const QWidget* widget : part<QWidget>("captionView")->findChildren<QWidget*>()) {
      const bool control = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
                           qobject_cast<const QSlider*>(widget);
      if (!control || !widget->isVisible()) continue;
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const QString name = button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
      QVERIFY2(!name.isEmpty(), qPrintable(widget->objectName() + QStringLiteral(" has no name")));
    }
    for (const char* name : {"previousWord", "playWords", "nextWord", "attentionLook", "attentionOpacity",
                             "albumSearch", "attentionLayer", "attentionHead", "exportButton", "pauseCaptioning",
                             "cancelCaptioning", "modelChooser", "deviceChooser", "menuButton"}) {
      QVERIFY2(!part<QWidget>(name)->toolTip().isEmpty(), name);
    }
  }

  void what_is_disabled_says_why() {
    for (const char* name : {"exportAction", "copyAction", "captionAgainAction", "removeAction"}) {
      const auto* action = part<QAction>(name);
      QVERIFY2(!action->isEnabled() && !action->toolTip().isEmpty(), name);
    }
    QVERIFY(part<QAction>("exportAction")->toolTip().contains(QStringLiteral("no captions")));
  }

  void the_captioning_view_fits_a_small_screen() {
    window_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
    QTRY_VERIFY(album()->rowCount() == 1 && isCaptioned(0));
    QTRY_VERIFY(window_->findChild<QWidget*>(QStringLiteral("word0")));
    // 1024x640 less a title bar.
    const QSize least = part<QWidget>("captionView")->minimumSizeHint() + QSize(0, part<QWidget>("toolBar")->height());
    QVERIFY2(least.width() <= 1024 && least.height() <= 600,
             qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    window_->resize(1024, 600);
    QCOMPARE(window_->size(), QSize(1024, 600));
    for (const char* name : {"progressLine", "attentionControls", "captionBar", "albumSearch", "sentences"}) {
      const auto* widget = part<QWidget>(name);
      const QRect placed(widget->mapTo(window_.get(), QPoint()), widget->size());
      QVERIFY2(window_->rect().contains(placed), name);
    }
  }

  void the_last_session_comes_back_unless_told_otherwise() {
    const QString other = folder_.filePath(QStringLiteral("other.safetensors"));
    writeTinyCaptioner(other.toStdString(), "other", 3);
    auto* chooser = part<ModelChooser>("modelChooser");
    {
      const ModelAnswer answer(other);
      Q_EMIT chooser->activated(chooser->count() - 1);
    }
    QTRY_COMPARE(chooser->currentText(), QStringLiteral("other"));
    part<QSlider>("attentionOpacity")->setValue(33);
    window_->close();
    openWindow(true);
    QTRY_COMPARE(part<ModelChooser>("modelChooser")->currentText(), QStringLiteral("other"));
    QCOMPARE(part<QSlider>("attentionOpacity")->value(), 33);
    openWindow(false);
    QTRY_COMPARE(part<ModelChooser>("modelChooser")->currentText(), QStringLiteral("tiny"));
  }

  void the_training_view_does_not_keep_the_whole_screen() {
    window_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
    QTRY_VERIFY(album()->rowCount() == 1 && isCaptioned(0));
    part<QAction>("fullScreenAction")->trigger();
    QVERIFY(window_->isFullScreen() && !part<QWidget>("toolBar")->isVisible());
    QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!window_->isFullScreen() && part<QWidget>("toolBar")->isVisible());
  }

  void a_device_of_the_last_session_that_is_gone_gives_way_to_any() {
    window_->close();
    QSettings().setValue(QStringLiteral("window/device"), QStringLiteral("cuda:9"));
    openWindow(true, QString());
    QTRY_VERIFY(part<QComboBox>("deviceChooser")->toolTip().contains(QStringLiteral("now: ")));
    QCOMPARE(part<QComboBox>("deviceChooser")->currentData().toString(), QStringLiteral("auto"));
    QCOMPARE(part<ModelChooser>("modelChooser")->currentText(), QStringLiteral("tiny"));
    window_->close();
    QCOMPARE(QSettings().value(QStringLiteral("window/device")).toString(), QStringLiteral("auto"));
  }

  void a_device_that_cannot_be_used_gives_way_to_the_one_in_use() {
    auto* devices = part<QComboBox>("deviceChooser");
    QTRY_VERIFY(devices->toolTip().contains(QStringLiteral("now: ")));
    devices->addItem(QStringLiteral("GPU 9"), QStringLiteral("cuda:9"));
    devices->setCurrentIndex(devices->count() - 1);
    Q_EMIT devices->activated(devices->count() - 1);
    QTRY_COMPARE(devices->currentData().toString(), QStringLiteral("cpu"));
    QCOMPARE(part<ModelChooser>("modelChooser")->currentText(), QStringLiteral("tiny"));
  }

  void closing_while_captioning_ends_cleanly() {
    window_->openPictures(pathsOf(pictures_->addMany(200)));
    QTRY_COMPARE(album()->rowCount(), 200);
    window_->close();
    window_.reset();
  }

 private:
  QTemporaryDir folder_;
  QString model_;
  std::unique_ptr<SamplePictures> pictures_;
  std::unique_ptr<MainWindow> window_;
};

}  // namespace descry

QTEST_MAIN(descry::MainWindowTest)
#include "main_window.moc"
