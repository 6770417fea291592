// A contract with a few people of both sides.
#pragma once

#include "svcdesk/contract/model.hpp"

namespace svcdesk::test {

// chen (hotline), li (project manager); zhao (contact), ma (head of maintenance, may
// "change.apply") and feng (leader) of the customer.
contract::Contract with_people();

}  // namespace svcdesk::test
