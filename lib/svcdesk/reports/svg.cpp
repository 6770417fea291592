#include "svcdesk/reports/svg.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::reports::svg {
namespace {

constexpr std::int64_t page_width = 720;
// Okabe-Ito blue and vermilion, darkened for paper: told apart by the colour-blind and in grey.
constexpr std::string_view kept_colour = "#0b5a8a";
constexpr std::string_view broken_colour = "#d55e00";
constexpr std::string_view line_colour = "#c9d1d9";
constexpr std::string_view ink = "#1f2933";
constexpr std::string_view faint_ink = "#5b6770";

std::string escaped(std::string_view raw) {
  std::string out;
  for (const char c : printable(raw)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

struct Point {
  std::int64_t x, y;
};

struct TextStyle {
  int size = 13;
  std::string_view anchor = "start";
  std::string_view colour = ink;
};

std::string text(Point at, std::string_view words, const TextStyle& style = {}) {
  return fmt::format(R"(<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}">{}</text>)",
                     at.x, at.y, style.size, style.anchor, style.colour, escaped(words));
}

struct Box {
  std::int64_t x, y, width, height;
};

std::string rect(const Box& box, std::string_view fill) {
  return fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", box.x, box.y,
                     box.width, box.height, fill);
}

std::string line(Point from, Point to) {
  return fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"/>)", from.x, from.y, to.x,
                     to.y, line_colour);
}

std::string begin(const Caption& caption, std::int64_t height) {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img" )"
      R"(aria-labelledby="{}-title {}-text"><title id="{}-title">{}</title><desc id="{}-text">{}</desc>)",
      page_width, height, page_width, height, caption.id, caption.id, caption.id,
      escaped(caption.title), caption.id, escaped(caption.description));
}

// Broken is hatched: it stands out without its colour too.
std::string hatching(const Caption& caption) {
  return fmt::format(
      R"(<defs><pattern id="{}-broken" width="6" height="6" patternUnits="userSpaceOnUse" )"
      R"x(patternTransform="rotate(45)"><rect width="6" height="6" fill="{}"/>)x"
      R"(<rect width="2" height="6" fill="#ffffff"/></pattern></defs>)",
      caption.id, broken_colour);
}

// The part of `width` that stands for value of total: whatever is there can be seen.
std::int64_t part(std::int64_t width, std::int64_t value, std::int64_t total) {
  if (value == 0) return 0;
  if (value == total) return width;
  constexpr std::int64_t visible = 4;
  return std::clamp(width * value / total, visible, width - visible);
}

constexpr Box track{216, 0, 350, 16};

std::string share_row(const Share& row, const ShareWords& words, std::string_view hatch,
                      std::int64_t y) {
  constexpr std::size_t label_columns = 29;
  const std::int64_t base = y + 13;
  std::string out = "<g>";
  if (display_width(row.label) > label_columns) out += "<title>" + escaped(row.label) + "</title>";
  out += text({track.x - 12, base}, fit_width(printable(row.label), label_columns), {13, "end"});
  const std::int64_t total = row.kept + row.broken;
  if (total == 0) {
    out += text({track.x, base}, words.none, {12, "start", faint_ink});
  } else {
    const std::int64_t kept = part(track.width, row.kept, total);
    if (kept > 0) out += rect({track.x, y, kept, track.height}, kept_colour);
    if (kept < track.width)
      out += rect({track.x + kept, y, track.width - kept, track.height}, hatch);
  }
  return out + text({page_width, base}, row.note, {13, "end"}) + "</g>";
}

// The step between two lines of the axis: 1, 2, 5, 10, 20, 50, ... for at most five of them.
std::int64_t axis_step(std::int64_t highest) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t step : {power, 2 * power, 5 * power}) {
      if (step * 5 >= highest) return step;
    }
  }
}

}  // namespace

std::string share_bars(const std::vector<Share>& rows, const ShareWords& words,
                       const Caption& caption) {
  constexpr std::int64_t top = 34;
  constexpr std::int64_t row_height = 27;
  const auto count = static_cast<std::int64_t>(rows.size());
  const std::string hatch = "url(#" + caption.id + "-broken)";
  std::string out = begin(caption, top + count * row_height) + hatching(caption);
  out += rect({track.x, 4, 12, 12}, kept_colour) + text({track.x + 18, 15}, words.kept, {12});
  const auto after = track.x + 40 + static_cast<std::int64_t>(display_width(words.kept)) * 7;
  out += rect({after, 4, 12, 12}, hatch) + text({after + 18, 15}, words.broken, {12});
  for (std::int64_t i = 0; i < count; ++i) {
    out += share_row(rows[static_cast<std::size_t>(i)], words, hatch, top + i * row_height);
  }
  return out + "</svg>";
}

std::string columns(const std::vector<Column>& values, const Caption& caption) {
  constexpr Box field{34, 18, page_width - 34, 110};
  constexpr std::int64_t bottom = field.y + field.height;
  std::int64_t highest = 1;
  for (const Column& column : values) highest = std::max(highest, column.value);
  const std::int64_t step = axis_step(highest);
  const std::int64_t top = (highest + step - 1) / step * step;
  std::string out = begin(caption, bottom + 24);
  for (std::int64_t mark = 0; mark <= top; mark += step) {
    const std::int64_t y = bottom - field.height * mark / top;
    out += line({field.x, y}, {field.x + field.width, y});
    out += text({field.x - 8, y + 4}, std::to_string(mark), {11, "end", faint_ink});
  }
  const auto count = std::max<std::int64_t>(static_cast<std::int64_t>(values.size()), 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto index = static_cast<std::int64_t>(i);
    const std::int64_t left = field.x + field.width * index / count;
    const std::int64_t width = field.x + field.width * (index + 1) / count - left;
    const std::int64_t middle = left + width / 2;
    const std::int64_t height = field.height * values[i].value / top;
    if (values[i].value > 0) {
      out += rect({left + width / 6, bottom - height, width - width / 3, height}, kept_colour);
      out += text({middle, bottom - height - 4}, std::to_string(values[i].value), {11, "middle"});
    }
    if (!values[i].label.empty()) {
      out += text({middle, bottom + 16}, values[i].label, {11, "middle", faint_ink});
    }
  }
  return out + "</svg>";
}

}  // namespace svcdesk::reports::svg
