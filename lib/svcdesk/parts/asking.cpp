#include "svcdesk/parts/asking.hpp"

#include <utility>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::parts {

Matter about_contract(const contract::Terms& terms, Instant last_event) {
  return {{"contract", terms.contract().id}, Instant::min(), last_event};
}

const contract::PartKind& Asking::kind(std::string_view code) const {
  std::vector<std::string> known;
  for (const contract::PartKind& one : supply().kinds) known.push_back(one.code);
  one_of(*this, "parts.no_kind", std::string(code), known);
  return *supply().kind(code);
}

const contract::Depot& Asking::depot(std::string_view code) const {
  if (const contract::Depot* found = supply().depot(code)) return *found;
  std::vector<std::string> known;
  for (const contract::Depot& one : supply().depots) known.push_back(one.code);
  throw refuse("PRT-1", "parts.no_depot", {{"depot", std::string(code)}})
      .hint(say("parts.hint.depots", {{"known", joined(known)}}));
}

journal::Draft Asking::moved(const Move& move, const Json& more) const {
  Json payload = payload_of(move);
  if (more.is_object()) {
    for (const auto& [key, value] : more.members()) payload.set_if(key, value);
  }
  journal::Draft draft = record("stock.moved", std::move(payload));
  if (draft.subject.kind != "contract") draft.refs = {draft.subject};
  draft.subject = stock_subject(contract().id, move.kind);
  return draft;
}

}  // namespace svcdesk::parts
