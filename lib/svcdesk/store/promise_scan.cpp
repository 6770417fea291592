#include "svcdesk/store/detail/promise_scan.hpp"

#include <algorithm>
#include <tuple>

#include "svcdesk/store/detail/columns.hpp"
#include "svcdesk/store/detail/held.hpp"

namespace svcdesk::store {
namespace {

// Without next_due and what is still unborn (decision 5); in the order of the table itself.
constexpr std::string_view select_told =
    "SELECT contract, contract_version, subject_kind, subject_id, obligation, occurrence, phase, "
    "verdict, level, started, started_by, due, settled_at, breached_at, breaches, reclassified, "
    "overtaken, limit_seconds, used_seconds FROM promise "
    "WHERE (subject_kind, subject_id) > (?, ?) AND phase <> 'unborn' "
    "ORDER BY subject_kind, subject_id, contract, obligation, occurrence";
constexpr int promise_kind = 2;
constexpr int promise_id = 3;

auto key_of(const PromiseRow& row) {
  return std::tuple<std::string_view, std::string_view, std::string_view>(
      row.contract, row.obligation, row.occurrence);
}

// Of two rows with one key the later is the one that is written.
void sort(std::vector<PromiseRow>& rows) {
  const auto before = [](const PromiseRow& a, const PromiseRow& b) {
    return key_of(a) < key_of(b);
  };
  std::stable_sort(rows.begin(), rows.end(), before);
  for (std::size_t i = rows.size(); i-- > 1;) {
    if (key_of(rows[i - 1]) == key_of(rows[i])) rows.erase(rows.begin() + std::ptrdiff_t(i) - 1);
  }
}

}  // namespace

void PromiseScan::begin() {
  query_.reset(new Query(impl_.query(select_told)));
  query_->with(std::string(done_.kind), std::string(done_.id));  // which goes on while it runs
  next();
}

bool PromiseScan::is_of(const journal::Subject& subject) const {
  return there_ && query_->view(promise_id) == subject.id &&
         query_->view(promise_kind) == subject.kind;
}

bool PromiseScan::is_before(const journal::Subject& subject) const {
  return there_ && std::tuple(query_->view(promise_kind), query_->view(promise_id)) <
                       std::tuple(std::string_view(subject.kind), std::string_view(subject.id));
}

void PromiseScan::extra() {
  found_.wrong("promise", told_as_stored(*query_, 0));
  next();
}

void PromiseScan::missing(const PromiseRow& row) {
  found_.missing("promise", told_all(*query_, 0, columns(row)));
}

void PromiseScan::compare(const PromiseRow& row) {
  if (holds_all(*query_, 0, columns(row))) return next();
  missing(row);
  extra();
}

void PromiseScan::expect(const journal::Subject& subject, std::vector<PromiseRow> rows) {
  sort(rows);
  while (is_before(subject)) extra();
  auto row = rows.begin();
  while (is_of(subject)) {
    const auto stored = std::tuple(query_->view(0), query_->view(4), query_->view(5));
    for (; row != rows.end() && key_of(*row) < stored; ++row) missing(*row);
    if (row == rows.end() || key_of(*row) != stored) {
      extra();
    } else {
      compare(*row++);
    }
  }
  for (; row != rows.end(); ++row) missing(*row);
  done_ = subject;
}

void PromiseScan::finish() {
  while (there_) extra();
}

}  // namespace svcdesk::store
