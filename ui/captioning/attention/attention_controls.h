#pragma once

#include <QHash>
#include <QWidget>

#include "ui/captioning/attention/attention_overlay.h"
#include "ui/workers/caption_types.h"

class QAction;
class QComboBox;
class QSettings;
class QToolButton;

namespace descry {

class ColourLegend;
class LookPanel;

/// What is shown of a word and how: stepping and playing, which map, its look and scale, and which layer's and
/// head's attention it is.
class AttentionControls : public QWidget {
  Q_OBJECT

 public:
  /// With a button for each of `actions`.
  explicit AttentionControls(const QList<QAction*>& actions, QWidget* parent = nullptr);

  /// The layers and heads to choose from; chooses the model's own default.
  void setModel(const ModelInfo& model);
  void setPlaying(bool playing);
  /// Disabled with this reason in every tool tip; empty: enabled.
  void setUnavailable(const QString& reason);
  /// A kind of map that cannot be chosen says why; empty: it can.
  void setKindUnavailable(MapKind kind, const QString& reason);
  void setFullScale(double full_scale);

  MapKind kind() const;
  MapLook look() const;
  bool sentenceScale() const;  ///< one scale for all words of the sentence, rather than each word's own
  int layer() const;           ///< -1: mean
  int head() const;            ///< -1: mean

  void save(QSettings& settings) const;
  void restore(const QSettings& settings);

 Q_SIGNALS:
  void stepRequested(int by);
  void playRequested(bool play);
  void kindChanged(descry::MapKind kind);  ///< before changed()
  void changed();

 private:
  QComboBox* chooser(const QString& name, const QString& accessible, const QString& tip);
  void buildPlayback();
  void buildKinds();
  void addKind(MapKind kind, const QString& name, const QString& about);
  void buildLook();
  void addButtons(const QList<QAction*>& actions);
  void buildSources();
  void fillHeads();
  void enableSources();

  QToolButton* previous_ = nullptr;
  QToolButton* next_ = nullptr;
  QToolButton* play_ = nullptr;
  QComboBox* kind_ = nullptr;
  QHash<MapKind, QString> kind_tips_;
  QComboBox* layer_ = nullptr;
  QComboBox* head_ = nullptr;
  LookPanel* look_ = nullptr;
  ColourLegend* legend_ = nullptr;
  ModelInfo model_;
};

}  // namespace descry
