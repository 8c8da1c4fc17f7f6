using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Writing;

/// <summary>Writes the texts of cables, each with its reading, and reads them back.</summary>
internal sealed class VersionWriter(SqliteConnection connection, long importRun, WithholdingRules withholding) : IDisposable
{
    private readonly Statement list = new(connection, "SELECT number, sha256 FROM cable_version WHERE cable_id = ? ORDER BY number");
    private readonly Statement insert = new(connection,
        "INSERT INTO cable_version (cable_id, number, import_run_id, sha256, header_bytes, body_bytes, content) VALUES (?, ?, ?, ?, ?, "
            + "?, ?)");
    private readonly Statement update = new(connection,
        "UPDATE cable_version SET sha256 = ?, header_bytes = ?, body_bytes = ?, content = ? WHERE cable_id = ? AND number = ?");
    private readonly Statement read =
        new(connection, "SELECT content, header_bytes, body_bytes FROM cable_version WHERE cable_id = ? AND number = ?");
    private readonly Statement updateCount = new(connection, "UPDATE cable SET version_count = ? WHERE id = ?");

    /// <returns>The version that has a text of this hash; null where the text is new.</returns>
    public int? Find(long cable, byte[] textHash)
    {
        list.With(cable);
        while (list.Step())
        {
            if (!list.Bytes(1).SequenceEqual(textHash)) continue;
            int number = (int)list.Number(0);
            list.Reset();
            return number;
        }
        return null;
    }

    /// <summary>Adds a version behind the last.</summary>
    public void Add(long cable, int number, PreparedCable prepared)
    {
        StoredContent stored = prepared.Stored;
        insert.With(cable).With(number).With(importRun).With(stored.TextHash).With(stored.HeaderBytes).With(stored.BodyBytes)
            .With(stored.Content).Run();
        if (number > 1) updateCount.With(number).With(cable).Run();
        withholding.NotePlaces(prepared.Cable.ReferenceId!.Value, number, prepared.Cable);
    }

    /// <summary>Puts another reading of a version in the place of the one that is stored, or what is left of its text.</summary>
    public void Replace(long cable, int number, PreparedCable prepared)
    {
        StoredContent stored = prepared.Stored;
        update.With(stored.TextHash).With(stored.HeaderBytes).With(stored.BodyBytes).With(stored.Content).With(cable).With(number).Run();
        withholding.NotePlaces(prepared.Cable.ReferenceId!.Value, number, prepared.Cable);
    }

    /// <exception cref="ArchiveException">There is no such version.</exception>
    public (Cable Cable, IReadOnlyList<Diagnostic> Diagnostics) Read(long cable, int number)
    {
        if (!read.With(cable).With(number).Step())
            throw new ArchiveException($"Version {number} of cable {cable} is missing; see cableviewer verify.");
        var found = StoredText.Read(read.Bytes(0), (int)read.Number(1), (int)read.Number(2));
        read.Reset();
        return found;
    }

    /// <summary>Whether this is what is stored, text and reading.</summary>
    public bool Has(long cable, int number, byte[] content)
    {
        bool isSame = read.With(cable).With(number).Step() && read.Bytes(0).SequenceEqual(content);
        read.Reset();
        return isSame;
    }

    public void Dispose()
    {
        foreach (Statement statement in (Statement[])[list, insert, update, read, updateCount]) statement.Dispose();
    }
}
