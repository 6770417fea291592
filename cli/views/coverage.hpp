// What the machines need against what is in stock: the coverage, and the plan made from it.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/parts_values.hpp"

namespace svcdesk::cli {

List::Shape coverage_shape(std::string_view schema, const Output& out);
// A kind, with its restock promise where a gap is open.
Json need_json(const parts::Need& need, const desk::CoverageView& view);
Row need_row(const parts::Need& need, const desk::CoverageView& view, const Output& out,
             const Wall& wall);
// Beside the kinds: the share, and the machines that nothing is known of.
Json coverage_beside(const parts::Coverage& coverage);
std::string coverage_summary(const parts::Coverage& coverage, const Output& out);

List::Shape plan_shape(std::string_view schema, const Output& out);
Json plan_json(const parts::PlanLine& line);
Row plan_row(const parts::PlanLine& line, const Output& out);

}  // namespace svcdesk::cli
