#include "small_contract.hpp"

namespace svcdesk::test {
namespace {

constexpr const char* contract_text = R"(
svcdesk = 1
[contract]
id = "T-1"
title = "Maintenance of the machine hall"
customer = "Bureau"
provider = "Services"
timezone = "Asia/Shanghai"
language = "en"
signed = 2026-01-08
starts = 2026-01-05
ends = 2027-12-31
default-level = "P2"
channels = ["email", "sms"]
fallback = ["manager"]
[levels.P1]
name = { en = "Emergency", zh-CN = "紧急故障" }
critical = true
[levels.P2]
name = { en = "Severe", zh-CN = "严重故障" }
[levels.P3]
name = { en = "General", zh-CN = "一般故障" }
[roles.manager]
name = { en = "Manager", zh-CN = "经理" }
[roles.hotline]
name = { en = "Hotline", zh-CN = "热线" }
[roles.night]
name = { en = "Night shift", zh-CN = "夜班" }
[roles.contact]
name = { en = "Contact", zh-CN = "联系人" }
side = "customer"
may = ["confirm", "vouch", "level.lower", "withdraw"]
[people.li]
name = "Li"
roles = ["manager"]
email = "li@example.test"
mobile = "+86 100 0000 0001"
[people.chen]
name = "Chen"
roles = ["hotline"]
email = "chen@example.test"
mobile = "+86 100 0000 0002"
[people.wu]
name = "Wu"
roles = ["hotline", "night"]
email = "wu@example.test"
quiet = { hours = "22:00-07:00", channels = ["email"] }
[people.zhao]
name = "Zhao"
roles = ["contact"]
email = "zhao@bureau.example.test"
[[rota]]
role = "hotline"
people = ["wu", "chen"]
first = 2026-01-05
days = 7
handover = "08:00"
[case-kinds.fault]
name = { en = "Fault", zh-CN = "故障" }
[pause-reasons.customer]
name = { en = "waiting for the customer", zh-CN = "等待用户" }
[[obligations]]
name = "response"
title = { en = "Response", zh-CN = "响应" }
on = "case"
starts = "opened"
within = { P1 = "15m", P2 = "30m", P3 = "1h" }
met-by = ["responded"]
void-by = ["merged", "withdrawn"]
pauses = []
escalate = [{ at = "breach", to = ["manager"], by = ["email"] }]
[[obligations]]
name = "resolve"
title = { en = "Resolution", zh-CN = "解决" }
on = "case"
starts = "opened"
within = { P1 = "4h", P2 = "8h", P3 = "24h" }
met-by = ["resolved"]
void-by = ["merged", "withdrawn"]
pauses = ["customer"]
reopen = "continue"
escalate = [
  { at = "50%", to = ["hotline"], by = ["email"] },
  { after = { P1 = "1h" }, to = ["manager"], by = ["sms"] },
  { at = "breach", to = ["manager"], by = ["email"], else = ["sms"] },
]
[[obligations]]
name = "kick-off"
title = { en = "Kick-off meeting", zh-CN = "启动会" }
on = "contract"
starts = "signed"
within = "7d"
met-by = ["kickoff.held"]
owner = "manager"
escalate = [{ before = "2d", to = ["manager"], by = ["email"] }]
[[obligations]]
name = "bulletin"
title = { en = "Bulletin", zh-CN = "月报" }
on = "contract"
every = "month"
met-by = ["bulletin.issued"]
escalate = [{ before = "1d", to = ["night"], by = ["email"] }]
[[obligations]]
name = "review"
title = { en = "Review", zh-CN = "季度回顾" }
on = "contract"
every = "quarter"
met-by = ["review.held"]
owner = "manager"
)";

}  // namespace

std::string small_contract() { return contract_text; }

}  // namespace svcdesk::test
