#include <algorithm>
#include <cstdint>

#include "svcdesk/base/embedded.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/hash.hpp"
#include "svcdesk/reports/detail/page.hpp"
#include "svcdesk/text/template.hpp"

namespace svcdesk::reports::detail {

std::string_view embedded_template(std::string_view name) {
  const auto files = embedded::report_templates();
  const auto found = std::ranges::find_if(files, [&](const auto& f) { return f.name == name; });
  if (found == files.end()) {
    throw Error(ErrorCode::failed, {"report.no_template", {{"name", std::string(name)}}});
  }
  return found->bytes;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += at + i > bytes.size() ? '=' : digits[group >> (18 - 6 * i) & 63U];
    }
  }
  return out;
}

std::string html_page(std::string_view name, Json data, const Words& words) {
  const std::string_view css = embedded_template("report.css");
  const Digest digest = sha256(css);
  const std::string hash = base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  data.set("lang", to_string(words.language()));
  data.set("css", css);
  data.set("csp", "default-src 'none'; style-src 'sha256-" + hash +
                      "'; base-uri 'none'; form-action 'none'");
  data.set("w", words.table());
  return text::fill_template(embedded_template(std::string(name) + ".html.mustache"), data);
}

std::string markdown_page(std::string_view name, Json data, const Words& words) {
  data.set("w", words.table());
  return text::fill_template(embedded_template(std::string(name) + ".md.mustache"), data,
                             text::Escape::markdown);
}

}  // namespace svcdesk::reports::detail
