using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using CableViewer.Cables;
using CableViewer.Sources.Files;

namespace CableViewer.Sources.Tables;

/// <summary>
/// The single file <c>cables.csv</c>: eight columns, one row for each cable, with quoting of its own (formats.md 2.3); and what other
/// programs made of it when they saved it again.
/// </summary>
public sealed class CablesCsvSource : ICableSource
{
    // Row number and date, with quotes and commas: what must be at hand to know whether a row begins.
    private const int LongestRowStart = 48;

    /// <summary>Bytes; a longer row is reported, and delivered in pieces.</summary>
    public int LongestRecord { get; init; } = OverlongRecord.DefaultLimit;

    public RecordFormat Format => RecordFormat.CablesCsv;

    public async IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, string file,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var window = new ByteWindow(stream, file, LongestRecord);
        await window.SkipByteOrderMarkAsync(cancellationToken);
        bool isFirst = true;
        CsvDialect dialect = await window.SkipWhiteSpaceAsync(cancellationToken)
            ? CsvDialect.Find(window.Unread) ?? CsvDialect.Original
            : CsvDialect.Original;
        var row = new CsvRow(dialect);
        while (await window.SkipWhiteSpaceAsync(cancellationToken))
        {
            row.Reset();
            CsvRow.State state;
            do state = row.Scan(window.Unread, window.AtEnd);
            while (state is CsvRow.State.Incomplete && (await window.ReadMoreAsync(cancellationToken) || window.AtEnd));

            if (state is CsvRow.State.Complete)
            {
                yield return ReadRow(row, dialect, window, isFirst);
            }
            else
            {
                await foreach (SourceRecord piece in ReadBrokenAsync(row, dialect, window, cancellationToken)) yield return piece;
            }
            isFirst = false;
        }
    }

    // The stretch from a row that cannot be read to the next line that safely begins one. Text never holds such a line: its quotes are
    // escaped.
    private async IAsyncEnumerable<SourceRecord> ReadBrokenAsync(
        CsvRow row, CsvDialect dialect, ByteWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int firstLine = window.LineAt(0);
        bool inPieces = false;
        string problem = $"Broken row: {row.Problem} (line {window.LineAt(row.Position)}).";
        int searched = 0;
        while (true)
        {
            int next = FindRowStart(dialect, window.Unread, window.AtEnd, ref searched);
            if (next < 0 && await window.ReadMoreAsync(cancellationToken)) continue;
            if (next < 0 && !window.AtEnd)
            {
                var piece = window.Take(searched);
                yield return inPieces ? OverlongRecord.FurtherPiece(piece, firstLine) : OverlongRecord.FirstPiece(piece, LongestRecord);
                (inPieces, searched) = (true, 0);
                continue;
            }

            int end = SourceText.LengthWithoutWhiteSpace(next < 0 ? window.Unread : window.Unread[..next]);
            if (end == 0) yield break;
            var (bytes, location) = window.Take(end);
            yield return inPieces ? OverlongRecord.FurtherPiece((bytes, location), firstLine) : new SourceRecord
            {
                Location = location,
                Bytes = bytes,
                Problems = [new Diagnostic("broken-row", problem, firstLine)],
            };
            yield break;
        }
    }

    private static SourceRecord ReadRow(CsvRow row, CsvDialect dialect, ByteWindow window, bool isFirst)
    {
        var (bytes, location) = window.Take(row.Position);
        byte[] unescaped = ArrayPool<byte>.Shared.Rent(bytes.Length);
        try
        {
            int replaced = 0;
            string Text(int field) => field < 0 ? "" : SourceText.Decode(row.Field(bytes.Span, field, unescaped), ref replaced);
            string? TextOrNull(int field) => Text(field).Trim() is { Length: > 0 } text ? text : null;

            CsvColumns columns = dialect.Columns;
            string date = Text(columns.Date);
            DateTimeOffset? created = SourceDate.Read(date);
            bool isUnnamedHeader = created is null && !date.AsSpan().ContainsAnyInRange('0', '9')
                && !Text(columns.Number).AsSpan().ContainsAnyInRange('0', '9');
            if (isFirst && (dialect.HasHeader || isUnnamedHeader))
                return new SourceRecord { Location = location, Bytes = default, Skipped = "the header line of the table" };

            var cable = new RawCable
            {
                Created = created,
                Released = SourceDate.Read(Text(columns.Released)),
                ReferenceId = TextOrNull(columns.Id),
                Origin = TextOrNull(columns.Origin),
                Classification = TextOrNull(columns.Classification),
                References = Text(columns.References).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Header = Text(columns.Header),
                Body = Text(columns.Body),
                HeaderInBody = columns.Header < 0,
                Location = location,
            };
            var problems = new List<Diagnostic>();
            if (created is null && columns.Date >= 0)
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"\"{Shorten(date)}\" in column {columns.Date + 1}");
                problems.Add(new Diagnostic("unreadable-date", $"{place} is not a date; one looks like 2/25/1972 9:30.", location.Line));
            }
            if (SourceText.ReplacedProblem(replaced, location.Line) is { } problem) problems.Add(problem);
            return new SourceRecord
            {
                Location = location,
                Bytes = bytes,
                Cable = cable with { PartialExtract = SourceText.IsPartialExtract(cable.Header) },
                Problems = problems,
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(unescaped);
        }
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    /// <summary>Looks for a line that begins a row, behind the first line of <paramref name="bytes"/>.</summary>
    /// <param name="searched">From where to search, and how far was searched; goes on from there when more has been read.</param>
    /// <returns>The start of that line, or -1.</returns>
    private static int FindRowStart(CsvDialect dialect, ReadOnlySpan<byte> bytes, bool isFinal, ref int searched)
    {
        while (bytes[searched..].IndexOf((byte)'\n') is var stop and >= 0)
        {
            int lineEnd = searched + stop;
            ReadOnlySpan<byte> line = bytes[(lineEnd + 1)..];
            if (line.Length < CsvDialect.LongestRowStart && !isFinal)
            {
                searched = lineEnd;
                return -1;
            }
            if (dialect.StartsRow(line)) return lineEnd + 1;
            searched = lineEnd + 1;
        }
        searched = bytes.Length;
        return -1;
    }

    /// <summary>A safe beginning of a row: <c>"218634","7/9/2009 12:51","</c>, the number quoted or not.</summary>
    internal static bool StartsRow(ReadOnlySpan<byte> line)
    {
        bool quoted = TakeByte(ref line, '"');
        if (TakeDigits(ref line) is < 1 or > 9 || (quoted && !TakeByte(ref line, '"')) || !TakeByte(ref line, ',')) return false;

        line = line[..Math.Min(line.Length, LongestRowStart)];
        if (!TakeByte(ref line, '"')) return false;
        int end = line.IndexOf("\",\""u8);
        if (end is < 8 or > 20) return false;
        Span<char> date = stackalloc char[20];
        for (int i = 0; i < end; i++) date[i] = (char)line[i];
        return SourceDate.Read(date[..end]) is not null;
    }

    private static bool TakeByte(ref ReadOnlySpan<byte> line, char expected)
    {
        if (line.IsEmpty || line[0] != expected) return false;
        line = line[1..];
        return true;
    }

    private static int TakeDigits(ref ReadOnlySpan<byte> line)
    {
        int count = line.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (count < 0) count = line.Length;
        line = line[count..];
        return count;
    }
}
