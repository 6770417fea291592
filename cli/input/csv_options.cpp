#include "cli/input/csv_options.hpp"

#include <string>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {

CsvForm csv_form(const Arguments& given) {
  CsvForm form;
  form.encoding = fold_case(given.text("encoding"));
  const std::string separator = given.text("separator");
  if (!separator.empty()) form.separator = separator == "tab" ? '\t' : separator.front();
  return form;
}

}  // namespace svcdesk::cli
