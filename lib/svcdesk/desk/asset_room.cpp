#include "svcdesk/desk/asset_room.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t tags_compared = 10'000;

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
  // Cases from before it was registered name its tag only.
  store::CaseQuery query;
  query.contract = state.contract;
  query.asset = state.tag;
  for (store::CaseRow& row : view.store().cases(query)) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const store::CaseRow& one) {
      return one.number == row.number;
    });
    if (!known && row.opened < state.added) out.push_back(std::move(row));
  }
  std::sort(out.begin(), out.end(),
            [](const store::CaseRow& a, const store::CaseRow& b) { return a.number > b.number; });
  return out;
}

std::string tag_of(const View& view, AssetId id) { return asset_state(view, id).tag; }

}  // namespace

journal::Subject subject_of(AssetId id) { return {"asset", id.str()}; }

std::optional<AssetId> known_asset(const View& view, const std::string& contract,
                                   const std::string& word) {
  const std::optional<AssetId> by_id = AssetId::parse(word);
  const bool numbered = by_id && view.store().has_asset(by_id->number);
  const std::optional<std::int64_t> tagged = view.store().asset_by_tag(contract, word);
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
  const std::string near = nearest(word, view.store().asset_tags(contract, tags_compared));
  if (!near.empty()) throw error.hint({"authority.hint.did_you_mean", {{"word", near}}});
  throw error.hint({"desk.asset.hint_list", {}});
}

assets::Asset asset_state(const View& view, AssetId id) {
  return assets::fold(view.store().history(subject_of(id)));
}

AssetFile asset_file(const View& view, AssetId id) {
  const std::vector<journal::Event> history = view.store().history(subject_of(id));
  AssetFile file;
  file.state = assets::fold(history);
  for (const assets::Link& one : file.state.links) file.linked.push_back(tag_of(view, one.to));
  for (const store::LinkRow& one : view.store().links_to_asset(id.number)) {
    const AssetId from{one.number};
    file.linked_from.push_back({one.kind, from, tag_of(view, from), one.note});
  }
  file.revisions = assets::revisions(history);
  file.cases = cases_of(view, file.state, history);
  file.promises = view.store().promises_of(subject_of(id));
  return file;
}

}  // namespace svcdesk::desk
