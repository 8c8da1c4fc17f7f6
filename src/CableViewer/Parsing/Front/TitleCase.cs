using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CableViewer.Cables;

namespace CableViewer.Parsing.Front;

/// <summary>Puts a subject in capitals into title case, for citations and previews: acronyms stay, small words are small.</summary>
public static class TitleCase
{
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    // Acronyms that come in the plural.
    private static readonly FrozenSet<string> Plurals =
        new[] { "NGOS", "IDPS", "MPS", "PRTS", "VIPS", "CEOS", "MOUS", "UAVS", "IEDS", "FTAS", "CODELS", "POWS", "FMS",
            "PMS" }.ToFrozenSet();

    private static readonly FrozenSet<string> SmallWords = new[]
    {
        "A", "AN", "AND", "AS", "AT", "BUT", "BY", "FOR", "FROM", "IN", "INTO", "OF", "OFF", "ON", "ONTO", "OR", "OVER", "PER", "THE", "TO",
            "UP", "UPON", "VIA", "VS", "WITH",
        "NOR", "DE", "DU", "LA", "AL", "EL",
    }.ToFrozenSet();

    // Words that are acronyms too, but hardly ever in a subject.
    private static readonly FrozenSet<string> Words =
        """
        A ABUJA ACE ACES ACT AGO ALL AM AN AND ANT APP ARE ARENA ARM AS AT BASHAR BASICS BE BEE BOG BY CAFE CAN CAP CAR CARE CASA CAT
        CEMENT CHEN CHORES COAL COMMIT COOL COPE DARK DART DO DOC DOHA DONG DOT DRAGON
        DR DUTCH ECHO ELVIS ETC EXACT FAN FAR FARGO FAST FIT FLEX FOR GAP GIFT GLOBE GO GOES GOT GUAM HAM HAS HAT HE HELP HIM HOC I IN INC
        IS IT ITS JAM JOSEPH JR LAOS LEGAL LES LET LIFE LITE LUTE MAC MAIL MAOIST MAP
        MAY MCCAIN ME MEET MEN MIST MOO MOST MR MRS MS MY NAWAB NEEDS NEW NO NOT OF OFF ON OR OUT PACE PAD PEACE PER PET PICK PRO PUP REYES
        ROM SAFE SAID SAL SAM SARA SEA SEE SEED SESAME SET SHARON SHE SIP SMART SO
        SOX SR ST STAR STEP STOP SUNNI SWIFT TAFT TAGS TAR THAI THE TIM TO UP UPDATE USE VANS WAR WAS WASH WASP WE WHO WIN YOUTH ZENICA
        ALIREZA ALLEGED ALLENGERS AMENDMENT ARMENIA BURNABY CARRYOVER CONSENSO DICARLO DUSHANBE GEYSERS JANNUZI KATHMANDU MACEDONIA
        MCNERNEY MUKTADA MUSTARD PHILIPS PROSPER PROTECT SHANNON SHANTHA SUDERSHAN TRIDENT VECTORS
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>A subject that is not in capitals is returned as it is.</summary>
    public static string From(string subject)
    {
        int lower = subject.Count(char.IsLower), upper = subject.Count(char.IsUpper);
        if (lower * 3 > upper) return subject;

        var title = new StringBuilder(subject.Length);
        bool opens = true;
        int at = 0;
        while (at < subject.Length)
        {
            int start = at;
            while (at < subject.Length && IsWordCharacter(subject, at)) at++;
            if (at > start)
            {
                // "A/S" and "S/CT" are offices.
                bool isOffice = at - start <= 2 && ((at < subject.Length && subject[at] == '/')
                    || (start > 0 && subject[start - 1] == '/'));
                if (isOffice)
                {
                    title.Append(subject, start, at - start);
                    opens = false;
                    continue;
                }
                bool closes = subject.AsSpan(at).IndexOfAny(LettersAndDigits) < 0;
                AppendWord(title, subject[start..at], opens || closes);
                opens = false;
                continue;
            }
            char c = subject[at++];
            title.Append(c);
            // A title begins anew behind a colon, a dash, a stop or an opening quote.
            if (c is ':' or '.' or '?' or '!' or '"' or '“' or '(' or '[' || (c == '-' && at >= 2 && subject[at - 2] is ' ' or '-'))
                opens = true;
        }
        return title.ToString();
    }

    private static bool IsWordCharacter(string text, int at) =>
        char.IsLetterOrDigit(text[at])
            || (text[at] is '\'' or '’' && at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1]))
        || (text[at] == '.' && at > 0 && char.IsLetter(text[at - 1]) && (at < 2 || !char.IsLetter(text[at - 2])));

    private static void AppendWord(StringBuilder title, string word, bool isEdge)
    {
        string stem = word.EndsWith("'S", StringComparison.Ordinal) || word.EndsWith("’S", StringComparison.Ordinal) ? word[..^2] : word;
        if (!isEdge && SmallWords.Contains(word)) title.Append(word.ToLowerInvariant());
        else if (Plurals.Contains(stem) && stem[^1] == 'S')
            title.Append(stem.AsSpan(0, stem.Length - 1)).Append('s').Append(word.AsSpan(stem.Length).ToString().ToLowerInvariant());
        else if (IsAcronym(stem)) title.Append(stem).Append(word.AsSpan(stem.Length).ToString().ToLowerInvariant());
        else if (char.IsDigit(word[0])) title.Append(word.ToLowerInvariant() is var small && char.IsDigit(word[^1]) ? word : small);
        else AppendCapitalised(title, word);
    }

    private static bool IsAcronym(string word) =>
        (word.Contains('.') && word.Length > 1)
        || (!Words.Contains(word) && Acronym.Find(word) is not null)
        || IsRoman(word)
        // "C-AL9", "G8": a letter before a digit makes a designation.
        || (char.IsLetter(word[0]) && word.AsSpan().ContainsAnyInRange('0', '9'));

    private static bool IsRoman(string word) => word.Length is > 1 and < 5 && word.All(c => c is 'I' or 'V' or 'X') && word is not "VIX";

    private static void AppendCapitalised(StringBuilder title, string word)
    {
        TextInfo text = CultureInfo.InvariantCulture.TextInfo;
        // O'BRIEN and MCDONALD, but DON'T and LET'S.
        int apostrophe = word.AsSpan().IndexOfAny('\'', '’');
        if (word.StartsWith("MC", StringComparison.Ordinal) && word.Length > 4)
            title.Append("Mc").Append(word[2]).Append(text.ToLower(word[3..]));
        else if (apostrophe == 1 && word.Length > 4) title.Append(word[0]).Append(word[1]).Append(word[2]).Append(text.ToLower(word[3..]));
        else title.Append(word[0]).Append(text.ToLower(word[1..]));
    }
}
