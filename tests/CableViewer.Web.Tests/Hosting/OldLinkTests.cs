using System.Net;

namespace CableViewer.Web.Tests.Hosting;

/// <summary>Every form by which a cable or a list was ever linked (docs/urls.md).</summary>
[Collection(SampleSiteTests.Name)]
public sealed class OldLinkTests(SampleSite sample)
{
    [Theory]
    // The original site: year, month and ID; with and without its ending, in any case, with the wrong month or year.
    [InlineData("/cable/2004/09/04STRELSAU212.html", "/cable/04STRELSAU212")]
    [InlineData("/cable/2004/09/04STRELSAU212", "/cable/04STRELSAU212")]
    [InlineData("/Cable/2004/09/04strelsau212.HTML", "/cable/04STRELSAU212")]
    [InlineData("/cable/2004/12/04STRELSAU212.html", "/cable/04STRELSAU212")]
    [InlineData("/cable/1999/01/04STRELSAU212.html", "/cable/04STRELSAU212")]
    // Other readers of these cables.
    [InlineData("/cable.php?id=04STRELSAU212", "/cable/04STRELSAU212")]
    [InlineData("/cable.php?id=04strelsau0212", "/cable/04STRELSAU212")]
    [InlineData("/plusd/cables/04STRELSAU212_a.html", "/cable/04STRELSAU212")]
    [InlineData("/plusd/cables/04STRELSAU212_a", "/cable/04STRELSAU212")]
    [InlineData("/cables/04STRELSAU212", "/cable/04STRELSAU212")]
    [InlineData("/plusd/cables/2004STRELSAU000212_b.html", "/cable/04STRELSAU212")]
    [InlineData("/plusd/cables/2004STRELSAU000212_c.html", "/cable/04STRELSAU212")]
    [InlineData("/plusd/cables/2004STRELSAU000212_d.html", "/cable/04STRELSAU212")]
    [InlineData("/cable_04STRELSAU212/", "/cable/04STRELSAU212")]
    [InlineData("/cable_04strelsau0212", "/cable/04STRELSAU212")]
    [InlineData("/cable.php?id=04STRELSAU212&version=1317427200", "/cable/04STRELSAU212")]
    // What people type and speak.
    [InlineData("/04STRELSAU212", "/cable/04STRELSAU212")]
    [InlineData("/04strelsau212", "/cable/04STRELSAU212")]
    [InlineData("/04%20Strelsau%200212", "/cable/04STRELSAU212")]
    [InlineData("/04-STRELSAU-212", "/cable/04STRELSAU212")]
    [InlineData("/%2304STRELSAU212", "/cable/04STRELSAU212")]
    [InlineData("/cable/04strelsau212", "/cable/04STRELSAU212")]
    [InlineData("/cable/04STRELSAU000212", "/cable/04STRELSAU212")]
    [InlineData("/cable/04%20STRELSAU%20212", "/cable/04STRELSAU212")]
    [InlineData("/cable/04STRELSAU212_a", "/cable/04STRELSAU212")]
    [InlineData("/cable/04STRELSAU212.html", "/cable/04STRELSAU212")]
    // A paragraph behind its ¶, in UTF-8 and in the one byte of older programs.
    [InlineData("/04STRELSAU212%C2%B63", "/cable/04STRELSAU212/3")]
    [InlineData("/cable/04STRELSAU212%C2%B63", "/cable/04STRELSAU212/3")]
    [InlineData("/cable/04strelsau212%B63", "/cable/04STRELSAU212/3")]
    [InlineData("/cable/04STRELSAU212%20%C2%B6%206-2", "/cable/04STRELSAU212/6-2")]
    // The damaged ID under which a record was published.
    [InlineData("/cable/08EFTOPORTVERRIN77", "/cable/08PORTVERRIN77")]
    [InlineData("/cable/2008/04/08EFTOPORTVERRIN77.html", "/cable/08PORTVERRIN77")]
    [InlineData("/cable/09SECTION02OF02USRIVCOM12", "/cable/09USRIVCOM12")]
    [InlineData("/09SECTION02OF02USRIVCOM12", "/cable/09USRIVCOM12")]
    // Files beside a cable.
    [InlineData("/cable/04strelsau212.json", "/cable/04STRELSAU212.json")]
    [InlineData("/cable/04STRELSAU0212.txt", "/cable/04STRELSAU212.txt")]
    // Lists of the original site; its pages counted from 0.
    [InlineData("/tag/PGOV_0.html", "/tag/PGOV")]
    [InlineData("/tag/pgov_0.html", "/tag/PGOV")]
    [InlineData("/tag/PGOV_1.html", "/tag/PGOV?page=2")]
    [InlineData("/date/2004-09_0.html", "/date/2004-09")]
    [InlineData("/reldate/2011-08-30_0.html", "/released/2011-08-30")]
    [InlineData("/reldate/2011-08-30_2.html", "/released/2011-08-30?page=3")]
    [InlineData("/reldate/2011-08-30", "/released/2011-08-30")]
    [InlineData("/classification/1_0.html", "/classification/confidential")]
    [InlineData("/classification/2_0.html", "/classification/confidential-noforn")]
    [InlineData("/classification/3_0.html", "/classification/secret")]
    [InlineData("/classification/4_0.html", "/classification/secret-noforn")]
    [InlineData("/classification/5_0.html", "/classification/unclassified")]
    [InlineData("/classification/6_3.html", "/classification/unclassified-fouo?page=4")]
    [InlineData("/index.html", "/")]
    [InlineData("/articles/2010/Some-Title.html", "/article")]
    // Today's lists in another spelling.
    [InlineData("/tag/pgov", "/tag/PGOV")]
    [InlineData("/origin/strelsau", "/origin/STRELSAU")]
    [InlineData("/classification/CONFIDENTIAL", "/classification/confidential")]
    public async Task Arrives(string old, string today)
    {
        (HttpStatusCode status, string? location) = await sample.Site.AskAsync(old);
        Assert.Equal((HttpStatusCode.MovedPermanently, today), (status, location));
    }

    [Fact]
    public async Task Leads_the_numbers_of_origins_to_the_origin_where_the_archive_has_it()
    {
        await using TestSite site = await TestSite.OfLinesAsync(null,
            """{"referenceId":"07CAIRO1","origin":"Embassy Cairo","body":"UNCLAS CAIRO 000001\n\n1. (U) The invented river rose."}""");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/origin/CAIRO"), await site.AskAsync("/origin/114_0.html"));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/origin/CAIRO?page=2"), await site.AskAsync("/Origin/114_1.html"));
        // The archive has no cable of this one, and no origin ever had that number: the search, not an error.
        Assert.Equal((HttpStatusCode.MovedPermanently, "/search?q=Embassy%20Bucharest"), await site.AskAsync("/origin/118_0.html"));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/search"), await site.AskAsync("/origin/99999_0.html"));
    }

    [Theory]
    [InlineData("/cable/2003/01/03NOWHERE1.html", "/cable/03NOWHERE1")]
    [InlineData("/03nowhere001", "/cable/03NOWHERE1")]
    public async Task Leads_an_unknown_ID_to_the_page_that_says_so(string old, string today)
    {
        Assert.Equal((HttpStatusCode.MovedPermanently, today), await sample.Site.AskAsync(old));
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.AskAsync(today)).Status);
    }

    [Theory]
    [InlineData("/04")]
    [InlineData("/2004")]
    [InlineData("/classification/9_0.html")]
    [InlineData("/cable.php")]
    [InlineData("/cable.php?id=")]
    [InlineData("/cable.php?id=<script>")]
    [InlineData("/static/css/main.css")]
    // Numbers of pages that no list ever had: a 301 that browsers keep must not lead into nothing.
    [InlineData("/tag/PGOV_2147483647.html")]
    [InlineData("/tag/PGOV_999999999")]
    [InlineData("/classification/5_2147483647.html")]
    [InlineData("/tag/PGOV_2147483648.html")]
    public async Task Says_not_here_to_what_never_was(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.AskAsync(path)).Status);
}
