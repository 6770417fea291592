// The promises in the order of their key, each subject's against what it should have: one scan of
// the table, cut into pages.
#pragma once

#include <memory>
#include <vector>

#include "svcdesk/store/detail/found.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {

class PromiseScan {
 public:
  PromiseScan(Store::Impl& impl, Found& found) : impl_(impl), found_(found) {}

  // Lets go of the table at its end.
  class Page {
   public:
    explicit Page(PromiseScan& scan) : scan_(scan) { scan.begin(); }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;
    ~Page() { scan_.query_.reset(); }

   private:
    PromiseScan& scan_;
  };

  void expect(const journal::Subject& subject, std::vector<PromiseRow> rows);
  // No subject comes any more.
  void finish();

 private:
  void begin();
  void next() { there_ = query_->next(); }
  bool is_of(const journal::Subject& subject) const;
  bool is_before(const journal::Subject& subject) const;
  void extra();
  void missing(const PromiseRow& row);
  void compare(const PromiseRow& row);

  Store::Impl& impl_;
  Found& found_;
  std::unique_ptr<Query> query_;
  bool there_ = false;
  journal::Subject done_;
};

}  // namespace svcdesk::store
