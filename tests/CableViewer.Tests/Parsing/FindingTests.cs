using System.Text.Json;
using System.Text.Json.Nodes;

namespace CableViewer.Tests.Parsing;

/// <summary>
/// The inputs in <c>../shared/findings</c> that lost or misplaced text come out as their expected.md says. Skipped where that folder is
/// absent.
/// </summary>
public sealed class FindingTests
{
    // Where expected.md quotes these members of a record, what is read stands in it.
    private static readonly string[] SubjectsQuoted = ["01", "02", "13"];

    /// <param name="paragraphs">Anchors with their markings; null where they do not matter.</param>
    /// <param name="references">How many are read, each of which expected.md names; -1 where they do not matter.</param>
    /// <param name="signers">The same for those who signed.</param>
    /// <param name="code">A diagnostic it has; empty where none is asked for.</param>
    [SharedTheory]
    [InlineData("01", 0, "par1 U,par2 U,par3 C,par4 C", 0, 1, "")]
    [InlineData("01", 1, "par1 U,par2 U,par3 C,par4 C", 0, 1, "")]
    [InlineData("01", 2, "par1 U,par2 U,par3 C,par4 C", 0, 1, "")]
    [InlineData("02", 0, null, 0, -1, "text-of-another-cable")]
    [InlineData("02", 1, null, 0, -1, "text-of-another-cable")]
    [InlineData("02", 2, null, 0, -1, "text-of-another-cable")]
    [InlineData("05", 0, "par1 U,par2 U,par3 SBU", -1, -1, "irregular-paragraph-opening")]
    [InlineData("05", 1, "par1 ,par2 ,par3 ", -1, -1, "")]
    [InlineData("05", 2, "par1 U,par2 U", -1, -1, "")]
    [InlineData("08", 0, "text1 SBU,parA U,parB U", 0, 1, "leaked-source-row")]
    [InlineData("08", 1, "par1 S,par2 S", 2, -1, "leaked-source-row")]
    [InlineData("08", 2, "par1 C,par2 C", -1, 1, "leaked-source-row")]
    [InlineData("12", 0, "par1 U,par2 SBU,par3 U", 1, -1, "")]
    [InlineData("12", 1, "par1 S/NF,par2 S/NF,par3 C,par4 S/NF", -1, -1, "")]
    [InlineData("13", 0, "par1 C,par2 C", 2, -1, "missing-subject")]
    [InlineData("13", 1, "par1 C,par2 C", 1, -1, "missing-subject")]
    [InlineData("13", 2, null, 2, -1, "missing-subject")]
    [InlineData("13", 3, "par1 C,par2 C", 0, -1, "")]
    [InlineData("13", 4, "par1 C,par2 C", 0, -1, "")]
    [InlineData("13", 5, null, 1, -1, "missing-subject")]
    [InlineData("14", 0, "par1 U", -1, -1, "damaged-quotation-marks")]
    [InlineData("20", 0, "par1 C", -1, -1, "")]
    [InlineData("33", 0, "par1 C,par2 C", -1, 1, "")]
    [InlineData("51", 0, null, 1, 1, "")]
    [InlineData("51", 1, "text1 C", 0, -1, "")]
    [InlineData("51", 2, "text1 SBU", 1, -1, "")]
    [InlineData("51", 3, null, 0, -1, "")]
    [InlineData("52", 0, "", -1, 0, "text-cut-short")]
    [InlineData("52", 1, "par1 C,par2 C", 0, 1, "")]
    [InlineData("52", 2, "par1 S,par2 S", 0, 0, "")]
    [InlineData("52", 3, "par1 C,par2 C", 0, -1, "")]
    public void A_finding_reads_as_expected(string number, int line, string? paragraphs, int references, int signers, string code)
    {
        JsonElement cable = Read(number)[line];
        string expected = Expected(number);

        if (paragraphs is not null)
            Assert.Equal(paragraphs, string.Join(',',
            cable.GetProperty("paragraphs").EnumerateArray()
            .Select(paragraph => $"{paragraph.GetProperty("anchor")} {paragraph.GetProperty("marking")}")));
        AssertNamed(cable.GetProperty("references").EnumerateArray().Select(reference => reference.GetProperty("referenceId").ToString()),
            references, expected);
        AssertNamed(cable.GetProperty("signedBy").EnumerateArray().Select(signer => signer.GetString()!), signers, expected);
        if (SubjectsQuoted.Contains(number)) Assert.Contains(cable.GetProperty("subject").GetString()!, expected, StringComparison.Ordinal);
        if (code is not "") Assert.Contains(code,
            cable.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetProperty("code").GetString()));
    }

    [SharedTheory]
    [InlineData("20")]
    [InlineData("33")]
    public void A_finding_has_the_reading_text_that_is_expected(string number) =>
        Assert.All(Texts(number), text => Assert.Contains(text, Expected(number), StringComparison.Ordinal));

    [SharedFact]
    public void No_quotation_mark_stays_damaged() => Assert.All(Texts("14"), text => Assert.DoesNotMatch(@"&\p{L}|\p{L}8\b|[¬∂∧]", text));

    [SharedFact]
    public void No_separator_of_lines_stays_in_a_text() =>
        Assert.All(Texts("01"), text => Assert.DoesNotMatch("[\u2028\u2029\u0085]", text));

    [SharedFact]
    public void A_text_that_follows_the_last_label_on_its_line_is_in_paragraphs() =>
        Assert.All(Read("51"), cable =>
            Assert.True(cable.GetProperty("paragraphs").EnumerateArray()
            .Sum(paragraph => paragraph.GetProperty("text").GetString()!.Length) > 1_000));

    private static void AssertNamed(IEnumerable<string> read, int count, string expected)
    {
        if (count < 0) return;
        Assert.Equal(count, read.Count());
        Assert.All(read, name => Assert.Contains(name, expected, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Texts(string number) =>
        Read(number).SelectMany(cable => cable.GetProperty("paragraphs").EnumerateArray())
            .Select(paragraph => paragraph.GetProperty("text").GetString()!);

    private static string FolderOf(string number) =>
        Directory.GetDirectories(SharedFolder.PathOf("findings", "inputs"), number + "-*").Single();

    private static string Expected(string number)
    {
        string text = File.ReadAllText(Path.Combine(FolderOf(number), "expected.md"));
        return text[text.LastIndexOf("## Expected", StringComparison.Ordinal)..];
    }

    private static List<JsonElement> Read(string number) =>
        [.. File.ReadLines(Path.Combine(FolderOf(number), "input.jsonl")).Where(line => line is not "")
            .Select(line => Reading.OfJsonLine(JsonNode.Parse(line)!.AsObject()))];
}
