#include "yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "plain_text.hpp"
#include "readers.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::helper {
namespace {

constexpr std::size_t most_levels = 16;
constexpr std::size_t most_values = 100000;

int line_of(const YAML::Mark& mark) { return mark.line + 1; }

// The parser gives the escapes \N and \_ (next line, no-break space) as one byte each, which is no
// UTF-8; every other character is whole.
std::string whole_characters(const std::string& text) {
  if (is_valid_utf8(text)) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    while (length <= 4 && !is_valid_utf8(std::string_view(text).substr(at, length))) ++length;
    if (length > 4) {
      out += '\xC2';
      length = 1;
    }
    out.append(text, at, length);
    at += length;
  }
  return out;
}

// Puts the tree together from the parser's events, and ends the parser where it grows too large.
class TreeBuilder final : public YAML::EventHandler {
 public:
  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (begun_) throw BadInput(line_of(mark), "a second document");
    begun_ = true;
  }
  void OnDocumentEnd() override {}

  // The parser makes a key of a word without a colon, and puts its nothing where the word is.
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    if (mark.pos == last_text_) throw BadInput(line_of(mark), "no colon behind a key");
    add(node(YamlNode::Kind::nothing, mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw BadInput(line_of(mark), "an alias: write out what it stands for");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    require_known(mark, tag);
    last_text_ = mark.pos;
    YamlNode text = node(tag == "?" ? YamlNode::Kind::plain : YamlNode::Kind::quoted, mark);
    text.text = whole_characters(value);
    add(std::move(text));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::list, mark, tag);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::map, mark, tag);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    YamlNode node;
    std::set<std::string> known{};  // keys
  };

  // "?" and "!" are what the parser calls plain and quoted.
  static void require_known(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!" || tag == "tag:yaml.org,2002:str") return;
    throw BadInput(line_of(mark), "a tag that means nothing here: " + tag);
  }

  YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark) {
    if (++values_ > most_values) throw BadInput(line_of(mark), "too many values");
    YamlNode out;
    out.kind = kind;
    out.line = line_of(mark);
    return out;
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag) {
    require_known(mark, tag);
    if (levels_.size() == most_levels) throw BadInput(line_of(mark), "nested too deeply");
    levels_.push_back({node(kind, mark)});
  }

  void close() {
    YamlNode whole = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(whole));
  }

  void add(YamlNode value) {
    if (levels_.empty()) {
      root_ = std::move(value);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == YamlNode::Kind::list ||
        level.node.keys.size() > level.node.items.size()) {
      level.node.items.push_back(std::move(value));
      return;
    }
    if (!value.is_text()) throw BadInput(value.line, "a key that is no text");
    if (!level.known.insert(value.text).second) {
      throw BadInput(value.line, "the key stands twice: " + value.text);
    }
    level.node.keys.push_back(std::move(value.text));
  }

  YamlNode root_;
  std::vector<Level> levels_;
  std::size_t values_ = 0;
  int last_text_ = -1;  // its place
  bool begun_ = false;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto place = static_cast<std::size_t>(std::ranges::find(keys, key) - keys.begin());
  const bool there = place < keys.size() && items[place].kind != Kind::nothing;
  return there ? &items[place] : nullptr;
}

YamlNode read_yaml(std::string_view bytes) {
  require_utf8(bytes);
  require_no_controls(bytes);
  // The parser lets a text pass whose closing quote is missing, unless the document ends in it.
  std::string text(bytes);
  if (!text.ends_with('\n')) text += '\n';
  const auto lines = static_cast<int>(std::ranges::count(text, '\n'));
  std::istringstream stream(text + "...\n");
  TreeBuilder builder;
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& bad) {
    const int line = line_of(bad.mark);
    if (line > lines) throw BadInput(lines, "the file ends before a text or a list does");
    throw BadInput(std::max(0, line), bad.msg);
  }
  return builder.take();
}

}  // namespace svcdesk::helper
