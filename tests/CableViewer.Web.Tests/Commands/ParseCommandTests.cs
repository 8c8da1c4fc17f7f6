using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CableViewer.Web.Tests.Commands;

/// <summary><c>cableviewer parse</c> as a program: its output, its exit codes, and what it says of a problem.</summary>
public sealed class ParseCommandTests : IDisposable
{
    private const string Telegram =
        """
        VZCZCXRO1234
        PP RUEHSP
        DE RUEHNP #0042/01 0611309
        ZNY CCCCC ZZH
        P 021309Z MAR 07
        FM AMEMBASSY NORTHPORT
        TO RUEHC/SECSTATE WASHDC PRIORITY 5621

        C O N F I D E N T I A L NORTHPORT 000042

        SIPDIS

        E.O. 12958: DECL: 02/28/2017
        TAGS: PGOV, PREL
        SUBJECT: THE NEW LIGHTHOUSE

        1. (C) It is lit.

        KEEPER

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cableviewer-parse-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_cable_comes_out_as_one_object_a_line()
    {
        Run run = await RunAsync(
            [Write("a.jsonl", "{\"body\":\"TAGS: PGOV\"}\n{\"referenceId\":\"07NORTHPORT42\",\"body\":\"REF: PARIS 1\"}\n")]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(2, run.Cables.Count);
        Assert.Equal(JsonValueKind.Null, run.Cables[0].GetProperty("referenceId").ValueKind);
        Assert.Equal("PGOV", run.Cables[0].GetProperty("tags")[0].GetString());
        Assert.Equal("07PARIS1", run.Cables[1].GetProperty("references")[0].GetProperty("referenceId").GetString());
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("text")]
    public async Task A_dash_is_the_standard_input(string format)
    {
        Run run = await RunAsync(["-", "--format", format], Telegram);

        Assert.Equal(0, run.ExitCode);
        JsonElement cable = Assert.Single(run.Cables);
        Assert.Equal("07NORTHPORT42", cable.GetProperty("referenceId").GetString());
        Assert.Equal("KEEPER", cable.GetProperty("signedBy")[0].GetString());
        Assert.Equal("par1", cable.GetProperty("paragraphs")[0].GetProperty("anchor").GetString());
    }

    [Fact]
    public async Task A_bare_text_takes_the_id_it_is_given()
    {
        Run run = await RunAsync(["-", "--format", "text", "--reference-id", "07NORTHPORT42"], "SUBJECT: THE LAMP\n\n1. (C) It is lit.\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("07NORTHPORT42", Assert.Single(run.Cables).GetProperty("referenceId").GetString());
    }

    [Fact]
    public async Task A_text_that_carries_its_own_id_keeps_it()
    {
        Run run = await RunAsync(["-", "--reference-id", "99OSLO1"], Telegram);

        Assert.Equal("07NORTHPORT42", Assert.Single(run.Cables).GetProperty("referenceId").GetString());
    }

    [Fact]
    public async Task A_damaged_id_comes_out_corrected()
    {
        Run run = await RunAsync(["-", "--format", "jsonl"], "{\"referenceId\":\"09EFTOLONDON2468\",\"body\":\"\"}");

        JsonElement cable = Assert.Single(run.Cables);
        Assert.Equal(("09LONDON2468", "09EFTOLONDON2468"),
            (cable.GetProperty("referenceId").GetString(), cable.GetProperty("publishedAs").GetString()));
        Assert.Equal("damaged-reference-id", cable.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_is_refused_is_told_with_file_line_and_code()
    {
        string file = Write("b.jsonl", "{\"body\":\"TAGS: PGOV\"}\nno json\n{\"header\":\"\"}\n");

        Run run = await RunAsync([file, "--format", "jsonl"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Cables);
        Assert.Contains($"{file}(2): invalid-json: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{file}(3): missing-body: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_told_plainly_and_the_others_are_read()
    {
        string missing = Path.Combine(folder.FullName, "missing.html");

        Run run = await RunAsync([missing, Write("c.txt", Telegram)]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"{missing}(1): source-not-found: There is no such file or folder.", run.Errors.Trim());
        Assert.Single(run.Cables);
    }

    [Fact]
    public async Task A_folder_without_a_cable_is_told()
    {
        Run run = await RunAsync([folder.FullName]);

        Assert.Equal((1, $"{folder.FullName}: there is no cable in it."), (run.ExitCode, run.Errors.Trim()));
    }

    [Theory]
    [InlineData("parse")]
    [InlineData("parse", "-", "--format", "pdf")]
    [InlineData("parse", "-", "--nothing")]
    [InlineData("parse", "-", "--reference-id", "no id")]
    public async Task Wrong_usage_ends_with_two(params string[] args)
    {
        Run run = await RunProgramAsync(args, "");

        Assert.Equal(2, run.ExitCode);
        Assert.NotEqual("", run.Errors);
        Assert.Empty(run.Cables);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 32)]
    [InlineData(3, 128)]
    public async Task Any_bytes_end_with_zero_or_one(int seed, int lowest)
    {
        byte[] bytes = new byte[300_000];
        new Random(seed).NextBytes(bytes);
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(lowest + (bytes[i] % (256 - lowest)));
        string file = Path.Combine(folder.FullName, "noise");
        await File.WriteAllBytesAsync(file, bytes);

        Run run = await RunAsync([file]);

        Assert.InRange(run.ExitCode, 0, 1);
        Assert.True(run.ExitCode == 0 || run.Errors.StartsWith($"{file}(", StringComparison.Ordinal), run.Errors);
    }

    [Fact]
    public async Task A_page_that_is_a_bomb_of_tags_ends()
    {
        string file = Write("bomb.html",
            "<table class='cable'></table><code><pre>" + string.Concat(Enumerable.Repeat("<div><a href='#par1'>¶</a>1. (C) ", 30_000)));

        Run run = await RunAsync([file]);

        Assert.InRange(run.ExitCode, 0, 1);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<Run> RunAsync(string[] args, string input = "") => RunProgramAsync(["parse", .. args], input);

    private static async Task<Run> RunProgramAsync(string[] args, string input)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host
            && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "cableviewer.dll"));
        foreach (string arg in args) start.ArgumentList.Add(arg);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        // A program that refuses its arguments does not wait for its input.
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
        await process.WaitForExitAsync();
        return new Run(process.ExitCode,
            [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)],
            await errors);
    }

    private sealed record Run(int ExitCode, IReadOnlyList<JsonElement> Cables, string Errors);
}
