#include <algorithm>
#include <cstddef>

#include "svcdesk/contract/rota.hpp"
#include "svcdesk/contract/words.hpp"
#include "svcdesk/notices/notices.hpp"
#include "svcdesk/notices/quiet.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::notices {
namespace {

using contract::Person;
using contract::Step;
using contract::StepTime;
using People = std::vector<const Person*>;

constexpr std::string_view top_role = "manager3";

bool holds(const Person& person, std::string_view role) {
  return std::find(person.roles.begin(), person.roles.end(), role) != person.roles.end();
}

// Whether the step is on the ladder of that level, and has a time of its own (ruling 2).
bool belongs_to(const Step& step, std::string_view level) {
  switch (step.when.kind) {
    case StepTime::Kind::share:
      return step.when.share.of(level) != nullptr;
    case StepTime::Kind::after:
    case StepTime::Kind::before:
    case StepTime::Kind::late:
      return step.when.span.of(level) != nullptr;
    case StepTime::Kind::breach:
      return true;
    case StepTime::Kind::event:
      return false;
  }
  return false;
}

bool reminds(const Step& step, const obligations::Firing& firing) {
  switch (step.when.kind) {
    case StepTime::Kind::share:
    case StepTime::Kind::after:
    case StepTime::Kind::before:
      return true;
    case StepTime::Kind::breach:
    case StepTime::Kind::late:
    case StepTime::Kind::event:
      return firing.repeat > 0;
  }
  return false;
}

std::vector<std::string> reachable(const Person& person, const std::vector<std::string>& channels) {
  std::vector<std::string> out;
  for (const std::string& channel : channels) {
    const bool known = std::find(out.begin(), out.end(), channel) != out.end();
    if (!known && contract::address_for(person, channel) != nullptr) out.push_back(channel);
  }
  return out;
}

class Teller {
 public:
  Teller(const contract::Terms& terms, const contract::Obligation& obligation,
         const obligations::Firing& firing, const About& about, Instant now)
      : terms_(terms),
        contract_(terms.contract()),
        obligation_(obligation),
        firing_(firing),
        about_(about),
        now_(now) {
    level_ = about.level.empty() ? contract_.default_level : about.level;
  }

  Telling run() {
    const auto own = static_cast<std::size_t>(firing_.step);
    if (firing_.step < 0 || own >= obligation_.steps.size()) return std::move(out_);
    const Step& step = obligation_.steps[own];
    reminder_ = reminds(step, firing_);
    if (add(step, step.to)) return std::move(out_);
    for (std::size_t later = own + 1; later < obligation_.steps.size(); ++later) {
      const Step& next = obligation_.steps[later];
      if (!belongs_to(next, level_) || !add(next, next.to)) continue;
      out_.stood_in = static_cast<int>(later);
      return std::move(out_);
    }
    out_.fallback = true;
    add_fallback(step);
    return std::move(out_);
  }

 private:
  // Whether the step reached anybody, or this kind of case asks for nobody.
  bool add(const Step& step, const std::vector<std::string>& to) {
    bool reached = false;
    bool asked = to.empty();
    for (const std::string& word : to) {
      if (word == contract::participants && participants().empty()) continue;
      asked = true;
      bool by_word = false;
      for (const Person* person : recipients(word)) by_word = tell_one(*person, step) || by_word;
      if (!by_word) skip(word);
      reached = reached || by_word;
    }
    return reached || !asked;
  }

  // Better somebody off duty than nobody, and over any channel rather than over none.
  void add_fallback(const Step& step) {
    Step anyhow = step;
    anyhow.or_by.insert(anyhow.or_by.end(), contract_.channels.begin(), contract_.channels.end());
    for (const std::string& word : contract_.fallback) {
      People people = recipients(word);
      if (people.empty()) people = contract_.holders(word);
      bool reached = false;
      for (const Person* person : people) reached = tell_one(*person, anyhow) || reached;
      if (!reached) skip(word);
    }
    out_.fallback = !out_.lines.empty();
  }

  People recipients(const std::string& word) const {
    if (word == "owner") {
      if (!about_.owner.empty()) return one(about_.owner);
      return obligation_.owner.empty() ? People{} : on_duty(obligation_.owner);
    }
    if (word == "contact") return one(about_.contact);
    if (word == contract::participants) {
      People all;
      for (const std::string& role : participants()) {
        for (const Person* person : on_duty(role)) all.push_back(person);
      }
      return all;
    }
    if (word.starts_with(contract::person_prefix))
      return one(word.substr(contract::person_prefix.size()));
    return on_duty(word);
  }

  // The roles that take part in this kind of case (CASE-14).
  std::vector<std::string> participants() const {
    const contract::CaseKindTerms* kind = contract_.case_kind(about_.kind);
    return kind == nullptr ? std::vector<std::string>() : kind->participants;
  }

  People one(const std::string& id) const {
    const Person* person = contract_.person(id);
    return person == nullptr ? People{} : People{person};
  }

  People on_duty(const std::string& role) const {
    return contract::on_duty(contract_, role, now_, terms_.zone());
  }

  // Whether there is a channel to the person.
  bool tell_one(const Person& person, const Step& step) {
    std::vector<std::string> channels = reachable(person, step.by);
    std::vector<std::string> others = reachable(person, step.or_by);
    if (channels.empty() && !others.empty()) {
      channels = {others.front()};
      others.erase(others.begin());
    }
    for (const std::string& channel : channels) {
      std::erase(others, channel);
    }
    for (const std::string& channel : channels) add_line(person, channel, others, step.quiet);
    return !channels.empty();
  }

  void add_line(const Person& person, const std::string& channel,
                const std::vector<std::string>& others, contract::Quiet policy) {
    Line line;
    line.key = contract_.id + "|" + firing_.obligation + "|" + firing_.subject.str() + "|" +
               firing_.occurrence + "|" + std::to_string(firing_.step) + "|" +
               std::to_string(firing_.repeat) + "|" + firing_.level + "|" + person.id + "|" +
               channel;
    const bool known = std::any_of(out_.lines.begin(), out_.lines.end(),
                                   [&](const Line& other) { return other.key == line.key; });
    if (known) return;  // somebody with two of the roles is told once
    line.firing = firing_;
    line.person = person.id;
    line.channel = channel;
    line.or_channels = others;
    line.urgency = is_urgent(person) ? Urgency::urgent : Urgency::normal;
    line.reminder = reminder_;
    if (respects_quiet(policy)) line.hold_until = quiet_until(terms_, person, channel, now_);
    out_.lines.push_back(std::move(line));
  }

  bool is_critical() const {
    const contract::Level* level = contract_.level(level_);
    return level != nullptr && level->critical == contract::Critical::yes;
  }

  bool is_urgent(const Person& person) const {
    const bool gravest = !contract_.levels.empty() && contract_.levels.front().code == level_;
    return (gravest && is_critical()) || holds(person, top_role);
  }

  bool respects_quiet(contract::Quiet policy) const {
    switch (policy) {
      case contract::Quiet::respect:
        return true;
      case contract::Quiet::ignore:
        return false;
      case contract::Quiet::ignore_critical:
        return !is_critical();
    }
    return true;
  }

  void skip(const std::string& word) {
    auto& skipped = out_.skipped_roles;
    if (std::find(skipped.begin(), skipped.end(), word) == skipped.end()) skipped.push_back(word);
  }

  const contract::Terms& terms_;
  const contract::Contract& contract_;
  const contract::Obligation& obligation_;
  const obligations::Firing& firing_;
  const About& about_;
  Instant now_;
  std::string level_;
  bool reminder_ = false;
  Telling out_;
};

}  // namespace

Telling tell(const contract::Terms& terms, const contract::Obligation& obligation,
             const obligations::Firing& firing, const About& about, Instant now) {
  return Teller(terms, obligation, firing, about, now).run();
}

Name recipient_name(const contract::Contract& contract, const std::string& word) {
  if (std::ranges::find(contract::recipients, word) != contract::recipients.end()) {
    const std::string id = "notice.to." + word;
    return {text::word(id, Language::en), text::word(id, Language::zh_cn)};
  }
  if (!word.starts_with(contract::person_prefix)) return contract.role_name(word);
  const std::string id = word.substr(contract::person_prefix.size());
  const Person* person = contract.person(id);
  const std::string& shown = person == nullptr || person->name.empty() ? id : person->name;
  return {shown, shown};
}

std::string address_of(const contract::Person& person, std::string_view channel) {
  const std::string* address = contract::address_for(person, channel);
  return address == nullptr ? std::string() : *address;
}

bool still_due(const Item& item, Instant now) {
  if (!item.line.reminder) return true;
  const obligations::Occurrence& occurrence = item.occurrence;
  if (occurrence.ladder_ended && *occurrence.ladder_ended <= now) return false;
  switch (occurrence.phase) {
    case obligations::Phase::running:
    case obligations::Phase::paused:
      return true;
    case obligations::Phase::halted:
    case obligations::Phase::fulfilled:
    case obligations::Phase::voided:
      return false;
  }
  return true;
}

bool ready(const Item& item, Instant now) {
  if (item.line.hold_until && *item.line.hold_until > now) return false;
  return !item.line.reminder || item.occurrence.phase != obligations::Phase::paused;
}

}  // namespace svcdesk::notices
