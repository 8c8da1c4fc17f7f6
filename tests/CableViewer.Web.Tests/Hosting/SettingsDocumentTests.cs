using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CableViewer.Web.Commands;
using CableViewer.Web.Hosting;

namespace CableViewer.Web.Tests.Hosting;

/// <summary>docs/settings.md lists every setting once, under the names that the program knows.</summary>
public sealed partial class SettingsDocumentTests
{
    // A section of the configuration that is not read by SiteSettings.
    private const string Log = "Serilog";

    private static readonly Row[] Rows = [.. File.ReadLines(Path.Combine(TestSite.RepositoryRoot, "docs", "settings.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells[0] is not "appsettings.json")
        .Select(cells => new Row(cells[0].Trim('`'), cells[1].Trim('`'), cells[2].Trim('`'), cells[4]))];

    private static PropertyInfo[] Settings => typeof(SiteSettings).GetProperties(BindingFlags.Instance | BindingFlags.Public);

    [Fact]
    public void Every_setting_has_one_row() => Assert.Equal(
        Settings.Select(setting => setting.Name).Append(Log).Order(StringComparer.Ordinal),
        Rows.Select(row => row.Name).Where(name => name is not "").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_option_of_serve_has_one_row() => Assert.Equal(
        ServeCommand.Create().Options.Select(option => option.Name).Append(CommandLine.ArchivePath.Name).Order(StringComparer.Ordinal),
        Rows.Select(row => row.Option).Where(option => option is not "").Order(StringComparer.Ordinal));

    [Fact]
    public void Environment_and_command_line_follow_from_the_name() => Assert.All(Settings, setting =>
    {
        Row row = Rows.Single(row => row.Name == setting.Name);
        string[] words = [.. Word.Matches(setting.Name).Select(word => word.Value)];
        Assert.Equal($"CABLEVIEWER_{string.Join('_', words).ToUpperInvariant()}", row.Variable);
        Assert.Equal($"--{string.Join('-', words).ToLowerInvariant()}", row.Option);
    });

    [Fact]
    public void A_default_in_the_table_is_that_of_the_program()
    {
        int compared = 0;
        foreach (PropertyInfo setting in Settings)
        {
            string? value = Convert.ToString(setting.GetValue(SiteSettings.Default), CultureInfo.InvariantCulture);
            string shown = Rows.Single(row => row.Name == setting.Name).Default;
            if (value is null or "")
            {
                Assert.DoesNotContain('`', shown);
                continue;
            }
            Assert.Equal($"`{value}`", shown, ignoreCase: true);
            compared++;
        }
        Assert.True(compared > 3);
    }

    private sealed record Row(string Name, string Variable, string Option, string Default);

    [GeneratedRegex("[A-Z][a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word { get; }
}
