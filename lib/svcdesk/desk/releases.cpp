// What vendors release: recorded, matched with the register, judged, proposed (CHG-2).
#include <algorithm>

#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/change_room.hpp"
#include "svcdesk/desk/changes.hpp"
#include "svcdesk/desk/recording.hpp"
#include "svcdesk/store/change_lists.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::int64_t assets_at_once = 1000;
constexpr std::int64_t releases_per_page = 500;

journal::Subject release_subject(ReleaseId id) { return {"release", id.str()}; }

changes::Release release_state(const View& view, ReleaseId id) {
  return changes::fold_release(view.store().history(release_subject(id)));
}

ReleaseChanged release_told(const Transaction& tx, ReleaseId id) {
  ReleaseChanged out;
  static_cast<Changed&>(out) = tx.changed();
  out.warnings = warnings_of(tx.recorded());
  out.state = release_state(tx, id);
  if (out.state.change) out.started = change_state(tx, *out.state.change);
  return out;
}

ReleaseChanged release_before(const Transaction& tx, const journal::Event& first) {
  ReleaseChanged out = release_told(tx, ReleaseId::parse(first.subject.id).value_or(ReleaseId{}));
  out.events = {first};
  out.how = Changed::How::repeated;
  return out;
}

// Everything installed on machines in service that the release could concern.
std::vector<changes::Component> installed(const View& view, const std::string& contract,
                                          const changes::Product& product) {
  std::vector<changes::Component> out;
  std::int64_t after = 0;
  while (const auto last = store::ChangeLists(view.store()).asset_after(after, assets_at_once)) {
    std::vector<changes::Component> page;
    for (const store::ComponentRow& row :
         store::ChangeLists(view.store()).components(contract, after, assets_at_once)) {
      page.push_back({AssetId{row.number}.str(),
                      {},
                      row.slot,
                      "version",
                      row.vendor,
                      row.product,
                      row.version});
    }
    for (changes::Component& one : changes::matching(product, page)) {
      one.tag = asset_state(view, AssetId::parse(one.asset).value_or(AssetId{})).tag;
      out.push_back(std::move(one));
    }
    after = *last;
  }
  return out;
}

template <class Decide>
ReleaseChanged apply_to_release(Session& session, const std::string& release, Decide&& decide) {
  ReleaseChanged out;
  session.write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = release_before(tx, *first);
      return;
    }
    const ReleaseId id = find_numbered<ReleaseKind>(tx, "release", release);
    const changes::Release state = release_state(tx, id);
    const contract::Terms& terms = tx.terms_at(state.contract, tx.at());
    carry_out(tx, release_subject(id), state.contract, decide(tx, terms, state));
    out = release_told(tx, id);
  });
  return out;
}

}  // namespace

ReleaseChanged Changes::record(changes::RecordRelease request) {
  ReleaseChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated()) {
      out = release_before(tx, *first);
      return;
    }
    const std::string contract = tx.contract_id();
    const auto known =
        store::ChangeLists(tx.store())
            .release_by_name(contract, request.vendor, request.product, request.version);
    if (known) request.known = ReleaseId{*known};
    request.id = ReleaseId{tx.store().draw_number(ReleaseKind::prefix)};
    carry_out(tx, release_subject(request.id), contract,
              changes::decide(tx.terms_at(contract, tx.at()), acting(tx), request));
    out = release_told(tx, request.id);
  });
  return out;
}

ReleaseChanged Changes::match(const std::string& release) {
  return apply_to_release(
      *session_, release,
      [](Transaction& tx, const contract::Terms& terms, const changes::Release& state) {
        const changes::MatchRelease match{installed(tx, state.contract, state.what())};
        return changes::decide(terms, acting(tx), state, match);
      });
}

ReleaseChanged Changes::apply(const std::string& release, const ReleaseVerb& verb) {
  return apply_to_release(
      *session_, release,
      [&](Transaction& tx, const contract::Terms& terms, const changes::Release& state) {
        return std::visit(
            [&](const auto& what) { return changes::decide(terms, acting(tx), state, what); },
            verb);
      });
}

ReleaseChanged Changes::permit(const std::string& release, changes::PermitRelease verb) {
  return apply_to_release(
      *session_, release,
      [&](Transaction& tx, const contract::Terms& terms, const changes::Release& state) {
        verb.change = ChangeId{tx.store().draw_number(ChangeKind::prefix)};
        return changes::decide(terms, acting(tx), state, verb);
      });
}

changes::Release Changes::show_release(const std::string& release) {
  return session_->read([&](View& view) {
    return release_state(view, find_numbered<ReleaseKind>(view, "release", release));
  });
}

void Changes::releases(store::ChangeQuery query,
                       const std::function<void(const store::ReleaseRow&)>& each) {
  std::int64_t left = query.limit;
  if (query.contract.empty()) query.contract = session_->options().contract;
  while (left != 0) {
    query.limit = left < 0 ? releases_per_page : std::min(left, releases_per_page);
    const auto rows = session_->read(
        [&](View& view) { return store::ChangeLists(view.store()).releases(query); });
    for (const store::ReleaseRow& row : rows) each(row);
    if (std::ssize(rows) < query.limit) return;
    if (left > 0) left -= std::ssize(rows);
    query.before_number = rows.back().number;
  }
}

}  // namespace svcdesk::desk
