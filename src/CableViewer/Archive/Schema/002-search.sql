-- What search keeps of each cable: its words, and a row of facts. All of it is derived from the tables before.

-- Only the index, not the text once more. rowid is cable.id; rest is what the body has before and after its paragraphs.
CREATE VIRTUAL TABLE cable_text USING fts5 (
    subject,
    text,
    rest,
    content = '',
    contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Pieces of the index are merged when there are eight of a size: with the usual four, each would be written twice as often during an import.
INSERT INTO cable_text (cable_text, rank) VALUES ('automerge', 8);

-- Two pages of the index to a page of the file would be two rows to read.
INSERT INTO cable_text (cable_text, rank) VALUES ('pgsz', 8000);

-- Names that many cables share (TAGS, captions, signers, addressees, …), so that a row of facts holds numbers only.
CREATE TABLE search_value (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, name)
) STRICT;

-- The facts of a cable that searches filter, count and sort by, packed (CableFacts); all of them are held in memory while the site runs.
CREATE TABLE search_facts (
    cable_id INTEGER PRIMARY KEY REFERENCES cable (id),
    facts BLOB NOT NULL
) STRICT;

-- Every word of the index with the number of its cables, packed (Vocabulary), as of the last import.
CREATE TABLE search_vocabulary (
    part INTEGER PRIMARY KEY,
    words BLOB NOT NULL
) STRICT;
