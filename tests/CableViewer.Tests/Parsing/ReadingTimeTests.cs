using System.Diagnostics;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing;

/// <summary>
/// The time of a reading grows with the text and not with its square. No clock decides: a text is compared with one four times as long.
/// </summary>
public sealed class ReadingTimeTests
{
    private const int Short = 4_000;
    private const int Factor = 4;

    // Four times the text takes four times as long, with the square sixteen times.
    private const double Allowed = 9;
    private const int Attempts = 8;

    private const string Top =
        "C O N F I D E N T I A L STRELSAU 000142\n\nE.O. 12958: DECL: 02/28/2017\nTAGS: PGOV, PREL\nSUBJECT: LAMPS\nREF: OSLO "
            + "1\n\nClassified By: DCM Ruth Alder for reasons 1.4 (b)\n\n";

    /// <summary>Where something is repeated, as {0}; and what.</summary>
    public static TheoryData<string, string> Repeated { get; } = Cross(
        [
            Top + "1. (C) The lamp. {0}end\n\n2. (C) It burns.\n\nQUILL", Top + "The lamp. {0}end\n\nQUILL",
                "{0}" + Top + "1. (C) The lamp.\n", Top + "1. (C) The lamp.\n\nQUILL\n{0}",
            Top.Replace("LAMPS", "LAMPS {0}B", StringComparison.Ordinal),
                Top.Replace("REF: OSLO 1", "REF: OSLO 1 {0}PARIS 2", StringComparison.Ordinal),
                Top.Replace("DCM Ruth", "DCM {0}Ruth", StringComparison.Ordinal),
        ],
        [" ", "\n", "\t", "(", "1. ", "(C) ", "-", "REF: ", "Summary ", "end summary ", "\r", "\\\n", "\u2028",
            "PAGE 02 STRELS 00142 01 OF 03 182017Z the lamp\n", "STRELSAU 00000142  001 OF 002\n", "Title\n-----\n"]);

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Whatever_is_repeated_the_time_grows_with_the_text(string text, string part)
    {
        string Fill(int length) =>
            text.Replace("{0}", string.Concat(Enumerable.Repeat(part, length / part.Length)), StringComparison.Ordinal);
        AssertGrowsWithLength(Fill(Short), Fill(Short * Factor));
    }

    [Fact]
    public void Page_lines_below_a_long_top_part_take_time_with_the_text()
    {
        static string Make(int count) =>
            "C O N F I D E N T I A L STRELSAU 000142\n\n" + string.Concat(Enumerable.Repeat("SIPDIS\n", 4 * count))
                + "SUBJECT: LAMPS\n\n1. (C) The lamp.\n"
            + string.Concat(Enumerable.Range(0, count).Select(_ => "PAGE 02 STRELS 00142 01 OF 03 182017Z SIPDIX the lamp\n"));
        AssertGrowsWithLength(Make(1_000), Make(1_000 * Factor));
    }

    // The machine may be busy: what grows with the text shows it in one of some attempts, what grows with the square in none.
    private static void AssertGrowsWithLength(string text, string longer)
    {
        // Not the compiler of the program is timed.
        TimeOf(longer);
        double least = double.MaxValue;
        for (int i = 0; i < Attempts && least > Allowed; i++)
        {
            long shortTime = TimeOf(text), longTime = TimeOf(longer);
            // Faster than the clock is fine.
            least = Math.Min(least, longTime < Stopwatch.Frequency / 500 ? 0 : (double)longTime / Math.Max(shortTime, 1));
        }
        Assert.True(least <= Allowed, $"{Factor} times the text takes {least:0.0} times as long.");
    }

    private static long TimeOf(string body)
    {
        long start = Stopwatch.GetTimestamp();
        CableParser.Parse(Reading.Raw(body, referenceId: "07STRELSAU142"));
        return Stopwatch.GetTimestamp() - start;
    }

    private static TheoryData<string, string> Cross(string[] texts, string[] parts)
    {
        var data = new TheoryData<string, string>();
        foreach (string text in texts)
            foreach (string part in parts) data.Add(text, part);
        return data;
    }
}
