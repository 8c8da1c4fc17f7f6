using System.Text.RegularExpressions;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Front;

/// <summary>One field of the top part: its label and the lines that belong to it.</summary>
/// <param name="Line">Where its label stands, counted in lines of the top part from 0.</param>
/// <param name="IsUnlabelled">The text has no label for it; <paramref name="Lines"/> has one all the same.</param>
internal sealed record FrontField(FrontLabel Label, List<string> Lines, int Line, bool IsUnlabelled = false);

/// <summary>The top part of a body, one label a line: section breaks dropped, labels that stand inside a line set apart.</summary>
internal sealed partial class FrontLines
{
    // A field of more lines than this has run into the text.
    private const int MostLines = 60;

    /// <summary>Labels stand at the beginning of a line, however long it is.</summary>
    public const int SearchedCharacters = 4_000;

    private readonly List<FrontField> fields = [];

    public FrontLines(string body, IReadOnlyList<TextLine> lines, int end)
    {
        FrontField? current = null;
        bool behindBreak = false;
        for (int i = 0; i < end; i++)
        {
            ReadOnlySpan<char> text = lines[i].In(body);
            if (LineKind.IsSectionBreak(text) || IsClassificationAlone(body, lines, i))
            {
                // The empty lines around a section break belong to it.
                while (current?.Lines is [_, .., ""]) current.Lines.RemoveAt(current.Lines.Count - 1);
                behindBreak = true;
                continue;
            }
            if (text.IsWhiteSpace() && behindBreak) continue;
            behindBreak = false;
            string line = text.ToString();
            int from = 0;
            foreach (Match inner in InnerLabels.Matches(line.Length > SearchedCharacters ? line[..SearchedCharacters] : line))
            {
                if (inner.Index <= from || BelongsTo(from == 0
                    ? FrontMatter.LabelOf(line) is var own and not FrontLabel.None
                    ? own
                    : current?.Label
                    : current?.Label, FrontMatter.LabelOf(line.AsSpan(inner.Index)))) continue;
                Add(line[from..inner.Index], i);
                from = inner.Index;
            }
            Add(line[from..], i);
        }

        AddUnlabelled();

        // "A. REF: KATHMANDU 2282" within a REF line, "John Doe, E.O. 12958, 1.4 (b)" within the reason.
        static bool BelongsTo(FrontLabel? field, FrontLabel inner) => (field, inner) switch
        {
            (FrontLabel.Reference, FrontLabel.Reference) => true,
            (FrontLabel.ClassifiedBy or FrontLabel.Reason, FrontLabel.ExecutiveOrder) => true,
            _ => false,
        };

        void Add(string line, int number)
        {
            if (LineKind.IsClassificationLine(line) && FrontMatter.LabelOf(line) is FrontLabel.None)
            {
                Unlabelled.Add(line);
                current = null;
                return;
            }
            FrontLabel label = FrontMatter.LabelOf(line);
            if (label is not FrontLabel.None)
            {
                current = new FrontField(label, [line], number);
                fields.Add(current);
            }
            else if (current is not null && current.Lines.Count < MostLines) current.Lines.Add(line);
            else Unlabelled.Add(line);
        }
    }

    private void AddUnlabelled()
    {
        if (Of(FrontLabel.Subject).Any() || Of(FrontLabel.Tags).FirstOrDefault() is not { } tags) return;
        (List<string> subject, List<string> references) = UnlabelledFields.TakeFrom(tags.Lines);
        if (subject.Count > 0) fields.Add(
            new FrontField(FrontLabel.Subject, ["SUBJECT: " + subject[0], .. subject[1..]], tags.Line, IsUnlabelled: true));
        if (references.Count > 0 && !Of(FrontLabel.Reference).Any())
            fields.Add(new FrontField(FrontLabel.Reference, ["REF: " + references[0], .. references[1..]], tags.Line, IsUnlabelled: true));
    }

    /// <summary>Takes from the top of a stub the fields that this top has not.</summary>
    public void AddMissing(FrontLines stub)
    {
        FrontLabel[] known = [.. fields.Select(field => field.Label)];
        fields.AddRange(stub.fields.Where(field => !known.Contains(field.Label)).Select(field => field with { Line = 0 }));
    }

    /// <summary>Lines before the first label, and classification lines wherever they stand.</summary>
    public List<string> Unlabelled { get; } = [];

    public IEnumerable<FrontField> Of(FrontLabel label) => fields.Where(field => field.Label == label);

    public IReadOnlyList<FrontField> Fields => fields;

    /// <summary>The places inside a line where another label begins.</summary>
    public static Regex.ValueMatchEnumerator EnumerateInnerLabels(ReadOnlySpan<char> line) => InnerLabels.EnumerateMatches(line);

    // Above the page line of an old telegram stands the classification alone.
    private static bool IsClassificationAlone(string body, IReadOnlyList<TextLine> lines, int i)
    {
        ReadOnlySpan<char> line = lines[i].In(body);
        if (line.TrimStart().Length is not (> 4 and < 22) || !LineKind.IsClassificationLine(line)) return false;
        for (int j = i + 1; j < Math.Min(lines.Count, i + 5); j++)
            if (lines[j].In(body).StartsWith("PAGE ")) return true;
        return false;
    }

    // "E.O. 12958: N/A TAGS: PGOV", "…VISIT TO EGYPTREF: CAIRO 493", "… REF: A. X 1 Classified By: …"
    [GeneratedRegex(
        @"(?<=[\s,.;)])(TAGS:|TAGS(?= [A-Z]{2,5}[ ,;])|SUBJECT:|UBJECT:|SUBJ:|E\.O\. ?1[0-9]{4}|EO 1[0-9]{4}|CLASSIFIED BY|Classified By|"
            + @"Classified by|CLASSIFIED  BY|Classiied By|REFTEL:|[Rr](EF|ef)(s|S|\([sS]\))?:(?! R(EF|ef):)|Ref: A|REASON:|Reason:|Tags: |"
            + @"tags: |Subject: |subject: |classified by: |e\.o\. ?1[0-9]{4}|refs?: [a-z])|(?<=[A-Za-z’'])REFS?: |(?<=[A-Z0-9])(TAGS: |"
            + @"SUBJECT: |E\.O\. ?1[0-9]{4})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex InnerLabels { get; }
}
