// Models of the catalogue as tables and JSON.
#pragma once

#include <string>
#include <vector>

#include "cli/render/output.hpp"
#include "svcdesk/desk/models.hpp"

namespace svcdesk::cli {

// A row of a list.
Json model_row_json(const store::ModelRow& row);
List::Shape models_shape(std::string_view schema, const Output& out);
Row model_row(const store::ModelRow& row, const Output& out);

// The whole model.
Json catalogue_model_json(const assets::Model& state);
Json model_file_json(const desk::ModelFile& file);
std::string model_text(const desk::ModelFile& file, const Output& out, const Wall& wall);

// "2 U, full depth, 7.3 kg, front-to-rear", and below it "4 power-port, 48 interface 1000base-t".
std::string model_measures(const assets::ModelFacts& facts, const Output& out);
std::string model_components(const assets::ModelFacts& facts);

}  // namespace svcdesk::cli
