# svcdesk_embed(TARGET symbol FILES...): the files' bytes become one sorted table of
# (name, content), reachable as svcdesk::embedded::<symbol>() declared in base/embedded.hpp.
function(svcdesk_embed target symbol)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND svcdesk_embed_tool ${out} ${symbol} ${ARGN}
    DEPENDS svcdesk_embed_tool ${ARGN}
    COMMENT "Embedding ${symbol}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
  add_custom_target(embedded_${symbol} DEPENDS ${out})
endfunction()
