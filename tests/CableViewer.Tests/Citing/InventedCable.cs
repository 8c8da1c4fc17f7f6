using CableViewer.Cables;

namespace CableViewer.Tests.Citing;

/// <summary>An invented cable to be cited and shared.</summary>
internal static class InventedCable
{
    public static Cable Harvest { get; } = new()
    {
        ReferenceId = ReferenceId.Parse("04STRELSAU212"),
        Created = new DateTimeOffset(2004, 9, 9, 14, 2, 0, TimeSpan.Zero),
        Released = new DateTimeOffset(2011, 8, 30, 1, 44, 0, TimeSpan.Zero),
        Classification = Classification.Confidential,
        Origin = "Embassy Strelsau",
        Subject = "HARVEST FESTIVAL PASSES WITHOUT INCIDENT; RIVER COMMISSION STILL SPLIT",
        Title = "Harvest Festival Passes Without Incident; River Commission Still Split",
        Tags = ["PGOV", "PREL"],
        To = [new Addressee { Name = "SECSTATE WASHDC", Route = "RUEHC" }],
        Paragraphs =
        [
            new Paragraph
            {
                Anchor = "par1", Number = 1, Marking = "C",
                Text = "The harvest festival passed without incident, and the river commission is still split. Strelsau slept well.",
            },
            new Paragraph { Anchor = "par3", Number = 3, Marking = "C", Text = "The brewers' guild counted 58,000 visitors." },
            new Paragraph { Anchor = "par3-2", Number = 3, Text = "A second paragraph of that number." },
            new Paragraph { Anchor = "text1", Text = "A block without a number." },
        ],
        Header = "",
        Body = "",
    };
}
