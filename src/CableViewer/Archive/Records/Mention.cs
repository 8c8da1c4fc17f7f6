using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Parsing.References;

namespace CableViewer.Archive.Records;

/// <summary>A cable that the running text of another names, and its REF line does not.</summary>
/// <param name="Anchor">Of the paragraph that names it first.</param>
/// <param name="Text">As typed: <c>06 MEXICO 1234</c>, <c>MEXICO 983</c>.</param>
/// <param name="Read">The ID that was read from it.</param>
/// <param name="IsSure">Its year is typed there and its origin is one that is known. Anything else may be no cable, and counts only where
/// such a cable is here.</param>
public sealed record Mention(string Anchor, string Text, ReferenceId Read, bool IsSure)
{
    // More than these are a list of cables, not a text that cites them.
    private const int MostInCable = 100;
    private const int ShortestOrigin = 4;

    /// <summary>In the order of the text. Depends on the cable alone, so that it is found beside the writer.</summary>
    public static IReadOnlyList<Mention> List(Cable cable)
    {
        if (cable.ReferenceId is null) return [];
        List<Mention>? mentions = null;
        foreach (Paragraph paragraph in cable.Paragraphs)
        {
            foreach (RunningReference named in ListNamed(paragraph.Text, cable, IsShouted(paragraph.Text)))
            {
                ReferenceId read = named.Candidates[0];
                if (cable.References.Any(entry => entry.ReferenceId == read)) continue;
                if (mentions?.Exists(known => known.Read == read) == true) continue;
                bool hasYear = named.Candidates.Count == 1;
                (mentions ??= []).Add(new Mention(paragraph.Anchor, paragraph.Text.Substring(named.Start, named.Length), read,
                    hasYear && IsPost(read)));
                if (mentions.Count == MostInCable) return mentions;
            }
        }
        return mentions is null ? [] : mentions;
    }

    /// <summary>The places of a text that name a cable, each once, in order: what a page may link, and what counts as a citation.</summary>
    /// <param name="citing">The cable that the text is of.</param>
    /// <param name="isShouted">The paragraph is in capitals: there "FROM BAGHDAD 150" names a cable only where a year, a number sign,
    /// brackets or the REF line says so.</param>
    public static IEnumerable<RunningReference> ListNamed(string text, Cable citing, bool isShouted)
    {
        int last = -1;
        foreach (RunningReference named in RunningReference.ListIds(text, citing.ReferenceId ?? default))
        {
            // Of "SEE RIO DE JANEIRO 983" the longest that is a post: the others end with the same number.
            int end = named.Start + named.Length;
            ReferenceId read = named.Candidates[0];
            bool hasYear = named.Candidates.Count == 1;
            // "23 JUN 1975" is a day.
            if (end == last || (!IsPost(read) && (!hasYear || read.Origin.Length < ShortestOrigin))) continue;
            last = end;
            if (!isShouted || named.IsBacked || citing.References.Any(entry => entry.ReferenceId == read)) yield return named;
        }
    }

    /// <summary>Whether the code of its origin is one that is known, in any archive.</summary>
    public static bool IsPost(ReferenceId read) => Origin.Find(read.Origin) is not null;

    /// <summary>Whether a text is in capitals, so that every word of it looks like a name.</summary>
    public static bool IsShouted(ReadOnlySpan<char> text)
    {
        int small = 0, capital = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiLetterLower(c)) small++;
            else if (char.IsAsciiLetterUpper(c)) capital++;
        }
        return 4 * small < capital;
    }
}
