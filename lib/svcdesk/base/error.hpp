// The one exception type of the library, and the words it carries.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace svcdesk {

// What went wrong, in the classes that a caller can act upon. The values are the exit codes of the
// command line (interface.md, "Exit codes").
enum class ErrorCode : int {
  failed = 1,       // the world did not play along: disk, network, a helper program
  usage = 2,        // the call itself makes no sense
  not_found = 3,    // no such case, contract, person, ...
  refused = 4,      // a rule of the contract or of the desk forbids it
  invalid = 5,      // a contract, configuration or input file is wrong
  database = 6,     // missing, unreadable, corrupt, or newer than the program
  busy = 7,         // somebody else held the database for longer than the wait
  partly_done = 8,  // some deliveries failed
};

// A text by its id in the message tables, with named arguments: no language yet.
struct Message {
  std::string id;
  std::vector<std::pair<std::string, std::string>> args;
  bool operator==(const Message&) const = default;
};

// One line of a refusal's checklist: what a rule asks for, and whether it is there already.
struct Condition {
  bool met = false;
  Message text;
};

// Where in a file something is wrong. Lines and columns count from 1; 0 means the file as a whole.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  bool operator==(const Place&) const = default;
};

enum class Severity { error, warning };

// One mistake found while checking a file. Checking collects them all (CON-2).
struct Finding {
  Severity severity = Severity::error;
  Place place;
  Message text;
};

class Error : public std::exception {
 public:
  Error(ErrorCode code, Message text);

  // Fluent additions, used where the error is made:
  // throw Error(ErrorCode::refused, {...}).rule("CASE-6").hint({...});
  Error& rule(std::string requirement);         // the requirement or clause that refuses
  Error& hint(Message message);                 // what helps, in the order to try
  Error& conditions(std::vector<Condition> c);  // the checklist behind a refusal
  Error& findings(std::vector<Finding> f);      // every mistake of a checked file

  ErrorCode code() const { return code_; }
  const Message& text() const { return text_; }
  const std::string& rule() const { return rule_; }
  const std::vector<Message>& hints() const { return hints_; }
  const std::vector<Condition>& conditions() const { return conditions_; }
  const std::vector<Finding>& findings() const { return findings_; }

  // The message's id and arguments, for logs; text::render() gives the words for people.
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorCode code_;
  Message text_;
  std::string rule_;
  std::vector<Message> hints_;
  std::vector<Condition> conditions_;
  std::vector<Finding> findings_;
  std::string what_;
};

}  // namespace svcdesk
