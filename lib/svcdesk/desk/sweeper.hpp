// The counters for what happens by itself: sweep, notices, delivery (ESC-3, NTF-1).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "svcdesk/desk/desk.hpp"

namespace svcdesk::desk {

class Sweeper {
 public:
  // Fires what has come due, each step exactly once, in batches until nothing is due; then joins
  // the lines into messages. Any number of sweeps may run at once.
  SweepResult sweep();

 private:
  friend class Desk;
  explicit Sweeper(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

class Notices {
 public:
  std::vector<store::NoticeRow> list(const store::NoticeQuery& query);
  store::NoticeRow show(const std::string& id);
  // Leases, sends outside any transaction, records each try. At least once, stable Message-ID.
  DeliveryResult deliver();
  // Puts a dead or waiting notice back in the queue.
  Changed retry(const std::string& id);
  // A test message over one channel, to one address or person; not recorded.
  delivery::Result test(const std::string& channel, const std::string& to);

 private:
  friend class Desk;
  explicit Notices(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
