using System.Collections.Frozen;
using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>Finds the code of an origin from what people write for it: spaced, shortened, misspelt (formats.md 3.3 and 3.4).</summary>
internal static class OriginCode
{
    // Names that cables, references and damaged IDs use, and codes of offices that have no cables of their own in the release.
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["SECSTATE"] = "STATE",
        ["SECTSTATE"] = "STATE",
        ["SECTATE"] = "STATE",
        ["STAT"] = "STATE",
        ["SECSTATEWASHDC"] = "STATE",
        ["STATEDEPT"] = "STATE",
        ["DEPT"] = "STATE",
        ["SECSTAE"] = "STATE",
        ["SECSTATEWASHINGTONDC"] = "STATE",
        ["SSTATE"] = "STATE",
        ["STTATE"] = "STATE",
        ["USUN"] = "USUNNEWYORK",
        ["USUNNY"] = "USUNNEWYORK",
        ["USUNNEYORK"] = "USUNNEWYORK",
        ["USUNNEWYORKNY"] = "USUNNEWYORK",
        ["NEWYORK"] = "USUNNEWYORK",
        ["UNVIE"] = "UNVIEVIENNA",
        ["UNVIENNA"] = "UNVIEVIENNA",
        ["USUNVIE"] = "UNVIEVIENNA",
        ["USEU"] = "USEUBRUSSELS",
        ["EUBRUSSELS"] = "USEUBRUSSELS",
        ["RIO"] = "RIODEJANEIRO",
        ["RIODEJANERIO"] = "RIODEJANEIRO",
        ["RIODEJAN"] = "RIODEJANEIRO",
        ["HAGUE"] = "THEHAGUE",
        ["MEXICOCITY"] = "MEXICO",
        ["HCMC"] = "HOCHIMINHCITY",
        ["HOCHIMINH"] = "HOCHIMINHCITY",
        ["HCM"] = "HOCHIMINHCITY",
        ["HK"] = "HONGKONG",
        ["KL"] = "KUALALUMPUR",
        ["KUALALUMP"] = "KUALALUMPUR",
        ["BA"] = "BUENOSAIRES",
        ["BUENOSAIR"] = "BUENOSAIRES",
        ["PAP"] = "PORTAUPRINCE",
        ["PORTA"] = "PORTAUPRINCE",
        ["VAT"] = "VATICAN",
        ["HOLYSEE"] = "VATICAN",
        ["BRAZIL"] = "BRASILIA",
        ["USUNESCOPARISFR"] = "UNESCOPARISFR",
        ["PARISFR"] = "UNESCOPARISFR",
        ["USUNESCO"] = "UNESCOPARISFR",
        ["UNESCOPARIS"] = "UNESCOPARISFR",
        ["UNESCO"] = "UNESCOPARISFR",
        ["CDC"] = "CDCATLANTAGA",
        ["ATLANTA"] = "CDCATLANTAGA",
        ["CDCATLANTA"] = "CDCATLANTAGA",
        ["USDA"] = "USDAFAS",
        ["DELHI"] = "NEWDELHI",
        ["BKK"] = "BANGKOK",
        ["BISHTEK"] = "BISHKEK",
        ["SAOPAUO"] = "SAOPAULO",
        ["SAOPAUL"] = "SAOPAULO",
        ["TRIPOLII"] = "TRIPOLI",
        ["PANANA"] = "PANAMA",
        ["PANAM"] = "PANAMA",
        ["PHNOMPEN"] = "PHNOMPENH",
        ["WELLINGOTN"] = "WELLINGTON",
        ["WELLLINGTON"] = "WELLINGTON",
        ["USCUSTOMSA"] = "USCBP",
        ["SECDEFWASH"] = "SECDEF",
        ["SECDEFWASHDC"] = "SECDEF",
        ["ADDIS"] = "ADDISABABA",
        ["TELAVIVE"] = "TELAVIV",
        ["STPETE"] = "STPETERSBURG",
        ["STPETERSBURG"] = "STPETERSBURG",
        ["SAINTPETERSBURG"] = "STPETERSBURG",
        ["POS"] = "PORTOFSPAIN",
        ["DAR"] = "DARESSALAAM",
        ["OUAGA"] = "OUAGADOUGOU",
        ["KTM"] = "KATHMANDU",
        ["TEGUC"] = "TEGUCIGALPA",
        ["TAIPEIAIT"] = "AITTAIPEI",
        ["NATO"] = "USNATO",
        ["USOSCE"] = "USOSCE",
        ["UNGENEVA"] = "USUNGENEVA",
        ["GENEVA"] = "USMISSIONGENEVA",
        ["SAOPUALO"] = "SAOPAULO",
        ["ULANBATOR"] = "ULAANBAATAR",
        ["ULAANBATAAR"] = "ULAANBAATAR",
        ["KYEV"] = "KYIV",
        ["SANJOSECR"] = "SANJOSE",
        ["GUATEMALACITY"] = "GUATEMALA",
        ["PANAMACITY"] = "PANAMA",
        ["KUWAITCITY"] = "KUWAIT",
        ["BRAZZA"] = "BRAZZAVILLE",
        ["STO"] = "SANTODOMINGO",
        ["STODOMINGO"] = "SANTODOMINGO",
        ["ANT"] = "ANTANANARIVO",
        ["TANA"] = "ANTANANARIVO",
        ["VLAD"] = "VLADIVOSTOK",
        ["JOBURG"] = "JOHANNESBURG",
        ["FRANKFURTAMMAIN"] = "FRANKFURT",
        ["AITTAIPIE"] = "AITTAIPEI",
        ["COTON"] = "COTONOU",
    }.Where(pair => pair.Key != pair.Value).ToFrozenDictionary();

    // Offices that references name although the release has no cables of theirs.
    private static readonly FrozenSet<string> OtherOffices = new[]
    {
        "SECDEF", "USDOC", "USDAFAS", "CDCATLANTAGA", "USCBP", "DHAHRAN", "TOSEC", "DIA", "JCS", "JOINTSTAFF", "TREASURY", "WASHDC", "CHARLESTON", "FESTTWO", "USAID", "DEA", "EPA", "FAA",
        "HHS", "NSC", "USTR", "ZAGREB", "USPACOM", "USCENTCOM", "USEUCOM", "USSOUTHCOM", "USAFRICOM", "SCAQUITO",
    }.ToFrozenSet();

    private static readonly string[] Prefixes = ["AMEMBASSY", "EMBASSY", "AMCONSUL", "AMCONGEN", "CONSULATE", "CONGEN", "USMISSION"];

    /// <summary>A code of the release, or of an office that its references name.</summary>
    public static bool IsKnown(string code) => Origin.Find(code) is not null || OtherOffices.Contains(code);

    /// <param name="words">As typed: <c>PORT-OF-SPAIN</c>, <c>Sao Pauo</c>, <c>0TTAWA</c>, <c>AMEMBASSY LAGOS</c>.</param>
    /// <returns>The code, or null where no origin is that near.</returns>
    public static string? Find(ReadOnlySpan<char> words) => Letters(words) is { } code ? FindCode(code) : null;

    /// <summary>As <see cref="Find"/>, but no misspelling that the table of aliases does not list.</summary>
    public static string? FindExactly(ReadOnlySpan<char> words) => Letters(words) is { } code ? FindExact(code) : null;

    /// <summary>What is left of the words when only capitals count; null for what is too long for a name.</summary>
    internal static string? Letters(ReadOnlySpan<char> words)
    {
        if (words.Length > 60) return null;
        Span<char> letters = stackalloc char[60];
        int count = 0;
        foreach (char c in words)
        {
            if (char.IsAsciiLetter(c)) letters[count++] = char.ToUpperInvariant(c);
            else if (c == '0' && words.Length > 1) letters[count++] = 'O';
        }
        return letters[..count].ToString();
    }

    /// <param name="code">Capitals only.</param>
    public static string? FindCode(string code) => FindExact(code) ?? FindNear(code);

    /// <param name="code">Capitals only.</param>
    /// <returns>The code itself or that of its alias; null for a misspelling, which <see cref="FindCode"/> would mend.</returns>
    public static string? FindExact(string code)
    {
        if (code is "PARISFR") return Aliases[code];
        if (IsKnown(code)) return code;
        if (Aliases.TryGetValue(code, out string? alias)) return alias;
        foreach (string prefix in Prefixes)
            if (code.StartsWith(prefix, StringComparison.Ordinal) && code.Length > prefix.Length + 2) return FindExact(code[prefix.Length..]);
        return null;
    }

    // One letter lost, doubled, changed or swapped; two in a long name; only when one origin alone is that near.
    private static string? FindNear(string code)
    {
        if (code.Length < 4) return null;
        string? nearest = null;
        int best = int.MaxValue;
        bool several = false;
        foreach (string known in Origin.All.Keys)
        {
            int allowed = known.Length >= 6 && code.Length >= 5 ? 2 : 1;
            if (Math.Abs(known.Length - code.Length) > allowed) continue;
            int distance = Distance(code, known, allowed);
            if (distance > allowed || distance > best) continue;
            several = distance == best;
            (best, nearest) = (distance, known);
        }
        return several ? null : nearest;
    }

    // Levenshtein with swapped neighbours counting as one.
    private static int Distance(string one, string other, int limit)
    {
        Span<int> before = stackalloc int[64], last = stackalloc int[64], row = stackalloc int[64];
        if (other.Length > 60 || one.Length > 60) return limit + 1;
        for (int j = 0; j <= other.Length; j++) last[j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            last.CopyTo(before);
            row.CopyTo(last);
        }
        return last[other.Length];
    }
}
