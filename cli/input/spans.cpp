#include "cli/input/spans.hpp"

#include <algorithm>

#include "svcdesk/base/error.hpp"

namespace svcdesk::cli {

std::vector<Span> parse_spans(const std::vector<std::string>& texts,
                              const std::function<Instant(const std::string&)>& read) {
  std::vector<Span> out;
  for (const std::string& text : texts) {
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos || dots == 0) {
      throw Error(ErrorCode::usage, {"cli.span.form", {{"text", text}}});
    }
    const std::string end = text.substr(dots + 2);
    const Span span{read(text.substr(0, dots)), end.empty() ? never : read(end)};
    if (span.to < span.from) throw Error(ErrorCode::usage, {"cli.span.reversed", {{"text", text}}});
    out.push_back(span);
  }
  return out;
}

std::vector<Span> merged(std::vector<Span> spans, Instant from, Instant to) {
  std::ranges::sort(spans, {}, &Span::from);
  std::vector<Span> out;
  for (Span span : spans) {
    span.from = std::max(span.from, from);
    span.to = std::min(span.to, to);
    if (span.from >= span.to) continue;
    if (!out.empty() && span.from <= out.back().to) {
      out.back().to = std::max(out.back().to, span.to);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

}  // namespace svcdesk::cli
