// What a piece of work throws; the test fails where it throws nothing.
#pragma once

#include <doctest/doctest.h>

#include "svcdesk/base/error.hpp"

namespace svcdesk::test {

template <class Work>
Error refusal(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was refused");
  return Error(ErrorCode::failed, {});
}

}  // namespace svcdesk::test
