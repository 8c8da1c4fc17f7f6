using CableViewer.Archive.Indexing;
using CableViewer.Cables;
using CableViewer.FullText.Terms;
using CableViewer.Search.Queries;

namespace CableViewer.Tests.Search;

/// <summary>Queries of every kind, made by chance.</summary>
internal static class GeneratedQueries
{
    public static QueryNode Node(Random random, int depth)
    {
        int kind = random.Next(depth > 0 ? 14 : 8);
        return kind switch
        {
            <= 2 => Text(random),
            3 => Near(random),
            4 => new SameParagraphNode(
                [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(3) == 0 ? Near(random) : Place(random))]),
            5 or 6 => Field(random),
            7 => Date(random),
            <= 9 => new AndNode([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Node(random, depth - 1))]),
            <= 11 => new OrNode([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Node(random, depth - 1))]),
            _ => new NotNode(Node(random, depth - 1)),
        };
    }

    private static TextNode Text(Random random)
    {
        string typed = InventedCables.Text(random, random.Next(4) == 0 ? random.Next(2, 4) : 1);
        bool isBeginning = random.Next(5) == 0;
        if (isBeginning) typed = typed[..Math.Max(1, typed.Length - random.Next(3))];
        List<string> words = WordFolding.Words(typed);
        return words.Count == 0 ? Text(random) : new TextNode(typed, words, isBeginning, InSubject: random.Next(8) == 0);
    }

    private static QueryNode Place(Random random) =>
        random.Next(5) == 0 ? new OrNode([Text(random), Text(random)]) : Text(random);

    private static NearNode Near(Random random)
    {
        int count = random.Next(2, 4);
        return new NearNode(
            [.. Enumerable.Range(0, count).Select(_ => Place(random))],
            [.. Enumerable.Range(0, count - 1).Select(_ => random.Next(8))]);
    }

    private static QueryNode Field(Random random)
    {
        (QueryField field, string[] values) = random.Next(12) switch
        {
            0 => (QueryField.Origin, InventedCables.Origins),
            1 => (QueryField.Country, ["MX", "mexico", "Iran"]),
            2 => (QueryField.Tag, [.. InventedCables.Tags, "terrorism", "prel"]),
            3 => (QueryField.Class, ["CONFIDENTIAL", "secret", "NOFORN", "unclassified"]),
            4 => (QueryField.Portion, ["C", "S/NF", "s//nf", "U"]),
            5 => (QueryField.To, ["secstate", "CIA WASHDC", "zenda", "nobody"]),
            6 => (QueryField.From, ["amembassy", "AMEMBASSY MEXICO", "consul"]),
            7 => (QueryField.Signed, ["rassendyll", "tarlenheim", "VON TARLENHEIM"]),
            8 => (QueryField.Caption, ["sipdis", "EXDIS"]),
            9 => (QueryField.Article, ["opera", "paper.example"]),
            10 => (QueryField.Has, []),
            _ => (QueryField.Ref, Array.Empty<string>()),
        };
        if (field is QueryField.Has)
            return new HasNode((CableTraits[])[.. Enum.GetValues<CableTraits>().Skip(1)] is var traits
                ? traits[random.Next(traits.Length)]
                : default);
        if (field is QueryField.Ref)
            return new CitesNode(new ReferenceId(2003 + random.Next(3), InventedCables.Origins[random.Next(4)], random.Next(1, 60)));
        string value = values[random.Next(values.Length)];
        bool isBeginning = field is QueryField.To or QueryField.From or QueryField.Signed && random.Next(4) == 0;
        return new FieldNode(field, isBeginning ? value[..^1] : value) { IsBeginning = isBeginning };
    }

    private static DateNode Date(Random random)
    {
        string value = random.Next(5) switch { 0 => "2004", 1 => "2004-05", 2 => "2004-05-06", 3 => "2003-06..2004-03", _ => "..2005-01" };
        Assert.True(DayRange.TryParse(value, out DayRange days));
        return random.Next(4) switch
        {
            0 => new DateNode(QueryField.Before, "2004-05", new DayRange(new DateOnly(2004, 5, 1), null).Before()),
            1 => new DateNode(QueryField.After, "2004-05", new DayRange(null, new DateOnly(2004, 5, 31)).After()),
            2 => new DateNode(QueryField.Released, "2010-12", new DayRange(new DateOnly(2010, 12, 1), new DateOnly(2010, 12, 31))),
            _ => new DateNode(QueryField.Date, value, days),
        };
    }
}
