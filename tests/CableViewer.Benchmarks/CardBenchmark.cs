using BenchmarkDotNet.Attributes;
using CableViewer.Cables;
using CableViewer.Cards;
using CableViewer.Citing;

namespace CableViewer.Benchmarks;

/// <summary>How long the picture of a cable and of a long paragraph takes: <c>--filter '*Card*'</c>.</summary>
[MemoryDiagnoser, ShortRunJob]
public class CardBenchmark
{
    private readonly Citation cable = new()
    {
        Cable = new Cable
        {
            ReferenceId = ReferenceId.Parse("04STRELSAU212"),
            Created = new DateTimeOffset(2004, 9, 9, 14, 2, 0, TimeSpan.Zero),
            Classification = Classification.Confidential,
            Origin = "Embassy Strelsau",
            Title = "Harvest Festival Passes Without Incident; River Commission Still Split",
            Header = "",
            Body = "",
        },
        Publisher = new Publisher { Name = "CableViewer", Address = "https://cables.example" },
    };

    private readonly Paragraph paragraph = new()
    {
        Anchor = "par3",
        Text = string.Join(' ', Enumerable.Repeat("The upstream delegation arrived with a draft and left with it.", 40)),
    };

    [Benchmark]
    public byte[] Cable() => CableCard.Draw(cable);

    [Benchmark]
    public byte[] LongParagraph() => CableCard.Draw(cable with { Paragraph = paragraph });
}
