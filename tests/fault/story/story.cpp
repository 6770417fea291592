#include "story.hpp"

#include <fstream>
#include <iterator>

#include "small_contract.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::fault {
namespace {

// After Monday 2026-01-12 09:00 +08:00.
Instant minute(std::int64_t minutes) { return Instant{Seconds{1768179600 + minutes * 60}}; }

cases::Open report(const std::string& level) {
  cases::Open request;
  request.title = "disk failing 硬盘故障";
  request.reporter = "zhao";
  request.level = level;
  return request;
}

// Of the small contract with another limit, so that each one is a new version.
std::string amended(std::int64_t number) {
  std::string text = test::small_contract();
  const std::string limit = "P2 = \"30m\"";
  return text.replace(text.find(limit), limit.size(),
                      "P2 = \"" + std::to_string(21 + number % 60) + "m\"");
}

}  // namespace

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), std::ssize(bytes));
}

Story::Story(const std::string& database, std::uint64_t seed) : random_(seed) {
  options.database = database;
  options.actor = "chen";
  options.wait = Seconds{2};
  delivery::Channel channel;
  channel.kind = delivery::Channel::Kind::file;
  channel.settings["path"] = database + ".sent";
  for (const char* name : {"email", "sms"}) {
    channel.name = name;
    options.channels[name] = channel;
  }
}

void Story::begin() {
  options.now = minute(-60);
  desk::Desk::create(options, {.drill = true, .group = "", .now = *options.now});
  desk().contracts().apply({"contract.toml", test::small_contract(), {}}, {},
                           desk::Contracts::Move::keep);
}

std::int64_t Story::below(std::int64_t limit) {
  return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(random_);
}

bool Story::step() {
  minute_ += below(30);
  options.now = minute(minute_);
  options.actor = below(4) == 0 ? "zhao" : "chen";
  options.request_id = below(3) == 0 ? "r-" + std::to_string(random_()) : "";
  try {
    const std::int64_t what = below(20);
    if (cases_ == 0 || what < 4) {
      desk().cases().open(report("P" + std::to_string(1 + below(3))));
      ++cases_;
    } else if (what < 8) {
      care();
    } else {
      change("C-" + std::to_string(1 + below(cases_)));
    }
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::refused) throw;
    return false;
  }
}

void Story::import(std::int64_t count) {
  std::vector<desk::ImportedCase> log;
  for (std::int64_t i = 0; i < count; ++i) {
    desk::ImportedCase one;
    one.external_id = "X-" + std::to_string(++imported_);
    one.title = "fan noisy 风扇异响";
    one.level = "P3";
    one.kind = "fault";
    one.reporter = "zhao";
    one.opened = minute(-10'000 + i);
    one.steps = {{"case.responded", minute(-9'990 + i), "", ""},
                 {"case.resolved", minute(-9'900 + i), "", ""}};
    log.push_back(std::move(one));
  }
  options.request_id.clear();
  desk().cases().import(log);
  cases_ += count;
}

void Story::care() {
  switch (below(8)) {
    case 0:
      desk().contracts().apply(
          {"contract.toml", amended(++amendments_), {}}, {},
          below(2) == 0 ? desk::Contracts::Move::keep : desk::Contracts::Move::move);
      return;
    case 1:
      desk().care().rebuild();
      return;
    case 2:
      desk().notices().deliver();
      return;
    default:
      desk().sweeper().sweep();
  }
}

void Story::change(const std::string& id) {
  const auto does = [&](const desk::CaseRequest& request) { desk().cases().apply(id, request); };
  switch (below(10)) {
    case 0:
    case 1:
      return does(cases::Respond{});
    case 2:
      return does(cases::PauseFor{"customer", minute(minute_ + 1 + below(600)), ""});
    case 3:
      return does(cases::Resume{});
    case 4:
      return does(cases::Triage{"P" + std::to_string(1 + below(3)), "seen anew", "", ""});
    case 5:
      return does(cases::Resolve{"disk exchanged", "worn out"});
    case 6:
      options.actor = "zhao";
      return does(cases::Confirm{.by = "zhao", .how = "telephone"});
    case 7:
      desk().cases().close(id, std::nullopt, {});
      return;
    case 8:
      return does(cases::Reopen{.reason = "it came back"});
    default:
      cases::Attach photo;
      photo.name = "photo.jpg";
      photo.kind = "evidence";
      desk().cases().attach(id, std::string(static_cast<std::size_t>(1 + below(6000)), 'x'), photo);
  }
}

}  // namespace svcdesk::fault
