#include "ui/captioning/picture/kept_picture.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/captioning/picture/picture_view.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

KeptPicture::KeptPicture(QWidget* parent)
    : QWidget(parent), view_(new PictureView(this)), name_(new QLabel(this)), sentence_(new QLabel(this)) {
  setObjectName(QStringLiteral("keptPicture"));
  view_->setObjectName(QStringLiteral("keptView"));
  view_->setAccessibleName(tr("The picture that is kept beside"));
  view_->setToolTip(tr("Zoom and move one of the two: the other goes along"));
  name_->setObjectName(QStringLiteral("keptName"));
  name_->setTextFormat(Qt::PlainText);
  sentence_->setObjectName(QStringLiteral("keptSentence"));
  sentence_->setTextFormat(Qt::PlainText);
  sentence_->setWordWrap(true);
  auto* close = new QToolButton(this);
  close->setObjectName(QStringLiteral("closeKept"));
  close->setIcon(symbolIcon(Symbol::Cancel));
  close->setAutoRaise(true);
  close->setAccessibleName(tr("Keep no picture beside"));
  close->setToolTip(tr("Keep no picture beside (C)"));
  connect(close, &QToolButton::clicked, this, &KeptPicture::closed);
  auto* head = new QHBoxLayout;
  head->addWidget(name_, 1);
  head->addWidget(close);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(head);
  layout->addWidget(view_, 1);
  layout->addWidget(sentence_);
}

void KeptPicture::keep(const FigureContent& content) {
  view_->setPicture(content.picture);
  view_->turn(content.turns);
  view_->setLook(content.look);
  view_->clearAttention();
  QString name = content.name;
  if (content.current_word >= 0 && content.current_word < content.words.size()) {
    const FigureWord& word = content.words[content.current_word];
    view_->setAttention(content.kind, word.map, word.full_scale);
    name = tr("%1: “%2”", "name of a picture, the word whose map is shown").arg(name, word.text);
  }
  name_->setText(name);
  name_->setToolTip(name);
  name_->setMinimumWidth(0);
  sentence_->setText(content.sentence);
  view_->setAccessibleDescription(content.sentence);
}

}  // namespace descry
