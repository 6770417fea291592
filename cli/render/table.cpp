#include "cli/render/table.hpp"

#include <algorithm>
#include <numeric>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least = 8;

struct Lane {
  std::size_t column = 0;
  std::size_t width = 0;
};

std::size_t total(const std::vector<Lane>& lanes) {
  std::size_t sum = lanes.empty() ? 0 : gap * (lanes.size() - 1);
  for (const Lane& lane : lanes) sum += lane.width;
  return sum;
}

std::vector<Lane> natural(const Table& table, const std::vector<std::vector<std::string>>& texts) {
  std::vector<Lane> lanes;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::size_t width = 0;
    for (const auto& row : texts) {
      if (i < row.size()) width = std::max(width, display_width(row[i]));
    }
    if (width == 0) continue;
    lanes.push_back({i, std::max(width, display_width(table.columns[i].heading))});
  }
  return lanes;
}

// Takes from the widest shrinking column, one by one, until it fits.
void fit(const Table& table, std::vector<Lane>& lanes, std::size_t columns) {
  for (std::size_t sum = total(lanes); columns > 0 && sum > columns; --sum) {
    Lane* widest = nullptr;
    for (Lane& lane : lanes) {
      if (table.columns[lane.column].fit == Fit::keep || lane.width <= least) continue;
      if (widest == nullptr || lane.width > widest->width) widest = &lane;
    }
    if (widest == nullptr) return;
    --widest->width;
  }
}

std::string padded(const std::string& text, Tint tint, const Lane& lane, Align align,
                   Colour colour) {
  const std::string shown = fit_width(text, lane.width);
  const std::size_t used = std::min(display_width(shown), lane.width);
  const std::string blanks(lane.width - used, ' ');
  const std::string coloured = tinted(shown, tint, colour);
  return align == Align::left ? coloured + blanks : blanks + coloured;
}

void end_line(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  out += '\n';
}

}  // namespace

std::string render(const Table& table, const Screen& screen) {
  std::vector<std::vector<std::string>> texts;
  for (const Row& row : table.rows) {
    texts.emplace_back();
    for (const Cell& cell : row) texts.back().push_back(printable(cell.text));
  }
  std::vector<Lane> lanes = natural(table, texts);
  fit(table, lanes, screen.columns);
  std::string out;
  const auto line = [&](auto&& text_of, auto&& tint_of) {
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      const std::size_t column = lanes[i].column;
      if (i > 0) out.append(gap, ' ');
      out += padded(text_of(column), tint_of(column), lanes[i], table.columns[column].align,
                    screen.colour);
    }
    end_line(out);
  };
  const bool headed = std::ranges::any_of(
      table.columns, [](const Column& column) { return !column.heading.empty(); });
  if (headed && !texts.empty()) {
    line([&](std::size_t i) { return table.columns[i].heading; },
         [](std::size_t) { return Tint::dim; });
  }
  for (std::size_t r = 0; r < texts.size(); ++r) {
    line([&](std::size_t i) { return i < texts[r].size() ? texts[r][i] : std::string(); },
         [&](std::size_t i) {
           return i < table.rows[r].size() ? table.rows[r][i].tint : Tint::plain;
         });
  }
  return out;
}

std::string render(const std::vector<Field>& fields, const Screen& screen) {
  std::size_t width = 0;
  for (const Field& field : fields) {
    if (!field.text.empty()) width = std::max(width, display_width(field.label));
  }
  std::string out;
  for (const Field& field : fields) {
    if (field.text.empty()) continue;
    const std::string blanks(width - display_width(field.label) + gap, ' ');
    out += tinted(field.label, Tint::dim, screen.colour) + blanks;
    std::string text = printable_lines(field.text);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    std::size_t from = 0;
    for (std::size_t end = 0; end != std::string::npos; from = end + 1) {
      if (from > 0) out.append(width + gap, ' ');
      end = text.find('\n', from);
      out += tinted(text.substr(from, end - from), field.tint, screen.colour);
      end_line(out);
      if (end == std::string::npos) break;
    }
  }
  return out;
}

}  // namespace svcdesk::cli
