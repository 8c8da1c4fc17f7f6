using System.CommandLine;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Web.Commands;

/// <summary>What <c>import</c> and <c>parse</c> read: the sources and their format.</summary>
internal sealed class SourceArguments
{
    private static readonly Dictionary<string, SourceFormat> Formats = new()
    {
        ["auto"] = SourceFormat.Auto,
        ["html"] = SourceFormat.Html,
        ["text"] = SourceFormat.Text,
        ["csv"] = SourceFormat.Csv,
        ["jsonl"] = SourceFormat.JsonLines,
    };

    private readonly Argument<string[]> sources = new("SOURCE")
    {
        Description = "Files, folders (with all below them), .zip and .tar.gz files; - is the standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> format = new("--format")
    {
        Description = "What they hold; auto recognises each by its content.",
        DefaultValueFactory = _ => "auto",
    };

    public SourceArguments(Command command)
    {
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        // The argument takes what is left, a misspelt option too.
        sources.Validators.Add(argument =>
        {
            foreach (string source in argument.GetValueOrDefault<string[]>() ?? [])
                if (source.Length > 1 && source[0] == '-' && !Path.Exists(source))
                    argument.AddError($"There is no option {source}; a file of that name is written ./{source}.");
        });
        command.Add(sources);
        command.Add(format);
    }

    public IReadOnlyList<string> Sources(ParseResult parsed) => parsed.GetRequiredValue(sources);

    /// <summary>The sources, all of which are there.</summary>
    /// <exception cref="WrongSettingException">One is missing: a typing error is not a record of the archive.</exception>
    public IReadOnlyList<string> ExistingSources(ParseResult parsed)
    {
        IReadOnlyList<string> named = Sources(parsed);
        string[] missing = [.. named.Where(source => source is not "-" && !Path.Exists(source))];
        if (missing.Length > 0) throw new WrongSettingException(
            $"There is no file or folder {string.Join(", ", missing)}. Nothing was imported.");
        return named;
    }

    public SourceReader Reader(ParseResult parsed) => new() { Format = Formats[parsed.GetRequiredValue(format)] };
}
