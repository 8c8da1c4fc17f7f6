namespace CableViewer.Browser.Tests;

/// <summary>Addresses of the sample archive that the tests read.</summary>
internal static class SamplePages
{
    /// <summary>With headings, all markings, references both ways.</summary>
    public const string Cable = "/cable/04STRELSAU212";

    /// <summary>Those that say that something is not there; they answer 404.</summary>
    public static readonly string[] Missing = [Cable + "/99", "/cable/03KARSOVAR402", "/cable/03NOWHERE1", "/nowhere"];

    /// <summary>One of every kind of page.</summary>
    public static readonly string[] Kinds =
    [
        "/", Cable, Cable + "?view=raw", Cable + "?view=doubts", Cable + "?marking=C", Cable + "/5", Cable + "/5?f=aaaaaa", Cable + "/99",
            "/cable/03KARSOVAR402", "/cable/03KARSOVAR402/cited-by",
        "/cable/03OLVERRA1201/thread", "/missing", "/cable/05KARSOVAR31/versions", "/cable/05KARSOVAR31/versions/1..2",
            "/cable/05KARSOVAR31/@1", "/withheld", "/origin", "/origin/STRELSAU", "/date", "/date/2004", "/released", "/tag", "/tag/PGOV",
        "/date/2004-09", "/country", "/kind/embassy", "/tag/PREL+SENV-PGOV", "/caption", "/signer/AMES", "/addressee",
            "/kind/embassy?q=tag%3APREL&sort=earliest", "/help/api",
        "/classification", "/classification/confidential", "/article", "/article/mercury.example.org", "/search", "/search?q=sluice",
            "/search?q=slucie", "/search?q=sluice+OR+keeper&sort=earliest", Cable + "?q=sluice&at=1", "/trends?q=sluice&q=lamp", "/check",
            "/check?q=the+keeper+of+the+sluice+said", "/suggest?q=slu", "/help/search",
        "/help", "/help/structure", "/help/keyboard", "/help/about", "/help/tags", "/help/acronyms", "/cable/03NOWHERE1", "/nowhere",
    ];
}
