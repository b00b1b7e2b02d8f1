#include "training/plots/loss_plot.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "model/images/decode.h"
#include "training/plots/plot_scale.h"

namespace descry {
namespace {

// The picture is drawn at twice its size and averaged down, which smooths text and markers too.
constexpr int kWidth = 1280, kHeight = 800, kOversampling = 2;
constexpr int kLeft = 110, kRight = 40, kTop = 70, kBottom = 90;
constexpr double kSmoothing = 0.95;
constexpr double kTextScale = 0.62;

// RGB; blue and vermilion of Okabe and Ito's palette stay apart under the common colour-vision deficiencies.
const cv::Scalar kPaper(255, 255, 255), kInk(50, 50, 50), kGrid(226, 226, 226);
const cv::Scalar kTrain(0, 114, 178), kTrainFaint(191, 220, 236), kVal(213, 94, 0);

struct Series {
  std::vector<double> x, y;
};

struct Range {
  double low = 0, high = 1;
};

enum class Align { kLeft, kCentre, kRight };

/// A drawing surface whose coordinates are the finished picture's.
class Canvas {
 public:
  Canvas() : pixels_(kHeight * kOversampling, kWidth * kOversampling, CV_8UC3, kPaper) {}

  void line(const std::vector<cv::Point2d>& points, const cv::Scalar& colour, double width) {
    std::vector<cv::Point> fixed;
    for (const cv::Point2d& point : points) fixed.push_back(scaled(point));
    cv::polylines(pixels_, fixed, false, colour, thickness(width), cv::LINE_AA, kFraction);
  }

  void dot(const cv::Point2d& centre, double radius, const cv::Scalar& colour) {
    const auto fixed_radius = static_cast<int>(radius * kOversampling * (1 << kFraction));
    cv::circle(pixels_, scaled(centre), fixed_radius, colour, cv::FILLED, cv::LINE_AA, kFraction);
  }

  void box(const cv::Point2d& corner, const cv::Point2d& opposite, const cv::Scalar& colour) {
    cv::rectangle(pixels_, scaled(corner), scaled(opposite), colour, cv::FILLED, cv::LINE_AA, kFraction);
  }

  void text(const std::string& words, const cv::Point2d& at, Align align, double scale = kTextScale) {
    int baseline = 0;
    const double font_scale = scale * kOversampling;
    const cv::Size size = cv::getTextSize(words, cv::FONT_HERSHEY_DUPLEX, font_scale, kOversampling, &baseline);
    int x = static_cast<int>(at.x * kOversampling);
    if (align == Align::kCentre) x -= size.width / 2;
    if (align == Align::kRight) x -= size.width;
    const int y = static_cast<int>(at.y * kOversampling) + size.height / 2;
    cv::putText(pixels_, words, {x, y}, cv::FONT_HERSHEY_DUPLEX, font_scale, kInk, kOversampling, cv::LINE_AA);
  }

  Image finished() const {
    cv::Mat small;
    cv::resize(pixels_, small, {kWidth, kHeight}, 0, 0, cv::INTER_AREA);
    return {kWidth, kHeight, std::vector<std::uint8_t>(small.datastart, small.dataend)};
  }

 private:
  static constexpr int kFraction = 4;  ///< bits of a coordinate behind the point
  static cv::Point scaled(const cv::Point2d& point) {
    return {static_cast<int>(std::lround(point.x * kOversampling * (1 << kFraction))),
            static_cast<int>(std::lround(point.y * kOversampling * (1 << kFraction)))};
  }
  static int thickness(double width) { return std::max(1, static_cast<int>(std::lround(width * kOversampling))); }

  cv::Mat pixels_;
};

/// Where values lie in the picture.
class Axes {
 public:
  Axes(Range x, Range y) : x_(x), y_(y) {}

  cv::Point2d at(double x, double y) const {
    const double across = (x - x_.low) / (x_.high - x_.low), up = (y - y_.low) / (y_.high - y_.low);
    return {kLeft + across * (kWidth - kLeft - kRight), kHeight - kBottom - up * (kHeight - kTop - kBottom)};
  }
  double clamped(double y) const { return std::clamp(y, y_.low, y_.high); }

  void draw(Canvas& canvas) const {
    for (const double tick : axis_ticks(y_.low, y_.high, 7)) {
      const cv::Point2d left = at(x_.low, tick);
      canvas.line({left, at(x_.high, tick)}, kGrid, 1);
      canvas.text(tick_label(tick), left - cv::Point2d(14, 0), Align::kRight);
    }
    for (const double tick : axis_ticks(x_.low, x_.high, 8)) {
      const cv::Point2d foot = at(tick, y_.low);
      canvas.line({foot, foot + cv::Point2d(0, 6)}, kInk, 1);
      canvas.text(tick_label(tick), foot + cv::Point2d(0, 22), Align::kCentre);
    }
    canvas.line({at(x_.low, y_.high), at(x_.low, y_.low), at(x_.high, y_.low)}, kInk, 1);
    canvas.text("step", at((x_.low + x_.high) / 2, y_.low) + cv::Point2d(0, 58), Align::kCentre);
    canvas.text("loss (nats a token)", {kLeft - 70, kTop - 34}, Align::kLeft);
  }

 private:
  Range x_, y_;
};

/// Wide enough for both curves, but not for the steep beginning, which would flatten the rest.
Range loss_range(const Series& train, const std::vector<double>& smooth, const Series& val) {
  std::vector<double> values;
  const std::size_t skipped = smooth.size() > 50 ? smooth.size() / 50 : 0;
  for (std::size_t i = skipped; i < smooth.size(); ++i) values.push_back(smooth[i]);
  values.insert(values.end(), val.y.begin(), val.y.end());
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  if (values.empty()) return {0, 1};
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double margin = std::max(0.06 * (*high - *low), 1e-3);
  return {*low - margin, *high + margin};
}

void draw_curve(Canvas& canvas, const Axes& axes, const std::vector<double>& x, const std::vector<double>& y,
                const cv::Scalar& colour, double width) {
  std::vector<cv::Point2d> points;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (std::isfinite(y[i]) && (!points.empty() || axes.clamped(y[i]) == y[i]))
      points.push_back(axes.at(x[i], axes.clamped(y[i])));
  if (points.size() == 1) canvas.dot(points.front(), width, colour);
  if (points.size() > 1) canvas.line(points, colour, width);
}

void draw_markers(Canvas& canvas, const Axes& axes, const Series& series) {
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    if (!std::isfinite(series.y[i])) continue;
    const cv::Point2d centre = axes.at(series.x[i], axes.clamped(series.y[i]));
    canvas.dot(centre, 7, kPaper);
    canvas.dot(centre, 5, kVal);
  }
}

void draw_legend(Canvas& canvas, bool has_val) {
  double y = kTop + 26;
  constexpr double kX = kWidth - kRight - 370;
  canvas.box({kX - 12, y - 20}, {kWidth - kRight + 1.0, y + (has_val ? 84 : 54)}, kPaper);
  const auto entry = [&](const cv::Scalar& colour, double width, const std::string& words) {
    canvas.line({{kX, y}, {kX + 40, y}}, colour, width);
    canvas.text(words, {kX + 54, y}, Align::kLeft);
    y += 30;
  };
  entry(kTrainFaint, 1.5, "training objective, every step");
  entry(kTrain, 2.5, "training objective, smoothed");
  if (!has_val) return;
  canvas.dot({kX + 20, y}, 5, kVal);
  entry(kVal, 2, "validation, every epoch");
}

}  // namespace

Result<void> write_loss_plot(const RunHistory& history, const std::filesystem::path& png) {
  Series train, val;
  for (const StepRecord& step : history.steps) {
    train.x.push_back(static_cast<double>(step.step));
    train.y.push_back(step.loss);
  }
  for (const EpochRecord& epoch : history.epochs) {
    val.x.push_back(static_cast<double>(epoch.step));
    val.y.push_back(epoch.val_loss);
  }
  Canvas canvas;
  if (train.x.empty() && val.x.empty()) {
    canvas.text("No step was recorded yet.", {kWidth / 2.0, kHeight / 2.0}, Align::kCentre, 0.9);
    return write_image(canvas.finished(), png);
  }
  const std::vector<double> smooth = smoothed(train.y, kSmoothing);
  const double last = std::max(train.x.empty() ? 1 : train.x.back(), val.x.empty() ? 1 : val.x.back());
  const Axes axes({0, std::max(last, 1.0)}, loss_range(train, smooth, val));
  axes.draw(canvas);
  draw_curve(canvas, axes, train.x, train.y, kTrainFaint, 1);
  draw_curve(canvas, axes, train.x, smooth, kTrain, 2.5);
  draw_curve(canvas, axes, val.x, val.y, kVal, 2);
  draw_markers(canvas, axes, val);
  draw_legend(canvas, !val.x.empty());
  return write_image(canvas.finished(), png);
}

}  // namespace descry
