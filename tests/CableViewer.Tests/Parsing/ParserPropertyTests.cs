using System.Text;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using FsCheck;
using FsCheck.Fluent;

namespace CableViewer.Tests.Parsing;

/// <summary>What holds for any text whatever: it parses, nothing of it changes, and what points into it points right.</summary>
public sealed class ParserPropertyTests
{
    // What the grammar turns on, so that random texts meet its corners.
    private static readonly string[] Pieces =
    [
        "C O N F I D E N T I A L SECTION 01 OF 02 NORTHPORT 000042", "UNCLAS NORTHPORT 000042", "CONFIDENTIAL", "S E C R E T", "SIPDIS",
            "NOFORN", "SENSITIVE", "E.O. 12958: DECL: 02/28/2017", "TAGS: PGOV, PREL", "TAGS", "TAGS:",
        "SUBJECT: THE LAMP", "SUBJECT:", "REF: A. OSLO 1", "B. 06 PARIS 2", "REF:", "REFTEL",
            "Classified By: DCM A. Person for reasons 1.4 (b)", "Reason: 1.5 d", "Tuesday, 05 May 2009, 14:59",
        "1. (C) ", "2. (SBU) ", "3.(C)", "(C) 4.", "(5) (S) ", "6, (U) ", "7  (C) The", "8. C) ", "9. text", "10.", "2004. ", "1) ", "A. ",
            "B. (C) ", "(C) ", "(S//REL TO USA,", "FVEY) ", "(", ")", "¶",
        "Summary: ", "End summary. ", "SUMMARY", "Comment", "---------", "=====", "//LAMP//", "- item", "-- item", "* item",
            "Year     Boats     Lamps", "2005     12        40",
        "NORTHPORT 00000042  002 OF 004", "PAGE 02        NORTHP  00042  01 OF 03  182017Z", "PAGE 02 NORTHP 00042 01 OF 03 182017Z he",
            "  CONFIDENTIAL", "R 171512Z JAN 90", "FM AMEMBASSY NORTHPORT", "TO RUEHC/SECSTATE WASHDC PRIORITY 5621",
        "INFO RUEHZL/COLLECTIVE", "XMT AMEMBASSY OSLO", "VZCZCXRO1234", "DE RUEHNP #0042/01 0611309", "ZNY CCCCC ZZH", "ACTION AF-00",
            "INFO  LOG-00   ADS-00", "----------------- header ends ----------------", "refid: 06OSLO1", "<<218634>>",
        "XXXXXXXXXXXX", "xxxxxxxxxxxx", "KEEPER", "Keeper", "NNNN", ">", "...", "Visit Oslo's Classified Web Site at",
            "http://www.example.gov", "the minister said that only a", "few had come.", "He left", ".", ",", ";", ":", "\"", "'",
        " ", "  ", "\t", "\n", "\n\n", "\r\n", "\\\n", "\f", "\0", "\ufffd", "\ud800", "é", "\u00a0", "\u2028", "x", "X", "0", "O", "12",
            "06", "1234567890",
    ];

    private static Arbitrary<string> Texts =>
        Gen.Frequency((9, Gen.Elements(Pieces)), (3, Gen.Constant("\n")),
        (1, Gen.Choose(0, 0xFFFF).Select(value => ((char)value).ToString())))
        .ListOf().Select(string.Concat).ToArbitrary();

    private static Config Many { get; } = Config.QuickThrowOnFailure.WithMaxTest(4_000).WithEndSize(160);

    [Fact]
    public void Any_text_parses_and_what_points_into_it_points_right() => Prop.ForAll(Texts, Texts, (body, header) =>
    {
        foreach (RawCable raw in (RawCable[])[Reading.Raw(body, header), Reading.Raw(body) with { HeaderInBody = true },
            Reading.Raw(body, header, "07NORTHPORT42") with { LinesJoined = true, PartialExtract = true }])
            Check(raw);
    }).Check(Many);

    [SharedFact]
    public async Task Damaged_samples_parse_and_what_points_into_them_points_right()
    {
        List<RawCable> samples = [];
        await foreach (SourceRecord record in new SourceReader().ReadAsync([SharedFolder.PathOf("samples")], CancellationToken.None))
            if (record.Cable is { } cable) samples.Add(cable);
        var random = new Random(20101128);
        for (int i = 0; i < 1_500; i++)
        {
            RawCable sample = samples[random.Next(samples.Count)], other = samples[random.Next(samples.Count)];
            Check(sample with { Body = Damage(sample.Body, other.Body, random), Header = Damage(sample.Header, other.Header, random) });
        }
    }

    [Fact]
    public void The_same_text_reads_the_same_again() => Prop.ForAll(Texts, text =>
        Encoding.UTF8.GetString(CableJson.Write(Reading.Cable(text), [])) == Encoding.UTF8.GetString(
            CableJson.Write(Reading.Cable(text), []))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("1. (C) x\n")]
    [InlineData("TITLE\n\n")]
    [InlineData("//TITLE//\n\n")]
    [InlineData("REF: A. OSLO 1\n")]
    [InlineData("C O N F I D E N T I A L SECTION 01 OF 02 OSLO 000042\n")]
    [InlineData("R 171512Z JAN 90\nFM OSLO\nTO X\n")]
    [InlineData("PAGE 02 OSLO 00042 01 OF 03 182017Z ")]
    [InlineData("(C) ")]
    [InlineData("Classified By: ")]
    [InlineData("TAGS: PGOV, ")]
    [InlineData("\n")]
    [InlineData("9 ")]
    public void A_marker_without_end_is_read_to_its_end(string piece) =>
        Check(Reading.Raw(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)), referenceId: "07NORTHPORT42"));

    private static void Check(RawCable raw)
    {
        Parsed<Cable> parsed = CableParser.Parse(raw);
        Cable cable = parsed.Value;

        Assert.Same(raw.Body, cable.Body);
        Assert.Same(raw.Header, cable.Header);
        Assert.Equal(cable.Paragraphs.Count, cable.Paragraphs.Select(paragraph => paragraph.Anchor).Distinct().Count());
        Assert.InRange(cable.TextStart, 0, raw.Body.Length);
        Assert.InRange(cable.TextEnd, 0, raw.Body.Length);
        int end = cable.Paragraphs.Count == 0 ? cable.TextEnd : cable.Paragraphs[0].Start;
        foreach (Paragraph paragraph in cable.Paragraphs)
        {
            // Each begins where the one before ends.
            Assert.Equal(end, paragraph.Start);
            Assert.True(paragraph.Length > 0, "A paragraph of nothing.");
            end = paragraph.Start + paragraph.Length;
        }
        Assert.Equal(cable.TextEnd, end);
        int lines = raw.Header.Count(c => c == '\n') + raw.Body.Count(c => c == '\n') + 3;
        Assert.All(parsed.Diagnostics, diagnostic => Assert.InRange(diagnostic.Line, 1, lines));
        Assert.All(cable.Tags, tag => Assert.Equal(tag.ToUpperInvariant(), tag));
        Assert.Equal(cable.Tags.Count, cable.Tags.Distinct().Count());
        Assert.DoesNotContain(cable.References, reference => reference.ReferenceId is { } id && id == cable.ReferenceId);
    }

    private static string Damage(string text, string other, Random random)
    {
        var damaged = new StringBuilder(text);
        for (int i = random.Next(4); i > 0 && damaged.Length > 1; i--)
        {
            int at = random.Next(damaged.Length), length = Math.Min(random.Next(80), damaged.Length - at);
            switch (random.Next(5))
            {
                case 0: damaged.Remove(at, length); break;
                case 1: damaged.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: damaged.Length = at; break;
                case 3: damaged.Insert(at, damaged.ToString(at, length)); break;
                default: damaged.Insert(at, other.AsSpan(random.Next(other.Length + 1))); break;
            }
        }
        return damaged.ToString();
    }
}
