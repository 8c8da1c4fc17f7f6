using System.Net;
using CableViewer.Web.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CableViewer.Web.Hosting;

/// <summary>
/// The answer to a request that the site cannot take: a short page, or problem+json for programs, made without the archive.
/// </summary>
internal sealed class PlainPage(EmbeddedFiles files, SiteSettings settings)
{
    /// <summary>Writes the answer in place of whatever was begun.</summary>
    /// <param name="sentence">One sentence or two, for a reader.</param>
    /// <param name="extraHtml">A paragraph of HTML after the sentence; empty for none.</param>
    public async Task WriteAsync(HttpContext context, int status, string heading, string sentence, string extraHtml = "")
    {
        HttpResponse response = context.Response;
        response.Clear();
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        bool isProgram = Path.HasExtension(context.Request.Path.Value) || context.Request.Path == OpenSearchSuggestions.Path;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            response.ContentType = isProgram ? "application/problem+json" : "text/html; charset=utf-8";
            return;
        }
        if (isProgram)
        {
            ProblemHttpResult problem = TypedResults.Problem(sentence, statusCode: status, title: heading);
            await problem.ExecuteAsync(context);
            return;
        }
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{heading}</title>
            <link rel="stylesheet" href="{files.Url("/site.css")}">
            </head>
            <body>
            <main class="page narrow">
            <h1>{heading}</h1>
            <p>{sentence}</p>
            <p>{extraHtml}<a href="/">Home page</a> of {WebUtility.HtmlEncode(settings.SiteName)}.</p>
            </main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }
}
