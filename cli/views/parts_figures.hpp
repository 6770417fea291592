// The figures of the store: consumption, hit rate, lead times, what lies there for nothing, what to
// add.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/parts_values.hpp"

namespace svcdesk::cli {

// Everything that is known of one kind.
struct PartFigures {
  std::string kind;
  std::int64_t fitted = 0;
  parts::HitRate hits;
  std::optional<parts::LeadTime> lead_time;
  std::optional<parts::DeadStock> dead;
  std::int64_t add = 0;
};
// In the order of the kinds.
std::vector<PartFigures> by_kind(const desk::PartsFigures& figures);

List::Shape figures_shape(std::string_view schema, const Output& out);
Json figures_json(const PartFigures& one);
Row figures_row(const PartFigures& one, const Output& out, const Wall& wall);
// Beside the kinds: the stretch of time, pieces by month, the hit rate of all requests.
Json figures_beside(const desk::PartsFigures& figures, const store::PartsSpan& span);
std::string figures_summary(const desk::PartsFigures& figures, const Output& out);

}  // namespace svcdesk::cli
