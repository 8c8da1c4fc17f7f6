using CableViewer.Web.Commands;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("PublicUrl", "cables.example.org", "--public-url https://cables.example.org")]
    [InlineData("PublicUrl", "ftp://cables.example.org", "--public-url")]
    [InlineData("PublicUrl", "https://cables.example.org/?a=b", "--public-url")]
    [InlineData("SiteName", "", "--site-name")]
    [InlineData("SiteName", "Two\nlines", "--site-name")]
    [InlineData("ArchiveTag", "two words", "--archive-tag cablegate")]
    [InlineData("ArchiveTag", "2010", "--archive-tag")]
    [InlineData("Contact", "somebody", "--contact desk@example.org")]
    public void A_wrong_setting_says_what_to_write_instead(string name, string value, string instead)
    {
        var problem = Assert.Throws<WrongSettingException>(() => SiteSettings.Read(SettingsSources.Read([new(name, value)])));
        Assert.Contains(instead, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://cables.example.org/", "https://cables.example.org")]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("https://example.org/cables/", "https://example.org/cables")]
    public void The_public_address_is_kept_without_its_last_slash(string value, string kept) =>
        Assert.Equal(kept, SiteSettings.Read(SettingsSources.Read([new("PublicUrl", value)])).PublicUrl);

    [Fact]
    public void Without_settings_the_site_has_a_name_and_a_tag_and_relative_links()
    {
        SiteSettings settings = SiteSettings.Read(SettingsSources.Read([]));
        Assert.Equal(("CableViewer", "cablegate", null), (settings.SiteName, settings.ArchiveTag, settings.PublicUrl));
        Assert.Equal("/cable/07CAIRO1", settings.Absolute("/cable/07CAIRO1"));
    }

    [Fact]
    public async Task A_wrong_address_to_listen_on_is_wrong_usage()
    {
        using var output = new StringWriter();
        TextWriter before = Console.Error;
        Console.SetError(output);
        try
        {
            int code = await CommandLine.RunAsync(["serve", "--urls", "5080"]);
            Assert.Equal(CommandLine.WrongUsage, code);
            Assert.Contains("--urls http://localhost:5080", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
