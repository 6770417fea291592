#include "svcdesk/parts/statistics.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/time/text.hpp"

namespace svcdesk::parts {
namespace {

bool is_consumed(const Move& move) {
  return move.from && move.to && move.to->condition == Condition::fitted;
}

LeadTime lead_time(const std::string& kind, std::vector<Seconds> times) {
  std::sort(times.begin(), times.end());
  return {kind, static_cast<std::int64_t>(times.size()), times.front(), times[times.size() / 2],
          times.back()};
}

}  // namespace

std::vector<Consumption> consumption(const std::vector<MovedAt>& moves, const time::Zone& zone) {
  std::map<std::pair<std::string, std::string>, std::int64_t> sums;
  for (const auto& [move, at] : moves) {
    if (!is_consumed(move)) continue;
    const std::string month = time::to_string(zone.date(at)).substr(0, 7);
    sums[{month, move.kind}] += move.quantity;
  }
  std::vector<Consumption> out;
  out.reserve(sums.size());
  for (const auto& [key, pieces] : sums) out.push_back({key.first, key.second, pieces});
  return out;
}

std::int64_t HitRate::permille() const { return asked == 0 ? 1000 : found * 1000 / asked; }

std::vector<HitRate> hit_rates(const std::vector<Asked>& requests) {
  std::map<std::string, HitRate> rates;
  for (const Asked& one : requests) {
    HitRate& rate = rates[one.kind];
    rate.kind = one.kind;
    ++rate.asked;
    if (one.found == Asked::Found::yes) ++rate.found;
  }
  std::vector<HitRate> out;
  out.reserve(rates.size());
  for (auto& [kind, rate] : rates) out.push_back(std::move(rate));
  return out;
}

HitRate total(const std::vector<HitRate>& rates) {
  HitRate sum;
  for (const HitRate& one : rates) {
    sum.asked += one.asked;
    sum.found += one.found;
  }
  return sum;
}

std::vector<LeadTime> lead_times(const std::vector<Delivered>& orders) {
  std::map<std::string, std::vector<Seconds>> times;
  for (const Delivered& one : orders) times[one.kind].push_back(one.received - one.placed);
  std::vector<LeadTime> out;
  out.reserve(times.size());
  for (auto& [kind, all] : times) out.push_back(lead_time(kind, std::move(all)));
  return out;
}

std::vector<DeadStock> dead_stock(const OnHandByKind& stock,
                                  const std::map<std::string, Instant>& last_moved, Instant since) {
  std::vector<DeadStock> out;
  for (const auto& [kind, held] : stock) {
    const auto moved = last_moved.find(kind);
    const bool alive = moved != last_moved.end() && moved->second >= since;
    if (held.free == 0 || alive) continue;
    out.push_back(
        {kind, held.free, moved == last_moved.end() ? std::nullopt : std::optional(moved->second)});
  }
  return out;
}

std::vector<Proposal> proposals(const std::vector<HitRate>& rates,
                                const std::vector<Consumption>& consumed,
                                const OnHandByKind& stock) {
  std::map<std::string, Proposal> all;
  for (const HitRate& one : rates) all[one.kind].missed += one.missed();
  for (const Consumption& one : consumed) all[one.kind].consumed += one.pieces;
  std::vector<Proposal> out;
  for (auto& [kind, one] : all) {
    one.kind = kind;
    if (const auto held = stock.find(kind); held != stock.end()) one.on_hand = held->second;
    one.add = std::max(one.missed, one.consumed) - one.on_hand.free - one.on_hand.on_order;
    if (one.add > 0) out.push_back(one);
  }
  return out;
}

}  // namespace svcdesk::parts
