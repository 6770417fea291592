-- Derived: one row an occurrence of an obligation. The subject stands first in the key, because that
-- is how the desk asks; next_due carries the whole key, so the sweep reads nothing but that index.
CREATE TABLE promise (
  contract TEXT NOT NULL,
  contract_version INTEGER NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  obligation TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  phase TEXT NOT NULL,
  verdict TEXT NOT NULL,
  level TEXT NOT NULL,
  started INTEGER NOT NULL,
  started_by INTEGER NOT NULL,
  due INTEGER,
  settled_at INTEGER,
  breached_at INTEGER,
  breaches INTEGER NOT NULL,
  reclassified INTEGER NOT NULL CHECK (reclassified IN (0, 1)),
  overtaken INTEGER NOT NULL CHECK (overtaken IN (0, 1)),
  limit_seconds INTEGER NOT NULL,
  used_seconds INTEGER NOT NULL,
  next_due INTEGER,
  PRIMARY KEY (subject_kind, subject_id, contract, obligation, occurrence)
) STRICT, WITHOUT ROWID;

CREATE INDEX promise_by_next_due ON promise (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX promise_open_by_due ON promise (due)
  WHERE settled_at IS NULL AND phase <> 'unborn';
CREATE INDEX promise_in_breach ON promise (breached_at)
  WHERE settled_at IS NULL AND breached_at IS NOT NULL;
CREATE INDEX promise_by_start ON promise (contract, started);
