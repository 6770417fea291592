// The counters for the record itself: the event log, verifying, rebuilding, copies, health (AUD-1
// to AUD-3).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "svcdesk/desk/desk.hpp"

namespace svcdesk::desk {

class Log {
 public:
  // In pages of their own snapshots.
  void list(store::EventQuery query, const std::function<void(const journal::Event&)>& each);
  journal::Event show(std::int64_t seq);

 private:
  friend class Desk;
  explicit Log(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

// One thing `doctor` looked at.
struct Checkup {
  enum class State { good, notice, bad } state = State::good;
  Message text;
  std::optional<Message> help;
};

class Care {
 public:
  store::DeskInfo info();
  // Chains from the stored bytes, SQLite's own check, every version and document against the events
  // that name them, and every table against what the events give. `known_heads`: hashes printed
  // earlier, each of which has to be in its chain (AUD-2): whole, or at least the first 16 digits;
  // blanks and capital letters do not matter. Throws Error(usage) for anything else. With `chains`
  // the chains and documents alone: whether an event was altered, inserted, removed or exchanged.
  VerifyResult verify(const std::vector<std::string>& known_heads = {},
                      VerifyScope scope = VerifyScope::everything);
  // Empties what is derived and fills it from the events again.
  Changed rebuild();
  void backup(const std::string& to);
  std::vector<Checkup> doctor();

 private:
  friend class Desk;
  explicit Care(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
