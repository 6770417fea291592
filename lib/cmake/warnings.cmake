# One interface target that every target of the project links: warnings as errors, sanitizers.
add_library(svcdesk_flags INTERFACE)
target_compile_options(svcdesk_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these falsely inside its own std::string at -O2 (GCC PR 105329, 105651).
  target_compile_options(svcdesk_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(SVCDESK_UNITY)
  # Here a local name can shadow what another source has to itself.
  target_compile_options(svcdesk_flags INTERFACE -Wno-shadow)
endif()
if(SVCDESK_SANITIZE)
  target_compile_options(svcdesk_flags INTERFACE -fsanitize=address,undefined
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # What the sanitizers do not see: an empty optional read, an index past the end of a vector.
  target_compile_definitions(svcdesk_flags INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(svcdesk_flags INTERFACE -fsanitize=address,undefined)
endif()
if(SVCDESK_FUZZ)
  target_compile_options(svcdesk_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
