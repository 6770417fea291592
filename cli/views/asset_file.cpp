#include "cli/views/asset_file.hpp"

#include "cli/render/machine.hpp"
#include "cli/views/assets.hpp"
#include "cli/views/cases.hpp"
#include "cli/views/models.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

Json revision_json(const assets::Revision& one) {
  return Json::object({{"seq", one.event.seq},
                       {"type", one.event.type},
                       {"at", json_time(one.event.at)},
                       {"actor", one.event.actor}})
      .set("reason", json_text_or_null(one.event.payload.text("reason")))
      .set("edits", json_list(one.edits, edit_json));
}

Json back_json(const desk::AssetFile::Back& one) {
  return Json::object({{"as", one.as}, {"from", one.from.str()}, {"tag", one.tag}})
      .set("note", json_text_or_null(one.note));
}

std::string cases_block(const desk::AssetFile& file, const Output& out, const Wall& wall) {
  if (file.cases.empty()) return {};
  Table table;
  table.columns = case_columns(out);
  for (const store::CaseRow& row : file.cases) table.rows.push_back(case_row(row, out, wall));
  return "\n" + render(table, out.screen());
}

}  // namespace

Json asset_file_json(const desk::AssetFile& file) {
  Json promises = Json::array();
  for (const store::PromiseRow& row : file.promises) promises.push(promise_json(row));
  Json out = asset_json(file.state);
  out.set("catalogue", file.model ? catalogue_model_json(*file.model) : Json());
  out.set("linked_from", json_list(file.linked_from, back_json));
  out.set("cases", json_list(file.cases, case_row_json)).set("promises", promises);
  return out.set("history", json_list(file.revisions, revision_json));
}

std::string asset_text(const desk::AssetFile& file, const Output& out, const Wall& wall) {
  std::string text = render(asset_fields(file, out, wall), out.screen());
  text += components_block(file.state, out) + cases_block(file, out, wall);
  if (!file.promises.empty()) text += "\n" + promises_block(file.promises, out, wall);
  return text;
}

std::string asset_history(const desk::AssetFile& file, const Output& out, const Wall& wall) {
  std::string text;
  for (const assets::Revision& one : file.revisions) {
    const std::string reason = one.event.payload.text("reason");
    text += "\n" +
            printable(time_text(one.event.at, out, wall) + "  " + one.event.type + "  " +
                      one.event.actor + (reason.empty() ? "" : ": " + reason)) +
            "\n" + edits_block(one.edits, out);
  }
  return text;
}

}  // namespace svcdesk::cli
