#include "training/data/table_file.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "model/text/csv.h"
#include "training/data/table_record.h"

namespace descry {
namespace {

constexpr std::size_t kMaxRecordLines = 1000;  // a quote that is open for longer was never meant to be one

/// A table's lines, which can be given back.
class Lines {
 public:
  explicit Lines(TextFile& file) : file_(file) {}

  std::optional<std::string_view> next() {
    ++number_;
    cut_ = false;
    if (!given_back_.empty()) {
      line_ = std::move(given_back_.front());
      given_back_.pop_front();
      return line_;
    }
    const auto line = file_.next_line();
    cut_ = file_.line_was_cut();
    if (!line) --number_;
    return line;
  }
  void give_back(std::vector<std::string> lines) {
    number_ -= lines.size();
    given_back_.insert(given_back_.begin(), std::make_move_iterator(lines.begin()),
                       std::make_move_iterator(lines.end()));
  }
  std::size_t number() const { return number_; }  ///< of the last line, from 1
  bool line_was_cut() const { return cut_; }

 private:
  TextFile& file_;
  std::deque<std::string> given_back_;
  std::string line_;
  std::size_t number_ = 0;
  bool cut_ = false;
};

class TableReader {
 public:
  TableReader(TextFile& file, const TableColumns& columns, CaptionCollector& collector)
      : lines_(file), columns_(columns), collector_(collector) {
    const auto& roles = columns.roles;
    const auto place_of = [&](ColumnRole role) { return std::find(roles.begin(), roles.end(), role) - roles.begin(); };
    path_ = static_cast<std::size_t>(place_of(ColumnRole::kPath));
    folder_ = static_cast<std::size_t>(place_of(ColumnRole::kFolder));
    if (path_ == roles.size()) std::swap(path_, folder_);  // where it is the only one, "filepath" names the picture
  }

  void read() {
    lines_.next();  // the header
    while (const auto line = lines_.next()) {
      const std::size_t number = lines_.number();
      if (lines_.line_was_cut()) {
        collector_.complain(line_place(number), "is longer than 1 MiB");
      } else if (!trimmed(*line).empty()) {
        if (!read_record(*line)) {
          collector_.complain(line_place(number), "opens a quote that is never closed");
        } else {
          take(number);
        }
      }
    }
  }

 private:
  bool read_record(std::string_view first) {
    if (record_.split(first, columns_.separator)) return true;
    std::string text(first);
    std::vector<std::string> further;
    while (further.size() < kMaxRecordLines && text.size() < TextFile::kMaxLine) {
      const auto line = lines_.next();
      if (!line) break;
      further.emplace_back(*line);
      // Split again only where the quote may have been closed.
      (text += '\n') += *line;
      if (line->find('"') != std::string_view::npos && record_.split(text, columns_.separator)) {
        if (record_.is_sound()) return true;
        break;  // it was closed by what opens another record's quote
      }
    }
    lines_.give_back(std::move(further));
    return false;
  }

  void take(std::size_t number) {
    const auto& roles = columns_.roles;
    if (roles.back() == ColumnRole::kCaption) {  // a caption with unquoted commas is still a caption
      record_.join_after(roles.size(), columns_.separator);
    }
    if (record_.size() > roles.size() || path_ >= record_.size())
      return collector_.complain(
          line_place(number),
          "has " + std::to_string(record_.size()) + " fields, where the header has " + std::to_string(roles.size()));
    if (columns_.descry)
      for (std::size_t i = 0; i < record_.size(); ++i) unprotect_csv_field(record_[i]);
    std::string& name = record_[path_];
    if (folder_ < record_.size()) name = record_[folder_] + "/" + name;
    bool captioned = false;
    for (std::size_t i = 0; i < record_.size(); ++i) {
      if (roles[i] != ColumnRole::kCaption || trimmed(record_[i]).empty()) continue;
      collector_.add(name, record_[i], line_place(number));
      captioned = true;
    }
    if (!captioned) return collector_.add(name, std::string_view(), line_place(number));
    for (std::size_t i = 0; i < record_.size(); ++i)
      if (roles[i] == ColumnRole::kSplit && !record_[i].empty())
        collector_.assign(name, record_[i], line_place(number));
  }

  Lines lines_;
  const TableColumns& columns_;
  CaptionCollector& collector_;
  TableRecord record_;
  std::size_t path_ = 0, folder_ = 0;
};

}  // namespace

std::optional<TableColumns> table_columns(std::string_view header) {
  for (const char separator : {'\t', ',', ';', '|'}) {
    TableRecord record;
    if (!record.split(header, separator) || record.size() < 2) continue;
    TableColumns columns{separator, {}, header == "path,caption,confidence"};
    for (std::size_t i = 0; i < record.size(); ++i) columns.roles.push_back(role_of_column(record[i]));
    const auto has = [&](ColumnRole role) {
      return std::find(columns.roles.begin(), columns.roles.end(), role) != columns.roles.end();
    };
    if ((has(ColumnRole::kPath) || has(ColumnRole::kFolder)) && has(ColumnRole::kCaption)) return columns;
  }
  return std::nullopt;
}

CaptionList read_table(TextFile& file, const TableColumns& columns) {
  const char* kind = columns.descry ? "Descry's captions" : columns.separator == '\t' ? "TSV" : "CSV";
  if (columns.separator == '|') kind = "Flickr30k";
  CaptionCollector collector(file.name(), kind);
  TableReader(file, columns, collector).read();
  return collector.finish(file);
}

}  // namespace descry
