using CableViewer.Cables;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.References;

/// <summary>The cable whose REF line is read.</summary>
/// <param name="Id">Gives the origin of bare serials and is never listed itself; null where it is not known.</param>
/// <param name="Year">Null where it is not known.</param>
/// <param name="Day">The day of the year it was sent on; null where that is not known, or where its text does not confirm the serial of its
/// ID.</param>
/// <param name="Posts">Origins other than those of the table.</param>
internal sealed record CitingCable(ReferenceId? Id, int? Year, int? Day, NamedPosts Posts)
{
    /// <summary>Of a text without its cable.</summary>
    public static CitingCable None { get; } = new(null, null, null, NamedPosts.None);
}

/// <summary>
/// The entries of one REF block, in order: <c>[bullet] [year] ORIGIN serial [year] [more serials]</c>, and what is no cable as text
/// (formats.md 3.4). One pass over the tokens; nothing is looked at more than a few times.
/// </summary>
internal sealed partial class ReferenceEntries
{
    private const int MostEntries = 500;
    private const int DaysInYear = 366;

    // A post may send less early in a year than it did in the last.
    private const int MostYears = 3;

    private readonly string text;
    private readonly List<ReferenceToken> tokens;
    private readonly CitingCable citing;
    private readonly List<Reference> references;

    private string? label;
    private string? lastOrigin;
    private int? lastYear;
    private int lastSerial;

    // Where words begin that are no cable, -1 where none are gathered; whether they merely trail an entry.
    private int restStart = -1;
    private bool restTrails;

    private ReferenceEntries(string text, CitingCable citing, List<Reference> references)
    {
        this.text = text;
        tokens = ReferenceTokens.Cut(text);
        this.citing = citing;
        this.references = references;
    }

    public static void AddTo(List<Reference> references, string block, CitingCable citing) =>
        new ReferenceEntries(block, citing, references).Run();

    /// <summary>Whether a line begins with an entry, bulleted or not.</summary>
    public static bool BeginsEntry(string line)
    {
        var entries = new ReferenceEntries(line, CitingCable.None, []);
        int at = 0;
        if (entries.TryBullet(0, out string bullet, out int next))
        {
            entries.label = bullet;
            at = entries.SkipDoubled(next);
        }
        return entries.TryItem(at, false, out _) || entries.TryTurned(at, out _)
            || (at > 0 && (entries.TryBare(at, out _) || entries.HasNoCableWord(0, entries.tokens.Count)));
    }

    private void Run()
    {
        bool boundary = true, afterItem = false, afterJoint = false;
        int i = 0;
        while (i < tokens.Count && references.Count < MostEntries)
        {
            if (TryBullet(i, out string bullet, out int next))
            {
                Flush(i);
                label = bullet;
                i = SkipDoubled(next);
                (boundary, afterItem, afterJoint) = (true, false, false);
                continue;
            }
            ReferenceToken token = tokens[i];
            boundary |= token.OpensLine || IsWord(i, "AND");
            if ((boundary || afterItem || afterJoint)
                && (TryItem(i, !boundary && !afterItem, out Item item) || TryTurned(i, out item)
                    || (boundary && restStart < 0 && TryBare(i, out item))))
            {
                Flush(i);
                Emit(item);
                i = item.Next;
                (boundary, afterItem, afterJoint) = (false, true, false);
                restTrails = true;
                continue;
            }
            if (IsMark(i, ';'))
            {
                Flush(i);
                (boundary, afterItem, afterJoint) = (true, false, false);
                restTrails = false;
                i++;
                continue;
            }
            if (token.OpensLine && restStart < 0) restTrails = restTrails && !HasNoCableWord(i, EndOfLine(i));
            if (restStart < 0 && !(token.Kind is ReferenceTokenKind.Mark
                && text[token.Start] is ',' or '.' or '-' or '&' or '/' or '¶' or ')' or '>' or '<' or ':')) restStart = i;
            boundary = IsMark(i, ',') || IsMark(i, '&') || IsWord(i, "AND");
            if (boundary && restStart >= 0 && restTrails)
            {
                // After a comma words may be an entry of their own: "ROME 12, SMITH E-MAIL".
                restStart = -1;
                restTrails = !HasNoCableWord(i + 1, EndOfLine(i));
            }
            // After ": ", "/" or "-" stands another entry or the title of this one; only a known name makes it an entry.
            afterJoint = (afterItem
                || afterJoint) && token.Kind is ReferenceTokenKind.Mark && text[token.Start] is ':' or '/' or '-' or '.' or '+';
            int close = EndOfBracket(i);
            afterItem &= close > i;
            i = close > i ? close : i + 1;
        }
        Flush(tokens.Count);
    }

    private void Flush(int end)
    {
        int start = restStart;
        bool trails = restTrails;
        restStart = -1;
        restTrails = false;
        if (start < 0 || trails || start >= end || references.Count >= MostEntries) return;
        bool isCut = IsEllipsis(tokens[end - 1].End - 3);
        while (!isCut && end > start && tokens[end - 1].Kind is ReferenceTokenKind.Mark
            && text[tokens[end - 1].Start] is ',' or '.' or ';' or '-' or '¶' or '&' or '_') end--;
        while (end > start && IsWord(end - 1, "AND")) end--;
        bool says = false;
        for (int i = start; i < end && !says; i++)
            says = tokens[i].Kind is ReferenceTokenKind.Number
                || (tokens[i].Kind is ReferenceTokenKind.Word && tokens[i].Length > 1 && !ReferenceWords.Trailers.Contains(Upper(i)));
        if (!says) return;
        // "B. DAILY REPORT FOR MAY 4", "C. 2007": the comma in a date was taken for the end of an entry, and its year got a letter of its
        // own.
        if (end - start == 1 && IsYear(start) && references is [.., { ReferenceId: null } dated] && char.IsAsciiDigit(dated.Text[^1]))
            references[^1] = dated with { Text = $"{dated.Text}, {TextOf(start, end)}" };
        else references.Add(new Reference { Label = label, Text = TextOf(start, end) });
    }

    private void Emit(Item item)
    {
        (lastOrigin, lastYear) = (item.Origin, item.Year);
        string typed = TextOf(item.Start, item.End);
        foreach (int serial in item.Serials)
        {
            lastSerial = serial;
            if ((item.Year ?? YearOf(item.Origin, serial)) is not { } year || references.Count >= MostEntries) continue;
            var id = new ReferenceId(year, item.Origin, serial);
            if (id == citing.Id || references.Exists(known =>
                known.ReferenceId == id && (known.Label == label || known.Label is null || label is null))) continue;
            references.Add(new Reference { Label = label, Text = typed, ReferenceId = id });
        }
        // Without the year of the citing cable there is an entry, but no ID.
        if (item.Year is null && citing.Year is null) references.Add(new Reference { Label = label, Text = typed });
    }

    // The year of the citing cable; that before for a serial which its post had not reached, and does reach in a year as fast as it sends.
    private int? YearOf(string origin, int serial)
    {
        if (citing is not { Day: { } day, Id: { } own, Year: { } year } || own.Origin != origin
            || !ReferenceSpelling.IsBeyond(serial, own.Serial)) return citing.Year;
        return serial <= (long)MostYears * DaysInYear * own.Serial / day ? year - 1 : year;
    }

    // An entry ends at the end, a line's end, a separator, a bullet or a bracket.
    private bool IsEndOfEntry(int i) =>
        tokens[i].OpensLine || IsMark(i, ';') || IsMark(i, ',') || IsMark(i, '(') || IsMark(i, '.') || IsMark(i, '&') || IsMark(i, '"')
            || IsMark(i, '¶') || IsWord(i, "AND") || TryBullet(i, out _, out _);

    // After a title in brackets or quotes; the same index where there is none.
    private int EndOfBracket(int i)
    {
        char close = IsMark(i, '(') ? ')' : IsMark(i, '[') ? ']' : IsMark(i, '"') ? '"' : IsMark(i, '“') ? '”' : default;
        if (close == default) return i;
        for (int j = i + 1; j < tokens.Count && j < i + 80; j++)
            if (IsMark(j, close)) return j + 1;
        return i;
    }

    private int EndOfLine(int i)
    {
        i++;
        while (i < tokens.Count && !tokens[i].OpensLine && !IsMark(i, ';')) i++;
        return i;
    }

    private bool HasNoCableWord(int from, int to)
    {
        for (int i = from; i < to; i++)
            if (tokens[i].Kind is ReferenceTokenKind.Word && ReferenceWords.NotCables.Contains(Upper(i))) return true;
        return false;
    }

    // What a stub ends in: "SECSTATE 1..."; the number before it may have lost digits.
    private bool IsEllipsis(int at) => at >= 0 && at < text.Length && (text[at] == '…' || text.AsSpan(at).StartsWith("..."));

    private bool IsMark(int i, char mark) =>
        i >= 0 && i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Mark && text[tokens[i].Start] == mark;

    private bool IsMarkOf(int i, string marks) =>
        i >= 0 && i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Mark && marks.Contains(text[tokens[i].Start]);

    private bool IsWordAt(int i) => i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Word;

    private bool IsNumberAt(int i) => i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Number;

    private bool IsWord(int i, string word) =>
        IsWordAt(i) && text.AsSpan(tokens[i].Start, tokens[i].Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private int SkipMarks(int i, string marks)
    {
        while (IsMarkOf(i, marks)) i++;
        return i;
    }

    private string Upper(int i) => text[tokens[i].Start..tokens[i].End].ToUpperInvariant();

    private string TextOf(int start, int end) =>
        WhiteSpace.Fold(text.AsSpan(tokens[start].Start, tokens[end - 1].End - tokens[start].Start));
}
