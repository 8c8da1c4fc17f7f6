using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CableViewer.Cables;
using CableViewer.Sources.Files;
using CableViewer.Sources.Pages;

namespace CableViewer.Sources.Tables;

/// <summary>
/// JSON Lines, one cable on each line, as <c>export</c> writes them (docs/json.md). Needs only <c>body</c>; what is derived from the text
/// is derived again. Objects that run over several lines and lists of objects are read too.
/// </summary>
public sealed class JsonLinesSource : ICableSource
{
    private const int LongestId = 60;

    private const string ReadMembers =
        "Read are referenceId, publishedAs, created, released, classification, origin, articles, partialExtract, header and body "
            + "(docs/json.md).";

    /// <summary>Bytes; a longer object is reported, and delivered in pieces.</summary>
    public int LongestRecord { get; init; } = OverlongRecord.DefaultLimit;

    public RecordFormat Format => RecordFormat.JsonLines;

    public IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, string file, CancellationToken cancellationToken) =>
        SplitFile.ReadAsync(stream, file, LongestRecord, new ObjectEnd(), Read, cancellationToken);

    private static SourceRecord Read(ReadOnlyMemory<byte> bytes, SourceLocation location)
    {
        int replaced = 0;
        ReadOnlySpan<byte> json =
            Utf8.IsValid(bytes.Span) ? bytes.Span : Encoding.UTF8.GetBytes(SourceText.Decode(bytes.Span, ref replaced));
        var problems = new List<Diagnostic>();
        if (SourceText.ReplacedProblem(replaced, location.Line) is { } problem) problems.Add(problem);
        ReadOnlySpan<byte> own = ObjectOf(json);
        int line = location.Line + json[..json.IndexOf(own)].Count((byte)'\n');
        return new SourceRecord
        {
            Location = location,
            Bytes = bytes,
            Cable = ReadCable(own, line, location, problems),
            Problems = problems,
        };
    }

    /// <summary>The object of a record, without what parts it from the others of a list.</summary>
    internal static ReadOnlySpan<byte> ObjectOf(ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> start = record.TrimStart("[, \t\r\n"u8);
        if (start.IsEmpty || start[0] != '{') return record;
        ReadOnlySpan<byte> whole = start.TrimEnd("], \t\r\n"u8);
        return whole is [.., (byte)'}'] ? whole : start;
    }

    private static RawCable? ReadCable(ReadOnlySpan<byte> json, int firstLine, SourceLocation location, List<Diagnostic> problems)
    {
        int LineAt(ReadOnlySpan<byte> json, long at) => firstLine + json[..(int)at].Count((byte)'\n');
        RawCable? Refuse(ReadOnlySpan<byte> json, string code, string message, long at)
        {
            problems.Add(new Diagnostic(code, $"Column {at - json[..(int)at].LastIndexOf((byte)'\n')}: {message}", LineAt(json, at)));
            return null;
        }

        // Told without an exception: in a file that is not JSON at all, every line is such a line.
        if (json[SourceText.CountWhiteSpace(json)] != '{') return Refuse(json, "invalid-json", "a line begins with {.", 0);
        if (json[^1] != '}') return Refuse(json, "invalid-json",
            json.Contains((byte)'\n') ? "the object ends before its }." : "the line ends before its }.", json.Length - 1);

        var cable = new RawCable { Body = "", Location = location };
        string? publishedAs = null, foreign = null;
        bool hasBody = false;
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                long at = reader.TokenStartIndex;
                reader.Read();
                if (!IsExpected(name, reader.TokenType, out string expected))
                    return Refuse(json, "wrong-json-type", $"\"{name}\" is to be {expected}.", at);
                switch (name)
                {
                    case "referenceId": cable = cable with { ReferenceId = reader.GetString() }; break;
                    case "publishedAs": publishedAs = reader.GetString(); break;
                    case "created": cable = cable with { Created = ReadDate(json, reader, name) }; break;
                    case "released": cable = cable with { Released = ReadDate(json, reader, name) }; break;
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
                    case "articles": return Refuse(json, "wrong-json-type", "\"articles\" is to be a list of strings.", at);
                    default:
                        bool mayBeId =
                            reader.TokenType is JsonTokenType.String && reader.ValueSpan.Length < LongestId && CsvColumns.IsNameOfId(name);
                        if (mayBeId && ReferenceId.TryParse(reader.GetString(), out _)) foreign ??= name;
                        reader.Skip();
                        break;
                }
            }
            // Anything behind the object makes the reader throw.
            reader.Read();
        }
        catch (JsonException e)
        {
            string message = e.Message[..(e.Message.IndexOf(" LineNumber", StringComparison.Ordinal) is var end and > 0
                ? end
                : e.Message.Length)];
            problems.Add(new Diagnostic("invalid-json", $"Column {(e.BytePositionInLine ?? 0) + 1}: {message}",
                firstLine + (int)(e.LineNumber ?? 0)));
            return null;
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader.GetString: a \ud800 without its other half.
            return Refuse(json, "invalid-json", "the string holds half a surrogate pair, which is no character.", reader.TokenStartIndex);
        }
        if (!hasBody) return Refuse(json, "missing-body", $"the object has no \"body\".{(foreign is null ? "" : $" {ReadMembers}")}", 0);

        // Of another program: what else it means by its names is not known either.
        if (cable.ReferenceId is null && publishedAs is null && foreign is not null)
            return Refuse(json, "no-reference-id", $"\"{foreign}\" holds an ID and is not read; call it \"referenceId\". {ReadMembers}", 0);
        return cable with { ReferenceId = publishedAs ?? cable.ReferenceId };

        DateTimeOffset? ReadDate(ReadOnlySpan<byte> json, Utf8JsonReader reader, string name)
        {
            if (reader.TokenType is JsonTokenType.Null) return null;
            if (reader.TryGetDateTimeOffset(out DateTimeOffset date)) return date.ToUniversalTime();
            if (SourceDate.Read(reader.GetString()) is { } typed) return typed;
            Refuse(json, "unreadable-date", $"\"{name}\" is not a date; one looks like 2007-03-02T13:09:00Z.", reader.TokenStartIndex);
            return null;
        }
    }

    private static bool TryReadArticles(ref Utf8JsonReader reader, List<Diagnostic> problems, SourceLocation location,
        out List<string> articles)
    {
        articles = [];
        if (reader.TokenType is JsonTokenType.Null) return true;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is not JsonTokenType.String) return false;
            string text = reader.GetString()!;
            if (ArticleAddress.TryRead(text, out string address)) articles.Add(address);
            else problems.Add(new Diagnostic("article-placeholder",
                $"Column {reader.TokenStartIndex + 1}: this is no address of an article.", location.Line));
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
}
