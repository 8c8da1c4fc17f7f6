using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Tests.Sample;

namespace CableViewer.Tests.Parsing;

/// <summary>Every word of a body is in some field of its reading, or in what is plainly furniture.</summary>
public sealed partial class LostWordsTests
{
    private static readonly string[] Labels = ["SUBJECT: A LAMP ON ISLE {0}", "REF: A. OSLO 1{0} B. PARIS 2{0}",
        "Classified By: DCM Ruth Alder for reasons 1.4 (b) and (d).", "TAGS: PGOV, PREL"];
    private static readonly string[] Joints = ["\n\n", "\n", " ", "  ", " \\\n", "\r\n\r\n", "   "];
    private static readonly string[] Openings = ["1. (C) ", "(SBU) ", "1.  ", "(C) ", "Summary. ", "1.(U) "];

    [Fact]
    public void Whatever_joins_labels_and_text_the_text_is_read()
    {
        var random = new Random(20101128);
        for (int i = 0; i < 3_000; i++)
        {
            // Words that nothing else in the cable has.
            string text =
                $"The wardens{i} of the zephyr{i} told the consul that the quagmire{i} had been drained, and that no heron{i} was left. "
                    + $"They will vote on the sluice{i} in May.";
            List<string> top = [.. Labels.Select(label =>
                label.Replace("{0}", (i % 10).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
                .OrderBy(_ => random.Next())];
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
            Assert.True(lost.Lost.Count * 100 <= lost.Words * 8 || IsDoubted(cable),
                $"{cable.GetProperty("referenceId")} loses {string.Join(' ', lost.Lost)}");
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
    [InlineData("tags", 2)]
    [InlineData("ref", 4)]
    [InlineData("classified_by", 5)]
    public void Real_fragments_lose_few_words(string kind, int percent)
    {
        int words = 0, lost = 0;
        foreach (string line in File.ReadLines(SharedFolder.PathOf("fragments", kind + ".jsonl")))
        {
            JsonNode fragment = JsonNode.Parse(line)!;
            LostWords of = LostWords.Of(
                Reading.OfJsonLine(new JsonObject { ["referenceId"] = (string)fragment["cable"]!, ["body"] = (string)fragment["input"]! }));
            (words, lost) = (words + of.Words, lost + of.Lost.Count);
        }
        Assert.True(lost * 100 <= words * percent, $"{lost} of {words} words are lost.");
    }

    /// <summary>What a source may do to the lines of a body: each leaves all words, and so does the reading.</summary>
    [Theory]
    [InlineData("CR LF", 1)]
    [InlineData("CR", 1)]
    [InlineData("backslash", 1)]
    [InlineData("separator", 1)]
    [InlineData("empty lines", 2)]
    [InlineData("indented", 2)]
    [InlineData("two blanks", 2)]
    [InlineData("one line", 4)]
    public async Task A_mutated_cable_loses_few_words_and_has_its_text(string mutation, int percent)
    {
        int words = 0, lost = 0;
        await foreach (JsonElement cable in ReadAsync(SampleArchive.Folder))
        {
            string body = cable.GetProperty("body").GetString()!;
            // Stubs, rows of the source and texts that are cut have more in them than a cable.
            if (body.Length < 900 || cable.GetProperty("diagnostics").GetArrayLength() > 0) continue;
            string mutated = Mutate(body, mutation);
            JsonElement read = Reading.OfJsonLine(
                new JsonObject { ["referenceId"] = cable.GetProperty("referenceId").GetString(), ["body"] = mutated });

            LostWords of = LostWords.Of(read);
            (words, lost) = (words + of.Words, lost + of.Lost.Count);
            Assert.True(read.GetProperty("paragraphs").GetArrayLength() > 0, $"{cable.GetProperty("referenceId")} has no paragraph.");
        }
        Assert.True(words > 5_000);
        Assert.True(lost * 100 <= words * percent, $"{lost} of {words} words are lost.");
    }

    /// <summary>
    /// Cables put together from real lines: TAGS, subject, REF and classifier, and the end of a text after them, with or without line ends.
    /// </summary>
    [SharedTheory]
    [InlineData("\n\n", "(C) ", 2)]
    [InlineData(" ", "(C) ", 2)]
    [InlineData(" ", "1. (C) ", 2)]
    public void A_cable_of_real_lines_has_its_text(string joint, string opening, int percent)
    {
        Dictionary<string, string> tags = Fragments("tags"), references = Fragments("ref"), classifiers = Fragments("classified_by"), ends =
            Fragments("signature");
        int words = 0, lost = 0, cables = 0, without = 0;
        foreach ((string id, string fragment) in Fragments("subject"))
        {
            string end = Fold(ends.GetValueOrDefault(id, ""));
            int sentence = end.IndexOf(". ", StringComparison.Ordinal) + 2;
            // A stub's end repeats its top part.
            if (sentence < 2 || end.Length - sentence < 150 || end.Contains("E.O.", StringComparison.Ordinal)
                || end.Contains("id:", StringComparison.Ordinal) || !char.IsUpper(end[sentence])) continue;
            string[] parts =
            [
                Part(tags.GetValueOrDefault(id), "TAGS", "TAGS: PGOV"), Part(fragment, "SUBJ", "SUBJECT: LAMPS"),
                    Part(references.GetValueOrDefault(id), "REF", "REF: OSLO 1"),
                Part(classifiers.GetValueOrDefault(id), "CLASSI", "Classified By: DCM Ruth Alder for reasons 1.4 (b)"),
            ];
            if (parts.Any(part => part.Length > 250 || part.Contains("...", StringComparison.Ordinal))) continue;

            string body = "C O N F I D E N T I A L STRELSAU 000142" + joint + string.Join(joint, parts.Select(Fold)) + joint + opening
                + end[sentence..];
            JsonElement read = Reading.OfJsonLine(new JsonObject { ["referenceId"] = id, ["body"] = body });
            LostWords of = LostWords.Of(read);
            (words, lost, cables) = (words + of.Words, lost + of.Lost.Count, cables + 1);
            if (read.GetProperty("paragraphs").GetArrayLength() == 0) without++;
        }
        Assert.True(cables > 1_000);
        Assert.True(without * 200 <= cables, $"{without} of {cables} have no paragraph.");
        Assert.True(lost * 100 <= words * percent, $"{lost} of {words} words are lost.");
    }

    private static string Mutate(string body, string mutation) => mutation switch
    {
        "CR LF" => body.Replace("\n", "\r\n", StringComparison.Ordinal),
        "CR" => body.Replace('\n', '\r'),
        "backslash" => body.Replace("\n", " \\\n", StringComparison.Ordinal),
        "separator" => body.Replace('\n', '\u2028'),
        "empty lines" => body.Replace("\n\n", "\n\n\n", StringComparison.Ordinal),
        "indented" => body.Replace("\n", "\n ", StringComparison.Ordinal),
        "two blanks" =>
            body.Replace(" ", "  ", StringComparison.Ordinal)
            .Replace("C  O  N  F  I  D  E  N  T  I  A  L", "C O N F I D E N T I A L", StringComparison.Ordinal),
        _ => Fold(body),
    };

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Fragments begin a little early and end a little late.
    private static string Part(string? fragment, string label, string otherwise)
    {
        int at = fragment?.IndexOf(label, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0) return otherwise;
        Match next = NextPart.Match(fragment!, Math.Min(fragment!.Length, at + 12));
        return next.Success ? fragment[at..next.Index] : fragment[at..];
    }

    [GeneratedRegex(@"\n\s*(\n|REF|TAGS|SUBJ|CLASS|[0-9]{1,2}\.)|\s(REFS?: |CLASSIFIED BY|SUBJECT: |TAGS: |[0-9]{1,2}\. ?\()",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NextPart { get; }

    private static Dictionary<string, string> Fragments(string kind) =>
        File.ReadLines(SharedFolder.PathOf("fragments", kind + ".jsonl")).Select(line => JsonNode.Parse(line)!)
            .DistinctBy(node => (string)node["cable"]!).ToDictionary(node => (string)node["cable"]!, node => (string)node["input"]!);

    private static bool IsDoubted(JsonElement cable) =>
        cable.GetProperty("diagnostics").EnumerateArray()
            .Any(diagnostic => diagnostic.GetProperty("code").GetString() is "text-not-read" or "text-cut-short");

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
