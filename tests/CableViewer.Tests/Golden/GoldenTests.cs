using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Sources;

namespace CableViewer.Tests.Golden;

/// <summary>
/// Whole invented cables, each with its reading beside it. <c>UPDATE_GOLDEN=1</c> records the readings; the difference is what gets
/// reviewed. A file has what the record knows, one <c>name: value</c> a line, then the header and the body, each below a line <c>---</c>.
/// </summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Indented = new(CableJson.Options) { WriteIndented = true };

    private static string Folder { get; } = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "tests/CableViewer.Tests/Golden");

    public static TheoryData<string> Names => [.. NamesOf("*.txt")];

    [Theory, MemberData(nameof(Names))]
    public void A_cable_reads_as_recorded(string name)
    {
        string reading = Read(name), file = Path.Combine(Folder, $"{name}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1") File.WriteAllText(file, reading);

        Assert.Equal(File.ReadAllText(file), reading);
    }

    [Fact]
    public void Every_reading_has_its_cable() =>
        Assert.Empty(NamesOf("*.json").Except(NamesOf("*.txt")));

    private static IEnumerable<string> NamesOf(string pattern) =>
        Directory.EnumerateFiles(Folder, pattern).Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, $"{name}.txt"));
        string[] parts = text.Split("---\n", 3);
        Dictionary<string, string> facts = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Parsed<Cable> parsed = CableParser.Parse(new RawCable
        {
            ReferenceId = facts.GetValueOrDefault("referenceId"),
            Created = facts.TryGetValue("created", out string? created) ? DateTimeOffset.Parse(created,
                CultureInfo.InvariantCulture) : null,
            Classification = facts.GetValueOrDefault("classification"),
            Origin = facts.GetValueOrDefault("origin"),
            Header = parts[1].TrimEnd('\n'),
            Body = parts[2],
            Location = new SourceLocation(name, 1, 0, 0),
        });
        JsonObject reading = JsonNode.Parse(CableJson.Write(parsed.Value, parsed.Diagnostics))!.AsObject();
        // The raw text stands in the other file.
        reading.Remove("header");
        reading.Remove("body");
        return reading.ToJsonString(Indented) + "\n";
    }
}
