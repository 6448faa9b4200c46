-- The document wallet: documents with all their versions; the bytes are the vault's.
CREATE TABLE wallet_document (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  added_at TEXT NOT NULL
);

CREATE TABLE wallet_version (
  document TEXT NOT NULL REFERENCES wallet_document (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES vault_file (sha256),
  media_type TEXT NOT NULL,
  issued_on TEXT,
  expires_on TEXT,
  added_at TEXT NOT NULL,
  PRIMARY KEY (document, number)
);
CREATE INDEX wallet_version_by_content ON wallet_version (sha256);

-- Every content that a dossier ever had attached: an undo may bring it back. The trigger forgets none.
CREATE TABLE attached (
  sha256 TEXT NOT NULL,
  dossier TEXT NOT NULL REFERENCES dossier (id),
  PRIMARY KEY (sha256, dossier)
) WITHOUT ROWID;

INSERT OR IGNORE INTO attached (sha256, dossier)
  SELECT json_extract(body, '$.edit.attach.attachment.sha256'), dossier FROM op
  WHERE json_extract(body, '$.edit.attach.attachment.sha256') IS NOT NULL;

CREATE TRIGGER op_attaches AFTER INSERT ON op
  WHEN json_extract(NEW.body, '$.edit.attach.attachment.sha256') IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO attached (sha256, dossier)
    VALUES (json_extract(NEW.body, '$.edit.attach.attachment.sha256'), NEW.dossier);
END;

-- How many operations of each actor a deposit holds, to compare with it later; none for deposits of former versions.
ALTER TABLE deposit ADD COLUMN heads TEXT;
