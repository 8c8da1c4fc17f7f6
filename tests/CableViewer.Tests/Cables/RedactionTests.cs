using CableViewer.Cables;

namespace CableViewer.Tests.Cables;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("He met XXXXXXXXXXXX at noon.", 1)]
    [InlineData("xxxxxxxxxxxx and XXXXXXXXXXXX's cook, xxxxx.", 3)]
    [InlineData("XXXXXXXXXXXXs", 1)]
    [InlineData("[NAME REMOVED] said so to [Source removed].", 2)]
    [InlineData("Chapter XXX of Annex XXXX; Exxxon; MAXXXXXIM", 0)]
    [InlineData("", 0)]
    public void Counts_the_runs(string text, int count)
    {
        Assert.Equal(count, Redaction.Count(text));
        Assert.Equal(count > 0, Redaction.IsIn(text));
    }
}
