// The whole record played again: every derived row as the events give it, subject by subject. What
// rebuilding writes and verifying compares (AUD-3). Private to the room.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "svcdesk/desk/projector.hpp"

namespace svcdesk::desk {

// Where the rows go.
class Tables {
 public:
  virtual ~Tables() = default;

  // Runs the work, which plays some subjects' events, in one snapshot of the database.
  virtual void page(const std::function<void()>& work) = 0;
  // A case or a contract with its history; in the order of kind and id.
  virtual void subject(const journal::Subject& subject, const std::vector<journal::Event>& history,
                       Projection rows) = 0;
  virtual void move(const store::StockMoveRow& row) = 0;  // in the order of the journal
  virtual void line(const store::NoticeLine& line) = 0;
  virtual void close_line(const std::string& key, std::int64_t notice) = 0;  // 0: dropped
  virtual void notice(const store::NoticeRow& row) = 0;
  // The last number drawn of a kind.
  virtual void drawn(std::string_view kind, std::int64_t last) = 0;
};

// Keeps a page of histories, however long the record is. A line comes before it is closed.
void replay(const View& view, Tables& tables);

}  // namespace svcdesk::desk
