using System.Text;

namespace CableViewer.Parsing.Lines;

/// <summary>Blanks, tabs and line ends as one blank.</summary>
internal static class WhiteSpace
{
    /// <returns>The text without white space at its ends, and with one blank for every run of it inside.</returns>
    public static string Fold(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        bool isFolded = true;
        for (int i = 0; i < text.Length && isFolded; i++)
            isFolded = !char.IsWhiteSpace(text[i]) || (text[i] == ' ' && !char.IsWhiteSpace(text[i + 1]));
        if (isFolded) return text.ToString();

        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c)) folded.Append(c);
            else if (folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString();
    }
}
