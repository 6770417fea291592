#include "svcdesk/cases/asking.hpp"

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cases {

Asking::Asking(const contract::Terms& terms, const Acting& acting, const Case& state)
    : authority::Asking(terms, acting, {{"case", state.id.str()}, state.opened, state.last_event}),
      state_(state) {}

void Asking::while_open() const {
  const auto stopped = state_.stopped();
  if (stopped && at() > *stopped) throw over_since(*stopped);
}

void Asking::while_not_ended() const {
  if (state_.ended && at() > *state_.ended) throw over_since(*state_.ended);
}

void Asking::only_open() const {
  const auto stopped = state_.stopped();
  if (stopped) throw over_since(*stopped);
}

Error Asking::over_since(Instant end) const {
  return refuse("CASE-9", "cases.not_open",
                {{"status", std::string(to_string(state_.status))}, {"since", when(end)}})
      .hint(say("cases.hint.reopen"));
}

void Asking::in_this_round() const {
  if (state_.reopened) after(*state_.reopened, "case.reopened");
}

void Asking::parts_settled(const UnsettledParts& parts) const {
  if (!parts || parts->empty()) return;
  const Args args = {{"parts", joined(*parts)}};
  throw refuse("PRT-6", "cases.parts_unsettled", args).hint(say("cases.hint.parts", args));
}

const Approval* Asking::standing(std::string_view what, std::int64_t visit) const {
  for (const Approval& one : state_.approvals) {
    const bool stands = one.use == Approval::Use::standing && one.at <= at();
    if (stands && one.what == what && (visit == 0 || one.visit == visit)) return &one;
  }
  return nullptr;
}

}  // namespace svcdesk::cases
