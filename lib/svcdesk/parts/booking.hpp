// One decision of the request side while it is made: the stock as it would be, and the events so
// far. For this room's own sources.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/parts/about.hpp"
#include "svcdesk/parts/asking.hpp"
#include "svcdesk/parts/lot.hpp"

namespace svcdesk::parts {

using authority::find_person;
using authority::holders_of;
using authority::is_customer;
using authority::names_of;
using authority::seconds;

class Booking : public Asking {
 public:
  Booking(const contract::Terms& terms, const Acting& acting, Matter matter, const Stock& stock);

  const Stock& stock() const { return stock_; }

  // Refused (PRT-1) for what belongs to another contract.
  void of_this_contract(std::string_view contract, std::string_view what) const;
  // Refused (PRT-1) for another contract's, (CASE-9) for one that has ended.
  void while_not_ended(const AboutCase& about) const;
  void own(const AboutAsset& about) const;

  // Where something lies that the customer names: a site of the contract, else in their words.
  Place customers_place(std::string_view text) const;
  // The customer's person by id where the contract lists them; refused (`rule`) for one of ours.
  std::string customers(std::string_view rule, const std::string& who) const;
  // Error(usage): one of these has to be named.
  Error which_of(const std::vector<std::string>& serials) const;
  // Exactly these pieces of a lot; all of it where nothing is named. Throws Error(usage) for pieces
  // that are not in it.
  Lot part_of(const Lot& lot, const std::vector<std::string>& serials, std::int64_t quantity) const;

  // What comes next refers to that as well.
  void concern(journal::Subject other) { refs_.push_back(std::move(other)); }
  void concern(const AboutAsset& about);
  // An event of this subject.
  void add(std::string_view type, Json payload);
  // An event of the case, that refers to this subject.
  void tell(CaseId to, std::string_view type, Json payload);
  // Tried on the copy of the stock first. Throws Error(refused) where the ledger forbids it.
  void move(const Lot& lot, std::optional<Position> from, std::optional<Position> to);

  Drafts drafts() && { return std::move(drafts_); }

 private:
  const journal::Subject subject_;
  Stock stock_;
  std::vector<journal::Subject> refs_;
  Drafts drafts_;
};

}  // namespace svcdesk::parts
