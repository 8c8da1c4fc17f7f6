namespace CableViewer.Sources.Tables;

/// <summary>
/// Finds the fields of one row of the table of cables. In <c>cables.csv</c> itself (formats.md 2.3) a backslash inside quotes takes the
/// next character literally; where other programs wrote the table (RFC 4180) it is text. Goes on where it stopped when more of the row has
/// been read, so that the time is linear however the bytes arrive.
/// </summary>
internal sealed class CsvRow(CsvDialect dialect)
{
    public enum State
    {
        /// <summary>The row may go on behind the bytes that were given.</summary>
        Incomplete,

        Complete,

        /// <summary>No row of this dialect; <see cref="Problem"/> says where and why.</summary>
        Broken,
    }

    private enum Place
    {
        FieldStart,
        Unquoted,
        Quoted,
    }

    // More fields than a row has are counted, so that the message can name them, but not kept.
    private readonly (int Start, int End, bool Escaped)[] fields = new (int, int, bool)[dialect.Columns.Count];
    private readonly byte delimiter = dialect.Delimiter;
    private readonly byte escape = dialect.EscapesWithBackslash ? (byte)'\\' : (byte)'"';
    private Place place;
    private int fieldStart;
    private bool escaped;

    public int FieldCount { get; private set; }

    /// <summary>
    /// Where the scan stands, in bytes from the start of the row; when complete, the length of the row without its line end.
    /// </summary>
    public int Position { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Begins a new row.</summary>
    public void Reset()
    {
        (place, fieldStart, escaped) = (Place.FieldStart, 0, false);
        (FieldCount, Position, Problem) = (0, 0, null);
    }

    /// <param name="row">From the first byte of the row, as far as has been read.</param>
    /// <param name="isFinal">Nothing follows: the row ends here at the latest.</param>
    public State Scan(ReadOnlySpan<byte> row, bool isFinal)
    {
        while (true)
        {
            if (place is Place.FieldStart)
            {
                if (Position == row.Length && !isFinal) return State.Incomplete;
                bool quoted = Position < row.Length && row[Position] == '"';
                if (quoted) Position++;
                (place, fieldStart, escaped) = (quoted ? Place.Quoted : Place.Unquoted, Position, false);
            }
            if ((place is Place.Quoted ? ScanQuoted(row, isFinal) : ScanUnquoted(row, isFinal)) is { } state) return state;
        }
    }

    /// <summary>The text of a field as bytes, its escapes undone.</summary>
    /// <param name="unescaped">Room for it, at least as long as the row; used only where there are escapes.</param>
    public ReadOnlySpan<byte> Field(ReadOnlySpan<byte> row, int field, Span<byte> unescaped)
    {
        (int start, int end, bool hasEscapes) = fields[field];
        ReadOnlySpan<byte> rest = row[start..end];
        if (!hasEscapes) return rest;

        // Inside a field stand only escaping backslashes, where there are such, and doubled quotes: each takes the byte after it along.
        int length = 0;
        while (rest.IndexOfAny(escape, (byte)'"') is var at and >= 0)
        {
            rest[..at].CopyTo(unescaped[length..]);
            unescaped[length + at] = rest[at + 1];
            length += at + 1;
            rest = rest[(at + 2)..];
        }
        rest.CopyTo(unescaped[length..]);
        return unescaped[..(length + rest.Length)];
    }

    // Null: the field ended at a comma, and the next one begins.
    private State? ScanUnquoted(ReadOnlySpan<byte> row, bool isFinal)
    {
        int stop = row[Position..].IndexOfAny(delimiter, (byte)'\n', (byte)'"');
        if (stop < 0)
        {
            Position = row.Length;
            return isFinal ? EndRow(Position) : State.Incomplete;
        }
        Position += stop;
        if (row[Position] == delimiter) return EndField(Position, next: Position + 1);
        return row[Position] switch
        {
            (byte)'"' => Break($"a quote inside field {FieldCount + 1}, which is not quoted"),
            _ => EndRow(Position > fieldStart && row[Position - 1] == '\r' ? Position - 1 : Position),
        };
    }

    private State? ScanQuoted(ReadOnlySpan<byte> row, bool isFinal)
    {
        while (row[Position..].IndexOfAny((byte)'"', escape) is var stop and >= 0)
        {
            int at = Position + stop;
            // The byte behind decides what a quote or a backslash means, the two behind it what CR means.
            if (row.Length - at < 3 && !isFinal)
            {
                Position = at;
                return State.Incomplete;
            }
            byte next = at + 1 < row.Length ? row[at + 1] : (byte)'\n';
            bool takesNext = at + 1 < row.Length && (row[at] != '"' || next == '"');
            if (takesNext)
            {
                escaped = true;
                Position = at + 2;
                continue;
            }
            if (row[at] != '"') break;

            Position = at + 1;
            if (next == delimiter) return EndField(at, next: at + 2);
            return next switch
            {
                (byte)'\n' => EndRow(at),
                (byte)'\r' when at + 2 >= row.Length || row[at + 2] == '\n' => EndRow(at),
                _ => Break($"field {FieldCount + 1} ends at a quote, and neither a {NameOf(delimiter)} nor a line end follows"),
            };
        }
        Position = row.Length;
        return isFinal ? Break($"the file ends inside field {FieldCount + 1}") : State.Incomplete;
    }

    private State? EndField(int end, int next)
    {
        if (FieldCount < fields.Length) fields[FieldCount] = (fieldStart, end, escaped);
        FieldCount++;
        Position = next;
        place = Place.FieldStart;
        return null;
    }

    private State EndRow(int end)
    {
        EndField(end, next: place is Place.Quoted ? end + 1 : end);
        return FieldCount == fields.Length
            ? State.Complete
            : Break($"{FieldCount} field{(FieldCount == 1 ? "" : "s")} instead of {fields.Length}");
    }

    private static string NameOf(byte delimiter) => delimiter switch
    {
        (byte)';' => "semicolon",
        (byte)'\t' => "tab",
        _ => "comma",
    };

    private State Break(string problem)
    {
        Problem = problem;
        return State.Broken;
    }
}
