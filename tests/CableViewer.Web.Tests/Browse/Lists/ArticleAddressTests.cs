using CableViewer.Web.Browse.Lists;

namespace CableViewer.Web.Tests.Browse.Lists;

public sealed class ArticleAddressTests
{
    [Theory]
    [InlineData("http://www.example.org/2010/nov/28/a-story", "example.org", "/article/www.example.org/2010/nov/28/a-story")]
    [InlineData("https://Example.org", "example.org", "/article/Example.org")]
    [InlineData("http://example.org/story?id=7&x=#top", "example.org", "/article/example.org/story%3Fid%3D7%26x%3D%23top")]
    [InlineData("http://example.org?id=7", "example.org", "/article/example.org%3Fid%3D7")]
    [InlineData("print edition, p. 3", "print edition, p. 3", "/article/print%20edition%2C%20p.%203")]
    public void Names_an_article_by_its_own_address(string article, string medium, string path)
    {
        Assert.Equal(medium, ArticleAddress.Medium(article));
        Assert.Equal(path, ArticleAddress.Path(article));
    }

    [Theory]
    [InlineData("http://example.org/a/", "example.org/a", true)]
    [InlineData("https://example.org/A", "example.org/a", true)]
    [InlineData("https://example.org/a", "example.org/b", false)]
    public void Scheme_case_and_last_slash_make_no_other_article(string article, string asked, bool isSame) =>
        Assert.Equal(isSame, ArticleAddress.IsSame(article, asked));
}
