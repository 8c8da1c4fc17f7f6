using CableViewer.Cables;
using CableViewer.Citing;

namespace CableViewer.Cards;

/// <summary>The picture that a preview of a cable or a paragraph shows: a PNG of 1200 × 630 pixels.</summary>
public static class CableCard
{
    public const int Width = 1200;
    public const int Height = 630;

    /// <summary>To be raised when the drawing changes, so that caches learn of it.</summary>
    public const int Edition = 2;

    private const int Margin = 72;
    private const int BandHeight = 92;
    private const int RuleY = 516;

    private static readonly Rgb Paper = Rgb.Of(0xFBFAF6);
    private static readonly Rgb Ink = Rgb.Of(0x1C1B19);
    private static readonly Rgb Soft = Rgb.Of(0x5D5A53);
    private static readonly Rgb Line = Rgb.Of(0xDCD8CE);
    private static readonly Rgb White = Rgb.Of(0xFFFFFF);

    private static readonly float[] TitleSizes = [84, 78, 72, 66, 60, 54, 48, 43];
    private static readonly float[] QuotationSizes = [56, 51, 46, 42, 38];
    private static readonly float[] OneSize = [32];

    /// <summary>What the card shows, in words: for those who cannot see it.</summary>
    public static string Describe(Citation citation)
    {
        string what =
            citation.Paragraph is null ? citation.TitleOrId : $"{citation.LocatorWith("¶")!.Replace("¶ ", "¶")} of {citation.TitleOrId}";
        return $"{citation.Cable.Classification?.Label ?? "Cable"}, {citation.ReferenceId}: {what}. {WhereAndWhen(citation)}. "
            + $"{citation.Publisher.Name}";
    }

    public static byte[] Draw(Citation citation) => PngWriter.Write(Paint(citation));

    internal static byte[] DrawWords(string name, string sentence)
    {
        var canvas = new Canvas(Width, Height);
        Pen ink = canvas.AddPen(Paper, Ink), soft = canvas.AddPen(Paper, Soft), band = canvas.AddPen(Soft, White), rule =
            canvas.AddPen(Paper, Line);
        canvas.Fill(ink, 0, 0, Width, Height, withGround: true);
        canvas.Fill(band, 0, 0, Width, BandHeight, withGround: true);
        DrawTitle(canvas, ink, name);
        canvas.Fill(rule, Margin, RuleY, Width - 2 * Margin, 2);
        canvas.Draw(soft, FitOneLine(FontFile.Regular, sentence, Width - 2 * Margin, 34), Margin, RuleY + 66);
        return PngWriter.Write(canvas);
    }

    internal static Canvas Paint(Citation citation)
    {
        var canvas = new Canvas(Width, Height);
        (string label, char level) = BannerOf(citation);
        Rgb colour = ColourOf(level);
        Pen ink = canvas.AddPen(Paper, Ink), soft = canvas.AddPen(Paper, Soft), band = canvas.AddPen(colour, White), rule =
            canvas.AddPen(Paper, Line);

        canvas.Fill(ink, 0, 0, Width, Height, withGround: true);
        canvas.Fill(band, 0, 0, Width, BandHeight, withGround: true);
        DrawBand(canvas, band, label, citation);

        string id = citation.ReferenceId;
        if (citation.LocatorWith("¶") is { } locator) id += "  " + locator.Replace("¶ ", "¶");
        if (citation.Paragraph?.Marking is { Length: > 0 } marking) id += $" ({marking})";
        canvas.Draw(soft, FitOneLine(FontFile.Bold, id, Width - 2 * Margin, 36), Margin, 160);

        if (citation.Paragraph is { } paragraph) DrawQuotation(canvas, ink, soft, citation, Citation.OneLine(paragraph.Text));
        else DrawTitle(canvas, ink, citation.TitleOrId);

        canvas.Fill(rule, Margin, RuleY, Width - 2 * Margin, 2);
        canvas.Draw(soft, FitOneLine(FontFile.Regular, WhereAndWhen(citation) + CableOf(citation), Width - 2 * Margin, 34), Margin,
            RuleY + 66);
        return canvas;
    }

    private static void DrawBand(Canvas canvas, Pen band, string banner, Citation citation)
    {
        var label = new SetLine(FontFile.Bold, 34, banner, spacing: 2.5f);
        canvas.Draw(band, label, Margin, 58);
        float room = Width - 2 * Margin - label.Width - 60;
        if (room < 100) return;
        SetLine site = FitOneLine(FontFile.Regular, citation.Publisher.Name, room, 32);
        canvas.Draw(band, site, Width - Margin - site.Width, 58);
    }

    private static void DrawTitle(Canvas canvas, Pen ink, string title)
    {
        const float top = 186, bottom = RuleY - 22;
        TextBlock block = TextBlock.Fit(FontFile.Bold, title, Width - 2 * Margin, bottom - top, TitleSizes);
        // A short title stands in the middle of its space.
        DrawBlock(canvas, ink, block, Margin, top + (bottom - top - block.Height) * 0.45f);
    }

    private static void DrawQuotation(Canvas canvas, Pen ink, Pen soft, Citation citation, string text)
    {
        const float top = 186, bottom = RuleY - 74;
        TextBlock block = TextBlock.Fit(FontFile.Regular, "“" + text, Width - 2 * Margin, bottom - top, QuotationSizes, closing: "”");
        DrawBlock(canvas, ink, block, Margin, top + (bottom - top - block.Height) * 0.45f);
        TextBlock title = TextBlock.Fit(FontFile.Bold, citation.TitleOrId, Width - 2 * Margin, OneSize[0] * 1.3f, OneSize);
        canvas.Draw(soft, title.Lines[0], Margin, RuleY - 28);
    }

    private static void DrawBlock(Canvas canvas, Pen pen, TextBlock block, float x, float top)
    {
        float baseLine = top + block.Size * 0.92f;
        foreach (SetLine line in block.Lines)
        {
            canvas.Draw(pen, line, x, baseLine);
            baseLine += block.LineHeight;
        }
    }

    private static SetLine FitOneLine(FontFile font, string text, float width, float size) =>
        TextBlock.Fit(font, Citation.OneLine(text), width, size * 1.3f, [size]).Lines is [var line, ..]
            ? line
            : new SetLine(font, size, "");

    private static string WhereAndWhen(Citation citation) =>
        citation.Date is { } date ? $"{citation.Sender.ShortName} · {Citation.DayFirst(date)}" : citation.Sender.ShortName;

    // An unclassified paragraph of a secret cable was not secret: the banner of a paragraph is its own marking, where it has one.
    private static (string Label, char Level) BannerOf(Citation citation)
    {
        Classification? whole = citation.Cable.Classification;
        if (citation.Paragraph?.Marking is not { Length: > 0 } marking || marking[0] is not ('U' or 'C' or 'S'))
            return (whole?.Label ?? "CABLE", whole?.Level ?? '-');
        if (marking.StartsWith("SBU", StringComparison.Ordinal)) return ("SENSITIVE BUT UNCLASSIFIED", 'U');
        string level = marking[0] switch { 'U' => "UNCLASSIFIED", 'C' => "CONFIDENTIAL", _ => "SECRET" };
        bool isNoforn = marking.Contains("NF", StringComparison.Ordinal) || marking.Contains("NOFORN", StringComparison.Ordinal);
        return (isNoforn ? level + "//NOFORN" : level, marking[0]);
    }

    private static string CableOf(Citation citation) =>
        citation.Cable.Classification is { } whole
            && BannerOf(citation).Label != whole.Label ? $" · from a cable classified {whole.Label}" : "";

    // The colours of such papers' own banners, as on the site.
    private static Rgb ColourOf(char level) => level switch
    {
        'U' => Rgb.Of(0x00692C),
        'C' => Rgb.Of(0x0033A0),
        'S' => Rgb.Of(0xB0102A),
        _ => Rgb.Of(0x5D5A53),
    };
}
