-- What a withheld paragraph says, as far as it must be known to be recognised under another number: not its words, but a few bits of a keyed sketch of
-- them (WithheldText). anchor: of the rule. A rule has several where versions have different words under its anchor.
CREATE TABLE withheld_text (
    reference_id TEXT NOT NULL,
    anchor TEXT NOT NULL,
    salt BLOB NOT NULL,
    word_count INTEGER NOT NULL,
    sketch BLOB NOT NULL,
    PRIMARY KEY (reference_id, anchor, salt)
) WITHOUT ROWID, STRICT;

-- Where in the versions of a cable something is withheld, and by which rule; derived from the notices that stand there.
CREATE TABLE withheld_place (
    reference_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    rule_anchor TEXT NOT NULL,
    PRIMARY KEY (reference_id, version, anchor)
) WITHOUT ROWID, STRICT;
