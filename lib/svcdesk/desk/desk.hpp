// The front door: everything the command line can do, a C++ program can do here. Each call is one
// transaction and one reading of the clock. The desk prints nothing and reads neither environment
// nor home (architecture.md, rule 10).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/delivery/delivery.hpp"
#include "svcdesk/desk/amendment.hpp"

namespace svcdesk::desk {

class Assets;
class Cases;
class Changes;
class Contracts;
class Models;
class Sweeper;
class Notices;
class Parts;
class Log;
class Care;
class Figures;
struct ContractFile;

struct Options {
  std::string database;        // path of the file
  std::string actor;           // person id, else any name (recorded on every event)
  std::string contract;        // empty: the only one there is
  std::optional<Instant> now;  // moves the clock, in a drill database only (decision 11)
  std::optional<Instant> at;   // when it happened, where that is not now
  std::string request_id;      // the same id again changes nothing (decision 10)
  std::string request_words;   // what the call asks, so that a reused id is noticed
  enum class Mode { change, dry_run } mode = Mode::change;  // dry_run: decided, shown, rolled back
  Seconds wait{30};                                         // for the lock
  store::NetworkFiles network = store::NetworkFiles::refuse;  // a database on a network file system
  std::map<std::string, delivery::Channel> channels;  // what the contract's channel names mean here
  delivery::Helper helper;
  std::function<void(std::int64_t done, std::int64_t of)> progress;  // long work; may be empty
};

class Desk {
 public:
  explicit Desk(Options options);
  Desk(Desk&&) noexcept;
  Desk& operator=(Desk&&) noexcept;
  ~Desk();

  // Makes the database, with the first event of the desk's own chain and the first contract where
  // one is given: all of it or nothing. Throws Error(refused) where a file is there already, unless
  // that was made by this very request.
  static void create(const Options& options, const store::CreateOptions& how);
  static Applied create(const Options& options, const store::CreateOptions& how,
                        const ContractFile& contract);

  Assets assets();
  Cases cases();
  Changes changes();
  Contracts contracts();
  Models models();
  Sweeper sweeper();
  Notices notices();
  Parts parts();
  Log log();
  Care care();
  Figures figures();

  // The clock of this call: --now in a drill, else the computer's.
  Instant now() const;
  const Options& options() const;

 private:
  std::shared_ptr<class Session> session_;
};

}  // namespace svcdesk::desk
