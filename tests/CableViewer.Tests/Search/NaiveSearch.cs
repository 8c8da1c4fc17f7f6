using System.Text.RegularExpressions;
using CableViewer.Archive.Indexing;
using CableViewer.Cables;
using CableViewer.Search.Queries;

namespace CableViewer.Tests.Search;

/// <summary>
/// The meaning of queries, written down once more as plainly as can be: look at one cable from its first word to its last.
/// </summary>
internal sealed partial class NaiveSearch(Cable cable, int versionCount, int citedCount)
{
    private readonly string[] subject = WordsOf(cable.Subject);
    private readonly string[][] paragraphs = [.. cable.Paragraphs.Select(paragraph => WordsOf($"{paragraph.Heading} {paragraph.Text}"))];
    private readonly string[] rest = WordsOf($"{cable.Body[..cable.TextStart]} | {cable.Body[Math.Max(cable.TextStart, cable.TextEnd)..]}");

    public bool IsMeant(QueryNode node) => node switch
    {
        AllNode => true,
        NothingNode => false,
        TextNode text => Columns(text).Any(words => Spans(words, text).Any()),
        NearNode near => Columns(near).Any(words => Chains(words, near)),
        SameParagraphNode same => paragraphs.Any(paragraph => same.Operands.All(operand => StandsIn(paragraph, operand))),
        AndNode and => and.Parts.All(IsMeant),
        OrNode or => or.Parts.Any(IsMeant),
        NotNode not => !IsMeant(not.Part),
        FieldNode field => IsMeant(field),
        DateNode date => IsIn(date.Field is QueryField.Released ? cable.Released : cable.Created, date.Days),
        CitesNode cites => cable.References.Any(reference => reference.ReferenceId == cites.Cited),
        HasNode has => Has(has.Trait),
        _ => throw new InvalidOperationException(node.ToString()),
    };

    private IEnumerable<string[]> Columns(QueryNode node) =>
        node is TextNode { InSubject: true } ? [subject] : [subject, [.. paragraphs.SelectMany(words => words)], rest];

    private bool StandsIn(string[] words, QueryNode operand) => operand switch
    {
        TextNode { InSubject: true } => false,
        TextNode text => Spans(words, text).Any(),
        OrNode or => or.Parts.Any(part => StandsIn(words, part)),
        NearNode near => Chains(words, near),
        _ => throw new InvalidOperationException(operand.ToString()),
    };

    private bool Chains(string[] words, NearNode near) => Spans(words, near.Operands[0]).Any(span => GoesOn(words, near, 0, span));

    private bool GoesOn(string[] words, NearNode near, int at, (int Start, int End) here)
    {
        if (at == near.Distances.Count) return true;
        foreach ((int Start, int End) next in Spans(words, near.Operands[at + 1]))
        {
            bool isNear = next.Start >= here.End ? next.Start - here.End <= near.Distances[at] : next.End <= here.Start
                && here.Start - next.End <= near.Distances[at];
            if (isNear && GoesOn(words, near, at + 1, next)) return true;
        }
        return false;
    }

    private IEnumerable<(int Start, int End)> Spans(string[] words, QueryNode node)
    {
        if (node is OrNode or) return or.Parts.SelectMany(part => Spans(words, part));
        var text = (TextNode)node;
        // A word of the subject is near nothing outside of it.
        if (text.InSubject && words != subject) return [];
        return Enumerable.Range(0, words.Length)
            .Where(start => start + text.Words.Count <= words.Length && text.Words.Select((word, i) => (word, i)).All(pair =>
                text.IsBeginning && pair.i == text.Words.Count - 1 ? words[start + pair.i].StartsWith(pair.word,
                    StringComparison.Ordinal) : words[start + pair.i] == pair.word))
            .Select(start => (start, start + text.Words.Count));
    }

    private bool IsMeant(FieldNode field)
    {
        string value = field.Value.ToUpperInvariant();
        return field.Field switch
        {
            QueryField.Origin => cable.ReferenceId!.Value.Origin == value,
            QueryField.Country => cable.ReferenceId!.Value.Origin == (value is "MX" or "MEXICO" ? "MEXICO" : "TEHRAN"),
            QueryField.Tag => value is "TERRORISM" ? cable.Tags.Contains("PTER") : cable.Tags.Contains(value),
            QueryField.Class =>
                cable.Classification!.Label.Split("//").Contains(value) && (value is not "SECRET" || cable.Classification.Label == value),
            QueryField.Portion => cable.Paragraphs.Any(paragraph => paragraph.Marking?.Replace("/", "") == value.Replace("/", "")),
            QueryField.To => cable.To.Concat(cable.Info).Any(addressee => Contains(addressee.Name, field)),
            QueryField.From => cable.From is not null && Contains(cable.From, field),
            QueryField.Signed => cable.SignedBy.Any(name => Contains(name, field)),
            QueryField.Caption => cable.Captions.Contains(value),
            QueryField.Article => cable.Articles.Any(article => Contains(article, field)),
            _ => throw new InvalidOperationException(field.ToString()),
        };
    }

    private static bool Contains(string name, FieldNode field) =>
        $" {string.Join(' ', WordsOf(name))} ".Contains($" {string.Join(' ', WordsOf(field.Value))}{(field.IsBeginning ? "" : " ")}");

    private bool Has(CableTraits trait) => trait switch
    {
        CableTraits.Redaction => cable.Body.Contains("XXXXXXXXXXXX"),
        CableTraits.Article => cable.Articles.Count > 0,
        CableTraits.References => cable.References.Count > 0,
        CableTraits.Versions => versionCount > 1,
        CableTraits.Citations => citedCount > 0,
        CableTraits.Header => cable.Header is not "",
        CableTraits.Signature => cable.SignedBy.Count > 0,
        CableTraits.Tags => cable.Tags.Count > 0,
        CableTraits.Summary => cable.Summary is not null,
        CableTraits.Extract => cable.PartialExtract,
        _ => cable.Paragraphs.Any(paragraph => paragraph.Text.Replace("\n\n", "").Contains('\n')),
    };

    private static bool IsIn(DateTimeOffset? time, DayRange days) =>
        time is { } known && DateOnly.FromDateTime(known.UtcDateTime) is var day && (days.First is not { } first || day >= first)
            && (days.Last is not { } last || day <= last);

    private static string[] WordsOf(string text) =>
        [.. Words.Matches(text.ToLowerInvariant()).Select(word => word.Value.Replace('é', 'e').Replace('ü', 'u'))];

    [GeneratedRegex("[a-z0-9éü]+")]
    private static partial Regex Words { get; }
}
