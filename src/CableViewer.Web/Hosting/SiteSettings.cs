using System.Text.RegularExpressions;
using CableViewer.Web.Commands;

namespace CableViewer.Web.Hosting;

/// <summary>What a publisher decides about the site (docs/settings.md).</summary>
public sealed partial class SiteSettings
{
    private const int LongestName = 60;

    /// <summary>In the head of every page, in titles and in citations.</summary>
    public string SiteName { get; private init; } = "CableViewer";

    /// <summary>
    /// Scheme and host (and folder) under which readers reach the site, without a slash at the end; null where links are to be relative.
    /// </summary>
    public string? PublicUrl { get; private init; }

    /// <summary>The name of the collection of documents, for citations, where it has one beside the site's; null where not.</summary>
    public string? CollectionName { get; private init; }

    /// <summary>The hashtag of the whole archive, without its #.</summary>
    public string ArchiveTag { get; private init; } = "cablegate";

    /// <summary>An e-mail address or web address of the publisher; null where none is given.</summary>
    public string? Contact { get; private init; }

    /// <summary>Whether search engines may list the site's pages.</summary>
    public bool AllowIndexing { get; private init; } = true;

    /// <summary>Whether crawlers that gather text for language models may come.</summary>
    public bool AllowAiBots { get; private init; } = true;

    /// <summary>The settings as they are without any.</summary>
    public static SiteSettings Default { get; } = new();

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="WrongSettingException">One is wrong.</exception>
    public static SiteSettings Read(IConfiguration configuration) => new()
    {
        SiteName = ReadName(configuration["SiteName"]),
        PublicUrl = ReadPublicUrl(configuration["PublicUrl"]),
        CollectionName = string.IsNullOrWhiteSpace(configuration["CollectionName"]) ? null : ReadName(configuration["CollectionName"]),
        ArchiveTag = ReadTag(configuration["ArchiveTag"]),
        Contact = ReadContact(configuration["Contact"]),
        AllowIndexing = ReadSwitch(configuration["AllowIndexing"], "--allow-indexing"),
        AllowAiBots = ReadSwitch(configuration["AllowAiBots"], "--allow-ai-bots"),
    };

    /// <summary>The address of a page as readers elsewhere need it: absolute where the public URL is known.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string Absolute(string path) => PublicUrl + path;

    /// <summary>
    /// Scheme and host (and folder) for addresses that must be absolute; those of the request where no public URL is set.
    /// </summary>
    public string BaseFor(HttpRequest request) => PublicUrl ?? $"{request.Scheme}://{request.Host}";

    private static string ReadName(string? text)
    {
        if (text is null) return Default.SiteName;
        string name = text.Trim();
        return name.Length is > 0 and <= LongestName && !name.Any(char.IsControl)
            ? name
            : throw new WrongSettingException(
                $"A name of site or collection has to be of 1 to {LongestName} characters on one line; write for example --site-name "
                    + "\"The Cable Archive\".");
    }

    private static string? ReadPublicUrl(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            && url is { Query: "", Fragment: "", UserInfo: "" }
            ? url.AbsoluteUri.TrimEnd('/')
            : throw new WrongSettingException(
                $"The public URL \"{text}\" is none; write scheme and host, for example --public-url https://cables.example.org.");
    }

    private static string ReadTag(string? text)
    {
        if (text is null) return Default.ArchiveTag;
        string tag = text.Trim().TrimStart('#');
        return Hashtag.IsMatch(tag)
            ? tag
            : throw new WrongSettingException(
                $"The archive tag \"{text}\" is no hashtag; write letters and digits with one letter at least, for example --archive-tag "
                    + "cablegate.");
    }

    private static string? ReadContact(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string contact = text.Trim();
        bool isAddress = contact.StartsWith("https://", StringComparison.Ordinal) || contact.StartsWith("http://", StringComparison.Ordinal)
            ? Uri.IsWellFormedUriString(contact, UriKind.Absolute)
            : EMail.IsMatch(contact);
        return isAddress
            ? contact
            : throw new WrongSettingException(
                $"The contact \"{text}\" is neither an e-mail address nor a web address; write for example --contact desk@example.org.");
    }

    private static bool ReadSwitch(string? text, string option)
    {
        if (string.IsNullOrWhiteSpace(text)) return true;
        return bool.TryParse(text, out bool isOn)
            ? isOn
            : throw new WrongSettingException($"\"{text}\" is neither true nor false; write for example {option} false.");
    }

    [GeneratedRegex(@"^(?=.*[A-Za-z])[A-Za-z0-9_]{1,50}\z")]
    private static partial Regex Hashtag { get; }

    [GeneratedRegex(@"^[^@\s<>""]+@[^@\s<>""]+\z")]
    private static partial Regex EMail { get; }
}
