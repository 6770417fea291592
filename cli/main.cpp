#include "cli/app.hpp"

int main(int argc, char** argv) { return svcdesk::cli::run_process(argc, argv); }
