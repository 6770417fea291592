#include "svcdesk/parts/handling.hpp"

#include <utility>
#include <vector>

#include "svcdesk/parts/posting.hpp"

namespace svcdesk::parts {
namespace {

using Conditions = std::vector<Condition>;

// The condition that was named; else any of `any` for pieces named one by one, and `usual` for a
// quantity. Throws Error(usage) for one that this work is not for.
Conditions drawn_from(const Asking& asking, const std::optional<Condition>& from,
                      const Pieces& pieces, const Conditions& any, const Conditions& usual) {
  if (!from) return pieces.serials.empty() ? usual : any;
  for (const Condition one : any) {
    if (one == *from) return {one};
  }
  throw asking.misuse("parts.condition_unfit", {{"condition", std::string(to_string(*from))}});
}

Conditions testable(const Asking& asking, const Test& request) {
  using enum Condition;
  Conditions any = {received, returned};
  if (request.result == TestResult::fail) any.push_back(tested);
  return drawn_from(asking, request.from, request.pieces, any, {received, returned});
}

void reason_said(const Asking& asking, const std::string& reason, const std::string& verb) {
  if (!is_blank(reason)) return;
  throw asking.refuse("PRT-3", "parts.reason_missing", {{"verb", verb}})
      .hint(asking.say("parts.hint.reason"));
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const TakeOver& request) {
  Posting posting(terms, acting, about_contract(terms, room.last_event), room);
  const Pieces pieces = posting.named(request.kind, request.pieces);
  posting.may_be_stocked(request.depot);
  posting.require("part.stock");
  reason_said(posting, request.reason, "take-over");
  Json more = Json::object({{"reason", request.reason}});
  auto condition = Condition::received;
  if (!request.tested_by.empty()) {
    more.set("tested_by", posting.ours(request.tested_by).id);
    condition = Condition::tested;
  }
  posting.post_all(request.kind, pieces, std::nullopt,
                   Position{depot_place(request.depot), condition}, more);
  return std::move(posting).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Test& request) {
  Posting posting(terms, acting, about_contract(terms, room.last_event), room);
  const Pieces pieces = posting.named(request.kind, request.pieces);
  posting.may_be_emptied(request.kind, request.depot);
  posting.require("part.stock");
  const bool passed = request.result == TestResult::pass;
  if (!passed && is_blank(request.note)) {
    throw posting.refuse("PRT-3", "parts.test_note", {{"part", request.kind}})
        .hint(posting.say("parts.hint.note"));
  }
  const auto drawn = posting.draw(request.kind, request.depot, pieces, testable(posting, request));
  Json more = Json::object({{"result", passed ? "pass" : "fail"}});
  more.set_if("note", request.note);
  posting.post_drawn(drawn, depot_place(request.depot),
                     passed ? Condition::tested : Condition::defective, more);
  return std::move(posting).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Transfer& request) {
  using enum Condition;
  Posting posting(terms, acting, about_contract(terms, room.last_event), room);
  const Pieces pieces = posting.named(request.kind, request.pieces);
  posting.may_be_emptied(request.kind, request.from_depot);
  posting.may_be_stocked(request.to_depot);
  posting.require("part.stock");
  const auto conditions =
      drawn_from(posting, request.from, pieces, {received, tested, returned, defective}, {tested});
  const auto drawn = posting.draw(request.kind, request.from_depot, pieces, conditions);
  Json more = Json::object();
  more.set_if("note", request.note);
  posting.post_drawn(drawn, depot_place(request.to_depot), std::nullopt, more);
  return std::move(posting).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Scrap& request) {
  using enum Condition;
  Posting posting(terms, acting, about_contract(terms, room.last_event), room);
  const Pieces pieces = posting.named(request.kind, request.pieces);
  posting.may_be_emptied(request.kind, request.depot);
  posting.require("part.stock");
  reason_said(posting, request.reason, "scrap");
  const auto conditions =
      drawn_from(posting, request.from, pieces, {defective, returned, tested}, {defective});
  const auto drawn = posting.draw(request.kind, request.depot, pieces, conditions);
  posting.post_drawn(drawn, depot_place(request.depot), scrapped,
                     Json::object({{"reason", request.reason}}));
  return std::move(posting).drafts();
}

}  // namespace svcdesk::parts
