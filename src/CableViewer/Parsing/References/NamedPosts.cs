using CableViewer.Cables;

namespace CableViewer.Parsing.References;

/// <summary>
/// The posts a cable itself names as its origin, sender and addressees. They are origins even where no table knows them: another archive
/// has other posts.
/// </summary>
/// <param name="id">Of the cable; null where it is not known, or is itself in question.</param>
/// <param name="names">Sender and addressees, as its header has them.</param>
/// <param name="origin">As the source has it: <c>Consulate Genoa</c>; null where it does not say.</param>
internal sealed class NamedPosts(ReferenceId? id, IEnumerable<string> names, string? origin)
{
    private static readonly string[] Kinds = ["AMEMBASSY ", "AMCONSUL ", "AMCONGEN ", "USMISSION "];

    // Most cables cite posts of the table only and never ask.
    private HashSet<string>? codes;

    /// <summary>Of a text without its cable.</summary>
    public static NamedPosts None { get; } = new(null, [], null);

    /// <param name="code">Capitals only: <c>PORTAUPRINCE</c>.</param>
    public bool Contain(string code) => (codes ??= Gather()).Contains(code);

    private HashSet<string> Gather()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (id is { } own) found.Add(own.Origin);
        // "Embassy Northport", "US Mission Southport": the post is what follows its kind.
        for (int at = origin?.IndexOf(' ', StringComparison.Ordinal) ?? -1; at > 0; at = origin!.IndexOf(' ', at + 1))
            if (OriginCode.Letters(origin.AsSpan(at)) is { Length: >= 3 } post) found.Add(post);
        foreach (string name in names) Add(name);
        return found;

        void Add(string name)
        {
            foreach (string kind in Kinds)
                if (name.StartsWith(kind, StringComparison.Ordinal)
                    && OriginCode.Letters(name.AsSpan(kind.Length)) is { Length: >= 3 } code) found.Add(code);
        }
    }
}
