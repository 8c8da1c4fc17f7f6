using System.Globalization;
using CableViewer.Cables;

namespace CableViewer.Sources.Tables;

/// <summary>Which column of a table is what, counted from 0; -1 for one that the table does not have.</summary>
internal sealed record CsvColumns
{
    /// <summary>A table with more columns is one of something else.</summary>
    public const int Most = 64;

    private const int OriginalCount = 8;
    private const string OwnId = "id";

    // What people and programs call them, in small letters, all else left out. The words of the leaked rows are among them.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["referenceid"] = "id",
        ["reference"] = "id",
        ["refid"] = "id",
        ["ref"] = "id",
        ["mrn"] = "id",
        ["cableid"] = "id",
        ["canonicalid"] = "id",
        ["identifier"] = "id",
        ["created"] = "date",
        ["date"] = "date",
        ["datetime"] = "date",
        ["sent"] = "date",
        ["createdat"] = "date",
        ["datecreated"] = "date",
        ["released"] = "released",
        ["releasedate"] = "released",
        ["origin"] = "origin",
        ["embassy"] = "origin",
        ["post"] = "origin",
        ["classification"] = "classification",
        ["class"] = "classification",
        ["references"] = "references",
        ["refs"] = "references",
        ["destination"] = "references",
        ["header"] = "header",
        ["headers"] = "header",
        ["body"] = "body",
        ["text"] = "body",
        ["content"] = "body",
        ["cabletext"] = "body",
        ["message"] = "body",
        ["messagetext"] = "body",
    };

    /// <summary>The eight of <c>cables.csv</c>.</summary>
    public static readonly CsvColumns Original = At(0);

    /// <summary>The same behind one that numbers the rows again, as pandas and R write it.</summary>
    public static readonly CsvColumns Indexed = At(1);

    public required int Count { get; init; }
    public int Number { get; init; } = -1;
    public int Date { get; init; } = -1;
    public required int Id { get; init; }
    public int Origin { get; init; } = -1;
    public int Classification { get; init; } = -1;
    public int References { get; init; } = -1;
    public int Released { get; init; } = -1;
    public int Header { get; init; } = -1;
    public required int Body { get; init; }

    /// <summary>The last of the columns by which a row is known, its ID and its date; -1 where a text stands before one of them.</summary>
    public int LastToKnowRowBy
    {
        get
        {
            int last = Math.Max(Id, Date);
            return Body < last || (Header >= 0 && Header < last) ? -1 : last;
        }
    }

    /// <returns>Null where these are not the names of the columns of a table of cables.</returns>
    public static CsvColumns? FromHeader(IReadOnlyList<string> names)
    {
        if (names.Count is < 2 or >= Most) return null;
        if (CountsColumns(names, 0)) return At(0);
        if (names[0] is "" && CountsColumns(names, 1)) return At(1);

        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        int own = -1;
        for (int i = 0; i < names.Count; i++)
        {
            string name = Bare(names[i]);
            if (name is OwnId) own = i;
            else if (Names.TryGetValue(name, out string? column)) found.TryAdd(column, i);
        }
        // "id" is the number of the row where another column has the ID of the cable.
        if (!found.ContainsKey("id") && own >= 0) (found["id"], own) = (own, -1);
        int Of(string column) => found.GetValueOrDefault(column, -1);
        return Of("id") < 0 || Of("body") < 0 ? null : new CsvColumns
        {
            Count = names.Count,
            Number = own,
            Date = Of("date"),
            Id = Of("id"),
            Origin = Of("origin"),
            Classification = Of("classification"),
            References = Of("references"),
            Released = Of("released"),
            Header = Of("header"),
            Body = Of("body"),
        };
    }

    /// <summary>Whether the first fields of a line are those of a row: its ID and its date are where they should be.</summary>
    public bool AreOfRow(List<string> fields) =>
        (Date < 0 || SourceDate.OrderOf(fields[Date], "") is not DateOrder.None) && (Number < 0 || IsNumber(fields[Number]))
            && IsId(fields[Id]);

    /// <summary>Whether people and programs call the ID of a cable so: <c>_id</c>, <c>MRN</c>, <c>reference_id</c>.</summary>
    public static bool IsNameOfId(string name) => Bare(name) is var bare && (bare is OwnId || Names.GetValueOrDefault(bare) is OwnId);

    private static string Bare(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();

    // Damaged IDs too: 07SECTION01OF02X12.
    private static bool IsId(string text) =>
        ReferenceId.TryParse(text, out _)
            || (text.Length is > 4 and < 60 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1])
            && text.All(char.IsAsciiLetterOrDigit));

    private static bool IsNumber(string text) => text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit);

    // 0,1,…,7 (pandas), V1,…,V8 (R), X1,…,X8 (readr): of a table that was read without names.
    private static bool CountsColumns(IReadOnlyList<string> names, int first)
    {
        if (names.Count != first + OriginalCount) return false;
        string prefix = names[first].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (prefix is not ("" or "V" or "X" or "X.")
            || !int.TryParse(names[first].AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            || start > 1) return false;
        for (int i = 0; i < OriginalCount; i++)
            if (names[first + i] != string.Create(CultureInfo.InvariantCulture, $"{prefix}{start + i}")) return false;
        return true;
    }

    private static CsvColumns At(int first) => new()
    {
        Count = first + OriginalCount,
        Number = first,
        Date = first + 1,
        Id = first + 2,
        Origin = first + 3,
        Classification = first + 4,
        References = first + 5,
        Header = first + 6,
        Body = first + 7,
    };
}
