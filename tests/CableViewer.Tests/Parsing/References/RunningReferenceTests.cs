using CableViewer.Cables;
using CableViewer.Parsing.References;

namespace CableViewer.Tests.Parsing.References;

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
    [InlineData("a ref a day; a ref e-mail; in ref A.S. Grey")]
    public void Are_not_seen_in_other_words(string text) => Assert.Empty(RunningReference.List(text, Citing));

    [Theory]
    [InlineData("as ref A said", "ref A=A")]
    [InlineData("(Ref (A))", "Ref (A=A")]
    [InlineData("reftel", "reftel=")]
    [InlineData("REFTELS A, C and D.", "REFTELS A=A|C=C|D=D")]
    [InlineData("refs A and B", "refs A=A|B=B")]
    [InlineData("Reftel noted; reftel A too", "Reftel=|reftel A=A")]
    // At the end of a sentence.
    [InlineData("As told in ref A. The gate", "ref A=A")]
    [InlineData("(Ref B.) and (ref b.)", "Ref B=B|ref b=B")]
    [InlineData("outlined\nin ref D. Our", "ref D=D")]
    [InlineData("Ref. A and ref (B)", "Ref. A=A|ref (B=B")]
    // Small letters.
    [InlineData("(ref a) and (refs a and b), refs b, c", "ref a=A|refs a=A|b=B|refs b=B|c=C")]
    [InlineData("ref c guidance", "ref c=C")]
    [InlineData("ref B and a gate", "ref B=B")]
    // Ranges.
    [InlineData("refs B-D in May", "refs B=B..D|D=D")]
    [InlineData("Refs A - E are", "Refs A=A..E|E=E")]
    [InlineData("refs A through C and E", "refs A=A..C|C=C|E=E")]
    [InlineData("refs A thru C", "refs A=A..C|C=C")]
    [InlineData("refs a to c", "refs a=A..C|c=C")]
    [InlineData("ref A - the gate", "ref A=A")]
    public void Of_the_REF_line_are_found_by_their_letters(string text, string found) =>
        Assert.Equal(found, string.Join('|',
            RunningReference.List(text, Citing)
            .Select(each => $"{text.Substring(each.Start, each.Length)}={each.Label}{(each.Through is null ? "" : $"..{each.Through}")}")));

    [Theory]
    [InlineData("B", true)]
    [InlineData("C", true)]
    [InlineData("D", true)]
    [InlineData("A", false)]
    [InlineData("E", false)]
    [InlineData("BC", false)]
    public void A_range_names_what_lies_between(string label, bool isNamed) =>
        Assert.Equal(isNamed, RunningReference.List("refs B-D", Citing).Any(found => found.Names(label)));

    [Theory]
    [InlineData("BAGHDAD #150", "BAGHDAD #150", true)]
    [InlineData("BAGHDAD # 15", "BAGHDAD # 15", true)]
    [InlineData("07 BAGHDAD 150", "07 BAGHDAD 150", true)]
    [InlineData("(BAGHDAD 150)", "BAGHDAD 150", true)]
    [InlineData("IN BAGHDAD 150 MET", "BAGHDAD 150", false)]
    public void A_year_a_number_sign_or_brackets_say_that_a_cable_is_meant(string text, string words, bool isBacked) =>
        Assert.Contains(RunningReference.List(text, Citing), found =>
            text.Substring(found.Start, found.Length) == words && found.IsBacked == isBacked);

    [Fact]
    public void Take_time_linear_in_the_text()
    {
        // Of a text ten times as long not more are kept than a paragraph can hold, and the search ends.
        foreach (string piece in (string[])["A B C D ", "AAAA-AAAA'", "1234567 ", "MEXICO 983 ", "ref ", "ref A, ", "ref a and ", "refs A-",
            "ref A - ", "A# # "])
            Assert.True(RunningReference.List(string.Concat(Enumerable.Repeat(piece, 100_000)), Citing).Count <= 1_000);
    }
}
