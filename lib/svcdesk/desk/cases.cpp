#include "svcdesk/desk/cases.hpp"

#include "svcdesk/cases/mail.hpp"
#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/projector.hpp"

namespace svcdesk::desk {
namespace {

cases::Acting acting(const View& view) { return {view.options().actor, view.at(), view.now()}; }

// Runs one change of a case, or gives what an earlier call with the same request id gave. `bytes`:
// of the file that comes with it.
template <class Decide>
CaseChanged change(Session& session, const std::string& id, std::string_view bytes,
                   Decide&& decide) {
  CaseChanged out;
  session.write([&](Transaction& tx) {
    if (const auto first = tx.repeated(bytes)) {
      out = as_before(tx, *first);
      return;
    }
    const CaseId found = find_case(tx, id);
    const std::vector<journal::Event> history = history_of(tx, found);
    const cases::Case state = cases::fold(history);
    const contract::Terms& terms = terms_of(tx, subject_of(found), history);
    out = carry_out(tx, found, state.contract, decide(tx, terms, state));
  });
  return out;
}

// The other case of a merge or a link, as it stands.
void load_target(const View& view, cases::Merge& merge) {
  if (view.store().case_row(merge.into.number)) {
    merge.target = cases::fold(history_of(view, merge.into));
  }
}
void load_target(const View& view, cases::Link& link) {
  const std::optional<CaseId> other = CaseId::parse(link.to);
  if (other && view.store().case_row(other->number)) {
    link.target = cases::fold(history_of(view, *other));
  }
}
template <class Other>
void load_target(const View&, Other&) {}

CaseChanged open_in(Transaction& tx, cases::Open request) {
  const std::string contract = tx.contract_id();
  const contract::Terms& terms = tx.terms_at(contract, tx.at());
  request.id = CaseId{tx.store().draw_number(CaseKind::prefix)};
  cases::Drafts drafts = cases::decide(terms, acting(tx), request);
  for (journal::Draft& draft : drafts) {
    if (draft.type == "case.opened") draft.payload.set("contract_version", terms.version());
  }
  return carry_out(tx, request.id, contract, std::move(drafts));
}

}  // namespace

CaseChanged Cases::open(cases::Open request) {
  CaseChanged out;
  session_->write([&](Transaction& tx) {
    const auto first = tx.repeated();
    out = first ? as_before(tx, *first) : open_in(tx, std::move(request));
  });
  return out;
}

CaseChanged Cases::open_from_mail(std::string_view bytes) {
  // The helper reads the message before the database is opened: nothing is held over a program.
  const delivery::MailText mail = delivery::read_mail(session_->options().helper, bytes);
  CaseChanged out;
  session_->write([&](Transaction& tx) {
    if (const auto first = tx.repeated(bytes)) {
      out = as_before(tx, *first);
      return;
    }
    const std::string contract = tx.contract_id();
    if (const auto known = tx.store().case_by_external_id(contract, mail.message_id);
        known && !mail.message_id.empty()) {
      out.state = cases::fold(history_of(tx, CaseId{*known}));
      out.how = Changed::How::repeated;
      return;
    }
    cases::Mail intake;
    intake.message_id = mail.message_id;
    intake.from = mail.from_address;
    intake.subject = mail.subject;
    intake.body = mail.body;
    intake.date = mail.date;
    intake.auto_submitted = mail.automatic ? cases::AutoSubmitted::yes : cases::AutoSubmitted::no;
    for (const auto& part : mail.attachments) intake.attachments.push_back(part.name);
    out = open_in(tx, cases::from_mail(tx.terms_at(contract, tx.at()), intake));
    for (const auto& part : mail.attachments) tx.store().put_document(part.bytes);
  });
  return out;
}

CaseChanged Cases::apply(const std::string& id, const CaseRequest& request) {
  return change(*session_, id, {},
                [&](Transaction& tx, const contract::Terms& terms, const cases::Case& state) {
                  return std::visit(
                      [&](auto what) {
                        load_target(tx, what);
                        return cases::decide(terms, acting(tx), state, what);
                      },
                      request);
                });
}

CaseChanged Cases::attach(const std::string& id, std::string_view bytes, cases::Attach request) {
  return change(*session_, id, bytes,
                [&](Transaction& tx, const contract::Terms& terms, const cases::Case& state) {
                  request.sha256 = tx.store().put_document(bytes);
                  return cases::decide(terms, acting(tx), state, request);
                });
}

CaseChanged Cases::close(const std::string& id, std::optional<std::string> signed_bytes,
                         cases::Close request) {
  return change(*session_, id, signed_bytes ? std::string_view(*signed_bytes) : "",
                [&](Transaction& tx, const contract::Terms& terms, const cases::Case& state) {
                  if (signed_bytes) request.signed_sha256 = tx.store().put_document(*signed_bytes);
                  return cases::decide(terms, acting(tx), state, request);
                });
}

CaseId Cases::resolve(const std::string& id) {
  return session_->read([&](View& view) { return find_case(view, id); });
}

}  // namespace svcdesk::desk
