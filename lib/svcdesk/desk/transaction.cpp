#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {
namespace {

constexpr std::string_view request_key = "request_sha256";

}  // namespace

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
    event.payload.set(std::string(request_key), to_hex(sha256(options().request_words)));
  }
  store().append(event);
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

std::optional<journal::Event> Transaction::repeated() const {
  if (options().request_id.empty()) return std::nullopt;
  std::optional<journal::Event> first = store().by_request(options().request_id);
  if (first && first->payload.text(request_key) != to_hex(sha256(options().request_words))) {
    throw Error(ErrorCode::usage,
                {"desk.request.reused",
                 {{"request", options().request_id}, {"event", std::to_string(first->seq)}}});
  }
  return first;
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
