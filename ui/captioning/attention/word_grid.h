#pragma once

#include <QAbstractButton>
#include <QPixmap>
#include <QScrollArea>
#include <memory>
#include <vector>

#include "ui/captioning/figures/figure_content.h"
#include "ui/captioning/picture/view_geometry.h"

namespace descry {

/// One picture of a WordGrid: a word's map over it, the word and its probability below; without a word the picture.
class WordTile : public QAbstractButton {
  Q_OBJECT

 public:
  WordTile(const QString& word, double probability, QWidget* parent);

  /// How all tiles show the picture, and the picture as it shows it.
  struct Scene {
    ViewGeometry geometry;
    QPixmap picture;
  };
  void setScene(std::shared_ptr<const Scene> scene);
  void setMap(const FigureWord& word, const MapLook& look);
  int labelHeight() const;

 Q_SIGNALS:
  void opened();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  QString percent_;
  std::shared_ptr<const Scene> scene_;
  MapLook look_;
  QImage overlay_;
  QList<QLineF> contours_;
};

/// The picture once for each word with the word's map over it, as in the figures of Show, Attend and Tell: as large as
/// all have room together, scrolled where that would be too small.
class WordGrid : public QScrollArea {
  Q_OBJECT

 public:
  explicit WordGrid(QWidget* parent = nullptr);

  void setContent(const FigureContent& content);
  void setCurrentWord(int word);  ///< -1: none

 Q_SIGNALS:
  void wordClicked(int word);
  void wordOpened(int word);  ///< twice clicked; -1: the picture

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildTiles();
  void arrange();
  int columnsFor(QSize room) const;
  QSize tileSize(int width) const;

  FigureContent content_;
  std::vector<WordTile*> tiles_;  ///< the first is the picture's
  QSize arranged_;
};

}  // namespace descry
