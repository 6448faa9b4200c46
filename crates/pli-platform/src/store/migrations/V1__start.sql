-- Times are milliseconds since 1970 on the platform's clock; identities are UUIDs and digests in lower-case text.

CREATE TABLE region (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    platform      TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    zone          TEXT    NOT NULL,
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
) STRICT;

CREATE TABLE organisation (
    id    TEXT PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE,
    siret TEXT
) STRICT;

CREATE TABLE user (
    name         TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    password     TEXT NOT NULL
) STRICT;

CREATE TABLE sign_in_failure (
    user TEXT    NOT NULL,
    at   INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failure_by_user ON sign_in_failure (user, at);

CREATE TABLE device (
    id           TEXT PRIMARY KEY,
    user         TEXT    NOT NULL REFERENCES user (name),
    name         TEXT    NOT NULL,
    public_key   TEXT    NOT NULL,
    token_sha256 TEXT    NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;

CREATE TABLE form (
    sha256  TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    version TEXT NOT NULL,
    package BLOB NOT NULL,
    UNIQUE (name, version)
) STRICT;

CREATE TABLE call (
    reference TEXT PRIMARY KEY,
    form      TEXT NOT NULL REFERENCES form (sha256),
    body      TEXT NOT NULL
) STRICT;

-- A chunk belongs to an organisation: nobody learns from a digest what another organisation has sent.
CREATE TABLE chunk (
    organisation TEXT    NOT NULL REFERENCES organisation (id),
    sha256       TEXT    NOT NULL,
    size         INTEGER NOT NULL,
    stored_at    INTEGER NOT NULL,
    damaged      INTEGER NOT NULL DEFAULT 0 CHECK (damaged IN (0, 1)),
    PRIMARY KEY (organisation, sha256)
) STRICT;
CREATE INDEX chunk_by_age ON chunk (stored_at);

CREATE TABLE deposit (
    id              TEXT PRIMARY KEY,
    dossier         TEXT    NOT NULL,
    organisation    TEXT    NOT NULL REFERENCES organisation (id),
    call            TEXT    NOT NULL REFERENCES call (reference),
    version         INTEGER NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('current', 'replaced', 'withdrawn')),
    received_at     INTEGER NOT NULL,
    manifest_sha256 TEXT    NOT NULL,
    signed_manifest BLOB    NOT NULL,
    receipt         BLOB    NOT NULL,
    acknowledgement BLOB,
    UNIQUE (dossier, version)
) STRICT;
-- Only one deposit of a dossier counts.
CREATE UNIQUE INDEX deposit_current ON deposit (dossier) WHERE state = 'current';

CREATE TABLE deposit_chunk (
    deposit      TEXT NOT NULL REFERENCES deposit (id),
    organisation TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    PRIMARY KEY (deposit, sha256),
    FOREIGN KEY (organisation, sha256) REFERENCES chunk (organisation, sha256)
) STRICT;
CREATE INDEX deposit_chunk_by_chunk ON deposit_chunk (organisation, sha256);

CREATE TABLE fact (
    id      INTEGER PRIMARY KEY,
    deposit TEXT    NOT NULL REFERENCES deposit (id),
    at      INTEGER NOT NULL,
    code    TEXT    NOT NULL,
    source  TEXT    NOT NULL CHECK (source IN ('platform', 'organisation', 'region')),
    text    TEXT    NOT NULL,
    details TEXT    NOT NULL
) STRICT;
CREATE INDEX fact_by_deposit ON fact (deposit, id);
