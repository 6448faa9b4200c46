-- Receipts gathered second by second under one root, which a time-stamping authority signs.
CREATE TABLE receipt_tree (
    id          INTEGER PRIMARY KEY,
    gathered_at INTEGER NOT NULL,
    size        INTEGER NOT NULL,
    root        BLOB    NOT NULL,
    -- RFC 3161 TimeStampToken over the root, DER; none until the authority has answered.
    token       BLOB
) STRICT;
CREATE INDEX receipt_tree_waiting ON receipt_tree (id) WHERE token IS NULL;

-- A deposit without a tree joins the next one: those of former versions too.
ALTER TABLE deposit ADD COLUMN tree INTEGER REFERENCES receipt_tree (id);
ALTER TABLE deposit ADD COLUMN leaf_position INTEGER;
ALTER TABLE deposit ADD COLUMN leaf BLOB;
CREATE INDEX deposit_without_tree ON deposit (id) WHERE tree IS NULL;
CREATE UNIQUE INDEX deposit_by_tree ON deposit (tree, leaf_position) WHERE tree IS NOT NULL;

CREATE TABLE letter (
    id      TEXT    PRIMARY KEY,
    deposit TEXT    NOT NULL REFERENCES deposit (id),
    sent_at INTEGER NOT NULL,
    subject TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    size    INTEGER NOT NULL,
    sha256  TEXT    NOT NULL,
    bytes   BLOB    NOT NULL
) STRICT;
CREATE INDEX letter_by_deposit ON letter (deposit, sent_at);
