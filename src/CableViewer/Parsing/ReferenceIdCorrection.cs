using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing;

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

    private static readonly string[] Prefixes = ["EFTO", "AMEMBASSY", "NOFORN", "FSC"];

    /// <returns>The ID as it stands where its origin is known, else its correction, or null where none is known.</returns>
    public static ReferenceId? Read(string? text)
    {
        if (text is null || text.Length > 80) return null;
        string packed = Packed(text);
        if (Table.TryGetValue(packed, out string? listed)) return ReferenceId.Parse(listed);
        bool reads = ReferenceId.TryParse(text, out ReferenceId id);
        if (reads && OriginCode.IsKnown(id.Origin)) return id;
        if (Mend(packed) is { } mended) return mended;

        // An origin that no table knows is still an origin: another archive has other posts.
        return reads ? id : null;
    }

    private static ReferenceId? Mend(string packed)
    {
        if (packed.Length < 5 || !char.IsAsciiDigit(packed[0]) || !char.IsAsciiDigit(packed[1])) return null;
        string year = packed[..2], rest = packed[2..];
        // 7575LIBREVILLE1895
        if (rest.StartsWith(year, StringComparison.Ordinal) && rest.Length > 4 && char.IsAsciiLetter(rest[2])) rest = rest[2..];
        int whole = rest.Length;
        foreach (string prefix in Prefixes)
            if (rest.StartsWith(prefix, StringComparison.Ordinal)) rest = rest[prefix.Length..];
        if (SectionLine.Match(rest) is { Success: true } section) rest = rest[section.Length..];

        int digits = rest.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits < 2) return null;
        int end = digits;
        while (end < rest.Length && char.IsAsciiDigit(rest[end])) end++;
        // 07OSLO000160ZDK164: the first number is the cable's.
        // What stands behind EFTO or a section line is the origin, though no table knows it.
        string? origin = OriginCode.FindCode(rest[..digits]) ?? (rest.Length < whole ? rest[..digits] : null);
        return origin is not null && ReferenceId.TryParse($"{year}{origin}{rest[digits..end]}", out ReferenceId id) ? id : null;
    }

    private static string Packed(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // SECTION01OF03, with letters lost or wrong: SCTION02OF04, SECTIO01OF03, SECTION02F02, SECTION0QF05, 01OF02
    [GeneratedRegex(@"^S?E?C?T?I?[A-Z]?N?[0-9][0-9A-Z]O?[FG][0-9][0-9](?=[A-Z])")]
    private static partial Regex SectionLine { get; }
}
