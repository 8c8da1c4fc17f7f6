using System.Buffers;
using System.Globalization;
using System.Text;

namespace CableViewer.Archive.Records;

/// <summary>
/// Writes a row in the dialect of <c>cables.csv</c>: every field in quotes, quotes and backslashes behind a backslash (formats.md 2.3).
/// </summary>
internal static class CablesCsvRow
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create((byte)'"', (byte)'\\');

    /// <summary>The eight columns, without a line end.</summary>
    /// <param name="text">Header and body, UTF-8.</param>
    public static byte[] Write(string number, SourceFacts facts, ReadOnlySpan<byte> text, int headerBytes)
    {
        string[] front =
        [
            number,
            facts.Created?.UtcDateTime.ToString("M/d/yyyy H:mm", CultureInfo.InvariantCulture) ?? "",
            facts.ReferenceId ?? "",
            facts.Origin ?? "",
            facts.Classification ?? "",
            facts.References is { } references ? string.Join('|', references) : "",
        ];
        var row = new ArrayBufferWriter<byte>(text.Length + (text.Length / 64) + 256);
        foreach (string field in front)
        {
            WriteField(row, Encoding.UTF8.GetBytes(field));
            row.Write(","u8);
        }
        WriteField(row, text[..headerBytes]);
        row.Write(","u8);
        WriteField(row, text[headerBytes..]);
        return row.WrittenSpan.ToArray();
    }

    private static void WriteField(ArrayBufferWriter<byte> row, ReadOnlySpan<byte> field)
    {
        row.Write("\""u8);
        while (field.IndexOfAny(Escaped) is var at and >= 0)
        {
            row.Write(field[..at]);
            row.Write("\\"u8);
            row.Write(field.Slice(at, 1));
            field = field[(at + 1)..];
        }
        row.Write(field);
        row.Write("\""u8);
    }
}
