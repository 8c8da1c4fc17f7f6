using System.Text;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Front;

/// <summary>The subject of a cable, as one line (formats.md 4.2).</summary>
public static class SubjectLine
{
    private const int LongestSubject = 2_000;
    private const int JoinedLine = 300;
    private const int ShortestOpenEnd = 20;
    private const int LongestDate = 26;

    private static readonly string[] Stops =
        ["SENSITIVE", "C O N F", "S E C R", "CLASSIFIED", "SUMMARY", "THIS IS AN ACTION", "NOFORN", "SIPDIS", "REF", "E.O.", "TAGS",
            "DECL"];

    /// <returns>Blanks folded, a portion marking at either end stripped; empty where there is none.</returns>
    internal static string Read(FrontLines front)
    {
        foreach (FrontField field in front.Of(FrontLabel.Subject))
        {
            string text = Join(field.Lines);
            if (text is not "") return DamagedCharacters.MendQuotations(DamagedCharacters.Decode(StripMarkings(text)), out _);
        }
        return "";
    }

    private static string Join(List<string> lines)
    {
        var subject = new StringBuilder();
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> line = lines[i].AsSpan().Trim();
            if (i == 0)
            {
                int label = line.IndexOfAny(':', ' ', ';');
                line = label < 0 ? [] : line[(label + 1)..].TrimStart(":; ");
            }
            if (line.IsEmpty)
            {
                // A subject may begin below its label, and one that ends in the middle of a phrase goes on.
                if (subject.Length > 0 && !GoesOn(subject.ToString())) break;
                continue;
            }
            if (LineKind.PageLength(line) is > 0 and var page) line = line[page..];
            if (line is "<" or ">") continue;
            // A stub that the source cut behind the subject's last line.
            if (i > 0 && line is "..." or "…") break;
            if (LineKind.IsRule(line) || (i > 0 && IsStop(line))) break;
            if (subject.Length > 0 && !(subject[^1] == '-' && subject.Length > 1 && char.IsLetterOrDigit(subject[^2])
                && char.IsLetter(line[0]))) subject.Append(' ');
            int end = EndInside(line);
            subject.Append(line[..end]);
            if (end < line.Length || subject.Length > LongestSubject) break;
        }
        return string.Join(' ', subject.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // On a line that holds the whole cable the subject ends where the text begins, or where a run of blanks was a line's end.
    private static int EndInside(ReadOnlySpan<char> line)
    {
        int note = line.IndexOf(" SENSITIVE BUT UNCLASSIFIED", StringComparison.OrdinalIgnoreCase);
        if (note > 0) return note;
        if (line.Length < JoinedLine) return line.Length;
        int end = LongestSubject;
        foreach (string stop in (ReadOnlySpan<string>)["   ", " SUMMARY", " Summary", " Introduction", " INTRODUCTION", " Comment:"])
            if (line.IndexOf(stop, StringComparison.Ordinal) is > 0 and var at) end = Math.Min(end, at);
        return Math.Min(end, line.Length);
    }

    /// <summary>
    /// Whether a subject ends in the middle of a phrase, <c>… THE KEEPER'S MARCH 24, 2009</c>: a line after an empty one may go on with it.
    /// </summary>
    internal static bool GoesOn(ReadOnlySpan<char> subject)
    {
        subject = subject.TrimEnd();
        if (subject.Length < ShortestOpenEnd) return false;
        if (subject[^1] is ',' or '-' or '&') return true;
        ReadOnlySpan<char> word = subject[(subject.LastIndexOf(' ') + 1)..];
        foreach (string open in (ReadOnlySpan<string>)["of", "the", "to", "in", "on", "for", "with", "and", "at", "from", "by", "a", "an",
            "its"])
            if (word.Equals(open, StringComparison.OrdinalIgnoreCase)) return true;
        // "the Secretary's March 24, 2009"
        return word.Length == 4 && word.IndexOfAnyExceptInRange('0', '9') < 0 && subject[..^4].TrimEnd().EndsWith(",")
            && subject.LastIndexOfAny('\'', '’') is > 0 and var own && subject.Length - own < LongestDate;
    }

    private static bool IsStop(ReadOnlySpan<char> line)
    {
        foreach (string stop in Stops)
            if (line.StartsWith(stop, StringComparison.OrdinalIgnoreCase)
                && (line.Length == stop.Length || !char.IsLetter(line[stop.Length]))) return true;
        return LineKind.IsCaption(line);
    }

    /// <summary>Takes a portion marking off the beginning and the end; other brackets stay.</summary>
    public static string StripMarkings(string subject)
    {
        ReadOnlySpan<char> text = subject.AsSpan().Trim();
        if (PortionMarking.TryReadBracketed(text, out _, out int length)) text = text[length..].TrimStart();
        int open = text.LastIndexOfAny('(', '[');
        if (open > 0 && PortionMarking.TryReadBracketed(text[open..], out _, out length) && open + length == text.Length)
            text = text[..open].TrimEnd();
        return text.ToString();
    }
}
