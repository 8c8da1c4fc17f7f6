using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Front;

/// <summary>The TAGS of a cable: upper case, in order, corrected, without repeats (formats.md 4.1).</summary>
public static partial class TagsLine
{
    private const int LongestTag = 60;
    private const int LongestList = 4_000;

    private static readonly Dictionary<string, string> Corrections = new()
    {
        ["MOPPS"] = "MOPS",
        ["POGOV"] = "PGOV",
        ["SYR"] = "SY",
        ["KWWMN"] = "KWMN",
        ["UNDESCO"] = "UNESCO",
        ["COUNTER TERRORISM"] = "COUNTERTERRORISM",
        ["PREF"] = "PREF",
        ["PGOC"] = "PGOV",
        ["ERTD"] = "ETRD",
        ["PRELPGOV"] = "PREL",
        ["ECOM"] = "ECON",
        ["PHUMM"] = "PHUM",
        ["PINRR"] = "PINR",
        ["PTERR"] = "PTER",
        ["PECON"] = "ECON",
        ["ENGR"] = "ENRG",
        ["BUSH GEORGE"] = "BUSH, GEORGE W.",
        ["CLINTON HILLARY"] = "CLINTON, HILLARY",
        ["STEINBERG JAMES"] = "STEINBERG, JAMES B.",
        ["STEINBERG JAMES B."] = "STEINBERG, JAMES B.",
    };

    // Phrases that stand among the codes without a comma; longer ones first.
    private static readonly string[] Phrases =
    [
        "ISRAELI PALESTINIAN AFFAIRS", "ITALY NATIONAL ELECTIONS", "GAZA DISENGAGEMENT", "COUNTER TERRORISM", "CONSULAR AFFAIRS",
            "ITALIAN POLITICS", "IRAQI FREEDOM",
        "COUNTRY CLEARANCE", "HUMAN RIGHTS", "DOMESTIC POLITICS", "FOREIGN RELATIONS", "MEDIA REACTION", "EXTERNAL RELATIONS",
            "INTERNAL POLITICS", "LABOR RIGHTS",
        "ENVIRONMENT AND SCIENCE", "UNITED NATIONS", "EUROPEAN UNION", "SECURITY COUNCIL", "PUBLIC DIPLOMACY", "POLITICAL PARTIES",
            "RELIGIOUS FREEDOM", "REGIONAL STABILITY",
        "MIDDLE EAST PEACE PROCESS", "BUSH GEORGE", "CLINTON HILLARY", "IRAQ RECONSTRUCTION", "NATIONAL ELECTIONS", "FREE TRADE",
            "WAR ON TERROR",
    ];

    internal static List<string> Read(FrontLines front)
    {
        var tags = new List<string>();
        foreach (FrontField field in front.Of(FrontLabel.Tags)) AddTags(TextOf(field.Lines), tags);
        JoinPersons(tags);
        return tags;
    }

    // "CLINTON, HILLARY" among other TAGS: the comma is the person's.
    private static void JoinPersons(List<string> tags)
    {
        for (int i = 0; i + 1 < tags.Count; i++)
        {
            if (!Corrections.TryGetValue($"{tags[i]} {tags[i + 1]}", out string? person)) continue;
            tags[i] = person;
            tags.RemoveAt(i + 1);
        }
    }

    /// <summary>What a code is: subject, program, geo, organization, person or unknown.</summary>
    public static string KindOf(string tag)
    {
        tag = tag.Trim().ToUpperInvariant();
        if (Tag.Find(tag) is { } known) return known.Kind is "geographic" ? "geo" : known.Kind;
        if (tag.Contains(',')) return "person";
        if (tag.Length == 4 && tag.All(char.IsAsciiLetterUpper))
            return tag[0] switch
            {
                'K' =>
                "program",
                'A' or 'B' or 'C' or 'E' or 'M' or 'O' or 'P' or 'S' or 'T' => "subject",
                _ => "unknown"
            };
        return tag.Length == 2 && tag.All(char.IsAsciiLetterUpper) ? "geo" : "unknown";
    }

    // The list goes on after a comma, with a line of codes and a comma, or with a line of known codes only.
    private static string TextOf(List<string> lines)
    {
        string text = "";
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i].Trim();
            if (i == 0)
            {
                int label = line.IndexOfAny([':', ';', ',', ' ', '\t']);
                text = label < 0 ? "" : line[(label + 1)..].Trim(':', ' ', ';', '\t');
                continue;
            }
            if (line is "")
            {
                if (text is "" || text.EndsWith(',')) continue;
                break;
            }
            if (line is ['-' or '=', ..] || LineKind.IsCaption(line)) break;
            bool goesOn = text is "" || text.EndsWith(',') || IsCodes(line)
                || Phrases.Any(phrase => $"{LastWord(text)} {line}".Equals(phrase, StringComparison.OrdinalIgnoreCase));
            if (!goesOn) break;
            text += " " + line;
        }
        // No list of TAGS is longer; hostile ones are cut.
        return PageLine.Replace(text.Length > LongestList ? text[..LongestList] : text, " ");
    }

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..];

    private static bool IsCodes(string line)
    {
        string[] words = line.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words.Any(word => word.Any(char.IsLower))) return false;
        return words.All(word => Tag.Find(word) is not null)
            || (line.Contains(',') && words.Count(word => word.Length is 2 or 4) * 2 >= words.Length);
    }

    private static void AddTags(string text, List<string> tags)
    {
        foreach (Match bracket in Brackets.Matches(text))
        {
            string name = bracket.Groups["name"].Value;
            text = text.Replace(bracket.Value, $", {name.Replace(", ", "\u0001")}, ");
        }
        foreach (string part in text.ToUpperInvariant()
            .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string chunk = part.Trim('.', ' ', '-', '(', ')', ':');
            if (chunk is "") continue;
            // "UNGA/C-6" is one organization, "PREL/PGOV" are two subjects.
            if (chunk.Contains('/') && chunk.Split('/').All(half => Tag.Find(half.Trim()) is not null))
            {
                foreach (string half in chunk.Split('/')) Add(half, tags);
                continue;
            }
            if (chunk.Contains('\u0001')) Add(part.Replace("\u0001", ", "), tags);
            else AddChunk(chunk, tags);
        }
    }

    // Words between two commas: codes one by one, known phrases whole, names in pairs.
    private static void AddChunk(string chunk, List<string> tags)
    {
        string[] words = chunk.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool namesFollow = false;
        for (int i = 0; i < words.Length; i++)
        {
            if (Phrases.FirstOrDefault(phrase => StartsPhrase(words, i, phrase)) is { } known)
            {
                Add(known, tags);
                i += known.Count(c => c == ' ');
                namesFollow = false;
                continue;
            }
            string word = words[i];
            bool isCode = Tag.Find(word) is not null || Corrections.ContainsKey(word) || word.Length <= 4;
            // A surname and a first name: "NOVO GUILLERMO REMON PEDRO".
            if (!isCode || namesFollow)
            {
                if (Split(word) is { } codes)
                {
                    foreach (string code in codes) Add(code, tags);
                    continue;
                }
                if (i + 1 < words.Length && Tag.Find(words[i + 1]) is null && words[i + 1].Length > 3 && Tag.Find(word) is null
                    && word.All(char.IsLetter)
                    && words.Length > 4 && IsRunOfNames(words, i))
                {
                    Add($"{word}, {words[i + 1]}", tags);
                    i++;
                    namesFollow = true;
                    continue;
                }
            }
            else if (word is "PM" or "OVIP")
                namesFollow = i + 2 < words.Length && words[i + 1].Length > 3 && Tag.Find(words[i + 1]) is null && IsRunOfNames(words,
                i + 1);
            Add(word.Trim('(', ')', '.', ':'), tags);
        }
    }

    // Names come in pairs, at least two of them, and no code stands between.
    private static bool IsRunOfNames(string[] words, int from)
    {
        int count = 0;
        while (from + count < words.Length && words[from + count].Length > 3 && Tag.Find(words[from + count]) is null
            && !Phrases.Any(phrase => StartsPhrase(words, from + count, phrase))) count++;
        return count >= 2 && count % 2 == 0;
    }

    private static bool StartsPhrase(string[] words, int at, string phrase)
    {
        ReadOnlySpan<char> rest = phrase;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf(' ');
            ReadOnlySpan<char> word = end < 0 ? rest : rest[..end];
            if (at >= words.Length || !words[at].AsSpan().SequenceEqual(word)) return false;
            at++;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
        return true;
    }

    /// <returns>The codes that were run together, or null when some part is none: <c>ETRDEINVECINPGOVCS</c>.</returns>
    private static List<string>? Split(string word)
    {
        if (word.Length is < 6 or > 48 || Tag.Find(word) is not null || !word.All(char.IsAsciiLetterUpper)) return null;
        var codes = new List<string>();
        if (TakeFours(word)) return codes;
        codes.Clear();
        return Take(word) ? codes : null;

        // Codes of four letters and perhaps a country at the end: not every code is in the table, so half of them must be.
        bool TakeFours(string run)
        {
            int known = 0;
            for (int at = 0; at < run.Length; at += 4)
            {
                string code = run[at..Math.Min(at + 4, run.Length)];
                bool isKnown = Tag.Find(code) is not null;
                if (!isKnown && (code.Length < 4 || !"ABCEKMOPST".Contains(code[0]))) return false;
                if (isKnown) known++;
                codes.Add(code);
            }
            return known * 2 > codes.Count;
        }

        bool Take(ReadOnlySpan<char> rest)
        {
            if (rest.IsEmpty) return true;
            foreach (int length in (ReadOnlySpan<int>)[4, 2])
            {
                if (rest.Length < length || Tag.Find(rest[..length].ToString()) is null) continue;
                codes.Add(rest[..length].ToString());
                if (Take(rest[length..])) return true;
                codes.RemoveAt(codes.Count - 1);
            }
            return false;
        }
    }

    private static void Add(string tag, List<string> tags)
    {
        tag = tag.Trim();
        if (tag is "SIPDIS" or "NOFORN" or "" or "AND" or "N/A" || tag.Length > LongestTag) return;
        if (Corrections.TryGetValue(tag, out string? corrected)) tag = corrected;
        else if (Split(tag) is { } codes)
        {
            foreach (string code in codes)
                if (!tags.Contains(code)) tags.Add(code);
            return;
        }
        if (!tags.Contains(tag)) tags.Add(tag);
    }

    // OVIP (STEINBERG, JAMES B.)
    [GeneratedRegex(@"\((?<name>[^()]{3,50})\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets { get; }

    // "PE        SECRET     PAGE 02     LIMA  02475  01 OF 03  251228Z PINR"
    [GeneratedRegex(
        @"\s(UNCLAS|UNCLASSIFIED|CONFIDENTIAL|"
            + @"SECRET)\s{2,40}PAGE [0-9][0-9]\s{1,20}[A-Z ]{2,20}[0-9]{3,7}\s{1,10}([0-9][0-9] OF [0-9][0-9])?\s{0,10}([0-9]{6}Z)?",
            RegexOptions.ExplicitCapture)]
    private static partial Regex PageLine { get; }
}
