#include "samples.hpp"

#include <array>
#include <cstdlib>
#include <fstream>

#include "svcdesk/time/text.hpp"

namespace samples {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using svcdesk::reports::MonthlyCase;
using svcdesk::reports::MonthlyInput;
using svcdesk::reports::MonthlyItem;

struct Fault {
  std::string_view level, kind, service, title, cause;
  Seconds response, on_site, resolve;  // 0: not owed
};

constexpr std::array faults{
    Fault{"P3", "fault", "S-01", "存储阵列 2 号控制器告警", "电池老化", minutes{9}, minutes{0},
          hours{7}},
    Fault{"P1", "fault", "S-01", "核心交换机宕机（二号机房）", "电源模块故障", minutes{4},
          minutes{26}, hours{5}},
    Fault{"P4", "consultation", "S-03", "备份策略咨询", "", minutes{12}, minutes{0}, hours{20}},
    Fault{"P2", "fault", "S-02", "数据库主备切换失败", "仲裁盘链路中断", minutes{11}, minutes{41},
          hours{10}},
    Fault{"P3", "tuning", "S-02", "报表查询缓慢", "索引缺失", minutes{14}, minutes{0}, hours{22}},
    Fault{"P2", "fault", "S-01", "disk predictive failure, array A-04", "worn out drive",
          minutes{18}, minutes{28}, hours{26}},
    Fault{"P3", "upgrade", "S-02", "存储微码升级", "", minutes{8}, minutes{0}, hours{18}},
};

Verdict judge(Seconds used, Seconds limit) {
  return used <= limit ? Verdict::kept : Verdict::broken;
}

void add(MonthlyInput& month, const MonthlyCase& one, std::string obligation, Seconds used,
         Seconds limit) {
  if (used == Seconds{0}) return;
  MonthlyItem it = item(one.id, std::move(obligation), one.level, judge(used, limit), used);
  it.title = one.title;
  it.kind = one.kind;
  it.service = one.service;
  it.started = one.opened;
  it.due = one.opened + limit;
  it.settled = one.opened + used;
  it.cause = it.verdict == Verdict::broken ? one.cause : "";
  month.items.push_back(std::move(it));
}

void add_case(MonthlyInput& month, std::size_t number) {
  const Fault& fault = faults[number % faults.size()];
  MonthlyCase one;
  one.id = "C-" + std::to_string(200 + number);
  one.title = fault.title;
  one.level = fault.level;
  one.kind = fault.kind;
  one.service = fault.service;
  one.cause = fault.cause;
  one.opened = month.from + hours{(static_cast<std::int64_t>(number) * 97 + 9) % 700};
  one.resolved = one.opened + fault.resolve;
  one.closed = *one.resolved + hours{5};
  one.status = "closed";
  add(month, one, "response", fault.response, minutes{15});
  add(month, one, "on-site", fault.on_site, minutes{30});
  add(month, one, "resolve", fault.resolve, hours{24});
  month.cases.push_back(std::move(one));
}

}  // namespace

Instant at(std::string_view utc) { return svcdesk::time::parse_rfc3339(utc); }

MonthlyItem item(std::string subject, std::string obligation, std::string level, Verdict verdict,
                 Seconds gross) {
  MonthlyItem out;
  out.subject = std::move(subject);
  out.obligation = std::move(obligation);
  out.occurrence = "1";
  out.level = std::move(level);
  out.verdict = verdict;
  out.started = at("2026-10-05T01:00:00Z");
  out.gross = gross;
  out.net = gross;
  if (verdict == Verdict::kept || verdict == Verdict::broken) out.settled = out.started + gross;
  return out;
}

MonthlyInput empty_month() {
  MonthlyInput month;
  month.contract_id = "DG-2026-017";
  month.contract_title = "数据中心设备维护服务";
  month.customer = "示例市信息中心";
  month.provider = "示例技术服务有限公司";
  month.zone = "Asia/Shanghai";
  month.levels = {{"P1", {"Emergency", "紧急故障"}},
                  {"P2", {"Severe", "严重故障"}},
                  {"P3", {"General", "一般故障"}},
                  {"P4", {"Other", "其他"}}};
  month.obligations = {{"response", {"Response", "响应"}},
                       {"on-site", {"Engineer on site", "工程师到场"}},
                       {"resolve", {"Fault cleared", "故障排除"}},
                       {"vendor-answer", {"Vendor's answer", "厂商答复"}},
                       {"inspection-report", {"Inspection report handed in", "提交巡检报告"}},
                       {"standby", {"Standby machine in place", "备用机到位"}}};
  month.services = {{"S-01", {"Hardware maintenance", "硬件维护"}},
                    {"S-02", {"System software support", "系统软件支持"}},
                    {"S-03", {"Consulting", "技术咨询"}}};
  month.kinds = {{"fault", {"Fault", "故障"}}, {"consultation", {"Consultation", "技术咨询"}}};
  month.owed_by_others = {"vendor-answer"};
  month.month = "2026-10";
  month.from = at("2026-09-30T16:00:00Z");
  month.to = at("2026-10-31T16:00:00Z");
  month.journal_seq = 4711;
  month.journal_hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  return month;
}

MonthlyInput full_month() {
  MonthlyInput month = empty_month();
  for (std::size_t number = 0; number < 38; ++number) add_case(month, number);
  MonthlyItem vendor = item("C-201", "vendor-answer", "P1", Verdict::broken, hours{6});
  vendor.title = "核心交换机宕机（二号机房）";
  vendor.due = vendor.started + hours{4};
  month.items.push_back(vendor);
  MonthlyItem report = item("I-3", "inspection-report", "", Verdict::kept, hours{90});
  report.title = "第三季度巡检";
  month.items.push_back(report);
  for (MonthlyItem& it : month.items) {
    if (it.obligation == "resolve" && it.subject == "C-207") {
      it.reclassified = true;
      it.paused = hours{2};
      it.net = it.gross - it.paused;
    }
    if (it.obligation == "response" && it.subject == "C-215") it.overtaken = true;
  }
  MonthlyItem waiting = item("C-236", "resolve", "P3", Verdict::open, hours{30});
  waiting.title = "磁带库固件升级";
  waiting.started = at("2026-10-30T02:00:00Z");
  waiting.paused = hours{20};
  month.items.push_back(waiting);
  MonthlyItem late = item("C-237", "resolve", "P2", Verdict::open, hours{28});
  late.verdict = Verdict::broken;
  late.title = "双活链路抖动";
  late.cause = "运营商线路质量";
  late.started = at("2026-10-30T06:00:00Z");
  late.due = at("2026-10-31T06:00:00Z");
  month.items.push_back(late);
  month.cases[36].resolved = month.cases[36].closed = {};
  month.cases[36].status = "open";
  month.cases[37].closed = {};
  month.cases[37].status = "resolved";
  return month;
}

svcdesk::reports::Service visit_report() {
  svcdesk::reports::Service report;
  svcdesk::cases::Case& one = report.state;
  one.id = {31};
  one.contract = "DG-2026-017";
  one.path = svcdesk::cases::Path::on_site;
  one.status = svcdesk::cases::Status::resolved;
  one.level = "P1";
  one.title = "核心交换机宕机（二号机房）";
  one.symptom = "二号机房全部链路中断，业务系统无法访问。\n设备面板 PWR 灯为红色，风扇停转。";
  one.error_code = "PWR-4-FAIL";
  one.error_text = "Power supply 1 failed or shutdown";
  one.channel = "telephone";
  one.reporter = "zhao";
  one.owner = "chen";
  one.asset = "A-0042";
  one.product = "S12700E-8";
  one.site = "hall-2";
  one.service = "S-01";
  one.opened = at("2026-10-11T17:18:40Z");
  one.acknowledged = at("2026-10-11T17:20:00Z");
  one.responded = at("2026-10-11T17:22:05Z");
  one.diagnosed = at("2026-10-11T18:21:00Z");
  one.resolved = at("2026-10-11T19:40:00Z");
  one.cause = "1 号电源模块损坏，2 号电源输入空开跳闸，失去冗余。";
  one.solution =
      "更换 1 号电源模块，恢复 2 号电源输入；重启交换机，核对配置与全部链路状态，业务恢复正常。";
  one.coverage = "covered";
  svcdesk::cases::Visit visit;
  visit.number = 1;
  visit.agreed = at("2026-10-11T17:33:00Z");
  visit.planned = at("2026-10-11T18:00:00Z");
  visit.acknowledged = at("2026-10-11T17:35:00Z");
  visit.arrived = at("2026-10-11T17:58:00Z");
  visit.finished = at("2026-10-11T20:05:00Z");
  visit.engineers = {"wu", "sun"};
  visit.attended_by = {"zhao"};
  visit.plan = "1. 检查电源输入与模块状态\n2. 更换故障电源模块\n3. 经批准后重启交换机并核对链路";
  visit.carried_out_by = "us";
  visit.result = "电源双路恢复，连续观察 20 分钟无告警。";
  one.visits = {visit};
  svcdesk::cases::Approval plan;
  plan.what = "visit.plan";
  plan.by = "zhao";
  plan.at = at("2026-10-11T18:25:00Z");
  plan.visit = 1;
  svcdesk::cases::Approval restart = plan;
  restart.what = "restart";
  restart.by = "qian";
  restart.at = at("2026-10-11T18:50:00Z");
  restart.note = "限 03:30 前完成";
  one.approvals = {plan, restart};
  svcdesk::cases::Judgement judged;
  judged.level = "P1";
  judged.at = at("2026-10-11T17:20:30Z");
  judged.reason = "二号机房全部链路中断";
  one.judgements = {judged};
  report.visit = 1;
  report.contract_id = "DG-2026-017";
  report.contract_title = "数据中心设备维护服务";
  report.customer = "示例市信息中心";
  report.provider = "示例技术服务有限公司";
  report.zone = "Asia/Shanghai";
  report.reporter_name = "赵工";
  report.owner_name = "陈工";
  report.level_name = "紧急故障";
  report.kind_name = "故障";
  report.site_name = "二号机房";
  report.people = {
      {"zhao", "赵工"}, {"qian", "钱主任"}, {"wu", "吴工"}, {"sun", "孙工"}, {"chen", "陈工"}};
  report.work = {{at("2026-10-11T18:10:00Z"), "wu", "测量电源输入，发现 2 号输入空开跳闸。"},
                 {at("2026-10-11T19:05:00Z"), "wu", "更换 1 号电源模块，通电自检正常。"}};
  report.parts = {{"PAC-3000S54", "3000 W 电源模块", "2102311ABC0042", "2102311ABC0007", 1}};
  report.journal_seq = 1063;
  report.journal_hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  report.made = at("2026-10-11T20:06:00Z");
  return report;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string kept(const std::string& name, std::string text) {
  if (const char* folder = std::getenv("SVCDESK_REPORT_SAMPLES")) {
    std::ofstream(std::string(folder) + "/" + name, std::ios::binary) << text;
  }
  return text;
}

}  // namespace samples
