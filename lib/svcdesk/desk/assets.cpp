#include "svcdesk/desk/assets.hpp"

#include <algorithm>

#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/ledger.hpp"
#include "svcdesk/desk/model_room.hpp"
#include "svcdesk/desk/models.hpp"
#include "svcdesk/desk/recording.hpp"
#include "svcdesk/desk/versions.hpp"
#include "svcdesk/store/register.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t assets_per_page = 500;

AssetChanged told(const Transaction& tx, AssetId id) {
  AssetChanged out;
  static_cast<Changed&>(out) = tx.changed();
  out.warnings = warnings_of(tx.recorded());
  out.state = asset_state(tx, id);
  return out;
}

AssetChanged told_before(const Transaction& tx, const journal::Event& first) {
  AssetChanged out;
  out.events = {first};
  out.how = Changed::How::repeated;
  out.state = asset_state(tx, AssetId::parse(first.subject.id).value_or(AssetId{}));
  out.before = out.state;
  return out;
}

// What the catalogue said of the new machine.
AssetChanged with_models(AssetChanged out, const assets::Completion& models) {
  const std::vector<std::pair<std::string, std::string>> args = {
      {"vendor", out.state.vendor},
      {"model", out.state.model},
      {"part_number", out.state.part_number}};
  if (models.part_numbers() > 0) out.notes.push_back({"desk.model.part_number_taken", args});
  for (const assets::NearModel& one : models.near_models()) {
    out.warnings.push_back(near_model_warning(one));
  }
  return out;
}

// Which asset in service has the wanted tag; the room refuses a second one.
void look_up_tag(const View& view, const std::string& contract, assets::Wanted& wanted) {
  const std::optional<std::string> tag = assets::tag_of(wanted);
  if (!tag) return;
  if (const auto holder = store::Register(view.store()).by_tag(contract, *tag)) {
    wanted.tag_holder = AssetId{*holder};
  }
}

bool meant(const assets::Link& link, const std::string& as, AssetId to) {
  return link.to == to && (as.empty() || link.as == as);
}

assets::Wanted wanted_of(const View& view, const std::string& contract, const AssetEdit& request,
                         const std::vector<assets::Link>& now) {
  assets::Wanted wanted = request.wanted;
  look_up_tag(view, contract, wanted);
  require_linked(view, contract, wanted);
  if (request.link.empty() && request.unlink.empty()) return wanted;
  std::vector<assets::Link> links = wanted.links.value_or(now);
  for (const NamedLink& one : request.unlink) {
    const AssetId to = find_asset(view, contract, one.to);
    const std::size_t before = links.size();
    std::erase_if(links, [&](const assets::Link& link) { return meant(link, one.as, to); });
    if (links.size() == before) {
      throw Error(ErrorCode::not_found, {"desk.asset.no_link", {{"asset", one.to}}});
    }
  }
  for (const NamedLink& one : request.link) {
    const AssetId to = find_asset(view, contract, one.to);
    std::erase_if(links, [&](const assets::Link& link) { return meant(link, one.as, to); });
    links.push_back({one.as, to, one.note});
  }
  wanted.links = std::move(links);
  return wanted;
}

// Runs one change of an asset, or gives what an earlier call with the same request id gave.
template <class Decide>
AssetChanged change_asset(Session& session, const std::string& asset, Decide&& decide) {
  AssetChanged out;
  session.write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = told_before(tx, *first);
      return;
    }
    const AssetId id = find_asset(tx, tx.contract_id(), asset);
    const std::vector<journal::Event> history = tx.store().history(subject_of(id));
    const assets::Asset state = assets::fold(history);
    // The register is kept under the contract as it is now, with the sites that it has now.
    const contract::Terms& terms = tx.terms_at(state.contract, tx.at());
    carry_out(tx, subject_of(id), state.contract, decide(tx, terms, state));
    watch_coverage(tx, state.contract);
    out = told(tx, id);
    out.before = state;
  });
  return out;
}

}  // namespace

AssetChanged Assets::add(const AssetEdit& request) {
  AssetChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = told_before(tx, *first);
      return;
    }
    const std::string contract = tx.contract_id();
    const contract::Terms& terms = tx.terms_at(contract, tx.at());
    const AssetId id{tx.store().draw_number(AssetKind::prefix)};
    assets::Completion models(catalogue_of(tx, contract));
    const assets::Add add{id, models.complete({}, wanted_of(tx, contract, request, {})),
                          request.reason};
    carry_out(tx, subject_of(id), contract, assets::decide(terms, acting(tx), add));
    watch_coverage(tx, contract);
    out = with_models(told(tx, id), models);
  });
  return out;
}

AssetChanged Assets::edit(const std::string& asset, const AssetEdit& request) {
  return change_asset(
      *session_, asset,
      [&](Transaction& tx, const contract::Terms& terms, const assets::Asset& state) {
        const assets::Change change{
            wanted_of(tx, state.contract, request, state.links), request.reason, {}};
        return assets::decide(terms, acting(tx), state, change);
      });
}

AssetChanged Assets::retire(const std::string& asset, const std::string& reason) {
  return change_asset(
      *session_, asset,
      [&](Transaction& tx, const contract::Terms& terms, const assets::Asset& state) {
        return assets::decide(terms, acting(tx), state, assets::Retire{reason});
      });
}

AssetFile Assets::show(const std::string& asset) {
  return session_->read(
      [&](View& view) { return asset_file(view, find_asset(view, view.contract_id(), asset)); });
}

void Assets::list(store::AssetQuery query,
                  const std::function<void(const store::AssetRow&)>& each) {
  std::int64_t left = query.limit;
  if (query.contract.empty()) query.contract = session_->options().contract;
  while (left != 0) {
    query.limit = left < 0 ? assets_per_page : std::min(left, assets_per_page);
    const std::vector<store::AssetRow> rows =
        session_->read([&](View& view) { return store::Register(view.store()).assets(query); });
    for (const store::AssetRow& row : rows) each(row);
    if (std::ssize(rows) < query.limit) return;
    if (left > 0) left -= std::ssize(rows);
    query.after_number = rows.back().number;
  }
}

AssetId Assets::resolve(const std::string& asset) {
  return session_->read([&](View& view) { return find_asset(view, view.contract_id(), asset); });
}

}  // namespace svcdesk::desk
