using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>Who classified a cable and why: <c>Classified By: Ambassador A. Person for reasons 1.4 (b) and (d)</c> (formats.md 4.5).</summary>
public static partial class ClassifiedByLine
{
    private const int LongestField = 600;

    // Shorter lines are not torn inside a word.
    private const int TornFrom = 50;

    private static readonly FrozenSet<string> WholeWords = new[]
    {
        "for", "reason", "reasons", "and", "under", "per", "based", "on", "of", "in", "the", "at", "due", "to", "de", "van", "von", "al", "el", "bin", "by", "section", "sections", "a.i.", "acting", "as", "with", "also", "b", "c", "d",
    }.ToFrozenSet();

    // Words of titles and offices; a name is what stands behind the last of them, or before the first.
    private static readonly FrozenSet<string> TitleWords = new[]
    {
        "ACTING", "ADVISER", "ADVISOR", "AFFAIRS", "AFFAIRES", "AGRICULTURAL", "AMB", "AMBASSADOR", "AND", "ASSISTANT", "ASIA", "ASST", "ATTACHE", "BILATERAL", "BRANCH", "BUREAU", "CENTRAL", "CHAIRMAN",
        "CHARGE", "CHIEF", "COM", "COMMERCIAL", "CONSUL", "CONSULAR", "CONSULATE", "COORDINATOR", "COUNCILOR", "COUNSELLOR", "COUNSELOR", "COUNTRY", "CULTURAL", "D'AFFAIRES", "DAFFAIRES", "DAS",
        "DCM", "DEFENSE", "DEP", "DEPARTMENT", "DEPUTY", "DESK", "DIRECTOR", "DIVISION", "ECON", "ECONOMIC", "ECONOMICAL", "EMBASSY", "ENERGY", "ENVOY", "ENVIRONMENT", "EXECUTIVE", "FIRST", "FOR",
        "FOREIGN", "GENERAL", "GOVERNANCE", "GROUP", "HEAD", "IN", "INFORMATION", "INTERAGENCY", "INTERIM", "LABOR", "LEGAL", "LTC", "COL", "COLONEL", "CAPT", "CAPTAIN", "MAJ", "MAJOR", "LT", "MANAGEMENT", "MILITARY",
        "MINISTER", "MISSION", "MR", "MRS", "MS", "DR", "OF", "OFF", "OFFICE", "OFFICER", "OIC", "PERMANENT", "POL", "POLITICAL", "POLOFF", "PRINCIPAL", "PROVINCIAL", "PRT", "PUBLIC", "REFUGEE", "REGIONAL", "REP",
        "REPRESENTATIVE", "SCIENCE", "SECOND", "SECRETARY", "SECTION", "SECURITY", "SENIOR", "SPECIAL", "STAFF", "STATE", "TEAM", "THE", "THIRD", "TO", "TRADE", "UNDER", "UNIT", "US", "U.S", "VICE", "WATCHER", "A.I", "AI",
        "A", "I", "CDA", "RSO", "ARSO", "LEGATT", "IPO", "ECMIN", "EMIN", "POLCOUNS", "POLCOUNSELOR", "ECONCOUNS", "ECONMINCOUNS", "MCOUNSELOR", "MINCOUNS", "CONOFF", "ECONOFF", "MINISTER-COUNSELOR", "POLMIL", "POLMILOFF",
        "PAO", "GSO", "USUN", "USEU", "USNATO", "AIT", "UNVIE", "NIV", "DHS", "ICE", "DEA", "FBI", "USAID", "AF", "EUR", "NEA", "SCA", "WHA", "EAP", "ISN", "IO", "PM", "INR", "AFGHAN", "IRAQ", "IRAN", "SOUTH", "ASIAN", "NORTH", "EAST",
        "WEST", "EASTERN", "WESTERN", "AFRICA", "EUROPE", "EUROPEAN", "AFRICAN", "DE", "D", "M", "C", "CO", "OUTPOST", "POST", "MANAGER", "PROGRAM", "RELATIONS", "SUPPORT", "STABILITY", "NATIONAL", "INTERNAL", "EXTERNAL", "KIRKUK",
        "OBSERVER", "DELEGATE", "DELEGATION", "COMMISSIONER", "PRESIDENT", "ADMINISTRATOR", "AGENT", "LIAISON", "ANALYST", "SPECIALIST", "ASSOCIATE", "DESIGNATE", "CHAIR", "OFFICIAL", "ADVISORY", "ENVIRONMENTAL",
        "EDUCATION", "HEALTH", "NARCOTICS", "DRUG", "ENFORCEMENT", "AVIATION", "FINANCIAL", "FINANCE", "TREASURY", "TRANSPORTATION", "COMMUNICATIONS", "MEDIA", "PRESS", "HUMANITARIAN", "HUMAN", "RIGHTS", "MIGRATION",
        "POPULATION", "DEVELOPMENT", "RECONSTRUCTION", "ADMIRAL", "COMMANDER", "CDR", "LTG", "RADM", "SGT", "BORDER", "CUSTOMS", "TECHNOLOGY", "TECHNICAL", "STRATEGIC", "PLANNING", "MARITIME", "OCEANS", "COUNTERTERRORISM",
        "COUNSEL", "GOV", "ENV", "EST", "ESTH", "POLAD", "INTELLIGENCE", "NAVAL", "AIR", "ARMY", "ATTACH", "POLITICAL-MILITARY", "POL-MIL", "POL-ECON", "INTERNATIONAL", "ORGANIZATION", "ORGANIZATIONS",
    }.ToFrozenSet();

    // Prefixes of titles, for those that are misspelt.
    private static readonly string[] TitleStems =
        ["AMB", "AMA", "COUNS", "COUNC", "COUSE", "CHARG", "DEPU", "POLI", "ECON", "POLC", "POLO", "POLM", "POLE", "ACTD", "MGMT", "MINIS", "SECRET", "OFFIC", "CONSU", "AFFAI", "DIREC", "CIEF", "CHIE", "COORD", "REPRES", "ATTAC", "EMBAS", "ACTIN", "ASSIS"];

    private static readonly FrozenSet<string> Surnames =
        new[] { "WEST", "NORTH", "SOUTH", "EAST", "MAJOR", "HEAD", "POST", "PUBLIC", "BRANCH", "MINISTER", "CONSUL", "CHIEF", "STAFF", "MARSHALL", "SCIENCE", "AFRICA", "POL", "CO" }.ToFrozenSet();

    private static readonly FrozenSet<string> Particles = new[] { "DE", "LA", "VAN", "VON", "DER", "DEN", "DU", "AL", "BIN", "DA", "DI", "LE", "EL", "ST", "MAC", "BA", "YEE" }.ToFrozenSet();

    /// <summary>The classifiers, and the reason as typed.</summary>
    internal static (IReadOnlyList<Classifier> Classifiers, string? Reason) Read(FrontLines front, string opening)
    {
        string text = "";
        foreach (FrontField field in front.Fields)
        {
            if (field.Label is not (FrontLabel.ClassifiedBy or FrontLabel.Reason) || text.Length > LongestField) continue;
            text += " " + Joined(field.Lines);
        }
        if (text is "") text = opening;
        if (text.Length > LongestField) text = text[..LongestField];
        text = PageLine.Replace(text, " ");

        // The label can be doubled, or stand before references that slipped behind it: the last one counts.
        MatchCollection labels = Label.Matches(text);
        if (labels.Count == 0) return ([], ReasonOf(text));
        text = text[(labels[^1].Index + labels[^1].Length)..].Trim();
        string? reason = ReasonOf(text);
        Match end = ReasonStart.Match(text);
        string who = (end.Success ? text[..end.Index] : text).Trim(' ', ',', ';', '-', ':');
        if (end.Success && end.Value[0] == '.') who += ".";
        if (!Initials.IsMatch(who)) who = who.Trim(' ', ',', ';', '.', '-', ':');
        who = FirstParagraph.Match(who) is { Success: true } next ? who[..next.Index].Trim(' ', ',', ';', '.') : who;
        return (NamesOf(who), reason);
    }

    private static string Joined(List<string> lines)
    {
        string text = "";
        bool torn = false;
        foreach (string raw in lines)
        {
            string line = raw.Trim(' ', '\t', '\u00a0');
            if (line is "")
            {
                // An empty line ends the field, but not inside a word or sentence.
                if (text.Length > 0 && !torn && !text.EndsWith(':') && (ReasonStart.IsMatch(text) || text.EndsWith('.'))) break;
                torn = text.Length > 0;
                continue;
            }
            if (torn && !IsRest(line)) break;
            // A word torn at the line's end: "Charles O. Blah / a, E.O. 12958", "for re / asons", "Hoyt Y / ee for reasons".
            bool joins = text.Length >= TornFrom && char.IsLetter(text[^1]) && TornWord.Match(line) is { Success: true } rest && !WholeWords.Contains(rest.Groups["word"].Value) || (text.EndsWith(" REA", StringComparison.Ordinal) && line.StartsWith("SONS", StringComparison.Ordinal));
            text += text is "" || joins ? line : " " + line;
            torn = false;
            if (text.Length > LongestField) break;
        }
        return text;
    }

    private static bool IsRest(string line) =>
        line.StartsWith("reason", StringComparison.OrdinalIgnoreCase) || line.StartsWith("sons", StringComparison.OrdinalIgnoreCase) || line.StartsWith("PAGE ", StringComparison.Ordinal)
        || line.StartsWith("1.4", StringComparison.Ordinal) || line.StartsWith("1.5", StringComparison.Ordinal) || line.StartsWith("classified by", StringComparison.OrdinalIgnoreCase) || LineKind.IsClassificationLine(line);

    private static string? ReasonOf(string text)
    {
        Match match = Reason.Match(text);
        return match.Success ? match.Value.Trim(' ', '.', ',', ';') : null;
    }

    private static List<Classifier> NamesOf(string who)
    {
        if (who.Length < 3) return [];
        string[] parts = [.. Comma.Split(who).Select(part => part.Trim()).Where(part => part is not "")];
        // The part with a name in it; the others are titles.
        string name = "";
        int at = -1;
        for (int i = 0; i < parts.Length && name is ""; i++)
        {
            name = NameIn(parts[i]);
            at = i;
        }
        if (name is "") return [];
        if (at + 1 < parts.Length && Suffix.IsMatch(parts[at + 1])) name += ", " + parts[at + 1].Trim('.', ' ') + (parts[at + 1].EndsWith('.') || who.Contains(parts[at + 1] + ".", StringComparison.Ordinal) ? "." : "");
        // What stands before the name in its own part is a title too: "A.I. JANE DOE".
        int inside = parts[at].IndexOf(name.Split(", ")[0], StringComparison.Ordinal);
        string before = inside > 0 ? parts[at][..inside].Trim(' ', ':', '-', ',') : "";
        string title = string.Join(", ", parts.Select((part, i) => i == at ? before : i == at + 1 && Suffix.IsMatch(part) ? "" : part).Where(part => part is not ""));
        return [new Classifier(name, title is "" ? null : title)];
    }

    // "Deputy Political Counselor Molly Phee" -> "Molly Phee": the words behind the last word of a title.
    private static string NameIn(string part)
    {
        string[] words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int start = 0;
        for (int i = 0; i < words.Length; i++)
            if (IsTitleWord(words, i) && !IsSurname(words, i)) start = i + 1;
        string[] rest = words[start..];
        if (rest.Length == 0 && words.Length > 2)
        {
            // "Chris Stevens CDA": the name stands before the title.
            int end = 0;
            while (end < words.Length && !IsTitleWord(words, end)) end++;
            rest = words[..end];
        }
        while (rest.Length > 0 && rest[0] is "-" or ":" or "--") rest = rest[1..];
        if (rest.Length is 0 or > 6 || !rest.Any(word => word.Trim('.', ',').Length > 1) || rest.Any(HasDigits)) return "";
        string name = string.Join(' ', rest).TrimEnd(',', ';', ':', ' ');
        return char.IsLetter(name[0]) && char.IsUpper(name[0]) ? (Initials.IsMatch(name) ? name : name.TrimEnd('.')) : "";
    }

    // A zero between letters is a mistyped O: "Pembert0n".
    private static bool HasDigits(string word)
    {
        for (int i = 0; i < word.Length; i++)
            if (char.IsDigit(word[i]) && !(word[i] == '0' && i > 0 && char.IsLetter(word[i - 1]) && word.Length > 3)) return true;
        return false;
    }

    // "John Q. Public", "Oliver North": a title's word that ends a part and stands behind a first name or an initial.
    private static bool IsSurname(string[] words, int i)
    {
        if (i + 1 < words.Length || i == 0) return false;
        string before = words[i - 1];
        if (before.Length == 2 && char.IsAsciiLetterUpper(before[0]) && before[1] == '.') return true;
        return Surnames.Contains(words[i].Trim('.', ',').ToUpperInvariant()) && !IsTitleWord(words, i - 1);
    }

    private static bool IsTitleWord(string[] words, int i)
    {
        string word = words[i].Trim('.', ',', ':', ';', '-', '(', ')').ToUpperInvariant();
        if (word is "" || (i > 0 && words[i - 1] is "to" or "TO")) return true;
        bool next = i + 1 < words.Length;
        // "A. Person" is an initial, "A/DCM" a title, "Davis Ba" and "de la" parts of names.
        if (word.Length == 1) return words[i] is "a" or "A" or "i." || (next && words[i] is "a." && words[i + 1] is "i.");
        if (Particles.Contains(word) && next && i > 0 && !IsTitleWord(words, i - 1)) return false;
        if (words[i].Contains('/') || words[i].EndsWith(':')) return true;
        if (words[i].Contains('.') && words[i].Length <= 4 && word is not ("U.S" or "A.I" or "DR" or "MR" or "MS" or "LT")) return false;
        if (TitleWords.Contains(word) || word.Contains("AFFAIRES", StringComparison.Ordinal) || word.Contains("AFFAIRS", StringComparison.Ordinal)) return true;
        if (word.Contains('-') && word.Split('-').All(half => TitleWords.Contains(half) || TitleStems.Any(stem => half.StartsWith(stem, StringComparison.Ordinal)))) return true;
        // Behind the first two words of a name no title begins, but for the stems of long words.
        if (word.Length >= 4 && next && TitleStems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal))) return true;
        // Offices are spelt in capitals among mixed-case words: "ISN", "Pol".
        return next && words[i].Length is 2 or 3 or 4 && words[i].All(char.IsAsciiLetterUpper) && words.Any(other => other.Any(char.IsLower)) && words[i] is not ("III" or "II" or "JR" or "IV");
    }

    [GeneratedRegex(@"\b(classified|classiied|clasified)\s*(by)?\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Label { get; }

    [GeneratedRegex(
        @"[\s,.;:(-]*\b(for\s+(the\s+)?(re\s?a?\s?sons?|resons?|rasons?|reaons?|reasosn)|(fo?r?\s+)?r[a-z]{3,8}\s*:?\s*(?=1\.\s?[45])|(in\s+|based\s+(up)?on\s+)?(re\s?a\s?sons?|resons?|rasons?|reaons?)\b|under\s+(section\s+)?1\.|(e\.?o\.?\s*1[23][0-9]{3})|(per\s+|based\s+(up)?on\s+)(e\.?o|1\.)|section\s+1\.|para\s+1\.|(?<![0-9.])1\.\s?[45]\b|for\s+1\.|FOR REA SONS)",
        RegexOptions.IgnoreCase)]
    private static partial Regex ReasonStart { get; }

    [GeneratedRegex(@"(?<![0-9.])1\.\s?[45]\s*([(\[]?\s*[a-gA-G]\s*[)\],/&]*\s*((and|or|AND|OR|&|,|/)\s*)*){0,8}", RegexOptions.ExplicitCapture)]
    private static partial Regex Reason { get; }

    [GeneratedRegex(@"\s[0-9]{1,2}\.\s?\([A-Z/]+\)")]
    private static partial Regex FirstParagraph { get; }

    [GeneratedRegex(@"\s*[,;]\s*|(?<=[a-z]{2})\.\s+(?=[A-Z][a-z])")]
    private static partial Regex Comma { get; }

    [GeneratedRegex(@"^(jr|sr|ii|iii|iv)\b\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix { get; }

    [GeneratedRegex(@"\b(Jr|JR|Sr|SR)\.$")]
    private static partial Regex Initials { get; }

    [GeneratedRegex(@"^(?<word>[a-z]{1,12})\b[,.;: ]")]
    private static partial Regex TornWord { get; }

    [GeneratedRegex(@"\s*(CONFIDENTIAL|SECRET|UNCLASSIFIED)?\s+PAGE [0-9][0-9]\s+[A-Z ]{2,20}\s+[0-9]{3,7}\s+([0-9][0-9] OF [0-9][0-9]\s+)?[0-9]{6}Z", RegexOptions.ExplicitCapture)]
    private static partial Regex PageLine { get; }
}
