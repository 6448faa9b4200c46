-- Sealed copies of contents, for the calls whose deposits are sealed: one a content of a dossier and an announced opening. The
-- same sealed bytes go up ahead of the deposit, stand in its manifest and in a backup copy.
CREATE TABLE sealed (
  dossier TEXT NOT NULL REFERENCES dossier (id),
  plain_sha256 TEXT NOT NULL,
  -- SHA-256 of the opening as the call announces it: other holders, other copies.
  opening TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL REFERENCES vault_file (sha256),
  size INTEGER NOT NULL,
  chunks TEXT NOT NULL,
  -- When the platform had all of it, ahead of the deposit; none while it lacks some.
  sent_at TEXT,
  PRIMARY KEY (dossier, plain_sha256, opening)
) WITHOUT ROWID;
CREATE INDEX sealed_by_content ON sealed (sealed_sha256);
