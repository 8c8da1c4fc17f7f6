using System.Text.Json;
using System.Text.Json.Nodes;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Tests.Sample;

namespace CableViewer.Tests.Parsing;

/// <summary>Every word of a body is in some field of its reading, or in what is plainly furniture.</summary>
public sealed class LostWordsTests
{
    private static readonly string[] Labels = ["SUBJECT: A LAMP ON ISLE {0}", "REF: A. OSLO 1{0} B. PARIS 2{0}", "Classified By: DCM Ruth Alder for reasons 1.4 (b) and (d).", "TAGS: PGOV, PREL"];
    private static readonly string[] Joints = ["\n\n", "\n", " ", "  ", " \\\n", "\r\n\r\n", "   "];
    private static readonly string[] Openings = ["1. (C) ", "(SBU) ", "1.  ", "(C) ", "Summary. ", "1.(U) "];

    [Fact]
    public void Whatever_joins_labels_and_text_the_text_is_read()
    {
        var random = new Random(20101128);
        for (int i = 0; i < 3_000; i++)
        {
            // Words that nothing else in the cable has.
            string text = $"The wardens{i} of the zephyr{i} told the consul that the quagmire{i} had been drained, and that no heron{i} was left. They will vote on the sluice{i} in May.";
            List<string> top = [.. Labels.Select(label => label.Replace("{0}", (i % 10).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)).OrderBy(_ => random.Next())];
            // A text that follows TAGS on their line without a marking could be a subject.
            if (top[^1].StartsWith("TAGS", StringComparison.Ordinal)) (top[^1], top[0]) = (top[0], top[^1]);
            string body = "C O N F I D E N T I A L STRELSAU 000142";
            foreach (string part in top) body += Joints[random.Next(Joints.Length)] + part;
            string joint = Joints[random.Next(Joints.Length)], opening = Openings[random.Next(Openings.Length)];
            body += $"{joint}{opening}{text}\n\nQUILL\n";

            Cable cable = Reading.Cable(body, referenceId: "07STRELSAU142");

            string read = string.Join(' ', cable.Paragraphs.Select(paragraph => paragraph.Text));
            foreach (string word in (string[])["wardens", "zephyr", "quagmire", "heron", "sluice"])
                Assert.True(read.Contains(word + i, StringComparison.Ordinal), $"{word}{i} is in no paragraph of\n{body}");
        }
    }

    [Fact]
    public async Task The_sample_archive_loses_no_word()
    {
        int words = 0;
        await foreach (JsonElement cable in ReadAsync(SampleArchive.Folder))
        {
            LostWords lost = LostWords.Of(cable);
            words += lost.Words;
            Assert.True(lost.Lost.Count * 100 <= lost.Words * 8 || IsDoubted(cable), $"{cable.GetProperty("referenceId")} loses {string.Join(' ', lost.Lost)}");
        }
        Assert.True(words > 10_000);
    }

    [SharedFact]
    public async Task Real_cables_lose_at_most_one_word_in_a_hundred()
    {
        int words = 0, lost = 0;
        await foreach (JsonElement cable in ReadAsync(SharedFolder.PathOf("samples")))
        {
            LostWords of = LostWords.Of(cable);
            (words, lost) = (words + of.Words, lost + of.Lost.Count);
        }
        Assert.True(lost * 100 <= words, $"{lost} of {words} words are lost.");
    }

    [SharedTheory]
    [InlineData("signature", 1)]
    [InlineData("subject", 3)]
    public void Real_fragments_lose_few_words(string kind, int percent)
    {
        int words = 0, lost = 0;
        foreach (string line in File.ReadLines(SharedFolder.PathOf("fragments", kind + ".jsonl")))
        {
            JsonNode fragment = JsonNode.Parse(line)!;
            LostWords of = LostWords.Of(Reading.OfJsonLine(new JsonObject { ["referenceId"] = (string)fragment["cable"]!, ["body"] = (string)fragment["input"]! }));
            (words, lost) = (words + of.Words, lost + of.Lost.Count);
        }
        Assert.True(lost * 100 <= words * percent, $"{lost} of {words} words are lost.");
    }

    private static bool IsDoubted(JsonElement cable) =>
        cable.GetProperty("diagnostics").EnumerateArray().Any(diagnostic => diagnostic.GetProperty("code").GetString() is "text-not-read" or "text-cut-short");

    private static async IAsyncEnumerable<JsonElement> ReadAsync(string folder)
    {
        await foreach (SourceRecord record in new SourceReader().ReadAsync([folder], CancellationToken.None))
        {
            if (record.Cable is not { } raw) continue;
            Parsed<Cable> parsed = CableParser.Parse(raw);
            yield return JsonDocument.Parse(CableJson.Write(parsed.Value, [.. record.Problems, .. parsed.Diagnostics])).RootElement;
        }
    }
}
