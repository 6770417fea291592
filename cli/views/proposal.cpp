#include "cli/views/proposal.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::cli {
namespace {

std::string listed(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& one : all) out.append(out.empty() ? "" : ", ").append(one);
  return out;
}

std::string line(const Output& out, const std::string& id, const std::string& names) {
  return names.empty() ? "" : printable(out.say({id, {{"names", names}}})) + "\n";
}

}  // namespace

Json proposal_json(const cases::Proposal& proposal, Language language) {
  Json why = Json::array();
  for (const Message& reason : proposal.why) {
    why.push(Json::object({{"id", reason.id}, {"text", text::render(reason, language)}}));
  }
  Json out = Json::object({{"owner", json_text_or_null(proposal.owner)}});
  out.set("role", json_text_or_null(proposal.role)).set("why", std::move(why));
  return out.set("others", json_strings(proposal.others))
      .set("participants", json_strings(proposal.participants));
}

std::string proposal_text(const cases::Proposal& proposal, const cases::Case& state,
                          const Output& out) {
  const std::string id = state.id.str();
  std::string text = tinted(id, Tint::strong, out.screen().colour) + "  ";
  if (proposal.owner.empty()) {
    text += out.say("cli.case.nobody_proposed") + "\n";
  } else {
    text += printable(out.say(
                {"cli.case.proposed", {{"owner", proposal.owner}, {"role", proposal.role}}})) +
            "\n";
  }
  for (const Message& reason : proposal.why) text += "  " + printable(out.say(reason)) + "\n";
  text += line(out, "cli.case.proposed_others", listed(proposal.others));
  text += line(out, "cli.case.proposed_participants", listed(proposal.participants));
  if (!state.owner.empty()) text += line(out, "cli.case.proposed_owned", state.owner);
  if (proposal.owner.empty() || proposal.owner == state.owner) return text;
  return text + out.say({"cli.case.proposed_next", {{"case", id}}}) + "\n";
}

}  // namespace svcdesk::cli
