#include "svcdesk/base/error.hpp"

namespace svcdesk {

Error::Error(ErrorCode code, Message text) : code_(code), text_(std::move(text)), what_(text_.id) {
  for (const auto& [name, value] : text_.args)
    what_.append(" ").append(name).append("=").append(value);
}

Error& Error::rule(std::string requirement) {
  rule_ = std::move(requirement);
  return *this;
}

Error& Error::hint(Message message) {
  hints_.push_back(std::move(message));
  return *this;
}

Error& Error::conditions(std::vector<Condition> c) {
  conditions_ = std::move(c);
  return *this;
}

Error& Error::findings(std::vector<Finding> f) {
  findings_ = std::move(f);
  return *this;
}

}  // namespace svcdesk
