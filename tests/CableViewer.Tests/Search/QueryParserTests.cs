using CableViewer.Search.Queries;

namespace CableViewer.Tests.Search;

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
    [InlineData("classified:secret", "class:secret")]
    [InlineData("Classification:secret", "class:secret")]
    [InlineData("tags:PREL", "tag:PREL")]
    [InlineData("year:2007", "date:2007")]
    [InlineData("the the river", "the river")]
    [InlineData("a OR a OR b", "a OR b")]
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
    [InlineData("\"sluice gate", "\"sluice gate\"", "A quotation mark had no partner; we closed it at the end.")]
    [InlineData("(a b", "a b", "An opening bracket had no partner; we closed it at the end.")]
    [InlineData("a) b", "a b", "A closing bracket had no partner and was ignored.")]
    [InlineData("()", "", "")]
    [InlineData("a OR", "a \"OR\"", "There is nothing for OR to join, so it was searched as a word.")]
    [InlineData("OR a", "\"OR\" a", "There is nothing for OR to join, so it was searched as a word.")]
    [InlineData("a NEAR/5", "a \"NEAR/5\"", "There is nothing for NEAR/5 to join, so it was searched as a word.")]
    [InlineData("a /p", "a \"/p\"", "There is nothing for /p to join, so it was searched as a word.")]
    [InlineData("a NOT", "a \"NOT\"", "There is nothing for NOT to join, so it was searched as a word.")]
    [InlineData("a NEAR/3 tag:PREL", "a tag:PREL",
        "NEAR joins words or phrases. Where it joined something else, both sides were searched anywhere in the cable.")]
    [InlineData("a /p (b c)", "a b c",
        "/p joins words or phrases. Where it joined something else, both sides were searched anywhere in the cable.")]
    [InlineData("a NEAR/999 b", "a NEAR/100 b", "NEAR/999 was read as NEAR/100: more words than that cannot stand between.")]
    [InlineData("a NEAR/99999999999 b", "a NEAR/100 b",
        "NEAR/99999999999 was read as NEAR/100: more words than that cannot stand between.")]
    [InlineData("*sluice", "\"*sluice\"", "A * finds beginnings of words only at the end of a word; in “*sluice” the first was ignored.")]
    [InlineData("tag:*PREL", "tag:\"*PREL\"", "A * finds beginnings of words only at the end of a word; in “*PREL” the first was ignored.")]
    [InlineData("foo:bar", "\"foo:bar\"", "")]
    [InlineData("tag:", "\"tag:\"", "")]
    [InlineData("before:spring", "\"before spring\"", "“spring” isn't a date. Use 2007, 2007-03 or 2007-03-02. It was searched as words.")]
    [InlineData("date:2007-13", "\"date 2007-13\"", "“2007-13” isn't a date. Use 2007, 2007-03 or 2007-03-02. It was searched as words.")]
    [InlineData("ref:letter", "\"ref letter\"",
        "“letter” isn't a reference ID. Expected something like 07MEXICO1068. It was searched as words.")]
    [InlineData("???", "???", "")]
    [InlineData("a ???", "a", "“???” was ignored: it has no letter or digit.")]
    public void Nothing_is_a_wrong_query(string typed, string canonical, string note)
    {
        Query query = Query.Parse(typed);
        Assert.Equal(canonical, query.Canonical);
        Assert.Equal(note, string.Join(' ', query.Notes));
    }

    [Theory]
    [InlineData("sluice", "Cables containing “sluice”.")]
    [InlineData("calderon drug war", "Cables containing “calderon”, “drug” and “war”.")]
    [InlineData("government, sluice.", "Cables containing “government” and “sluice”.")]
    [InlineData("the gate of the sluice is shut, and nobody opens it",
        "Cables containing “the”, “gate”, “of”, “sluice”, “is”, “shut” and 4 more.")]
    [InlineData("\"sluice gate\" -opera", "Cables containing the phrase “sluice gate” and without “opera”.")]
    [InlineData("subject:sluice after:2003", "Cables containing “sluice” in the subject and sent after 2003.")]
    [InlineData("sluice gate after:2003", "Cables containing “sluice” and “gate”, and sent after 2003.")]
    [InlineData("sluic*", "Cables containing a word that begins with “sluic”.")]
    [InlineData("sluice OR tag:TBIO",
        "Cables either containing “sluice” or with the TAG TBIO (Technology and science: biological and medical science).")]
    [InlineData("a NEAR/1 b /p c", "Cables containing “a” at most one word away from “b” and “c” in one paragraph.")]
    [InlineData("-has:redaction country:mexico", "Cables not with redactions and sent from Mexico.")]
    [InlineData("country:UK", "Cables sent from United Kingdom.")]
    [InlineData("origin:MEXICO class:secret", "Cables sent by Embassy Mexico and classified SECRET.")]
    [InlineData("date:2007-03 released:..2011", "Cables sent in 2007-03 and released until 2011.")]
    [InlineData("ref:07MEXICO1068", "Cables that refer to 07MEXICO1068.")]
    [InlineData("???", "Type at least one letter or digit.")]
    [InlineData("", "All cables.")]
    public void A_query_says_what_it_searches(string typed, string description) =>
        Assert.Equal(description, Query.Parse(typed).Description);

    [Fact]
    public void Any_text_is_a_query_and_its_spelling_means_the_same()
    {
        var random = new Random(11);
        string[] pieces =
        [
            "a", "b*", "\"", "“", "(", ")", "-", " ", " ", " ", "OR", "AND", "NOT", "NEAR/3", "NEAR", "/p", "subject:", "tag:", "date:",
                "2007", "2007..", "ref:",
            "07ZENDA1", "has:", "redaction", "foo:", ":", "*", "?", "\0", "é", "\uD83D", "|", "origin:", "S//NF", "to:", "x y", "'",
                "before:",
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
        foreach (string typed in (string[])[new('(', 100_000), string.Concat(Enumerable.Repeat("(a NEAR/5 ", 20_000)),
            string.Concat(Enumerable.Repeat("-", 50_000)) + "a", new('"', 9_999)])
            Assert.NotNull(Query.Parse(typed).Description);
    }
}
