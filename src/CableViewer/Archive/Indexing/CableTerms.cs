using CableViewer.Cables;

namespace CableViewer.Archive.Indexing;

/// <summary>A property that a cable shares with others.</summary>
internal readonly record struct CableTerm(string Kind, string Name);

/// <summary>Which terms a cable is found by.</summary>
internal static class CableTerms
{
    // Longer than any name; what a damaged text puts in its place is found by its words.
    private const int LongestName = 300;

    /// <returns>Each once.</returns>
    public static CableTerm[] Of(Cable cable, IReadOnlyList<Diagnostic> diagnostics)
    {
        var terms = new HashSet<CableTerm>();
        Add(TermKind.Tag, cable.Tags);
        Add(TermKind.Caption, cable.Captions);
        Add(TermKind.Article, cable.Articles);
        Add(TermKind.Signer, cable.SignedBy.Select(name => name.ToUpperInvariant()));
        if (cable.From is { } from) Add(TermKind.From, [from.ToUpperInvariant()]);
        Add(TermKind.To, cable.To.Select(addressee => addressee.Name.ToUpperInvariant()));
        Add(TermKind.Info, cable.Info.Select(addressee => addressee.Name.ToUpperInvariant()));
        Add(TermKind.Route, cable.To.Concat(cable.Info).Select(addressee => addressee.Route).OfType<string>());
        Add(TermKind.Marking, cable.Paragraphs.Select(paragraph => paragraph.Marking).OfType<string>());
        Add(TermKind.Diagnostic, diagnostics.Select(diagnostic => diagnostic.Code));
        return [.. terms];

        void Add(string kind, IEnumerable<string> names)
        {
            foreach (string name in names)
            {
                if (name.Length is > 0 and <= LongestName) terms.Add(new CableTerm(kind, name));
            }
        }
    }
}
