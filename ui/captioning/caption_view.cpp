#include "ui/captioning/caption_view.h"

#include <QAction>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUndoStack>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/captioning/album/album_delegate.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/album/album_store.h"
#include "ui/captioning/album/caption_queue.h"
#include "ui/captioning/decoding_dialog.h"
#include "ui/captioning/figures/figure_dialog.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/progress_line.h"
#include "ui/captioning/sentence/caption_bar.h"
#include "ui/captioning/sentence/inspector.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/symbol_icon.h"
#include "ui/workers/caption_service.h"
#include "ui/workers/image_loader.h"

namespace descry {
namespace {

constexpr int kThumbnailsKept = 1000;  // of 27 kB each
constexpr int kThumbnailsPending = 40;
constexpr int kPicturesKept = 6;
constexpr QSize kPictureSize(2048, 2048);
constexpr int kLoadingDelay = 200;  // milliseconds before "loading" is said, so that it does not flicker

QString captionMessage(const AlbumEntry& entry) {
  switch (entry.state) {
    case PictureState::kWaiting:
      return CaptionView::tr("Waiting for its turn…");
    case PictureState::kWorking:
      return CaptionView::tr("Being captioned…");
    case PictureState::kStopped:
      return CaptionView::tr("Not captioned: captioning was cancelled. “Caption the rest” in the menu goes on.");
    case PictureState::kFailed:
      return entry.problem;
    case PictureState::kDone:
      return CaptionView::tr("The model had nothing to say.");
  }
  return {};
}

}  // namespace

CaptionView::CaptionView(const std::optional<std::filesystem::path>& album, const std::filesystem::path& samples,
                         QWidget* parent)
    : QWidget(parent),
      service_(new CaptionService(this)),
      thumbnails_(new ImageLoader(AlbumDelegate::thumbnailSize(), ImageLoader::Fit::kCover, kThumbnailsKept,
                                  kThumbnailsPending, this)),
      pictures_(new ImageLoader(kPictureSize, ImageLoader::Fit::kInside, kPicturesKept, 1, this)),
      album_(new AlbumModel(thumbnails_, this)),
      store_(new AlbumStore(album_, this)),
      queue_(new CaptionQueue(album_, service_, this)),
      undo_(new QUndoStack(this)),
      actions_(this),
      review_(this),
      decoding_(new DecodingDialog(this)) {
  buildLayout();
  connectActions();
  connectService();
  connectAlbum();
  connectFolders();
  actions_.samples->setVisible(!samples.empty());
  empty_->offer(actions_.samples);
  connect(actions_.samples, &QAction::triggered, this, [this, samples] { openPictures({samples}); });
  connectLooking();
  connectAsking();
  connectExport();
  connect(panel_, &AlbumPanel::currentPictureChanged, this, &CaptionView::showPicture);
  buildReview();
  connect(stage_, &PictureStage::wordShown, inspector_, &Inspector::setWord);
  connect(stage_, &PictureStage::mapKindChanged, this, &CaptionView::explain);
  connect(inspector_, &Inspector::sentenceChosen, this, &CaptionView::showSentence);
  connect(queue_, &CaptionQueue::changed, this, &CaptionView::updateActions);
  connect(queue_, &CaptionQueue::failed, this, [this](const QString& problem) { progress_->say(problem, true); });
  queue_->setSettings(decoding_->settings());
  service_->findDevices();
  openAlbum(album);
}

CaptionView::~CaptionView() {
  stop();
  delete store_;            // writes what the album still has to be kept, so it goes first
  undo_->disconnect(this);  // it tells that it is empty when it goes, and then this is a mere QObject
}

void CaptionView::buildLayout() {
  panel_ = new AlbumPanel(album_, this);
  stage_ = new PictureStage(this);
  inspector_ = new Inspector(this);
  progress_ = new ProgressLine(queue_, this);
  progress_->setObjectName(QStringLiteral("progressLine"));
  empty_ =
      new EmptyState(symbolIcon(Symbol::Picture), tr("Drop photographs here"),
                     tr("Descry writes a caption for each picture. Point at a word to see where the network looked "
                        "when it said it. Folders and copied pictures work too."),
                     tr("Open pictures…"), this);
  empty_->setObjectName(QStringLiteral("emptyAlbum"));

  splitter_ = new QSplitter(Qt::Horizontal, this);
  splitter_->setObjectName(QStringLiteral("captionSplitter"));
  splitter_->setChildrenCollapsible(false);
  for (QWidget* part :
       {static_cast<QWidget*>(panel_), static_cast<QWidget*>(stage_), static_cast<QWidget*>(inspector_)}) {
    splitter_->addWidget(part);
  }
  splitter_->setStretchFactor(1, 1);
  splitter_->setSizes({290, 730, 240});
  panel_->setMinimumWidth(220);
  inspector_->setMinimumWidth(200);
  stage_->setMinimumWidth(360);

  pages_ = new QStackedWidget(this);
  pages_->addWidget(empty_);
  pages_->addWidget(splitter_);
  auto* line = new QFrame(this);
  line->setFrameShape(QFrame::HLine);
  line->setFrameShadow(QFrame::Sunken);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(pages_, 1);
  layout->addWidget(line);
  layout->addWidget(progress_);
}

void CaptionView::connectService() {
  connect(service_, &CaptionService::modelOpened, this, &CaptionView::takeModel);
  connect(service_, &CaptionService::modelFailed, this, [this](const QString& file, const QString& problem) {
    progress_->setModelState(QString());
    queue_->setModelReady(model_.number > 0);
    progress_->say(tr("%1: %2", "file: what is wrong with it").arg(file, problem), true);
    Q_EMIT modelFailed(file, problem);
  });
  connect(service_, &CaptionService::picturesFound, store_, &AlbumStore::add);
  connect(service_, &CaptionService::folderLost, store_, &AlbumStore::check);
  for (const auto signal : {&CaptionService::folderFailed, &CaptionService::fetchFailed}) {
    connect(service_, signal, this, [this](const QString& problem) { progress_->say(problem, true); });
  }
  connect(service_, &CaptionService::searchFinished, this,
          [this](int, const QStringList& problems) { sayProblems(problems); });
  connect(service_, &CaptionService::explained, this, &CaptionView::takeExplanation);
  connect(service_, &CaptionService::devicesFound, this, &CaptionView::devicesFound);
  connect(service_, &CaptionService::written, this, [this](const QString& file, const QString& problem) {
    progress_->say(problem.isEmpty() ? tr("Saved %1").arg(file) : tr("%1: %2").arg(file, problem), !problem.isEmpty());
  });
  connect(pictures_, &ImageLoader::loaded, this, [this](PictureId id, const QImage& image) {
    if (id == current_) stage_->showPicture(image);
  });
  connect(pictures_, &ImageLoader::failed, this, [this](PictureId id, const QString& problem) {
    if (id == current_) stage_->showPictureMessage(problem);
  });
}

void CaptionView::openPictures(const Paths& paths) {
  if (paths.empty()) return;
  say_known_ = true;
  service_->findPictures(paths);
}

void CaptionView::sayProblems(const QStringList& problems) {
  if (problems.isEmpty()) return;
  progress_->say(problems.size() == 1
                     ? problems.first()
                     : tr("%1 (and %n more)", nullptr, static_cast<int>(problems.size()) - 1).arg(problems.first()),
                 true);
}

void CaptionView::openModel(const QString& file, const QString& device) {
  queue_->setModelReady(false);
  progress_->setModelState(tr("Opening the model…"));
  service_->openModel(file, device);
}

void CaptionView::takeModel(const ModelInfo& info) {
  const bool first = model_.number == 0;
  model_ = info;
  models_.insert(info.hash, info);
  decoding_->setModel(info);
  queue_->setSettings(decoding_->settings());
  progress_->setModelState(QString());
  const bool stale = std::any_of(album_->entries().begin(), album_->entries().end(), [this](const AlbumEntry& entry) {
    return entry.source >= 0 && album_->source(entry.source).hash != model_.hash.toStdString();
  });
  if (!first && stale) {
    progress_->say(
        tr("%1 is ready. The captions here are another model's: “Caption all again” in the menu renews them.")
            .arg(info.name));
  }
  const AlbumEntry* shown = album_->find(current_);
  if (!captions_shown_ || (shown && modelOf(*shown))) stage_->setModel(info);
  if (captions_shown_) explain();  // it may be the one that wrote this caption in an earlier session
  queue_->setModelReady(true);
  Q_EMIT modelOpened(info);
}

void CaptionView::showPicture(PictureId id) {
  current_ = id;
  captions_shown_ = false;
  const AlbumEntry* entry = album_->find(id);
  if (!entry) {
    stage_->showPictureMessage(tr("Choose a picture in the album."));
    stage_->showCaptionMessage(QString());
    inspector_->setCaptions({});
    updateActions();
    return;
  }
  queue_->hurry({id});
  stage_->choosePicture(id, entry->name);
  const QImage image = pictures_->image(id, entry->path);
  if (!image.isNull()) {
    stage_->showPicture(image);
  } else {
    stage_->showPictureMessage(pictures_->problem(id));
    QTimer::singleShot(kLoadingDelay, this, [this, id] {
      if (id == current_ && !stage_->hasPicture() && pictures_->problem(id).isEmpty()) {
        stage_->showPictureMessage(tr("Loading the picture…"));
      }
    });
  }
  showCaption();
}

void CaptionView::showCaption() {
  const AlbumEntry* entry = album_->find(current_);
  if (!entry) return;
  if (entry->said.isEmpty()) {
    captions_shown_ = false;
    inspector_->setCaptions({});
    // What is wrong with the file stands where the picture would.
    stage_->showCaptionMessage(entry->state == PictureState::kFailed && !stage_->hasPicture() ? QString()
                                                                                              : captionMessage(*entry));
    updateActions();
    return;
  }
  // While it is captioned again the words stay, and a word that is pinned stays pinned.
  const QString shown = QStringLiteral("%1:%2:%3").arg(entry->id).arg(entry->source).arg(entry->said);
  if (captions_shown_ && shown == shown_) return;
  const std::vector<Caption>* captions = album_->captions(current_);
  if (!captions) {  // they come with captionsChanged
    if (captions_shown_) return;
    stage_->showCaptionMessage(entry->edited ? QString() : entry->said);
    inspector_->setCaptions({});
    updateActions();
    return;
  }
  captions_shown_ = true;
  shown_ = shown;
  if (const ModelInfo* model = modelOf(*entry)) stage_->setModel(*model);
  inspector_->setCaptions(*captions);
  showSentence(0);
  updateActions();
}

void CaptionView::showSentence(int sentence) {
  const std::vector<Caption>& captions = inspector_->captions();
  if (sentence >= static_cast<int>(captions.size())) return;
  stage_->showCaption(captions[static_cast<std::size_t>(sentence)]);
  explain();
}

const ModelInfo* CaptionView::modelOf(const AlbumEntry& entry) const {
  if (entry.source < 0) return nullptr;
  const auto found = models_.constFind(QString::fromStdString(album_->source(entry.source).hash));
  return found == models_.constEnd() ? nullptr : &*found;
}

void CaptionView::updateActions() {
  CaptionActions::Situation situation;
  situation.has_pictures = album_->rowCount() > 0;
  situation.has_captions = album_->captioned() > 0;
  situation.some_without_caption = album_->captioned() < album_->rowCount();
  situation.some_failed = album_->failed() > 0;
  const AlbumEntry* current = album_->find(current_);
  situation.current_has_caption = current && current->hasCaption();
  situation.current_has_words = captions_shown_ && current;
  situation.has_model = model_.number > 0;
  situation.busy = queue_->state() != CaptionQueue::State::kIdle;
  actions_.enable(situation);
  enableReview();
  updateAsking();
}

void CaptionView::showDecodingSettings() {
  decoding_->show();
  decoding_->raise();
  decoding_->activateWindow();
}

void CaptionView::stop() {
  keepEditing();      // what is being written is not lost with the window
  leaveFullScreen();  // the session remembers the window as it was before
  service_->stopAll();
}

void CaptionView::save(QSettings& settings) const {
  settings.setValue(QStringLiteral("caption/splitter"), splitter_->saveState());
  stage_->save(settings);
  figure_dialog_->save(settings);
  saveReview(settings);
  decoding_->save(settings);
}

void CaptionView::restore(const QSettings& settings) {
  splitter_->restoreState(settings.value(QStringLiteral("caption/splitter")).toByteArray());
  stage_->restore(settings);
  figure_dialog_->restore(settings);
  restoreWatched(settings);
  restoreReview(settings);
  decoding_->restore(settings);
}

}  // namespace descry
