// Requests for parts, from reservation to exchange (PRT-4 to PRT-6).
#include <algorithm>

#include "svcdesk/assets/register.hpp"
#include "svcdesk/desk/parts.hpp"
#include "svcdesk/desk/parts_room.hpp"
#include "svcdesk/desk/versions.hpp"

namespace svcdesk::desk {
namespace {

using authority::Drafts;

journal::Subject part_subject(PartRequestId id) { return {"part", id.str()}; }

parts::PartRequest request_state(const View& view, PartRequestId id) {
  return parts::fold_request(view.store().history(part_subject(id)));
}

RequestChanged request_told(const View& view, PartsChanged changed, PartRequestId id) {
  RequestChanged out;
  static_cast<PartsChanged&>(out) = std::move(changed);
  out.state = request_state(view, id);
  return out;
}

RequestChanged request_before(const View& view, const journal::Event& first) {
  return request_told(view, as_repeated(first),
                      PartRequestId::parse(first.subject.id).value_or(PartRequestId{}));
}

// The asset that is named, else the one that the case was opened about.
std::optional<parts::AboutAsset> asset_for(const View& view, const std::string& contract,
                                           const std::string& named, CaseId about) {
  if (!named.empty()) return about_asset(view, find_asset(view, contract, named));
  for (const journal::Event& event : history_of(view, about)) {
    if (event.type != "case.opened") continue;
    for (const journal::Subject& other : event.refs) {
      const auto id = other.kind == "asset" ? AssetId::parse(other.id) : std::nullopt;
      if (id) return about_asset(view, *id);
    }
  }
  return std::nullopt;
}

// What the register says of the machine once these pieces are in it: each slot has the new serial
// number, wherever the old one stands.
assets::Change after_fitting(const assets::Asset& asset, const contract::PartKind& kind,
                             const FitPart& verb, const journal::Subject& request) {
  assets::Change change;
  change.because_of = {request};
  for (const parts::Swap& swap : verb.swaps) {
    std::string slot = swap.slot;
    for (const assets::Component& one : asset.components) {
      if (slot.empty() && !swap.out.empty() && one.serial_number == swap.out) slot = one.slot;
    }
    if (slot.empty()) continue;
    auto& component = change.wanted.components[slot];
    if (asset.component(slot) == nullptr) component["kind"] = "hardware";
    component["serial_number"] = swap.in;
    if (!kind.part_number.empty()) component["part_number"] = kind.part_number;
  }
  return change;
}

std::vector<std::string> unique(std::vector<std::string> all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// Where nothing is named and one piece is out, it is that one.
FitPart with_pieces(FitPart verb, const parts::PartRequest& state) {
  if (verb.swaps.empty() && state.lot.serials.size() == 1) {
    verb.swaps.push_back({state.lot.serials.front(), {}, verb.slot});
  }
  for (parts::Swap& swap : verb.swaps) {
    if (swap.in.empty() && state.lot.serials.size() == 1) swap.in = state.lot.serials.front();
  }
  return verb;
}

template <class Decide>
RequestChanged change_request(Session& session, const std::string& request, Decide&& decide) {
  RequestChanged out;
  session.write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = request_before(tx, *first);
      return;
    }
    const PartRequestId id = find_numbered<PartRequestKind>(tx, "part", request);
    const std::vector<journal::Event> history = tx.store().history(part_subject(id));
    const parts::PartRequest state = parts::fold_request(history);
    const contract::Terms& terms = terms_of(tx, part_subject(id), history);
    std::vector<std::string> kinds = kind_and_substitutes(terms, state.kind);
    if (!state.given.empty()) kinds.push_back(state.given);
    const parts::Stock stock = stock_of(tx, state.contract, unique(std::move(kinds)));
    Drafts drafts = decide(tx, terms, state, stock);
    out = request_told(tx, carry_out_parts(tx, part_subject(id), state.contract, std::move(drafts)),
                       id);
  });
  return out;
}

}  // namespace

RequestChanged Parts::request(const NewRequest& request) {
  RequestChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = request_before(tx, *first);
      return;
    }
    const parts::AboutCase about = about_case(tx, find_case(tx, request.case_id));
    const contract::Terms& terms = tx.terms_at(about.contract, tx.at());
    const PartRequestId id{tx.store().draw_number(PartRequestKind::prefix)};
    const parts::RequestPart part{id,
                                  about,
                                  asset_for(tx, about.contract, request.asset, about.id),
                                  request.kind,
                                  request.quantity,
                                  request.place,
                                  request.choice};
    const parts::Stock stock =
        stock_of(tx, about.contract, kind_and_substitutes(terms, request.kind));
    Drafts drafts = parts::decide(terms, acting(tx), stock, part);
    out = request_told(tx, carry_out_parts(tx, part_subject(id), about.contract, std::move(drafts)),
                       id);
  });
  return out;
}

RequestChanged Parts::apply(const std::string& request, const RequestVerb& verb) {
  return change_request(
      *session_, request,
      [&](Transaction& tx, const contract::Terms& terms, const parts::PartRequest& state,
          const parts::Stock& stock) {
        return std::visit(
            [&](const auto& what) { return parts::decide(terms, acting(tx), state, stock, what); },
            verb);
      });
}

RequestChanged Parts::fit(const std::string& request, const FitPart& verb) {
  return change_request(
      *session_, request,
      [&](Transaction& tx, const contract::Terms& terms, const parts::PartRequest& state,
          const parts::Stock& stock) {
        std::optional<AssetId> id = state.asset;
        if (!verb.asset.empty()) id = find_asset(tx, state.contract, verb.asset);
        if (!id) {
          throw Error(ErrorCode::usage, {"desk.parts.no_asset", {{"request", state.id.str()}}})
              .hint({"desk.parts.hint_asset", {}});
        }
        const parts::Fit fit{
            about_asset(tx, *id), verb.swaps, verb.quantity, verb.taken_out, verb.slot,
            verb.configured,      verb.old};
        Drafts drafts = parts::decide(terms, acting(tx), state, stock, fit);
        const contract::PartKind* kind = terms.contract().parts.kind(state.lot.kind);
        const assets::Asset asset = asset_state(tx, *id);
        const assets::Change change =
            after_fitting(asset, kind != nullptr ? *kind : contract::PartKind{},
                          with_pieces(verb, state), part_subject(state.id));
        for (journal::Draft& draft :
             assets::decide(tx.terms_at(asset.contract, tx.at()), acting(tx), asset, change)) {
          drafts.push_back(std::move(draft));
        }
        return drafts;
      });
}

parts::PartRequest Parts::show_request(const std::string& request) {
  return session_->read([&](View& view) {
    return request_state(view, find_numbered<PartRequestKind>(view, "part", request));
  });
}

}  // namespace svcdesk::desk
