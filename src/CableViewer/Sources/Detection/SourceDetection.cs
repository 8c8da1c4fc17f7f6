using System.Text;
using CableViewer.Sources.Pages;
using CableViewer.Sources.Tables;
using CableViewer.Sources.Telegrams;

namespace CableViewer.Sources.Detection;

/// <summary>Recognises a format by the first bytes of a file; its name says nothing.</summary>
public static class SourceDetection
{
    /// <summary>Bytes that are enough to recognise every format: the navigation of a page of the original site takes 40 to 60 kB.</summary>
    public const int PrefixLength = 256 * 1024;

    // The opening lines of a telegram stand near the top, below a note at most.
    private const int TelegramTop = 16 * 1024;

    /// <param name="prefix">The first <see cref="PrefixLength"/> bytes of a file, or all of it.</param>
    /// <param name="format">What the publisher said; within it, the exact kind is still recognised by content.</param>
    /// <param name="longestRecord">Bytes; see <see cref="SitePageSource.LongestRecord"/>.</param>
    /// <param name="refusal">Where null is returned, a sentence that says why.</param>
    public static ICableSource? Detect(ReadOnlySpan<byte> prefix, SourceFormat format, int longestRecord, out string refusal)
    {
        refusal = "";
        if (FindOtherEncoding(prefix) is { } encoding)
        {
            refusal = $"This is {encoding}, which is not read here; convert it to UTF-8 first.";
            return null;
        }
        if (prefix.StartsWith(SourceText.ByteOrderMark)) prefix = prefix[SourceText.ByteOrderMark.Length..];
        prefix = prefix[SourceText.CountWhiteSpace(prefix)..];

        if (format is SourceFormat.Auto or SourceFormat.Csv && !IsPage(prefix) && !LooksLikeJson(prefix)
            && CsvDialect.Find(prefix) is { } dialect)
        {
            if (dialect.FindDayFirst(prefix) is { } date)
            {
                refusal =
                    $"The dates of this table have the day first ({date}), where those of cables.csv have the month; save it with dates "
                        + "like 1972-02-25 09:30, and import it again.";
                return null;
            }
            return new CablesCsvSource { LongestRecord = longestRecord };
        }
        ICableSource? source = format switch
        {
            SourceFormat.Html => Page(prefix, longestRecord),
            SourceFormat.Text => Text(prefix, longestRecord),
            SourceFormat.Csv => new CablesCsvSource { LongestRecord = longestRecord },
            SourceFormat.JsonLines => new JsonLinesSource { LongestRecord = longestRecord },
            _ => null,
        };
        if (source is not null) return source;

        if (LooksLikeJson(prefix)) return new JsonLinesSource { LongestRecord = longestRecord };
        if (IsCablePage(prefix)) return Page(prefix, longestRecord);
        if (LooksLikePageText(prefix)) return Text(prefix, longestRecord);
        if (OtherFormat.Recognise(prefix) is { } other)
        {
            refusal = $"No cable format recognised: this looks like {other}";
            return null;
        }
        if (LooksLikeTelegram(prefix)) return Text(prefix, longestRecord);
        refusal =
            "No cable format recognised: these are neither pages of cables, nor their text, nor telegrams, nor a table like cables.csv, "
                + "nor JSON (docs/formats.md).";
        return null;
    }

    /// <summary>What reads records of a format that is known already.</summary>
    public static ICableSource Create(RecordFormat format) => format switch
    {
        RecordFormat.SitePage => new SitePageSource(),
        RecordFormat.PlusDPage => new PlusDPageSource(),
        RecordFormat.PageText => new PageTextSource(),
        RecordFormat.Telegram => new TelegramSource(),
        RecordFormat.CablesCsv => new CablesCsvSource(),
        RecordFormat.JsonLines => new JsonLinesSource(),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static ICableSource Page(ReadOnlySpan<byte> prefix, int longestRecord) => PlusDPageSource.FindSynopsis(prefix) >= 0
        ? new PlusDPageSource { LongestRecord = longestRecord }
        : new SitePageSource { LongestRecord = longestRecord };

    private static ICableSource Text(ReadOnlySpan<byte> prefix, int longestRecord) => LooksLikePageText(prefix)
        ? new PageTextSource { LongestRecord = longestRecord }
        : new TelegramSource { LongestRecord = longestRecord };

    /// <summary>A page of one cable, not a list of cables or an article of the same site.</summary>
    internal static bool IsCablePage(ReadOnlySpan<byte> prefix) =>
        prefix.IndexOf("<h3>Viewing cable "u8) >= 0 || PlusDPageSource.FindSynopsis(prefix) >= 0
        || (prefix.IndexOf("<code><pre>"u8) >= 0 && (prefix.IndexOf("class='cable'"u8) >= 0 || prefix.IndexOf("class=\"cable\""u8) >= 0));

    /// <summary>A page whose beginning does not show a cable.</summary>
    internal static bool MayHoldCableFurtherOn(ReadOnlySpan<byte> prefix) => LooksLikeHtml(prefix) && !IsCablePage(prefix);

    internal static bool LooksLikeHtml(ReadOnlySpan<byte> prefix)
    {
        prefix = prefix[SourceText.CountWhiteSpace(prefix)..];
        return prefix.StartsWith("<?xml"u8) || StartsWithIgnoreCase(prefix, "<!doctype"u8) || StartsWithIgnoreCase(prefix, "<html"u8);
    }

    private static bool StartsWithIgnoreCase(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> start) =>
        bytes.Length >= start.Length && Ascii.EqualsIgnoreCase(bytes[..start.Length], start);

    private static string? FindOtherEncoding(ReadOnlySpan<byte> prefix)
    {
        if (prefix.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || prefix.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return "UTF-32";
        if (prefix.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || prefix.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return "UTF-16";

        // Without a mark: ASCII in 16 bits has a zero in every second byte.
        if (prefix.Length < 16) return null;
        int even = 0, odd = 0;
        for (int i = 0; i < 16; i++)
        {
            if (prefix[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }
        return (even, odd) is (8, 0) or (0, 8) ? "UTF-16" : null;
    }

    // {"referenceId": … or [{"referenceId": …
    private static bool LooksLikeJson(ReadOnlySpan<byte> prefix)
    {
        if (prefix is [(byte)'[', .. var list]) prefix = list[SourceText.CountWhiteSpace(list)..];
        if (prefix is not [(byte)'{', .. var rest]) return false;
        rest = rest[SourceText.CountWhiteSpace(rest)..];
        return rest is [(byte)'"' or (byte)'}', ..];
    }

    private static bool IsPage(ReadOnlySpan<byte> prefix) => LooksLikeHtml(prefix) && IsCablePage(prefix);

    private static bool LooksLikePageText(ReadOnlySpan<byte> prefix) => PageTable.HasHead(prefix);

    // A sender with a date-time group, or a classification line that names its cable.
    private static bool LooksLikeTelegram(ReadOnlySpan<byte> prefix)
    {
        bool hasSender = false, hasDate = false;
        prefix = prefix[..Math.Min(prefix.Length, TelegramTop)];
        while (!prefix.IsEmpty)
        {
            int end = prefix.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (end < 0 ? prefix : prefix[..end]).Trim(" \t\r\f"u8);
            if (TelegramLine.IsClassificationWithSerial(line)) return true;
            hasSender |= line.StartsWith("FM "u8);
            hasDate |= TelegramLine.IsDateTimeGroup(line);
            if (hasSender && hasDate) return true;
            if (end < 0) break;
            prefix = prefix[(end + 1)..];
        }
        return false;
    }
}
