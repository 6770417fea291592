#include "svcdesk/base/json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "svcdesk/base/error.hpp"

namespace svcdesk {
namespace {

constexpr std::size_t deepest = 200;

// Builds our value from nlohmann's events; its own tree is never made.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Json result;
  std::string problem;
  std::size_t position = 0;

  bool null() override { return add(Json()); }
  bool boolean(bool value) override { return add(Json(value)); }
  bool number_integer(std::int64_t value) override { return add(Json(value)); }
  bool number_unsigned(std::uint64_t value) override {
    if (value > static_cast<std::uint64_t>(INT64_MAX)) return add(Json(static_cast<double>(value)));
    return add(Json(static_cast<std::int64_t>(value)));
  }
  bool number_float(double value, const std::string&) override { return add(Json(value)); }
  bool string(std::string& value) override { return add(Json(std::move(value))); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json(Json::Object{})); }
  bool start_array(std::size_t) override { return open(Json(Json::Array{})); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& name) override {
    if (stack_.back().contains(name)) {
      problem = "duplicate key \"" + name + "\"";
      return false;
    }
    keys_.back() = std::move(name);
    return true;
  }
  bool parse_error(std::size_t at, const std::string&,
                   const nlohmann::detail::exception& error) override {
    position = at;
    problem = error.what();
    return false;
  }

 private:
  bool add(Json value) {
    if (stack_.empty()) {
      result = std::move(value);
    } else if (stack_.back().is_array()) {
      stack_.back().push(std::move(value));
    } else {
      stack_.back().set(std::move(keys_.back()), std::move(value));
    }
    return true;
  }
  bool open(Json container) {
    if (stack_.size() >= deepest) {
      problem = "nested too deeply";
      return false;
    }
    stack_.push_back(std::move(container));
    keys_.emplace_back();
    return true;
  }
  bool close() {
    Json done = std::move(stack_.back());
    stack_.pop_back();
    keys_.pop_back();
    return add(std::move(done));
  }

  std::vector<Json> stack_;
  std::vector<std::string> keys_;
};

[[noreturn]] void wrong_type(std::string_view wanted) {
  throw Error(ErrorCode::invalid, {"json.wrong_type", {{"wanted", std::string(wanted)}}});
}

}  // namespace

Json Json::object(std::initializer_list<std::pair<std::string, Json>> members) {
  return Json(Object(members));
}

Json Json::array(std::initializer_list<Json> items) { return Json(Array(items)); }

Json Json::parse(std::string_view text) {
  Builder builder;
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return builder.result;
  const std::string_view before = text.substr(0, std::min(builder.position, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto column =
      before.size() - (before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1);
  throw Error(ErrorCode::invalid, {"json.syntax",
                                   {{"line", std::to_string(line)},
                                    {"column", std::to_string(std::max<std::size_t>(column, 1))},
                                    {"problem", builder.problem}}});
}

const std::string& Json::string() const {
  if (const auto* value = std::get_if<std::string>(&value_)) return *value;
  wrong_type("string");
}

std::int64_t Json::integer() const {
  if (const auto* value = std::get_if<std::int64_t>(&value_)) return *value;
  wrong_type("integer");
}

double Json::number() const {
  if (const auto* value = std::get_if<double>(&value_)) return *value;
  return static_cast<double>(integer());
}

bool Json::boolean() const {
  if (const auto* value = std::get_if<bool>(&value_)) return *value;
  wrong_type("boolean");
}

const Json::Array& Json::items() const {
  if (const auto* value = std::get_if<Array>(&value_)) return *value;
  wrong_type("array");
}

const Json::Object& Json::members() const {
  if (const auto* value = std::get_if<Object>(&value_)) return *value;
  wrong_type("object");
}

const Json& Json::operator[](std::string_view key) const {
  static const Json missing;
  if (const auto* object = std::get_if<Object>(&value_)) {
    for (const auto& [name, value] : *object) {
      if (name == key) return value;
    }
  }
  return missing;
}

bool Json::contains(std::string_view key) const {
  const auto* object = std::get_if<Object>(&value_);
  return object != nullptr && std::any_of(object->begin(), object->end(),
                                          [&](const auto& member) { return member.first == key; });
}

std::string Json::text(std::string_view key, std::string_view fallback) const {
  const Json& value = (*this)[key];
  return value.is_string() ? value.string() : std::string(fallback);
}

std::int64_t Json::integer(std::string_view key, std::int64_t fallback) const {
  const Json& value = (*this)[key];
  return value.is_integer() ? value.integer() : fallback;
}

Json& Json::set(std::string key, Json value) {
  if (is_null()) value_ = Object{};
  auto* object = std::get_if<Object>(&value_);
  if (object == nullptr) wrong_type("object");
  for (auto& [name, old] : *object) {
    if (name == key) {
      old = std::move(value);
      return *this;
    }
  }
  object->emplace_back(std::move(key), std::move(value));
  return *this;
}

Json& Json::set_if(std::string key, Json value) {
  const bool empty = value.is_null() || (value.is_string() && value.string().empty()) ||
                     (value.is_array() && value.items().empty());
  return empty ? *this : set(std::move(key), std::move(value));
}

Json& Json::push(Json value) {
  if (is_null()) value_ = Array{};
  auto* array = std::get_if<Array>(&value_);
  if (array == nullptr) wrong_type("array");
  array->push_back(std::move(value));
  return *this;
}

}  // namespace svcdesk
