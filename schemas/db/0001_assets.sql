-- Derived: the register of assets (AST-1); what stands in no column is folded from the events.
CREATE TABLE asset (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  contract TEXT NOT NULL,
  status TEXT NOT NULL,
  tag TEXT NOT NULL,
  name TEXT NOT NULL,
  vendor TEXT NOT NULL,
  model TEXT NOT NULL,
  part_number TEXT NOT NULL,
  serial_number TEXT NOT NULL,
  site TEXT NOT NULL,
  rack TEXT NOT NULL,
  position TEXT NOT NULL,
  contact TEXT NOT NULL,
  faulty TEXT NOT NULL,
  warranty_until TEXT NOT NULL,
  coverage_from TEXT NOT NULL,
  coverage_until TEXT NOT NULL,
  added INTEGER NOT NULL,
  retired INTEGER,
  last_event INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

-- A tag names one asset in service; a new machine may have the tag of the one that it replaced.
CREATE UNIQUE INDEX asset_by_tag ON asset (tag, contract, iif(status = 'in-service', 0, number));
-- One for each way a list is asked for: the first that fit are read, and no others.
CREATE INDEX asset_by_contract ON asset (contract, number);
CREATE INDEX asset_by_status ON asset (status, number);
CREATE INDEX asset_by_site ON asset (site, number) WHERE site <> '';
CREATE INDEX asset_by_rack ON asset (rack, number) WHERE rack <> '';
CREATE INDEX asset_by_vendor ON asset (vendor, number) WHERE vendor <> '';
CREATE INDEX asset_by_model ON asset (model, number);
CREATE INDEX asset_by_serial_number ON asset (serial_number, number) WHERE serial_number <> '';
CREATE INDEX asset_faulty ON asset (number) WHERE faulty <> '';
CREATE INDEX asset_by_coverage_from ON asset (coverage_from) WHERE coverage_from <> '';
CREATE INDEX asset_by_coverage_until ON asset (coverage_until) WHERE coverage_until <> '';

CREATE TABLE asset_component (
  number INTEGER NOT NULL,
  slot TEXT NOT NULL CHECK (slot <> ''),
  kind TEXT NOT NULL,
  vendor TEXT NOT NULL,
  product TEXT NOT NULL,
  version TEXT NOT NULL,
  model TEXT NOT NULL,
  part_number TEXT NOT NULL,
  serial_number TEXT NOT NULL,
  PRIMARY KEY (number, slot)
) STRICT, WITHOUT ROWID;

CREATE INDEX asset_component_by_product ON asset_component (product, number) WHERE product <> '';

CREATE TABLE asset_link (
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  other INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (number, kind, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX asset_link_back ON asset_link (other);
