// Templates: the text up to the first zero byte, then the data as JSON. Escaped values stay data.
#include "svcdesk/text/template.hpp"

#include "svcdesk/base/utf8.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {
namespace {

void escaped(std::string_view value) {
  const Json data = Json::object({{"v", to_valid_utf8(value)}});
  const std::string html = text::fill_template("{{v}}", data);
  holds(html.find_first_of("<>\"'") == std::string::npos, "no markup gets into a page");
  const std::string markdown = text::fill_template("{{v}}", data, text::Escape::markdown);
  holds(markdown.find('\n') == std::string::npos, "no line gets into Markdown");
  holds(text::fill_template("{{{v}}}", data) == to_valid_utf8(value), "as it is");
}

}  // namespace

void one(std::string_view bytes) {
  const std::string_view source = first_part(bytes);
  escaped(source);
  Json data;
  if (!accepted({ErrorCode::invalid}, [&] { data = Json::parse(bytes); })) data = Json::object();
  for (const auto how : {text::Escape::html, text::Escape::markdown, text::Escape::none}) {
    accepted({ErrorCode::failed}, [&] { text::fill_template(source, data, how); });
  }
}

}  // namespace svcdesk::fuzz
