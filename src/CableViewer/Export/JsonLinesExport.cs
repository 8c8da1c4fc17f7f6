using CableViewer.Archive;
using CableViewer.Cables;

namespace CableViewer.Export;

/// <summary>The archive as JSON Lines, one version of a cable a line: the JSON of the cable, and behind it what makes the archive again (docs/json.md).</summary>
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
        var notes = new List<(string Id, WithheldNote Note)>();
        using var list = new Statement(scan.Connection, "SELECT reference_id, anchor, reason, since FROM withheld ORDER BY reference_id, anchor");
        while (list.Step()) notes.Add((list.Text(0), new WithheldNote(list.Text(1), list.Text(2), StoredText.ReadTime(list.Text(3))!.Value)));
        return notes.ToLookup(row => row.Id, row => row.Note);
    }
}
