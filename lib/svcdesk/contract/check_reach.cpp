#include <algorithm>
#include <set>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/checks.hpp"
#include "svcdesk/contract/words.hpp"

namespace svcdesk::contract {
namespace {

struct Call {
  const Checking& c;
  const Step& step;
  std::string path;
  std::string number;

  std::string place(std::size_t recipient) const {
    const std::string item = path_of(path, "to", recipient);
    return c.places.has(item) ? item : path_of(path, "to");
  }
};

bool has_any(const Person& person, const std::vector<std::string>& channels) {
  return std::any_of(channels.begin(), channels.end(), [&](const std::string& channel) {
    return address_for(person, channel) != nullptr;
  });
}

std::vector<std::string> all_channels(const Step& step) {
  std::vector<std::string> found = step.by;
  found.insert(found.end(), step.or_by.begin(), step.or_by.end());
  return found;
}

void check_reachable(const Call& call, std::size_t recipient, const std::string& id) {
  const Person* person = call.c.contract.person(id);
  if (!person) {
    return call.c.known(call.place(recipient), "person", id, call.c.people_ids());
  }
  if (has_any(*person, all_channels(call.step))) return;
  call.c.error(call.place(recipient),
               {"contract.person_unreachable",
                {{"step", call.number}, {"person", id}, {"by", joined(all_channels(call.step))}}});
}

// A channel of the step that reaches nobody who holds the role, though another one does.
void check_channels(const Call& call, const std::string& role,
                    const std::vector<const Person*>& holders) {
  for (std::size_t i = 0; i < call.step.by.size(); ++i) {
    const std::string& channel = call.step.by[i];
    const auto& known = call.c.contract.channels;
    if (std::find(known.begin(), known.end(), channel) == known.end()) continue;
    if (std::any_of(holders.begin(), holders.end(),
                    [&](const Person* one) { return address_for(*one, channel) != nullptr; })) {
      continue;
    }
    const std::string item = path_of(call.path, "by", i);
    call.c.warning(call.c.places.has(item) ? item : path_of(call.path, "by"),
                   {"contract.channel_reaches_nobody",
                    {{"step", call.number},
                     {"role", role},
                     {"channel", channel},
                     {"address", std::string(address_kind(channel))}}});
  }
}

void check_role(const Call& call, std::size_t recipient, const std::string& role) {
  const std::string place = call.place(recipient);
  const std::vector<const Person*> holders = call.c.contract.holders(role);
  const std::vector<std::string> channels = all_channels(call.step);
  if (holders.empty()) {
    return call.c.error(place, {"contract.role_unheld", {{"role", role}}});
  }
  const auto reachable = std::count_if(holders.begin(), holders.end(),
                                       [&](const Person* one) { return has_any(*one, channels); });
  if (reachable == 0) {
    return call.c.error(place, {"contract.role_unreachable",
                                {{"step", call.number}, {"role", role}, {"by", joined(channels)}}});
  }
  check_channels(call, role, holders);
  for (const Person* one : holders) {
    if (has_any(*one, channels)) continue;
    call.c.warning(path_of("people", one->id),
                   {"contract.holder_unreachable",
                    {{"person", one->id}, {"role", role}, {"by", joined(channels)}}});
  }
}

// Every kind's list is told by such a step.
void check_all_participants(const Call& call, std::size_t recipient, const Obligation& obligation) {
  std::set<std::string> roles;
  for (const CaseKindTerms& kind : call.c.contract.case_kinds) {
    roles.insert(kind.participants.begin(), kind.participants.end());
  }
  if (roles.empty() || obligation.on != "case") {
    return call.c.error(call.place(recipient),
                        {"contract.no_participants", {{"step", call.number}}});
  }
  for (const std::string& role : roles) {
    const bool held = !call.c.contract.holders(role).empty();  // reported where the kind lists it
    if (call.c.contract.role(role) && held) check_role(call, recipient, role);
  }
}

void check_recipient(const Call& call, std::size_t number, const Obligation& obligation) {
  const std::string& name = call.step.to[number];
  if (name.starts_with(person_prefix)) {
    check_reachable(call, number, name.substr(person_prefix.size()));
  } else if (call.c.contract.role(name)) {
    check_role(call, number, name);
  } else if (name == participants) {
    check_all_participants(call, number, obligation);
  } else {
    call.c.known(call.place(number), "role", name, call.c.recipient_names());
  }
}

}  // namespace

void check_reach(const Checking& c, std::size_t number) {
  const Obligation& obligation = c.contract.obligations[number];
  for (std::size_t i = 0; i < obligation.steps.size(); ++i) {
    const Step& step = obligation.steps[i];
    const Call call{c, step, path_of("obligations", number, "escalate", i), std::to_string(i + 1)};
    c.known(path_of(call.path, "by"), "channel", step.by, c.contract.channels);
    c.known(path_of(call.path, "else"), "channel", step.or_by, c.contract.channels);
    if (step.to.empty() && c.places.has(path_of(call.path, "to"))) {
      c.error(path_of(call.path, "to"), {"contract.tells_nobody", {{"step", call.number}}});
    }
    if (step.by.empty()) {
      if (c.places.has(path_of(call.path, "by"))) {
        c.error(path_of(call.path, "by"), {"contract.no_channel", {{"step", call.number}}});
      }
      continue;
    }
    for (std::size_t k = 0; k < step.to.size(); ++k) check_recipient(call, k, obligation);
  }
}

}  // namespace svcdesk::contract
