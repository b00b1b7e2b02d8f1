#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <QSet>
#include <vector>

#include "ui/captioning/review/picture_changes.h"
#include "ui/workers/asking_types.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QUndoStack;

namespace descry {

class AlbumModel;
class CaptionService;
class ComparisonFilter;
class ComparisonModel;
class ModelChooser;

/// Two models side by side on the album's pictures. Stays open beside the window; the album changes only by what is
/// taken over.
class ComparisonWindow : public QDialog {
  Q_OBJECT

 public:
  ComparisonWindow(AlbumModel* album, CaptionService* service, QUndoStack* undo, QWidget* parent = nullptr);

  void setFirst(const ModelInfo& model);
  /// How both are asked; with `by_hand` false each as its own file recommends.
  void setSettings(const DecodingSettings& settings, bool by_hand);
  void setSelection(const std::vector<PictureId>& pictures);
  /// To choose the second from.
  void offerModel(const QString& file, const QString& name);

 Q_SIGNALS:
  void pictureChosen(descry::PictureId id);

 private:
  QHBoxLayout* choices();
  QHBoxLayout* resultButtons();
  void buildTable();
  void chooseFile();
  void startOrStop();
  void start();
  void forget();
  void take(int job, const std::vector<ComparedPicture>& pictures);
  void finish(int job, const QString& problem);
  void useSecond();
  void noteFormer(PictureId id);
  void takeOver();
  void exportTable();
  void openChosen();
  void updateButtons();
  void say(const QString& sentence);
  QString summary() const;
  std::vector<CaptionTask> tasks() const;

  AlbumModel* album_;
  CaptionService* service_;
  QUndoStack* undo_;
  ComparisonModel* model_;
  ComparisonFilter* filter_;
  QLabel* first_;
  ModelChooser* second_;
  QComboBox* pictures_;
  QPushButton* start_;
  QProgressBar* bar_;
  QLabel* status_;
  QCheckBox* only_different_;
  QTableView* table_;
  QPushButton* use_;
  QPushButton* export_;
  ModelInfo first_model_;
  DecodingSettings settings_;
  bool by_hand_ = false;
  QString first_name_, second_name_;  // of what was compared last
  CaptionSource second_source_;
  /// Captions of B that are to be the album's once what they replace is at hand, for undo.
  struct {
    std::vector<CaptionResult> before, after;
    ChangePictures::Texts texts;  // of pictures that no model has captioned
    QSet<PictureId> awaited;
  } taken_;
  std::vector<PictureId> selection_;
  int job_ = 0;
  int total_ = 0;
  bool running_ = false, stopped_ = false;
  bool forgotten_ = false;  // what is running is of an album that was closed
  QElapsedTimer since_start_;
};

}  // namespace descry
