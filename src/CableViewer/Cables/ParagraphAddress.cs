using System.Globalization;
using System.Text.RegularExpressions;

namespace CableViewer.Cables;

/// <summary>
/// How a person writes a paragraph: <c>3</c>, <c>6-2</c> for a second ¶6, <c>B</c>, <c>text1</c>; the last part of
/// <c>/cable/07MEXICO1068/3</c>.
/// </summary>
/// <param name="Name">The number or letter as printed, or <c>text1</c> for a block without one.</param>
/// <param name="Repeat">1, or more where a number is printed again.</param>
public readonly partial record struct ParagraphAddress(string Name, int Repeat) : IParsable<ParagraphAddress>
{
    private const string AnchorStart = "par";
    private const string UnnumberedStart = "text";

    /// <summary>Of the paragraph on the page: <c>par3</c>, <c>text1</c>.</summary>
    public string Anchor => IsUnnumbered ? ToString() : AnchorStart + ToString();

    /// <summary>A block that has no printed number.</summary>
    public bool IsUnnumbered => Name?.StartsWith(UnnumberedStart, StringComparison.Ordinal) == true;

    /// <summary>The printed number; null for a lettered or unnumbered block.</summary>
    public int? Number => int.TryParse(Name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>
    /// Reads <c>3</c>, <c>03</c>, <c>6-2</c>, <c>b</c>, <c>text1</c>, and the same with <c>¶</c> or <c>par</c> before it.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ParagraphAddress address)
    {
        address = default;
        Match match = Form.Match(text.Trim().ToString());
        if (!match.Success) return false;
        string name = match.Groups["name"].Value;
        if (match.Groups["unnumbered"] is { Success: true } count) name = UnnumberedStart + count.ValueSpan.TrimStart('0').ToString();
        else if (char.IsAsciiDigit(name[0])) name = name.TrimStart('0') is "" ? "0" : name.TrimStart('0');
        else name = name.ToUpperInvariant();
        int repeat = match.Groups["repeat"] is { Success: true } group
            ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : 1;
        address = new ParagraphAddress(name, Math.Max(repeat, 1));
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out ParagraphAddress)"/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ParagraphAddress result) => TryParse(s.AsSpan(), out result);

    /// <exception cref="FormatException">The text is no address of a paragraph.</exception>
    public static ParagraphAddress Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)"/>
    public static ParagraphAddress Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out ParagraphAddress address)
            ? address
            : throw new FormatException($"\"{s}\" is no paragraph; one looks like 3, 6-2, B or text1.");

    /// <summary>The address of a paragraph of a cable.</summary>
    public static ParagraphAddress Of(Paragraph paragraph) => Parse(paragraph.Anchor);

    /// <returns>The paragraph at this address, or null.</returns>
    public Paragraph? FindIn(IReadOnlyList<Paragraph> paragraphs)
    {
        string anchor = Anchor;
        return paragraphs.FirstOrDefault(paragraph => paragraph.Anchor == anchor);
    }

    /// <summary>
    /// The paragraph to show where none has this address: the same number in another repeat, else the nearest number before it (or after
    /// it, where none is before), the nearest letter, or the last unnumbered block; null only where the cable has no paragraphs.
    /// </summary>
    public Paragraph? FindNearest(IReadOnlyList<Paragraph> paragraphs)
    {
        ParagraphAddress wanted = this;
        int? place = PlaceOf(wanted);
        return FindIn(paragraphs)
            ?? paragraphs.LastOrDefault(paragraph => Of(paragraph).Name == wanted.Name)
            ?? paragraphs
                .Select(paragraph => (paragraph, address: Of(paragraph)))
                .Where(candidate => KindOf(candidate.address) == KindOf(wanted))
                .OrderBy(candidate => Math.Abs(PlaceOf(candidate.address) - place ?? 0))
                .ThenBy(candidate => PlaceOf(candidate.address))
                .Select(candidate => candidate.paragraph)
                .FirstOrDefault()
            ?? (paragraphs.Count > 0 ? paragraphs[0] : null);
    }

    /// <summary>As in URLs: <c>6-2</c>.</summary>
    public override string ToString() => Repeat > 1 ? string.Create(CultureInfo.InvariantCulture, $"{Name}-{Repeat}") : Name ?? "";

    private static int KindOf(ParagraphAddress address) => address.IsUnnumbered ? 0 : address.Number is null ? 1 : 2;

    private static int? PlaceOf(ParagraphAddress address) =>
        address.Number ?? (address.IsUnnumbered
            ? int.Parse(address.Name.AsSpan(UnnumberedStart.Length), NumberStyles.None, CultureInfo.InvariantCulture)
            : address.Name[0]);

    // ¶6-2, par6-2, B, text1
    [GeneratedRegex(@"^(¶|par)?(?<name>\d{1,4}|[a-z]|text0*(?<unnumbered>[1-9]\d{0,3}))(-(?<repeat>\d{1,3}))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}
