#include "ui/captioning/shortcut_sheet.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/captioning/attention/looking_actions.h"

namespace descry {
namespace {

QString plain(QString text) {
  text.remove(QLatin1Char('&'));
  while (text.endsWith(QChar(0x2026)) || text.endsWith(QLatin1Char('.'))) text.chop(1);
  return text;
}

QString shown(const QList<QKeySequence>& keys) {
  QStringList names;
  for (const QKeySequence& key : keys) names << key.toString(QKeySequence::NativeText);
  return names.join(QStringLiteral(", "));
}

const QWidget* ownerOf(const QObject* object) {
  for (const QObject* at = object; at; at = at->parent()) {
    if (const auto* widget = qobject_cast<const QWidget*>(at)) return widget;
  }
  return nullptr;
}

/// Gathers entries, each once, and knows which parts of the window work while `view` is shown.
class Gatherer {
 public:
  explicit Gatherer(const QWidget* view) : view_(view) {
    for (const QWidget* at = view->parentWidget(); at; at = at->parentWidget()) {
      if (const auto* stack = qobject_cast<const QStackedWidget*>(at)) pages_ = stack;
    }
  }

  bool works(const QObject* object) const {
    const QWidget* owner = ownerOf(object);
    if (!owner || owner->window() != view_->window()) return false;
    const bool other_page = pages_ && pages_ != owner && pages_->isAncestorOf(owner);
    return isOfView(owner) || !other_page;
  }

  void add(const QObject* object, const QString& text, const QList<QKeySequence>& keys, const QString& tip) {
    QString group = object->property(kShortcutGroup).toString();
    if (group.isEmpty()) {
      group = isOfView(ownerOf(object)) ? ShortcutSheet::tr("Album and captions") : ShortcutSheet::tr("Window");
    }
    const KeyEntry entry{group, plain(text), shown(keys), tip};
    const bool known = std::any_of(entries_.begin(), entries_.end(), [&](const KeyEntry& other) {
      return other.text == entry.text && other.keys == entry.keys;
    });
    if (!known && !entry.text.isEmpty() && !entry.keys.isEmpty()) entries_.append(entry);
  }

  QList<KeyEntry> entries() const { return entries_; }

 private:
  bool isOfView(const QWidget* owner) const { return owner == view_ || view_->isAncestorOf(owner); }

  const QWidget* view_;
  const QStackedWidget* pages_ = nullptr;
  QList<KeyEntry> entries_;
};

}  // namespace

QList<KeyEntry> keysOf(const QWidget* view) {
  Gatherer gatherer(view);
  const QWidget* window = view->window();
  for (const QAction* action : window->findChildren<QAction*>()) {
    if (!action->shortcuts().isEmpty() && gatherer.works(action)) {
      gatherer.add(action, action->text(), action->shortcuts(), action->isEnabled() ? QString() : action->toolTip());
    }
  }
  for (const QAbstractButton* button : window->findChildren<QAbstractButton*>()) {
    // What a text's underlined letter gives is seen on the button itself.
    if (button->shortcut().isEmpty() || button->shortcut() == QKeySequence::mnemonic(button->text())) continue;
    const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
    if (gatherer.works(button)) gatherer.add(button, name, {button->shortcut()}, {});
  }
  for (const QShortcut* shortcut : window->findChildren<QShortcut*>()) {
    if (gatherer.works(shortcut)) gatherer.add(shortcut, shortcut->whatsThis(), {shortcut->key()}, {});
  }
  return gatherer.entries();
}

ShortcutSheet::ShortcutSheet(QWidget* view)
    : QDialog(view), view_(view), search_(new QLineEdit(this)), keys_(new QTreeWidget(this)) {
  setObjectName(QStringLiteral("shortcutSheet"));
  setWindowTitle(tr("Keyboard shortcuts"));
  setSizeGripEnabled(true);
  search_->setObjectName(QStringLiteral("shortcutSearch"));
  search_->setPlaceholderText(tr("Search what keys do…"));
  search_->setClearButtonEnabled(true);
  search_->setAccessibleName(tr("Search shortcuts"));
  keys_->setObjectName(QStringLiteral("shortcutKeys"));
  keys_->setAccessibleName(tr("Shortcuts"));
  keys_->setColumnCount(2);
  keys_->setHeaderLabels({tr("What it does"), tr("Keys")});
  keys_->setRootIsDecorated(false);
  keys_->setSelectionMode(QAbstractItemView::SingleSelection);
  keys_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  keys_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  keys_->header()->setStretchLastSection(false);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(search_);
  layout->addWidget(keys_, 1);
  layout->addWidget(buttons);
  connect(search_, &QLineEdit::textChanged, this, &ShortcutSheet::filter);
  const QFontMetrics metrics(font());
  resize(QSize(metrics.averageCharWidth() * 74, metrics.height() * 40)
             .boundedTo(screen()->availableSize() - QSize(40, 80)));
}

void ShortcutSheet::showEvent(QShowEvent* event) {
  fill();
  filter(search_->text());
  search_->setFocus();
  QDialog::showEvent(event);
}

void ShortcutSheet::fill() {
  keys_->clear();
  QHash<QString, QTreeWidgetItem*> groups;
  QFont bold = font();
  bold.setBold(true);
  const auto add = [&](const KeyEntry& entry) {
    QTreeWidgetItem*& group = groups[entry.group];
    if (!group) {
      group = new QTreeWidgetItem(keys_, {entry.group});
      group->setFont(0, bold);
      group->setFlags(Qt::ItemIsEnabled);
      group->setFirstColumnSpanned(true);
    }
    auto* item = new QTreeWidgetItem(group, {entry.text, entry.keys});
    if (!entry.tip.isEmpty()) item->setToolTip(0, entry.tip);
  };
  for (const KeyEntry& entry : keysOf(view_)) add(entry);
  const QString pointer = tr("Mouse and touchpad");
  add({pointer, tr("Zoom where the pointer is"), tr("Wheel, pinch"), {}});
  add({pointer, tr("Fit, or the actual size there"), tr("Double click"), {}});
  add({pointer, tr("Move over a zoomed picture"), tr("Drag, two fingers"), {}});
  add({pointer, tr("Drag the picture with its map into another program"), tr("Drag a fitted picture"), {}});
  add({pointer, tr("Words that looked at a part of the picture"), tr("Click in the picture"), {}});
  add({pointer, tr("Show a word's map, keep it shown"), tr("Point at it, click it"), {}});
  keys_->expandAll();
}

void ShortcutSheet::filter(const QString& words) {
  for (int i = 0; i < keys_->topLevelItemCount(); ++i) {
    QTreeWidgetItem* group = keys_->topLevelItem(i);
    int seen = 0;
    for (int j = 0; j < group->childCount(); ++j) {
      QTreeWidgetItem* item = group->child(j);
      const bool fits = item->text(0).contains(words, Qt::CaseInsensitive) ||
                        item->text(1).contains(words, Qt::CaseInsensitive) ||
                        group->text(0).contains(words, Qt::CaseInsensitive);
      item->setHidden(!fits);
      seen += fits ? 1 : 0;
    }
    group->setHidden(seen == 0);
  }
}

}  // namespace descry
