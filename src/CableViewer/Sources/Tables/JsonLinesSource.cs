using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CableViewer.Cables;
using CableViewer.Sources.Files;
using CableViewer.Sources.Pages;

namespace CableViewer.Sources.Tables;

/// <summary>JSON Lines, one cable a line, as <c>export</c> writes them (docs/json.md). Needs only <c>body</c>; what is derived from the text is derived again.</summary>
public sealed class JsonLinesSource : ICableSource
{
    /// <summary>Bytes; a longer line is reported, and delivered in pieces.</summary>
    public int LongestRecord { get; init; } = OverlongRecord.DefaultLimit;

    public RecordFormat Format => RecordFormat.JsonLines;

    public IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, string file, CancellationToken cancellationToken) =>
        SplitFile.ReadAsync(stream, file, LongestRecord, new LineEnd(), Read, cancellationToken);

    private static SourceRecord Read(ReadOnlyMemory<byte> bytes, SourceLocation location)
    {
        int replaced = 0;
        ReadOnlySpan<byte> json = Utf8.IsValid(bytes.Span) ? bytes.Span : Encoding.UTF8.GetBytes(SourceText.Decode(bytes.Span, ref replaced));
        var problems = new List<Diagnostic>();
        if (SourceText.ReplacedProblem(replaced, location.Line) is { } problem) problems.Add(problem);
        return new SourceRecord
        {
            Location = location,
            Bytes = bytes,
            Cable = ReadCable(json, location, problems),
            Problems = problems,
        };
    }

    private static RawCable? ReadCable(ReadOnlySpan<byte> json, SourceLocation location, List<Diagnostic> problems)
    {
        RawCable? Refuse(string code, string message, long column)
        {
            problems.Add(new Diagnostic(code, $"Column {column}: {message}", location.Line));
            return null;
        }

        // Told without an exception: in a file that is no JSON at all, every line is such a line.
        if (json[SourceText.CountWhiteSpace(json)] != '{') return Refuse("invalid-json", "a line begins with {.", 1);
        if (json[^1] != '}') return Refuse("invalid-json", "the line ends before its }.", json.Length);

        var cable = new RawCable { Body = "", Location = location };
        string? publishedAs = null;
        bool hasBody = false;
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                long column = reader.TokenStartIndex + 1;
                reader.Read();
                if (!IsExpected(name, reader.TokenType, out string expected)) return Refuse("wrong-json-type", $"\"{name}\" is to be {expected}.", column);
                switch (name)
                {
                    case "referenceId": cable = cable with { ReferenceId = reader.GetString() }; break;
                    case "publishedAs": publishedAs = reader.GetString(); break;
                    case "created": cable = cable with { Created = ReadDate(reader, name) }; break;
                    case "released": cable = cable with { Released = ReadDate(reader, name) }; break;
                    case "classification": cable = cable with { Classification = reader.GetString() }; break;
                    case "origin": cable = cable with { Origin = reader.GetString() }; break;
                    case "partialExtract": cable = cable with { PartialExtract = reader.TokenType is JsonTokenType.True }; break;
                    case "header": cable = cable with { Header = reader.GetString() ?? "" }; break;
                    case "body":
                        cable = cable with { Body = reader.GetString()! };
                        hasBody = true;
                        break;
                    case "articles" when TryReadArticles(ref reader, problems, location, out List<string> articles):
                        cable = cable with { Articles = articles };
                        break;
                    case "articles": return Refuse("wrong-json-type", "\"articles\" is to be a list of strings.", column);
                    default: reader.Skip(); break;
                }
            }
            // Anything behind the object makes the reader throw.
            reader.Read();
        }
        catch (JsonException e)
        {
            return Refuse("invalid-json", e.Message[..(e.Message.IndexOf(" LineNumber", StringComparison.Ordinal) is var at and > 0 ? at : e.Message.Length)], (e.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader.GetString: a \ud800 without its other half.
            return Refuse("invalid-json", "the string holds half a surrogate pair, which is no character.", reader.TokenStartIndex + 1);
        }
        if (!hasBody) return Refuse("missing-body", "the object has no \"body\".", 1);

        return cable with { ReferenceId = publishedAs ?? cable.ReferenceId };

        DateTimeOffset? ReadDate(Utf8JsonReader reader, string name)
        {
            if (reader.TokenType is JsonTokenType.Null) return null;
            if (reader.TryGetDateTimeOffset(out DateTimeOffset date)) return date.ToUniversalTime();
            problems.Add(new Diagnostic(
                "unreadable-date", $"Column {reader.TokenStartIndex + 1}: \"{name}\" is no date; one looks like 2007-03-02T13:09:00Z.", location.Line));
            return null;
        }
    }

    private static bool TryReadArticles(ref Utf8JsonReader reader, List<Diagnostic> problems, SourceLocation location, out List<string> articles)
    {
        articles = [];
        if (reader.TokenType is JsonTokenType.Null) return true;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is not JsonTokenType.String) return false;
            string text = reader.GetString()!;
            if (ArticleAddress.TryRead(text, out string address)) articles.Add(address);
            else problems.Add(new Diagnostic("article-placeholder", $"Column {reader.TokenStartIndex + 1}: this is no address of an article.", location.Line));
        }
        return true;
    }

    private static bool IsExpected(string name, JsonTokenType type, out string expected)
    {
        expected = name switch
        {
            "body" => "a string",
            "referenceId" or "publishedAs" or "created" or "released" or "classification" or "origin" or "header" => "a string or null",
            "partialExtract" => "true, false or null",
            "articles" => "a list or null",
            _ => "",
        };
        return expected switch
        {
            "a string" => type is JsonTokenType.String,
            "a string or null" => type is JsonTokenType.String or JsonTokenType.Null,
            "true, false or null" => type is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null,
            "a list or null" => type is JsonTokenType.StartArray or JsonTokenType.Null,
            _ => true,
        };
    }

    private sealed class LineEnd : IRecordEnd
    {
        private int searched;

        public void Reset() => searched = 0;

        public int Find(ReadOnlySpan<byte> bytes, bool isFinal)
        {
            int end = bytes[searched..].IndexOf((byte)'\n');
            if (end >= 0) return searched + end;
            searched = bytes.Length;
            return isFinal ? bytes.Length : -1;
        }
    }
}
