using System.Globalization;
using System.Text;

namespace CableViewer.Benchmarks.Generator;

/// <summary>A page as the original site made it of a cable, navigation, anchors, defects and all (formats.md 2.2).</summary>
internal static class SitePageTemplate
{
    /// <summary>What every page begins with: 40 kB of links to all origins, TAGS and months.</summary>
    public static string Navigation()
    {
        var html = new StringBuilder("""
            <?xml version='1.0' encoding='utf-8' ?>
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
            <html lang='en' xml:lang='en' xmlns='http://www.w3.org/1999/xhtml'>
            <head>
            <title>Cable Viewer</title>
            </head>
            <body>
            <div class='main'>
            <div class='pane small'>

            """);
        for (int i = 0; i < ReferenceFacts.Origins.Count; i++)
            html.Append(CultureInfo.InvariantCulture, $"<a href='/origin/{i}_0.html'>\n{ReferenceFacts.Origins[i].Name}\n</a>\n");
        foreach ((string code, _, int seen) in ReferenceFacts.Tags.Where(tag => tag.Seen > 0))
            html.Append(CultureInfo.InvariantCulture, $"<a href='/tag/{code}_0.html'>\n{code}\n</a>\n");
        foreach ((DateTime month, _) in ReferenceFacts.Months)
            html.Append(CultureInfo.InvariantCulture, $"<a href='/date/{month:yyyy-MM}_0.html'>\n{month:yyyy-MM}\n</a>\n");
        return html.Append("</div>\n<div class='pane big'>\n").ToString();
    }

    public static void Write(Pen pen, ReadOnlySpan<byte> navigation, PlannedCable cable, CableWriter writer)
    {
        // The site's minutes were the hour again, on a clock of twelve.
        DateTime created = cable.Created;
        string hourTwice = created.ToString("yyyy-MM-dd HH:hh", CultureInfo.InvariantCulture);
        pen.Write(navigation);
        pen.Write(
            $"<h3>Viewing cable {cable.PublishedAs}, A CABLE</h3>\n<table class='cable'>\n<tr>\n<th>Reference "
                + "ID</th>\n<th>Created</th>\n<th>Released</th>\n<th>Classification</th>\n<th>Origin</th>\n</tr>\n<tr>\n");
        Cell(pen, $"/cable/{created:yyyy}/{created:MM}/{cable.PublishedAs}.html", cable.PublishedAs);
        Cell(pen, $"/date/{created:yyyy-MM}_0.html", hourTwice);
        Cell(pen, "/reldate/2011-08-30_0.html", "2011-08-30 01:01");
        Cell(pen, "/classification/1_0.html", cable.Classification);
        Cell(pen, $"/origin/{cable.Origin}_0.html", ReferenceFacts.Origins[cable.Origin].Name);
        pen.Write("</tr>\n</table>\n<code><pre>"u8);
        WriteText(pen, writer.Header.Written);
        pen.Write("</pre></code>\n<code><pre>"u8);
        WriteText(pen, writer.Body.Written);
        pen.Write("</pre></code>\n</div>\n</div>\n</body>\n</html>\n"u8);
    }

    private static void Cell(Pen pen, string target, string text) => pen.Write($"<td>\n<a href='{target}'>{text}</a>\n</td>\n");

    private static void WriteText(Pen pen, ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            int end = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
            if (line.StartsWith("TAGS: "u8)) WriteTags(pen, Encoding.ASCII.GetString(line["TAGS: ".Length..]));
            else
            {
                WriteAnchor(pen, line);
                pen.Write(line);
            }
            if (end < 0) return;
            pen.Write("&#x000A;"u8);
            text = text[(end + 1)..];
        }
    }

    private static void WriteTags(Pen pen, string codes)
    {
        pen.Write("TAGS: "u8);
        foreach (string code in codes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            pen.Write($"<a href='/tag/{code}_0.html'>{code}</a> ");
    }

    // The site marked every number and every capital that opens a line, with a full stop and a blank behind it.
    private static void WriteAnchor(Pen pen, ReadOnlySpan<byte> line)
    {
        int digits = line.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        int name = digits > 0 ? digits : !line.IsEmpty && line[0] is >= (byte)'A' and <= (byte)'Z' ? 1 : 0;
        if (name == 0 || !line[name..].StartsWith(". "u8)) return;
        string id = Encoding.ASCII.GetString(line[..name]);
        pen.Write($"<a id='par{id}' href='#par{id}'>¶</a>");
    }
}
