using CableViewer.Cables;

namespace CableViewer.Web.Cables.Text;

/// <summary>A cable in a line or two, for search engines and previews.</summary>
public static class Summaries
{
    /// <summary>Of a description: what search engines show of one.</summary>
    public const int Length = 160;

    /// <summary>The beginning of its summary, or of its first paragraph; cut at a word.</summary>
    public static string Of(Cable cable) =>
        Cut(cable.Summary ?? cable.Paragraphs.FirstOrDefault(paragraph => paragraph.Text is not "")?.Text ?? cable.Subject, Length);

    /// <summary>Whether an article's address may be a link: of the web and nothing else.</summary>
    public static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https";

    /// <summary>At most so many characters on one line; what is cut off shows as an ellipsis.</summary>
    public static string Cut(string text, int length)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length) return line;
        int end = line.LastIndexOf(' ', length - 1);
        if (end < length / 2) end = length - 1;
        if (char.IsHighSurrogate(line[end - 1])) end--;
        return line[..end].TrimEnd(',', ';', ':', ' ') + "…";
    }
}
