using CableViewer.Archive.Indexing;
using CableViewer.Cables;
using CableViewer.FullText.Terms;
using CableViewer.Parsing;
using CableViewer.Sources;

namespace CableViewer.Archive.Records;

/// <summary>A cable ready to be stored: parsing, hashing and compressing are done, so that the one writer only writes.</summary>
internal sealed record PreparedCable
{
    public required Cable Cable { get; init; }

    /// <summary>Those of the container first, then the parser's.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>What this source says besides the text.</summary>
    public required SourceFacts Facts { get; init; }

    public required SourceLocation Location { get; init; }

    /// <summary>SHA-256 of the record as it stands in its source.</summary>
    public required byte[] RecordHash { get; init; }

    public required StoredContent Stored { get; init; }
    public required KeptRecord Record { get; init; }
    public required CableTerm[] Terms { get; init; }

    /// <summary>Cables that its text names.</summary>
    public required IReadOnlyList<Mention> Mentions { get; init; }

    /// <summary>What it is found by.</summary>
    public required DocumentTerms Words { get; init; }

    /// <summary>Parses a record and makes it ready; the work that is done beside the writer, on as many threads as there are.</summary>
    /// <returns>Null where the record does not become a cable: it could not be read, or has no reference ID.</returns>
    public static PreparedCable? From(SourceRecord record, byte[] recordHash, PageTemplates templates)
    {
        if (record.Cable is not { } raw) return null;
        SourceFacts facts = SourceFacts.From(raw, record.Problems);
        Parsed<Cable> parsed = CableParser.Parse(raw);
        if (parsed.Value.ReferenceId is null) return null;

        PreparedCable prepared = From(parsed, facts, record.Location, recordHash);
        KeptRecord kept = KeptRecord.From(record.Bytes.Span, prepared.Stored.Text.Span, prepared.Stored.HeaderBytes,
            parsed.Value.ReferenceId, templates, ref facts);
        return prepared with { Facts = facts, Record = kept };
    }

    /// <summary>A text that is here already, read again with what is known of it now; of no place, and with no record.</summary>
    public static PreparedCable Again(SourceFacts facts, string header, string body)
    {
        var nowhere = new SourceLocation("", 1, 0, 0);
        return From(CableParser.Parse(facts.ToRawCable(header, body, nowhere)), facts, nowhere, []);
    }

    /// <summary>The same record with another reading, and all that follows from it.</summary>
    public PreparedCable With(Cable cable, IReadOnlyList<Diagnostic> diagnostics) => this with
    {
        Cable = cable,
        Diagnostics = diagnostics,
        Stored = StoredText.Write(cable, diagnostics),
        Terms = CableTerms.Of(cable, diagnostics),
        Mentions = Mention.List(cable),
        Words = CableTokens.Of(cable),
    };

    private static PreparedCable From(Parsed<Cable> parsed, SourceFacts facts, SourceLocation location, byte[] recordHash)
    {
        IReadOnlyList<Diagnostic> diagnostics = facts.Problems is { } problems ? [.. problems, .. parsed.Diagnostics] : parsed.Diagnostics;
        return new PreparedCable
        {
            Cable = parsed.Value,
            Diagnostics = diagnostics,
            Facts = facts,
            Location = location,
            RecordHash = recordHash,
            Stored = StoredText.Write(parsed.Value, diagnostics),
            Record = new KeptRecord(KeptRecord.Withheld, null, null),
            Terms = CableTerms.Of(parsed.Value, diagnostics),
            Mentions = Mention.List(parsed.Value),
            Words = CableTokens.Of(parsed.Value),
        };
    }
}
