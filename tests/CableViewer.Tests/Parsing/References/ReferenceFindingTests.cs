using System.Text.Json;
using System.Text.Json.Nodes;

namespace CableViewer.Tests.Parsing.References;

/// <summary>The inputs of <c>../shared/findings</c> about references and IDs, read as their <c>expected.md</c> says.</summary>
public sealed class ReferenceFindingTests
{
    [SharedTheory]
    [InlineData("06-bare-number-in-ref",
        "08STATE48831|A:08PARIS221 B:?EMBASSY PARIS WEEKLY NOTE OF FEBRUARY 3, 2008|A:06VILNIUS300 B:?2005 Vilnius|A:08STATE95678 "
            + "B:08STATE96108|A:08SANJOSE12|07SANJOSE1892")]
    [InlineData("09-reference-cut-inside-its-number",
        "A:04ROME701 B:?SECSTATE 1...|A:04STATE301785 B:?04 STATE 3084...|?DUSHANBE 17...|A:09QUITO915")]
    [InlineData("10-four-digit-year-behind-the-serial",
        "08MOSCOW4242|A:07ROME12 B:08ROME44|08PANAMA933 04THEHAGUE3350|07ROME11657 07ROME2004")]
    [InlineData("31-references-that-are-no-telegrams",
        "?BANGKOK A-50|B:?MANILA A-123|?USCINCRED 311345 Z MAY 73|?JCS 301601 Z SEP 08|?EMBTEL 1234|?DEPTEL 5678|07CARACAS1234 ?EMBTEL "
            + "1300|73STATE101684|?IMSWM-0028-2010|?TEHRAN'S A-077|?OSC EUP20090329950015|?USDAO RANGOON IIR 6 812 0131 08")]
    public void References_are_read_as_expected(string folder, string expected) =>
        Assert.Equal(expected.Split('|'), Lines(folder, "input.jsonl").Select(line => Written(Reading.OfJsonLine(line))));

    [SharedFact]
    public void One_post_is_not_mended_into_another()
    {
        Assert.Equal("A:86GENOA123 B:86MALMO45 C:75VIENTIANE1234 D:86MACAO77 E:86KAUNAS12 F:86VILNA19",
            Written(Reading.OfJsonLine(Lines("30-one-post-mended-into-another", "b.jsonl")[0])));
        Assert.Equal(["86GENEVA9012", "86GENOA9012"],
            Lines("30-one-post-mended-into-another", "c.jsonl")
            .Select(line => Reading.OfJsonLine(line).GetProperty("referenceId").GetString()));
        string text = File.ReadAllText(PathOf("30-one-post-mended-into-another", "a.txt"));
        Assert.Equal("86GENOA9123",
            CableViewer.Parsing.CableParser.Parse(Reading.Raw(text) with { HeaderInBody = true }).Value.ReferenceId.ToString());
    }

    private static List<JsonObject> Lines(string folder, string file) =>
        [.. File.ReadLines(PathOf(folder, file)).Where(line => line is not "").Select(line => JsonNode.Parse(line)!.AsObject())];

    private static string PathOf(string folder, string file) => SharedFolder.PathOf("findings", "inputs", folder, file);

    private static string Written(JsonElement cable) =>
        string.Join(' ', cable.GetProperty("references").EnumerateArray().Select(reference =>
        (reference.GetProperty("label").GetString() is { } label ? $"{label}:" : "")
            + (reference.GetProperty("referenceId").GetString() ?? $"?{reference.GetProperty("text").GetString()}")));
}
