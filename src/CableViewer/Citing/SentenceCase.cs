using System.Collections.Frozen;
using System.Text;
using CableViewer.Cables;

namespace CableViewer.Citing;

/// <summary>Puts a title into sentence case, as APA wants it: <c>Anti-drug ops extended to eight states</c>.</summary>
/// <remarks>
/// Which words are names, the cable itself tells: a word that its text writes in capitals alone, and never at the beginning of a sentence only,
/// is one. A text that is all capitals tells nothing, and the title stays as it is: a name in small letters would be the worse mistake.
/// </remarks>
public static class SentenceCase
{
    // Enough to learn how a text writes its words.
    private const int MostText = 60_000;

    private static readonly FrozenSet<string> Known = Origin.All.Values
        .SelectMany(origin => origin.Name.Split(' ', ','))
        .Concat(Tag.All.Values.Where(tag => tag.Kind is "geographic").SelectMany(tag => (tag.Meaning ?? "").Split(' ', ',', '(', ')')))
        .Concat(["January", "February", "April", "June", "July", "August", "September", "October", "November", "December",
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "American", "Americans", "President", "Parliament"])
        .Where(word => word.Length > 2 && char.IsUpper(word[0]))
        .Except(["Embassy", "Consulate", "Mission", "Office", "Secretary", "State", "Department", "Interests", "Section", "Institute", "Delegation", "Team", "The", "And", "New",
            "South", "North", "East", "West", "Island", "Islands", "Republic", "Union", "States", "United", "Sea", "City", "Cape", "Democratic", "General", "Former"])
        .ToFrozenSet();

    public static string From(string title, IReadOnlyList<Paragraph> paragraphs)
    {
        (HashSet<string> common, HashSet<string> names) = Learn(paragraphs);
        if (common.Count == 0) return title;

        var result = new StringBuilder(title.Length);
        bool opens = true;
        int at = 0;
        while (at < title.Length)
        {
            int start = at;
            while (at < title.Length && (char.IsLetterOrDigit(title[at]) || title[at] is '\'' or '’')) at++;
            if (at == start)
            {
                if (title[at] is ':' or '?' or '!' or '.' or '"' or '“') opens = true;
                result.Append(title[at++]);
                continue;
            }
            string word = title[start..at];
            bool stays = opens || !IsCapitalised(word) || Stem(word) is var stem && !common.Contains(stem) && (names.Contains(stem) || Known.Contains(stem));
            result.Append(stays ? word : word.ToLowerInvariant());
            opens = false;
        }
        return result.ToString();
    }

    // One capital and small letters: acronyms and McDonald are left alone.
    private static bool IsCapitalised(string word) => char.IsUpper(word[0]) && !word.AsSpan(1).ContainsAnyInRange('A', 'Z');

    private static string Stem(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    // Words the text writes small, with their first letter made a capital to compare; and words it writes with a capital within a sentence.
    private static (HashSet<string> Common, HashSet<string> Names) Learn(IReadOnlyList<Paragraph> paragraphs)
    {
        var common = new HashSet<string>();
        var names = new HashSet<string>();
        int read = 0;
        foreach (string text in paragraphs.Select(paragraph => paragraph.Text))
        {
            if ((read += text.Length) > MostText) break;
            bool opens = true;
            int at = 0;
            while (at < text.Length)
            {
                int start = at;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '\'' or '’')) at++;
                if (at == start)
                {
                    if (text[at] is '.' or '?' or '!' or ':' or '"' or '“' or '(' or '\n') opens = true;
                    at++;
                    continue;
                }
                string word = Stem(text[start..at].TrimEnd('\'', '’'));
                if (word.Length > 0 && char.IsLower(word[0])) common.Add(char.ToUpperInvariant(word[0]) + word[1..]);
                else if (!opens && word.Length > 1 && IsCapitalised(word)) names.Add(word);
                opens = false;
            }
        }
        return (common, names);
    }
}
