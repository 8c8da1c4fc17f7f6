namespace CableViewer.Web.Browse.Lists;

/// <summary>The forms that every list has, told by the end of its address.</summary>
public enum ListFormat
{
    /// <summary>For readers; its address has no such end.</summary>
    Page,

    /// <summary><c>.json</c>: a page of rows for programs, with the address of the next.</summary>
    Json,

    /// <summary><c>.jsonl</c>: all cables, whole, one a line.</summary>
    JsonLines,

    /// <summary><c>.csv</c>: all rows.</summary>
    Csv,

    /// <summary><c>.atom</c>.</summary>
    Atom,

    /// <summary><c>.feed.json</c>.</summary>
    JsonFeed,
}

/// <summary>What tells one <see cref="ListFormat"/> from another.</summary>
public static class ListFormats
{
    // Of two that fit, the longer is first.
    private static readonly (string Ending, ListFormat Format)[] Endings =
        [(".feed.json", ListFormat.JsonFeed), (".json", ListFormat.Json), (".jsonl", ListFormat.JsonLines), (".csv", ListFormat.Csv),
            (".atom", ListFormat.Atom)];

    /// <summary>Divides <c>MEXICO.json</c> into the value and its form.</summary>
    /// <param name="text">Null, as Razor Pages bind a blank part of a path, is empty.</param>
    public static (string Value, ListFormat Format) Split(string? text)
    {
        text ??= "";
        foreach ((string ending, ListFormat format) in Endings)
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return (text[..^ending.Length], format);
        }
        return (text, ListFormat.Page);
    }

    /// <summary><c>.json</c>; empty for the page.</summary>
    public static string Ending(this ListFormat format) => Endings.FirstOrDefault(pair => pair.Format == format).Ending ?? "";

    public static string ContentType(this ListFormat format) => format switch
    {
        ListFormat.Json => "application/json",
        ListFormat.JsonLines => "application/x-ndjson",
        ListFormat.Csv => "text/csv; charset=utf-8",
        ListFormat.Atom => Feeds.AtomFeed.ContentType,
        ListFormat.JsonFeed => Feeds.JsonFeed.ContentType,
        _ => "text/html; charset=utf-8",
    };
}
