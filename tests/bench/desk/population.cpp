#include "population.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/sweeper.hpp"

namespace svcdesk::bench {
namespace {

constexpr std::array things{"核心交换机",  "存储阵列",   "数据库服务器", "core switch", "防火墙",
                            "backup tape", "备份服务器", "小型机",       "web server"};
constexpr std::array troubles{"端口掉线",   "响应缓慢",   "link down",  "磁盘告警",
                              "电源故障",   "不能启动",   "slow",       "日志满",
                              "disk error", "时钟不同步", "memory leak"};
constexpr std::array engineers{"wu", "wang", "feng", "chen", "wei", ""};

std::string title_of(std::int64_t n) {
  const auto place = static_cast<std::size_t>(n);
  std::string title = things[place % things.size()];
  title.append(" ").append(std::to_string(n % 97)).append(" 号 ");
  title += troubles[place % troubles.size()];
  // Rare words, in a language without spaces and in one with them.
  if (n % 9973 == 5) title += " 磁带卡住";
  if (n % 9973 == 6) title += " quorum lost";
  return title;
}

std::string level_of(std::int64_t n, std::int64_t count) {
  // Those that come due first are of all levels; of the others none is due before they are.
  return "P" + std::to_string(n < soon(count) ? 1 + n % 4 : n % 10 < 3 ? 3 : 4);
}

Instant opened_at(std::int64_t n, std::int64_t count) {
  if (n < soon(count)) return the_moment - std::chrono::minutes{4};
  if (n < soon(count) + count / 10) return the_moment - std::chrono::minutes{2};
  return the_moment - Seconds{20};
}

std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

desk::ImportedCase imported_case(std::int64_t n, std::int64_t count) {
  desk::ImportedCase out;
  out.external_id = "X" + std::to_string(n);
  out.title = title_of(n);
  out.level = level_of(n, count);
  out.kind = "fault";
  out.reporter = "yang";
  out.owner = n % 997 == 1 ? engineer : engineers[static_cast<std::size_t>(n) % engineers.size()];
  out.asset = "A-" + std::to_string(n % 5000);
  out.opened = opened_at(n, count);
  return out;
}

desk::Options options_at(const std::string& database, Instant now) {
  desk::Options options;
  options.database = database;
  options.actor = engineer;
  options.now = now;
  return options;
}

void populate(const std::string& database, const std::string& contract_file, std::int64_t count) {
  const desk::Options options = options_at(database, the_moment);
  store::CreateOptions drill;
  drill.drill = true;
  drill.now = the_moment;
  desk::Desk::create(options, drill);
  desk::Desk desk(options);
  desk.contracts().apply({"contract.toml", file_bytes(contract_file), {}},
                         Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}},
                         desk::Contracts::Move::keep);
  // In one transaction each, and large (reliability.md, finding 7).
  constexpr std::int64_t batch = 50'000;
  for (std::int64_t from = 0; from < count; from += batch) {
    std::vector<desk::ImportedCase> log;
    for (std::int64_t n = from; n < std::min(count, from + batch); ++n) {
      log.push_back(imported_case(n, count));
    }
    desk.cases().import(log);
  }
  desk.sweeper().sweep();
}

}  // namespace svcdesk::bench
