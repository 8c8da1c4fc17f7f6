using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CableViewer.Web.Tests.Cables.Reading;

/// <summary>What a reader sees on the page of a cable.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class CablePageTests(SampleSite sample)
{
    private const string Festival = "/cable/04STRELSAU212";

    private static string TextOf(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The cables of these tests are as small as what they show.
    private static string Line(string body, string header = "", string id = "07CAIRO1", string more = "") =>
        $$"""{"referenceId":"{{id}}","created":"2007-03-02T13:09:00Z","origin":"Embassy"""
        + $$""" Cairo"{{more}},"header":{{JsonSerializer.Serialize(header)}},"body":{{JsonSerializer.Serialize(body)}}}""";

    [Fact]
    public async Task Has_the_record_in_five_cells_that_lead_to_the_lists()
    {
        IHtmlDocument page = await sample.Site.ReadAsync(Festival);
        Assert.Equal(["Reference ID", "Created", "Released", "Classification", "Origin"],
            page.QuerySelectorAll(".record th").Select(TextOf));
        Assert.Equal(
            ["/cable/04STRELSAU212", "/date/2004-09-09", "/classification/confidential", "/origin/STRELSAU"],
            page.QuerySelectorAll(".record td:not([colspan]) a").Select(link => link.GetAttribute("href"))
                .Where(href => !href!.StartsWith("/released", StringComparison.Ordinal)));
        Assert.StartsWith("04STRELSAU212: Harvest Festival Passes Without Incident", page.Title, StringComparison.Ordinal);
        Assert.Contains("(Embassy Strelsau, 9 Sep 2004)", page.Title, StringComparison.Ordinal);
        Assert.StartsWith("The capital's harvest festival", page.QuerySelector("meta[name=description]")!.GetAttribute("content"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_every_paragraph_its_number_as_a_link_and_its_marking_in_words()
    {
        IHtmlDocument page = await sample.Site.ReadAsync(Festival);
        IElement[] paragraphs = [.. page.QuerySelectorAll(".para")];
        Assert.Equal(["par1", "par2", "par3", "par4", "par5", "par6", "par7"], paragraphs.Select(paragraph => paragraph.Id));
        Assert.Equal(["C", "U", "C", "U", "S", "C", "C"], paragraphs.Select(paragraph => TextOf(paragraph.QuerySelector(".marking"))));
        IElement pin = paragraphs[4].QuerySelector(".pin a")!;
        Assert.Equal(("#par5", "¶5"), (pin.GetAttribute("href"), TextOf(pin)));
        Assert.Equal("secret", paragraphs[4].QuerySelector(".marking")!.GetAttribute("title"));
        Assert.StartsWith("/cable/04STRELSAU212/5", paragraphs[4].GetAttribute("data-link"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_headings_anchors_that_are_unique()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null,
            Line("UNCLAS CAIRO 000001\n\nSUBJECT: TEST\n\nComment\n-------\n\n1. (U) One.\n\nComment\n-------\n\n2. (U) Two.\n\nThe "
                + "\"Envoy's\" Way\n-----------------\n\n3. (U) Three.\n"));
        IHtmlDocument page = await site.ReadAsync("/cable/07CAIRO1");
        Assert.Equal(["sec-comment", "sec-comment-2", "sec-the-envoys-way"],
            page.QuerySelectorAll(".body h3").Select(heading => heading.Id));
        Assert.Equal(["#sec-comment", "#sec-comment-2", "#sec-the-envoys-way"],
            page.QuerySelectorAll("nav[aria-labelledby=contents] a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Shows_hostile_text_as_text()
    {
        const string attack =
            "<script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;\" onmouseover=\"alert(3)' </pre></textarea><!--";
        await using TestSite site = await TestSite.OfLinesAsync(null, Line(
            $"UNCLAS CAIRO 000001\n\nTAGS: PGOV <b>X</b>\nSUBJECT: A {attack}\nREF: {attack}\n\nHEADING <i>{attack}</i>\n-----\n\n1. (U) "
                + $"{attack}\n\n2. (U) a | {attack}\n   b | c\n   d | e\n\n{attack}",
            $"P 021309Z MAR 07\nFM {attack}\nTO {attack}\nINFO {attack}",
            more: ",\"articles\":[\"javascript:alert(4)\",\"https://news.example/?a=%22><script>\"]"));
        foreach (string view in (string[])["", "?view=raw", "?view=doubts", "?marking=U", "?marking=%22%3E%3Cscript%3E",
            "?view=%3Cscript%3E"])
        {
            IHtmlDocument page = await site.ReadAsync("/cable/07CAIRO1" + view);
            Assert.Empty(page.QuerySelectorAll(
                "script:not([src]):not([type='application/ld+json']), .boxes img, .text img, .boxes textarea, .text textarea, .text h3 i"));
            Assert.DoesNotContain(page.All, element =>
                element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
            Assert.DoesNotContain(page.QuerySelectorAll("a[href]"), link =>
                link.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("<script>alert(1)</script>", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        }
        // Lists, search engines and the page of what is not there carry text of cables and readers too.
        foreach (string path in (string[])["/", "/origin/CAIRO", "/tag", "/article", "/date/2007"])
        {
            Assert.DoesNotContain(
                (await site.ReadAsync(path)).QuerySelectorAll("script:not([src]), main img, main b"),
                element => element.TextContent.Contains("alert", StringComparison.Ordinal) || element.HasAttribute("onerror"));
        }
    }

    [Theory]
    [InlineData("/cable/%00")]
    [InlineData("/cable/..%2f..%2fetc%2fpasswd")]
    [InlineData("/cable/04STRELSAU212'--")]
    [InlineData("/cable/%3Cscript%3E")]
    [InlineData("/cable/04STRELSAU999999999999999999")]
    [InlineData("/cable/¶")]
    [InlineData("/cable/%F0%9F%92%A9")]
    [InlineData("/cable/%ff%fe")]
    [InlineData("/origin/%25%27%3B--")]
    [InlineData("/tag/%27%20OR%201=1")]
    [InlineData("/date/2004-99-99")]
    [InlineData("/date/2004%25")]
    [InlineData("/help/..%5c..")]
    public async Task Answers_a_hostile_address_with_not_here(string path)
    {
        HttpStatusCode status = (await sample.Site.AskAsync(path)).Status;
        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MovedPermanently,
            $"{path} answers {(int)status}.");
        Assert.NotEqual(HttpStatusCode.InternalServerError, status);
    }

    [Fact]
    public async Task Answers_a_very_long_address_without_harm()
    {
        HttpStatusCode status = (await sample.Site.AskAsync("/cable/" + new string('9', 6000) + "A1")).Status;
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task Links_references_where_they_are_named_and_marks_those_that_are_not_here()
    {
        await using TestSite site = await TestSite.OfLinesAsync(
            null,
            Line("UNCLAS CAIRO 000001\n\nSUBJECT: ONE\nREF: A. CAIRO 2\n     B. 06 CAIRO 777\n     C. SMITH-JONES E-MAIL OF "
                + "03/01/07\n\n1. (U) As ref A and reftel B said, and refs A and B again; see 07 CAIRO 2, CAIRO 2345 and PARIS 2804. Ref "
                + "C is an e-mail. In CAIRO 2004 was a year."),
            Line("UNCLAS CAIRO 000002\n\nSUBJECT: TWO\n\n1. (U) Nothing.", id: "07CAIRO2"),
            Line("UNCLAS CAIRO 002345\n\nSUBJECT: THREE\n\n1. (U) REF is no reference here, reference A neither.", id: "07CAIRO2345"));
        IElement text = (await site.ReadAsync("/cable/07CAIRO1")).QuerySelector("#par1")!;
        Assert.Equal(
            [("ref A", "/cable/07CAIRO2"), ("refs A", "/cable/07CAIRO2"), ("07 CAIRO 2", "/cable/07CAIRO2"),
                ("CAIRO 2345", "/cable/07CAIRO2345")],
            text.QuerySelectorAll("a.ref").Select(link => (TextOf(link), link.GetAttribute("href")!)));
        Assert.Equal(["reftel B", "B", "Ref C"], text.QuerySelectorAll(".ghost").Select(TextOf));
        Assert.Equal("06CAIRO777 is not in the archive", text.QuerySelector(".ghost")!.GetAttribute("title"));

        IElement[] entries = [.. (await site.ReadAsync("/cable/07CAIRO1")).QuerySelectorAll(".refs li")];
        Assert.Equal(["parA", "parB", "parC"], entries.Select(entry => entry.Id));
        Assert.Contains("not in the archive", TextOf(entries[1]), StringComparison.Ordinal);
        Assert.Empty((await site.ReadAsync("/cable/07CAIRO2345")).QuerySelectorAll(".body a.ref"));
        Assert.Equal(["/cable/07CAIRO1"],
            (await site.ReadAsync("/cable/07CAIRO2")).QuerySelectorAll("section.side-box li small").Where(small => TextOf(small) is "One")
            .Select(small => small.ParentElement!.QuerySelector("a")!.GetAttribute("href")));
    }

    [Fact]
    public async Task Spells_out_acronyms_once_in_a_paragraph()
    {
        await using TestSite site = await TestSite.OfLinesAsync(
            null,
            Line("UNCLAS CAIRO 000001\n\nSUBJECT: TEST\n\n1. (U) The DCM and Poloff met NGOs; the DCM left. It was a start for US.\n\n2. "
                + "(U) The DCM came back.\n\n3. (U) THE DCM AND THE AID MISSION, WHO ARE ALL HERE, START WITH IT.\n\n4. (U) XXXXXXXXXXXX "
                + "of the MFA."));
        IHtmlDocument page = await site.ReadAsync("/cable/07CAIRO1");
        string[] In(string id) => [.. page.QuerySelectorAll($"#{id} p:not(.pin) abbr").Select(TextOf)];
        Assert.Equal(["DCM", "Poloff", "NGOs"], In("par1"));
        Assert.Equal("Deputy chief of mission", page.QuerySelector("#par1 p:not(.pin) abbr")!.GetAttribute("title"));
        Assert.Equal(["DCM"], In("par2"));
        Assert.Equal(["DCM"], In("par3"));
        Assert.Equal("XXXXXXXXXXXX", TextOf(page.QuerySelector("#par4 .redacted")));
    }

    [Fact]
    public async Task Keeps_tables_as_drawn()
    {
        await using TestSite site = await TestSite.OfLinesAsync(
            null,
            Line("UNCLAS CAIRO 000001\n\nSUBJECT: TEST\n\n1. (U) The levels were these:\n\nGauge        March    April\n-------      "
                + "-----    -----\nMittelwehr    7.20     6.10\nUnterwehr     3.15     2.90\n\n2. (U) Nothing more."));
        IElement drawn = (await site.ReadAsync("/cable/07CAIRO1")).QuerySelector("#par1 pre.drawn")!;
        Assert.Contains("Mittelwehr    7.20     6.10\nUnterwehr     3.15     2.90", drawn.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_whether_the_day_of_declassification_has_passed()
    {
        await using TestSite site = await TestSite.OfLinesAsync(
            null,
            Line("C O N F I D E N T I A L CAIRO 000001\n\nE.O. 12958: DECL: 05/31/2014\nSUBJECT: ONE\n\nClassified By: Ambassador Ann "
                + "Example for reasons 1.4 (b) and (d).\n\n1. (C) One."),
            Line("C O N F I D E N T I A L CAIRO 000002\n\nE.O. 12958: DECL: 06/02/2014\nSUBJECT: TWO\n\n1. (C) Two.", id: "07CAIRO2"));
        IHtmlDocument one = await site.ReadAsync("/cable/07CAIRO1");
        Assert.Equal("passed", TextOf(one.QuerySelector(".front .passed")));
        Assert.Equal("(b) foreign government information; (d) foreign relations or activities, confidential sources included",
            one.QuerySelector(".front abbr[title^='(b)']")!.GetAttribute("title"));
        Assert.Equal("not yet passed", TextOf((await site.ReadAsync("/cable/07CAIRO2")).QuerySelector(".front .pending")));
    }

    [Fact]
    public async Task Decodes_the_transmission_header_and_shows_it_raw()
    {
        const string header =
            "VZCZCXRO3368\nRR RUEHCD\nDE RUEHME #1068/01 0611309\nZNY CCCCC ZZH\nR 021309Z MAR 07\nFM AMEMBASSY CAIRO\nTO RUEHC/SECSTATE "
                + "WASHDC 5621\nINFO RUEHXC/ALL US CONSULATES COLLECTIVE\nRHMFISS/NORTHCOM IMMEDIATE";
        await using TestSite site = await TestSite.OfLinesAsync(null,
            Line("C O N F I D E N T I A L SECTION 01 OF 04 CAIRO 001068\n\nSIPDIS\n\nSUBJECT: TEST\n\n1. (C) One.", header));
        IHtmlDocument page = await site.ReadAsync("/cable/07CAIRO1");
        IElement box = page.QuerySelector("#header")!;
        Assert.Equal("Transmission header: from AMEMBASSY CAIRO to SECSTATE WASHDC and 2 others, routine",
            TextOf(box.QuerySelector("summary")));
        Assert.Contains("2 March 2007, 13:09 UTC", TextOf(box), StringComparison.Ordinal);
        Assert.Contains("to be handled in its turn", TextOf(box), StringComparison.Ordinal);
        IElement first = box.QuerySelector(".addressees li")!;
        Assert.Equal("SECSTATE WASHDC RUEHC 5621", TextOf(first));
        Assert.StartsWith("Routing indicator: the station that serves", first.QuerySelector("abbr")!.GetAttribute("title"),
            StringComparison.Ordinal);
        Assert.Equal(header, box.QuerySelector("pre")!.TextContent);
        Assert.Equal("4 sections", TextOf(page.QuerySelector(".front span abbr")));
        Assert.Equal("SIPDIS", TextOf(page.QuerySelector(".front .typed")));
    }

    [Fact]
    public async Task Shows_the_paragraphs_of_one_marking_and_folds_the_others()
    {
        IHtmlDocument page = await sample.Site.ReadAsync(Festival + "?marking=C");
        Assert.Equal(["par2", "par4", "par5"], page.QuerySelectorAll(".para.folded").Select(paragraph => paragraph.Id));
        Assert.Equal(["par1", "par3", "par6", "par7"], page.QuerySelectorAll(".para:not(.folded)").Select(paragraph => paragraph.Id));
        Assert.Equal(["All 7", "C 4", "U 2", "S 1"], (await sample.Site.ReadAsync(Festival)).QuerySelectorAll(".filter a").Select(TextOf));
        Assert.Equal("C 4", TextOf(page.QuerySelector(".filter a[aria-current]")));
    }

    [Fact]
    public async Task Shows_the_text_as_it_came_byte_for_byte()
    {
        byte[] file = await sample.Site.Client.GetByteArrayAsync(new Uri(Festival + ".txt", UriKind.Relative));
        using JsonDocument json =
            JsonDocument.Parse(await sample.Site.Client.GetByteArrayAsync(new Uri(Festival + ".json", UriKind.Relative)));
        string text = System.Text.Encoding.UTF8.GetString(file);
        Assert.EndsWith(json.RootElement.GetProperty("body").GetString()!, text, StringComparison.Ordinal);
        Assert.StartsWith(json.RootElement.GetProperty("header").GetString()!.TrimEnd('\n'), text, StringComparison.Ordinal);
        Assert.Equal("04STRELSAU212", json.RootElement.GetProperty("referenceId").GetString());
        IElement shown = (await sample.Site.ReadAsync(Festival + "?view=raw")).QuerySelector("pre.raw.lined")!;
        Assert.Equal(text.TrimEnd('\n') + "\n", shown.TextContent);
    }

    [Fact]
    public async Task Shows_raw_beside_parsed_with_what_the_parser_doubted()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null,
            Line("UNCLAS CAIRO 000001\n\nSUBJECT: TEST\n\n1. (U) One.\n\n2. (U) Two.\n\n2. (U) Two again.\n"));
        IHtmlDocument page = await site.ReadAsync("/cable/07CAIRO1?view=doubts");
        IElement doubt = page.QuerySelector(".diagnostics li")!;
        Assert.Contains("duplicate-paragraph-number", TextOf(doubt), StringComparison.Ordinal);
        string line = doubt.QuerySelector("a")!.GetAttribute("href")!;
        Assert.StartsWith("2. (U) Two again", page.QuerySelector(line)!.TextContent, StringComparison.Ordinal);
        // All of the text is there, once.
        string raw = string.Concat(page.QuerySelectorAll(".beside pre.raw").Select(pre => pre.TextContent));
        foreach (string words in (string[])["SUBJECT: TEST", "1. (U) One.", "2. (U) Two.\n", "2. (U) Two again."])
            Assert.Equal(raw.IndexOf(words, StringComparison.Ordinal), raw.LastIndexOf(words, StringComparison.Ordinal));
        Assert.Equal(["#par1", "#par2", "#par2-2"], page.QuerySelectorAll(".parsed .meta a").Select(TextOf));
    }

    [Fact]
    public async Task Has_the_two_help_boxes_with_the_hashtags()
    {
        IHtmlDocument page = await sample.Site.ReadAsync(Festival);
        string[] boxes = [.. page.QuerySelectorAll(".boxes details > summary").Select(TextOf)];
        Assert.Contains(boxes, box => box.Contains("Understanding cables", StringComparison.Ordinal));
        IElement discussing = page.QuerySelectorAll(".boxes details").Single(box =>
            TextOf(box.QuerySelector("summary")) is "Discussing cables");
        Assert.Contains("#cablegate and #04STRELSAU212", TextOf(discussing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_where_the_text_comes_from_without_the_publishers_folders()
    {
        IHtmlDocument page = await sample.Site.ReadAsync(Festival);
        string origin = TextOf(page.QuerySelector(".provenance"));
        Assert.Contains("cables.csv, bytes ", origin, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", origin);
        Assert.DoesNotContain(TestSite.RepositoryRoot, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partial_extract_says_so()
    {
        IHtmlDocument page = await sample.Site.ReadAsync("/cable/08OLVERRA77");
        Assert.Contains("partial extract", TextOf(page.QuerySelector(".notice")), StringComparison.Ordinal);
    }

    [Theory]
    // The text's own definition wins over the table.
    [InlineData("07STRELSAU9301", "The Department of Administrative Security (DAS) wrote. DAS is new.", "DAS",
        "Department of Administrative Security")]
    [InlineData("07STRELSAU9302", "A case of avian influenza (AI) was found, and AI spread.", "AI", "avian influenza")]
    [InlineData("07STRELSAU9303", "The People's Assembly (PA) met. PA left.", "PA", "People's Assembly")]
    [InlineData("07STRELSAU9304", "The Christen-Democratisch Appel (CDA) won.", "CDA", "Christen-Democratisch Appel")]
    // Several meanings, and nothing that tells which.
    [InlineData("07STRELSAU9305", "The keeper met PA leaders at noon.", "PA", null)]
    [InlineData("07STRELSAU9306", "The keeper met GOM leaders at noon.", "GOM", null)]
    // The government that the post deals with.
    [InlineData("07MEXICO9307", "The keeper met GOM leaders at noon.", "GOM", "Government of Mexico")]
    [InlineData("07RABAT9308", "The keeper met GOM leaders at noon.", "GOM", "Government of Morocco")]
    [InlineData("07BOGOTA9309", "The keeper met GOC leaders at noon.", "GOC", "Government of Colombia")]
    [InlineData("07BOGOTA9310", "The keeper met GOM leaders at noon.", "GOM", null)]
    public async Task An_acronym_means_what_the_text_and_its_post_say(string id, string text, string letters, string? expected)
    {
        string line = System.Text.Json.JsonSerializer.Serialize(
            new { referenceId = id, body = $"UNCLAS\n\nTAGS: PREL\nSUBJECT: LAMPS\n\n1. (U) {text}" });
        await using TestSite site = await TestSite.OfLinesAsync(null, line);
        var page = await site.ReadAsync($"/cable/{id}");
        Assert.Equal(expected, page.QuerySelectorAll("#par1 p:not(.pin) abbr").FirstOrDefault(abbr =>
            abbr.TextContent == letters)?.GetAttribute("title"));
    }
}
