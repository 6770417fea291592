#include "parts_desk.hpp"

namespace svcdesk::test {
namespace {

constexpr const char* about_parts = R"(
[sites.hall]
name = { en = "The hall", zh-CN = "机房" }
[parts]
reservation = "24h"
lowest-rating = 3
[parts.depots.east]
name = { en = "East", zh-CN = "东库" }
travel = { hall = "20m" }
[parts.depots.north]
name = { en = "North", zh-CN = "北库" }
travel = { hall = "3h" }
[parts.kinds.ssd]
name = { en = "SSD", zh-CN = "固态硬盘" }
part-number = "EX-SSD"
holds-data = true
performance = 960
substitutes = ["ssd-big"]
[parts.kinds.ssd-big]
name = { en = "Big SSD", zh-CN = "大容量固态硬盘" }
performance = 1920
[parts.kinds.fan]
name = { en = "Fan", zh-CN = "风扇" }
by-serial = false
keep = 2
[parts.kinds.server]
name = { en = "Standby server", zh-CN = "备用服务器" }
[parts.kinds.tester]
name = { en = "Tester", zh-CN = "测试仪" }
tool = true
[[parts.models]]
vendor = "Dell"
model = "R640"
parts = { ssd = 8, fan = 4 }
[[obligations]]
name = "part-on-site"
title = { en = "Part on site", zh-CN = "备件到场" }
on = "case"
starts = "part.requested"
within = { P1 = "2h", P2 = "4h", P3 = "24h" }
met-by = ["part.delivered", "resolved"]
void-by = ["merged", "withdrawn"]
[[obligations]]
name = "standby"
title = { en = "Standby machine", zh-CN = "备机" }
on = "case"
starts = "standby.judged"
within = "24h"
met-by = ["standby.lent", "resolved"]
void-by = ["merged", "withdrawn"]
[[obligations]]
name = "restock"
title = { en = "Part back in stock", zh-CN = "备件补充" }
on = "coverage"
starts = "gap.opened"
within = "3d"
met-by = ["gap.closed"]
escalate = [{ after = "0m", to = ["manager"], by = ["email"] }]
)";

}  // namespace

std::string parts_contract() { return small_contract() + about_parts; }

PartsDesk::PartsDesk(const std::string& more) : DrillDesk(With::nothing) {
  at(-60).apply(parts_contract() + more);
  desk::AssetEdit machine;
  machine.wanted.fields = {
      {"tag", "web-1"}, {"vendor", "Dell"}, {"model", "R640"}, {"site", "hall"}, {"rack", "R1"}};
  machine.wanted.components["disk-1"] = {{"kind", "hardware"}, {"serial_number", "OLD-1"}};
  at(0).desk().assets().add(machine);
  parts().work(parts::Survey{"east", "dry", "ring road", "20 degrees", parts::Suitable::yes});
  as("li").parts().work(parts::Evaluate{"east", parts::Verdict::accepted, ""});
  as("chen").parts().work(parts::RateSupplier{"Maker", 4, "in time"});
}

desk::PartsChanged PartsDesk::stock(const std::string& kind, const parts::Pieces& pieces) {
  return parts().work(parts::TakeOver{kind, "east", pieces, "opening stock", "chen"});
}

void PartsDesk::stock_up() {
  stock("ssd", {{"S-1", "S-2"}, 0});
  stock("fan", {{}, 4});
}

std::string PartsDesk::open_about_machine() {
  return desk().cases().open(report("disk failing", "P2", "web-1")).state.id.str();
}

std::string PartsDesk::issued(const std::string& case_id, const std::string& kind,
                              std::int64_t quantity) {
  desk::NewRequest request;
  request.case_id = case_id;
  request.kind = kind;
  request.quantity = quantity;
  std::string id = as("chen").parts().request(request).state.id.str();
  as("li").applies(id, parts::ApproveRequest{});
  as("chen").applies(id, parts::Issue{"wu"});
  return id;
}

std::vector<std::string> PartsDesk::listed(store::PartsQuery::Only only) const {
  store::PartsQuery query;
  query.only = only;
  std::vector<std::string> out;
  parts().requests(query, [&](const store::PartRequestRow& row) {
    out.push_back(PartRequestId{row.number}.str() + " " + row.status);
  });
  return out;
}

std::optional<store::PromiseRow> PartsDesk::restock(const std::string& kind) const {
  std::optional<store::PromiseRow> out;
  desk::DueQuery query;
  query.subject_kind = "coverage";
  desk().contracts().due(query, [&](const desk::PromiseView& view) {
    if (view.row.subject.id == "T-1/" + kind) out = view.row;
  });
  return out;
}

void check_refused(const Error& error, const std::string& rule) {
  INFO(error.text().id);
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == rule);
}

}  // namespace svcdesk::test
