using System.Collections.Frozen;
using System.Text;
using CableViewer.Cables;
using CableViewer.Cables.Places;

namespace CableViewer.Citing;

/// <summary>Puts a title into sentence case, as APA wants it: <c>Anti-drug ops extended to eight states</c>.</summary>
/// <remarks>
/// Which words are names, the cable itself tells: a word that its text writes in capitals alone, and never at the beginning of a sentence
/// only, is one. A text that is all capitals tells nothing, and the title stays as it is: a name in small letters would be the worse
/// mistake.
/// </remarks>
public static class SentenceCase
{
    // Characters that tell whether a text is all capitals.
    private const int MostTold = 600;

    private static readonly FrozenSet<string> Known = Origin.All.Values
        .SelectMany(origin => origin.Name.Split(' ', ','))
        .Concat(Tag.All.Values.Where(tag => tag.Kind is "geographic").SelectMany(tag => (tag.Meaning ?? "").Split(' ', ',', '(', ')')))
        .Concat(["January", "February", "April", "June", "July", "August", "September", "October", "November", "December",
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "American", "Americans", "President",
                "Parliament"])
        .Where(word => word.Length > 2 && char.IsUpper(word[0]))
        .Except(["Embassy", "Consulate", "Mission", "Office", "Secretary", "State", "Department", "Interests", "Section", "Institute",
            "Delegation", "Team", "The", "And", "New",
            "South", "North", "East", "West", "Island", "Islands", "Republic", "Union", "States", "United", "Sea", "City", "Cape",
                "Democratic", "General", "Former"])
        .ToFrozenSet();

    public static string From(string title, IReadOnlyList<Paragraph> paragraphs)
    {
        if (!IsMixed(paragraphs)) return title;

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
            bool stays = opens || !IsCapitalised(word) || IsName(Stem(word), paragraphs);
            result.Append(stays ? word : word.ToLowerInvariant());
            opens = false;
        }
        return result.ToString();
    }

    // One capital and small letters: acronyms and McDonald are left alone.
    private static bool IsCapitalised(string word) => char.IsUpper(word[0]) && !word.AsSpan(1).ContainsAnyInRange('A', 'Z');

    private static string Stem(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    // A telegram in capitals has small letters too, here and there.
    private static bool IsMixed(IReadOnlyList<Paragraph> paragraphs)
    {
        int small = 0, capital = 0;
        foreach (Paragraph paragraph in paragraphs)
        {
            ReadOnlySpan<char> text = paragraph.Text.AsSpan(0, Math.Min(paragraph.Text.Length, MostTold));
            foreach (char c in text)
            {
                if (char.IsAsciiLetterLower(c)) small++;
                else if (char.IsAsciiLetterUpper(c)) capital++;
            }
            if (small + capital > MostTold) break;
        }
        return small > capital;
    }

    // Once in small letters, and it is none; else once with a capital within a sentence, and it is one.
    private static bool IsName(string word, IReadOnlyList<Paragraph> paragraphs)
    {
        bool isCapitalised = Known.Contains(word);
        foreach (Paragraph paragraph in paragraphs)
        {
            ReadOnlySpan<char> text = paragraph.Text;
            for (int at = 0; text[at..].IndexOf(word, StringComparison.OrdinalIgnoreCase) is var next and >= 0; at += next + word.Length)
            {
                int start = at + next, end = start + word.Length;
                if ((start > 0 && char.IsLetterOrDigit(text[start - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end])))
                    continue;
                if (char.IsLower(text[start])) return false;
                isCapitalised |= char.IsLower(text[end - 1]) && !OpensSentence(text[..start]);
            }
        }
        return isCapitalised;
    }

    private static bool OpensSentence(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(' ');
        return before.IsEmpty || before[^1] is '.' or '?' or '!' or ':' or '"' or '“' or '(' or '\n';
    }
}
