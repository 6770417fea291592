#include "svcdesk/desk/asset_room.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/model_room.hpp"
#include "svcdesk/store/register.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t tags_compared = 10'000;

// A machine that took the place of another one has nothing to do with what came before.
bool is_first_with_tag(const View& view, const assets::Asset& state) {
  store::AssetQuery query;
  query.contract = state.contract;
  query.tag = state.tag;
  query.limit = 1;
  const std::vector<store::AssetRow> first = store::Register(view.store()).assets(query);
  return !first.empty() && first.front().number == state.id.number;
}

std::vector<store::CaseRow> cases_of(const View& view, const assets::Asset& state,
                                     const std::vector<journal::Event>& history) {
  std::vector<store::CaseRow> out;
  for (const journal::Event& event : history) {
    if (event.type != "case.opened") continue;
    const auto id = CaseId::parse(event.subject.id);
    if (auto row = id ? view.store().case_row(id->number) : std::nullopt) {
      out.push_back(std::move(*row));
    }
  }
  if (is_first_with_tag(view, state)) {
    // Cases from before it was registered name its tag only.
    store::CaseQuery query;
    query.contract = state.contract;
    query.asset = state.tag;
    query.opened_to = state.added;
    for (store::CaseRow& row : view.store().cases(query)) {
      const bool known = asset_of_case(history_of(view, CaseId{row.number})).has_value();
      if (!known) out.push_back(std::move(row));
    }
  }
  std::sort(out.begin(), out.end(),
            [](const store::CaseRow& a, const store::CaseRow& b) { return a.number > b.number; });
  return out;
}

std::string name_in_register(const View& view, AssetId id) { return asset_state(view, id).tag; }

// "A-3": a bare number is as likely a tag.
std::optional<AssetId> as_id(std::string_view word) {
  if (word.empty() || (word.front() >= '0' && word.front() <= '9')) return std::nullopt;
  return AssetId::parse(word);
}

}  // namespace

journal::Subject subject_of(AssetId id) { return {"asset", id.str()}; }

std::optional<AssetId> known_asset(const View& view, const std::string& contract,
                                   const std::string& word) {
  const std::optional<AssetId> by_id = as_id(word);
  // Another contract's is as good as none (ORG-7).
  const bool numbered = by_id && store::Register(view.store()).has(contract, by_id->number);
  const std::optional<std::int64_t> tagged = store::Register(view.store()).by_tag(contract, word);
  if (numbered && tagged && *tagged != by_id->number) {
    throw Error(ErrorCode::usage,
                {"desk.asset.ambiguous", {{"word", word}, {"other", AssetId{*tagged}.str()}}})
        .hint({"desk.asset.hint_ambiguous", {{"other", AssetId{*tagged}.str()}}});
  }
  if (tagged) return AssetId{*tagged};
  return numbered ? by_id : std::nullopt;
}

AssetId find_asset(const View& view, const std::string& contract, const std::string& word) {
  if (const std::optional<AssetId> found = known_asset(view, contract, word)) return *found;
  Error error(ErrorCode::not_found, {"desk.asset.unknown", {{"asset", word}}});
  const std::string near =
      nearest(word, store::Register(view.store()).tags(contract, tags_compared));
  if (!near.empty()) throw error.hint({"authority.hint.did_you_mean", {{"word", near}}});
  throw error.hint({"desk.asset.hint_list", {}});
}

void require_linked(const View& view, const std::string& contract, const assets::Wanted& wanted) {
  if (!wanted.links) return;
  for (const assets::Link& one : *wanted.links) {
    if (store::Register(view.store()).has(contract, one.to.number)) continue;
    throw Error(ErrorCode::not_found, {"desk.asset.unknown", {{"asset", one.to.str()}}})
        .hint({"desk.asset.hint_list", {}});
  }
}

std::optional<AssetId> asset_of_case(const std::vector<journal::Event>& history) {
  for (const journal::Event& event : history) {
    if (event.type != "case.opened") continue;
    for (const journal::Subject& other : event.refs) {
      if (other.kind == "asset") return AssetId::parse(other.id);
    }
  }
  return std::nullopt;
}

assets::Asset asset_state(const View& view, AssetId id) {
  return assets::fold(view.store().history(subject_of(id)));
}

AssetFile asset_file(const View& view, AssetId id) {
  const std::vector<journal::Event> history = view.store().history(subject_of(id));
  AssetFile file;
  file.state = assets::fold(history);
  for (const assets::Link& one : file.state.links) {
    file.linked.push_back(name_in_register(view, one.to));
  }
  for (const store::LinkRow& one : store::Register(view.store()).links_to(id.number)) {
    const AssetId from{one.number};
    file.linked_from.push_back({one.kind, from, name_in_register(view, from), one.note});
  }
  file.model = model_of(view, file.state);
  file.revisions = assets::revisions(history);
  file.cases = cases_of(view, file.state, history);
  file.promises = view.store().promises_of(subject_of(id));
  return file;
}

}  // namespace svcdesk::desk
