// Small charts as inline SVG: whole numbers only, so that the same data gives the same bytes; no
// font, no script, no style, no link; colours that a colour-blind reader and a grey printer tell
// apart, and never colour alone. Every text is escaped here.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace svcdesk::reports::svg {

// What a chart is called, for people who cannot see it (role="img" with title and description).
struct Caption {
  std::string id;  // unique in the page: letters, digits, hyphens
  std::string title;
  std::string description;
};

// One obligation: a bar over the full width, split into kept and broken.
struct Share {
  std::string label;
  std::string note;  // written at the right, for example "33 / 34 · 97.0 %"
  std::int64_t kept = 0, broken = 0;
};

struct ShareWords {
  std::string kept, broken;  // of the legend
  std::string none;          // in place of a bar where nothing was judged
};

std::string share_bars(const std::vector<Share>& rows, const ShareWords& words,
                       const Caption& caption);

// One bar a day.
struct Column {
  std::string label;  // under the bar, for example "1"; empty: none
  std::int64_t value = 0;
};

std::string columns(const std::vector<Column>& values, const Caption& caption);

}  // namespace svcdesk::reports::svg
