#include "svcdesk/parts/request_choice.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/parts/posting.hpp"
#include "svcdesk/parts/reach.hpp"

namespace svcdesk::parts {
namespace {

using contract::BySerial;
using contract::PartKind;

// "east (40m), north (3h)", the nearest first.
std::string way_words(const Booking& booking, const std::string& site) {
  std::vector<std::string> out;
  for (const Reach& one : reach_of(booking.supply(), site, {}, std::nullopt)) {
    const auto& travel = booking.supply().depot(one.depot)->travel;
    const auto said = travel.find(site);
    const bool known = said != travel.end();
    out.push_back(one.depot + (known ? " (" + time::to_string(said->second) + ")" : ""));
  }
  return joined(out);
}

const contract::Depot& depot_of(const Booking& booking, const std::string& code,
                                const std::string& site) {
  if (const contract::Depot* found = booking.supply().depot(code)) return *found;
  throw booking.refuse("PRT-1", "parts.no_depot", {{"depot", code}})
      .hint(booking.say("parts.request.hint.ways", {{"depots", way_words(booking, site)}}));
}

// Not below what was asked for, as far as the contract says how they perform (PRT-5).
const PartKind& substitute_for(const Booking& booking, const PartKind& asked,
                               const std::string& code) {
  const Args args = {{"kind", asked.code}, {"substitute", code}};
  const PartKind& kind = booking.kind(code);
  if (!contains(asked.substitutes, code)) {
    throw booking.refuse("PRT-5", "parts.request.no_substitute", args)
        .hint(asked.substitutes.empty()
                  ? booking.say("parts.request.hint.same_kind", args)
                  : booking.say("authority.hint.known", {{"known", joined(asked.substitutes)}}));
  }
  if (kind.performance < asked.performance) {
    throw booking.refuse("PRT-5", "parts.request.below", args)
        .hint(booking.say("parts.request.hint.same_kind", args));
  }
  return kind;
}

std::string consent_to(const Booking& booking, const PartKind& asked, const Choice& choice) {
  if (is_blank(choice.consent_by)) {
    throw booking
        .refuse("PRT-5", "parts.request.no_consent",
                {{"kind", asked.code}, {"substitute", choice.substitute}})
        .hint(booking.say(
            "parts.request.hint.consent",
            {{"holders", names_of(holders_of(booking.contract(), "part.substitute"))}}));
  }
  return booking.consent("part.substitute", choice.consent_by);
}

bool is_untested(Condition condition) {
  switch (condition) {
    case Condition::on_order:
    case Condition::received:
    case Condition::returned:
    case Condition::defective:
    case Condition::in_repair:
    case Condition::scrapped:
      return true;
    case Condition::tested:
    case Condition::reserved:
    case Condition::issued:
    case Condition::fitted:
    case Condition::kept:
    case Condition::on_loan:
      return false;
  }
  return true;
}

// The depot in which that piece waits for somebody.
std::string depot_with(const Booking& booking, const PartKind& kind, const std::string& serial) {
  const Args piece = {{"kind", kind.code}, {"serial", serial}};
  const auto there = booking.stock().where(kind.code, serial);
  if (!there) {
    throw booking.refuse("PRT-1", "parts.request.not_in_stock", piece)
        .hint(booking.say("parts.request.hint.stock", piece));
  }
  if (there->condition == Condition::tested) return there->place.name;
  const bool untested = is_untested(there->condition);
  Args args = piece;
  args.emplace_back("condition", to_string(there->condition));
  for (auto& word : in_words(there->place)) args.push_back(std::move(word));
  throw booking
      .refuse(untested ? "PRT-3" : "PRT-4",
              untested ? "parts.request.untested" : "parts.request.not_free", args)
      .hint(booking.say(untested ? "parts.request.hint.test" : "parts.request.hint.stock", piece));
}

Chosen named_pieces(const Booking& booking, const PartKind& kind, const Wanted& wanted,
                    const Choice& choice) {
  const auto count = static_cast<std::int64_t>(choice.serials.size());
  if (kind.by_serial == BySerial::no) {
    throw booking.misuse("parts.request.no_serials", {{"kind", kind.code}});
  }
  if (count != wanted.quantity) {
    throw booking.misuse("parts.request.serials_quantity",
                         {{"named", printed(count)}, {"quantity", printed(wanted.quantity)}});
  }
  std::string depot = choice.depot;
  for (const std::string& one : choice.serials) {
    const std::string there = depot_with(booking, kind, one);
    if (depot.empty()) depot = there;
    if (depot == there) continue;
    throw booking
        .refuse("PRT-4", "parts.request.other_depot",
                {{"serial", one}, {"there", there}, {"depot", depot}})
        .hint(booking.say("parts.request.hint.one_depot"));
  }
  (void)depot_of(booking, depot, wanted.site);
  return {{kind.code, choice.serials, count}, depot, {}};
}

Lot any_pieces(const Booking& booking, const PartKind& kind, const std::string& depot,
               std::int64_t quantity) {
  Lot lot{kind.code, {}, quantity};
  if (kind.by_serial == BySerial::no) return lot;
  lot.serials = booking.stock().serials(kind.code, {depot_place(depot), Condition::tested});
  lot.serials.resize(std::min(lot.serials.size(), static_cast<std::size_t>(quantity)));
  lot.quantity = static_cast<std::int64_t>(lot.serials.size());
  return lot;
}

// The depots to look in: the one that is named, else those that have enough, the nearest first.
std::vector<std::string> depots_with(const Booking& booking, const PartKind& kind,
                                     const Wanted& wanted, const Choice& choice) {
  if (!choice.depot.empty()) return {depot_of(booking, choice.depot, wanted.site).code};
  std::map<std::string, std::int64_t> enough;
  for (const contract::Depot& one : booking.supply().depots) {
    const std::int64_t free = booking.stock().free(kind.code, one.code);
    if (free >= wanted.quantity) enough[one.code] = free;
  }
  std::vector<std::string> out;
  for (const Reach& one : reach_of(booking.supply(), wanted.site, enough, std::nullopt)) {
    if (one.free > 0) out.push_back(one.depot);
  }
  return out;
}

// Nothing where no depot has enough.
Chosen free_pieces(const Booking& booking, const PartKind& kind, const Wanted& wanted,
                   const Choice& choice) {
  for (const std::string& one : depots_with(booking, kind, wanted, choice)) {
    if (booking.stock().free(kind.code, one) < wanted.quantity) continue;
    Lot lot = any_pieces(booking, kind, one, wanted.quantity);
    if (lot.quantity == wanted.quantity) return {std::move(lot), one, {}};
  }
  return {{kind.code, {}, 0}, choice.depot, {}};
}

}  // namespace

Chosen choose(const Booking& booking, const Wanted& wanted, const Choice& choice) {
  const bool substituted = !choice.substitute.empty() && choice.substitute != wanted.kind.code;
  const PartKind& kind =
      substituted ? substitute_for(booking, wanted.kind, choice.substitute) : wanted.kind;
  std::string consent = substituted ? consent_to(booking, wanted.kind, choice) : std::string();
  Chosen chosen = choice.serials.empty() ? free_pieces(booking, kind, wanted, choice)
                                         : named_pieces(booking, kind, wanted, choice);
  chosen.consent_by = std::move(consent);
  return chosen;
}

}  // namespace svcdesk::parts
