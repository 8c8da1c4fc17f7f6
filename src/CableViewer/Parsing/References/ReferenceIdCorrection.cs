using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing.References;

/// <summary>Mends the damaged reference IDs under which 204 records were published (formats.md 3.3).</summary>
public static partial class ReferenceIdCorrection
{
    // Beyond any rule: what the record's own text says.
    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>
    {
        ["092OF5"] = "09STATE126780",
        ["08SECTION01GF02BISHIEK21"] = "08BISHKEK1021",
        ["07QXICO3307"] = "07MEXICO3307",
        ["10AQNA272"] = "10ASTANA272",
        ["08ACCRA001382SUSPECTEDDUPLICATE1392"] = "08ACCRA1392",
        ["06ASTANA"] = "06ASTANA204",
        ["06AITTAIPIE2654"] = "06TAIPEI2654",
        ["06LINSK1234"] = "06MINSK1234",
        ["09SECTION01OF03BRUSSELS1234"] = "09USEUBRUSSELS1234",
        ["0901OF02RPODUBAI288"] = "09DUBAI288",
        ["10USCUSTOMSA12"] = "10USCBP12",
    }.ToFrozenDictionary();

    // What the classification line has before the origin, glued to it: its level, captions, the kind of mission.
    private static readonly string[] Prefixes =
    [
        "UNCLASSIFIED", "UNCLAS", "CONFIDENTIAL", "ONFIDENTIAL", "SECRET", "LIMITEDOFFICIALUSE", "LOU", "FOROFFICIALUSEONLY", "SENSITIVE",
            "SBU",
        "EFTO", "NOFORN", "SIPDIS", "EXDIS", "NODIS", "LIMDIS", "STADIS", "AMEMBASSY", "EMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION",
            "FSC", "FM",
    ];

    private const string Section = "SECTION";

    // Document numbers of these years have names cut to six characters.
    private const int FirstCutYear = 1973;
    private const int LastCutYear = 1979;

    /// <returns>The ID as it stands where its origin is known, else its correction, or null where none is known.</returns>
    public static ReferenceId? Read(string? text) => Read(text, NamedPosts.None);

    /// <param name="posts">Those that the record and its text name: a name that they confirm is never mended into another.</param>
    internal static ReferenceId? Read(string? text, NamedPosts posts)
    {
        if (text is null || text.Length > 80) return null;
        string packed = Packed(text);
        if (Table.TryGetValue(packed, out string? listed)) return ReferenceId.Parse(listed);
        bool reads = ReferenceId.TryParse(text, out ReferenceId id);
        if (reads && OriginCode.IsKnown(id.Origin)) return id;
        if (reads && id.Year is >= FirstCutYear and <= LastCutYear && OriginCode.FindCut(id.Origin) is { } whole)
            return id with { Origin = whole };
        if (reads && OriginCode.FindExact(id.Origin) is null && posts.Contain(id.Origin)) return id;
        if (Mend(packed, posts) is { } mended) return mended;

        // An origin that no table knows is still an origin: another archive has other posts.
        return reads ? id : null;
    }

    private static ReferenceId? Mend(string packed, NamedPosts posts)
    {
        if (packed.Length < 5 || !char.IsAsciiDigit(packed[0]) || !char.IsAsciiDigit(packed[1])) return null;
        string year = packed[..2], rest = packed[2..];
        // 7575LIBREVILLE1895, 2006BELGADE856
        if (rest.Length > 4 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiLetter(rest[2])
            && (rest.StartsWith(year, StringComparison.Ordinal) || year is "19" or "20"))
        {
            if (year is "19" or "20") year = rest[..2];
            rest = rest[2..];
        }
        int whole = rest.Length;
        while (FrontOf(rest) is > 0 and var front) rest = rest[front..];

        int digits = rest.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits < 2) return null;
        int end = digits;
        while (end < rest.Length && char.IsAsciiDigit(rest[end])) end++;
        // 07OSLO000160ZDK164: the first number is the cable's.
        // What stands after EFTO or a section line is the origin, though no table knows it.
        string typed = rest[..digits];
        string? origin = OriginCode.FindExact(typed) ?? (posts.Contain(typed) ? typed : OriginCode.FindNear(typed))
            ?? (rest.Length < whole ? typed : null);
        return origin is not null && ReferenceId.TryParse($"{year}{origin}{rest[digits..end]}", out ReferenceId id) ? id : null;
    }

    // How much of the text is no part of the origin; 0 where the origin begins.
    private static int FrontOf(string rest)
    {
        int digits = rest.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits > 0 && OriginCode.IsKnown(rest[..digits])) return 0;
        foreach (string prefix in Prefixes)
            if (rest.Length > prefix.Length + 2 && rest.StartsWith(prefix, StringComparison.Ordinal)) return prefix.Length;
        return SectionLine.Match(rest) is { Success: true } section && IsSectionWord(section.Groups["word"].ValueSpan) ? section.Length : 0;
    }

    // SECTION with letters lost, doubled or wrong: SCTION, SECTIO, SECTINN, TION; none at all where the numbers follow.
    private static bool IsSectionWord(ReadOnlySpan<char> word) =>
        Section.AsSpan().IndexOf(word) >= 0 || (word.Length >= 4 && OriginCode.Distance(word, Section, 2) <= 2);

    private static string Packed(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // SECTION01OF03, also damaged: SCTION02OF04, SECTIO01OF03, SECTION02F02, SECTION0QF05, 01OF02
    [GeneratedRegex("^(?<word>[A-Z]{0,9}?)[0-9O][0-9A-Z]O?[FG][0-9O][0-9](?=[A-Z])", RegexOptions.ExplicitCapture)]
    private static partial Regex SectionLine { get; }
}
