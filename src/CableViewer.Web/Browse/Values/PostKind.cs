using CableViewer.Cables.Places;

namespace CableViewer.Web.Browse.Values;

/// <summary>What kind of post an origin is: embassy, consulate, mission, ….</summary>
public static class PostKind
{
    private const string Other = "Other";

    // As display names of posts begin.
    private static readonly string[] Known = ["Embassy", "Consulate", "Mission"];

    /// <returns>From the table of origins; for an origin that is not in it, as its name begins.</returns>
    public static string Of(string code, string name) =>
        Origin.Find(code)?.Kind ?? Known.FirstOrDefault(kind => name.StartsWith(kind + " ", StringComparison.OrdinalIgnoreCase)) ?? Other;

    /// <summary><c>regional-embassy-office</c>.</summary>
    public static string Slug(string kind) => kind.ToLowerInvariant().Replace(' ', '-');

    /// <summary><c>Embassies</c>.</summary>
    public static string Plural(string kind) => kind switch
    {
        Other => "Other posts and offices",
        "Embassy" => "Embassies",
        "Secretary" => "The Secretary of State",
        _ => kind + "s",
    };
}
