#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QWidget>

#include "ui/captioning/attention/looking_actions.h"
#include "ui/captioning/attention/word_maps.h"
#include "ui/captioning/figures/figure_content.h"
#include "ui/workers/caption_types.h"

class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace descry {

class AttentionControls;
class CaptionBar;
class KeptPicture;
class PictureView;
class WordGrid;

/// The picture with its caption under it: choosing a word lays its attention, or what it depends on, over the picture;
/// marking a part of the picture tells which words looked at it.
class PictureStage : public QWidget {
  Q_OBJECT

 public:
  explicit PictureStage(QWidget* parent = nullptr);

  /// Which picture the next ones called are of: the session remembers how it was turned. `name`: of its file.
  void choosePicture(PictureId id, const QString& name);
  void forgetTurns() { turns_.clear(); }  ///< the numbers are other pictures' now
  void showPicture(const QImage& picture);
  /// The same with all its pixels (detailWanted).
  void showDetail(const QImage& picture);
  bool hasPicture() const;
  void showPictureMessage(const QString& message);
  void showCaption(const Caption& caption);
  /// In the caption's place: that it is being written, or why there is none.
  void showCaptionMessage(const QString& message);
  /// Where the shown caption's words looked, what they depend on. Until the one that is asked for is set (or after
  /// showCaption) words show no map.
  void setTrace(const AttentionTrace& trace);
  void setDependence(const DependenceTrace& dependence);
  void setAttentionProblem(const QString& problem);
  /// Whose layers and heads there are to choose from.
  void setModel(const ModelInfo& model);

  int currentWord() const;
  MapKind mapKind() const;
  int mappedWords() const { return maps_.words(); }  ///< that have a map of the chosen kind; 0: it is not set
  AttentionMap mapOf(int word) const { return maps_.map(word); }  ///< as chosen; `word` below mappedWords()
  const WordMaps& maps() const { return maps_; }
  QStringList words() const;  ///< of the caption that is shown
  /// What is shown, for a figure.
  FigureContent figure() const;
  const LookingActions& looking() const { return actions_; }
  void pinWord(int word);
  /// Lets Left, Right, Space and Escape step through the words while `widget` has the focus.
  void addWordKeys(QWidget* widget);
  /// Shortcuts of these actions work while the picture or its words have the focus.
  void addKeys(const QList<QAction*>& actions);
  CaptionBar* captionBar() const { return bar_; }
  void addUnderCaption(QWidget* widget);

  /// The layout's own would count rows of words and controls as at its narrowest.
  QSize minimumSizeHint() const override { return {360, 320}; }

  void save(QSettings& settings) const;
  void restore(const QSettings& settings);

 Q_SIGNALS:
  void wordShown(int word);  ///< -1: none
  void mapKindChanged(descry::MapKind kind);
  void mapsChanged();   ///< or how they look, or the picture
  void detailWanted();  ///< the picture with all its pixels
  void dragWanted();    ///< the picture is being dragged out of the window
  void escaped();       ///< and nothing here was left to let go of

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void buildLayout();
  void connectWords();
  void connectLooking();
  void showWord();
  void showMaps();
  void forgetMaps();
  void updateLooking();
  void hideMap(bool hidden);
  void askPlace(bool ask);
  void showGrid(bool grid);
  void keepBeside(bool keep);
  void showPlace();
  QString amountText(double weight) const;
  QString placeText(QPoint cell, const std::vector<double>& weights) const;
  void letGo();
  void movePlaceNote();
  void turn(int quarters);

  LookingActions actions_;
  PictureView* view_;
  CaptionBar* bar_;
  AttentionControls* controls_;
  WordGrid* grid_;
  QStackedWidget* pages_;
  QSplitter* sides_;  ///< the page of the picture and of the one that is kept beside it
  KeptPicture* kept_;
  QLabel* place_;
  QLabel* note_;
  QLabel* waiting_;
  Caption caption_;
  WordMaps maps_;
  PictureId picture_ = 0;
  QString name_;
  QHash<PictureId, int> turns_;
  QElapsedTimer hidden_;
};

}  // namespace descry
