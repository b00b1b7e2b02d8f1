// What the picture's actions do: zoom, turn, hide the map, ask a part of it, all words at once.
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <algorithm>
#include <numeric>

#include "ui/captioning/attention/attention_controls.h"
#include "ui/captioning/attention/word_grid.h"
#include "ui/captioning/picture/kept_picture.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/captioning/sentence/caption_bar.h"

namespace descry {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kMoveStep = 60;
constexpr int kHeldAfter = 350;         // milliseconds: pressed longer, a key means "as long as I hold it"
constexpr std::size_t kWordsNamed = 6;  // of those that looked at a place

}  // namespace

void PictureStage::connectLooking() {
  connect(actions_.zoom_in, &QAction::triggered, view_, [this] { view_->zoomBy(kZoomStep); });
  connect(actions_.zoom_out, &QAction::triggered, view_, [this] { view_->zoomBy(1 / kZoomStep); });
  connect(actions_.fit, &QAction::triggered, view_, &PictureView::fit);
  connect(actions_.actual_size, &QAction::triggered, view_, &PictureView::showActualSize);
  connect(actions_.turn_left, &QAction::triggered, this, [this] { turn(-1); });
  connect(actions_.turn_right, &QAction::triggered, this, [this] { turn(1); });
  connect(actions_.hide_map, &QAction::toggled, this, &PictureStage::hideMap);
  connect(actions_.ask_place, &QAction::triggered, this, &PictureStage::askPlace);
  connect(actions_.word_grid, &QAction::toggled, this, &PictureStage::showGrid);
  connect(actions_.keep_beside, &QAction::toggled, this, &PictureStage::keepBeside);
  connect(kept_, &KeptPicture::closed, this, [this] { actions_.keep_beside->setChecked(false); });
  connect(kept_->view(), &PictureView::zoomed, view_, [this] { view_->follow(*kept_->view()); });
  connect(view_, &PictureView::zoomed, kept_, [this] {
    if (actions_.keep_beside->isChecked()) kept_->view()->follow(*view_);
  });
  connect(actions_.move_left, &QAction::triggered, view_, [this] { view_->pan({kMoveStep, 0}); });
  connect(actions_.move_right, &QAction::triggered, view_, [this] { view_->pan({-kMoveStep, 0}); });
  connect(actions_.move_up, &QAction::triggered, view_, [this] { view_->pan({0, kMoveStep}); });
  connect(actions_.move_down, &QAction::triggered, view_, [this] { view_->pan({0, -kMoveStep}); });
  connect(view_, &PictureView::detailWanted, this, &PictureStage::detailWanted);
  connect(view_, &PictureView::dragWanted, this, &PictureStage::dragWanted);
  connect(view_, &PictureView::cellMarked, this, &PictureStage::showPlace);
  connect(grid_, &WordGrid::wordClicked, this, [this](int word) { bar_->pin(word == bar_->pinnedWord() ? -1 : word); });
  connect(grid_, &WordGrid::wordOpened, this, [this](int word) {
    bar_->pin(word);
    actions_.word_grid->setChecked(false);
    view_->setFocus();
  });
}

void PictureStage::pinWord(int word) { bar_->pin(word); }

void PictureStage::turn(int quarters) {
  view_->turn(quarters);
  turns_[picture_] = view_->turns();
  showMaps();
}

void PictureStage::keepBeside(bool keep) {
  kept_->setVisible(keep);
  if (!keep) return;
  kept_->keep(figure());
  actions_.word_grid->setChecked(false);
  sides_->setSizes({1000, 1000});
}

void PictureStage::hideMap(bool hidden) {
  view_->setMapHidden(hidden);
  kept_->view()->setMapHidden(hidden);
  if (!hidden) return;
  // The shortcut took the key's press; its release tells whether it was held.
  hidden_.start();
  qApp->installEventFilter(this);
}

bool PictureStage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_ && event->type() == QEvent::Resize) movePlaceNote();
  const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
  if (key && hidden_.isValid() && !static_cast<QKeyEvent*>(event)->isAutoRepeat()) {
    // With another press it was not a key that hid the map.
    const bool held = event->type() == QEvent::KeyRelease && hidden_.elapsed() > kHeldAfter;
    hidden_.invalidate();
    qApp->removeEventFilter(this);
    if (held) actions_.hide_map->setChecked(false);
  }
  return QWidget::eventFilter(watched, event);
}

void PictureStage::askPlace(bool ask) {
  if (!ask) {
    view_->markCell(std::nullopt);
    return;
  }
  if (maps_.words() == 0) return;
  actions_.word_grid->setChecked(false);
  const int word = bar_->currentWord();
  const int cell = word >= 0 && word < maps_.words() ? maps_.strongestCell(word)
                                                     : maps_.rows() / 2 * maps_.columns() + maps_.columns() / 2;
  view_->setFocus();
  view_->markCell(QPoint(cell % maps_.columns(), cell / maps_.columns()));
}

void PictureStage::showPlace() {
  const std::optional<QPoint> cell = view_->markedCell();
  actions_.ask_place->setChecked(cell.has_value());
  if (!cell || maps_.words() == 0) {
    bar_->setMarks({}, {});
    place_->hide();
    return;
  }
  const std::vector<double> weights = maps_.weightsAt(cell->y(), cell->x());
  const double largest = *std::max_element(weights.begin(), weights.end());
  std::vector<double> shares(weights);
  for (double& share : shares) share = largest > 0 ? share / largest : 0;
  QStringList amounts;
  for (const double weight : weights) {
    amounts << (mapKind() == MapKind::kDependence
                    ? tr("Without the marked part this word is less probable: %1").arg(amountText(weight))
                    : tr("The marked part held %1 of this word's attention").arg(amountText(weight)));
  }
  bar_->setMarks(shares, amounts);
  place_->setText(placeText(*cell, weights));
  movePlaceNote();
  place_->show();
  QAccessibleEvent told(place_, QAccessible::Alert);
  QAccessible::updateAccessibility(&told);
}

void PictureStage::movePlaceNote() {
  const std::optional<QPoint> cell = view_->markedCell();
  if (!cell) return;
  // Over the picture, so that nothing moves, and on the side that the mark is not.
  const int gap = 6, most = view_->width() - 2 * gap;
  const int width = std::min(most, place_->fontMetrics().horizontalAdvance(place_->text()) + 2 * place_->margin() + 4);
  const int height = place_->heightForWidth(width);
  const bool below = view_->cellCentre(*cell).y() < view_->height() / 2;
  place_->setGeometry((view_->width() - width) / 2, below ? view_->height() - height - gap : gap, width, height);
}

QString PictureStage::amountText(double weight) const {
  return mapKind() == MapKind::kDependence ? QStringLiteral("÷ %1").arg(timesLessProbable(weight))
                                           : tr("%1 %").arg(QLocale().toString(100 * weight, 'f', 1));
}

QString PictureStage::placeText(QPoint cell, const std::vector<double>& weights) const {
  std::vector<std::size_t> order(std::min(weights.size(), caption_.words.size()));
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
  if (order.size() > kWordsNamed) order.resize(kWordsNamed);
  const bool dependence = mapKind() == MapKind::kDependence;
  QStringList words;
  for (const std::size_t i : order) {
    words << tr("%1 %2", "a word and its weight")
                 .arg(QString::fromStdString(caption_.words[i].text), amountText(weights[i]));
  }
  const QString list = words.join(tr(", ", "between words of a list"));
  return dependence ? tr("Row %1, column %2: without it these words are less probable: %3")
                          .arg(cell.y() + 1)
                          .arg(cell.x() + 1)
                          .arg(list)
                    : tr("Row %1, column %2 held so much of the words' attention: %3")
                          .arg(cell.y() + 1)
                          .arg(cell.x() + 1)
                          .arg(list);
}

void PictureStage::showGrid(bool grid) {
  if (grid) {
    view_->markCell(std::nullopt);
    grid_->setContent(figure());
    pages_->setCurrentWidget(grid_);
    grid_->setFocus();
    return;
  }
  const bool had_focus = grid_->isAncestorOf(QApplication::focusWidget()) || grid_->hasFocus();
  pages_->setCurrentWidget(sides_);
  if (had_focus) view_->setFocus();
}

void PictureStage::letGo() {
  if (view_->markedCell()) {
    view_->markCell(std::nullopt);
  } else if (bar_->isPlaying() || bar_->pinnedWord() >= 0) {
    bar_->setPlaying(false);
    bar_->pin(-1);
  } else if (actions_.word_grid->isChecked()) {
    actions_.word_grid->setChecked(false);
  } else {
    Q_EMIT escaped();
  }
}

void PictureStage::updateLooking() {
  const QString no_picture = hasPicture() ? QString() : tr("No picture is shown");
  for (QAction* action : {actions_.zoom_in, actions_.zoom_out, actions_.fit, actions_.actual_size, actions_.turn_left,
                          actions_.turn_right, actions_.copy_figure}) {
    enableAction(action, no_picture);
  }
  enableAction(actions_.keep_beside, actions_.keep_beside->isChecked() ? QString() : no_picture);
  QString no_maps = no_picture;
  if (no_maps.isEmpty() && caption_.words.empty()) no_maps = tr("The picture has no caption yet");
  const std::optional<AttentionTrace>& trace = maps_.trace();
  const bool silent = no_maps.isEmpty() && trace && trace->between_words.empty();
  enableAction(
      actions_.between_words,
      silent ? tr("This model's words do not look at each other: its decoder has no self-attention") : no_maps);
  enableAction(actions_.hide_map, no_maps);
  if (no_maps.isEmpty() && maps_.words() == 0) no_maps = tr("The words' maps are not there yet");
  enableAction(actions_.ask_place, no_maps);
  // The grid stays while the next picture's maps are computed.
  enableAction(actions_.word_grid, actions_.word_grid->isChecked() ? QString() : no_maps);
}

void PictureStage::contextMenuEvent(QContextMenuEvent* event) {
  if (!hasPicture() || !pages_->geometry().contains(event->pos())) return;
  QMenu menu(this);
  menu.setObjectName(QStringLiteral("pictureMenu"));
  menu.setToolTipsVisible(true);
  menu.addActions({actions_.zoom_in, actions_.zoom_out, actions_.fit, actions_.actual_size});
  menu.addSeparator();
  menu.addActions({actions_.turn_left, actions_.turn_right, actions_.full_screen, actions_.keep_beside});
  menu.addSeparator();
  menu.addActions({actions_.hide_map, actions_.ask_place, actions_.word_grid, actions_.between_words});
  menu.addSeparator();
  menu.addAction(actions_.copy_figure);
  menu.exec(event->globalPos());
}

}  // namespace descry
