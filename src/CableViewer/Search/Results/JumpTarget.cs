using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Search.Columns;

namespace CableViewer.Search.Results;

/// <summary>A cable that a text names, and perhaps one of its paragraphs.</summary>
/// <param name="Paragraph">As in an address: <c>3</c>, <c>6-2</c>, <c>B</c>, <c>text1</c>; null for the whole cable.</param>
public sealed record JumpTarget(ReferenceId Id, string? Paragraph);

/// <summary>What is typed into the search box to go somewhere: IDs in any spelling, addresses of cables, an origin with a number.</summary>
public static partial class Jump
{
    private const int MostTargets = 50;

    /// <summary>The cables that a text names, where it is nothing but their names; none where it is anything else.</summary>
    public static IReadOnlyList<JumpTarget> Read(string text)
    {
        text = Bare(text);
        if (text.Length is 0 or > 2_000 || text.IndexOfAnyInRange('0', '9') < 0) return [];
        if (ReadOne(text) is { } one) return [one];
        var targets = new List<JumpTarget>();
        foreach (string piece in text.Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ReadOne(piece) is { } target)
            {
                targets.Add(target);
                continue;
            }
            // Several with nothing but blanks between.
            foreach (string word in piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (ReadOne(word) is not { } other) return [];
                targets.Add(other);
            }
        }
        return [.. targets.Distinct().Take(MostTargets)];
    }

    /// <summary>An origin and a number without a year, as REF lines have it: <c>MEXICO 001068</c>.</summary>
    /// <returns>The cables of the archive that it may be, latest first.</returns>
    public static IReadOnlyList<int> FindCandidates(CableIndex index, string text)
    {
        Match match = Yearless.Match(text.Trim());
        if (!match.Success || !int.TryParse(match.Groups["serial"].ValueSpan, out int serial)) return [];
        int origin = index.Origins.Find(string.Concat(match.Groups["origin"].Value.Where(char.IsAsciiLetter)));
        return origin < 0 ? [] : index.RowsOf(origin, serial);
    }

    // What stands around a name or an address in a mail or a document: <…>. (…) “…”
    private static string Bare(string text)
    {
        const string Quotes = "\"“”„«»'‘’ \t\r\n\u00A0";
        return text.AsSpan().TrimStart("<([{" + Quotes).TrimEnd(">)]}.,;:!?" + Quotes).ToString();
    }

    private static JumpTarget? ReadOne(string text)
    {
        text = Bare(text);
        text = text[Label.Match(text).Length..];
        Match address = Address.Match(text);
        if (address.Success)
        {
            string fragment = address.Groups["fragment"].Value;
            return ReferenceId.TryParse(address.Groups["id"].ValueSpan, out ReferenceId id)
                ? new JumpTarget(id, fragment is not "" ? fragment : address.Groups["paragraph"] is
                {
                    Success: true,
                    Value: var part
                } ? part : null)
                : null;
        }
        Match paragraph = WithParagraph.Match(text);
        return ReferenceId.TryParse(paragraph.Groups["id"].ValueSpan, out ReferenceId plain) && paragraph.Success
            ? new JumpTarget(plain, paragraph.Groups["paragraph"] is { Success: true, Value: var named } ? named : null)
            : null;
    }

    // MRN: 07 MEXICO 1068, as lists of cables have it. "ref:" is a field of the search.
    [GeneratedRegex(
        @"^(MRN|cable( ID)?|canonical ID|reference ID)\s*[:#]\s*",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Label { get; }

    // https://…/cable/2007/03/07MEXICO1068.html#par3, …/cable/07MEXICO1068/3, …/cable.php?id=07MEXICO1068&version=1317427200,
    // …/plusd/cables/07MEXICO1068_a.html, …/cable_07MEXICO1068/
    [GeneratedRegex(
        @"^(https?://[^\s/]+)?/?(cable/(\d{4}/\d{1,2}/)?|cable\.php\?([^#\s]*&)?id=|plusd/cables/|cable_)"
        + @"(?<id>[0-9]{2,4}[A-Za-z-]+[0-9]+)(_[a-z])?(\.[a-z.]+)?(/(?<paragraph>[0-9]+(-[0-9]+)?|[A-Z]|text[0-9]+))?/?"
        + @"([?&][^#\s]*)?(#(par)?(?<fragment>[0-9]+(-[0-9]+)?|[A-Z]|text[0-9]+)|#\S*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address { get; }

    // 07 Mexico 1068 ¶3, 07MEXICO1068 para 3, #07MEXICO1068
    [GeneratedRegex(
        @"^#?(?<id>[0-9]{2,4}[^0-9¶]{1,60}[0-9]{1,12})(_[a-z])?"
        + @"(\s*(¶|#par|para\.?|paragraph)\s*(?<paragraph>[0-9]+(-[0-9]+)?|[A-Z]|text[0-9]+))?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex WithParagraph { get; }

    [GeneratedRegex(@"^(?<origin>[A-Za-z][A-Za-z' .-]{1,40}?)\s*(?<serial>[0-9]{1,9})$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Yearless { get; }
}
