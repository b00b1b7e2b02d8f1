#pragma once

#include <QtTest/qtestspontaneevent.h>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QRubberBand>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <array>
#include <cmath>
#include <limits>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/plain_ticker.h"
#include "ui/training/plots/plot_export.h"
#include "ui/training/plots/plot_grid.h"
#include "ui/training/plots/plot_table.h"
#include "ui/training/plots/plot_window.h"
#include "ui/training/plots/run_plots.h"
#include "ui/widgets/file_dialogs.h"

/// What tests of plots share: runs to show, and what a person does with pointer and menu.
namespace descry {

inline const QString kRun = QStringLiteral("/runs/one");
inline const QString kOther = QStringLiteral("/runs/two");

inline PlotSpec lossSpec() {
  return {QStringLiteral("loss"),
          QStringLiteral("Loss"),
          QStringLiteral("nats"),
          QStringLiteral("Soon."),
          {{QStringLiteral("train"), Figure::kTrainLoss},
           {QStringLiteral("val"), Figure::kValLoss, true, false, CurveKind::Best::kLowest}}};
}

inline StepRecord stepRecord(std::int64_t step, double loss) {
  StepRecord record;
  record.step = step;
  record.epoch = static_cast<int>((step - 1) / 50) + 1;
  record.loss = loss;
  record.learning_rate = 0.001;
  record.gradient_norm = 2;
  record.captions_per_second = 100;
  record.seconds = static_cast<double>(step) * 30;
  return record;
}

inline EpochRecord epochRecord(int epoch, std::int64_t step, double loss) {
  EpochRecord record;
  record.epoch = epoch;
  record.step = step;
  record.val_loss = loss;
  record.val_accuracy = 0.5;
  record.metrics = {{"CIDEr", 0.4}, {"Bleu_4", 0.2}, {"METEOR", 0.25}};
  return record;
}

/// 100 steps of a falling loss, from 5.
inline RunCurves falling() {
  RunCurves curves;
  for (int step = 1; step <= 100; ++step) curves.append(stepRecord(step, 5.0 - 0.02 * (step - 1)));
  return curves;
}

inline RunCurves fallingWithEpoch() {
  RunCurves curves = falling();
  curves.append(epochRecord(1, 50, 4.5));
  return curves;
}

inline void show(QWidget& plot, const QSize& size = {400, 300}) {
  plot.resize(size);
  plot.show();
  QVERIFY(QTest::qWaitForWindowExposed(&plot));
  plot.grab();
}

inline QPoint pixelOf(const CurvePlot& plot, double key, double value) {
  return {static_cast<int>(std::round(plot.xAxis->coordToPixel(key))),
          static_cast<int>(std::round(plot.yAxis->coordToPixel(value)))};
}

inline void turnWheel(QWidget& widget, const QPoint& where, int degrees, Qt::KeyboardModifiers modifiers = {}) {
  QWheelEvent event(where, widget.mapToGlobal(where), {}, {0, degrees}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                    false);
  QSpontaneKeyEvent::setSpontaneous(&event);  // Qt passes only these on to the parent
  qApp->notify(&widget, &event);
  widget.grab();
}

inline void drag(QWidget& widget, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
  QTest::mousePress(&widget, Qt::LeftButton, modifiers, from);
  for (int part = 1; part <= 4; ++part) {
    const QPoint at = from + (to - from) * part / 4;
    QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
    QApplication::sendEvent(&widget, &move);
  }
  QTest::mouseRelease(&widget, Qt::LeftButton, modifiers, to);
  widget.grab();
}

inline void pointAt(QWidget& widget, const QPoint& where) {
  QMouseEvent move(QEvent::MouseMove, where, widget.mapToGlobal(where), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
  QApplication::sendEvent(&widget, &move);
}

inline void leave(QWidget& widget) {
  QEvent event(QEvent::Leave);
  QApplication::sendEvent(&widget, &event);
}

/// Chooses from the plot's menu, as a right click and a click do.
inline void choose(CurvePlot& plot, const char* action) {
  QContextMenuEvent event(QContextMenuEvent::Mouse, {200, 100}, plot.mapToGlobal(QPoint(200, 100)));
  QApplication::sendEvent(&plot, &event);
  auto* menu = plot.findChild<QMenu*>(QStringLiteral("plotMenu"));
  QVERIFY(menu != nullptr);
  auto* chosen = menu->findChild<QAction*>(QLatin1String(action));
  QVERIFY2(chosen != nullptr && chosen->isEnabled(), action);
  chosen->trigger();
  menu->close();
  QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
}

/// Chooses from the menu of the bar above the plots.
inline void chooseInBar(RunPlots& plots, const QString& action) {
  auto* menu = plots.findChild<QMenu*>(QStringLiteral("plotsMenu"));
  Q_EMIT menu->aboutToShow();
  auto* chosen = menu->findChild<QAction*>(action);
  QVERIFY2(chosen != nullptr, qPrintable(action));
  chosen->trigger();
}

inline PlotOptions plainOptions() {
  PlotOptions options;
  options.smoothing = 0;
  return options;
}

class SaveAnswer : public FileDialogs {
 public:
  explicit SaveAnswer(QString path) : path_(std::move(path)) { replace(this); }
  ~SaveAnswer() override { replace(nullptr); }
  QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return path_; }

 private:
  QString path_;
};

}  // namespace descry
