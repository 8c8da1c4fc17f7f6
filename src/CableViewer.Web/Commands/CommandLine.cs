using System.CommandLine;
using CableViewer.Archive;
using CableViewer.FullText.Segments;
using Microsoft.Data.Sqlite;

namespace CableViewer.Web.Commands;

/// <summary>The commands of <c>cableviewer</c>, their exit codes, and what is said of a failure.</summary>
/// <remarks>0 done, 1 something in the data was refused or is wrong, 2 wrong usage (docs/commands.md).</remarks>
public static class CommandLine
{
    public const int Done = 0;
    public const int DataRefused = 1;
    public const int WrongUsage = 2;

    // What an import has read when it is told to stop is still written, words and all.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Where the archive lies, for every command.</summary>
    public static Option<string> ArchivePath { get; } = new("--archive")
    {
        Description = "The archive file.",
        HelpName = "PATH",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CABLEVIEWER_ARCHIVE") is { Length: > 0 } path ? path : "archive.db",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Publishes an archive of diplomatic cables on the web.")
        {
            ArchivePath,
            ServeCommand.Create(),
            ImportCommand.Create(),
            RereadCommand.Create(),
            ParseCommand.Create(),
            SearchCommand.Create(),
            CheckCommand.Create(),
            StatsCommand.Create(),
            VerifyCommand.Create(),
            ExportCommand.Create(),
            BackupCommand.Create(),
            QuarantineCommand.Create(),
            WithholdCommand.Create(),
        };
        // Without a command it serves, and takes the settings of serve.
        ParseResult parsed = root.Parse(args);
        if (parsed.CommandResult.Command == root && !args.Any(IsQuestion)) parsed = root.Parse(["serve", .. args]);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"cableviewer: {error.Message}");
            await Console.Error.WriteLineAsync("Try cableviewer --help.");
            return WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopTimeout });
        }
        catch (WrongSettingException e)
        {
            return await FailAsync(e.Message, WrongUsage);
        }
        catch (Exception e) when (e is ArchiveException or IndexFormatException)
        {
            return await FailAsync(e.Message, DataRefused);
        }
        catch (SqliteException e)
        {
            return await FailAsync(Explain(e), DataRefused);
        }
        catch (InvalidDataException e)
        {
            return await FailAsync($"The archive is damaged: {e.Message} cableviewer verify tells where.", DataRefused);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(e.Message, DataRefused);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped.", DataRefused);
        }
    }

    private static bool IsQuestion(string argument) => argument is "--help" or "-h" or "-?" or "--version";

    private static string Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        10 => "The archive file cannot be written: the disk fails, or the file may not grow any further. The archive is as it was after "
            + "the last batch.",
        13 => "The disk is full. The archive is as it was after the last batch; make room and run the command again.",
        14 => "The archive file cannot be opened: there is none, or its folder does not let it be written.",
        5 or 6 => "The archive is being written by another process; try again when that is done.",
        11 or 26 => $"The archive file is damaged ({e.Message}); cableviewer verify tells where.",
        8 => "The archive file, or its folder, can only be read; copy it, with its -wal if there is one, to a folder that this user may "
            + "write.",
        _ => $"The archive cannot be used: {e.Message}",
    };

    private static async Task<int> FailAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync($"cableviewer: {message}");
        return code;
    }
}

/// <summary>A setting is wrong; the message says what to write instead.</summary>
public sealed class WrongSettingException(string message) : Exception(message);
