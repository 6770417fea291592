// One walk through a subject's history for one obligation: births, settlements, pauses, levels.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "svcdesk/obligations/detail/history.hpp"
#include "svcdesk/obligations/detail/meter.hpp"

namespace svcdesk::obligations::detail {

class Walk {
 public:
  // `record`: everything on record of the subject, also what is later than `now`.
  Walk(const contract::Terms& terms, const contract::Obligation& obligation,
       const journal::Subject& subject, std::span<const journal::Event> record, Instant now);

  // `history` as in_order() gives it. Called once.
  std::vector<Occurrence> run(std::span<const Happening> history);

 private:
  // An occurrence with what the walk has to know of it beside its meter.
  struct Live {
    Meter meter;
    Start start{};
    std::optional<Instant> due{};  // given by an event or a period
    std::optional<Span> window{};  // of a period: what falls in it settles it (ruling 4)
    bool named = false;            // its start named the cycle
    bool applied = false;          // `when` fitted at some time
    journal::Effect settled_by = journal::Effect::none;
  };
  enum class Halt { none, closed, ended };

  // What happens at one moment of the walk.
  struct Moment {
    Instant at;
    const Happening* happening = nullptr;
    enum class Part { all, but_start, start } part = Part::all;
  };

  // walk.cpp: time and births
  std::vector<Moment> moments(std::span<const Happening> history) const;
  void happen(const Moment& moment);
  void advance(Instant to);
  void steer(Instant at);
  Course course(const Live& live) const;
  bool is_follow_up() const;
  bool is_from_opened() const;
  std::optional<Instant> resumption() const;
  void bear_periods(std::span<const Happening> history);
  Occurrence blank(std::string key) const;
  void bear_period(const journal::Event& event, Date first, Date last);
  void bear(const journal::Event& event, const Start& start);
  void add(Live live);
  bool known(std::string_view key) const;
  std::string number_of(const journal::Event& event) const;
  bool starts(const journal::Event& event) const;
  bool settled_already() const;

  // change.cpp: what events do
  void settle(const Happening& happening);
  bool concerns(const Live& live, const journal::Event& event) const;
  void change(const Happening& happening);
  void pause(const journal::Event& event);
  void resume(const journal::Event& event);
  void set_level(const journal::Event& event);
  void set_due(const journal::Event& event);
  void move_dues(const journal::Event& event);
  void close(const Happening& happening);
  void reopen(const journal::Event& event);
  void reopen(Live& live, const journal::Event& event, contract::OnReopen policy);
  void judge_all(Instant at);
  void judge(Live& live, Instant at);
  bool applies() const;
  std::optional<Grant> grant_of(const Live& live) const;

  const contract::Terms& terms_;
  const contract::Obligation& obligation_;
  const journal::Subject& subject_;
  std::span<const journal::Event> record_;
  const time::Calendar& calendar_;
  Instant now_;
  bool periodic_;  // born by period.began

  std::vector<Live> lives_;
  std::map<std::string, std::string> attributes_;  // those that `when` asks for
  std::string level_;
  std::map<std::string, std::optional<Instant>> pauses_;  // reason -> until
  Halt halt_ = Halt::none;
  std::set<std::string_view> settled_;  // types of the events that settled the subject
  std::optional<Instant> imported_;
};

}  // namespace svcdesk::obligations::detail
