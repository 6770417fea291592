# svcdesk_embed(TARGET symbol files|lines FILES...): the files' bytes become one sorted table of (name,
# content), or their lines "id = text" one sorted text, reachable as svcdesk::embedded::<symbol>()
# declared in base/embedded.hpp.
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
