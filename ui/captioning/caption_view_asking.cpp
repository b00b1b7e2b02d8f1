// Asking the model for more: another word, another sentence, the picture without a part of it, another model's opinion.
#include <QAction>
#include <QUndoStack>
#include <algorithm>

#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/album/caption_queue.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/comparison/comparison_window.h"
#include "ui/captioning/decoding_dialog.h"
#include "ui/captioning/hiding/hiding_dialog.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/progress_line.h"
#include "ui/captioning/review/picture_changes.h"
#include "ui/captioning/sentence/inspector.h"
#include "ui/captioning/sentence/replace_answers.h"
#include "ui/workers/caption_service.h"
#include "ui/workers/image_loader.h"

namespace descry {

void CaptionView::connectAsking() {
  connect(decoding_, &DecodingDialog::settingsChanged, this, [this] {
    queue_->setSettings(decoding_->settings());
    if (comparison_) comparison_->setSettings(decoding_->settings(), decoding_->isChangedByHand());
  });
  connect(inspector_, &Inspector::wordWanted, stage_, &PictureStage::pinWord);
  connect(inspector_, &Inspector::otherWordChosen, this, &CaptionView::rewriteFrom);
  connect(inspector_, &Inspector::sentenceWanted, this, &CaptionView::useSentence);
  connect(inspector_, &Inspector::hidingWanted, this, &CaptionView::showHiding);
  connect(stage_, &PictureStage::mapsChanged, this, &CaptionView::updateAsking);
  connect(service_, &CaptionService::rewritten, this, &CaptionView::takeRewriting);
  connect(service_, &CaptionService::hidden, this, [this](const Hiding& hiding) {
    if (!hiding_ || !hiding_->isVisible() || hiding.number != hiding_number_) return;
    hiding.problem.isEmpty() ? hiding_->setAnswer(hiding.answer) : hiding_->setProblem(hiding.problem);
  });
  // What the network saw in an older sentence is not what it saw in the one that came in its place.
  connect(album_, &AlbumModel::answered, this, [this](const std::vector<CaptionResult>& results) {
    for (const CaptionResult& result : results) {
      const QString of_picture = QStringLiteral("%1:").arg(result.id);
      explanations_.removeIf([&](const auto& known) { return known.key().startsWith(of_picture); });
    }
  });
  connect(album_, &AlbumModel::dataChanged, this,
          [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
            if (!roles.contains(Qt::DecorationRole)) updateAsking();
          });
  connect(album_, &AlbumModel::cleared, this, [this] {
    rewritings_.clear();
    if (hiding_) hiding_->close();
  });
  compare_ = new QAction(tr("Compare two &models…"), this);
  compare_->setObjectName(QStringLiteral("compareAction"));
  compare_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
  connect(compare_, &QAction::triggered, this, &CaptionView::showComparison);
}

void CaptionView::offerModel(const QString& file, const QString& name) {
  offered_models_.insert(file, name);
  if (comparison_) comparison_->offerModel(file, name);
}

/// Which of the inspector's questions can be asked of the shown picture, or why not.
void CaptionView::updateAsking() {
  const AlbumEntry* entry = album_->find(current_);
  inspector_->setText(entry ? entry->text() : QString());
  QString comparing = album_->rowCount() == 0 ? tr("The album is empty") : QString();
  if (comparing.isEmpty() && model_.number == 0) comparing = tr("No model is open");
  compare_->setEnabled(comparing.isEmpty());
  compare_->setToolTip(comparing.isEmpty()
                           ? tr("Caption the same pictures with a second model and see where they differ (%1)")
                                 .arg(compare_->shortcut().toString(QKeySequence::NativeText))
                           : comparing);
  QString reason;
  if (entry && !modelOf(*entry) && entry->source >= 0)
    reason = tr("“%1” wrote this caption and is not open: choose it above first")
                 .arg(QString::fromStdString(album_->source(entry->source).model));
  const QString hiding = !reason.isEmpty()            ? reason
                         : stage_->mappedWords() == 0 ? tr("Where the network looked is not known yet")
                                                      : QString();
  inspector_->setHidingUnavailable(hiding);
  const bool rewritten = std::any_of(rewritings_.cbegin(), rewritings_.cend(),
                                     [this](const AskedRewriting& asked) { return asked.before.id == current_; });
  inspector_->setRewritingUnavailable(rewritten ? tr("The sentence is being rewritten") : reason);
}

void CaptionView::rewriteFrom(int word, const QString& other) {
  const AlbumEntry* entry = album_->find(current_);
  const ModelInfo* model = entry ? modelOf(*entry) : nullptr;
  const Caption* caption = inspector_->shown();
  if (!model || !caption) return;
  const CaptionSource& source = album_->source(entry->source);
  AskedRewriting asked{{current_, source, inspector_->captions(), {}}, {current_, source, {}, {}}, entry->said, word};
  asked.after.source.settings = decoding_->settings();
  std::string& start = asked.after.source.settings.start;
  start.clear();
  for (int i = 0; i < word; ++i) start += caption->words[static_cast<std::size_t>(i)].text + " ";
  start += other == QLatin1String(".") ? std::string() : other.toStdString();
  const auto end = caption->tokens.begin() + word;
  const int number = service_->rewrite(
      {current_, model->number, entry->path, {caption->tokens.begin(), end}, other, decoding_->settings()});
  rewritings_.insert(number, std::move(asked));
  updateAsking();
}

void CaptionView::takeRewriting(const Rewriting& rewriting) {
  const auto found = rewritings_.constFind(rewriting.number);
  if (found == rewritings_.constEnd()) return;  // asked in an album that was closed
  AskedRewriting asked = *found;
  rewritings_.erase(found);
  const AlbumEntry* entry = album_->find(rewriting.picture);
  if (!rewriting.problem.isEmpty()) {
    progress_->say(rewriting.problem, true);
  } else if (entry && (entry->said != asked.said || album_->source(entry->source) != asked.before.source)) {
    progress_->say(tr("“%1” was captioned again meanwhile: its new sentence stays", "a file's name").arg(entry->name));
  } else if (entry) {
    asked.after.captions = rewriting.captions;
    undo_->push(new ReplaceAnswers(album_, {std::move(asked.before)}, {std::move(asked.after)},
                                   tr("another word in “%1”", "an undo step; a file's name").arg(entry->name)));
    progress_->say(tr("Rewritten; %1 brings the previous sentence back")
                       .arg(actions_.undo->shortcut().toString(QKeySequence::NativeText)));
    if (rewriting.picture == current_) stage_->pinWord(asked.word);
  }
  updateAsking();
}

void CaptionView::useSentence(int sentence) {
  const AlbumEntry* entry = album_->find(current_);
  const std::vector<Caption>& captions = inspector_->captions();
  if (!entry || sentence >= static_cast<int>(captions.size())) return;
  const QString text = QString::fromStdString(captions[static_cast<std::size_t>(sentence)].text());
  std::optional<QString> edited = text;
  if (text == entry->said) edited = std::nullopt;
  undo_->push(ChangePictures::texts(album_, {{current_, edited}},
                                    tr("another sentence for “%1”", "an undo step; a file's name").arg(entry->name)));
  progress_->say(tr("The picture's caption is now: %1").arg(text));
  updateAsking();
}

void CaptionView::showHiding(int word) {
  const AlbumEntry* entry = album_->find(current_);
  const ModelInfo* model = entry ? modelOf(*entry) : nullptr;
  const Caption* caption = inspector_->shown();
  if (!model || !caption || word >= stage_->mappedWords()) return;
  if (!hiding_) {
    hiding_ = new HidingDialog(this);
    connect(hiding_, &HidingDialog::wanted, this, &CaptionView::hideCells);
    connect(pictures_, &ImageLoader::loaded, hiding_, [this](PictureId id, const QImage& image) {
      if (id == hiding_->subject().picture) hiding_->setPicture(image);
    });
  }
  hiding_model_ = model->number;
  // Asked as the caption was, so that hiding alone can make a difference; drawn ones differ by how many are drawn.
  hiding_settings_ = album_->source(entry->source).settings;
  if (!hiding_settings_.sample) hiding_settings_.n_best = 1;
  hiding_number_ = 0;  // what is still on its way is of the former word
  hiding_->setSubject({current_, entry->name, pictures_->image(current_, entry->path), *caption, word,
                       stage_->mapOf(word), model->grey});
  hiding_->show();
  hiding_->raise();
  hiding_->activateWindow();
}

void CaptionView::hideCells(const HiddenCells& cells) {
  if (!hiding_->isVisible()) return;
  const HidingSubject& subject = hiding_->subject();
  const AlbumEntry* entry = album_->find(subject.picture);
  if (!entry) {
    hiding_->setProblem(tr("The picture is no longer in the album."));
    return;
  }
  hiding_number_ =
      service_->hide({subject.picture, hiding_model_, entry->path, cells, subject.caption.tokens, hiding_settings_});
}

void CaptionView::showComparison() {
  if (!comparison_) {
    comparison_ = new ComparisonWindow(album_, service_, undo_, this);
    connect(comparison_, &ComparisonWindow::pictureChosen, panel_, &AlbumPanel::setCurrentPicture);
    for (auto model = offered_models_.cbegin(); model != offered_models_.cend(); ++model)
      comparison_->offerModel(model.key(), model.value());
  }
  comparison_->setFirst(model_);
  comparison_->setSettings(decoding_->settings(), decoding_->isChangedByHand());
  comparison_->setSelection(panel_->selectedPictures());
  comparison_->show();
  comparison_->raise();
  comparison_->activateWindow();
}

}  // namespace descry
