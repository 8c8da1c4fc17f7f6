-- Cables that the running text of a cable names and its REF line does not; each once, where it is first named. anchor: of the paragraph; text: as typed;
-- read: the ID that was read from it; target: the cable that is meant, whether it is here or not, null where that is not sure and none is here.
CREATE TABLE mention (
    cable_id INTEGER NOT NULL REFERENCES cable (id),
    position INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    text TEXT NOT NULL,
    read TEXT NOT NULL,
    target TEXT,
    PRIMARY KEY (cable_id, position)
) WITHOUT ROWID, STRICT;

CREATE INDEX mention_by_target ON mention (target, cable_id) WHERE target IS NOT NULL;
CREATE INDEX mention_by_read ON mention (read) WHERE target <> read;
