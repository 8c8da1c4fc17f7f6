using CableViewer.Cables;
using CableViewer.Cables.Comparing;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Hosting;
using Microsoft.AspNetCore.Html;

namespace CableViewer.Web.Cables.Versions;

/// <summary>A comparison as its page shows it: what differs, with what is the same folded away.</summary>
public sealed record ComparisonView
{
    private const int MostWords = 90;

    /// <summary>Said in place of what differs, where two telegrams bear one ID.</summary>
    public const string DifferentTelegrams =
        "These are different telegrams under one reference ID: their texts have next to no word in common.";

    public required CableDiff Diff { get; init; }

    /// <summary>Stretches of paragraphs that all differ, or are all the same, in reading order.</summary>
    public required IReadOnlyList<ComparedStretch> Stretches { get; init; }

    /// <summary>Redactions that one of the versions has and the other has not.</summary>
    public required IReadOnlyList<RedactionChange> Redactions { get; init; }

    public static ComparisonView Of(CableDiff diff)
    {
        var stretches = new List<ComparedStretch>();
        foreach (ParagraphChange change in diff.Paragraphs)
        {
            if (stretches is [.., var last] && last.IsSame == change.IsSame) last.Changes.Add(change);
            else stretches.Add(new ComparedStretch(change.IsSame, [change]));
        }
        return new ComparisonView { Diff = diff, Stretches = stretches, Redactions = [.. diff.Paragraphs.SelectMany(ListRedactions)] };
    }

    /// <summary>What differs, in a sentence: <c>2 paragraphs differ and one is new; 1 redaction removed.</c></summary>
    public static string Summarize(CableDiff diff)
    {
        if (diff.IsOfDifferentTelegrams) return DifferentTelegrams;
        if (diff.IsEmpty) return "Only blanks, line ends or the transmission header differ.";
        int added = diff.Paragraphs.Count(change => change.Before is null), removed = diff.Paragraphs.Count(change => change.After is null);
        int changed = diff.Paragraphs.Count(change => !change.IsSame) - added - removed;
        var parts = new List<string>();
        if (changed > 0) parts.Add(changed == 1 ? "one paragraph differs" : $"{changed} paragraphs differ");
        if (added > 0) parts.Add(added == 1 ? "one paragraph is new" : $"{added} paragraphs are new");
        if (removed > 0) parts.Add(removed == 1 ? "one paragraph is gone" : $"{removed} paragraphs are gone");
        if (diff.RedactionsOpened > 0)
            parts.Add(diff.RedactionsOpened == 1 ? "1 redaction removed" : $"{diff.RedactionsOpened} redactions removed");
        if (diff.RedactionsClosed > 0)
            parts.Add(diff.RedactionsClosed == 1 ? "1 redaction added" : $"{diff.RedactionsClosed} redactions added");
        if (diff.Fields.Count > 0) parts.Add($"the record differs in {string.Join(", ", diff.Fields.Select(field => NameOf(field.Name)))}");
        string sentence = string.Join("; ", parts);
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.";
    }

    /// <summary>The name of a member for readers: <c>declassify on</c>.</summary>
    public static string NameOf(string field) =>
        string.Concat(field.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>How a paragraph is named: by the later version, or the earlier where the later has it no more.</summary>
    public static string NameOf(ParagraphChange change) => "¶" + Addresses.ParagraphName((change.After ?? change.Before)!.Anchor);

    /// <summary>A text of both versions: what only one has in <c>del</c> and <c>ins</c>, which also say so to those who listen.</summary>
    public static IHtmlContent Html(IReadOnlyList<WordRun> words)
    {
        var html = new HtmlContentBuilder();
        foreach (WordRun run in words)
        {
            (string open, string close) = run.Kind switch
            {
                ChangeKind.Removed => ("<del><span class=\"hidden\">removed: </span>", "</del>"),
                ChangeKind.Added => ("<ins><span class=\"hidden\">added: </span>", "</ins>"),
                _ => ("", ""),
            };
            // Blanks behind a word are behind its mark too.
            string text = run.Kind is ChangeKind.Same ? run.Text : run.Text.TrimEnd();
            html.AppendHtml(open).AppendHtml(ReadingHtml.Line(text)).AppendHtml(close)
                .AppendHtml(ReadingHtml.Line(run.Text[text.Length..]));
        }
        return html;
    }

    // A redaction and what stands in its place come one after the other.
    private static IEnumerable<RedactionChange> ListRedactions(ParagraphChange change)
    {
        if (change.RedactionsOpened + change.RedactionsClosed == 0) yield break;
        IReadOnlyList<WordRun> words = change.Words;
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i].Kind is ChangeKind.Same) continue;
            bool hasPair = words[i].Kind is ChangeKind.Removed && i + 1 < words.Count && words[i + 1].Kind is ChangeKind.Added;
            string before = words[i].Kind is ChangeKind.Removed ? words[i].Text : "";
            string after = hasPair ? words[i + 1].Text : words[i].Kind is ChangeKind.Added ? words[i].Text : "";
            if (hasPair) i++;
            int difference = Redaction.Count(before) - Redaction.Count(after);
            if (difference != 0) yield return new RedactionChange(change, difference > 0, Short(before), Short(after));
        }
    }

    private static string Short(string text) => text.Length <= MostWords ? text.Trim() : text[..MostWords].Trim() + "…";
}

/// <summary>Neighbouring paragraphs that all differ, or are all the same.</summary>
public sealed record ComparedStretch(bool IsSame, List<ParagraphChange> Changes);

/// <summary>A redaction that one version has and the other has not.</summary>
/// <param name="Paragraph">In which it is.</param>
/// <param name="IsOpened">The later version has words in its place; otherwise the later has it in the place of words.</param>
/// <param name="Before">What the earlier version has there.</param>
/// <param name="After">What the later version has there.</param>
public sealed record RedactionChange(ParagraphChange Paragraph, bool IsOpened, string Before, string After);
