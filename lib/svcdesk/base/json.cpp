#include "svcdesk/base/json.hpp"

#include <algorithm>

#include "svcdesk/base/error.hpp"

namespace svcdesk {
namespace {

[[noreturn]] void wrong_type(std::string_view wanted) {
  throw Error(ErrorCode::invalid, {"json.wrong_type", {{"wanted", std::string(wanted)}}});
}

}  // namespace

Json Json::object(std::initializer_list<std::pair<std::string, Json>> members) {
  return Json(Object(members));
}

Json Json::array(std::initializer_list<Json> items) { return Json(Array(items)); }

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
