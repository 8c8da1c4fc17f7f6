using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Archive.Reading;
using CableViewer.Cables;
using Microsoft.AspNetCore.Routing.Template;

namespace CableViewer.Web.Tests.Hosting;

/// <summary>CableViewer.http has a request for each kind of address, and each answers as its title says.</summary>
[Collection(SampleSiteTests.Name)]
public sealed partial class CableViewerHttpTests(SampleSite sample)
{
    private static readonly string Text = File.ReadAllText(Path.Combine(TestSite.RepositoryRoot, "CableViewer.http"));

    [Fact]
    public async Task Every_request_answers_as_its_title_says()
    {
        Assert.True(Requests.Count > 100);
        var wrong = new List<string>();
        foreach (Match request in Requests)
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, AddressOf(request));
            if (request.Groups["header"].Value.Split(": ", 2) is [var name, var value])
                message.Headers.TryAddWithoutValidation(name, value);
            using HttpResponseMessage answer = await sample.Site.Client.SendAsync(message);
            int expected = request.Groups["status"].Success ? int.Parse(request.Groups["status"].Value, CultureInfo.InvariantCulture) : 200;
            if (expected != (int)answer.StatusCode) wrong.Add($"{message.RequestUri} answers {(int)answer.StatusCode}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_route_has_a_request()
    {
        string[] paths = [.. Requests.Select(request => AddressOf(request).OriginalString.Split('?')[0])];
        // Pages for errors have no address of their own. Of the files that pages load, one of each kind is enough.
        string[] without = [.. sample.Site.Routes.Where(route => route is not ("/error" or "/not-found"))
            .Where(route => route.Contains('{', StringComparison.Ordinal) || Path.GetExtension(route) is not (".css" or ".js" or ".svg"))
            .Where(route => !paths.Any(path => new TemplateMatcher(TemplateParser.Parse(route[1..]), []).TryMatch(path, [])))];
        Assert.Empty(without);
    }

    [Fact]
    public async Task The_record_is_one_of_its_cable()
    {
        var id = ReferenceId.Parse("04STRELSAU212", null);
        ArchivedCable cable = (await sample.Site.Service<CableReader>().FindAsync(id, CancellationToken.None))!;
        Assert.Contains($"/record/{cable.Witnesses[0].Id.ToString(CultureInfo.InvariantCulture)}\n", Text, StringComparison.Ordinal);
    }

    private static MatchCollection Requests => Request.Matches(Text);

    private Uri AddressOf(Match request)
    {
        string site = sample.Site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        return new Uri(request.Groups["path"].Value.Replace("{{site}}", site, StringComparison.Ordinal), UriKind.Relative);
    }

    // ### 301: as typed
    // GET {{site}}/04strelsau0212
    [GeneratedRegex(
        @"^### ((?<status>\d{3}): )?(?<title>.+)\nGET \{\{site\}\}(?<path>/\S*)\n(?<header>.*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Request { get; }
}
