#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {
journal::Event Transaction::append(const std::string& contract, journal::Draft draft,
                                   std::string_view actor, std::string_view request_id) {
  journal::Event event;
  event.contract = contract;
  event.subject = std::move(draft.subject);
  event.refs = std::move(draft.refs);
  event.type = std::move(draft.type);
  event.at = draft.at;
  event.recorded = now();
  event.actor = std::string(actor);
  event.payload = std::move(draft.payload);
  if (!request_id.empty()) {
    event.request_id = request_id;
    event.payload.set(std::string(request_key),
                      request_hash_.empty() ? request_hash(options(), {}) : request_hash_);
  }
  store().append(event);
  if (event.subject.kind == "calendar") look_again();
  recorded_.push_back(std::move(event));
  return recorded_.back();
}

journal::Event Transaction::record(const std::string& contract, journal::Draft draft) {
  const std::string_view request_id = requested_ ? std::string_view() : options().request_id;
  requested_ = true;
  return append(contract, std::move(draft), options().actor, request_id);
}

journal::Event Transaction::record_own(const std::string& contract, journal::Draft draft) {
  return append(contract, std::move(draft), system_actor, {});
}

std::optional<journal::Event> Transaction::repeated(std::string_view bytes) {
  request_hash_ = request_hash(options(), bytes);
  return earlier_call(bytes);
}

Changed Transaction::changed() const {
  Changed out;
  out.events = recorded_;
  if (options().mode == Options::Mode::dry_run) {
    out.how = Changed::How::dry_run;
    for (journal::Event& event : out.events) event.seq = 0;
  }
  return out;
}

}  // namespace svcdesk::desk
