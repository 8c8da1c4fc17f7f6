using System.Reflection;

namespace CableViewer.Benchmarks.Generator;

/// <summary>
/// What data/reference knows of the real archive: how many cables each origin and month has, which TAGS and routes are common.
/// </summary>
internal static class ReferenceFacts
{
    public const int CableCount = 251_287;

    public static IReadOnlyList<OriginFact> Origins { get; } =
    [
        .. Rows("origins.tsv").Select(row =>
            new OriginFact(row[0], row[1], SpokenName(row[0], row[1]), row[4], int.Parse(row[7], null), Month(row[9]), Month(row[10]))),
    ];

    /// <summary>First day of a month, and its cables.</summary>
    public static IReadOnlyList<(DateTime Month, int Count)> Months { get; } =
        [.. Rows("months.tsv").Select(row => (Month(row[0]), int.Parse(row[1], null)))];

    public static IReadOnlyList<(string Label, double Share)> Classifications { get; } =
        [.. Rows("classifications.tsv").Select(row => (row[0], double.Parse(row[2], null)))];

    public static IReadOnlyList<(string Code, string Kind, int Seen)> Tags { get; } =
        [.. Rows("tags.tsv").Where(row => !row[0].Contains(',')).Select(row => (row[0], row[1], int.Parse(row[3], null)))];

    public static IReadOnlyList<(string Indicator, string Addressee, int Uses)> Routes { get; } =
        [.. Rows("routes.tsv").Select(row => (row[0], row[1], int.Parse(row[2], null)))];

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(RepositoryRoot, "data", "reference", file)).Skip(1).Select(line => line.Split('\t'));

    private static string RepositoryRoot =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    private static DateTime Month(string text) => DateTime.ParseExact(text, "yyyy-MM", null);

    // Embassy Port au Prince is PORT AU PRINCE in a text; where a display name says something else than the code, the code is used.
    private static string SpokenName(string code, string name)
    {
        string words = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..].ToUpperInvariant();
        return words.Replace(" ", "", StringComparison.Ordinal) == code ? words : code;
    }
}

/// <param name="Spoken">As in texts: <c>PORT AU PRINCE</c>.</param>
internal sealed record OriginFact(string Code, string Name, string Spoken, string Country, int Count, DateTime First, DateTime Last);
