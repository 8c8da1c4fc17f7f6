using System.Globalization;

namespace CableViewer.Citing;

/// <summary>Citations as they are printed: Chicago, APA, MLA. Plain text, one line.</summary>
public static class PrintedStyles
{
    private static readonly string[] MlaMonths =
        ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

    /// <summary>
    /// A note: sender to recipient, title, kind and number, date, paragraph, collection, address (CMOS 17, 14.220 and its answer on FRUS).
    /// </summary>
    public static string Chicago(Citation citation)
    {
        string sender = citation.Sender.ShortName;
        string parties = citation.Cable.To.Count > 0 ? $"{sender} to {Institution.Of(citation.Cable.To[0])}" : sender;
        string? title = citation.Title is { } name ? $"\"{InQuotes(name)},\"" : null;
        string?[] rest =
        [
            $"telegram {citation.ReferenceId}",
            citation.Date is { } date ? Citation.MonthFirst(date) : "n.d.",
            citation.LocatorWith("para."),
            citation.Publisher.Name,
            citation.Accessed is { } accessed ? $"accessed {Citation.MonthFirst(accessed)}" : null,
            citation.Address,
        ];
        string note =
            $"{Citation.OneLine(parties)}, {(title is null ? "" : title + " ")}{string.Join(", ", rest.Where(part => part is not null))}.";
        return citation.Doubts.Count == 0 ? note : $"{note} {string.Join(' ', citation.Doubts)}";
    }

    /// <summary>APA 7, the pattern of a report with a number; the paragraph belongs to the citation in the text, which follows.</summary>
    public static string Apa(Citation citation)
    {
        string author = citation.Sender.Name;
        string year = citation.Date?.Year.ToString(CultureInfo.InvariantCulture) ?? "n.d.";
        string date = citation.Date is { } day ? day.ToString("yyyy, MMMM d", CultureInfo.InvariantCulture) : "n.d.";
        string what = citation.Title is { } title
            ? $"{SentenceCase.From(title, citation.Cable.Paragraphs)} (Cable No. {citation.ReferenceId}) [Diplomatic cable]"
            : $"[Diplomatic cable {citation.ReferenceId}]";
        string where =
            citation.Accessed is { } accessed ? $"Retrieved {Citation.MonthFirst(accessed)}, from {citation.Address}" : citation.Address;
        string entry = $"{author}. ({date}). {what}. {citation.Publisher.Name}. {where}";
        return citation.LocatorWith("para.") is { } locator ? $"{entry} (In text: {author}, {year}, {locator})" : entry;
    }

    /// <summary>MLA 9, government author from the largest body to the smallest.</summary>
    public static string Mla(Citation citation)
    {
        string title = citation.Title is { } name ? $" \"{InQuotes(name)}{(EndsSentence(name) ? "" : ".")}\"" : "";
        string date = citation.Date is { } day ? $" {MlaDate(day)}." : "";
        string locator = citation.LocatorWith("par.") is { } place ? $", {place}" : "";
        string accessed = citation.Accessed is { } seen ? $" Accessed {MlaDate(seen)}." : "";
        return $"{citation.Sender.Hierarchy}.{title}{date} {citation.Publisher.Name}, {citation.Address}. Cable "
            + $"{citation.ReferenceId}{locator}.{accessed}";
    }

    private static string MlaDate(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day} {MlaMonths[date.Month - 1]} {date.Year}");

    private static bool EndsSentence(string title) => title[^1] is '.' or '?' or '!';

    // A quotation within a quotation has single marks.
    private static string InQuotes(string title) => title.Replace('"', '\'').Replace('“', '‘').Replace('”', '’');
}
