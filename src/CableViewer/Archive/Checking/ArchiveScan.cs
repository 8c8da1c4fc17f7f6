using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Checking;

/// <summary>
/// Goes through the whole archive, one version after the other, as it is when the scan begins: for exports and for <c>verify</c>.
/// </summary>
internal sealed class ArchiveScan : IDisposable
{
    private readonly Dictionary<long, byte[]> templates = [];

    private ArchiveScan(SqliteConnection connection) => Connection = connection;

    /// <summary>With a read transaction that lasts as long as the scan.</summary>
    public SqliteConnection Connection { get; }

    public static async Task<ArchiveScan> OpenAsync(ArchiveFile archive, CancellationToken cancellationToken)
    {
        var scan = new ArchiveScan(await archive.OpenFreshAsync(cancellationToken));
        using (var begin = new Statement(scan.Connection, "BEGIN")) begin.Run();
        return scan;
    }

    /// <returns>In the order in which the cables came in, and of each cable from the first version on.</returns>
    public IEnumerable<ScannedVersion> ListVersions()
    {
        using var versions = new Statement(Connection,
            """
            SELECT cable.id, cable.reference_id, cable.version, cable.withheld, cable_version.number, cable_version.sha256,
                   cable_version.header_bytes, cable_version.body_bytes, cable_version.content
            FROM cable
            JOIN cable_version ON cable_version.cable_id = cable.id
            ORDER BY cable.id, cable_version.number
            """);
        using var witnesses = new Statement(Connection,
            """
            SELECT source_file.path, witness.line, witness.byte_offset, witness.byte_length, witness.sha256, witness.facts,
                   witness.form, witness.template_id, witness.record, witness.published_as
            FROM witness
            JOIN source_file ON source_file.id = witness.source_file_id
            WHERE witness.cable_id = ? AND witness.version = ?
            ORDER BY witness.id
            """);
        while (versions.Step())
        {
            long cable = versions.Number(0);
            int number = (int)versions.Number(4);
            var found = new List<ScannedWitness>();
            witnesses.With(cable).With(number);
            while (witnesses.Step())
            {
                found.Add(new ScannedWitness
                {
                    Path = witnesses.Text(0),
                    Line = (int)witnesses.Number(1),
                    Offset = witnesses.Number(2),
                    Length = witnesses.Number(3),
                    Sha256 = witnesses.Bytes(4).ToArray(),
                    Facts = witnesses.Text(5),
                    Form = witnesses.Text(6),
                    Template = witnesses.TextOrNull(7) is null ? null : witnesses.Number(7),
                    Record = witnesses.TextOrNull(8) is null ? null : witnesses.Bytes(8).ToArray(),
                    PublishedAs = witnesses.TextOrNull(9),
                });
            }
            yield return new ScannedVersion
            {
                CableId = cable,
                ReferenceId = versions.Text(1),
                Current = (int)versions.Number(2),
                Withheld = (WithheldPart)versions.Number(3),
                Number = number,
                Sha256 = versions.Bytes(5).ToArray(),
                HeaderBytes = (int)versions.Number(6),
                BodyBytes = (int)versions.Number(7),
                Content = versions.Bytes(8).ToArray(),
                Witnesses = found,
            };
        }
    }

    /// <returns>The record of a witness as it stood in its source; null where it is withheld.</returns>
    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public byte[]? Restore(ScannedWitness witness, SourceFacts facts, ReadOnlySpan<byte> text, int headerBytes) =>
        KeptRecord.Restore(witness.Form, witness.Record, witness.Template is { } id ? FindTemplate(id) : null, facts, text, headerBytes);

    public void Dispose() => Connection.Dispose();

    private byte[]? FindTemplate(long id)
    {
        if (templates.TryGetValue(id, out byte[]? known)) return known;
        using var find = new Statement(Connection, "SELECT bytes FROM template WHERE id = ?");
        return find.With(id).Step() ? templates[id] = StoredText.Decompress(find.Bytes(0)) : null;
    }
}

/// <summary>A version of a cable as it is stored.</summary>
internal sealed record ScannedVersion
{
    public required long CableId { get; init; }
    public required string ReferenceId { get; init; }

    /// <summary>The number of the version that the cable is found by.</summary>
    public required int Current { get; init; }

    public required WithheldPart Withheld { get; init; }
    public required int Number { get; init; }
    public required byte[] Sha256 { get; init; }
    public required int HeaderBytes { get; init; }
    public required int BodyBytes { get; init; }
    public required byte[] Content { get; init; }
    public required IReadOnlyList<ScannedWitness> Witnesses { get; init; }

    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    /// <exception cref="System.Text.Json.JsonException">What is stored is damaged.</exception>
    public (Cable Cable, IReadOnlyList<Diagnostic> Diagnostics) Read() => StoredText.Read(Content, HeaderBytes, BodyBytes);
}

/// <summary>A witness as it is stored.</summary>
internal sealed record ScannedWitness
{
    public required string Path { get; init; }
    public required int Line { get; init; }
    public required long Offset { get; init; }
    public required long Length { get; init; }
    public required byte[] Sha256 { get; init; }
    public required string Facts { get; init; }
    public required string Form { get; init; }
    public required long? Template { get; init; }
    public required byte[]? Record { get; init; }
    public required string? PublishedAs { get; init; }
}
