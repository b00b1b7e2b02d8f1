#include "ui/training/welcome_page.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

QFont scaled(QFont font, double factor, bool bold) {
  font.setPointSizeF(font.pointSizeF() * factor);
  font.setBold(bold);
  return font;
}

void addStep(QGridLayout* grid, const QString& number, const QString& title, const QString& text) {
  const int row = grid->rowCount();
  auto* digit = new QLabel(number);
  digit->setFont(scaled(digit->font(), 2.0, true));
  digit->setForegroundRole(QPalette::Highlight);
  digit->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  auto* heading = new QLabel(title);
  heading->setFont(scaled(heading->font(), 1.15, true));
  auto* sentence = new QLabel(text);
  sentence->setWordWrap(true);
  grid->addWidget(digit, row, 0, 2, 1);
  grid->addWidget(heading, row, 1);
  grid->addWidget(sentence, row + 1, 1);
  grid->setRowMinimumHeight(row + 2, grid->verticalSpacing());
  grid->addItem(new QSpacerItem(0, 12), row + 2, 0);
}

}  // namespace

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("trainWelcome"));
  auto* heading = new QLabel(tr("Train a captioner on your own pictures"));
  heading->setFont(scaled(heading->font(), 1.6, false));
  heading->setWordWrap(true);
  auto* steps = new QGridLayout;
  steps->setHorizontalSpacing(18);
  steps->setColumnStretch(1, 1);
  addStep(steps, QStringLiteral("1"), tr("Choose pictures with captions"),
          tr("Folders and captions files of any usual form, on the right. What was recognised, and every problem, is "
             "shown there."));
  addStep(steps, QStringLiteral("2"), tr("Choose how to learn"),
          tr("A preset sets everything; each field explains itself and can be changed."));
  addStep(
      steps, QStringLiteral("3"), tr("Start, and watch it learn"),
      tr("Curves, scores and captions of dev pictures appear here. Pause or stop whenever you like: nothing is lost, "
         "and the captioner can be used while it learns."));
  button_ = new QPushButton(symbolIcon(Symbol::Play), tr("Try it with sample scenes"));
  button_->setObjectName(QStringLiteral("sampleRun"));
  button_->setDefault(true);
  button_->setToolTip(tr("Makes small captioned pictures and starts to learn from them"));
  note_ = new QLabel(tr("Takes about two minutes and needs no download."));
  note_->setObjectName(QStringLiteral("sampleNote"));
  note_->setWordWrap(true);
  note_->setForegroundRole(QPalette::PlaceholderText);

  auto* page = new QWidget;
  page->setMaximumWidth(fontMetrics().averageCharWidth() * 76);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(24, 24, 24, 24);
  column->addStretch(2);
  column->addWidget(heading);
  column->addSpacing(16);
  column->addLayout(steps);
  column->addSpacing(8);
  auto* foot = new QHBoxLayout;
  foot->addWidget(button_);
  foot->addSpacing(8);
  foot->addWidget(note_, 1);
  column->addLayout(foot);
  column->addStretch(3);

  auto* middle = new QWidget;
  auto* across = new QHBoxLayout(middle);
  across->addStretch(1);
  across->addWidget(page, 100);
  across->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setWidget(middle);
  scroll->setBackgroundRole(QPalette::Base);
  middle->setBackgroundRole(QPalette::Base);
  middle->setAutoFillBackground(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll);
  connect(button_, &QPushButton::clicked, this, &WelcomePage::sampleRunRequested);
}

void WelcomePage::setBusy(bool busy, const QString& sentence) {
  button_->setEnabled(!busy);
  note_->setText(sentence.isEmpty() ? tr("Takes about two minutes and needs no download.") : sentence);
}

}  // namespace descry
