// One changing call: what is recorded in it, and the promises that hang on it. Private to the room.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/desk/session.hpp"

namespace svcdesk::desk {

// The actor of what the desk does by itself.
inline constexpr std::string_view system_actor = "svcdesk";

// Stands for every kind of part in Transaction::watch().
inline constexpr std::string_view every_kind = "*";

class Transaction : public View {
 public:
  using View::View;

  // Appends to the contract's chain (empty: the desk's own), as the caller. The first carries the
  // request id.
  journal::Event record(const std::string& contract, journal::Draft draft);
  // The same, as the desk itself: steps, breaches, notices. They have keys of their own, so that
  // what only records these can be repeated without a request id.
  journal::Event record_own(const std::string& contract, journal::Draft draft);

  const std::vector<journal::Event>& recorded() const { return recorded_; }
  // For long work, whose events nobody wants back.
  void forget_recorded() { recorded_.clear(); }

  // The same as earlier_call(); what is recorded from here on goes with these bytes.
  std::optional<journal::Event> repeated(std::string_view bytes = {});

  // Kinds of part whose coverage may have changed (ledger.hpp); every_kind: any of them.
  void watch(std::string kind) { watched_.insert(std::move(kind)); }
  const std::set<std::string>& watched() const { return watched_; }
  void watched_over() { watched_.clear(); }

  // What the call gives back.
  Changed changed() const;

 private:
  journal::Event append(const std::string& contract, journal::Draft draft, std::string_view actor,
                        std::string_view request_id);

  std::vector<journal::Event> recorded_;
  std::set<std::string> watched_;
  bool requested_ = false;
  std::string request_hash_;  // of the call with the bytes that it carries
};

}  // namespace svcdesk::desk
