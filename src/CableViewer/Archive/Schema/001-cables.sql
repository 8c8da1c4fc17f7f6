-- What the archive holds (docs/archive.md). The text of every version and what its witnesses say of it are kept; every other table is derived
-- from them and can be derived again. Times are ISO 8601, UTC, to the second, and empty where unknown, so that they sort.

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

-- A cable as its current version has it. Rows are never deleted, so that an id names one cable for ever; ids follow the order in which cables came in.
-- withheld: 0 nothing, 1 paragraphs, 2 the whole cable.
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
    text_length INTEGER NOT NULL,
    redaction_count INTEGER NOT NULL,
    cited_count INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL,
    version_count INTEGER NOT NULL,
    withheld INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX cable_by_created ON cable (created, id);
CREATE INDEX cable_by_released ON cable (released, created, id);
CREATE INDEX cable_by_origin ON cable (origin_id, created, id);
CREATE INDEX cable_by_number ON cable (origin_id, year, serial);
CREATE INDEX cable_by_classification ON cable (classification, created, id);
CREATE INDEX cable_by_cited_count ON cable (cited_count) WHERE cited_count > 0;
CREATE INDEX cable_by_version_count ON cable (version_count) WHERE version_count > 1;
CREATE INDEX cable_by_withheld ON cable (withheld) WHERE withheld > 0;

-- Damaged IDs under which records were published.
CREATE TABLE published_as (
    name TEXT NOT NULL PRIMARY KEY,
    cable_id INTEGER NOT NULL REFERENCES cable (id)
) WITHOUT ROWID, STRICT;

CREATE INDEX published_as_by_cable ON published_as (cable_id);

-- content: header, body and reading (the JSON of the cable without the two), UTF-8, one after the other, compressed together by Brotli.
-- sha256: of header and body.
CREATE TABLE cable_version (
    id INTEGER PRIMARY KEY,
    cable_id INTEGER NOT NULL REFERENCES cable (id),
    number INTEGER NOT NULL,
    import_run_id INTEGER NOT NULL REFERENCES import_run (id),
    sha256 BLOB NOT NULL,
    header_bytes INTEGER NOT NULL,
    body_bytes INTEGER NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (cable_id, number)
) STRICT;

CREATE TABLE source_file (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
) STRICT;

-- What pages of one kind have in common.
CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;

-- One record of a source that carries a version. sha256: of the record's own bytes, which can be given back: form says how
-- (row: a row of cables.csv, made from the facts and the text; text: the text itself; page: as record tells what to take from the template;
-- kept: record has them, compressed; withheld: not at all). facts: what the source says besides the text, JSON.
CREATE TABLE witness (
    id INTEGER PRIMARY KEY,
    source_file_id INTEGER NOT NULL REFERENCES source_file (id),
    byte_offset INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    byte_length INTEGER NOT NULL,
    line INTEGER NOT NULL,
    cable_id INTEGER NOT NULL REFERENCES cable (id),
    version INTEGER NOT NULL,
    import_run_id INTEGER NOT NULL REFERENCES import_run (id),
    published_as TEXT,
    facts TEXT NOT NULL,
    form TEXT NOT NULL,
    template_id INTEGER REFERENCES template (id),
    record BLOB,
    UNIQUE (source_file_id, byte_offset, sha256)
) STRICT;

CREATE INDEX witness_by_cable ON witness (cable_id);

-- Entries of REF lines. target: the cable that is meant, whether it is here or not; typed: the ID as it was read, only where another is meant
-- (a number without a year that is one of last year's, a post under its other code).
CREATE TABLE reference (
    cable_id INTEGER NOT NULL REFERENCES cable (id),
    position INTEGER NOT NULL,
    label TEXT,
    text TEXT NOT NULL,
    target TEXT,
    typed TEXT,
    PRIMARY KEY (cable_id, position)
) WITHOUT ROWID, STRICT;

CREATE INDEX reference_by_target ON reference (target, cable_id) WHERE target IS NOT NULL;
CREATE INDEX reference_by_typed ON reference (typed) WHERE typed IS NOT NULL;

-- Cables that are cited but are not here, with the number of cables that cite them.
CREATE TABLE ghost (
    reference_id TEXT NOT NULL PRIMARY KEY,
    cited_count INTEGER NOT NULL
) WITHOUT ROWID, STRICT;

CREATE INDEX ghost_by_cited_count ON ghost (cited_count, reference_id);

-- A property that several cables share and are found by. kind: tag, caption, article, signer, from, to, info, route, marking, diagnostic.
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    cable_count INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, name)
) STRICT;

CREATE TABLE cable_term (
    term_id INTEGER NOT NULL REFERENCES term (id),
    cable_id INTEGER NOT NULL REFERENCES cable (id),
    PRIMARY KEY (term_id, cable_id)
) WITHOUT ROWID, STRICT;

-- How many cables have a value of a column. kind: created and released (by day, 2007-03-02), classification (its number), origin (its id).
CREATE TABLE list_count (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    cable_count INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID, STRICT;

-- What the operator took out of the archive, and why. anchor: of the paragraph, empty for a whole cable.
CREATE TABLE withheld (
    reference_id TEXT NOT NULL,
    anchor TEXT NOT NULL,
    reason TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (reference_id, anchor)
) WITHOUT ROWID, STRICT;

-- Records that did not become cables, whole. bytes: compressed by Brotli.
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_run_id INTEGER NOT NULL REFERENCES import_run (id),
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    byte_length INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    reference_id TEXT,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (sha256, path, byte_offset)
) STRICT;
