# svcdesk_embed(TARGET symbol files|lines|schema FILES...): the files' bytes become one sorted table of (name,
# content), their lines "id = text" one sorted text, or the tables that they make a list of them, reachable as
# svcdesk::embedded::<symbol>() declared in base/embedded.hpp.
function(svcdesk_embed target symbol how)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND svcdesk_embed_tool ${out} ${symbol} ${how} ${ARGN}
    DEPENDS svcdesk_embed_tool ${ARGN}
    COMMENT "Embedding ${symbol}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
  add_custom_target(embedded_${symbol} DEPENDS ${out})
endfunction()
