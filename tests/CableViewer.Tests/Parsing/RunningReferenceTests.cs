using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing;

/// <summary>Cables named in running text.</summary>
public sealed class RunningReferenceTests
{
    private static readonly ReferenceId Citing = ReferenceId.Parse("07CAIRO1");

    [Theory]
    [InlineData("As 06 MEXICO 1234 said", "06 MEXICO 1234", "06MEXICO1234")]
    [InlineData("(06MEXICO1234)", "06MEXICO1234", "06MEXICO1234")]
    [InlineData("see 2006 MEXICO 12.", "2006 MEXICO 12", "06MEXICO12")]
    [InlineData("see '06 RIO DE JANEIRO 983", "06 RIO DE JANEIRO 983", "06RIODEJANEIRO983")]
    [InlineData("MEXICO 983", "MEXICO 983", "07MEXICO983")]
    [InlineData("of PORT-AU-PRINCE 0983, and", "PORT-AU-PRINCE 0983", "07PORTAUPRINCE983")]
    [InlineData("SECSTATE 12345", "SECSTATE 12345", "07STATE12345")]
    public void Are_found_with_the_year_they_name_or_that_of_the_cable(string text, string words, string id)
    {
        RunningReference found = RunningReference.List(text, Citing)[0];
        Assert.Equal(words, text.Substring(found.Start, found.Length));
        Assert.Equal(id, found.Candidates[0].ToString());
    }

    [Fact]
    public void Without_a_year_may_be_of_the_year_before() =>
        Assert.Equal(["07MEXICO983", "06MEXICO983"], RunningReference.List("MEXICO 983", Citing)[0].Candidates.Select(id => id.ToString()));

    [Fact]
    public void Are_tried_with_and_without_the_words_before_them() =>
        Assert.Equal(
            ["SEE RIO DE JANEIRO 983", "RIO DE JANEIRO 983", "DE JANEIRO 983", "JANEIRO 983"],
            RunningReference.List("SEE RIO DE JANEIRO 983", Citing).Select(found => "SEE RIO DE JANEIRO 983"[found.Start..]));

    [Theory]
    [InlineData("In PARIS 28 met")]
    [InlineData("LONDON 2004 was wet")]
    [InlineData("MEXICO 1234th")]
    [InlineData("MEXICO 123/45")]
    [InlineData("MEXICO 1,234 pesos")]
    [InlineData("McDONALD 123")]
    [InlineData("Mexico 983")]
    [InlineData("07 CAIRO 1")]
    [InlineData("A 123")]
    [InlineData("MEXICO 12345678")]
    [InlineData("MEXICO 000")]
    [InlineData("the reference, a referendum, REFORM; Refah A; ref a word; prefer B")]
    public void Are_not_seen_in_other_words(string text) => Assert.Empty(RunningReference.List(text, Citing));

    [Theory]
    [InlineData("as ref A said", "ref A=A")]
    [InlineData("(Ref (A))", "Ref (A=A")]
    [InlineData("reftel", "reftel=")]
    [InlineData("REFTELS A, C and D.", "REFTELS A=A|C=C|D=D")]
    [InlineData("refs A and B", "refs A=A|B=B")]
    [InlineData("Reftel noted; reftel A too", "Reftel=|reftel A=A")]
    public void Of_the_REF_line_are_found_by_their_letters(string text, string found) =>
        Assert.Equal(found, string.Join('|', RunningReference.List(text, Citing).Select(each => $"{text.Substring(each.Start, each.Length)}={each.Label}")));

    [Fact]
    public void Take_time_linear_in_the_text()
    {
        // Of a text ten times as long not more are kept than a paragraph can hold, and the search ends.
        foreach (string piece in (string[])["A B C D ", "AAAA-AAAA'", "1234567 ", "MEXICO 983 ", "ref ", "ref A, "])
            Assert.True(RunningReference.List(string.Concat(Enumerable.Repeat(piece, 100_000)), Citing).Count <= 1_000);
    }
}
