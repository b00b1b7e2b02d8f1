#pragma once

#include <QIcon>

namespace descry {

/// The window's own line icons.
enum class Symbol {
  Menu,
  Settings,
  Play,
  Pause,
  Stop,
  Cancel,
  Previous,
  Next,
  Picture,
  Folder,
  Export,
  Copy,
  Repeat,
  Remove,
  Heat,
  Spotlight,
  Grid,
  Place,
  Hide,
  FullScreen,
  Accept,
  Edit,
  Star,
  EmptyStar
};

/// An icon in the palette's text colour, whatever the theme: it is drawn when it is painted, so that it follows a
/// change of palette and stays sharp at every scale.
QIcon symbolIcon(Symbol symbol);

}  // namespace descry
