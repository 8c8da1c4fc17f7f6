using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Tests.Parsing;

/// <summary>The real pages of <c>../shared/samples</c>, read whole.</summary>
public sealed partial class SharedSampleTests
{
    // The table has 1-7,10,10-15. The page has a ¶9, with its number, its marking and its anchor on the original site, between the two.
    private static readonly Dictionary<string, string> Mended = new() { ["06MADRID934"] = "1-7,10,9-15" };

    [SharedFact]
    public async Task Every_sample_has_the_numbered_paragraphs_that_are_listed()
    {
        Dictionary<string, int[]> listed = ListedNumbers();
        List<Parsed<Cable>> samples = await ReadAsync();

        Assert.Equal(24 + 12 + 1, samples.Count);
        foreach (Cable cable in samples.Select(sample => sample.Value))
        {
            int[] numbers = [.. cable.Paragraphs.Where(paragraph => paragraph.Number is not null)
                .Select(paragraph => paragraph.Number!.Value)];
            Assert.True(numbers.SequenceEqual(listed[cable.ReferenceId.ToString()!]), $"{cable.ReferenceId}: {string.Join(',', numbers)}");
        }
    }

    [SharedFact]
    public async Task No_word_is_lost_between_the_text_and_its_paragraphs()
    {
        foreach (Cable cable in (await ReadAsync()).Select(sample => sample.Value))
        {
            List<string> raw = WordsOf(
                string.Join('\n', Furniture.Replace(cable.Body[cable.TextStart..cable.TextEnd], " ").Split('\n').Where(line =>
                    line.Trim() is not "SIPDIS")));
            List<string> read = [];
            foreach (Paragraph paragraph in cable.Paragraphs)
                read.AddRange(WordsOf($"{paragraph.Heading} {paragraph.Number} {paragraph.Letter} {paragraph.Marking} {paragraph.Text}"));
            if (cable.ReferenceId.ToString() is "00HARARE6677" or "90CAPETOWN97") continue;
            Assert.True(raw.Order(StringComparer.Ordinal).SequenceEqual(read.Order(StringComparer.Ordinal)),
                $"{cable.ReferenceId}: {Difference(raw, read)}");
        }
    }

    // Two samples repeat headers and top parts between their sections; there the words of the text are those of its sentences.
    [SharedTheory]
    [InlineData("00HARARE6677", "TSVANGIRAI OFFERED FOUR SCENARIOS UNDER WHICH THE CURRENT POLITICAL CRISIS")]
    [InlineData("00HARARE6677", "IN MDC MINISTERS--ESSENTIALLY, A COALITION GOVERNMENT.")]
    [InlineData("00HARARE6677", "IF THE EXECUTIVE DECIDES TO CONDUCT A MASS ACTION")]
    [InlineData("90CAPETOWN97", "AND THE RELEASE OF SEVERAL POLITICAL PRISONERS INCLUDING MANDELA HIMSELF.")]
    public async Task Sentences_go_on_across_page_lines_and_repeated_tops(string id, string sentence)
    {
        foreach (Cable cable in (await ReadAsync()).Select(sample => sample.Value).Where(cable => cable.ReferenceId.ToString() == id))
            Assert.Contains(cable.Paragraphs, paragraph => paragraph.Text.Contains(sentence, StringComparison.Ordinal));
    }

    [SharedFact]
    public async Task A_section_break_leaves_no_trace_in_any_paragraph()
    {
        foreach (Cable cable in (await ReadAsync()).Select(sample => sample.Value))
        {
            foreach (Paragraph paragraph in cable.Paragraphs)
            {
                Assert.DoesNotMatch(@"\d{3} OF \d{3}|PAGE \d\d  |^SIPDIS\b", paragraph.Text + paragraph.Heading);
                Assert.DoesNotMatch(@"^(CONFIDENTIAL|UNCLASSIFIED)", paragraph.Heading ?? "");
            }
        }
    }

    [SharedFact]
    public async Task Row_and_page_of_a_cable_read_the_same()
    {
        foreach (IGrouping<ReferenceId?,
            Cable> both in (await ReadAsync()).Select(sample => sample.Value).GroupBy(cable => cable.ReferenceId)
            .Where(group => group.Count() == 2))
        {
            (Cable one, Cable other) = (both.First(), both.Last());
            Assert.Equal(one.Paragraphs.Select(paragraph => (paragraph.Anchor, paragraph.Marking, paragraph.Heading, paragraph.Text)),
                other.Paragraphs.Select(paragraph => (paragraph.Anchor, paragraph.Marking, paragraph.Heading, paragraph.Text)));
            Assert.Equal((one.Title, one.Summary, one.From), (other.Title, other.Summary, other.From));
            Assert.Equal(one.Tags, other.Tags);
            Assert.Equal(one.References, other.References);
            Assert.Equal(one.SignedBy, other.SignedBy);
        }
    }

    [SharedFact]
    public async Task The_cable_of_the_issue_shows_all_it_should()
    {
        Cable cable = (await ReadAsync()).Select(sample =>
            sample.Value).Single(cable => cable.ReferenceId == ReferenceId.Parse("07MEXICO1068"));

        Assert.Equal(Enumerable.Range(1, 16).Select(number => $"par{number}"), cable.Paragraphs.Select(paragraph => paragraph.Anchor));
        Assert.All(cable.Paragraphs, paragraph => Assert.NotNull(paragraph.Marking));
        Assert.Equal(["PGOV", "PREL", "PINR", "MX"], cable.Tags);
        Assert.Equal(("MEXICO 983", ReferenceId.Parse("07MEXICO983")),
            (Assert.Single(cable.References).Text, cable.References[0].ReferenceId!.Value));
        Assert.Equal("AMEMBASSY MEXICO", cable.From);
        Assert.Equal("SECSTATE WASHDC", Assert.Single(cable.To).Name);
        Assert.Equal(8, cable.Info.Count);
        Assert.Single(cable.Articles);
        Assert.Equal(["BASSETT"], cable.SignedBy);
        Assert.All(cable.Paragraphs, paragraph => Assert.DoesNotContain('\n', paragraph.Text));
    }

    // Read with the eye against the raw text: what each sample is there for.
    [SharedTheory]
    [InlineData("66BUENOSAIRES2481", "signedBy", "SACCIO")]
    [InlineData("66BUENOSAIRES2481", "references", "66STATE106206;-")]
    [InlineData("00HARARE6677", "subject", "ASSISTANT SECRETARY MEETS WITH ZIMBABWE OPPOSITION LEADER")]
    [InlineData("00HARARE6677", "created", "2000-11-29T13:59")]
    [InlineData("00HARARE6677", "diagnostics", "missing-paragraph-number")]
    [InlineData("04MADRID4687", "diagnostics", "minutes-unknown,first-paragraph-number")]
    [InlineData("04MADRID4687", "headings", "U.S.-SPAIN RELATIONS")]
    [InlineData("05RIODEJANEIRO1238", "tags", "ASEC,SNAR,KCRM,CASC,BR")]
    [InlineData("06KABUL3934", "diagnostics", "text-cut-short")]
    [InlineData("06KABUL3934", "paragraphs", "")]
    [InlineData("06MADRID934", "diagnostics", "missing-paragraph-number,paragraph-out-of-order")]
    [InlineData("07ANKARA648", "diagnostics", "duplicate-paragraph-number")]
    [InlineData("08ASTANA338", "diagnostics", "damaged-quotation-marks,missing-marking")]
    [InlineData("08BRASILIA429", "references", "08BRASILIA236;-;08BRASILIA175")]
    [InlineData("08BRASILIA429", "signedBy", "SOBEL")]
    [InlineData("08KUALALUMPUR317", "paragraphs", "text1")]
    [InlineData("08KUALALUMPUR317", "signedBy", "KEITH")]
    [InlineData("09BAGHDAD3195", "diagnostics", "missing-paragraph-number")]
    [InlineData("09BERLIN1108", "signedBy", "Murphy")]
    [InlineData("09KHARTOUM881", "references", "09KHARTOUM378")]
    [InlineData("09KHARTOUM881", "signedBy", "Whitehead")]
    [InlineData("09SAOPAULO487", "signedBy", "WHITE")]
    [InlineData("09STATE63812", "references", "09ASHGABAT687;09ASHGABAT733")]
    [InlineData("09STATE63812", "signedBy", "clinton")]
    [InlineData("10MADRID87", "references", "09MADRID59;10SANTODOMINGO21;09MADRID1146;09HAVANA683")]
    [InlineData("10MADRID87", "signedBy", "SOLOMONT")]
    [InlineData("10ROME1", "signedBy", "THORNE")]
    public async Task Samples_show_the_oddities_they_are_there_for(string id, string member, string wanted)
    {
        foreach (Parsed<Cable> sample in (await ReadAsync()).Where(sample => sample.Value.ReferenceId.ToString() == id))
        {
            Cable cable = sample.Value;
            string read = member switch
            {
                "signedBy" => string.Join(',', cable.SignedBy),
                "references" => string.Join(';', cable.References.Select(reference => reference.ReferenceId?.ToString() ?? "-")),
                "subject" => cable.Subject,
                "created" => cable.Created!.Value.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
                "tags" => string.Join(',', cable.Tags),
                "headings" => string.Join(',', cable.Paragraphs.Select(paragraph => paragraph.Heading).OfType<string>()),
                "paragraphs" => string.Join(',', cable.Paragraphs.Select(paragraph => paragraph.Anchor)),
                "diagnostics" =>
                    string.Join(',', sample.Diagnostics.Select(diagnostic =>
                        diagnostic.Code).Where(code => code is not ("irregular-paragraph-opening" or "leaked-source-row")).Distinct()),
                _ => throw new ArgumentOutOfRangeException(nameof(member)),
            };
            Assert.Equal(wanted, read);
        }
    }

    private static async Task<List<Parsed<Cable>>> ReadAsync()
    {
        var samples = new List<Parsed<Cable>>();
        await foreach (SourceRecord record in new SourceReader().ReadAsync([SharedFolder.PathOf("samples")], CancellationToken.None))
            if (record.Cable is { } raw) samples.Add(CableParser.Parse(raw));
        return samples;
    }

    private static Dictionary<string, int[]> ListedNumbers()
    {
        var listed = new Dictionary<string, int[]> { ["07MEXICO1068"] = [.. Enumerable.Range(1, 16)] };
        foreach (Match row in TableRow.Matches(File.ReadAllText(SharedFolder.PathOf("samples", "README.md"))))
        {
            string id = row.Groups["id"].Value, numbers = Mended.GetValueOrDefault(id) ?? row.Groups["numbers"].Value.Trim();
            listed[id] = numbers is "none" ? [] : [.. numbers.Split(',').SelectMany(Range)];
        }
        return listed;

        static IEnumerable<int> Range(string range)
        {
            string[] ends = range.Split('-');
            int first = int.Parse(ends[0], CultureInfo.InvariantCulture), last = int.Parse(ends[^1], CultureInfo.InvariantCulture);
            return Enumerable.Range(first, last - first + 1);
        }
    }

    // "&highly likely8" is read with quotation marks: the 8 at the end of a word or sentence is none of the words.
    private static List<string> WordsOf(string text) => [.. Word.Matches(EndOfQuotation.Replace(text, "")).Select(match => match.Value)];

    private static string Difference(List<string> one, List<string> other)
    {
        IEnumerable<string> Missing(List<string> from, List<string> to)
        {
            ILookup<string, string> there = to.ToLookup(word => word);
            return from.GroupBy(word => word).Where(group => group.Count() > there[group.Key].Count()).Select(group => group.Key);
        }
        return $"lost [{string.Join(' ', Missing(one, other).Take(40))}], added [{string.Join(' ', Missing(other, one).Take(40))}]";
    }

    [GeneratedRegex(@"^\| `(?<id>\w+)` \| [^|]+ \| (?<numbers>[^|]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TableRow { get; }

    [GeneratedRegex(
        @"[A-Z]+( [A-Z.']+){0,3} 0{2,4}\d{4,6}\s+\d{3}(\.\d)?\sOF\s\d{3}(?=\s)|^[A-Z][a-z]+ 0{2,4}\d{4,6}\s+\d{3}(\.\d)?\sof\s\d{3}(?=\s)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Furniture { get; }

    [GeneratedRegex(@"(?<=[a-z.,!?'])8(?![\p{L}\p{N}])")]
    private static partial Regex EndOfQuotation { get; }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word { get; }
}
