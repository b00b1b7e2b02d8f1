#pragma once

#include <QHash>
#include <QWidget>
#include <memory>
#include <optional>

#include "ui/captioning/caption_actions.h"
#include "ui/captioning/review/change_dialog.h"
#include "ui/captioning/review/review_actions.h"
#include "ui/workers/asking_types.h"
#include "ui/workers/caption_types.h"
#include "ui/workers/paths.h"

class QAction;
class QMimeData;
class QSettings;
class QSplitter;
class QStackedWidget;
class QUndoStack;

namespace descry {

class AlbumModel;
class AlbumPanel;
class AlbumStore;
class BetweenWords;
struct AlbumEntry;
class CaptionQueue;
class CaptionService;
class ComparisonWindow;
class DecodingDialog;
class EmptyState;
class ExportDesk;
class FigureDialog;
class FigureService;
class HistoryDialog;
class HidingDialog;
class ImageLoader;
class Inspector;
class PictureStage;
class ProgressLine;
class ReviewBar;
class Reviewer;
class ShortcutSheet;
class Spelling;

/// The captioning view: album, picture with its words, inspector, and a line that says how far captioning is.
class CaptionView : public QWidget {
  Q_OBJECT

 public:
  /// `album`: as openAlbum's. `samples`: a folder of pictures to try the program with; empty: there is none.
  explicit CaptionView(const std::optional<std::filesystem::path>& album = {},
                       const std::filesystem::path& samples = {}, QWidget* parent = nullptr);
  ~CaptionView() override;

  /// Files and folders; what was added is captioned at once.
  void openPictures(const Paths& paths);
  /// What was dropped or pasted. False: there is nothing for an album in it.
  bool openMimeData(const QMimeData* data);
  static bool canOpen(const QMimeData* data);
  /// `device`: "auto", "cpu", "cuda" or "cuda:n".
  void openModel(const QString& file, const QString& device);
  /// Opens (or makes) the album that is kept in this file; nothing: one that is gone when the window closes.
  void openAlbum(const std::optional<std::filesystem::path>& file);
  void showDecodingSettings();
  const CaptionActions& actions() const { return actions_; }
  QList<QAction*> lookingActions() const;  ///< of the picture and its words
  const ReviewActions& reviewActions() const { return review_; }
  QAction* compareAction() const { return compare_; }
  /// Another captioner that is at hand, to compare with.
  void offerModel(const QString& file, const QString& name);

  void save(QSettings& settings) const;
  void restore(const QSettings& settings);
  /// Asks all work to end soon; nothing is waited for.
  void stop();
  /// The picture gives the screen back, where it has it whole.
  void leaveFullScreen();

 Q_SIGNALS:
  void modelOpened(const descry::ModelInfo& info);
  void modelFailed(const QString& file, const QString& problem);
  void devicesFound(const QStringList& devices);
  void fullScreenShown(bool full);  ///< the picture has the whole screen, or gave it back

 private:
  void buildLayout();
  void connectActions();
  void connectService();
  void connectLooking();
  void stepPicture(int by);
  void showFullScreenPicture(bool full);
  void connectFigures();
  void showFigureDialog();
  void updateFigures();
  void showBetweenWords();
  void updateBetweenWords();
  void chooseFiles();
  void chooseFolder();
  void paste();
  void connectExport();
  void copyCaptions();
  void captionAgain();
  void captionRest();
  void captionFailed();
  void captionAll();
  void removeSelected();
  void takeModel(const ModelInfo& info);
  void connectAlbum();
  void showPage();
  void chooseNewAlbum();
  void chooseAlbum();
  void switchAlbum(const QString& file);
  void connectFolders();
  void fillWatchMenu();
  void chooseWatchedFolder();
  void watch(const QStringList& folders);
  void takeRenewed(const Paths& pictures);
  void takeKnown(const std::vector<PictureId>& ids);
  void lookAgain(const std::vector<PictureId>& ids);
  void restoreWatched(const QSettings& settings);
  void takeAlbum();
  void forgetAlbum();
  void noteCancelled(bool by_person);
  void captionNew(const std::vector<PictureId>& ids, const std::vector<PictureId>& known);
  void hurryVisible();
  const ModelInfo* modelOf(const AlbumEntry& entry) const;
  void showPicture(PictureId id);
  void showCaption();
  void showSentence(int sentence);
  void buildReview();
  void connectReviewActions();
  void connectUndo();
  void showReview();
  void enableReview();
  void editCaption();
  /// What is being written is a step of its own before the album changes otherwise.
  void keepEditing();
  void showHistory();
  void showChanges(ChangeDialog::Tab tab);
  void saveReview(QSettings& settings) const;
  void restoreReview(const QSettings& settings);
  void connectAsking();
  void updateAsking();
  void rewriteFrom(int word, const QString& other);
  void takeRewriting(const Rewriting& rewriting);
  void useSentence(int sentence);
  void showHiding(int word);
  void hideCells(const HiddenCells& cells);
  void showComparison();
  void explain();
  void explainBy(MapKind kind);
  void takeExplanation(const Explanation& explanation);
  void showExplanation(const Explanation& explanation);
  void updateActions();
  void showContextMenu(const QPoint& position);
  void sayProblems(const QStringList& problems);
  std::vector<PictureId> chosenPictures() const;

  CaptionService* service_;
  ImageLoader* thumbnails_;
  ImageLoader* pictures_;
  ImageLoader* details_ = nullptr;  ///< of the picture that is zoomed
  FigureService* figures_ = nullptr;
  FigureDialog* figure_dialog_ = nullptr;
  BetweenWords* between_ = nullptr;
  ShortcutSheet* sheet_ = nullptr;
  AlbumModel* album_;
  AlbumStore* store_;
  CaptionQueue* queue_;
  QUndoStack* undo_;
  CaptionActions actions_;
  ReviewActions review_;
  AlbumPanel* panel_ = nullptr;
  PictureStage* stage_ = nullptr;
  Inspector* inspector_ = nullptr;
  ProgressLine* progress_ = nullptr;
  EmptyState* empty_ = nullptr;
  QSplitter* splitter_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  DecodingDialog* decoding_;
  Reviewer* reviewer_ = nullptr;
  ReviewBar* review_bar_ = nullptr;
  Spelling* spelling_ = nullptr;
  ChangeDialog* changes_ = nullptr;   // made when it is first wanted
  HistoryDialog* history_ = nullptr;  // likewise
  PictureId editing_ = 0;             // whose caption is being written; 0: none
  QAction* compare_ = nullptr;
  HidingDialog* hiding_ = nullptr;
  int hiding_number_ = 0, hiding_model_ = 0;
  DecodingSettings hiding_settings_;
  ComparisonWindow* comparison_ = nullptr;
  QHash<QString, QString> offered_models_;  // names by file
  struct AskedRewriting {
    CaptionResult before, after;  // `after`: without its captions
    QString said;                 // `before`'s best
    int word = 0;
  };
  QHash<int, AskedRewriting> rewritings_;  // by CaptionService::rewrite's number
  ExportDesk* exports_ = nullptr;
  PictureId current_ = 0;
  bool captions_shown_ = false;  // the stage and the inspector show the sentences of the current picture
  QString shown_;                // the caption that the stage shows
  QHash<QString, Explanation> explanations_;
  int albums_opened_ = 0;
  QHash<QString, ModelInfo> models_;  // by hash: those that were opened here
  ModelInfo model_;
  QStringList watched_;     // folders
  bool say_known_ = false;  // a person waits for what becomes of what was opened
};

}  // namespace descry
