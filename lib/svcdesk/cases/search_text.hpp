// The words by which a case is found (CASE-12).
#pragma once

#include <string>

#include "svcdesk/cases/case.hpp"

namespace svcdesk::cases {

// Number, title, symptom, error text and code, cause, solution, results of visits, asset, product,
// service and outside number, one a line; what is empty is left out.
std::string search_text(const Case& state);

}  // namespace svcdesk::cases
