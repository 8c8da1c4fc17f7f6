using System.Text;
using CableViewer.Archive.Records;
using CableViewer.Cables;

namespace CableViewer.Tests.Archive.Records;

public sealed class PageTemplateTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nb\nc\n")]
    [InlineData("a\nb\nc\n", "a\nX\nc\n")]
    [InlineData("a\nb\nc\n", "c\nb\na\n")]
    [InlineData("a\nb\nc\n", "")]
    [InlineData("a\nb\nc\n", "b")]
    [InlineData("", "a\nb")]
    [InlineData("a\n\n\nb\n", "\n\nb\n\na\n")]
    public void What_is_subtracted_is_added_again(string template, string page)
    {
        var made = new PageTemplate(Encoding.UTF8.GetBytes(template));
        Assert.Equal(page, Encoding.UTF8.GetString(made.Add(made.Subtract(Encoding.UTF8.GetBytes(page)))));
    }

    [Fact]
    public void Any_lines_come_back()
    {
        var random = new Random(4);
        for (int round = 0; round < 2000; round++)
        {
            var template = new PageTemplate(Lines());
            byte[] page = Lines();
            Assert.Equal(page, template.Add(template.Subtract(page)));
        }

        byte[] Lines() =>
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(30))
            .Select(_ => (char)('a' + random.Next(5)) + (random.Next(8) == 0 ? "" : "\n"))));
    }

    [Fact]
    public void A_damaged_delta_is_told()
    {
        var template = new PageTemplate("a\nb\n"u8.ToArray());
        byte[] delta = template.Subtract("a\nX\nb\n"u8);
        for (int length = 1; length < delta.Length; length++)
        {
            if (length % 12 == 0) continue;
            Assert.True(Record.Exception(() => template.Add(delta.AsSpan(0, length))) is null or InvalidDataException);
        }
        delta[0] = 0xFF;
        Assert.Throws<InvalidDataException>(() => template.Add(delta));
    }

    [Fact]
    public void A_template_holds_only_what_pages_of_two_cables_share()
    {
        string navigation = string.Concat(Enumerable.Range(0, 1000).Select(i => $"<a href='/{i}'>link {i}</a>\n"));
        var templates = new PageTemplates();
        byte[] first = Encoding.UTF8.GetBytes($"<html>\n{navigation}<pre>the first secret</pre>\n</html>\n");
        byte[] second = Encoding.UTF8.GetBytes($"<html>\n{navigation}<pre>the second secret</pre>\n</html>\n");
        Assert.Null(templates.Subtract(first, ReferenceId.Parse("07KELPSUND1")));
        Assert.Null(templates.Subtract(first, ReferenceId.Parse("07KELPSUND1")));
        (PageTemplate template, byte[] delta) = templates.Subtract(second, ReferenceId.Parse("07KELPSUND2"))!.Value;
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(template.Bytes), StringComparison.Ordinal);
        Assert.True(delta.Length < 200);
        Assert.Equal(second, template.Add(delta));
        Assert.Same(template, templates.Subtract(first, ReferenceId.Parse("07KELPSUND3"))!.Value.Template);
    }
}
