using System.Text;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Archive.Writing;
using CableViewer.Sources;
using CableViewer.Sources.Files;
using CableViewer.Sources.Tables;

namespace CableViewer.Import;

/// <summary>Makes the witnesses of a version again from a line of an export.</summary>
internal static class ExportedLine
{
    /// <returns>
    /// What each witness brings, the first first; null where the record is no such line, or where one of its records does not have the hash
    /// that is said of it: then the line is a source like any other.
    /// </returns>
    public static (PreparedCable[] Witnesses, IReadOnlyList<WithheldNote> Withheld)? Read(SourceRecord record, PageTemplates templates)
    {
        if (record.Cable is not { } raw || JsonLinesSource.ObjectOf(record.Bytes.Span) is not [(byte)'{', .., (byte)'}'] line
            || ArchiveNote.Find(line) is not { } note) return null;
        byte[] header = Encoding.UTF8.GetBytes(raw.Header);
        byte[] text = [.. header, .. Encoding.UTF8.GetBytes(raw.Body)];
        var witnesses = new List<PreparedCable>(note.Witnesses.Count);
        foreach (WitnessNote witness in note.Witnesses)
        {
            if (Prepare(witness, raw, text, header.Length, templates) is not { } prepared) return null;
            witnesses.Add(prepared);
        }
        return witnesses.Exists(witness => witness.Cable.ReferenceId != witnesses[0].Cable.ReferenceId)
            ? null
            : ([.. witnesses], note.Withheld);
    }

    private static PreparedCable? Prepare(WitnessNote witness, RawCable raw, byte[] text, int headerBytes, PageTemplates templates)
    {
        if (witness.Length > OverlongRecord.DefaultLimit) return null;
        PreparedCable prepared = PreparedCable.Again(witness.Facts, raw.Header, raw.Body);
        if (prepared.Cable.ReferenceId is null) return null;
        prepared = prepared with { Location = new SourceLocation(witness.Path, witness.Line, witness.Offset, witness.Length) };
        if (witness.Sha256 is null)
            return prepared with { RecordHash = WithholdingRules.NoHash(), Record = new KeptRecord(KeptRecord.Withheld, null, null) };
        try
        {
            if (witness.Record is { } said && StoredText.LengthOf(said) != witness.Length) return null;
            byte[] bytes = witness.Record is { } kept ? StoredText.Decompress(kept)
                : witness.Facts.RowNumber is { } number ? CablesCsvRow.Write(number, witness.Facts, text, headerBytes)
                : text;
            byte[] hash = StoredText.Hash(bytes);
            if (Convert.ToHexStringLower(hash) != witness.Sha256 || bytes.Length != witness.Length) return null;
            SourceFacts facts = witness.Facts;
            KeptRecord record = KeptRecord.From(bytes, text, headerBytes, prepared.Cable.ReferenceId, templates, ref facts);
            return prepared with { RecordHash = hash, Record = record, Facts = facts };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
