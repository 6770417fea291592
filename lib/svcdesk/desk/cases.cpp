#include "svcdesk/desk/cases.hpp"

#include <algorithm>

#include "svcdesk/cases/mail.hpp"
#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/mail_for_cases.hpp"
#include "svcdesk/desk/parts_room.hpp"
#include "svcdesk/desk/recording.hpp"
#include "svcdesk/desk/versions.hpp"
#include "svcdesk/store/register.hpp"

namespace svcdesk::desk {
namespace {

// One decision about a case as it stands, carried out.
template <class Decide>
CaseChanged decided(Transaction& tx, CaseId id, Decide&& decide) {
  const std::vector<journal::Event> history = history_of(tx, id);
  const cases::Case state = cases::fold(history);
  const contract::Terms& terms = terms_of(tx, subject_of(id), history);
  return carry_out(tx, id, state.contract, decide(terms, state));
}

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
    out =
        decided(tx, find_case(tx, id), [&](const contract::Terms& terms, const cases::Case& state) {
          return decide(tx, terms, state);
        });
  });
  return out;
}

// The other case of a merge or a link, as it stands.
void load_target(const View& view, cases::Merge& merge) {
  if (view.store().has_case(merge.into.number)) {
    merge.target = cases::fold(history_of(view, merge.into));
  }
}
void load_target(const View& view, cases::Link& link) {
  const std::optional<CaseId> other = CaseId::parse(link.to);
  if (other && view.store().has_case(other->number)) {
    link.target = cases::fold(history_of(view, *other));
  }
}
template <class Other>
void load_target(const View&, Other&) {}

// What would be left behind by a verb that ends the case.
template <class Verb>
void load_parts(const View& view, CaseId id, Verb& verb) {
  if constexpr (requires { verb.unsettled_parts; }) {
    verb.unsettled_parts = unsettled_parts(view, id);
  }
}

// The asset as the register has it: the case goes into its file, and is where it stands.
std::vector<Message> look_up_asset(const View& view, const std::string& contract,
                                   cases::Open& request) {
  if (request.asset.empty()) return {};
  const std::optional<AssetId> known = known_asset(view, contract, request.asset);
  if (!known) {
    if (store::Register(view.store()).tags(contract, 1).empty())
      return {};  // nobody keeps a register
    return {{"desk.asset.not_registered", {{"asset", request.asset}}}};
  }
  const assets::Asset asset = asset_state(view, *known);
  request.asset = asset.tag;
  request.asset_subject = subject_of(*known);
  if (request.site.empty()) request.site = asset.site;
  if (asset.faulty.empty()) return {};
  return {{"desk.asset.was_faulty", {{"asset", asset.tag}, {"faulty", asset.faulty}}}};
}

CaseChanged open_in(Transaction& tx, cases::Open request) {
  const std::string contract = tx.contract_id();
  const contract::Terms& terms = tx.terms_at(contract, tx.at());
  const std::vector<Message> warnings = look_up_asset(tx, contract, request);
  request.id = CaseId{tx.store().draw_number(CaseKind::prefix)};
  CaseChanged out = carry_out(tx, request.id, contract, cases::decide(terms, acting(tx), request));
  out.warnings.insert(out.warnings.end(), warnings.begin(), warnings.end());
  return out;
}

CaseChanged unchanged(const View& view, CaseId id) {
  CaseChanged out;
  out.how = Changed::How::repeated;
  out.state = cases::fold(history_of(view, id));
  out.promises = view.store().promises_of(subject_of(id));
  return out;
}

bool has_file(const cases::Case& state, const std::string& sha256) {
  return std::any_of(state.attachments.begin(), state.attachments.end(),
                     [&](const cases::Attachment& one) { return one.sha256 == sha256; });
}

// The letter and what came with it, each kept once.
CaseChanged attach_all(Transaction& tx, CaseChanged changed, const delivery::MailText& mail,
                       std::string_view bytes) {
  const auto attach = [&](std::string_view file, const std::string& name, const char* kind) {
    const std::string sha256 = tx.store().put_document(file);
    if (has_file(changed.state, sha256)) return;
    changed =
        decided(tx, changed.state.id, [&](const contract::Terms& terms, const cases::Case& state) {
          return cases::decide(terms, acting(tx), state, cases::Attach{sha256, name, kind, {}, {}});
        });
  };
  attach(bytes, mail.subject, "mail");
  for (const auto& part : mail.attachments) attach(part.bytes, part.name, "other");
  return changed;
}

// An answer goes to the case that its subject names, any other letter opens one; a letter that was
// taken in before changes nothing (CASE-1).
CaseChanged take_in(Transaction& tx, const delivery::MailText& mail, std::string_view bytes) {
  const std::string contract = tx.contract_id();
  const cases::Mail intake = mail_for_cases(mail);
  const auto named = cases::case_in_subject(mail.subject);
  if (named && tx.store().has_case(named->number)) {
    CaseChanged known = unchanged(tx, *named);
    if (has_file(known.state, to_hex(sha256(bytes)))) return known;
    const auto answer = [&](const contract::Terms& terms, const cases::Case& state) {
      return cases::decide(terms, acting(tx), state, cases::answer_in(intake));
    };
    return attach_all(tx, decided(tx, *named, answer), mail, bytes);
  }
  const cases::Open request = cases::from_mail(tx.terms_at(contract, tx.at()), intake);
  if (const auto known = tx.store().case_by_external_id(contract, request.external_id);
      known && !request.external_id.empty()) {
    return unchanged(tx, CaseId{*known});
  }
  return attach_all(tx, open_in(tx, request), mail, bytes);
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
    const auto first = tx.repeated(bytes);
    out = first ? as_before(tx, *first) : take_in(tx, mail, bytes);
  });
  return out;
}

CaseChanged Cases::apply(const std::string& id, const CaseRequest& request) {
  return change(*session_, id, {},
                [&](Transaction& tx, const contract::Terms& terms, const cases::Case& state) {
                  return std::visit(
                      [&](auto what) {
                        load_target(tx, what);
                        load_parts(tx, state.id, what);
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
                  load_parts(tx, state.id, request);
                  return cases::decide(terms, acting(tx), state, request);
                });
}

CaseId Cases::resolve(const std::string& id) {
  return session_->read([&](View& view) { return find_case(view, id); });
}

}  // namespace svcdesk::desk
