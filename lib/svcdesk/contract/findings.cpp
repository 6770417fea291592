#include "svcdesk/contract/findings.hpp"

#include <algorithm>
#include <tuple>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::contract {

void Findings::error(At at, Message text) {
  all_.push_back({Severity::error, {file_, at.line, at.column}, std::move(text)});
}

void Findings::warning(At at, Message text) {
  all_.push_back({Severity::warning, {file_, at.line, at.column}, std::move(text)});
}

void Findings::error_in(const std::string& file, Message text) {
  all_.push_back({Severity::error, {file, 0, 0}, std::move(text)});
}

void Findings::warning_in(const std::string& file, Message text) {
  all_.push_back({Severity::warning, {file, 0, 0}, std::move(text)});
}

void Findings::add(std::vector<Finding> more) {
  for (Finding& one : more) all_.push_back(std::move(one));
}

Message Findings::unknown_name(std::string_view what, const std::string& name,
                               const std::vector<std::string>& known) {
  constexpr std::size_t most_compared = 100'000;
  if (compared_ + known.size() > most_compared) {
    return {"contract.unknown." + std::string(what), {{"name", name}, {"known", "…"}}};
  }
  compared_ += known.size();
  return unknown(what, name, known);
}

bool Findings::has_errors() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](const Finding& one) { return one.severity == Severity::error; });
}

std::vector<Finding> Findings::sorted() const {
  std::vector<Finding> found = all_;
  const auto rank = [&](const Finding& one) {
    const Place& at = one.place;
    return std::tuple(at.file != file_, std::string_view(at.file), at.line, at.column);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
  const auto same = [](const Finding& a, const Finding& b) {
    return a.place == b.place && a.text == b.text && a.severity == b.severity;
  };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

Places::Places(const Node& root, std::string file) : file_(std::move(file)) { note(root, {}); }

void Places::add(const std::string& path, const Node& node, At at, const std::string& file) {
  note(node, path);
  at_[path] = at;
  files_[path] = file;
}

void Places::note(const Node& node, const std::string& path) {
  at_.emplace(path, node.at);
  for (const Member& member : node.members) {
    const bool section = member.value.kind == Node::Kind::table;
    const std::string inner = path.empty() ? member.key : path_of(path, member.key);
    note(member.value, inner);
    // A table's own place is its head or brace; its name is what people look for.
    if (section && member.at.line > 0) at_[inner] = member.at;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) note(node.items[i], path_of(path, i));
}

bool Places::has_items_under(const std::string& path) const {
  for (auto at = at_.lower_bound(path + "/"); at != at_.end(); ++at) {
    if (!at->first.starts_with(path + "/")) return false;
    if (at->first.ends_with("/0")) return true;
  }
  return false;
}

Place Places::of(std::string path) const {
  while (true) {
    const auto found = at_.find(path);
    if (found != at_.end() && found->second.line > 0) {
      return {file_of(path), found->second.line, found->second.column};
    }
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return {file_, 0, 0};
    path.resize(slash);
  }
}

const std::string& Places::file_of(std::string path) const {
  while (!files_.empty()) {
    const auto found = files_.find(path);
    if (found != files_.end()) return found->second;
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) break;
    path.resize(slash);
  }
  return file_;
}

namespace {

// The nearest candidate by spelling, else one that the name begins or that begins the name: "open"
// for "opened". Codes of two letters are all near to each other.
std::string likely(const std::string& name, const std::vector<std::string>& known) {
  if (name.size() < 3 || name.size() > 100) return {};
  std::string near = nearest(name, known);
  if (!near.empty()) return near;
  const auto akin = std::find_if(known.begin(), known.end(), [&](const std::string& one) {
    return one.starts_with(name) || (one.size() >= 3 && name.starts_with(one));
  });
  return akin == known.end() ? std::string() : *akin;
}

}  // namespace

Message unknown(std::string_view what, const std::string& name,
                const std::vector<std::string>& known) {
  const std::string id = "contract.unknown." + std::string(what);
  const std::string near = likely(name, known);
  if (!near.empty()) return {id + ".near", {{"name", name}, {"near", near}}};
  return {id, {{"name", name}, {"known", known.empty() ? "-" : joined(known)}}};
}

}  // namespace svcdesk::contract
