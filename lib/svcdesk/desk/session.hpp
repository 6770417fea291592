// One caller's standing at the desk: options, the clock, the contracts read so far. Private to the
// room: the counters share it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "svcdesk/contract/terms.hpp"
#include "svcdesk/desk/desk.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::desk {

class Transaction;

// The database open for one call, at one moment.
class View {
 public:
  View(Session& session, store::Store& store, Instant now);

  store::Store& store() const { return store_; }
  Instant now() const { return now_; }
  const Options& options() const;
  // When it happened: --at, else now.
  Instant at() const;

  // The contract that the call means: named, or the only one. Throws Error(not_found),
  // Error(usage).
  std::string contract_id() const;
  const contract::Terms& terms(const std::string& id, std::int64_t version) const;
  // The version in force at that moment.
  const contract::Terms& terms_at(const std::string& id, Instant at) const;

 private:
  Session& session_;
  store::Store& store_;
  Instant now_;
};

class Session {
 public:
  explicit Session(Options options) : options_(std::move(options)) {}

  const Options& options() const { return options_; }
  // --now, else the computer's clock; the only place that reads it.
  Instant clock() const;

  // Runs work(view) in one read snapshot and gives its result.
  template <class Work>
  auto read(Work&& work) {
    store::Store store = open(store::Access::read);
    View view(*this, store, clock());
    decltype(work(view)) result{};
    store.read([&] { result = work(view); });
    return result;
  }

  // Runs work(view) without a snapshot around it: for long work that reads in short ones, so that
  // no writer has to wait for it (reliability.md).
  template <class Work>
  auto look(Work&& work) {
    store::Store store = open(store::Access::read);
    View view(*this, store, clock());
    return work(view);
  }

  // Runs work(transaction) all or nothing; in a dry run it is rolled back afterwards.
  void write(const std::function<void(Transaction&)>& work);
  // The same in a database that is open already.
  void write_in(store::Store& store, const std::function<void(Transaction&)>& work);

  const contract::Terms& terms(const store::Store& store, const std::string& id,
                               std::int64_t version);

 private:
  store::Store open(store::Access access) const;

  Options options_;
  std::map<std::pair<std::string, std::int64_t>, std::unique_ptr<contract::Terms>> terms_;
};

}  // namespace svcdesk::desk
