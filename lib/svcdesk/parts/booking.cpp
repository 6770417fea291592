#include "svcdesk/parts/booking.hpp"

#include <utility>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::parts {
namespace {

// What a move belongs to, under the name that its readers look for.
std::string key_of(const journal::Subject& subject) {
  return subject.kind == "part" ? "request" : subject.kind;
}

}  // namespace

Booking::Booking(const contract::Terms& terms, const Acting& acting, Matter matter,
                 const Stock& stock)
    : Asking(terms, acting, matter), subject_(std::move(matter.subject)), stock_(stock) {}

void Booking::of_this_contract(std::string_view other, std::string_view what) const {
  if (other == contract().id) return;
  throw refuse("PRT-1", "parts.request.other_contract",
               {{"what", std::string(what)}, {"contract", contract().id}})
      .hint(say("parts.request.hint.own_depots"));
}

void Booking::while_not_ended(const AboutCase& about) const {
  of_this_contract(about.contract, about.id.str());
  if (about.ended) {
    throw refuse("CASE-9", "parts.request.case_ended",
                 {{"case", about.id.str()}, {"time", when(*about.ended)}})
        .hint(say("parts.request.hint.reopen", {{"case", about.id.str()}}));
  }
  after(about.opened, "case.opened");
}

void Booking::own(const AboutAsset& about) const {
  of_this_contract(about.contract, about.tag.empty() ? about.id.str() : about.tag);
}

Place Booking::customers_place(std::string_view text) const {
  for (const contract::Site& one : contract().sites) {
    if (one.code == text) return {Place::Kind::site, one.code};
  }
  if (!is_blank(text)) return {Place::Kind::customer, std::string(text)};
  return {Place::Kind::customer, contract().customer.empty() ? contract().id : contract().customer};
}

std::string Booking::customers(std::string_view rule, const std::string& who) const {
  const contract::Person* person = find_person(contract(), who);
  if (person == nullptr) return who;
  if (is_customer(contract(), *person)) return person->id;
  throw refuse(rule, "parts.request.not_customers", {{"person", person->id}})
      .hint(say("authority.hint.customer"));
}

Error Booking::which_of(const std::vector<std::string>& serials) const {
  return misuse("parts.request.which_pieces")
      .hint({"authority.hint.known", {{"known", joined(serials)}}});
}

Lot Booking::part_of(const Lot& lot, const std::vector<std::string>& serials,
                     std::int64_t quantity) const {
  if (serials.empty() && (quantity == 0 || quantity == lot.quantity)) return lot;
  std::vector<std::string> left = lot.serials;
  for (const std::string& one : serials) {
    if (std::erase(left, one) != 0) continue;
    throw misuse("parts.request.not_of_these", {{"serial", one}})
        .hint({"authority.hint.known", {{"known", joined(lot.serials)}}});
  }
  const auto named = static_cast<std::int64_t>(serials.size());
  if (!lot.serials.empty() && named != (quantity == 0 ? named : quantity)) {
    throw which_of(lot.serials);
  }
  if (!lot.serials.empty()) return {lot.kind, serials, named};
  if (quantity > 0 && quantity < lot.quantity) return {lot.kind, {}, quantity};
  throw misuse("parts.request.not_so_many",
               {{"quantity", printed(quantity)}, {"there", printed(lot.quantity)}});
}

void Booking::concern(const AboutAsset& about) { concern({"asset", about.id.str()}); }

void Booking::add(std::string_view type, Json payload) {
  drafts_.push_back(record(type, std::move(payload)));
  drafts_.back().refs = refs_;
}

void Booking::tell(CaseId to, std::string_view type, Json payload) {
  journal::Draft draft = record(type, std::move(payload));
  draft.subject = {"case", to.str()};
  draft.refs = {subject_};
  drafts_.push_back(std::move(draft));
}

void Booking::move(const Lot& lot, std::optional<Position> from, std::optional<Position> to) {
  const Json belongs = Json::object({{key_of(subject_), subject_.id}});
  const auto one_move = [&](const std::string& serial, std::int64_t quantity) {
    const Move move{lot.kind, serial, quantity, from, to};
    stock_.apply(move);
    drafts_.push_back(moved(move, belongs));
  };
  for (const std::string& one : lot.serials) one_move(one, 1);
  if (lot.serials.empty()) one_move({}, lot.quantity);
}

}  // namespace svcdesk::parts
