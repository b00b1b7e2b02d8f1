#include "ui/workers/picture_finder.h"

#include "model/captioning/picture_list.h"

namespace descry {
namespace {

constexpr std::size_t kPortion = 500;  // pictures a list takes in at once without a stall

}  // namespace

void PictureFinder::find(const Paths& paths, std::stop_token stop) {
  const PictureList list = find_pictures(paths, stop);
  for (std::size_t first = 0; first < list.paths.size() && !stop.stop_requested(); first += kPortion) {
    const std::size_t last = std::min(first + kPortion, list.paths.size());
    Q_EMIT found({list.paths.begin() + static_cast<std::ptrdiff_t>(first),
                  list.paths.begin() + static_cast<std::ptrdiff_t>(last)});
  }
  QStringList problems;
  for (const Error& problem : list.problems) problems.append(QString::fromStdString(problem.describe()));
  Q_EMIT finished(static_cast<int>(list.paths.size()), problems);
}

}  // namespace descry
