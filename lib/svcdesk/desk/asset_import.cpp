// A list of assets taken into the register: by tag, all of it or nothing (AST-1).
#include <algorithm>
#include <set>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/assets.hpp"
#include "svcdesk/desk/ledger.hpp"
#include "svcdesk/desk/model_room.hpp"
#include "svcdesk/desk/recording.hpp"
#include "svcdesk/store/register.hpp"

namespace svcdesk::desk {
namespace {

std::string said_by(const assets::Wanted& wanted) {
  std::string out;
  const auto add = [&out](const std::string& text) { out.append(text).push_back('\0'); };
  for (const auto& [key, value] : wanted.fields) {
    add(key);
    add(value);
  }
  for (const auto& [slot, values] : wanted.components) {
    add(slot);
    for (const auto& [key, value] : values) {
      add(key);
      add(value);
    }
  }
  return out;
}

// What the call carries, for a request id that comes again (decision 10): a chain over its rows.
std::string said_by_list(const Options& options, const FeedAssets& feed) {
  if (options.request_id.empty()) return {};
  std::string said;
  feed([&](const assets::Wanted& row) { said = to_hex(sha256(said + said_by(row))); });
  return said;
}

class TakingIn {
 public:
  explicit TakingIn(Transaction& tx)
      : tx_(tx),
        contract_(tx.contract_id()),
        terms_(tx.terms_at(contract_, tx.at())),
        models_(catalogue_of(tx, contract_)) {}

  void take(assets::Wanted wanted) {
    const std::string tag = assets::tag_of(wanted).value_or("");
    if (tag.empty()) throw Error(ErrorCode::invalid, {"assets.no_tag", {{"asset", ""}}});
    require_linked(tx_, contract_, wanted);
    const auto known = store::Register(tx_.store()).by_tag(contract_, tag);
    if (!known) {
      add(std::move(wanted));
    } else if (is_new(*known) || !seen_.insert(*known).second) {
      throw Error(ErrorCode::invalid, {"desk.asset.import_twice", {{"tag", tag}}});
    } else {
      change(AssetId{*known}, std::move(wanted));
    }
    tx_.forget_recorded();
  }

  void find_absent() {
    store::AssetQuery query;
    query.contract = contract_;
    query.status = assets::to_string(assets::Status::in_service);
    query.limit = rows_at_once;
    for (auto page = store::Register(tx_.store()).assets(query); !page.empty();
         page = store::Register(tx_.store()).assets(query)) {
      for (const store::AssetRow& row : page) {
        if (is_new(row.number) || seen_.contains(row.number)) continue;
        ++result_.absent;
        if (result_.absent_tags.size() < most_differences) result_.absent_tags.push_back(row.tag);
      }
      query.after_number = page.back().number;
    }
  }

  // Nothing comes any more.
  AssetImport finish() {
    result_.part_numbers = models_.part_numbers();
    result_.near = models_.near_models();
    return std::move(result_);
  }

 private:
  static constexpr std::int64_t rows_at_once = 1000;

  // Numbers only grow.
  bool is_new(std::int64_t number) const { return first_new_ > 0 && number >= first_new_; }

  void add(assets::Wanted wanted) {
    const AssetId id{tx_.store().draw_number(AssetKind::prefix)};
    if (first_new_ == 0) first_new_ = id.number;
    authority::Drafts drafts = assets::decide(
        terms_, acting(tx_), assets::Add{id, models_.complete({}, std::move(wanted)), {}});
    for (journal::Draft& draft : drafts) pin(draft, terms_.version());
    carry_out(tx_, subject_of(id), contract_, std::move(drafts));
    ++result_.added;
  }

  void change(AssetId id, assets::Wanted wanted) {
    const assets::Asset before = asset_state(tx_, id);
    const assets::Change request{models_.complete(before, std::move(wanted)), {}, {}};
    authority::Drafts drafts = assets::decide(terms_, acting(tx_), before, request);
    if (drafts.empty()) {
      ++result_.unchanged;
      return;
    }
    carry_out(tx_, subject_of(id), contract_, std::move(drafts));
    ++result_.changed;
    if (result_.differences.size() == most_differences) return;
    result_.differences.push_back({id, before.tag, assets::edits(before, asset_state(tx_, id))});
  }

  Transaction& tx_;
  std::string contract_;
  const contract::Terms& terms_;
  std::int64_t first_new_ = 0;
  std::set<std::int64_t> seen_;  // of those that were there before
  assets::Completion models_;
  AssetImport result_;
};

}  // namespace

AssetImport Assets::import(const FeedAssets& feed) {
  AssetImport out;
  const std::string said = said_by_list(session_->options(), feed);
  session_->write([&](Transaction& tx) {
    if (tx.repeated(said)) {
      feed([&](const assets::Wanted&) { ++out.unchanged; });
      return;
    }
    TakingIn taking(tx);
    std::int64_t done = 0;
    feed([&](const assets::Wanted& row) {
      taking.take(row);
      if (session_->options().progress) session_->options().progress(++done, 0);
    });
    taking.find_absent();
    watch_coverage(tx, tx.contract_id());
    out = taking.finish();
  });
  return out;
}

}  // namespace svcdesk::desk
