using CableViewer.Archive.Search;

namespace CableViewer.Tests.Archive.Search;

/// <summary>What queries mean: the text typed, and the same query in its one spelling, where brackets show what belongs together.</summary>
public sealed class QueryParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("sluice", "sluice")]
    [InlineData("sluice opera", "sluice opera")]
    [InlineData("sluice AND opera", "sluice opera")]
    [InlineData("\"sluice gate\"", "\"sluice gate\"")]
    [InlineData("“sluice gate”", "\"sluice gate\"")]
    [InlineData("„sluice gate“", "\"sluice gate\"")]
    [InlineData("sluic*", "sluic*")]
    [InlineData("\"sluice gat*\"", "\"sluice gat\"*")]
    [InlineData("\"sluice gat\"*", "\"sluice gat\"*")]
    [InlineData("anti-drug", "\"anti-drug\"")]
    [InlineData("S/CT", "\"S/CT\"")]
    [InlineData("it’s", "\"it’s\"")]
    [InlineData("a OR b", "a OR b")]
    [InlineData("a | b", "a OR b")]
    [InlineData("a b OR c", "a b OR c")]
    [InlineData("a (b OR c)", "a (b OR c)")]
    [InlineData("(a b) OR c", "a b OR c")]
    [InlineData("a OR b OR c", "a OR b OR c")]
    [InlineData("-a", "-a")]
    [InlineData("NOT a", "-a")]
    [InlineData("a -b", "a -b")]
    [InlineData("a -\"b c\"", "a -\"b c\"")]
    [InlineData("a -(b OR c)", "a -(b OR c)")]
    [InlineData("a -(b c)", "a -(b c)")]
    [InlineData("a -tag:PREL", "a -tag:PREL")]
    [InlineData("a NEAR/5 b", "a NEAR/5 b")]
    [InlineData("a near/5 b", "a NEAR/5 b")]
    [InlineData("a NEAR b", "a NEAR/10 b")]
    [InlineData("a NEAR/999 b", "a NEAR/100 b")]
    [InlineData("a NEAR/5 b NEAR/2 c", "a NEAR/5 b NEAR/2 c")]
    [InlineData("(a NEAR/5 b) NEAR/2 c", "a NEAR/5 b NEAR/2 c")]
    [InlineData("(a OR b) NEAR/5 \"c d\"", "(a OR b) NEAR/5 \"c d\"")]
    [InlineData("a /p b", "a /p b")]
    [InlineData("a /p b /p c", "a /p b /p c")]
    [InlineData("a NEAR/5 b /p c", "a NEAR/5 b /p c")]
    [InlineData("-a /p b", "-(a /p b)")]
    [InlineData("a /p b c OR d", "a /p b c OR d")]
    [InlineData("subject:sluice", "subject:sluice")]
    [InlineData("SUBJECT:sluice", "subject:sluice")]
    [InlineData("subject:\"sluice gate\"", "subject:\"sluice gate\"")]
    [InlineData("subject:(a OR b)", "subject:a OR subject:b")]
    [InlineData("subject:sluic*", "subject:sluic*")]
    [InlineData("origin:zenda", "origin:zenda")]
    [InlineData("origin:\"Embassy Zenda\"", "origin:\"Embassy Zenda\"")]
    [InlineData("tag:(PREL PGOV)", "tag:PREL tag:PGOV")]
    [InlineData("country:MX", "country:MX")]
    [InlineData("to:secstate", "to:secstate")]
    [InlineData("class:confidential-noforn", "class:confidential-noforn")]
    [InlineData("portion:S//NF", "portion:S//NF")]
    [InlineData("article:http://example.org/a?b=c", "article:http://example.org/a?b=c")]
    [InlineData("has:redaction", "has:redaction")]
    [InlineData("has:redactions", "has:redaction")]
    [InlineData("has:reference", "has:references")]
    [InlineData("before:2007", "before:2007")]
    [InlineData("date:2007-03..2008", "date:2007-03..2008")]
    [InlineData("released:2011-08-30", "released:2011-08-30")]
    [InlineData("ref:\"07 Mexico 01068\"", "ref:07MEXICO1068")]
    public void Queries_mean_what_their_readers_mean(string typed, string canonical)
    {
        Query query = Query.Parse(typed);
        Assert.Equal(canonical, query.Canonical);
        Assert.Empty(query.Notes);
    }

    // What is wrong with it is said, and it is searched all the same.
    [Theory]
    [InlineData("\"sluice gate", "\"sluice gate\"", "")]
    [InlineData("(a b", "a b", "A bracket was not closed; it was taken to close at the end.")]
    [InlineData("a) b", "a b", "A closing bracket without an opening one was passed over.")]
    [InlineData("()", "", "")]
    [InlineData("a OR", "a \"OR\"", "“OR” was searched for as a word, for nothing stands beside it that it could join.")]
    [InlineData("OR a", "\"OR\" a", "“OR” was searched for as a word, for nothing stands beside it that it could join.")]
    [InlineData("a NEAR/5", "a \"NEAR/5\"", "“NEAR/5” was searched for as a word, for nothing stands beside it that it could join.")]
    [InlineData("a /p", "a \"/p\"", "“/p” was searched for as a word, for nothing stands beside it that it could join.")]
    [InlineData("a NOT", "a \"NOT\"", "“NOT” was searched for as a word, for nothing stands beside it that it could join.")]
    [InlineData("a NEAR/3 tag:PREL", "a tag:PREL", "NEAR stands between words or phrases; where it does not, both sides were searched for anywhere in the cable.")]
    [InlineData("a /p (b c)", "a b c", "/p stands between words or phrases; where it does not, both sides were searched for anywhere in the cable.")]
    [InlineData("foo:bar", "\"foo:bar\"", "")]
    [InlineData("tag:", "\"tag:\"", "")]
    [InlineData("before:spring", "\"before spring\"", "“spring” is no date; one looks like 2007, 2007-03 or 2007-03-02. It was searched for as words.")]
    [InlineData("date:2007-13", "\"date 2007-13\"", "“2007-13” is no date; one looks like 2007, 2007-03 or 2007-03-02. It was searched for as words.")]
    [InlineData("ref:letter", "\"ref letter\"", "“letter” is no reference ID; one looks like 07MEXICO1068. It was searched for as words.")]
    [InlineData("???", "???", "“???” has no letter or digit, so that there is nothing to look for.")]
    [InlineData("a ???", "a", "“???” has no letter or digit, so that there is nothing to look for.")]
    public void Nothing_is_a_wrong_query(string typed, string canonical, string note)
    {
        Query query = Query.Parse(typed);
        Assert.Equal(canonical, query.Canonical);
        Assert.Equal(note, string.Join(' ', query.Notes));
    }

    [Theory]
    [InlineData("sluice", "Cables with the word “sluice”.")]
    [InlineData("\"sluice gate\" -opera", "Cables with the phrase “sluice gate”, and without the word “opera”.")]
    [InlineData("subject:sluice after:2003", "Cables with the word “sluice” in the subject, and sent after 2003.")]
    [InlineData("sluic*", "Cables with a word that begins with “sluic”.")]
    [InlineData("sluice OR tag:TBIO", "Cables either with the word “sluice” or with the TAG TBIO (Technology and science: biological and medical science).")]
    [InlineData("a NEAR/1 b /p c", "Cables with the word “a” at most one word away from the word “b” and the word “c” in one paragraph.")]
    [InlineData("-has:redaction country:mexico", "Cables not with something blacked out, and sent from Mexico.")]
    [InlineData("origin:MEXICO class:secret", "Cables sent by Embassy Mexico, and classified SECRET.")]
    [InlineData("date:2007-03 released:..2011", "Cables sent in 2007-03, and released until 2011.")]
    [InlineData("ref:07MEXICO1068", "Cables that refer to 07MEXICO1068.")]
    [InlineData("", "All cables.")]
    public void A_query_says_what_it_searches(string typed, string description) => Assert.Equal(description, Query.Parse(typed).Description);

    [Fact]
    public void Any_text_is_a_query_and_its_spelling_means_the_same()
    {
        var random = new Random(11);
        string[] pieces =
        [
            "a", "b*", "\"", "“", "(", ")", "-", " ", " ", " ", "OR", "AND", "NOT", "NEAR/3", "NEAR", "/p", "subject:", "tag:", "date:", "2007", "2007..", "ref:",
            "07ZENDA1", "has:", "redaction", "foo:", ":", "*", "?", "\0", "é", "\uD83D", "|", "origin:", "S//NF", "to:", "x y", "'", "before:",
        ];
        for (int i = 0; i < 20_000; i++)
        {
            string typed = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            Query query = Query.Parse(typed);
            Assert.NotEmpty(query.Description);
            Query again = Query.Parse(query.Canonical);
            Assert.True(query.Canonical == again.Canonical, $"{typed} became {query.Canonical}, and that {again.Canonical}");
            if (query.Root is not NothingNode) Assert.Equal(query.Root, again.Root);
        }
    }

    [Fact]
    public void Hostile_queries_end()
    {
        foreach (string typed in (string[])[new('(', 100_000), string.Concat(Enumerable.Repeat("(a NEAR/5 ", 20_000)), string.Concat(Enumerable.Repeat("-", 50_000)) + "a", new('"', 9_999)])
            Assert.NotNull(Query.Parse(typed).Description);
    }
}
