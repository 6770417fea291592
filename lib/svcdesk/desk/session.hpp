// One caller's standing at the desk: options, the clock, the contracts read so far. Private to the
// room: the counters share it.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "svcdesk/contract/terms.hpp"
#include "svcdesk/desk/desk.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::desk {

class Transaction;

// A calendar that was imported after the contract (decision 7): for each version that it concerns
// the document with the terms as they are since, compiled.
struct CalendarForms {
  std::int64_t seq = 0;                          // of calendar.imported
  std::map<std::int64_t, std::string> compiled;  // version -> SHA-256
};

// The payload key of a call's first event, and what it holds: a hash of all that the call asks.
inline constexpr std::string_view request_key = "request_sha256";
std::string request_hash(const Options& options, std::string_view bytes);

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
  // A version with the calendar days that were imported before that event; with all of them.
  const contract::Terms& terms(const std::string& id, std::int64_t version,
                               std::int64_t known = std::numeric_limits<std::int64_t>::max()) const;
  std::shared_ptr<const contract::Terms> shared_terms(
      const std::string& id, std::int64_t version,
      std::int64_t known = std::numeric_limits<std::int64_t>::max()) const;
  // Every version of every contract, read once.
  const std::vector<store::ContractRow>& contracts() const;
  // The version in force at that moment, if there is one. The others throw Error(not_found).
  std::optional<std::int64_t> find_version(std::string_view id, Instant at) const;
  std::int64_t version_at(const std::string& id, Instant at) const;
  const contract::Terms& terms_at(const std::string& id, Instant at) const;
  // Of the contract that the subject belongs to or the call means, else the one that all contracts
  // in force have. Throws Error(not_found), Error(usage).
  std::string zone_name(const std::optional<journal::Subject>& of = {}) const;
  // The first event of an earlier call with this --request-id, if any. `bytes`: what the call
  // carries beside its words, such as the files it was given. Throws Error(usage) when that call
  // asked for something else (decision 10).
  std::optional<journal::Event> earlier_call(std::string_view bytes = {}) const;
  // In the order in which they were imported.
  const std::vector<CalendarForms>& imports(const std::string& contract) const;
  // Between two snapshots, after an import or a version: what was read may have changed.
  void look_again() const {
    contracts_.reset();
    imports_.clear();
  }

 private:
  // Those of that contract in force, or of all.
  std::set<std::string> zones_of(std::string_view contract) const;

  Session& session_;
  store::Store& store_;
  Instant now_;
  mutable std::optional<std::vector<store::ContractRow>> contracts_;
  mutable std::map<std::string, std::vector<CalendarForms>> imports_;
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
    return look([&](View& view) {
      decltype(work(view)) result{};
      view.store().read([&] { result = work(view); });
      return result;
    });
  }

  // Runs work(view) without a snapshot around it: for long work that reads in short ones, so that
  // no writer has to wait for it (reliability.md).
  template <class Work>
  auto look(Work&& work) {
    try {
      View view(*this, opened(store::Access::read), clock());
      return work(view);
    } catch (...) {
      close();
      throw;
    }
  }

  // Runs work(transaction) all or nothing; in a dry run it is rolled back afterwards.
  void write(const std::function<void(Transaction&)>& work);
  // The same in a database that is open already.
  void write_in(store::Store& store, const std::function<void(Transaction&)>& work);

  // Lets go of the file, which otherwise stays open from call to call: before anything that may
  // take long and has nothing to do with it.
  void close() noexcept { store_.reset(); }

  // Read once. `form`: the document that takes the place of what was compiled when the version was
  // applied. Throws Error(not_found).
  using SharedTerms = std::shared_ptr<const contract::Terms>;
  const SharedTerms& terms(const store::Store& store, const std::string& id, std::int64_t version,
                           const std::string& form);

 private:
  // The file as it lies at the path now, opened anew only where that is another one.
  store::Store& opened(store::Access access);

  Options options_;
  std::optional<store::Store> store_;
  std::map<std::tuple<std::string, std::int64_t, std::string>, SharedTerms> terms_;
};

}  // namespace svcdesk::desk
