using System.Text;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>The REF line: every entry as typed, with the cable it names where it names one (formats.md 3.4).</summary>
public static partial class ReferenceLine
{
    private const int LongestBlock = 6_000;

    /// <param name="id">Of the citing cable, which gives the origin of bare serials and is never listed; null where it is not known.</param>
    /// <param name="year">Of the citing cable.</param>
    internal static List<Reference> Read(FrontLines front, ReferenceId? id, int? year, NamedPosts posts)
    {
        var references = new List<Reference>();
        foreach (FrontField field in front.Of(FrontLabel.Reference))
            ReferenceEntries.AddTo(references, BlockOf(field.Lines), id, year, posts);
        return references;
    }

    // Ends at two empty lines, at one that no entry follows, at a paragraph or another part of the cable.
    private static string BlockOf(List<string> lines)
    {
        var block = new StringBuilder();
        int empty = 0;
        for (int i = 0; i < lines.Count && block.Length < LongestBlock; i++)
        {
            string line = lines[i].Trim(' ', '\t', '\u00a0');
            if (line.Length > LongestBlock) line = line[..LongestBlock];
            if (i == 0) line = line[LabelLength(line)..];
            if (line is "")
            {
                if (block.Length > 0 && ++empty == 2) break;
                continue;
            }
            if (i > 0 && IsEnd(line)) break;
            // "C) RIO", an empty line, "DE JANEIRO 1291": the line's end may have torn an entry.
            if (empty > 0 && !ReferenceEntries.BeginsEntry(line) && !ReferenceEntries.BeginsEntry(LastWord(block) + " " + line)) break;
            empty = 0;
            if (block.Length > 0) block.Append('\n');
            line = SectionBreaks.RemoveInside(line);
            int remark = Remark(line);
            block.Append(line.AsSpan(0, remark));
            if (remark < line.Length) break;
        }
        return block.Length > LongestBlock ? block.ToString(0, LongestBlock) : block.ToString();
    }

    private static string LastWord(StringBuilder block)
    {
        int start = block.Length;
        while (start > 0 && block.Length - start < 20 && !char.IsWhiteSpace(block[start - 1])) start--;
        string word = block.ToString(start, block.Length - start);
        return word.AsSpan().ContainsAnyInRange('0', '9') ? "" : word;
    }

    private static bool IsEnd(string line) =>
        StartsWith(line, "summary") || StartsWith(line, "classi") || line.StartsWith("This ", StringComparison.Ordinal) || line.StartsWith("C O R R", StringComparison.Ordinal)
        || LineKind.IsCaption(line) || LineKind.IsRule(line)
        || (char.IsAsciiDigit(line[0]) && line.Length > 2 && line.AsSpan(0, 3).IndexOf('.') > 0)
        || (line[0] == '(' && PortionMarking.TryReadBracketed(line, out _, out _) && !ReferenceEntries.BeginsEntry(line));

    private static bool StartsWith(string line, string word) => line.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    // "REF: A. SAO PAULO 614 SENSITIVE BUT UNCLASSIFIED; PLEASE …": in reflowed texts a remark follows on the same line.
    private static int Remark(string line)
    {
        foreach (string start in (ReadOnlySpan<string>)["SENSITIVE BUT UNCLASSIFIED", "SBU - ", "This message ", "THIS MESSAGE ", "This is an action", "THIS IS AN ACTION", "Summary:", "SUMMARY:"])
            if (line.IndexOf(start, StringComparison.Ordinal) is >= 0 and var at) return at;
        return line.Length;
    }

    private static int LabelLength(string line) => LabelPattern.Match(line) is { Success: true } label ? label.Length : 0;

    // REF: REFS: Ref(s): REFTEL: REF. "REF A." PROGRAM REF: "REF: REF:" "REF: REFERENCE:"
    [GeneratedRegex(@"^[¶\s]*(PROGRAM )?(REFERENCES?|REFTELS?|REFS?(\(S\))?)\s*[:;.]?\s*((REFERENCES?|REFTELS?|REFS?)\s*:\s*)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelPattern { get; }
}
