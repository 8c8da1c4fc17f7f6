using CableViewer.Archive.Checking;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;

namespace CableViewer.Export;

/// <summary>
/// The archive as JSON Lines, one version of a cable a line: the JSON of the cable, and behind it what makes the archive again
/// (docs/json.md).
/// </summary>
internal static class JsonLinesExport
{
    /// <returns>Lines written.</returns>
    public static long Write(ArchiveScan scan, Stream output, CancellationToken cancellationToken)
    {
        long lines = 0;
        ILookup<string, WithheldNote> withheld = ListWithheld(scan);
        foreach (ScannedVersion version in scan.ListVersions())
        {
            cancellationToken.ThrowIfCancellationRequested();
            (Cable cable, IReadOnlyList<Diagnostic> diagnostics) = version.Read();
            ReadOnlySpan<byte> text = StoredText.ReadText(version.Content, version.HeaderBytes, version.BodyBytes);
            var witnesses = new List<WitnessNote>(version.Witnesses.Count);
            foreach (ScannedWitness witness in version.Witnesses) witnesses.Add(NoteOf(scan, witness, text, version.HeaderBytes));
            var note = new ArchiveNote { Version = version.Number, Withheld = [.. withheld[version.ReferenceId]], Witnesses = witnesses };
            output.Write(note.AppendTo(CableJson.Write(cable, diagnostics)));
            output.WriteByte((byte)'\n');
            lines++;
        }
        return lines;
    }

    private static WitnessNote NoteOf(ArchiveScan scan, ScannedWitness witness, ReadOnlySpan<byte> text, int headerBytes)
    {
        SourceFacts facts = SourceFacts.Read(witness.Facts);
        bool isMadeAgain = witness.Form is KeptRecord.Row or KeptRecord.Text or KeptRecord.Withheld;
        return new WitnessNote
        {
            Path = witness.Path,
            Line = witness.Line,
            Offset = witness.Offset,
            Length = witness.Length,
            Sha256 = witness.Form is KeptRecord.Withheld ? null : Convert.ToHexStringLower(witness.Sha256),
            Facts = facts,
            Record = isMadeAgain ? null : StoredText.Compress(scan.Restore(witness, facts, text, headerBytes)),
        };
    }

    private static ILookup<string, WithheldNote> ListWithheld(ArchiveScan scan)
    {
        var texts = new List<(string Id, string Anchor, WithheldText Text)>();
        using (var list = new Statement(scan.Connection, "SELECT reference_id, anchor, salt, word_count, sketch FROM withheld_text"))
            while (list.Step()) texts.Add(
                (list.Text(0), list.Text(1), new WithheldText(list.Bytes(2).ToArray(), (int)list.Number(3), list.Bytes(4).ToArray())));
        ILookup<(string, string), WithheldText> known = texts.ToLookup(row => (row.Id, row.Anchor), row => row.Text);

        var notes = new List<(string Id, WithheldNote Note)>();
        using (var list = new Statement(scan.Connection,
            "SELECT reference_id, anchor, reason, since FROM withheld ORDER BY reference_id, anchor"))
        {
            while (list.Step())
            {
                var note = new WithheldNote(list.Text(1), list.Text(2), StoredText.ReadTime(list.Text(3))!.Value,
                    [.. known[(list.Text(0), list.Text(1))]]);
                notes.Add((list.Text(0), note));
            }
        }
        return notes.ToLookup(row => row.Id, row => row.Note);
    }
}
