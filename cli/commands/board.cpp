#include "cli/views/board.hpp"
#include "cli/commands/alone.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run_board(Context& context) {
  const desk::Board board = context.desk().contracts().board();
  const Wall wall = {board.now, context.zone()};
  context.out.object(
      context.command.schema, [&] { return board_json(board, context.out.screen().language); },
      [&] { return board_text(board, context.out, wall); });
  return ExitCode::done;
}

}  // namespace

constinit const Command board{.verb = "board", .schema = "board", .run = run_board};

}  // namespace svcdesk::cli::commands
