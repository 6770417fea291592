#include "ladder.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace model {
namespace {

using When = Step::When;

bool reminds(When when) {
  return when == When::share || when == When::after || when == When::before;
}

std::string suffix(int round) { return round > 1 ? "~" + std::to_string(round) : ""; }

// One thing that a step tells: with its first time, and how it is repeated.
struct Rung {
  int step = 0;
  Time at = 0;
  std::string key, again;  // of the first firing, of its repeats
  bool reminder = false, goes_on = false;
  std::optional<Time> interval;
};

class Ladder {
 public:
  Ladder(const Occurrence& one, const Record& record, const Acts& acts, Time now)
      : one_(one), record_(record), acts_(acts), now_(now) {
    running_ = one.phase == Occurrence::Phase::running && !one.ladder_ended;
  }

  std::vector<Firing> due() const {
    std::vector<Firing> out;
    std::set<std::tuple<int, int, std::string>> told;  // a level may have been breached twice
    const auto add = [&](const Firing& one) {
      if (told.emplace(one.step, one.repeat, one.key).second) out.push_back(one);
    };
    for (const Rung& rung : rungs()) {
      if (rung.at > now_) continue;
      if (!begun(rung)) {
        if (!rung.reminder || running_) add(first(rung));
      } else if (const auto next = repeat(rung)) {
        add(*next);
      }
    }
    return out;
  }

  std::vector<Rung> rungs() const {
    std::vector<Rung> out;
    for (int i = 0; i < std::ssize(one_.promise->steps); ++i) {
      const Step& step = one_.promise->steps[static_cast<std::size_t>(i)];
      if (reminds(step.when)) {
        reminder(i, step, out);
      } else if (step.when == When::event) {
        on_events(i, step, out);
      } else {
        for (const Breach& breach : one_.breaches) after(i, step, breach, out);
      }
    }
    return out;
  }

 private:
  // ---- the times of the steps (rule 10: each absolute, ruling 21: in counted time)

  void reminder(int index, const Step& step, std::vector<Rung>& out) const {
    if (one_.phase == Occurrence::Phase::voided) return;
    const auto use = use_at(step);
    if (!use) return;
    const auto at = one_.date ? one_.hours().after(one_.counted_from, *use)
                              : one_.reaches(one_.counted_from, *use);
    if (!at) return;
    Rung rung{index, *at, suffix(one_.round), one_.level + suffix(one_.round), true, running_, {}};
    if (const auto* length = of(step.repeat, one_.level)) rung.interval = length->count;
    out.push_back(rung);
  }

  // The counted time at which it lies.
  std::optional<Time> use_at(const Step& step) const {
    if (step.when == When::share) {
      const auto* permille = of(step.permille, one_.level);
      if (permille == nullptr) return std::nullopt;
      return (whole() * *permille + 999) / 1000;
    }
    const auto* span = of(step.span, one_.level);
    if (span == nullptr) return std::nullopt;
    const Time length = one_.seconds_of(*span, one_.counted_from);
    return step.when == When::after ? length : std::max<Time>(0, whole() - length);
  }

  Time whole() const {
    if (!one_.date) return one_.seconds.value_or(0);
    return one_.due && *one_.due > one_.counted_from
               ? one_.hours().counted(one_.counted_from, *one_.due)
               : 0;
  }

  // Once for each level breached (ruling 5), even if it was met since (ruling 20).
  void after(int index, const Step& step, const Breach& breach, std::vector<Rung>& out) const {
    Time at = breach.at;
    if (step.when == When::late) {
      const auto* span = of(step.span, breach.level);
      if (span == nullptr) return;
      const auto later = one_.reaches(breach.at, one_.seconds_of(*span, breach.at));
      if (!later || (breach.until && *later > *breach.until)) return;
      if (one_.ladder_ended && *later > *one_.ladder_ended) return;
      at = *later;
    }
    const std::string key = breach.level + suffix(breach.round);
    const bool stands = !breach.until && breach.round == one_.round;
    Rung rung{index, at, key, key, false, running_ && stands, {}};
    if (const auto* length = of(step.repeat, breach.level)) rung.interval = length->count;
    out.push_back(rung);
  }

  // Each such event while the promise is open, the one that settles it included.
  void on_events(int index, const Step& step, std::vector<Rung>& out) const {
    if (one_.phase == Occurrence::Phase::voided && !one_.settled) return;
    for (const Act& act : acts_) {
      if (act.what != step.event || act.at < one_.started) continue;
      if (one_.settled && act.at > *one_.settled) continue;
      if (one_.ladder_ended && act.at > *one_.ladder_ended) continue;
      const std::string key = "#" + std::to_string(act.seq);
      Rung rung{index, act.at, key, key, false, running_, {}};
      if (const auto* length = of(step.repeat, one_.level)) rung.interval = length->count;
      out.push_back(rung);
    }
  }

  // ---- what is due

  bool begun(const Rung& rung) const {
    return std::ranges::any_of(record_.fired, [&](const Fired& one) {
      return one.step == rung.step && one.repeat == 0 && one.key == rung.key;
    });
  }

  std::int64_t repeats_by(const Rung& rung, Time at) const {
    if (!rung.interval || at <= rung.at) return 0;
    return one_.counted(rung.at, at) / *rung.interval;
  }

  // Told late, it stands for the repeats that have come and gone (ruling 22).
  Firing first(const Rung& rung) const {
    const auto swallowed = rung.goes_on ? repeats_by(rung, now_) - silenced(rung) : 0;
    return {rung.step, 0, rung.key, rung.at, std::max<std::int64_t>(0, swallowed)};
  }

  std::optional<Firing> repeat(const Rung& rung) const {
    if (!rung.goes_on || !rung.interval) return std::nullopt;
    std::int64_t done = silenced(rung);
    for (const Fired& one : record_.fired) {
      if (one.step != rung.step || one.key != (one.repeat == 0 ? rung.key : rung.again)) continue;
      done = std::max({done, std::int64_t{one.repeat}, repeats_by(rung, one.at)});
    }
    const std::int64_t newest = repeats_by(rung, now_);
    if (newest <= done) return std::nullopt;
    const auto at = one_.reaches(rung.at, newest * *rung.interval);
    if (!at) return std::nullopt;
    return Firing{rung.step, static_cast<int>(newest), rung.again, *at, newest - done - 1};
  }

  // An acknowledgement silences the repeats of what was told before it, for a while (ruling 19).
  std::int64_t silenced(const Rung& rung) const {
    const Step& step = one_.promise->steps[static_cast<std::size_t>(rung.step)];
    if (!step.until_acknowledged) return 0;
    std::int64_t last = 0;
    for (const Act& act : acts_) {
      if (act.what != "acknowledged" || act.at < rung.at) continue;
      last = std::max(last, repeats_by(rung, act.at + step.ack_for - 1));
    }
    return last;
  }

  const Occurrence& one_;
  const Record& record_;
  const Acts& acts_;
  Time now_;
  bool running_;
};

// ---- whom

class Teller {
 public:
  Teller(const Promise& promise, const Firing& firing, const Matter& matter, Time now)
      : promise_(promise), firing_(firing), matter_(matter), now_(now) {}

  std::vector<Line> tell() {
    const auto own = static_cast<std::size_t>(firing_.step);
    const Step& step = promise_.steps[own];
    if (add(step, step.to)) return lines_;
    // Nobody on duty: the first later step that reaches somebody (ruling 23).
    for (std::size_t i = own + 1; i < promise_.steps.size(); ++i) {
      const Step& later = promise_.steps[i];
      if (has_time(later) && add(later, later.to)) return lines_;
    }
    Step anyhow = step;
    anyhow.otherwise.insert(anyhow.otherwise.end(), {"email", "sms"});
    add(anyhow, std::vector<std::string>{"manager"});
    return lines_;
  }

 private:
  bool has_time(const Step& step) const {
    if (step.when == When::share) return of(step.permille, matter_.level) != nullptr;
    if (step.when == When::breach) return true;
    return step.when != When::event && of(step.span, matter_.level) != nullptr;
  }

  std::vector<const Person*> recipients(const std::string& word) const {
    const auto one = [](const std::string& id) {
      const Person* found = person(id);
      return found == nullptr ? std::vector<const Person*>{} : std::vector<const Person*>{found};
    };
    if (word == "contact") return one(matter_.contact);
    if (word == "person:wei") return one("wei");
    if (word != "owner") return on_duty(word, now_);
    if (!matter_.owner.empty()) return one(matter_.owner);
    return promise_.owner.empty() ? one("") : on_duty(promise_.owner, now_);
  }

  bool add(const Step& step, const std::vector<std::string>& to) {
    bool reached = false;
    for (const std::string& word : to) {
      for (const Person* who : recipients(word)) reached = add(step, *who) || reached;
    }
    return reached;
  }

  // All channels of `by` that the person has, else the first of `else` (ruling 24).
  bool add(const Step& step, const Person& who) {
    const auto has = [&](const std::string& channel) {
      return std::ranges::find(who.channels, channel) != who.channels.end();
    };
    std::vector<std::string> channels, others;
    for (const std::string& channel : step.by) {
      if (has(channel)) channels.push_back(channel);
    }
    for (const std::string& channel : step.otherwise) {
      const bool known = std::ranges::find(channels, channel) != channels.end() ||
                         std::ranges::find(others, channel) != others.end();
      if (has(channel) && !known) others.push_back(channel);
    }
    if (channels.empty() && !others.empty()) {
      channels = {others.front()};
      others.erase(others.begin());
    }
    for (const std::string& channel : channels) add(step, who, channel, others);
    return !channels.empty();
  }

  void add(const Step& step, const Person& who, const std::string& channel,
           const std::vector<std::string>& others) {
    Line line;
    line.key = std::to_string(firing_.step) + "|" + std::to_string(firing_.repeat) + "|" +
               firing_.key + "|" + who.id + "|" + channel;
    if (std::ranges::any_of(lines_, [&](const Line& other) { return other.key == line.key; })) {
      return;  // somebody with two of the roles is told once
    }
    line.person = who.id;
    line.channel = channel;
    line.otherwise = others;
    line.urgent = matter_.level == "P1" || holds(who, "manager3");  // ruling 26
    line.reminder =
        firing_.repeat > 0 || reminds(promise_.steps[static_cast<std::size_t>(firing_.step)].when);
    const bool ignores = step.quiet == Step::Quiet::ignore ||
                         (step.quiet == Step::Quiet::ignore_critical && matter_.level == "P1");
    if (!ignores) line.hold = quiet_until(who, channel);
    lines_.push_back(line);
  }

  std::optional<Time> quiet_until(const Person& who, const std::string& channel) const {
    if (!who.quiet_channels.contains(channel)) return std::nullopt;
    const Time reading = wall(now_) % day;
    const Time midnight = wall(now_) - reading;
    const bool over_midnight = who.quiet_to < who.quiet_from;
    if (over_midnight && reading >= who.quiet_from) return utc(midnight + day + who.quiet_to);
    const bool quiet = reading < who.quiet_to && (over_midnight || reading >= who.quiet_from);
    return quiet ? std::optional(utc(midnight + who.quiet_to)) : std::nullopt;
  }

  const Promise& promise_;
  const Firing& firing_;
  const Matter& matter_;
  Time now_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Firing> due_firings(const Occurrence& one, const Record& record, const Acts& acts,
                                Time now) {
  return Ladder(one, record, acts, now).due();
}

std::vector<Time> moments(const Occurrence& one) {
  std::vector<Time> out;
  if (one.due) out.push_back(*one.due);
  const Record nothing;
  const Acts none;
  for (const Rung& rung : Ladder(one, nothing, none, forever).rungs()) {
    out.push_back(rung.at);
    if (rung.interval) out.push_back(rung.at + *rung.interval);
  }
  return out;
}

std::vector<Line> told_by(const Promise& promise, const Firing& firing, const Matter& matter,
                          Time now) {
  return Teller(promise, firing, matter, now).tell();
}

}  // namespace model
