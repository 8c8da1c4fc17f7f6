using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace CableViewer.Web.Tests.Commands;

/// <summary>The commands as an operator meets them: what they print, and the exit codes of the contract.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cableviewer-commands-").FullName;
    private readonly string archive;

    public CommandTests() => archive = PathOf("archive.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private string Source(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private static string Row(int serial, string paragraph = "The light is out.", string id = "07KELPSUND") => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{serial}\",\"3/2/2007 13:09\",\"{(id is "" ? "" : id + serial)}\",\"Consulate Kelpsund\",\"CONFIDENTIAL\",\"\",\"\",\"C O N F "
            + $"I D E N T I A L KELPSUND\nSUBJECT: A LIGHT\n\n1. (C) {paragraph}\n\"\n");

    private async Task<string> ReadFileAsync() => Encoding.Latin1.GetString(await File.ReadAllBytesAsync(archive));

    private Task<CommandResult> RunAsync(params string[] arguments) => CableViewerProcess.RunAsync([.. arguments, "--archive", archive]);

    [Fact]
    public async Task Import_ends_with_counts_that_add_up_and_says_what_it_refused()
    {
        string source = Source("one.csv", Row(1) + Row(2, id: "") + Row(3));
        CommandResult first = await RunAsync("import", source);
        Assert.Equal("read 3, new 2, changed 0, unchanged 0, quarantined 1", first.LastLine);
        Assert.Equal(1, first.ExitCode);
        Assert.Contains($"{source}(6):", first.Errors, StringComparison.Ordinal);
        Assert.Contains("no-reference-id: ", first.Errors, StringComparison.Ordinal);

        CommandResult second = await RunAsync("import", Source("two.csv", Row(1)));
        Assert.Equal(("read 1, new 0, changed 0, unchanged 1, quarantined 0", 0), (second.LastLine, second.ExitCode));
    }

    [Fact]
    public async Task Every_command_takes_the_archive_before_or_after_its_name_and_says_where_there_is_none()
    {
        foreach (string[] command in (string[][])[["verify"], ["stats"], ["export", "--out", "-"], ["quarantine", "list"], ["withhold"],
            ["reread"], ["backup", PathOf("copy.db")]])
        {
            CommandResult result = await CableViewerProcess.RunAsync(["--archive", archive, .. command]);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains($"There is no archive at {archive}", result.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("export", "--out", "x", "--format", "pdf")]
    [InlineData("quarantine", "show", "x")]
    [InlineData("quarantine", "retry", "--reference-id", "07KELPSUND1")]
    public async Task Wrong_usage_is_exit_code_2(params string[] arguments)
    {
        await RunAsync("import", Source("one.csv", Row(1)));
        CommandResult result = await RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public async Task What_is_no_archive_is_said_to_be_none()
    {
        await File.WriteAllTextAsync(archive, new string('x', 10_000));
        foreach (string[] command in (string[][])[["verify"], ["stats"], ["import", Source("one.csv", Row(1))]])
        {
            CommandResult result = await RunAsync(command);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains($"{archive} is no archive of CableViewer", result.Errors, StringComparison.Ordinal);
        }
        Assert.Equal(new string('x', 10_000), await File.ReadAllTextAsync(archive));
    }

    [Fact]
    public async Task An_operators_round()
    {
        await RunAsync("import", Source("one.csv", Row(1) + Row(2, "Mr. Halvard Moth has the key.") + Row(3, id: "")));

        CommandResult list = await RunAsync("quarantine", "list");
        Assert.StartsWith($"1\t{PathOf("one.csv")}(11)\t", list.Output, StringComparison.Ordinal);
        CommandResult show = await RunAsync("quarantine", "show", "1");
        Assert.Equal(Row(3, id: "").TrimEnd('\n'), show.Output);
        Assert.Equal(0, (await RunAsync("quarantine", "export", "--out", PathOf("refused"))).ExitCode);
        Assert.Equal(show.Output, await File.ReadAllTextAsync(PathOf("refused/1.bin")));
        Assert.Equal(list.Output, await File.ReadAllTextAsync(PathOf("refused/index.tsv")));
        CommandResult retry = await RunAsync("quarantine", "retry");
        Assert.Equal(("read 1, new 0, changed 0, unchanged 0, quarantined 1", 1), (retry.LastLine, retry.ExitCode));
        CommandResult given = await RunAsync("quarantine", "retry", "1", "--reference-id", "07KELPSUND3");
        Assert.Equal(("read 1, new 1, changed 0, unchanged 0, quarantined 0", 0), (given.LastLine, given.ExitCode));

        CommandResult wrong = await RunAsync("withhold", Source("wrong.txt", "07KELPSUND2 fine\nnonsense\n"));
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains($"{PathOf("wrong.txt")}(2):", wrong.Errors, StringComparison.Ordinal);
        Assert.Empty((await RunAsync("withhold")).Output);
        CommandResult withheld = await RunAsync("withhold", Source("withhold.txt", "# by request\n07KELPSUND2¶1 names a private person\n"));
        Assert.Equal(("withheld 1, not here 0", 0), (withheld.LastLine, withheld.ExitCode));
        Assert.Matches("^07KELPSUND2#par1\t[0-9-]{10}\tnames a private person\n$", (await RunAsync("withhold")).Output);

        CommandResult export = await RunAsync("export", "--out", "-");
        Assert.Equal(3, export.Output.Count(c => c == '\n'));
        Assert.DoesNotContain("Halvard", export.Output, StringComparison.Ordinal);
        Assert.Equal("wrote 3 rows to " + PathOf("all.csv"),
            (await RunAsync("export", "--format", "csv", "--out", PathOf("all.csv"))).LastLine);

        Assert.Equal(0, (await RunAsync("backup", PathOf("copy.db"))).ExitCode);
        Assert.Contains("--force", (await RunAsync("backup", PathOf("copy.db"))).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("backup", PathOf("copy.db"), "--force")).ExitCode);
        CommandResult stats = await RunAsync("stats");
        Assert.Matches("cables +3\n", stats.Output);
        Assert.Matches("withheld +1\n", stats.Output);
        Assert.Contains("read 3, new 2, changed 0, unchanged 0, quarantined 1: " + PathOf("one.csv"), stats.Output,
            StringComparison.Ordinal);

        foreach (string path in (string[])[archive, PathOf("copy.db")])
        {
            CommandResult verify = await CableViewerProcess.RunAsync("verify", "--archive", path);
            Assert.Equal(("The archive is whole.", 0, ""), (verify.LastLine, verify.ExitCode, verify.Errors));
        }
        await using (var connection = new SqliteConnection($"Data Source={archive};Pooling=False"))
        {
            await connection.OpenAsync();
            SqliteCommand tamper = connection.CreateCommand();
            tamper.CommandText = "UPDATE cable SET subject = 'ANOTHER' WHERE id = 1";
            await tamper.ExecuteNonQueryAsync();
        }
        CommandResult damaged = await RunAsync("verify");
        Assert.Equal(("findings: 1", 1), (damaged.LastLine, damaged.ExitCode));
        Assert.Contains("07KELPSUND1: subject", damaged.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withhold_says_where_versions_have_the_paragraph_under_another_number()
    {
        const string secret = "Mr. Halvard Moth told the consul that he alone has the second key of the light, and keeps it in a jar.";
        const string gulls = "The keeper blames the gulls, which nest in the lamp every spring.";
        string later = Source("three.csv", Row(2, $"The fog is back.\n\n2. (C) It will stay.\n\n3. (C) {gulls}\n\n4. (C) {secret}"));
        await RunAsync("import", "--quiet", Source("one.csv", Row(2, $"{gulls}\n\n2. (C) {secret}")),
            Source("two.csv", Row(2, $"The fog is back.\n\n2. (C) {gulls}\n\n3. (C) {secret}")));

        // Words lie in the file without the letters that they share with the word before.
        Assert.Contains("lvard", await ReadFileAsync(), StringComparison.Ordinal);
        CommandResult withheld = await RunAsync("withhold", Source("withhold.txt", "07KELPSUND2¶2 names a private person\n"));

        Assert.Equal(("withheld 1, not here 0", 0), (withheld.LastLine, withheld.ExitCode));
        Assert.Contains("07KELPSUND2#par2 is withheld in version 1 ¶1 and ¶2, in version 2 ¶2 and ¶3: versions differ", withheld.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("lvard", await ReadFileAsync(), StringComparison.Ordinal);
        Assert.Matches("names a private person\tin version 1 ¶1 and ¶2, in version 2 ¶2 and ¶3\n$", (await RunAsync("withhold")).Output);

        Assert.Equal("read 1, new 0, changed 1, unchanged 0, quarantined 0", (await RunAsync("import", "--quiet", later)).LastLine);
        Assert.EndsWith(", in version 3 ¶2 and ¶3 and ¶4\n", (await RunAsync("withhold")).Output, StringComparison.Ordinal);
        CommandResult export = await RunAsync("export", "--out", PathOf("all.jsonl"));
        Assert.Equal(0, export.ExitCode);
        Assert.Equal(0, (await CableViewerProcess.RunAsync("import", "--quiet", PathOf("all.jsonl"), "--archive",
            PathOf("second.db"))).ExitCode);
        Assert.Equal(0, (await CableViewerProcess.RunAsync("import", "--quiet", later, PathOf("one.csv"), "--archive",
            PathOf("second.db"))).ExitCode);
        foreach (string path in (string[])[archive, PathOf("second.db")])
        {
            CommandResult text = await CableViewerProcess.RunAsync("export", "--format", "csv", "--out", "-", "--archive", path);
            Assert.Contains("The fog is back.", text.Output, StringComparison.Ordinal);
            // With its blank: the three letters alone come by chance in the keys and hashes of what is withheld.
            foreach (string word in (string[])["Halvard", "a jar", "gulls"])
            {
                Assert.DoesNotContain(word, text.Output, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(word, (await CableViewerProcess.RunAsync("export", "--out", "-", "--archive", path)).Output,
                    StringComparison.OrdinalIgnoreCase);
            }
            Assert.Equal("The archive is whole.", (await CableViewerProcess.RunAsync("verify", "--archive", path)).LastLine);
        }
    }

    [Fact]
    public async Task A_full_disk_is_said_clearly_and_leaves_the_archive_as_it_was()
    {
        Assert.Equal(0, (await RunAsync("import", "--quiet", Source("one.csv", Row(1)))).ExitCode);
        var rows = new StringBuilder();
        for (int i = 10; i < 6000; i++) rows.Append(Row(i, $"The light is out, {i * 7919L * 104_729L}, {i * 15_485_863L}."));
        string source = Source("many.csv", rows.ToString());

        CommandResult full = await CableViewerProcess.RunWithFileLimitAsync(1500, "import", "--quiet", source, "--archive", archive);
        Assert.Equal(1, full.ExitCode);
        Assert.Matches("cableviewer: The (disk is full|archive file cannot be written)", full.Errors);
        Assert.Equal("The archive is whole.", (await RunAsync("verify")).LastLine);

        CommandResult again = await RunAsync("import", "--quiet", source);
        Assert.StartsWith("read 5990, new ", again.LastLine, StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal("The archive is whole.", (await RunAsync("verify")).LastLine);
        Assert.Matches("cables +5991\n", (await RunAsync("stats")).Output);
    }
}
