#pragma once

#include <string>
#include <vector>

namespace descry {

struct WindowArguments {
  std::vector<std::string> pictures;
  std::string device = "auto";
  std::string album;  ///< a file; empty: the one that every session goes on with
  bool new_session = false;
};

/// Opens the window with the pictures and runs until it is closed. Returns the exit code; without a display, one
/// sentence on stderr that names the commands that need none.
int run_window(int argc, char** argv, const WindowArguments& arguments);

}  // namespace descry
