#include <algorithm>
#include <functional>

#include "svcdesk/contract/compiled.hpp"
#include "svcdesk/desk/calendar_days.hpp"
#include "svcdesk/desk/contract_apply.hpp"
#include "svcdesk/desk/moves.hpp"
#include "svcdesk/desk/planner.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::desk {
namespace {

std::optional<store::ContractRow> newest(const View& view, const std::string& id) {
  std::optional<store::ContractRow> out;
  for (const store::ContractRow& row : view.contracts()) {
    if (row.id == id && (!out || row.version > out->version)) out = row;
  }
  return out;
}

// The subject's open occurrences whose deadline would differ under the new terms.
std::vector<MovedDeadline> moves_to(const View& view, const journal::Subject& subject,
                                    const contract::Terms& terms) {
  return moves_of(view, subject, [&](const Judged& judged) {
    return judged.terms->version() == terms.version() ? nullptr : &terms;
  });
}

MovedDeadlines all_moves_to(const View& view, const contract::Terms& terms) {
  SoonestMoves out;
  store::PromiseQuery open;
  open.contract = terms.contract().id;
  each_subject(view, open,
               [&](const journal::Subject& subject) { out.add(moves_to(view, subject, terms)); });
  return out.take();
}

class Applying {
 public:
  Applying(Transaction& tx, const ContractFile& file, CheckedContract checked)
      : tx_(tx), file_(file), checked_(std::move(checked)) {}

  Applied run(std::optional<Instant> effective, Contracts::Move move) {
    contract::Contract& contract = checked_.contract;
    const std::string sha = tx_.store().put_document(file_.bytes);
    const std::optional<store::ContractRow> before = newest(tx_, contract.id);
    Applied out;
    out.id = contract.id;
    out.warnings = checked_.warnings;
    if (before && same_bytes(*before, sha)) {
      out.version = before->version;
      out.effective = before->effective;
      if (move == Contracts::Move::move) {
        const contract::Terms& terms = tx_.terms(out.id, out.version);
        move_all(out, moves_to(tx_, {"contract", out.id}, terms));
      }
      return out;
    }
    out.version = before ? before->version + 1 : 1;
    out.effective = effective.value_or(before ? tx_.now() : Instant{});
    if (before && out.effective <= before->effective) refuse_order(*before, out);
    std::vector<MovedDeadline> own;
    if (before) {
      contract = with_imports(tx_, std::move(contract), file_.bytes);
      out.changes = contract::diff(tx_.terms(contract.id, before->version).contract(), contract);
      const contract::Terms terms(contract, out.version);
      if (move == Contracts::Move::keep) out.moves = all_moves_to(tx_, terms);
      if (move == Contracts::Move::move) own = moves_to(tx_, {"contract", out.id}, terms);
    }
    record(out, sha);
    settle(tx_, {"contract", contract.id});
    if (before) settle_by_date(tx_, contract.id, out.effective);
    if (move == Contracts::Move::move) move_all(out, std::move(own));
    return out;
  }

 private:
  bool same_bytes(const store::ContractRow& before, const std::string& sha) const {
    const contract::Terms& terms = tx_.terms(before.id, before.version);
    return before.file_sha256 == sha && terms.contract().files == checked_.contract.files;
  }

  [[noreturn]] void refuse_order(const store::ContractRow& before, const Applied& out) const {
    throw Error(ErrorCode::refused, {"desk.contract.before_last",
                                     {{"contract", before.id},
                                      {"version", std::to_string(before.version)},
                                      {"effective", time::to_utc(before.effective)},
                                      {"wanted", time::to_utc(out.effective)}}})
        .rule("CON-3");
  }

  void record(const Applied& out, const std::string& sha) {
    const contract::Contract& contract = checked_.contract;
    const journal::Subject subject{"contract", contract.id};
    if (out.version == 1) {
      // Each contract's chain begins with an event in the desk's own (decision 3).
      tx_.record("", {"contract.added", subject, tx_.now(), Json::object(), {}});
    }
    Json files = Json::array();
    for (const contract::FileBeside& file : contract.files) {
      tx_.store().put_document(checked_.files.at(file.name));
      files.push(Json::object({{"name", file.name}, {"sha256", file.sha256}}));
    }
    const std::string compiled = contract::compile(contract);
    Json payload = Json::object({{"contract_version", out.version},
                                 {"effective", out.effective.time_since_epoch().count()},
                                 {"title", contract.title},
                                 {"file", file_.name},
                                 {"file_sha256", sha},
                                 {"compiled_sha256", tx_.store().put_document(compiled)}});
    payload.set_if("files", std::move(files));
    if (out.version == 1) payload.set("imported", true);
    const journal::Event event =
        tx_.record(contract.id, {"contract.applied", subject, tx_.now(), std::move(payload), {}});
    tx_.store().put_contract({contract.id, out.version, out.effective, event.seq, contract.title,
                              sha, compiled, contract.zone});
    tx_.look_again();
  }

  // Everything under way goes over, also where its deadline stays the same or stands still. `own`:
  // the contract's, whose versions follow one another by themselves.
  void move_all(Applied& out, std::vector<MovedDeadline> own) {
    const contract::Terms& terms = tx_.terms(out.id, out.version);
    SoonestMoves soonest;
    soonest.add(own);
    each_under_way(out, [&](const journal::Subject& subject) {
      const bool contract = subject.kind == "contract";
      const std::vector<MovedDeadline> moves =
          contract ? std::move(own) : moves_to(tx_, subject, terms);
      if (!contract) soonest.add(moves);
      record_move(tx_, out.id, subject, moved_json(moves),
                  Json::object({{"contract_version", out.version}}));
      settle(tx_, subject);
      tx_.forget_recorded();
    });
    out.moves = soonest.take();
    out.moved = true;
  }

  // Cases that are not over, and whatever is still owed, where an older version judges it.
  void each_under_way(const Applied& out,
                      const std::function<void(const journal::Subject&)>& work) const {
    const auto where_older = [&](const journal::Subject& subject) {
      if (!is_on(subject, out.version)) work(subject);
    };
    for (const char* status : {"open", "resolved"}) {
      store::CaseQuery query;
      query.contract = out.id;
      query.status = status;
      for (bool more = true; more;) {
        const std::vector<store::CaseRow> rows = tx_.store().cases(query);
        for (const store::CaseRow& row : rows) where_older({"case", CaseId{row.number}.str()});
        more = std::ssize(rows) == query.limit;
        if (more) query.before_number = rows.back().number;
      }
    }
    store::PromiseQuery owed;
    owed.contract = out.id;
    owed.other_version = out.version;
    each_subject(tx_, owed, where_older);
  }

  bool is_on(const journal::Subject& subject, std::int64_t version) const {
    const std::vector<journal::Event> history = tx_.store().history(subject);
    return std::any_of(history.begin(), history.end(), [&](const journal::Event& event) {
      const bool puts = journal::has_effect(event.type, journal::Effect::moved) ||
                        journal::has_effect(event.type, journal::Effect::opened);
      return puts && event.subject == subject &&
             event.payload.integer("contract_version", 0) == version;
    });
  }

  Transaction& tx_;
  const ContractFile& file_;
  CheckedContract checked_;
};

std::vector<obligations::Verdict> verdicts(const View& view, const contract::Terms& terms,
                                           const journal::Subject& subject) {
  std::vector<obligations::Verdict> out;
  const std::vector<journal::Event> history = view.store().history(subject);
  for (const auto& one : obligations::fold_all(terms, subject, history, view.now())) {
    out.push_back({subject.id, one.obligation, one.level, one.verdict(), one.due});
  }
  return out;
}

}  // namespace

CheckedContract check(const ContractFile& file) {
  CheckedContract out;
  out.bytes = file.bytes;
  contract::Sources sources = file.sources;
  if (sources.read) {
    sources.read = [&](std::string_view name) {
      auto bytes = file.sources.read(name);
      if (bytes && out.files.emplace(name, *bytes).second) out.bytes += *bytes;
      return bytes;
    };
  }
  contract::Reading reading = contract::read_contract(file.bytes, file.name, sources);
  if (!reading.valid()) {
    std::int64_t errors = 0;
    for (const Finding& finding : reading.findings) errors += finding.severity == Severity::error;
    throw Error(ErrorCode::invalid, {"desk.contract.invalid",
                                     {{"file", file.name}, {"errors", std::to_string(errors)}}})
        .findings(std::move(reading.findings));
  }
  out.contract = std::move(reading.contract);
  out.warnings = std::move(reading.findings);
  return out;
}

Applied apply_in(Transaction& tx, const ContractFile& file, CheckedContract checked,
                 std::optional<Instant> effective, Contracts::Move move) {
  Applied out = Applying(tx, file, std::move(checked)).run(effective, move);
  if (tx.options().mode == Options::Mode::dry_run) out.how = Changed::How::dry_run;
  return out;
}

Applied applied_before(const View& view, const journal::Event& first) {
  // The first version's first event is the one in the desk's own chain; what was moved is a case.
  const std::string& id = first.contract.empty() ? first.subject.id : first.contract;
  const auto row = view.store().contract(id, first.payload.integer("contract_version", 1));
  Applied out;
  out.id = row->id;
  out.version = row->version;
  out.effective = row->effective;
  out.how = Changed::How::repeated;
  return out;
}

Applied Contracts::apply(const ContractFile& file, std::optional<Instant> effective, Move move) {
  CheckedContract checked = check(file);
  Applied out;
  session_->write([&](Transaction& tx) {
    const auto first = tx.repeated(checked.bytes);
    out = first ? applied_before(tx, *first)
                : apply_in(tx, file, std::move(checked), effective, move);
  });
  return out;
}

Applied Contracts::diff(const ContractFile& file) {
  const CheckedContract checked = check(file);
  return session_->read([&](View& view) {
    Applied out;
    out.id = checked.contract.id;
    out.warnings = checked.warnings;
    out.effective = view.now();
    const std::optional<store::ContractRow> before = newest(view, out.id);
    if (!before) return out;
    out.version = before->version + 1;
    const contract::Terms terms(with_imports(view, checked.contract, file.bytes), out.version);
    out.changes = contract::diff(view.terms(out.id, before->version).contract(), terms.contract());
    out.moves = all_moves_to(view, terms);
    return out;
  });
}

void Contracts::simulate(const ContractFile& file, Instant from, Instant to,
                         const std::function<void(const Verdicts&)>& each) {
  const CheckedContract checked = check(file);
  std::optional<contract::Terms> terms;
  store::CaseQuery query;
  query.opened_from = from;
  query.opened_to = to;
  query.limit = 500;
  for (bool more = true; more;) {
    const std::vector<Verdicts> page = session_->read([&](View& view) {
      if (!terms) terms.emplace(with_imports(view, checked.contract, file.bytes));
      query.contract = view.contract_id();
      const std::vector<store::CaseRow> rows = view.store().cases(query);
      std::vector<Verdicts> out;
      for (const store::CaseRow& row : rows) {
        query.before_number = row.number;
        if (row.paid_work) continue;
        out.push_back(verdicts(view, *terms, {"case", CaseId{row.number}.str()}));
      }
      more = std::ssize(rows) == query.limit;
      return out;
    });
    for (const Verdicts& one : page) each(one);
  }
}

}  // namespace svcdesk::desk
