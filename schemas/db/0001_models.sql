-- Derived: the catalogue of models (AST-1); its whole facts are folded from the events. Read as a
-- whole or from its beginning, so that it has no index.
CREATE TABLE model (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  vendor TEXT NOT NULL,
  model TEXT NOT NULL,
  part_number TEXT NOT NULL,
  slug TEXT NOT NULL,
  half_units INTEGER NOT NULL,
  depth TEXT NOT NULL,
  grams INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
