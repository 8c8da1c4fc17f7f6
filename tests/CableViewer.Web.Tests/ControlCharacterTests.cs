using System.Text;

namespace CableViewer.Web.Tests;

/// <summary>
/// Texts with characters that HTML, XML or CSV cannot hold: pages show U+FFFD in their place, and the raw text stays as it is.
/// </summary>
public sealed class ControlCharacterTests
{
    private const string Line =
        """{"referenceId":"07STRELSAU9101","origin":"Embassy Strelsau","created":"2007-03-02T13:09:00Z","header":"","body":"UNCLAS"""
        + """ STRELSAU 009101\n\nTAGS: PREL\nSUBJECT: RIVER XCOMMISSION\n\nSummary X of 1\n\n1. (U) The riverX rose, & fell"""
        + """ <again>.\n\n2. (U) It wasX low."}""";

    [Theory]
    [InlineData('\0', "0000")]
    [InlineData('\u0001', "0001")]
    [InlineData('\u001B', "001B")]
    [InlineData('\u009F', "009F")]
    [InlineData('\uFFFE', "FFFE")]
    public async Task No_page_and_no_list_has_them(char wrong, string code)
    {
        await using TestSite site = await TestSite.OfLinesAsync(null, Line.Replace("X", "\\u" + code, StringComparison.Ordinal));
        const string cable = "/cable/07STRELSAU9101";
        foreach (string path in (string[])["/", cable, cable + "/1", cable + "?view=raw", cable + "?view=doubts", cable + "/versions",
            cable + "/@1", cable + "/thread", "/origin/STRELSAU", "/tag",
            "/search?q=river", "/search?q=%01river", "/suggest?q=riv", "/date/2007", "/date/2007.csv", "/origin/STRELSAU.atom",
                "/nowhere/%01"])
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            string text = await answer.Content.ReadAsStringAsync();
            // XML, unlike HTML, can hold those of the second set.
            if (path.EndsWith(".atom", StringComparison.Ordinal) && wrong is '\u009F') continue;
            Assert.False(text.Contains(wrong), $"{path} holds U+{code}.");
            Assert.DoesNotContain($"&#x{int.Parse(code, System.Globalization.NumberStyles.HexNumber, null):X};", text,
                StringComparison.OrdinalIgnoreCase);
        }
        string page = await site.Client.GetStringAsync(new Uri(cable, UriKind.Relative));
        Assert.Contains("The river\uFFFD rose, &amp; fell &lt;again&gt;.", page, StringComparison.Ordinal);
        Assert.Contains(wrong, Encoding.UTF8.GetString(await site.Client.GetByteArrayAsync(new Uri(cable + ".txt", UriKind.Relative))));
    }
}
