using System.Text;
using System.Xml;

namespace CableViewer.Web.Feeds;

/// <summary>Text of a cable for XML, which has no form for most control characters.</summary>
internal static class XmlText
{
    /// <summary>The same text, with U+FFFD for each character that XML 1.0 does not allow.</summary>
    public static string Clean(string text)
    {
        int at = FirstWrong(text, 0);
        if (at < 0) return text;
        var clean = new StringBuilder(text.Length);
        int from = 0;
        for (; at >= 0; at = FirstWrong(text, from))
        {
            clean.Append(text, from, at - from).Append('\uFFFD');
            from = at + 1;
        }
        return clean.Append(text, from, text.Length - from).ToString();
    }

    private static int FirstWrong(string text, int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) i++;
            else return i;
        }
        return -1;
    }
}
