// Two contracts with their depots, people of all roles, and random requests to both. Beside each
// decision a plain model says whether it may be, and what it does.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "ledger.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/parts/exchange.hpp"
#include "svcdesk/parts/handling.hpp"
#include "svcdesk/parts/loans.hpp"
#include "svcdesk/parts/repairs.hpp"
#include "svcdesk/parts/requests.hpp"

namespace depot {

namespace parts = svcdesk::parts;
using svcdesk::Instant;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int below(int end) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(end)); }
  bool chance(int percent) { return below(100) < percent; }
  template <class T>
  T one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

 private:
  std::mt19937_64 engine_;
};

inline const Instant start{svcdesk::Seconds{1768179600}};

// What the model knows of a case.
struct Incident {
  bool ended = false;
  bool judged = false;
};

// One contract: what the library made of it, and the model's book.
struct Side {
  std::string prefix;
  svcdesk::contract::Terms terms;
  parts::Stock stock;
  std::vector<svcdesk::journal::Event> events;
  Ledger book;
  std::vector<Incident> cases;
  std::set<std::string> sound;  // kind/number: passed a test since they came, or came back

  std::string near() const { return prefix + "-near"; }
  std::string away() const { return prefix + "-away"; }
  std::string hall() const { return prefix + "-hall"; }
  bool has_depot(const std::string& code) const { return code == near() || code == away(); }
};

struct Asked {
  int side = 0;
  std::string status = "waiting";
  std::string kind, given, requester, depot;
  std::int64_t wanted = 1;
  bool approved = false;
  Heap out;  // promised, or with us
  Spot spot;
  int until = 0;
  int opened = 0, last = 0;  // the minutes of its first event, and of its last
  bool fitted = false;
  Heap old;  // unsettled, without its kind
  std::map<std::string, std::string> old_kinds;
};

struct Lent {
  int side = 0;
  bool tool = false;
  int incident = -1;
  std::string depot;
  Heap out;
  Spot spot;
  int last = 0;
};

struct Mended {
  int side = 0;
  bool ours = false;
  std::string status = "received";
  bool passed = false;
  std::string depot;
  Heap heap;
  int last = 0;
};

// Which pieces are given: refused, none, or these.
struct Pick {
  bool allowed = false;
  std::string depot;
  Heap heap;
};

enum class Goes { to_the_hall, somewhere };

class World {
 public:
  explicit World(std::uint64_t seed);

  // One random request. Throws std::runtime_error where model and library differ.
  void step();
  // Every state, folded anew and in another order, is what the model says.
  void compare();

  std::int64_t accepted() const { return accepted_; }
  std::int64_t refused() const { return refused_; }
  // How often each verb was accepted.
  const std::map<std::string, int>& verbs() const { return verbs_; }
  std::string story() const;

 private:
  // Requests, in play_requests.cpp.
  void ask();
  void reserve();
  void approve();
  void issue();
  void deliver();
  void cancel();
  void expire();
  // In play_exchange.cpp.
  void fit();
  void give_back();
  void settle();
  parts::Fit random_fit(int side, const Asked& asked);
  // The only piece that is out need not be named.
  std::vector<parts::Swap> swaps_meant(const Asked& asked, const parts::Fit& request) const;
  bool may_fit(const Side& side, const Asked& asked, const parts::Fit& request) const;
  bool may_fit_numbered(const Side& side, const Asked& asked, const parts::Fit& request) const;
  void fitted(Side& side, Asked& asked, const parts::Fit& request);
  void fitted_numbered(Side& side, Asked& asked, const parts::Fit& request);
  void fitted_counted(Side& side, Asked& asked, const parts::Fit& request);
  bool may_settle(const Side& side, const Asked& asked, const std::vector<std::string>& kinds,
                  const parts::Settlement& how) const;
  void settled(Side& side, const Asked& asked, const Heap& old, const std::string& kind,
               const parts::Settlement& how);
  parts::Settlement random_settlement(int side);
  // In play_loans.cpp and play_repairs.cpp.
  void lend();
  void take_back();
  void change_due();
  void open_repair();
  parts::OpenRepair random_repair(int side);
  // Where the pieces of ours lie that are to be repaired; empty where they may not be.
  Spot broken_at(const Side& side, const parts::OpenRepair& request) const;
  void send_repair();
  void test_repair();
  void finish_repair();
  parts::FinishRepair random_end(int side);
  // Where a repair comes to that ends so; empty where it may not.
  Spot end_of(const Side& side, const Mended& mended, const parts::FinishRepair& request) const;
  void cancel_repair();
  // In world.cpp.
  void arrive();
  void test();
  void happens();

  bool may(const std::string& power) const;
  Pick pick(const Side& side, const std::string& kind, std::int64_t quantity,
            const parts::Choice& choice, Goes goes = Goes::to_the_hall) const;
  // All of it, or those named; nothing where that cannot be.
  std::optional<Heap> part_of(const Heap& heap, const std::vector<std::string>& numbers,
                              std::int64_t quantity) const;

  int other_or(int side, int percent);  // the other contract, so many times of a hundred
  std::string random_depot(int side);   // mostly of that side; sometimes none
  std::vector<std::string> random_numbers(int side, const std::string& kind, std::int64_t count);
  // Some of these, now and then something else.
  std::vector<std::string> some_of(const std::vector<std::string>& all);
  std::string random_kind();
  parts::AboutCase about(int side, int incident);
  parts::AboutAsset machine(int side) const;
  parts::Choice random_choice(int side, const std::string& kind, std::int64_t quantity);
  std::string fresh() { return "X" + std::to_string(++fresh_); }

  parts::Acting acting() const { return {actor_, at(), now()}; }
  Instant now() const { return start + svcdesk::Seconds{minute_ * 60}; }
  Instant at() const { return start + svcdesk::Seconds{at_ * 60}; }
  // What happened is recorded in its order.
  template <class Record>
  bool in_order(const Record& record) const {
    return at_ >= record.last;
  }
  // Holds what the library says against what the model expects; keeps what was decided.
  template <class Decide>
  bool attempt(const std::string& verb, int side, bool expected, const Decide& decide);
  void keep(Side& side, const parts::Drafts& drafts);
  void watch(Side& side, const svcdesk::journal::Event& event);
  void unchanged(const Side& side, const parts::Stock& stock, std::size_t events) const;

  std::vector<svcdesk::journal::Event> of(int side, const std::string& kind,
                                          const std::string& id) const;
  parts::PartRequest request(const std::string& id) const;
  parts::Loan loan(const std::string& id) const;
  parts::Repair repair(const std::string& id) const;
  // Mostly one that the verb is for, where there is any; empty where there is none at all.
  template <class Record, class Wanted>
  std::string any_id(const std::map<std::string, Record>& all, const Wanted& wanted);

  mutable Dice dice_;
  std::array<Side, 2> sides_;
  std::map<std::string, Asked> asked_;
  std::map<std::string, Lent> lent_;
  std::map<std::string, Mended> mended_;
  std::string actor_;
  std::string about_;  // the request, loan or repair that the step is about
  int minute_ = 0;     // of the clock
  int at_ = 0;         // at which it happened
  int fresh_ = 0;
  std::int64_t accepted_ = 0, refused_ = 0;
  std::map<std::string, int> verbs_;
  std::vector<std::string> told_;
};

template <class Decide>
bool World::attempt(const std::string& verb, int side, bool expected, const Decide& decide) {
  Side& here = sides_[static_cast<std::size_t>(side)];
  const parts::Stock before = here.stock;
  const std::size_t events = here.events.size();
  std::string outcome = "accepted";
  parts::Drafts drafts;
  try {
    drafts = decide(here);
  } catch (const svcdesk::Error& error) {
    outcome = "refused: " + error.text().id + " (" + error.rule() + ")";
    const bool named = error.code() == svcdesk::ErrorCode::refused && !error.rule().empty();
    const bool other =
        error.code() == svcdesk::ErrorCode::usage || error.code() == svcdesk::ErrorCode::not_found;
    if (!named && !other) throw std::runtime_error(verb + ": an error of another kind: " + outcome);
  }
  told_.push_back(std::to_string(at_) + " " + verb + " " + about_ + " by " + actor_ + " for " +
                  here.prefix + ": " + outcome);
  const bool done = outcome == "accepted";
  if (done != expected) {
    throw std::runtime_error(verb + ": the model says " + (expected ? "yes" : "no") + ", " +
                             outcome);
  }
  unchanged(here, before, events);
  ++(done ? accepted_ : refused_);
  if (!done) return false;
  ++verbs_[verb];
  keep(here, drafts);
  return true;
}

template <class Record, class Wanted>
std::string World::any_id(const std::map<std::string, Record>& all, const Wanted& wanted) {
  std::vector<std::string> some, every;
  for (const auto& [id, record] : all) {
    every.push_back(id);
    if (wanted(record)) some.push_back(id);
  }
  if (every.empty()) return {};
  about_ = !some.empty() && dice_.chance(85) ? dice_.one_of(some) : dice_.one_of(every);
  return about_;
}

}  // namespace depot
