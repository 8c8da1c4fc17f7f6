-- What the archive holds. Raw text is kept whole; every other table is derived from it and can be derived again.

CREATE TABLE archive_property (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID, STRICT;

CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    sources TEXT NOT NULL,
    read_count INTEGER NOT NULL DEFAULT 0,
    new_count INTEGER NOT NULL DEFAULT 0,
    changed_count INTEGER NOT NULL DEFAULT 0,
    unchanged_count INTEGER NOT NULL DEFAULT 0,
    quarantined_count INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The latest version of each cable; times are ISO 8601, UTC, to the second, and empty where unknown, so that they sort.
CREATE TABLE cable (
    id INTEGER PRIMARY KEY,
    reference_id TEXT NOT NULL UNIQUE,
    origin_id INTEGER NOT NULL REFERENCES origin (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    classification INTEGER,
    created TEXT NOT NULL,
    released TEXT NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    paragraph_count INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE INDEX cable_by_created ON cable (created, id);
CREATE INDEX cable_by_released ON cable (released, created, id);
CREATE INDEX cable_by_origin ON cable (origin_id, created, id);
CREATE INDEX cable_by_number ON cable (origin_id, year, serial);
CREATE INDEX cable_by_classification ON cable (classification, created, id);

-- Damaged IDs under which records were published.
CREATE TABLE published_as (
    name TEXT NOT NULL PRIMARY KEY,
    cable_id INTEGER NOT NULL REFERENCES cable (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE INDEX published_as_by_cable ON published_as (cable_id);

-- raw: header and body, UTF-8, Brotli; sha256: of the same bytes before compression. reading: the JSON of the cable without the two, Brotli.
CREATE TABLE cable_version (
    id INTEGER PRIMARY KEY,
    cable_id INTEGER NOT NULL REFERENCES cable (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    import_run_id INTEGER NOT NULL REFERENCES import_run (id),
    sha256 BLOB NOT NULL,
    header_bytes INTEGER NOT NULL,
    raw BLOB NOT NULL,
    reading BLOB NOT NULL,
    UNIQUE (cable_id, number)
) STRICT;

CREATE TABLE source_file (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
) STRICT;

-- One source that carries a version. sha256: of the record's own bytes.
CREATE TABLE witness (
    cable_id INTEGER NOT NULL REFERENCES cable (id) ON DELETE CASCADE,
    source_file_id INTEGER NOT NULL REFERENCES source_file (id),
    byte_offset INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    byte_length INTEGER NOT NULL,
    line INTEGER NOT NULL,
    version INTEGER NOT NULL,
    import_run_id INTEGER NOT NULL REFERENCES import_run (id),
    published_as TEXT,
    PRIMARY KEY (cable_id, source_file_id, byte_offset, sha256)
) WITHOUT ROWID, STRICT;

CREATE TABLE paragraph (
    cable_id INTEGER NOT NULL REFERENCES cable (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    number INTEGER,
    letter TEXT,
    marking TEXT,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    PRIMARY KEY (cable_id, position)
) WITHOUT ROWID, STRICT;

CREATE TABLE reference (
    cable_id INTEGER NOT NULL REFERENCES cable (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT,
    text TEXT NOT NULL,
    target TEXT,
    PRIMARY KEY (cable_id, position)
) WITHOUT ROWID, STRICT;

CREATE INDEX reference_by_target ON reference (target, cable_id) WHERE target IS NOT NULL;

-- A property that several cables share and lists are made of: TAGS, captions, articles, signers.
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    cable_count INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, name)
) STRICT;

CREATE TABLE cable_term (
    term_id INTEGER NOT NULL REFERENCES term (id),
    created TEXT NOT NULL,
    cable_id INTEGER NOT NULL REFERENCES cable (id) ON DELETE CASCADE,
    PRIMARY KEY (term_id, created, cable_id)
) WITHOUT ROWID, STRICT;

CREATE INDEX cable_term_by_cable ON cable_term (cable_id);

CREATE TABLE addressee (
    cable_id INTEGER NOT NULL REFERENCES cable (id) ON DELETE CASCADE,
    is_action INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    route TEXT,
    serial TEXT,
    precedence TEXT,
    PRIMARY KEY (cable_id, is_action, position)
) WITHOUT ROWID, STRICT;

CREATE TABLE diagnostic (
    cable_id INTEGER NOT NULL REFERENCES cable (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (cable_id, position)
) WITHOUT ROWID, STRICT;

CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    import_run_id INTEGER NOT NULL REFERENCES import_run (id),
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    byte_length INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    reason TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE INDEX quarantine_by_hash ON quarantine (sha256);
