using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;

namespace CableViewer.Archive.Writing;

/// <summary>
/// What an export says of a version besides the JSON of the cable, as its last member, <c>archive</c> (docs/json.md): from it an import
/// into another archive makes the same versions and witnesses again.
/// </summary>
internal sealed record ArchiveNote
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>From 1.</summary>
    public int Version { get; init; }

    public IReadOnlyList<WithheldNote> Withheld { get; init; } = [];
    public IReadOnlyList<WitnessNote> Witnesses { get; init; } = [];

    // The member is written last, so that it is found from the end; text of a cable cannot hold this, for its quotes are escaped.
    private static ReadOnlySpan<byte> Opening => ",\"archive\":{"u8;

    /// <summary>Puts the note behind the last member of an object.</summary>
    public byte[] AppendTo(ReadOnlySpan<byte> json)
    {
        byte[] note = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        return [.. json[..^1], .. Opening[..^1], .. note, (byte)'}'];
    }

    /// <returns>Null where the line has no note, or none that can be read: then it is a source like any other.</returns>
    public static ArchiveNote? Find(ReadOnlySpan<byte> line)
    {
        int at = line.LastIndexOf(Opening);
        if (at < 0 || !line.EndsWith("}}"u8)) return null;
        try
        {
            return JsonSerializer.Deserialize<ArchiveNote>(line[(at + Opening.Length - 1)..^1], Json) is
            {
                Witnesses.Count: > 0,
                Version: > 0
            } note ? note : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Anchor">Empty for the whole cable.</param>
/// <param name="Texts">By what the paragraph is recognised in another version; null in the exports of older programs.</param>
internal sealed record WithheldNote(string Anchor, string Reason, DateTimeOffset Since, IReadOnlyList<WithheldText>? Texts);

/// <summary>A witness as an export tells it.</summary>
internal sealed record WitnessNote
{
    public required string Path { get; init; }
    public int Line { get; init; }
    public long Offset { get; init; }
    public long Length { get; init; }

    /// <summary>Of the record, in small hexadecimal digits; null where it is withheld.</summary>
    public string? Sha256 { get; init; }

    public required SourceFacts Facts { get; init; }

    /// <summary>The record, compressed, in base64; null where it can be made again from facts and text.</summary>
    public byte[]? Record { get; init; }
}
