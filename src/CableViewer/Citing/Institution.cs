using CableViewer.Cables;
using CableViewer.Cables.Places;

namespace CableViewer.Citing;

/// <summary>The sender of a cable as a citation names it. All of it follows from the origin's display name and kind.</summary>
public sealed record Institution
{
    /// <summary>The department whose telegrams these are.</summary>
    public const string Department = "U.S. Department of State";

    private const string Nation = "U.S.";
    private const string Country = "United States";

    /// <summary>
    /// With its nation: <c>U.S. Embassy Mexico</c>. What says so itself stays as it is: <c>Secretary of State</c>, <c>USUN New York</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Without: <c>Embassy Mexico</c>.</summary>
    public required string ShortName { get; init; }

    /// <summary>From the largest body to the smallest, as MLA wants it: <c>United States, Embassy (Mexico)</c>.</summary>
    public required string Hierarchy { get; init; }

    /// <summary>Of the sender; the department where a cable does not say who sent it.</summary>
    public static Institution Of(Cable cable)
    {
        Origin? known = cable.ReferenceId is { } id ? Origin.Find(id.Origin) : null;
        return Of(cable.Origin ?? known?.Name, known?.Kind);
    }

    /// <param name="displayName">As the source has it: <c>Embassy Mexico</c>; null where it says nothing.</param>
    /// <param name="kind">Embassy, Mission, Regional Embassy Office …; null for an origin that is in no table.</param>
    public static Institution Of(string? displayName, string? kind)
    {
        string name = string.Join(' ', (displayName ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name is "" || kind is "Department" && name.StartsWith("Department", StringComparison.Ordinal))
            return new Institution { Name = Department, ShortName = "Department of State", Hierarchy = $"{Country}, Department of State" };

        // REO Basrah, Iran RPO Dubai: nobody outside knows the abbreviation.
        if (kind is "Regional Embassy Office") name = name.Replace("REO ", "Regional Embassy Office ");
        if (kind is "Regional Presence Office") name = name.Replace("RPO ", "Regional Presence Office ");

        string shortName = name.StartsWith("US ", StringComparison.Ordinal) ? name[3..] : name;
        int blank = shortName.IndexOf(' ');
        string first = blank < 0 ? shortName : shortName[..blank];
        bool isPost = first is "Embassy" or "Consulate" or "Mission" && blank > 0;
        bool isNational = isPost || shortName.Length < name.Length || kind is "Regional Embassy Office" or "Regional Presence Office";
        return new Institution
        {
            Name = isNational ? $"{Nation} {shortName}" : name,
            ShortName = shortName,
            Hierarchy = isPost ? $"{Country}, {first} ({shortName[(blank + 1)..]})"
                : name is "Secretary of State" ? $"{Country}, Department of State"
                : $"{Country}, {shortName}",
        };
    }

    /// <summary>
    /// An addressee as a citation names it: <c>SECSTATE WASHDC</c> is the Secretary of State, <c>AMEMBASSY MEXICO</c> Embassy Mexico.
    /// </summary>
    public static string Of(Addressee addressee)
    {
        string name = addressee.Name.Trim().ToUpperInvariant();
        if (name.StartsWith("SECSTATE", StringComparison.Ordinal)) return "Secretary of State";
        foreach ((string start, string kind) in new[] { ("AMEMBASSY ", "Embassy"), ("AMCONSUL ", "Consulate"), ("USMISSION ", "Mission") })
        {
            if (!name.StartsWith(start, StringComparison.Ordinal)) continue;
            string place = name[start.Length..].Trim();
            string code = string.Concat(place.Where(char.IsAsciiLetter));
            return Origin.Find(code) is { } origin ? Of(origin.Name, origin.Kind).ShortName : $"{kind} {Capitalise(place)}";
        }
        return addressee.Name.Trim();
    }

    // Place names only: PORT-AU-PRINCE is Port-Au-Prince in the display names too.
    private static string Capitalise(string place)
    {
        Span<char> letters = place.ToLowerInvariant().ToCharArray();
        for (int i = 0; i < letters.Length; i++)
            if (i == 0 || !char.IsLetter(letters[i - 1]) && letters[i - 1] is not '\'') letters[i] = char.ToUpperInvariant(letters[i]);
        return letters.ToString();
    }
}
