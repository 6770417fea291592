#include "svcdesk/reports/detail/monthly.hpp"
#include "svcdesk/reports/detail/page.hpp"

namespace svcdesk::reports {

std::string render(const Monthly& report, Format format, Language language) {
  switch (format) {
    case Format::json:
      return visible_json(detail::monthly_json(report).pretty()) + "\n";
    case Format::csv:
      return detail::monthly_csv(report);
    case Format::html:
    case Format::markdown:
      break;
  }
  const detail::Words words(language, report.input.zone);
  Json view = detail::monthly_view(report, words);
  return format == Format::html ? detail::html_page("monthly", std::move(view), words)
                                : detail::markdown_page("monthly", std::move(view), words);
}

}  // namespace svcdesk::reports
