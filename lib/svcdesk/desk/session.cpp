#include "svcdesk/desk/session.hpp"

#include <algorithm>
#include <chrono>

#include "svcdesk/contract/compiled.hpp"
#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/desk/versions.hpp"

namespace svcdesk::desk {
namespace {

// Leaves a dry run: the store rolls back on any exception.
struct RollBack {};

Error unknown_contract(const std::string& id) {
  return Error(ErrorCode::not_found, {"desk.contract.unknown", {{"contract", id}}});
}

CalendarForms forms_of(const journal::Event& imported) {
  CalendarForms out{imported.seq, {}};
  for (const Json& version : imported.payload["versions"].items()) {
    out.compiled[version.integer("contract_version", 0)] = version.text("compiled_sha256");
  }
  return out;
}

}  // namespace

std::string request_hash(const Options& options, std::string_view bytes) {
  const std::string& words = options.request_words;
  return to_hex(sha256(bytes.empty() ? words : words + to_hex(sha256(bytes))));
}

View::View(Session& session, store::Store& store, Instant now)
    : session_(session), store_(store), now_(now) {}

const Options& View::options() const { return session_.options(); }

Instant View::at() const { return options().at.value_or(now_); }

std::string View::contract_id() const {
  const std::string& wanted = options().contract;
  std::vector<std::string> ids;
  for (const store::ContractRow& row : contracts()) {
    if (std::find(ids.begin(), ids.end(), row.id) == ids.end()) ids.push_back(row.id);
  }
  if (!wanted.empty()) {
    if (std::find(ids.begin(), ids.end(), wanted) != ids.end()) return wanted;
    throw unknown_contract(wanted).hint({"desk.contract.hint_list", {}});
  }
  if (ids.size() == 1) return ids.front();
  if (ids.empty()) {
    throw Error(ErrorCode::not_found, {"desk.contract.none", {}})
        .hint({"desk.contract.hint_apply", {}});
  }
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  throw Error(ErrorCode::usage, {"desk.contract.several", {{"contracts", list}}})
      .hint({"desk.contract.hint_name", {}});
}

const contract::Terms& View::terms(const std::string& id, std::int64_t version,
                                   std::int64_t known) const {
  return *shared_terms(id, version, known);
}

std::shared_ptr<const contract::Terms> View::shared_terms(const std::string& id,
                                                          std::int64_t version,
                                                          std::int64_t known) const {
  std::string form;
  for (const CalendarForms& import : imports(id)) {
    const auto found = import.compiled.find(version);
    if (import.seq < known && found != import.compiled.end()) form = found->second;
  }
  return session_.terms(store_, id, version, form);
}

std::optional<journal::Event> View::earlier_call(std::string_view bytes) const {
  const std::string& id = options().request_id;
  if (id.empty()) return std::nullopt;
  std::optional<journal::Event> first = store_.by_request(id);
  if (first && first->payload.text(request_key) != request_hash(options(), bytes)) {
    throw Error(ErrorCode::usage,
                {"desk.request.reused", {{"request", id}, {"event", std::to_string(first->seq)}}});
  }
  return first;
}

const std::vector<CalendarForms>& View::imports(const std::string& contract) const {
  const auto [entry, fresh] = imports_.try_emplace(contract);
  if (!fresh) return entry->second;
  for (const journal::Event& event : store_.history({"calendar", contract})) {
    if (event.type == "calendar.imported") entry->second.push_back(forms_of(event));
  }
  return entry->second;
}

const contract::Terms& View::terms_at(const std::string& id, Instant at) const {
  return terms(id, version_at(id, at));
}

const std::vector<store::ContractRow>& View::contracts() const {
  if (!contracts_) contracts_ = store_.contracts();
  return *contracts_;
}

std::optional<std::int64_t> View::find_version(std::string_view id, Instant at) const {
  const store::ContractRow* latest = nullptr;
  for (const store::ContractRow& row : contracts()) {
    if (row.id != id || row.effective > at) continue;
    if (latest == nullptr || row.effective >= latest->effective) latest = &row;
  }
  return latest == nullptr ? std::nullopt : std::optional(latest->version);
}

std::int64_t View::version_at(const std::string& id, Instant at) const {
  const auto version = find_version(id, at);
  if (!version) throw unknown_contract(id);
  return *version;
}

std::set<std::string> View::zones_of(std::string_view contract) const {
  std::set<std::string> zones;
  for (const store::ContractRow& row : contracts()) {
    if (!contract.empty() && row.id != contract) continue;
    if (find_version(row.id, now_) == row.version) zones.insert(row.zone);
  }
  return zones;
}

std::string View::zone_name(const std::optional<journal::Subject>& of) const {
  std::string wanted;
  // As a rule there is one zone: then nobody has to look for the subject.
  if (of && zones_of({}).size() > 1) {
    store::EventQuery first;
    first.subject = of;
    first.limit = 1;
    wanted = contract_of(store_.events(first));
  }
  if (wanted.empty()) wanted = options().contract;
  const std::set<std::string> zones = zones_of(wanted);
  if (zones.size() == 1) return *zones.begin();
  if (wanted.empty() || wanted == options().contract) wanted = contract_id();
  throw unknown_contract(wanted);
}

Instant Session::clock() const {
  if (options_.now) return *options_.now;
  return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

store::Store& Session::opened(store::Access access) {
  if (store_ && !store_->in_place()) store_.reset();
  if (store_ && access == store::Access::write) {
    store_->acquire(options_.wait);
    // Another file may have taken its place while we stood in the queue.
    if (!store_->in_place()) store_.reset();
  }
  if (!store_) {
    store_ = store::Store::open(options_.database, access, {options_.wait, options_.network});
  }
  return *store_;
}

void Session::write(const std::function<void(Transaction&)>& work) {
  try {
    store::Store& store = opened(store::Access::write);
    write_in(store, work);
    store.release();
  } catch (...) {
    close();
    throw;
  }
}

void Session::write_in(store::Store& store, const std::function<void(Transaction&)>& work) {
  if (options_.now && !store.info().drill) {
    throw Error(ErrorCode::refused, {"desk.now.no_drill", {}})
        .hint({"desk.now.hint_at", {}})
        .hint({"desk.now.hint_drill", {}});
  }
  try {
    store.write([&] {
      Transaction transaction(*this, store, clock());
      work(transaction);
      if (options_.mode == Options::Mode::dry_run) throw RollBack{};
    });
  } catch (const RollBack&) {
    terms_.clear();  // decided and shown; nothing is kept
  } catch (...) {
    terms_.clear();  // perhaps of a version that has just been rolled back
    throw;
  }
}

const Session::SharedTerms& Session::terms(const store::Store& store, const std::string& id,
                                           std::int64_t version, const std::string& form) {
  const auto key = std::make_tuple(id, version, form);
  if (const auto found = terms_.find(key); found != terms_.end()) return found->second;
  const auto row = store.contract(id, version);
  if (!row) {
    throw Error(ErrorCode::not_found, {"desk.contract.no_version",
                                       {{"contract", id}, {"version", std::to_string(version)}}});
  }
  const std::string compiled = form.empty() ? row->compiled : store.document(form).value_or("");
  auto terms = std::make_shared<contract::Terms>(contract::decompile(compiled), version);
  return terms_.emplace(key, std::move(terms)).first->second;
}

}  // namespace svcdesk::desk
