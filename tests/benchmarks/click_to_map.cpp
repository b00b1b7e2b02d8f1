// How long it takes from pointing at a word or clicking it until its map is painted over a large picture (no peer:
// median, p99 and max of both, ms). Arguments: the window's width and height.
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "app/start_up.h"
#include "tests/benchmarks/rounds/default_model.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/captioning/sentence/word_chip.h"
#include "ui/main_window.h"

namespace {

constexpr QSize kPicture(4000, 3000);
constexpr int kRounds = 60;  // over all words
constexpr int kMostSeconds = 120;

/// Notes that a widget was painted.
class PaintWatch : public QObject {
 public:
  explicit PaintWatch(QWidget* widget) { widget->installEventFilter(this); }
  bool painted = false;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::Paint) return false;
    watched->removeEventFilter(this);  // lets the widget itself paint, then says so
    QApplication::sendEvent(watched, event);
    watched->installEventFilter(this);
    painted = true;
    return true;
  }
};

/// Gradients, shapes and noise, as much to decode and to scale as a photograph.
void write_picture(const QString& file) {
  QImage picture(kPicture, QImage::Format_RGB32);
  QPainter painter(&picture);
  QLinearGradient sky(0, 0, 0, kPicture.height());
  sky.setColorAt(0, QColor(90, 140, 220));
  sky.setColorAt(1, QColor(70, 90, 40));
  painter.fillRect(picture.rect(), sky);
  QRandomGenerator random(7);
  for (int i = 0; i < 4000; ++i) {
    painter.fillRect(random.bounded(kPicture.width()), random.bounded(kPicture.height()), 20, 14,
                     QColor::fromHsv(random.bounded(360), 120, 160));
  }
  painter.setBrush(QColor(110, 70, 40));
  painter.drawEllipse(QPoint(kPicture.width() / 2, kPicture.height() / 2), 700, 460);
  painter.end();
  picture.save(file, "JPEG", 92);
}

std::vector<descry::WordChip*> chips_of(const QWidget& window) {
  std::vector<descry::WordChip*> chips;
  while (auto* chip = window.findChild<descry::WordChip*>(QStringLiteral("word%1").arg(chips.size()))) {
    chips.push_back(chip);
  }
  return chips;
}

template <typename Done>
bool wait_for(const Done& done) {
  QElapsedTimer clock;
  clock.start();
  while (!done()) {
    if (clock.elapsed() > 1000 * kMostSeconds) return false;
    QApplication::processEvents(QEventLoop::AllEvents, 20);
  }
  return true;
}

/// From `act` until the picture is painted again.
template <typename Act>
double until_painted(PaintWatch& watch, const Act& act) {
  watch.painted = false;
  QElapsedTimer clock;
  clock.start();
  act();
  while (!watch.painted && clock.elapsed() < 1000) QApplication::processEvents();
  return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void point_at(descry::WordChip* chip, bool inside) {
  const QPointF at(4, 4);
  if (inside) {
    QEnterEvent enter(at, at, chip->mapToGlobal(at));
    QApplication::sendEvent(chip, &enter);
  } else {
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(chip, &leave);
  }
}

void click(descry::WordChip* chip) {
  const QPointF at(4, 4);
  QMouseEvent press(QEvent::MouseButtonPress, at, chip->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton,
                    Qt::NoModifier);
  QApplication::sendEvent(chip, &press);
  QMouseEvent release(QEvent::MouseButtonRelease, at, chip->mapToGlobal(at), Qt::LeftButton, Qt::NoButton,
                      Qt::NoModifier);
  QApplication::sendEvent(chip, &release);
}

struct Times {
  std::vector<double> all;
  void sort() { std::sort(all.begin(), all.end()); }
  double median() const { return all[all.size() / 2]; }
  double p99() const { return all[all.size() * 99 / 100]; }
  double max() const { return all.back(); }
};

int fail(const char* sentence) {
  std::fprintf(stderr, "bench_click_to_map: %s\n", sentence);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  descry::tune_process();
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  qputenv("XDG_CACHE_HOME", home.path().toUtf8());
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("descry-bench"));
  const QString picture = home.filePath(QStringLiteral("picture.jpg"));
  write_picture(picture);
  const std::filesystem::path model = default_model();
  if (model.empty()) return fail("there is no default model under resources/model");

  descry::WindowOptions options;
  options.default_model = model;
  options.device = QStringLiteral("cpu");
  options.restore_session = false;
  descry::MainWindow window(options);
  const QStringList arguments = QApplication::arguments();
  const QSize size = arguments.size() > 2 ? QSize(arguments[1].toInt(), arguments[2].toInt()) : QSize(1280, 800);
  window.resize(size);
  window.show();
  window.openPictures({picture.toStdString()});
  auto* view = window.findChild<descry::PictureView*>(QStringLiteral("pictureView"));
  if (view == nullptr) return fail("the window has changed");
  std::vector<descry::WordChip*> chips;
  const bool ready = wait_for([&] {
    chips = chips_of(window);
    if (chips.size() < 2 || !view->hasPicture()) return false;
    point_at(chips[0], true);
    const bool mapped = view->hasAttention();
    point_at(chips[0], false);
    return mapped;
  });
  if (!ready) return fail("the picture was not captioned");

  PaintWatch watch(view);
  Times hovers, clicks;
  for (int round = 0; round < kRounds; ++round) {
    for (descry::WordChip* chip : chips) {
      hovers.all.push_back(until_painted(watch, [&] { point_at(chip, true); }));
      until_painted(watch, [&] { point_at(chip, false); });
      clicks.all.push_back(until_painted(watch, [&] { click(chip); }));
    }
    until_painted(watch, [&] { click(chips.back()); });  // none is pinned
  }
  hovers.sort();
  clicks.sort();
  const QSize shown = view->pictureRect().size().toSize();
  std::printf("%zu words; hover: median %.2f, p99 %.2f, max %.2f ms; click: median %.2f, p99 %.2f, max %.2f ms\n",
              chips.size(), hovers.median(), hovers.p99(), hovers.max(), clicks.median(), clicks.p99(), clicks.max());
  std::printf(
      "{\"name\": \"click-to-map\", \"unit\": \"ms\", \"median_ms\": %.2f, \"p99_ms\": %.2f, \"max_ms\": %.2f, "
      "\"hover_median_ms\": %.2f, \"hover_p99_ms\": %.2f, \"hover_max_ms\": %.2f, \"conditions\": \"%s platform, %d "
      "processors; from the mouse event on a word until the view is painted, %zu words %d times; a picture of %dx%d "
      "shown in %dx%d of a window of %dx%d, %s\"}\n",
      clicks.median(), clicks.p99(), clicks.max(), hovers.median(), hovers.p99(), hovers.max(),
      QGuiApplication::platformName().toUtf8().constData(), QThread::idealThreadCount(), chips.size(), kRounds,
      kPicture.width(), kPicture.height(), shown.width(), shown.height(), size.width(), size.height(),
#ifdef NDEBUG
      "release"
#else
      "not the release build"
#endif
  );
}
