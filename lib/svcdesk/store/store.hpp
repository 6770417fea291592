// The database behind the desk: schema, migrations, journal, projections, queries. Private to the
// library, decides nothing. The only door to SQLiteCpp; SQLite's errors leave as svcdesk::Error.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/journal/event.hpp"
#include "svcdesk/store/rows.hpp"

namespace svcdesk::store {

enum class Access { read, write };

struct ChainReport;
using Progress = std::function<void(std::int64_t done)>;

// How long anybody waits for the lock file and then for SQLite, both together (reliability.md).
inline constexpr Seconds default_wait{30};

class Store {
 public:
  // Makes a database (mode 0600, or 0660 with a group), runs `first` in it, and only then gives the
  // file its name. Throws Error(refused) where a file is already there.
  static void create(const std::string& path, const CreateOptions& options,
                     const std::function<void(Store&)>& first = {});

  // Opens an existing one. Access::write takes the lock file <path>.wlock first and holds it until
  // this object goes. Throws Error(busy), and Error(database) for a file that is missing, is no
  // svcdesk database, is newer than this program, or lies behind a symbolic link.
  static Store open(const std::string& path, Access access, const OpenOptions& options);
  static Store open(const std::string& path, Access access, Seconds wait = default_wait);
  // Takes the lock file for a store opened for reading, and gives it back. Throws Error(busy).
  void acquire(Seconds wait);
  void release() noexcept;
  // Whether the path still leads to the file that is open here, with the schema that was checked.
  bool in_place() const noexcept;
  // Brings an older program's file up to this one's schema; returns the version it had.
  static int migrate(const std::string& path, const OpenOptions& options = {});

  struct Impl;  // for the sources of this room
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // The work in a BEGIN IMMEDIATE transaction: all or nothing. Throws Error(failed) inside another.
  void write(const std::function<void()>& work);
  // The work in one read snapshot, or in the one around it; nothing goes to stdout (decision 23).
  void read(const std::function<void()>& work) const;
  DeskInfo info() const;  // made when, drill or not, schema version, identity

  // --- journal -------------------------------------------------------------------------------
  // Appends to the chain of event.contract; fills in seq. Only inside write().
  void append(journal::Event& event);
  // The subject's own events and those that refer to it, by seq, without what was told about it:
  // notices change nothing, and one of them may speak of thousands of subjects.
  std::vector<journal::Event> history(const journal::Subject& subject) const;
  std::vector<journal::Event> whole_history(const journal::Subject& subject) const;  // + notices
  // The next subjects of a kind, by id, each with its own events and, but for notices, those that
  // refer to it: until so many events or bytes_a_page have been read, at least one subject.
  std::vector<SubjectHistory> histories(std::string_view kind, std::string_view after,
                                        std::int64_t events) const;
  // Events in order after `after`, filtered: at most `limit`, or bytes_a_page; none at the end.
  std::vector<journal::Event> events(const EventQuery& query) const;
  std::vector<StoredEvent> stored_events(std::int64_t after, std::int64_t limit) const;  // + hashes
  std::optional<journal::Event> event(std::int64_t seq) const;
  // The first event of the call that carried this request id (decision 10).
  std::optional<journal::Event> by_request(std::string_view request_id) const;
  std::optional<ChainHead> head(std::string_view contract) const;
  std::vector<ChainHead> heads() const;
  std::int64_t last_seq() const;
  Instant last_recorded() const;

  // --- numbers, documents, contracts -----------------------------------------------------------
  std::int64_t draw_number(std::string_view kind);  // C-1, C-2, ... Only inside write().
  void raise_number(std::string_view kind, std::int64_t used);  // draws go on above it
  // Content-addressed bytes (decision 8); the same bytes twice are kept once.
  std::string put_document(std::string_view bytes);
  std::optional<std::string> document(std::string_view sha256) const;
  void put_contract(const ContractRow& row);
  std::optional<ContractRow> contract(std::string_view id, std::int64_t version) const;
  std::vector<ContractRow> contracts() const;  // by id and version, without the compiled bytes

  // --- projections ---------------------------------------------------------------------------
  void put_case(const CaseRow& row, const std::optional<std::string>& text);  // none: as it was
  std::optional<CaseRow> case_row(std::int64_t number) const;
  bool has_case(std::int64_t number) const;
  std::optional<std::int64_t> case_by_external_id(std::string_view contract,
                                                  std::string_view external_id) const;
  std::vector<CaseRow> cases(const CaseQuery& query) const;
  std::int64_t count(const CaseQuery& query) const;  // leaves out `search` and `limit`
  CasesAlive cases_alive(std::string_view contract, Instant from, Instant to, std::int64_t above,
                         std::int64_t rows) const;  // looks at so many above that number
  // Afterwards that number has exactly these rows; only what differs is written.
  void replace(std::string_view kind, std::int64_t number, const std::vector<DerivedRow>& rows);
  void add_rows(const std::vector<DerivedRow>& rows);  // of a number that has none
  void put_promise(const PromiseRow& row);
  // Afterwards the subject has exactly these; only what differs is written.
  void replace_promises(const journal::Subject& subject, const std::vector<PromiseRow>& rows);
  std::vector<PromiseRow> promises_of(const journal::Subject& subject) const;
  std::vector<PromiseRow> promises(const PromiseQuery& query) const;
  // Each once, by kind and id: a page of those behind `after`; order and limit are left out.
  std::vector<journal::Subject> subjects(const PromiseQuery& query, const journal::Subject& after,
                                         std::int64_t limit) const;
  std::int64_t count(const PromiseQuery& query) const;  // leaves out `limit`
  // Whose earliest next_due is at or before `now`, soonest first: the sweep's query (decision 15).
  std::vector<DueSubject> due_subjects(Instant now, std::int64_t limit) const;

  // --- notices -------------------------------------------------------------------------------
  bool add_line(const NoticeLine& line);  // false: its key is there already (decision 16)
  // Not yet in a notice, in their order, behind `after`.
  std::vector<NoticeLine> open_lines(Instant now, std::int64_t limit,
                                     const std::optional<NoticeLine>& after = {}) const;
  void close_line(std::string_view key, std::int64_t notice);  // 0: dropped
  void put_notice(const NoticeRow& row);
  std::optional<NoticeRow> notice(std::int64_t number) const;
  std::vector<NoticeRow> notices(const NoticeQuery& query) const;
  bool anything_to_send(Instant now) const;  // whether lease() would find something
  // Whether the people of this notice are, or still may be, told the same over another channel.
  bool reached_otherwise(std::int64_t number) const;
  // The clock was set back: what is to be tried more than a day from `now` may be tried at once.
  void hasten(Instant now);
  // Leases up to `limit` notices that are to be tried at `now` to `owner` until `lease_until`.
  std::vector<NoticeRow> lease(Instant now, Instant lease_until, std::string_view owner,
                               std::int64_t limit);

  // An online copy into a new file; verified before it takes its name.
  void backup(const std::string& to) const;
  std::vector<std::string> integrity_check() const;  // SQLite's own; empty: sound
  // Empties every derived table but the chain heads, which it works out again.
  void clear_projections();

 private:
  friend ChainReport verify_chains(const Store&, const Progress&, const std::vector<std::string>&);
  friend class Comparison;
  friend class Register;
  friend class Ledger;
  friend class ChangeLists;
  friend class ModelCatalogue;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace svcdesk::store
