using CableViewer.Search.Results;

namespace CableViewer.Tests.Search;

/// <summary>What is typed to go to a cable, and what is not.</summary>
public sealed class JumpTests
{
    [Theory]
    [InlineData("07MEXICO1068", "07MEXICO1068")]
    [InlineData("07 mexico 1068", "07MEXICO1068")]
    [InlineData("07 Mexico 001068", "07MEXICO1068")]
    [InlineData("2007MEXICO1068", "07MEXICO1068")]
    [InlineData("#07MEXICO1068", "07MEXICO1068")]
    [InlineData("07MEXICO1068¶3", "07MEXICO1068 3")]
    [InlineData("07 MEXICO 1068 ¶ 6-2", "07MEXICO1068 6-2")]
    [InlineData("07MEXICO1068#par3", "07MEXICO1068 3")]
    [InlineData("07MEXICO1068 para. 3", "07MEXICO1068 3")]
    [InlineData("07MEXICO1068 ¶text1", "07MEXICO1068 text1")]
    [InlineData("http://x.example/cable/2007/03/07MEXICO1068.html", "07MEXICO1068")]
    [InlineData("http://x.example/cable/2007/03/07MEXICO1068.html#par3", "07MEXICO1068 3")]
    [InlineData("x.example/cable.php?id=07MEXICO1068", "")]
    [InlineData("https://x.example/cable.php?id=07MEXICO1068&version=1", "07MEXICO1068")]
    [InlineData("https://x.example/cable.php?version=1&id=07MEXICO1068", "07MEXICO1068")]
    [InlineData("https://x.example/plusd/cables/1976STRELSAU044245_b.html", "76STRELSAU44245")]
    [InlineData("https://x.example/cable_07MEXICO1068/", "07MEXICO1068")]
    [InlineData("<https://x.example/cable/2007/03/07MEXICO1068.html>.", "07MEXICO1068")]
    [InlineData("07MEXICO1068_a", "07MEXICO1068")]
    [InlineData("1976STRELSAU044245_d", "76STRELSAU44245")]
    [InlineData("MRN: 07 MEXICO 1068", "07MEXICO1068")]
    [InlineData("Canonical ID: 1976STRELSAU044245_b", "76STRELSAU44245")]
    [InlineData("(07MEXICO1068)", "07MEXICO1068")]
    [InlineData("“07 MEXICO 1068”,", "07MEXICO1068")]
    [InlineData("07MEXICO1068.", "07MEXICO1068")]
    [InlineData("[07MEXICO1068], (07MEXICO983)", "07MEXICO1068, 07MEXICO983")]
    [InlineData("ref:07MEXICO1068", "")]
    [InlineData("(sluice)", "")]
    [InlineData("https://x.example/cable/07MEXICO1068/3?q=a#par4", "07MEXICO1068 4")]
    [InlineData("https://x.example/cable/07MEXICO1068.json", "07MEXICO1068")]
    [InlineData("https://x.example/plusd/cables/07MEXICO1068_a.html", "07MEXICO1068")]
    [InlineData("07MEXICO1068, 07MEXICO983", "07MEXICO1068, 07MEXICO983")]
    [InlineData("07MEXICO1068 07MEXICO983", "07MEXICO1068, 07MEXICO983")]
    [InlineData("07MEXICO1068; 07 Mexico 983 ¶2", "07MEXICO1068, 07MEXICO983 2")]
    [InlineData("", "")]
    [InlineData("sluice", "")]
    [InlineData("sluice 07MEXICO1068", "")]
    [InlineData("MEXICO 1068", "")]
    [InlineData("2007-03-02", "")]
    [InlineData("5 FAH-1 H-246", "")]
    public void Names_of_cables_are_read_in_any_spelling(string typed, string read) =>
        Assert.Equal(read, string.Join(", ", Jump.Read(typed).Select(target => $"{target.Id} {target.Paragraph}".Trim())));

    [Fact]
    public void Hostile_texts_end()
    {
        foreach (string text in (string[])[new('1', 100_000), string.Concat(Enumerable.Repeat("07A1 ", 20_000)),
            "07" + new string('A', 1_900) + "1", new string(',', 2_000)])
            Assert.NotNull(Jump.Read(text));
    }
}
