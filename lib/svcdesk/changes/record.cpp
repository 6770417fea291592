#include "svcdesk/changes/record.hpp"

#include <utility>

namespace svcdesk::changes {

bool Value::same_place(const Value& other) const {
  return asset == other.asset && slot == other.slot && field == other.field;
}

std::string Value::place() const {
  std::string out = asset;
  for (const std::string* one : {&slot, &field}) {
    if (!one->empty()) out += " " + *one;
  }
  return out;
}

bool Approval::concerns_plan() const { return what == "change.approve" || what == "stop"; }

Json to_json(const std::vector<Target>& targets) {
  Json out = Json::array();
  for (const Target& one : targets) {
    out.push(Json::object({{"asset", one.asset}}).set_if("tag", one.tag));
  }
  return out;
}

Json to_json(const std::vector<Value>& values) {
  Json out = Json::array();
  for (const Value& one : values) {
    Json value = Json::object({{"asset", one.asset}});
    value.set_if("slot", one.slot);
    value.set_if("field", one.field);
    value.set("before", one.before);
    value.set("after", one.after);
    out.push(std::move(value));
  }
  return out;
}

std::vector<Target> targets_in(const Json& list) {
  std::vector<Target> out;
  if (!list.is_array()) return out;
  for (const Json& one : list.items()) {
    if (one.is_object()) out.push_back({one.text("asset"), one.text("tag")});
  }
  return out;
}

std::vector<Value> values_in(const Json& list) {
  std::vector<Value> out;
  if (!list.is_array()) return out;
  for (const Json& one : list.items()) {
    if (!one.is_object()) continue;
    out.push_back({one.text("asset"), one.text("slot"), one.text("field"), one.text("before"),
                   one.text("after")});
  }
  return out;
}

std::string_view to_string(Side side) {
  switch (side) {
    case Side::ours:
      return "ours";
    case Side::customer:
      return "customer";
  }
  return "";
}

std::string_view to_string(Backup backup) {
  switch (backup) {
    case Backup::needed:
      return "needed";
    case Backup::not_needed:
      return "not-needed";
  }
  return "";
}

std::string_view to_string(System system) {
  switch (system) {
    case System::running:
      return "running";
    case System::idle:
      return "idle";
  }
  return "";
}

std::string_view to_string(Result result) {
  switch (result) {
    case Result::passed:
      return "passed";
    case Result::failed:
      return "failed";
  }
  return "";
}

}  // namespace svcdesk::changes
