// The derived tables held against the rows that the events give, in both directions (AUD-3): what
// `db verify` says of them. Private to the library.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/store/store.hpp"

namespace svcdesk::store {

// Rows of one kind of difference: all are counted, the first few are kept, as "table {columns}".
struct Differences {
  std::int64_t count = 0;
  std::vector<std::string> rows;
};

// Told what the events give, subject by subject, it reads what is there and keeps nothing but the
// differences: a changed row is one that is there and should not be, and one that should.
class Comparison {
 public:
  explicit Comparison(const Store& store);
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;
  ~Comparison();

  // Runs the work, which tells what some subjects' events give, in a read snapshot of its own.
  void page(const std::function<void()>& work);

  // Only inside page().
  void expect(const CaseRow& row, std::string_view search_text);
  // All rows of that number in the tables of that kind of subject.
  void expect(std::string_view kind, std::int64_t number, const std::vector<DerivedRow>& rows);
  // All of one subject's; subjects in the order of kind and id.
  void expect(const journal::Subject& subject, std::vector<PromiseRow> rows);
  void expect(const NoticeLine& line);
  void expect_closed(std::string_view key, std::int64_t notice);
  void expect(const NoticeRow& row);
  void expect(const StockMoveRow& row);
  void expect_drawn(std::string_view kind, std::int64_t number);

  // Once everything was told: what is there beside it.
  void finish();

  const Differences& wrong() const;    // there, but the events do not give it
  const Differences& missing() const;  // the events give it, but it is not there

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace svcdesk::store
