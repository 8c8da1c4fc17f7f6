using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Archive.Withholding;

/// <summary>The sign in the place of a text that is withheld; it says under which number, where that is another.</summary>
internal static partial class WithheldNotice
{
    /// <summary>In the place of a subject, or of the paragraph that a rule names.</summary>
    public const string Text = "[Withheld by the publisher of this archive]";

    /// <summary>In the place of a text that a rule names by another anchor, or that is no paragraph: <c>[… as ¶2]</c>.</summary>
    public static string As(string ruleAnchor) =>
        $"{Text[..^1]} as "
            + $"¶{(ParagraphAddress.TryParse(ruleAnchor, null, out ParagraphAddress address) ? address.ToString() : ruleAnchor)}]";

    /// <returns>The anchor of the rule by which a paragraph is withheld; null where no sign stands in its place.</returns>
    public static string? RuleOf(Paragraph paragraph)
    {
        Match sign = Sign.Match(paragraph.Text);
        if (!sign.Success) return null;
        return sign.Groups["rule"] is not { Success: true } rule ? paragraph.Anchor
            : ParagraphAddress.TryParse(rule.ValueSpan, out ParagraphAddress address) ? address.Anchor
            : null;
    }

    // [Withheld by the publisher of this archive as ¶6-2]
    [GeneratedRegex(@"^\[Withheld by the publisher of this archive( as ¶(?<rule>[\w-]{1,20}))?\]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Sign { get; }
}
