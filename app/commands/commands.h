#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>     // what makes an App uses this
#include <CLI/Formatter.hpp>  // and this, and App.hpp only declares them
#include <functional>

#include "model/result.h"

namespace descry {

/// What the chosen command does once the line is parsed; returns the exit code.
using CommandAction = std::function<int()>;

/// Each adds one subcommand with its options; parsing it sets `action`.
void add_caption(CLI::App& app, CommandAction& action);
void add_train(CLI::App& app, CommandAction& action);
void add_evaluate(CLI::App& app, CommandAction& action);
void add_compare(CLI::App& app, CommandAction& action);
void add_score(CLI::App& app, CommandAction& action);
void add_scenes(CLI::App& app, CommandAction& action);
void add_features(CLI::App& app, CommandAction& action);
void add_convert(CLI::App& app, CommandAction& action);
void add_inspect(CLI::App& app, CommandAction& action);
void add_demo(CLI::App& app, CommandAction& action);

/// Every subcommand, --version and the footer with examples and exit codes.
void add_commands(CLI::App& app, CommandAction& action);

/// Writes "descry: what and where" to stderr and returns the error's exit code.
int report(const Error& error);

}  // namespace descry
