#include "svcdesk/desk/desk.hpp"

#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/figures.hpp"
#include "svcdesk/desk/session.hpp"
#include "svcdesk/desk/sweeper.hpp"
#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {

Desk::Desk(Options options) : session_(std::make_shared<Session>(std::move(options))) {}
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

void Desk::create(const Options& options, const store::CreateOptions& how) {
  store::Store::create(options.database, how);
  Options first = options;
  first.mode = Options::Mode::change;
  Session session(std::move(first));
  session.write([&](Transaction& tx) {
    tx.record("", {"desk.created",
                   {"desk", tx.store().info().identity},
                   tx.now(),
                   Json::object({{"drill", how.drill}}),
                   {}});
  });
}

Cases Desk::cases() { return Cases(session_); }
Contracts Desk::contracts() { return Contracts(session_); }
Sweeper Desk::sweeper() { return Sweeper(session_); }
Notices Desk::notices() { return Notices(session_); }
Log Desk::log() { return Log(session_); }
Care Desk::care() { return Care(session_); }
Figures Desk::figures() { return Figures(session_); }

Instant Desk::now() const { return session_->clock(); }
const Options& Desk::options() const { return session_->options(); }

}  // namespace svcdesk::desk
