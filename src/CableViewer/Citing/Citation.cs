using System.Globalization;
using CableViewer.Cables;

namespace CableViewer.Citing;

/// <summary>A cable, or one paragraph of it, as something to be cited; each style is a method over this.</summary>
public sealed record Citation
{
    public required Cable Cable { get; init; }

    /// <summary>Null to cite the whole cable.</summary>
    public Paragraph? Paragraph { get; init; }

    public required Publisher Publisher { get; init; }

    /// <summary>When the reader saw it; null leaves it out.</summary>
    public DateOnly? Accessed { get; init; }

    /// <summary>What those who cite it must know (<see cref="ReaderDoubt"/>); mostly none.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>For the note of a format: the locator and the doubts; null for none.</summary>
    public string? Note =>
        LocatorWith("¶") is var locator
        && Doubts.Count == 0 ? locator : string.Join(". ", new[] { locator }.OfType<string>().Append(string.Join(' ', Doubts)));

    /// <summary><c>07MEXICO1068</c>.</summary>
    public string ReferenceId => Cable.ReferenceId?.ToString() ?? "";

    /// <summary>In title case; null where the cable has no subject.</summary>
    public string? Title => OneLine(Cable.Title) is { Length: > 0 } title ? title : null;

    /// <summary>The title, or what stands in for one where a form cannot do without: <c>Cable 07MEXICO1068</c>.</summary>
    public string TitleOrId => Title ?? $"Cable {ReferenceId}";

    public Institution Sender => Institution.Of(Cable);

    /// <summary>The day it was sent; null where the source does not say.</summary>
    public DateOnly? Date => Cable.Created is { } created ? DateOnly.FromDateTime(created.UtcDateTime) : null;

    /// <summary>Of the paragraph where one is cited, else of the cable.</summary>
    public string Address => Publisher.AddressOf(ReferenceId, Paragraph is null ? null : ParagraphAddress.Of(Paragraph).ToString());

    /// <summary><c>3</c>, <c>6-2</c> for a second ¶6, <c>B</c>, <c>text1</c>; null for a whole cable.</summary>
    public string? Locator => Paragraph is null ? null : ParagraphAddress.Of(Paragraph).ToString();

    /// <summary>
    /// The locator behind its sign: <c>para. 3</c>; a block without printed number is an <c>unnumbered para. 1</c>; null for a whole cable.
    /// </summary>
    public string? LocatorWith(string sign)
    {
        if (Paragraph is null) return null;
        ParagraphAddress address = ParagraphAddress.Of(Paragraph);
        return address.IsUnnumbered ? $"unnumbered {sign} {address.ToString()[4..]}" : $"{sign} {address}";
    }

    /// <summary><c>March 2, 2007</c>.</summary>
    public static string MonthFirst(DateOnly date) => date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>2 March 2007</c>.</summary>
    public static string DayFirst(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>
    /// Text of a source without line ends, control characters and runs of blanks: nothing in it can open a second line of a format.
    /// </summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1F') && !text.Contains("  ", StringComparison.Ordinal)
            && !text.AsSpan().ContainsAnyInRange('\x7F', '\x9F')) return text.Trim();
        string plain = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
