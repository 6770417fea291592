#include "desk_in.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

#include "svcdesk/time/text.hpp"

namespace svcdesk::test {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

Instant minute(std::int64_t minutes) { return Instant{Seconds{1768179600 + minutes * 60}}; }
Instant wall(const std::string& text) { return time::parse_rfc3339(text + ":00+08:00"); }

std::string with(std::string text, const std::string& passage, const std::string& other) {
  const std::size_t found = text.find(passage);
  REQUIRE(found != std::string::npos);
  return text.replace(found, passage.size(), other);
}

std::string second_contract() { return with(small_contract(), "\"T-1\"", "\"T-2\""); }

cases::Open report(const std::string& title, const std::string& level, const std::string& asset) {
  cases::Open request;
  request.title = title;
  request.reporter = "zhao";
  request.level = level;
  request.asset = asset;
  return request;
}

DrillDesk::DrillDesk(With what) {
  options.database = folder / "desk.db";
  options.actor = "chen";
  at(-60);
  desk::Desk::create(options, {.drill = true, .group = "", .now = *options.now});
  if (what == With::contract) apply(small_contract());
  at(0);
}

desk::Applied DrillDesk::apply(const std::string& text, desk::Contracts::Move move,
                               std::optional<Instant> effective) {
  return desk().contracts().apply({"contract.toml", text, {}}, effective, move);
}

std::string DrillDesk::open(const std::string& level, const std::string& title) {
  return desk().cases().open(report(title, level)).state.id.str();
}

void DrillDesk::finish(const std::string& id) {
  does(id, cases::Resolve{"disk exchanged", "worn out"});
  does(id, cases::Confirm{.by = "zhao", .how = "telephone"});
  desk().cases().close(id, std::nullopt, {});
}

store::PromiseRow DrillDesk::promise(const std::string& id, const std::string& obligation) const {
  for (store::PromiseRow& row : desk().cases().show(id).promises) {
    if (row.obligation == obligation) return std::move(row);
  }
  FAIL("no promise " << obligation << " on " << id);
  return {};
}

store::PromiseRow DrillDesk::milestone(const std::string& obligation,
                                       const std::string& period) const {
  for (desk::PromiseView& view : desk().contracts().milestones(*options.now)) {
    const bool meant = period.empty() || view.row.occurrence == period;
    if (view.row.obligation == obligation && meant) return std::move(view.row);
  }
  FAIL("no milestone " << obligation << " " << period);
  return {};
}

std::vector<journal::Event> DrillDesk::events(const std::string& type,
                                              const std::string& id) const {
  store::EventQuery query;
  query.type_prefix = type;
  query.limit = -1;
  std::vector<journal::Event> out;
  desk().log().list(query, [&](const journal::Event& event) {
    const bool meant = id.empty() || event.subject.id == id;
    if (event.type.starts_with(type) && meant) out.push_back(event);
  });
  return out;
}

std::vector<store::NoticeRow> DrillDesk::notices(const std::string& person,
                                                 const std::string& channel) const {
  store::NoticeQuery query;
  query.person = person;
  query.limit = -1;
  std::vector<store::NoticeRow> out;
  for (store::NoticeRow& row : desk().notices().list(query)) {
    if (row.channel == channel) out.insert(out.begin(), std::move(row));
  }
  return out;
}

std::vector<std::string> DrillDesk::faults(const std::vector<std::string>& known_heads) const {
  std::vector<std::string> out;
  for (const Message& fault : desk().care().verify(known_heads).faults) {
    out.push_back(fault.id);
    for (const auto& [name, value] : fault.args) out.back() += " " + value;
  }
  return out;
}

void DrillDesk::channel_to_file(const std::string& name) {
  delivery::Channel channel;
  channel.name = name;
  channel.kind = delivery::Channel::Kind::file;
  channel.settings["path"] = folder / (name + ".jsonl");
  options.channels[name] = channel;
}

void DrillDesk::channel_to_command(const std::string& name, const std::string& script) {
  delivery::Channel channel;
  channel.name = name;
  channel.kind = delivery::Channel::Kind::command;
  channel.command = {"/bin/sh", "-c", script};
  options.channels[name] = channel;
}

std::string DrillDesk::sent(const std::string& channel) const {
  std::ifstream in(folder / (channel + ".jsonl"), std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string DrillDesk::sqlite(const std::string& sql) const {
  const std::string command = "sqlite3 -bail " + quoted(options.database) + " " + quoted(sql);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"),
                                                             &::pclose);
  std::string out;
  for (int c = 0; pipe && (c = std::fgetc(pipe.get())) != EOF;) out += static_cast<char>(c);
  return out;
}

void DrillDesk::tamper(const std::string& sql) const {
  const auto of_guards = [&](const std::string& what) {
    std::string all = sqlite("SELECT group_concat(" + what +
                             ", ';' || char(10)) FROM sqlite_schema WHERE type = 'trigger'");
    REQUIRE(all.size() > 1);
    return all.replace(all.size() - 1, 1, ";");
  };
  const std::string guards = of_guards("sql");
  sqlite(of_guards("'DROP TRIGGER ' || name") + sql + ";" + guards);
}

int start(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  int code = 0;
  try {
    work();
  } catch (...) {
    code = 1;
  }
  ::_exit(code);
}

int wait_for(int process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace svcdesk::test
