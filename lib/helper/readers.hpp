// Readers of the formats that need big libraries: iCalendar (libical), e-mail (gmime) and YAML
// (yaml-cpp).
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "svcdesk/base/json.hpp"

namespace svcdesk::helper {

// What is wrong with the input; lines count from 1, 0 is the whole of it.
class BadInput : public std::runtime_error {
 public:
  BadInput(int line_number, const std::string& problem)
      : std::runtime_error(problem), line(line_number) {}
  int line;
};

// The all-day entries of an iCalendar file between 1990 and 2100 as [{summary, first, last}], dates
// as "2026-01-01", both included; recurrences expanded, exceptions and cancelled entries left out,
// entries with times of day too. Throws BadInput.
Json read_calendar(std::string_view bytes);

// A message as {message_id, from_name, from_address, subject, date, body, automatic, attachments:
// [{name, type, base64}]}; texts in UTF-8. Throws BadInput for what is no message.
Json read_message(std::string_view bytes);

// A model of equipment, as the device-type libraries of NetBox and Nautobot write it, as
// {manufacturer, model, part_number, slug, u_height, is_full_depth, comments?, components: [{kind,
// name, type}]}. Keys that say nothing here are passed over; one unit and the full depth are meant
// where nothing is said. Throws BadInput, also for a file of more than a mebibyte: published ones
// have some kilobytes.
Json read_device_type(std::string_view bytes);

}  // namespace svcdesk::helper
