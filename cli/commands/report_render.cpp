#include "cli/commands/report.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "cli/terminal/pdf.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/figures.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument report_render_arguments[] = {
    {.name = "report", .kind = Kind::choice, .choices = "monthly|service"},
    {.name = "of", .kind = Kind::case_id, .need = Need::optional}};
constexpr Option report_render_options[] = {
    {.name = "output", .kind = Kind::file, .letter = 'o'},
    {.name = "paper", .kind = Kind::choice, .choices = "html|markdown|json|csv|pdf"},
    {.name = "visit", .kind = Kind::integer},
    {.name = "month", .kind = Kind::month},
};

enum class Paper { html, markdown, json, csv, pdf };

std::optional<Paper> paper_of(std::string_view word) {
  if (word == "html") return Paper::html;
  if (word == "markdown" || word == "md") return Paper::markdown;
  if (word == "json") return Paper::json;
  if (word == "csv") return Paper::csv;
  if (word == "pdf") return Paper::pdf;
  return std::nullopt;
}

// --as-format, else what --format or the name of the file says, else HTML.
Paper chosen_paper(const Context& context) {
  const std::string path = context.args.text("output");
  const std::size_t dot = path.rfind('.');
  if (const auto paper = paper_of(context.args.text("paper"))) return *paper;
  if (context.settings.shows == Format::json) return Paper::json;
  if (context.settings.shows == Format::csv) return Paper::csv;
  if (dot != std::string::npos) {
    if (const auto paper = paper_of(path.substr(dot + 1))) return *paper;
  }
  return Paper::html;
}

reports::Format drawn_as(Paper paper) {
  switch (paper) {
    case Paper::markdown:
      return reports::Format::markdown;
    case Paper::json:
      return reports::Format::json;
    case Paper::csv:
      return reports::Format::csv;
    case Paper::html:
    case Paper::pdf:
      return reports::Format::html;
  }
  return reports::Format::html;
}

// Paper speaks the contract's language unless a flag says otherwise.
Language language_of(Context& context) {
  if (context.settings.language.source == Setting::Source::flag) return context.settings.speaks;
  return context.desk().contracts().terms()->contract().language;
}

// What the report is about: the argument, or --month for a monthly one.
std::string reported_subject(const Arguments& args) {
  std::string of = args.has("month") ? args.text("month") : args.text("of");
  if (of.empty()) {
    throw Error(ErrorCode::usage, {"cli.report.of_what", {{"report", args.text("report")}}});
  }
  return of;
}

std::string drawn(Context& context, reports::Format format) {
  const std::string of = reported_subject(context.args);
  const Language language = language_of(context);
  desk::Figures figures = context.desk().figures();
  if (context.args.text("report") == "monthly") {
    return reports::render(figures.monthly(of), format, language);
  }
  return reports::render(figures.service(of, context.args.number("visit"), language), format,
                         language);
}

ExitCode run_report_render(Context& context) {
  const Paper paper = chosen_paper(context);
  const std::string path = context.args.text("output");
  const std::string text = drawn(context, drawn_as(paper));
  if (paper == Paper::pdf) {
    if (path.empty()) throw Error(ErrorCode::usage, {"cli.report.pdf_needs_file", {}});
    make_pdf(text, path, context.environment);
  } else if (path.empty() || path == "-") {
    context.out.text(text);
    return ExitCode::done;
  } else {
    write_file(path, text);
  }
  if (context.environment.output == Terminal::yes) context.out.text(printable(path) + "\n");
  return ExitCode::done;
}

}  // namespace

constinit const Command report_render{.noun = "report",
                                      .verb = "render",
                                      .arguments = report_render_arguments,
                                      .options = report_render_options,
                                      .schema = "report",
                                      .run = run_report_render};

}  // namespace svcdesk::cli::commands
