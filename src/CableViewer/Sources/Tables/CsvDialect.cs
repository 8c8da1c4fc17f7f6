using System.Text;

namespace CableViewer.Sources.Tables;

/// <summary>How a file of the table of cables is written: <c>cables.csv</c> itself, or what another program made of it.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="EscapesWithBackslash">As <c>cables.csv</c> does; otherwise backslashes are text, and quotes are doubled (RFC 4180).</param>
/// <param name="Columns">Which columns the rows have, and where.</param>
/// <param name="HasHeader">The first row names the columns.</param>
/// <param name="QuotesAll">Every field stands in quotes, so that no line of a text can be taken for a row.</param>
internal sealed record CsvDialect(byte Delimiter, bool EscapesWithBackslash, CsvColumns Columns, bool HasHeader, bool QuotesAll)
{
    // What must be at hand to know whether a row begins: the columns up to the date or the ID.
    public const int LongestRowStart = 200;

    private const int MostLines = 2_000;
    private const int MostRows = 200;

    /// <summary>The single file as it was leaked (formats.md 2.3).</summary>
    public static readonly CsvDialect Original =
        new((byte)',', EscapesWithBackslash: true, CsvColumns.Original, HasHeader: false, QuotesAll: true);

    /// <param name="top">The first bytes of a file, without byte order mark and white space.</param>
    /// <returns>Null where it is not a table of cables.</returns>
    public static CsvDialect? Find(ReadOnlySpan<byte> top)
    {
        foreach (byte delimiter in ",;\t"u8)
        {
            if (CsvColumns.FromHeader(FirstFields(top, delimiter)) is not { } named) continue;
            var dialect = new CsvDialect(delimiter, EscapesWithBackslash: false, named, HasHeader: true, QuotesAll: false);
            return dialect with { EscapesWithBackslash = Escapes(top, delimiter, byDefault: false) };
        }
        return FindByRow(top);
    }

    /// <summary>Where the dates of a table plainly name the day first, so that those that do not show it would be misread.</summary>
    /// <returns>Such a date; null where there is none, or months stand first elsewhere.</returns>
    public string? FindDayFirst(ReadOnlySpan<byte> top)
    {
        string? found = null;
        if (Columns.Date < 0) return null;
        var row = new CsvRow(this);
        byte[] unescaped = new byte[top.Length];
        for (int rows = 0; rows < MostRows && !top.IsEmpty; rows++)
        {
            row.Reset();
            if (row.Scan(top, isFinal: true) is not CsvRow.State.Complete) break;
            string date = Encoding.Latin1.GetString(row.Field(top, Columns.Date, unescaped));
            switch (SourceDate.OrderOf(date, TextOf(row, top, unescaped)))
            {
                case DateOrder.MonthFirst: return null;
                case DateOrder.DayFirst: found ??= date; break;
            }
            top = top[row.Position..];
            top = top[SourceText.CountWhiteSpace(top)..];
        }
        return found;
    }

    /// <summary>Whether a line safely begins a row: its first fields are those of a cable.</summary>
    public bool StartsRow(ReadOnlySpan<byte> line)
    {
        if (QuotesAll) return CablesCsvSource.StartsRow(line);
        if (line.IsEmpty || (line[0] != '"' && !char.IsAsciiDigit((char)line[0])
            && (Columns.Number == 0 || !char.IsAsciiLetterUpper((char)line[0])))) return false;
        line = line[..Math.Min(line.Length, LongestRowStart)];
        if (line.IndexOf((byte)'\n') is var end and >= 0) line = line[..end].TrimEnd((byte)'\r');
        int wanted = Columns.LastToKnowRowBy;
        if (wanted < 0) return false;
        List<string> fields = Fields(line, Delimiter, wanted + 1);
        return fields.Count > wanted && Columns.AreOfRow(fields);
    }

    private static CsvDialect? FindByRow(ReadOnlySpan<byte> top)
    {
        ReadOnlySpan<byte> rest = top;
        for (int line = 0; line < MostLines && !rest.IsEmpty; line++)
        {
            if (CablesCsvSource.StartsRow(rest))
                return Original with { EscapesWithBackslash = Escapes(top, Original.Delimiter, byDefault: true) };
            foreach (byte delimiter in ",;\t"u8)
            {
                foreach (CsvColumns columns in (CsvColumns[])[CsvColumns.Original, CsvColumns.Indexed])
                {
                    var dialect = new CsvDialect(delimiter, EscapesWithBackslash: false, columns, HasHeader: false, QuotesAll: false);
                    if (dialect.StartsRow(rest)) return dialect with { EscapesWithBackslash = Escapes(top, delimiter, byDefault: false) };
                }
            }
            int end = rest.IndexOf((byte)'\n');
            if (end < 0) return null;
            rest = rest[(end + 1)..];
        }
        return null;
    }

    // A quote within a field is behind a backslash, or doubled. Both also stand where a field is empty, or ends in a backslash: there they
    // say nothing.
    private static bool Escapes(ReadOnlySpan<byte> top, byte delimiter, bool byDefault)
    {
        int escaped = 0, doubled = 0;
        for (int at = 1; at + 2 < top.Length;)
        {
            int step = top[at..^1].IndexOf((byte)'"');
            if (step < 0) break;
            at += step;
            bool endsField = top[at + 1] == delimiter || top[at + 1] is (byte)'\r' or (byte)'\n';
            if (top[at - 1] == '\\' && !endsField) escaped++;
            else if (top[at + 1] == '"')
            {
                bool isEmptyField = (top[at - 1] == delimiter || top[at - 1] == '\n') && at + 2 < top.Length
                    && (top[at + 2] == delimiter || top[at + 2] is (byte)'\r' or (byte)'\n');
                if (!isEmptyField) doubled++;
                at++;
            }
            at++;
        }
        return escaped == doubled ? byDefault : escaped > doubled;
    }

    private string TextOf(CsvRow row, ReadOnlySpan<byte> bytes, Span<byte> unescaped)
    {
        string header = Columns.Header < 0 ? "" : Encoding.Latin1.GetString(row.Field(bytes, Columns.Header, unescaped));
        return $"{header}\n{Encoding.Latin1.GetString(row.Field(bytes, Columns.Body, unescaped))}";
    }

    private static List<string> FirstFields(ReadOnlySpan<byte> top, byte delimiter)
    {
        int end = top.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = (end < 0 ? top : top[..end]).TrimEnd((byte)'\r');
        return line.Length > LongestRowStart * 4 ? [] : Fields(line, delimiter, CsvColumns.Most);
    }

    // As far as they are whole on this line.
    private static List<string> Fields(ReadOnlySpan<byte> line, byte delimiter, int most)
    {
        var fields = new List<string>();
        while (fields.Count < most)
        {
            bool isQuoted = !line.IsEmpty && line[0] == '"';
            if (isQuoted) line = line[1..];
            int end = isQuoted ? line.IndexOf((byte)'"') : line.IndexOf(delimiter);
            if (end < 0 && isQuoted) return fields;
            fields.Add(Encoding.Latin1.GetString(end < 0 ? line : line[..end]));
            if (end < 0) return fields;
            line = line[(isQuoted ? end + 1 : end)..];
            if (line.IsEmpty || line[0] != delimiter) return fields;
            line = line[1..];
        }
        return fields;
    }
}
