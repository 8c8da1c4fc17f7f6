using System.Text;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Parsing.Lines;
using CableViewer.Parsing.References;

namespace CableViewer.Parsing.Front;

/// <summary>The REF line: every entry as typed, with the cable it names where it names one (formats.md 3.4).</summary>
public static partial class ReferenceLine
{
    private const int LongestBlock = 6_000;
    private const int LongestName = 40;

    internal static List<Reference> Read(FrontLines front, CitingCable citing)
    {
        var references = new List<Reference>();
        List<string> blocks = [.. front.Of(FrontLabel.Reference).Select(field => BlockOf(field.Lines))];
        for (int i = 0; i < blocks.Count; i++)
        {
            // "Ref. B, the harbor is shut" is a sentence that stands where a later section repeats the top part.
            if (i > 0 && references.Count > 0 && blocks[i].AsSpan().ContainsAnyInRange('a', 'z')
                && !ReferenceEntries.BeginsEntry(blocks[i])) continue;
            ReferenceEntries.AddTo(references, blocks[i], citing);
            // A stub in front of the whole cable is cut; the REF line of the cable has the entry whole.
            if (i < blocks.Count - 1 && IsCut(blocks[i]) && references is [.., { ReferenceId: null, Text: var text }] && IsCut(text))
                references.RemoveAt(references.Count - 1);
        }
        return references;
    }

    // Ends at two empty lines, at one that no entry follows, at a paragraph or another part of the cable, and where the source cut the
    // text.
    private static string BlockOf(List<string> lines)
    {
        var block = new StringBuilder();
        int empty = 0;
        for (int i = 0; i < lines.Count && block.Length < LongestBlock; i++)
        {
            string line = lines[i].Trim(' ', '\t', '\u00a0', '\\');
            if (line.Length > LongestBlock) line = line[..LongestBlock];
            if (i == 0) line = line[LabelLength(line)..];
            if (line is "")
            {
                if (block.Length > 0 && ++empty == 2) break;
                continue;
            }
            if (i > 0 && IsEnd(line)) break;
            // "C) RIO", an empty line, "DE JANEIRO 1291": the line's end may have torn an entry.
            if (empty > 0 && !ReferenceEntries.BeginsEntry(line) && !ReferenceEntries.BeginsEntry(OpenEnd(block) + " " + line)) break;
            empty = 0;
            if (block.Length > 0) block.Append('\n');
            line = SectionBreaks.RemoveInside(line);
            int remark = Remark(line);
            block.Append(line.AsSpan(0, remark));
            if (remark < line.Length || IsCut(line)) break;
        }
        return block.Length > LongestBlock ? block.ToString(0, LongestBlock) : block.ToString();
    }

    private static bool IsCut(string text) => text.EndsWith("...", StringComparison.Ordinal) || text.EndsWith('…');

    // What follows the last number, a name whose number may stand on the next line.
    private static string OpenEnd(StringBuilder block)
    {
        int start = block.Length;
        while (start > 0 && block.Length - start < LongestName && !char.IsAsciiDigit(block[start - 1]) && block[start - 1] != '\n') start--;
        return block.ToString(start, block.Length - start).TrimStart(' ', ',', ';', '.', ')');
    }

    private static bool IsEnd(string line) =>
        StartsWith(line, "summary") || StartsWith(line, "classi") || line.StartsWith("This ", StringComparison.Ordinal)
            || line.StartsWith("C O R R", StringComparison.Ordinal)
        || LineKind.IsCaption(line) || LineKind.IsRule(line)
        || IsNumbered(line)
        || (line[0] == '(' && PortionMarking.TryReadBracketed(line, out _, out _) && !ReferenceEntries.BeginsEntry(line));

    // "2. LIMA 12" is an entry, "2. The gate" a paragraph.
    private static bool IsNumbered(string line)
    {
        int stop = line.IndexOf('.', StringComparison.Ordinal);
        return char.IsAsciiDigit(line[0]) && stop is 1 or 2 && !ReferenceEntries.BeginsEntry(line[(stop + 1)..].TrimStart());
    }

    private static bool StartsWith(string line, string word) => line.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    // "REF: A. SAO PAULO 614 SENSITIVE BUT UNCLASSIFIED; PLEASE …": in reflowed texts a remark follows on the same line.
    private static int Remark(string line)
    {
        foreach (string start in (ReadOnlySpan<string>)["SENSITIVE BUT UNCLASSIFIED", "SBU - ", "This message ", "THIS MESSAGE ",
            "This is an action", "THIS IS AN ACTION", "Summary:", "SUMMARY:"])
            if (line.IndexOf(start, StringComparison.Ordinal) is >= 0 and var at) return at;
        return line.Length;
    }

    private static int LabelLength(string line) => LabelPattern.Match(line) is { Success: true } label ? label.Length : 0;

    // REF: REFS: Ref(s): REFTEL: REF. REF.: "REF A." PROGRAM REF: "REF: REF:" "REF: REFERENCE:"
    [GeneratedRegex(
        @"^[¶\s]*(PROGRAM )?(REFERENCES?|REFTELS?|REF TELS?|REFS?)(\(S\))?\s*[:;.,]*\s*((REFERENCES?|REFTELS?|REFS?)\s*[:;]\s*)?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelPattern { get; }
}
