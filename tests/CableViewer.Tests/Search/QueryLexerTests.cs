using CableViewer.Search.Queries;

namespace CableViewer.Tests.Search;

/// <summary>A query is cut into words, phrases, operators and fields, and a note says what was read otherwise than typed.</summary>
public sealed class QueryLexerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\0 ", "")]
    [InlineData("sluice gate", "Word sluice, Word gate")]
    [InlineData("sluic* gate**", "Word sluic*, Word gate*")]
    [InlineData("“sluice gate”*", "Phrase sluice gate*")]
    [InlineData("\"sluice gat*\"", "Phrase sluice gat*")]
    [InlineData("sluice\"gate\"", "Word sluice, Phrase gate")]
    [InlineData("(a OR b)", "Open (, Word a, Or OR, Word b, Close )")]
    [InlineData("a or b and not c near d", "Word a, Word or, Word b, Word and, Word not, Word c, Word near, Word d")]
    [InlineData("a && b & c | d", "Word a, And &&, Word b, And &, Word c, Or |, Word d")]
    [InlineData("-a - b --c a-b", "Not -, Word a, Word -, Word b, Word --c, Word a-b")]
    [InlineData("a NEAR b near/3 c", "Word a, Near NEAR 10, Word b, Near near/3 3, Word c")]
    [InlineData("a NEAR/x b NEAR/ c NEAR/-1 d", "Word a, Word NEAR/x, Word b, Word NEAR/, Word c, Word NEAR/-1, Word d")]
    [InlineData("a /p b /P c /q", "Word a, SameParagraph /p, Word b, SameParagraph /P, Word c, Word /q")]
    [InlineData("subject:sluice Tag:PREL", "Field subject Subject, Word sluice, Field Tag Tag, Word PREL")]
    [InlineData("origin:\"Embassy Zenda\" tag:(a b)",
        "Field origin Origin, Phrase Embassy Zenda, Field tag Tag, Open (, Word a, Word b, Close )")]
    [InlineData("classified:secret post:zenda", "Field classified Class, Word secret, Field post Origin, Word zenda")]
    [InlineData("tag: 3:4 foo:bar :a http://x.example/a", "Word tag:, Word 3:4, Word foo:bar, Word :a, Word http://x.example/a")]
    public void Queries_are_cut(string typed, string tokens)
    {
        var notes = new List<string>();
        Assert.Equal(tokens, string.Join(", ", QueryLexer.Read(typed, notes).Select(Shown)));
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData("\"sluice gate", "Phrase sluice gate", "A quotation mark had no partner")]
    [InlineData("sluice \"", "Word sluice, Phrase ", "A quotation mark had no partner")]
    [InlineData("*sluice", "Word *sluice", "“*sluice”")]
    [InlineData("a NEAR/101 b", "Word a, Near NEAR/101 100, Word b", "NEAR/101 was read as NEAR/100")]
    public void What_is_read_otherwise_than_typed_is_said(string typed, string tokens, string note)
    {
        var notes = new List<string>();
        Assert.Equal(tokens, string.Join(", ", QueryLexer.Read(typed, notes).Select(Shown)));
        Assert.Contains(note, Assert.Single(notes), StringComparison.Ordinal);
    }

    private static string Shown(QueryToken token) => token.Kind switch
    {
        QueryTokenKind.Field => $"Field {token.Text} {token.Field}",
        QueryTokenKind.Near => $"Near {token.Text} {token.Number}",
        _ => $"{token.Kind} {token.Text}{(token.IsBeginning ? "*" : "")}",
    };
}
