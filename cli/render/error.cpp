#include "cli/render/error.hpp"

#include "cli/render/machine.hpp"
#include "cli/render/output.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::cli {
namespace {

std::string_view kind_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::failed:
      return "failed";
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::refused:
      return "refused";
    case ErrorCode::invalid:
      return "invalid";
    case ErrorCode::database:
      return "database";
    case ErrorCode::busy:
      return "busy";
    case ErrorCode::partly_done:
      return "partly_done";
  }
  return "failed";
}

Json json_message(const Message& message, Language language) {
  return Json::object({{"id", message.id}, {"text", text::render(message, language)}});
}

Json json_error(const Error& error, Language language) {
  Json inner = Json::object({{"code", static_cast<int>(error.code())},
                             {"kind", kind_of(error.code())},
                             {"id", error.text().id},
                             {"text", text::render(error.text(), language)}});
  inner.set("rule", json_text_or_null(error.rule()));
  Json hints = Json::array();
  for (const Message& hint : error.hints()) hints.push(json_message(hint, language));
  inner.set("hints", hints);
  Json conditions = Json::array();
  for (const Condition& condition : error.conditions()) {
    conditions.push(json_message(condition.text, language).set("met", condition.met));
  }
  inner.set("conditions", conditions);
  inner.set("findings", json_findings(error.findings(), language));
  return Json::object({{"schema", schema_name("error")}, {"error", inner}});
}

void show_hints(const Error& error, const Screen& screen, std::ostream& err) {
  bool first = true;
  const std::string label = text::word("cli.hint", screen.language);
  const std::string blanks(display_width(label), ' ');
  for (const Message& hint : error.hints()) {
    err << (first ? tinted(label, Tint::strong, screen.colour) : blanks) << ' '
        << printable_lines(text::render(hint, screen.language)) << '\n';
    first = false;
  }
}

}  // namespace

std::string finding_lines(const std::vector<Finding>& findings, const Screen& screen) {
  std::string out;
  for (const Finding& finding : findings) {
    out += printable(finding.place.file);
    if (finding.place.line > 0) out += ":" + std::to_string(finding.place.line);
    if (finding.place.line > 0 && finding.place.column > 0) {
      out += ":" + std::to_string(finding.place.column);
    }
    const bool error = finding.severity == Severity::error;
    if (!finding.place.file.empty()) out += ": ";
    out += tinted(text::word(error ? "cli.error" : "cli.warning", screen.language),
                  error ? Tint::bad : Tint::warn, screen.colour);
    out += " " + printable(text::render(finding.text, screen.language)) + "\n";
  }
  return out;
}

Json json_findings(const std::vector<Finding>& findings, Language language) {
  Json out = Json::array();
  for (const Finding& finding : findings) {
    Json one =
        Json::object({{"severity", finding.severity == Severity::error ? "error" : "warning"},
                      {"file", finding.place.file}});
    one.set("line", finding.place.line > 0 ? Json(finding.place.line) : Json());
    one.set("column", finding.place.column > 0 ? Json(finding.place.column) : Json());
    one.set("id", finding.text.id).set("text", text::render(finding.text, language));
    out.push(one);
  }
  return out;
}

void show_error(const Error& error, const Screen& screen, std::ostream& err) {
  if (screen.format == Format::json || screen.format == Format::jsonl) {
    err << json_text(json_error(error, screen.language)) << '\n';
    return;
  }
  err << tinted("svcdesk:", Tint::bad, screen.colour) << ' '
      << printable_lines(text::render(error.text(), screen.language));
  if (!error.rule().empty()) err << " (" << printable(error.rule()) << ')';
  err << '\n';
  for (const Condition& condition : error.conditions()) {
    err << "  "
        << tinted(condition.met ? "✓" : "✗", condition.met ? Tint::good : Tint::bad, screen.colour)
        << ' ' << printable(text::render(condition.text, screen.language)) << '\n';
  }
  err << finding_lines(error.findings(), screen);
  show_hints(error, screen, err);
}

void show_warning(const Message& text, const Screen& screen, std::ostream& err) {
  err << "svcdesk: "
      << tinted(text::word("cli.warning", screen.language), Tint::warn, screen.colour) << ' '
      << printable_lines(text::render(text, screen.language)) << '\n';
}

}  // namespace svcdesk::cli
