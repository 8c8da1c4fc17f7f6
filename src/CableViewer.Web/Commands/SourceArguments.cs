using System.CommandLine;
using CableViewer.Sources;

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
        command.Add(sources);
        command.Add(format);
    }

    public IReadOnlyList<string> Sources(ParseResult parsed) => parsed.GetRequiredValue(sources);

    public SourceReader Reader(ParseResult parsed) => new() { Format = Formats[parsed.GetRequiredValue(format)] };
}
