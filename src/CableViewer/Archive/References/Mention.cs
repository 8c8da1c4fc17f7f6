using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Archive.References;

/// <summary>A cable that the running text of another names, and its REF line does not.</summary>
/// <param name="Anchor">Of the paragraph that names it first.</param>
/// <param name="Text">As typed: <c>06 MEXICO 1234</c>, <c>MEXICO 983</c>.</param>
/// <param name="Read">The ID that was read from it.</param>
/// <param name="IsSure">Its year is typed there and its origin is one that is known. Anything else may be no cable, and counts only where such a cable is here.</param>
public sealed record Mention(string Anchor, string Text, ReferenceId Read, bool IsSure)
{
    // More than these are a list of cables, not a text that cites them.
    private const int MostInCable = 100;
    private const int ShortestOrigin = 4;

    /// <summary>In the order of the text. Depends on the cable alone, so that it is found beside the writer.</summary>
    public static IReadOnlyList<Mention> List(Cable cable)
    {
        if (cable.ReferenceId is not { } id) return [];
        List<Mention>? mentions = null;
        foreach (Paragraph paragraph in cable.Paragraphs)
        {
            int last = -1;
            foreach (RunningReference named in RunningReference.ListIds(paragraph.Text, id))
            {
                // Of "SEE RIO DE JANEIRO 983" the longest that is a post: the others end with the same number.
                int end = named.Start + named.Length;
                ReferenceId read = named.Candidates[0];
                bool hasYear = named.Candidates.Count == 1, isPost = IsPost(read);
                // "23 JUN 1975" is a day.
                if (end == last || (!isPost && (!hasYear || read.Origin.Length < ShortestOrigin))) continue;
                last = end;
                // Where everything is in capitals, "FROM BAGHDAD 150" need not be a cable.
                if (!hasYear && IsShouted(paragraph.Text)) continue;
                if (cable.References.Any(entry => entry.ReferenceId == read) || mentions?.Exists(known => known.Read == read) == true) continue;
                (mentions ??= []).Add(new Mention(paragraph.Anchor, paragraph.Text[named.Start..end], read, hasYear && isPost));
                if (mentions.Count == MostInCable) return mentions;
            }
        }
        return mentions is null ? [] : mentions;
    }

    /// <summary>Whether the code of its origin is one that is known, in any archive.</summary>
    public static bool IsPost(ReferenceId read) => Origin.Find(read.Origin) is not null;

    private static bool IsShouted(string text) => 4 * text.Count(char.IsAsciiLetterLower) < text.Count(char.IsAsciiLetterUpper);
}
