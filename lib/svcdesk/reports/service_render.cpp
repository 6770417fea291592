#include "svcdesk/base/error.hpp"
#include "svcdesk/reports/detail/page.hpp"
#include "svcdesk/reports/detail/service.hpp"

namespace svcdesk::reports {

std::string render(const Service& report, Format format, Language language) {
  switch (format) {
    case Format::json:
      return visible_json(detail::service_json(report).pretty()) + "\n";
    case Format::csv:
      throw Error(ErrorCode::usage, {"report.no_csv", {{"report", "service"}}})
          .hint({"report.no_csv.hint", {}});
    case Format::html:
    case Format::markdown:
      break;
  }
  const detail::Words words(language, report.zone);
  Json view = detail::service_view(report, words);
  return format == Format::html ? detail::html_page("service", std::move(view), words)
                                : detail::markdown_page("service", std::move(view), words);
}

}  // namespace svcdesk::reports
