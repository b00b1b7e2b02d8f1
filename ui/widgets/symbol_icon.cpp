#include "ui/widgets/symbol_icon.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace descry {
namespace {

/// What stands inside <svg viewBox="0 0 24 24">. Lines unless an element says fill.
const char* drawing(Symbol symbol) {
  switch (symbol) {
    case Symbol::Menu:
      return "<path d='M4 7h16M4 12h16M4 17h16'/>";
    case Symbol::Settings:
      return "<path d='M4 7h9M19 7h1M4 17h1M11 17h9'/><circle cx='16' cy='7' r='2.6'/><circle cx='8' cy='17' r='2.6'/>";
    case Symbol::Play:
      return "<path d='M8 5.5v13l10.5-6.5z' fill='COLOUR'/>";
    case Symbol::Pause:
      return "<path d='M8.5 6v12M15.5 6v12' stroke-width='3'/>";
    case Symbol::Stop:
      return "<rect x='7' y='7' width='10' height='10' fill='COLOUR'/>";
    case Symbol::Cancel:
      return "<path d='M6.5 6.5l11 11M17.5 6.5l-11 11'/>";
    case Symbol::Previous:
      return "<path d='M14.5 6l-6 6 6 6'/>";
    case Symbol::Next:
      return "<path d='M9.5 6l6 6-6 6'/>";
    case Symbol::Picture:
      return "<rect x='3.5' y='5' width='17' height='14' rx='1.8'/><circle cx='8.7' cy='9.8' r='1.5'/>"
             "<path d='M4 17l5-4.4 3.4 3 4-4.6 4 4.6'/>";
    case Symbol::Folder:
      return "<path d='M3.5 18.5v-12h6l2 2.5h9v9.5z'/>";
    case Symbol::Export:
      return "<path d='M12 14.5V4M7.8 8.2L12 4l4.2 4.2M4.5 13.5v6h15v-6'/>";
    case Symbol::Copy:
      return "<rect x='8.5' y='8.5' width='11' height='11' rx='1.5'/><path d='M5 15.5v-11h10.5'/>";
    case Symbol::Repeat:
      return "<path d='M18.5 8.500a7.5 7.5 0 1 0 1 3.500M19 4v4.700h-4.7'/>";
    case Symbol::Remove:
      return "<path d='M5 7h14M9.5 7V4.500h5V7M6.8 7l.7 12.500h9l.7-12.5'/>";
    case Symbol::Heat:
      return "<circle cx='12' cy='12' r='8'/><circle cx='12' cy='12' r='4' fill='COLOUR'/>";
    case Symbol::Spotlight:
      return "<rect x='3.5' y='5' width='17' height='14'/><circle cx='12' cy='12' r='3.2'/>";
    case Symbol::Grid:
      return "<path d='M4 4h7v7h-7zM13.500 4h7v7h-7zM4 13.500h7v7h-7zM13.500 13.500h7v7h-7z'/>";
    case Symbol::Place:
      return "<circle cx='12' cy='12' r='5.5'/><path d='M12 2.500v6M12 15.500v6M2.500 12h6M15.500 12h6'/>";
    case Symbol::Hide:
      return "<path d='M3 12c3-5 6-7 9-7s6 2 9 7c-3 5-6 7-9 7s-6-2-9-7z'/><circle cx='12' cy='12' r='2.8'/>"
             "<path d='M4.500 19.500l15-15'/>";
    case Symbol::FullScreen:
      return "<path d='M4 9.500v-5.500h5.500M14.500 4h5.500v5.500M20 14.500v5.500h-5.500M9.500 20h-5.500v-5.500'/>";
    case Symbol::Accept:
      return "<path d='M5 12.8l4.6 4.700L19 7'/>";
    case Symbol::Edit:
      return "<path d='M4.5 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500zM13.5 7l3.500 3.500'/>";
    case Symbol::Star:
      return "<path d='M12 3.6l2.55 5.4 5.9.8-4.3 4.1 1.05 5.9-5.2-2.85-5.2 2.85 1.05-5.9-4.3-4.1 5.9-.8z' "
             "fill='COLOUR'/>";
    case Symbol::EmptyStar:
      return "<path d='M12 3.6l2.55 5.4 5.9.8-4.3 4.1 1.05 5.9-5.2-2.85-5.2 2.85 1.05-5.9-4.3-4.1 5.9-.8z'/>";
  }
  return "";
}

class SymbolEngine : public QIconEngine {
 public:
  explicit SymbolEngine(Symbol symbol) : symbol_(symbol) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const QPalette palette = QApplication::palette();
    QColor colour = palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active,
                                  mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText);
    QByteArray svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='COLOUR' stroke-width='1.8' "
        "stroke-linecap='round' stroke-linejoin='round'>";
    svg += drawing(symbol_);
    svg += "</svg>";
    svg.replace("COLOUR", colour.name().toLatin1());
    QSvgRenderer(svg).render(painter, rect);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, pixmap.rect(), mode, state);
    return pixmap;
  }

  QIconEngine* clone() const override { return new SymbolEngine(*this); }

 private:
  Symbol symbol_;
};

}  // namespace

QIcon symbolIcon(Symbol symbol) { return QIcon(new SymbolEngine(symbol)); }

}  // namespace descry
