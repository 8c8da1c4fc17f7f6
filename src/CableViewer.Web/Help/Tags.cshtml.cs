using CableViewer.Cables;
using CableViewer.Search.Results;
using CableViewer.Web.Browse.Lists;
using CableViewer.Web.Browse.Values;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CableViewer.Web.Help;

/// <summary>TAGS of one field, kind or beginning.</summary>
public sealed record TagGroup(string Id, string Name, IReadOnlyList<Tag> Tags);

/// <summary>The glossary of TAGS: every code whose meaning is known, grouped.</summary>
public sealed class TagGlossaryModel(CableSearch search) : PageModel
{
    private static readonly (string Kind, string Name)[] Kinds =
        [("program", "Programs"), ("geographic", "Countries and regions"), ("organization", "Organizations")];

    private static readonly IReadOnlyList<TagGroup> AllGroups = [.. GroupAll()];

    public IReadOnlyList<TagGroup> Groups { get; } = AllGroups;

    /// <summary>How many cables of the archive have a code.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Counts = ListValues.Of(await search.GetIndexAsync(cancellationToken), ListKind.Tag).ToDictionary(tag => tag.Name, tag => tag.Count);

    /// <summary>The code as a fragment: without what a fragment cannot hold.</summary>
    public static string IdOf(string code) => string.Concat(code.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>The meaning without the name of the group, which stands above it.</summary>
    public static string MeaningIn(TagGroup group, Tag tag) =>
        tag.Meaning is { } meaning
            && meaning.StartsWith(group.Name + ": ", StringComparison.OrdinalIgnoreCase) ? meaning[(group.Name.Length + 2)..] : tag.Meaning
            ?? "";

    // Subjects by the field that stands before their colon; the other kinds as they are.
    private static IEnumerable<TagGroup> GroupAll()
    {
        List<Tag> known = [.. Tag.All.Values.Where(tag => tag.Meaning is not null).OrderBy(tag => tag.Code, StringComparer.Ordinal)];
        foreach (var field in known.Where(tag => tag.Kind is "subject").GroupBy(FieldOf)
            .OrderBy(field => field.Key, StringComparer.Ordinal))
            yield return new TagGroup(IdOf(field.Key.ToLowerInvariant()), field.Key, [.. field]);
        foreach ((string kind, string name) in Kinds)
            yield return new TagGroup(kind, name, [.. known.Where(tag => tag.Kind == kind)]);
    }

    private static string FieldOf(Tag tag)
    {
        int colon = tag.Meaning!.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? tag.Meaning[..colon] : "Other subjects";
    }
}
