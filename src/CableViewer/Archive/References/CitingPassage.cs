using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.Parsing.References;

namespace CableViewer.Archive.References;

/// <summary>Where the text of a cable mentions another: a piece of one paragraph, around the words that name it.</summary>
/// <param name="Anchor">Of the paragraph.</param>
/// <param name="Before">What stands before the words; begins with … where it was cut.</param>
/// <param name="Words"><c>ref A</c>, <c>reftel</c>, <c>06 MEXICO 1234</c>.</param>
/// <param name="After">What stands behind them; ends in … where it was cut.</param>
public sealed record CitingPassage(string Anchor, string Before, string Words, string After)
{
    private const int MostInCable = 10;
    private const int Around = 160;
    private const string Cut = "…";

    /// <param name="citing">The cable whose text is looked through.</param>
    /// <param name="cited">The cable that is looked for.</param>
    /// <param name="entries">The entries of the citing cable's REF line that were taken for it.</param>
    /// <param name="mentions">What its text names besides and was taken for it.</param>
    /// <returns>One for each paragraph that mentions it, the first ten.</returns>
    public static IReadOnlyList<CitingPassage> List(Cable citing, ReferenceId cited, IReadOnlyList<CitingEntry> entries,
        IReadOnlyList<CitingMention> mentions)
    {
        var labels = entries.Select(entry => entry.Label).OfType<string>().ToHashSet();
        HashSet<ReferenceId> names = [cited, .. entries.Select(entry => entry.Read), .. mentions.Select(mention => mention.Read)];
        bool isOnly = entries.Count > 0 && citing.References.Count == entries.Count;

        var passages = new List<CitingPassage>();
        foreach (Paragraph paragraph in citing.Paragraphs)
        {
            RunningReference? mention = RunningReference.ListLabels(paragraph.Text)
                .Concat(Mention.ListNamed(paragraph.Text, citing, Mention.IsShouted(paragraph.Text)))
                .Where(reference =>
                    reference.Label is { } label
                        ? label is ""
                        ? isOnly
                        : labels.Any(reference.Names)
                        : reference.Candidates.Any(names.Contains))
                .MinBy(reference => reference.Start);
            if (mention is null) continue;
            passages.Add(AroundMention(paragraph, mention));
            if (passages.Count == MostInCable) break;
        }
        return passages;
    }

    private static CitingPassage AroundMention(Paragraph paragraph, RunningReference mention)
    {
        string text = paragraph.Text;
        int end = mention.Start + mention.Length;
        int from = Math.Max(0, mention.Start - Around), to = Math.Min(text.Length, end + Around);
        // Cut between words, where there is a blank to cut at.
        if (from > 0 && text.IndexOf(' ', from, mention.Start - from) is >= 0 and int blank) from = blank + 1;
        if (to < text.Length && text.LastIndexOf(' ', to - 1, to - end) is >= 0 and int last) to = last;
        return new CitingPassage(
            paragraph.Anchor,
            (from > 0 ? Cut : "") + Flat(text[from..mention.Start]),
            text[mention.Start..end],
            Flat(text[end..to]) + (to < text.Length ? Cut : ""));
    }

    private static string Flat(string text) => text.ReplaceLineEndings(" ");
}

/// <summary>An entry of the REF line of a cable that cites another.</summary>
/// <param name="Label">The letter before it; null where there is none.</param>
/// <param name="Text">As typed.</param>
/// <param name="Read">The ID that was read from it, which need not be that of the cable it means.</param>
/// <param name="Target">The cable it was taken for.</param>
/// <param name="Rule">By what rule.</param>
public sealed record CitingEntry(string? Label, string Text, ReferenceId Read, ReferenceId Target, ReferenceRule Rule);

/// <summary>A place in the text of a cable that names another, where the REF line does not.</summary>
/// <param name="Anchor">Of the paragraph that names it first.</param>
/// <param name="Text">As typed.</param>
/// <param name="Read">The ID that was read from it, which need not be that of the cable it means.</param>
/// <param name="Target">The cable it was taken for.</param>
/// <param name="Rule">By what rule.</param>
public sealed record CitingMention(string Anchor, string Text, ReferenceId Read, ReferenceId Target, ReferenceRule Rule)
{
    /// <summary>Where it is named, and the rule, in a sentence.</summary>
    /// <param name="isHeld">The archive has the target.</param>
    public string Describe(bool isHeld)
    {
        ParagraphAddress paragraph = ParagraphAddress.Parse(Anchor);
        string place = paragraph.IsUnnumbered ? "the text" : $"the text of ¶{paragraph}";
        return $"Named in {place}, not in the REF line. {Rule.Describe(Read, Target, isHeld)}";
    }
}
