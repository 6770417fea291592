#include "svcdesk/cases/links.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/asking.hpp"

namespace svcdesk::cases {
namespace {

using Relation = std::pair<std::string_view, std::string_view>;

// Each relation with how it reads from the other side.
constexpr std::array relations = {
    Relation{"related", "related"},     Relation{"duplicate", "duplicate"},
    Relation{"causes", "caused-by"},    Relation{"caused-by", "causes"},
    Relation{"follows", "followed-by"}, Relation{"followed-by", "follows"}};

std::string reverse_of(const Asking& asking, const std::string& as) {
  std::vector<std::string> known;
  for (const auto& [word, back] : relations) {
    if (word == as) return std::string(back);
    known.emplace_back(word);
  }
  throw asking.misuse("cases.relation", {{"word", as}})
      .hint({"authority.hint.known", {{"known", joined(known)}}});
}

const Case& other_case(const Asking& asking, CaseId id, const std::optional<Case>& target) {
  if (id == asking.state().id) throw asking.misuse("cases.itself");
  const bool there = target && target->id == id;
  if (there && target->contract == asking.state().contract) return *target;
  throw asking.missing("cases.no_case", {{"other", id.str()}});
}

// The event on the other case; never before that one was opened.
journal::Draft on_other(const Asking& asking, const Case& other, const std::string& as) {
  if (asking.at() < other.opened) {
    throw asking
        .refuse("ruling 17", "cases.other_before_opened",
                {{"other", other.id.str()}, {"time", asking.when(other.opened)}})
        .hint({"authority.hint.at", {}});
  }
  journal::Draft draft =
      asking.record("case.linked", Json::object({{"to", asking.state().id.str()}, {"as", as}}));
  draft.subject.id = other.id.str();
  draft.refs = {{"case", asking.state().id.str()}};
  return draft;
}

bool is_other_subject(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size();
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Merge& request) {
  const Asking asking(terms, acting, state);
  asking.only_open();
  const Case& other = other_case(asking, request.into, request.target);
  if (other.status != Status::open) {
    throw asking
        .refuse("CASE-9", "cases.merge_into_open",
                {{"other", other.id.str()}, {"status", std::string(to_string(other.status))}})
        .hint({"cases.hint.reopen", {{"case", other.id.str()}}});
  }
  if (is_blank(request.reason)) {
    throw asking.refuse("CASE-9", "cases.reason_missing", {{"verb", "merge"}})
        .hint(asking.say("cases.hint.merge", {{"other", other.id.str()}}));
  }
  asking.in_this_round();
  const std::string used = asking.require("merge");
  asking.parts_settled(request.unsettled_parts);
  Json payload = Json::object({{"into", other.id.str()}, {"reason", request.reason}});
  payload.set_if("approval", used);
  Drafts drafts = {asking.record("case.merged", std::move(payload)),
                   on_other(asking, other, "duplicate")};
  drafts.front().refs = {{"case", other.id.str()}};
  return drafts;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Link& request) {
  const Asking asking(terms, acting, state);
  const std::string as = request.as.empty() ? "related" : request.as;
  const std::string back = reverse_of(asking, as);
  const auto id = CaseId::parse(request.to);
  const std::string to = id ? id->str() : request.to;
  if (!id && !is_other_subject(to)) throw asking.misuse("cases.link_to", {{"word", to}});
  if (contains(state.links, to))
    throw asking.refuse("CASE-9", "cases.linked_already", {{"other", to}});
  Drafts drafts = {asking.record("case.linked", Json::object({{"to", to}, {"as", as}}))};
  if (id) {
    drafts.push_back(on_other(asking, other_case(asking, *id, request.target), back));
    drafts.front().refs = {{"case", to}};
  } else {
    const std::size_t slash = to.find('/');
    drafts.front().refs = {{to.substr(0, slash), to.substr(slash + 1)}};
  }
  return drafts;
}

}  // namespace svcdesk::cases
