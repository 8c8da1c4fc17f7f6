using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Paragraphs;

/// <summary>
/// What stands below the text: the web site trailer, the signature, NNNN and what archives put there (formats.md 1.2 "End" and 4.7).
/// </summary>
/// <param name="First">Index of the first closing line; the number of lines where there are none.</param>
/// <param name="SignedBy">The surnames, as typed.</param>
internal readonly record struct ClosingLines(int First, IReadOnlyList<string> SignedBy)
{
    private const int MostLines = 20;

    /// <summary>
    /// Reads from the end upwards. Where the text ends inside a line, as in <c>… End comment. PERSON</c>, the line is cut:
    /// <paramref name="lines"/> gets one of its own for what follows.
    /// </summary>
    /// <param name="start">The first line of the text, which is not a closing one.</param>
    public static ClosingLines Read(string body, List<TextLine> lines, int start)
    {
        int end = ClosingBlocks.FindStart(body, lines, start);
        // What may be a watermark or a time is one only below a signature.
        Walk walk = new Walk(body, lines, start, end, takesDoubtful: true).Run();
        if (walk.Signers.Count == 0) walk = new Walk(body, lines, start, end, takesDoubtful: false).Run();
        if (walk.CutAt >= 0) Cut(body, lines, walk);
        return new ClosingLines(walk.First, walk.Signers);
    }

    // The line that the text ends in keeps the text; what follows it gets a line of its own.
    private static void Cut(string body, List<TextLine> lines, Walk walk)
    {
        TextLine line = lines[walk.First - 1];
        int stop = walk.CutAt, next = walk.CutAt;
        while (stop > line.Start && char.IsWhiteSpace(body[stop - 1])) stop--;
        while (next < line.End && char.IsWhiteSpace(body[next])) next++;
        lines.Insert(walk.First, line with { Start = next });
        lines[walk.First - 1] = new TextLine(line.Start, stop, next);
    }

    /// <summary>One way up from the end.</summary>
    private sealed class Walk(string body, List<TextLine> lines, int start, int from, bool takesDoubtful)
    {
        private readonly int textEnd = from;

        public List<string> Signers { get; } = [];

        /// <summary>Index of the first line that is a closing one as a whole.</summary>
        public int First { get; private set; } = from;

        /// <summary>Where the text ends in the line above <see cref="First"/>; -1 where it ends with that line.</summary>
        public int CutAt { get; private set; } = -1;

        public Walk Run()
        {
            bool belowStamp = false, isSecond = false;
            for (int i = First - 1, seen = 0; i >= start && i >= 0 && seen < MostLines; i--)
            {
                if (lines[i].IsEmpty) continue;
                seen++;
                int end = EndOf(i);
                int trailer = ClosingFurniture.FindSiteTrailer(In(i, end));
                // "Visit Strelsau's Classified Website: http://www.example.gov PERSON"
                if (trailer >= 0) TakeRunIn(i, ref end);
                ReadOnlySpan<char> line = In(i, end).Trim();
                if (i > start && (line.IsEmpty || trailer == 0 || IsFurniture(line, belowStamp)))
                {
                    belowStamp = ClosingFurniture.IsStamp(line);
                    isSecond = false;
                    First = i;
                    continue;
                }
                if (trailer < 0 && i > start && (Signers.Count == 0 || isSecond) && IsSignature(line, i))
                {
                    Sign(line);
                    First = i;
                    isSecond = true;
                    continue;
                }
                if (trailer < 0) TakeRunIn(i, ref end);
                end = lines[i].Start + ClosingFurniture.TrimSiteTrailer(In(i, end)).Length;
                // "… of the harbour. PERSON Visit Strelsau's Classified Website"
                if (trailer > 0) TakeRunIn(i, ref end);
                if (end < lines[i].End) (First, CutAt) = (i + 1, end);
                break;
            }
            return this;
        }

        private ReadOnlySpan<char> In(int i, int end) => body.AsSpan(lines[i].Start, end - lines[i].Start);

        // Where the line's text ends and furniture begins: "PERSON NNNN 2003STRELS00042 - CONFIDENTIAL".
        private int EndOf(int i)
        {
            int end = lines[i].End;
            while (ClosingFurniture.FindSuffix(In(i, end), takesDoubtful && Signers.Count == 0) is >= 0 and var suffix)
                end = lines[i].Start + suffix;
            return end;
        }

        private bool TakeRunIn(int i, ref int end)
        {
            if (Signers.Count > 0 || Signature.FindRunIn(In(i, end)) is not { Length: > 0 } name) return false;
            Signers.Add(name.Name);
            end = lines[i].Start + name.Before;
            return true;
        }

        private bool IsFurniture(ReadOnlySpan<char> line, bool belowStamp) =>
            ClosingFurniture.IsLine(line) || ClosingFurniture.IsSiteTrailer(line)
            || (takesDoubtful && Signers.Count == 0
                && (ClosingFurniture.IsWatermark(line) || (belowStamp && ClosingFurniture.IsReleaser(line))));

        private bool IsSignature(ReadOnlySpan<char> line, int i) => Signers.Count == 0
            ? Signature.IsWholeLine(body, lines, i, start, textEnd)
            : Signature.IsSame(line, Signers[0]) || Signature.IsSecond(body, lines, i, start, Signers[0]);

        private void Sign(ReadOnlySpan<char> line)
        {
            string name = Signature.NameIn(line);
            // A name that is repeated is one signature, in the form that stands first.
            if (Signers.Count > 0 && Signature.IsSame(line, Signers[0])) Signers[0] = name;
            else Signers.Insert(0, name);
        }
    }
}
