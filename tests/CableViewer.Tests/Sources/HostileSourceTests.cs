using System.Text;
using CableViewer.Sources;
using CableViewer.Sources.Detection;
using CableViewer.Sources.Pages;
using CableViewer.Sources.Tables;
using CableViewer.Sources.Telegrams;
using FsCheck;
using FsCheck.Fluent;

namespace CableViewer.Tests.Sources;

/// <summary>
/// Any bytes: nothing throws, nothing is lost, and time is linear. <see cref="SourceTest"/> checks the second of these on every reading.
/// </summary>
public sealed class HostileSourceTests
{
    private static readonly ICableSource[] All =
    [
        new SitePageSource(), new PlusDPageSource(), new PageTextSource(), new TelegramSource(), new CablesCsvSource(),
            new JsonLinesSource(),
    ];

    // What the grammars turn on, so that random texts meet their corners.
    private static readonly string[] Pieces =
    [
        "\"", "\\", "\\\"", "\"\"", ",", "\n", "\r\n", "\f", "\"1\",\"1/1/2001 0:01\",\"", "2,\"2/2/2002 0:02\",\"", "01NORTHPORT1",
            "\",\"",
        "<code><pre>", "</pre></code>", "<pre>", "</pre>", "<table class='cable'>", "</table>", "<td>", "</td>", "<a href='#par1'>¶</a>",
            "<a ", "</a>", "<br>", "&#x000A;",
        "<h3>Viewing cable ", "</h3>", "<table id='synopsis'>", "<div class='s_key'>", "</div>", "<", ">", "&", "'",
        "Reference ID\tCreated\tReleased\tClassification\tOrigin\n", "\nViewing cable ", "\nCommunity resources", "¶", "[", "](", ")",
            "<http://",
        "\nVZCZCXRO0001\n", "\nZNY CCCCC\n", "\nFM X\n", "\nDE RUEHZZ #0042/02\n", "\nNNNN\n", "\nCONFIDENTIAL\n", "\nPAGE 01\n",
            "UNCLAS NORTHPORT 000042\n",
        "{\"body\":\"", "\"}", "{", "}", "[1]", "null", "\\u", "\\ud800", ":", "é", "\0", "x", " ",
    ];

    [Fact]
    public void Any_bytes_are_read_by_every_source_without_loss()
    {
        Gen<byte[]> piece = Gen.Elements(Pieces).Select(Encoding.UTF8.GetBytes);
        Gen<byte[]> noise = Gen.Choose(0, 255).Select(value => new[] { (byte)value });
        Arbitrary<byte[]> files =
            Gen.Frequency((8, piece), (1, noise)).ListOf().Select(parts => parts.SelectMany(part => part).ToArray()).ToArbitrary();
        Prop.ForAll(files, file =>
        {
            foreach (ICableSource source in All) ReadTwice(source, file);
            ReadAutomatically(file);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithEndSize(120));
    }

    [SharedFact]
    public void Damaged_samples_are_read_by_every_source_without_loss()
    {
        string[] names = ["html/05PARIS5335.html", "html/09LAPAZ96.html", "text/07MEXICO1068.txt", "cables-sample.csv"];
        byte[][] samples = [.. names.Select(name => File.ReadAllBytes(SharedFolder.PathOf("samples", name)))];
        var random = new Random(20101128);
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = Damage(samples[random.Next(samples.Length)], samples[random.Next(samples.Length)], random);
            foreach (ICableSource source in All) SourceTest.Read(source, damaged);
            ReadAutomatically(damaged);
        }
    }

    [SharedFact]
    public void A_damaged_csv_still_gives_every_row_that_was_not_hit()
    {
        byte[] sample = File.ReadAllBytes(SharedFolder.PathOf("samples", "cables-sample.csv"));
        List<SourceRecord> whole = SourceTest.Read(new CablesCsvSource(), sample);
        var random = new Random(2010);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. sample];
            int at = random.Next(sample.Length);
            damaged[at] = (byte)random.Next(256);
            SourceRecord hit = whole.Last(record => record.Location.Offset <= at);
            // What stands before the hit row, and from the second row behind it on, is as it was; the one behind may have been swallowed.
            int index = whole.IndexOf(hit);
            IEnumerable<string?> expected =
                whole.Where((_, row) => row < index || row > index + 1).Select(record => record.Cable?.ReferenceId);
            Assert.Empty(expected.Except(SourceTest.Read(new CablesCsvSource(), damaged).Select(record => record.Cable?.ReferenceId)));
        }
    }

    public static TheoryData<string> Repetitions =>
    [
        "x", "\"", "\\", "<", "&", "[", "¶", "{", "<b>", "<a href='#par", "<td>", "<table", "<code><pre>", "</pre></code>",
            "<div class='s_key'>", "<tr><td><a href='http://",
        "\"1\",\"1/1/2001 0:01\",\"x\n", "{\"body\":1}\n", "{\"\n", "{x}\n", "VZCZCXRO0001\n", "FM X\nZNY C\n", "\fFM X\n",
            "DE RUEHZZ #0042/02\nVZCZCXRO1\n",
        "Reference ID\tCreated\tReleased\tClassification\tOrigin\n", "\nViewing cable ", "\\[", "<http://x", "{\"body\":[",
    ];

    [Theory, MemberData(nameof(Repetitions))]
    public async Task Time_is_linear_in_any_input(string repeated)
    {
        // What is not linear would not come back from these.
        byte[] file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)));
        foreach (ICableSource source in All)
        {
            long bytes = 0;
            await foreach (SourceRecord record in source.ReadAsync(new MemoryStream(file), "test",
                CancellationToken.None)) bytes += record.Bytes.Length;
            Assert.InRange(bytes, 1, file.Length);
        }
    }

    [Fact]
    public async Task Fifty_megabytes_in_one_line_are_read_in_every_format()
    {
        byte[] file = new byte[50_000_000];
        new Random(1).NextBytes(file);
        for (int i = 0; i < file.Length; i++) file[i] = (byte)(32 + (file[i] % 95));
        foreach (ICableSource source in All)
            Assert.Single(await source.ReadAsync(new MemoryStream(file), "test", CancellationToken.None).ToListAsync());
    }

    private static void ReadTwice(ICableSource source, byte[] file)
    {
        List<SourceRecord> atOnce = SourceTest.Read(source, file);
        List<SourceRecord> inDrops = SourceTest.ReadInDrops(source, file, 3);
        Assert.Equal(atOnce.Select(record => (record.Location, record.Cable?.Body)),
            inDrops.Select(record => (record.Location, record.Cable?.Body)));
    }

    private static void ReadAutomatically(byte[] file)
    {
        var reader = new SourceReader { StandardInput = () => new MemoryStream(file), LongestRecord = 100_000 };
        Assert.NotEmpty(reader.ReadAsync(["-"], CancellationToken.None).ToListAsync().AsTask().GetAwaiter().GetResult());
    }

    private static byte[] Damage(byte[] sample, byte[] other, Random random)
    {
        int at = random.Next(sample.Length), to = random.Next(at, sample.Length);
        switch (random.Next(4))
        {
            case 0: return sample[..at];
            case 1: return [.. sample[..at], .. sample[to..]];
            case 2: return [.. sample[..at], .. other[random.Next(other.Length)..]];
            default:
                byte[] flipped = [.. sample];
                for (int i = 0; i < 20; i++) flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
                return flipped;
        }
    }
}
