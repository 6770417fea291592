#include "svcdesk/text/template.hpp"

#include <cstdint>
#include <kainjow/mustache.hpp>
#include <vector>

#include "svcdesk/base/error.hpp"

namespace svcdesk::text {
namespace {

namespace mustache = kainjow::mustache;

// Marks a name as that of a variable, so that the context can tell it from a section's: the library
// asks for both in the same words.
constexpr char variable_mark = '$';
constexpr int deepest = 50;  // sections in sections
constexpr std::int64_t most_entered =
    5'000'000;  // sections entered: a list in itself, again in itself, ...

Error problem(std::string id, std::string_view name) {
  return Error(ErrorCode::failed, {std::move(id), {{"name", std::string(name)}}});
}

mustache::data to_data(const Json& value) {
  if (value.is_null()) return mustache::data(false);
  if (value.is_bool()) return mustache::data(value.boolean());
  if (value.is_string()) return mustache::data(value.string());
  if (value.is_integer()) return mustache::data(std::to_string(value.integer()));
  if (value.is_array()) {
    mustache::list items;
    items.reserve(value.items().size());
    for (const Json& item : value.items()) items.push_back(to_data(item));
    return mustache::data(items);
  }
  if (!value.is_object()) throw problem("template.fraction", {});
  mustache::object members;
  for (const auto& [name, member] : value.members()) members.emplace(name, to_data(member));
  return mustache::data(members);
}

// Resolves names from the innermost section outwards; the first part of a dotted name decides
// where.
class StrictContext : public mustache::basic_context<std::string> {
 public:
  explicit StrictContext(const mustache::data& root) { stack_.push_back(&root); }

  void push(const mustache::data* data) override {
    if (++entered_ > most_entered) throw problem("template.too_large", {});
    stack_.push_back(data);
  }
  void pop() override { stack_.pop_back(); }

  const mustache::data* get(const std::string& name) const override {
    if (name.starts_with(variable_mark)) {
      const mustache::data* value = resolve(std::string_view(name).substr(1));
      if (!value->is_string()) throw problem("template.not_a_value", name.substr(1));
      return value;
    }
    static const mustache::data nothing(false);
    const mustache::data* value = resolve(name);
    return value->is_string() && value->string_value().empty() ? &nothing : value;
  }

  const mustache::data* get_partial(const std::string& name) const override {
    throw problem("template.not_spoken", name);
  }

 private:
  const mustache::data* resolve(std::string_view name) const {
    if (name == ".") return stack_.back();
    const std::size_t dot = name.find('.');
    const mustache::data* value = innermost_first(name.substr(0, dot));
    for (std::size_t at = dot; value != nullptr && at != std::string_view::npos;) {
      const std::size_t next = name.find('.', at + 1);
      value = value->get(std::string(name.substr(at + 1, next - at - 1)));
      at = next;
    }
    if (value == nullptr) throw problem("template.unknown_name", name);
    return value;
  }

  const mustache::data* innermost_first(std::string_view first) const {
    for (auto item = stack_.rbegin(); item != stack_.rend(); ++item) {
      if (const mustache::data* found = (*item)->get(std::string(first))) return found;
    }
    return nullptr;
  }

  std::vector<const mustache::data*> stack_;
  std::int64_t entered_ = 0;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// One tag without its outer braces, with variables marked.
std::string marked(std::string_view tag) {
  const std::string_view inside = trimmed(tag);
  if (inside.empty()) throw problem("template.syntax", "{{}}");
  const std::string mark(1, variable_mark);
  switch (inside.front()) {
    case '#':
    case '^':
    case '/':
      return std::string(inside);
    case '!':
      return "!";
    case '>':
    case '=':
      throw problem("template.not_spoken", inside);
    case '{':
    case '&':
      return "&" + mark + std::string(trimmed(inside.substr(1)));
    default:
      return mark + std::string(inside);
  }
}

std::string mark_variables(std::string_view source) {
  std::string out;
  int depth = 0;
  while (true) {
    const std::size_t open = source.find("{{");
    out += source.substr(0, open);
    if (open == std::string_view::npos) return out;
    const bool raw = source.substr(open).starts_with("{{{");
    const std::size_t close = source.find(raw ? "}}}" : "}}", open);
    if (close == std::string_view::npos) throw problem("template.syntax", source.substr(open, 40));
    const std::string tag = marked(source.substr(open + 2, close - open - 2));
    if (tag.front() == '/') --depth;
    if ((tag.front() == '#' || tag.front() == '^') && ++depth > deepest) {
      throw problem("template.too_large", tag);
    }
    out += "{{" + tag + "}}";
    source.remove_prefix(close + (raw ? 3 : 2));
  }
}

bool begins_markup(std::string_view text, std::size_t at) {
  if (std::string_view("-+=:").find(text[at]) != std::string_view::npos) return at == 0;
  if (text[at] != '.' && text[at] != ')') return false;
  if (at + 1 < text.size() && text[at + 1] != ' ') return false;
  return at > 0 && text.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]|#~!$";
  text = trimmed(text);  // four leading spaces would be code
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '\n' || c == '\r') {
      out += ' ';
    } else {
      if (special.find(c) != std::string_view::npos || begins_markup(text, at)) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string fill_template(std::string_view source, const Json& data, Escape escape) {
  mustache::mustache page(mark_variables(source));
  if (!page.is_valid()) throw problem("template.syntax", page.error_message());
  switch (escape) {
    case Escape::html:
      break;  // the library's own
    case Escape::markdown:
      page.set_custom_escape([](const std::string& text) { return escape_markdown(text); });
      break;
    case Escape::none:
      page.set_custom_escape([](const std::string& text) { return text; });
      break;
  }
  const mustache::data root = to_data(data);
  StrictContext context(root);
  return page.render(context);
}

}  // namespace svcdesk::text
