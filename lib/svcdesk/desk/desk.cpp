#include "svcdesk/desk/desk.hpp"

#include <algorithm>
#include <filesystem>

#include "svcdesk/desk/assets.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/changes.hpp"
#include "svcdesk/desk/contract_apply.hpp"
#include "svcdesk/desk/figures.hpp"
#include "svcdesk/desk/models.hpp"
#include "svcdesk/desk/parts.hpp"
#include "svcdesk/desk/session.hpp"
#include "svcdesk/desk/sweeper.hpp"
#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {
namespace {

// A database that lacks what it was made for would be half done: the file appears with all of it.
void make(Options options, const store::CreateOptions& how, std::string_view bytes,
          const std::function<void(Transaction&)>& fill) {
  options.mode = Options::Mode::change;
  Session session(options);
  store::Store::create(options.database, how, [&](store::Store& store) {
    session.write_in(store, [&](Transaction& tx) {
      static_cast<void>(tx.repeated(bytes));
      tx.record("", {"desk.created",
                     {"desk", store.info().identity},
                     tx.now(),
                     Json::object({{"drill", how.drill}}),
                     {}});
      fill(tx);
    });
  });
}

bool made_by_this_request(const Options& options, std::string_view bytes) {
  if (options.request_id.empty() || !std::filesystem::exists(options.database)) return false;
  bool made = false;
  Session(options).write([&](Transaction& tx) { made = tx.repeated(bytes).has_value(); });
  return made;
}

Applied first_contract(const Options& options) {
  return Session(options).read([](View& view) {
    const std::vector<store::ContractRow>& rows = view.contracts();
    const auto first = std::ranges::min_element(rows, {}, &store::ContractRow::applied_seq);
    return Applied{first->id, first->version, first->effective,      {}, {},
                   {},        false,          Changed::How::repeated};
  });
}

}  // namespace

Desk::Desk(Options options) : session_(std::make_shared<Session>(std::move(options))) {}
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

void Desk::create(const Options& options, const store::CreateOptions& how) {
  if (made_by_this_request(options, {})) return;
  make(options, how, {}, [](Transaction&) {});
}

Applied Desk::create(const Options& options, const store::CreateOptions& how,
                     const ContractFile& contract) {
  CheckedContract checked = check(contract);
  if (made_by_this_request(options, checked.bytes)) return first_contract(options);
  Applied out;
  const std::string bytes = checked.bytes;
  make(options, how, bytes, [&](Transaction& tx) {
    out = apply_in(tx, contract, std::move(checked), {}, Contracts::Move::keep);
  });
  return out;
}

Assets Desk::assets() { return Assets(session_); }
Changes Desk::changes() { return Changes(session_); }
Parts Desk::parts() { return Parts(session_); }
Cases Desk::cases() { return Cases(session_); }
Contracts Desk::contracts() { return Contracts(session_); }
Models Desk::models() { return Models(session_); }
Sweeper Desk::sweeper() { return Sweeper(session_); }
Notices Desk::notices() { return Notices(session_); }
Log Desk::log() { return Log(session_); }
Care Desk::care() { return Care(session_); }
Figures Desk::figures() { return Figures(session_); }

Instant Desk::now() const { return session_->clock(); }
const Options& Desk::options() const { return session_->options(); }

}  // namespace svcdesk::desk
