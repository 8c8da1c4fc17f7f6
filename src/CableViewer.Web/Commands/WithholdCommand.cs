using System.CommandLine;
using System.Globalization;
using CableViewer.Archive;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Archive.Writing;
using CableViewer.Cables;
using CableViewer.Web.Cables.Versions;

namespace CableViewer.Web.Commands;

/// <summary>
/// <c>withhold FILE</c>: takes cables and paragraphs out of the archive, each with a public reason; <c>withhold</c> alone lists them.
/// </summary>
internal static class WithholdCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description =
                "A line for each: an ID (07MEXICO1068) or a paragraph (07MEXICO1068¶3, 07MEXICO1068#par6-2), a blank, the public reason. "
                    + "# begins a remark.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "withhold",
                "Takes cables or paragraphs out of the archive, every version and index of them; without FILE, lists what is withheld. "
                    + "The text is gone from the file: keep your sources.")
        {
            file,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ArchiveFile archive = ArchiveArgument.Existing(parsed);
            return parsed.GetValue(file) is { } path
                ? await WithholdAsync(archive, path, cancellationToken)
                : await ListAsync(archive, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ListAsync(ArchiveFile archive, CancellationToken cancellationToken)
    {
        foreach (WithheldEntry entry in await new WithheldReader(archive).ListAsync(cancellationToken))
        {
            string paragraph = entry.Anchor is null ? "" : $"#{entry.Anchor}";
            string elsewhere = WithheldElsewhere.Describe(entry) is { } places ? $"\t{places}" : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{entry.ReferenceId}{paragraph}\t{entry.Since:yyyy-MM-dd}\t{entry.Reason}{elsewhere}"));
        }
        return CommandLine.Done;
    }

    private static async Task<int> WithholdAsync(ArchiveFile archive, string path, CancellationToken cancellationToken)
    {
        var rules = new List<(int Line, ReferenceId Id, string Anchor, string Reason)>();
        bool isWrong = false;
        string[] lines = await File.ReadAllLinesAsync(path, cancellationToken);
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line is "" || line.StartsWith('#')) continue;
            if (TryRead(line, out ReferenceId id, out string anchor, out string reason)) rules.Add((i + 1, id, anchor, reason));
            else
            {
                isWrong = true;
                await Console.Error.WriteLineAsync(
                    $"{path}({i + 1}): a line is an ID or a paragraph, a blank and the public reason: 07MEXICO1068¶3 names a private "
                        + "person");
            }
        }
        if (isWrong) throw new ArchiveException("Nothing was withheld; mend the lines above and run the command again.");

        int done = 0, missing = 0;
        using (var writer = new CableWriter(archive, [path], TimeProvider.System.GetUtcNow()))
        {
            foreach ((int line, ReferenceId id, string anchor, string reason) in rules)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (writer.Withhold(id, anchor, reason, TimeProvider.System.GetUtcNow()))
                {
                    done++;
                    continue;
                }
                missing++;
                await Console.Error.WriteLineAsync(
                    $"{path}({line}): {id}{(anchor is "" ? "" : $"#{anchor}")} is not in the archive; it will be withheld when it comes.");
            }
            writer.Finish(ImportCounts.None, TimeProvider.System.GetUtcNow());
            // Last, for the list of all words is written anew by the step before, and the pages of the old one are free.
            writer.Purge();
        }
        var named = rules.Select(rule => (rule.Id, rule.Anchor)).ToHashSet();
        foreach (WithheldEntry entry in await new WithheldReader(archive).ListAsync(cancellationToken))
        {
            if (!named.Contains((entry.ReferenceId, entry.Anchor ?? "")) || WithheldElsewhere.Describe(entry) is not { } places) continue;
            Console.WriteLine(
                $"{entry.ReferenceId}#{entry.Anchor} is withheld {places}: versions differ in what stands under that number. Look at "
                    + "them: a paragraph that you did not mean may be among them.");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"withheld {done}, not here {missing}"));
        return missing > 0 ? CommandLine.DataRefused : CommandLine.Done;
    }

    // "07MEXICO1068¶3 names a private person": the ID ends at the first blank.
    internal static bool TryRead(string line, out ReferenceId id, out string anchor, out string reason)
    {
        int blank = line.AsSpan().IndexOfAny(' ', '\t');
        string address = blank < 0 ? line : line[..blank];
        reason = blank < 0 ? "" : line[blank..].Trim();
        anchor = "";
        int mark = address.AsSpan().IndexOfAny('¶', '#', '/');
        if (mark >= 0)
        {
            anchor = address[(mark + 1)..];
            if (anchor is "") anchor = "?";
            else if (!anchor.StartsWith("par", StringComparison.Ordinal) && !anchor.StartsWith("text", StringComparison.Ordinal))
                anchor = $"par{anchor}";
            address = address[..mark];
        }
        return ReferenceId.TryParse(address, out id) && reason is not "" && anchor is not "?";
    }
}
