-- Every version of every contract, compiled when it was applied; a version is never changed.
CREATE TABLE contract_version (
  id TEXT NOT NULL CHECK (id <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  effective INTEGER NOT NULL,
  applied_seq INTEGER NOT NULL,
  title TEXT NOT NULL,
  zone TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  compiled TEXT NOT NULL,
  UNIQUE (id, version)
) STRICT;

CREATE TRIGGER contract_version_new BEFORE INSERT ON contract_version
WHEN EXISTS (SELECT 1 FROM contract_version WHERE id = NEW.id AND version = NEW.version)
BEGIN
  SELECT RAISE(ABORT, 'contract_version: append only');
END;

CREATE TRIGGER contract_version_kept BEFORE UPDATE ON contract_version
BEGIN
  SELECT RAISE(ABORT, 'contract_version: append only');
END;

CREATE TRIGGER contract_version_not_removed BEFORE DELETE ON contract_version
BEGIN
  SELECT RAISE(ABORT, 'contract_version: append only');
END;
