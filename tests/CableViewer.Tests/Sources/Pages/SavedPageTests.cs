using System.Text;
using CableViewer.Sources;
using CableViewer.Sources.Pages;

namespace CableViewer.Tests.Sources.Pages;

/// <summary>A page of the original site as browsers and crawlers save it: parsed, and written anew as HTML asks.</summary>
public sealed class SavedPageTests
{
    private const string Box =
        "TAGS: <a href='/tag/ECON_0.html'>ECON</a>&#x000A;&#x000A;<a id='par1' href='#par1'>¶</a>1. (C) AT&T lamps, R&D and <<218>> "
            + "crates; 3 < 5, caf\u00E9.&#x000A;";
    private const string Text = "TAGS: ECON\n\n1. (C) AT&T lamps, R&D and <<218>> crates; 3 < 5, caf\u00E9.\n";

    private static string Original { get; } = SitePageSourceTests.Page("FM AMEMBASSY NORTHPORT&#x000A;TO SECSTATE", Box);

    // What a serializer makes of the texts and tags of the page.
    private static string Rewrite(string page) => page
        .Replace("AT&T", "AT&amp;T", StringComparison.Ordinal).Replace("R&D", "R&amp;D", StringComparison.Ordinal)
        .Replace("<<218>>", "&lt;&lt;218&gt;&gt;", StringComparison.Ordinal).Replace("3 < 5", "3 &lt; 5", StringComparison.Ordinal)
        .Replace("&#x000A;", "\n", StringComparison.Ordinal).Replace('\'', '"');

    public static TheoryData<string, string> Saved => new()
    {
        { "a browser", Rewrite(Original).Replace("<?xml version=\"1.0\" encoding=\"utf-8\" ?>", "<!DOCTYPE html>",
            StringComparison.Ordinal) },
        { "a browser on Windows", Rewrite(Original).Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "a browser that names the place", "<!-- saved from url=(0045)http://mirror.example.org/cable/x.html -->\n" + Rewrite(Original) },
        { "a crawler that writes ASCII",
            Rewrite(Original).Replace("\u00E9", "&#233;", StringComparison.Ordinal).Replace("¶", "&#182;", StringComparison.Ordinal) },
        { "a browser that makes links whole",
            Rewrite(Original).Replace("href=\"#par1\"", "href=\"http://mirror.example.org/x.html#par1\"", StringComparison.Ordinal) },
    };

    [Fact]
    public void The_original_stands_for_itself() => Assert.Equal(Text, SourceTest.ReadOne(new SitePageSource(), Original).Body);

    [Theory, MemberData(nameof(Saved))]
    public void It_has_the_text_of_the_original(string program, string page)
    {
        RawCable cable = SourceTest.ReadOne(new SitePageSource(), page);
        Assert.True(Text == cable.Body, $"{program}: {cable.Body}");
        Assert.Equal("FM AMEMBASSY NORTHPORT\nTO SECSTATE", cable.Header);
        Assert.Equal(("07NORTHPORT42", "Embassy Northport"), (cable.ReferenceId, cable.Origin));
    }

    [Theory]
    [InlineData("&amp; &lt; &#233;")]
    [InlineData("&pounding")]
    public void An_original_keeps_what_looks_like_a_character_reference(string text) =>
        Assert.Equal($"{text}\n", SourceTest.ReadOne(new SitePageSource(), SitePageSourceTests.Page("header", $"{text}&#x000A;")).Body);

    [Theory]
    [InlineData("windows-1252", 1252)]
    [InlineData("iso-8859-1", 1252)]
    [InlineData("iso-8859-15", 28605)]
    [InlineData("windows-1251", 1251)]
    public void A_page_in_an_encoding_that_it_names_is_read_in_it(string name, int codePage)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        string text = codePage == 1251 ? "\u043B\u0430\u043C\u043F\u0430" : "GODOT\u2019S caf\u00E9"[..(codePage == 28605
            ? 0
            : 7)] + "caf\u00E9";
        string page = Original.Replace("encoding='utf-8'", $"encoding='{name}'", StringComparison.Ordinal)
            .Replace("caf\u00E9", text, StringComparison.Ordinal);
        SourceRecord record = Assert.Single(SourceTest.Read(new SitePageSource(), encoding.GetBytes(page)));
        Assert.Contains(text, record.Cable?.Body, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', record.Cable!.Body);
        Assert.Empty(record.Problems);
    }

    [Fact]
    public void A_page_that_names_another_encoding_and_is_UTF8_is_read_as_UTF8()
    {
        string page = Original.Replace("encoding='utf-8'", "encoding='windows-1252'", StringComparison.Ordinal);
        Assert.Equal(Text, SourceTest.ReadOne(new SitePageSource(), page).Body);
    }

    [Fact]
    public void What_is_not_UTF8_and_names_nothing_is_replaced_and_counted()
    {
        SourceRecord record = Assert.Single(SourceTest.Read(new SitePageSource(), Encoding.Latin1.GetBytes(Original)));
        Assert.Contains('\uFFFD', record.Cable!.Body);
        Assert.Equal("invalid-utf8", Assert.Single(record.Problems).Code);
    }
}
