using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Web.Cables.Text;

/// <summary>What the short forms of a telegram mean, in a few words for the reader.</summary>
public static partial class Meanings
{
    /// <summary><c>S//NF</c>: secret, not for foreigners.</summary>
    /// <param name="marking">Null for a paragraph without one.</param>
    public static string Marking(string? marking)
    {
        if (marking is null) return "without a marking";
        string[] parts = marking.Split(['/', '-', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string level = parts.Length == 0 ? marking : parts[0] switch
        {
            "U" or "UNCLAS" or "UNCLASSIFIED" => "unclassified",
            "SBU" => "sensitive but unclassified",
            "C" or "CONFIDENTIAL" => "confidential",
            "S" or "SECRET" => "secret",
            "TS" => "top secret",
            "LOU" => "limited official use",
            _ => marking,
        };
        if (parts.Contains("NF") || parts.Contains("NOFORN")) level += ", not for foreigners";
        if (parts.Contains("FOUO")) level += ", for official use only";
        if (parts.Contains("FGI")) level += ", foreign government information";
        int rel = marking.IndexOf("REL", StringComparison.Ordinal);
        if (rel >= 0)
            level += ", releasable "
                + $"{(marking[(rel + 3)..].Trim() is var to && to.StartsWith("TO ", StringComparison.Ordinal) ? to : "to " + to)}";
        return level;
    }

    /// <summary>What colours a marking: u, c or s; n for none.</summary>
    public static char Level(string? marking) => marking is null or "" ? 'n' : marking[0] switch
    {
        'U' or 'L' => 'u',
        'C' => 'c',
        'S' => marking.StartsWith("SBU", StringComparison.Ordinal) ? 'u' : 's',
        'T' => 's',
        _ => 'n',
    };

    public static string Precedence(Precedence precedence) => precedence switch
    {
        CableViewer.Cables.Precedence.Routine => "to be handled in its turn",
        CableViewer.Cables.Precedence.Priority => "before routine traffic, within hours",
        CableViewer.Cables.Precedence.Immediate => "at once, by day",
        CableViewer.Cables.Precedence.NiactImmediate => "night action: at once, and somebody is to be woken for it",
        CableViewer.Cables.Precedence.Flash => "before everything else, within minutes",
        _ => "",
    };

    /// <returns>Null for a word that is not known.</returns>
    public static string? Caption(string caption) => caption switch
    {
        "SIPDIS" => "put on the network SIPRNet, where many offices could read it",
        "NOFORN" => "not for foreigners",
        "SENSITIVE" => "sensitive but unclassified",
        "NODIS" => "no distribution beyond the addressee, without leave of the Executive Secretary",
        "EXDIS" => "exclusive distribution: few offices only",
        "LIMDIS" => "limited distribution",
        "STADIS" => "distribution within the Department of State only",
        "ROGER CHANNEL" => "for the Bureau of Intelligence and Research only",
        "EFTO" or "E F T O" => "encrypt for transmission only",
        "FOUO" => "for official use only",
        "DSSIMAS" or "TERREP" or "MEDIANOTE" => null,
        _ => null,
    };

    /// <summary>The reasons of the executive order that are named in a text such as <c>1.4 (b) and (d)</c>.</summary>
    /// <returns>Empty where none is recognised.</returns>
    public static IReadOnlyList<(char Letter, string Meaning)> Reasons(string? reason) => reason is null ? [] :
    [
        .. Letter.Matches(reason)
            .Select(match => char.ToLowerInvariant(match.Groups["letter"].ValueSpan[0]))
            .Distinct()
            .Select(letter => (letter, Meaning: Reason(letter)))
            .Where(pair => pair.Meaning is not "")
    ];

    /// <summary><c>021309Z MAR 07</c>: 2 March 2007, 13:09 UTC.</summary>
    /// <returns>Null for what is no date-time group.</returns>
    public static string? DateTimeGroup(string? group)
    {
        if (group is null) return null;
        return DateTime.TryParseExact(group, "ddHHmm'Z' MMM yy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            ? time.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : null;
    }

    // Executive Order 12958 as amended, section 1.4 (before 2003 section 1.5, with the same letters).
    private static string Reason(char letter) => letter switch
    {
        'a' => "military plans, weapons, or operations",
        'b' => "foreign government information",
        'c' => "intelligence activities, sources or methods",
        'd' => "foreign relations or activities, confidential sources included",
        'e' => "scientific, technological or economic matters of national security",
        'f' => "safeguarding nuclear materials or facilities",
        'g' => "vulnerabilities of systems, installations, projects or plans",
        'h' => "weapons of mass destruction",
        _ => "",
    };

    // (b), (B) or b, d behind the number of the section
    [GeneratedRegex(@"\(\s*(?<letter>[A-Ha-h])\s*\)|(?<=[\s,(/])(?<letter>[A-Ha-h])(?=[\s,)./]|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Letter { get; }
}
