#include "svcdesk/cases/search_text.hpp"

namespace svcdesk::cases {

std::string search_text(const Case& state) {
  std::string out;
  const auto add = [&out](const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += '\n';
    out += text;
  };
  if (state.id.number > 0) add(state.id.str());
  for (const std::string* one :
       {&state.title, &state.symptom, &state.error_text, &state.error_code, &state.cause,
        &state.solution, &state.asset, &state.product, &state.service, &state.external_id}) {
    add(*one);
  }
  for (const Visit& one : state.visits) add(one.result);
  return out;
}

}  // namespace svcdesk::cases
