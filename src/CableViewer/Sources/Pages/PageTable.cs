using System.Text;
using System.Text.RegularExpressions;

namespace CableViewer.Sources.Pages;

/// <summary>
/// The row of facts of a page as text. The site's has tabs between its five cells; dumps of other readers have blanks, and no date of
/// release.
/// </summary>
internal sealed partial record PageTable
{
    public const int Cells = 5;

    private static readonly string[] Heads =
    [
        "Reference ID Created Released Classification Origin", "Identifier Created Released Classification Origin",
            "Cable ID Created Released Classification Origin",
        "Reference ID Created Classification Origin", "Identifier Created Classification Origin", "Cable ID Created Classification Origin",
    ];

    private const int LongestHead = 200;

    public string? ReferenceId { get; private init; }
    public string? Created { get; private init; }
    public string? Released { get; private init; }
    public string? Classification { get; private init; }
    public string? Origin { get; private init; }

    /// <summary>
    /// How many of the five the row has; a row without a date of release counts as whole where its blanks show which cell is which.
    /// </summary>
    public int CellCount { get; private init; }

    /// <summary>Set with tabs: the site's own, whose text is Markdown with joined lines.</summary>
    public bool IsOfSite { get; private init; }

    /// <summary>Whether a line is the one above the row.</summary>
    public static bool IsHead(ReadOnlySpan<char> line) =>
        line.Length <= LongestHead
            && Heads.Contains(string.Join(' ', line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparer.Ordinal);

    public static PageTable Read(string row)
    {
        if (Row.Match(row) is { Success: true } match)
        {
            string? Group(string name) => match.Groups[name].Value.Trim() is { Length: > 0 } text ? text : null;
            return new PageTable
            {
                ReferenceId = Group("id"),
                Created = Group("created"),
                Released = Group("released"),
                Classification = Group("classification"),
                Origin = Group("origin"),
                CellCount = Cells,
            };
        }
        string[] cells = row.Split('\t');
        string? Cell(int index) => index < cells.Length && cells[index].Trim() is { Length: > 0 } text ? text : null;
        return new PageTable
        {
            ReferenceId = Cell(0),
            Created = Cell(1),
            Released = Cell(2),
            Classification = Cell(3),
            Origin = Cell(4),
            CellCount = cells.Length,
            IsOfSite = true
        };
    }

    public static bool HasHead(ReadOnlySpan<byte> bytes)
    {
        int searched = 0;
        return FindHead(bytes, isFinal: true, ref searched) >= 0;
    }

    /// <summary>Looks for the line above a row.</summary>
    /// <param name="searched">From where to search; comes back behind that line, or how far was searched.</param>
    /// <returns>Where it begins, or -1.</returns>
    public static int FindHead(ReadOnlySpan<byte> bytes, bool isFinal, ref int searched)
    {
        ReadOnlySpan<byte> word = "Classification"u8;
        while (bytes[searched..].IndexOf(word) is var at and >= 0)
        {
            int found = searched + at;
            // No further than a head is long, so that the time is linear in any input.
            int from = Math.Max(found - LongestHead, 0);
            int start = bytes[from..found].LastIndexOf((byte)'\n') is var before and >= 0 ? from + before + 1 : from;
            int length = Math.Min(bytes.Length - found, LongestHead);
            int end = found + (bytes.Slice(found, length).IndexOf((byte)'\n') is var stop and >= 0 ? stop : length);
            if (end == bytes.Length && !isFinal && end - start <= LongestHead)
            {
                searched = found;
                return -1;
            }
            searched = found + word.Length;
            if (end - start > LongestHead || !IsHead(Encoding.Latin1.GetString(bytes[start..end]))) continue;
            searched = end;
            return start;
        }
        searched = Math.Max(searched, bytes.Length - word.Length);
        return -1;
    }

    // 06STATE983673 2006-05-23 22:18:00 CONFIDENTIAL Secretary of State
    [GeneratedRegex(
        @"^ *(?<id>[0-9A-Za-z]{4,60}) +(?<created>[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?) +"
        + @"((?<released>[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?) +)?" +
        @"(?<classification>UNCLASSIFIED//FOR OFFICIAL USE ONLY|(UNCLASSIFIED|CONFIDENTIAL|SECRET)(//NOFORN)?) +(?<origin>[^\t]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row { get; }
}
