using System.Buffers;
using System.Text;
using System.Text.Unicode;
using CableViewer.Cables;

namespace CableViewer.Sources;

/// <summary>Bytes of a source as text: UTF-8, and where they are not, U+FFFD for each sequence that is none, counted.</summary>
internal static class SourceText
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // What stands between records, and is no part of one.
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n\f\v"u8);

    /// <param name="replaced">Grows by the number of invalid sequences.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, ref int replaced)
    {
        if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);

        var text = new StringBuilder(bytes.Length);
        Span<char> chars = stackalloc char[1024];
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Utf8.ToUtf16(bytes, chars, out int read, out int written, replaceInvalidSequences: false,
                isFinalBlock: true);
            text.Append(chars[..written]);
            bytes = bytes[read..];
            if (status != OperationStatus.InvalidData) continue;

            Rune.DecodeFromUtf8(bytes, out _, out int invalid);
            text.Append('\uFFFD');
            bytes = bytes[invalid..];
            replaced++;
        }
        return text.ToString();
    }

    /// <returns>Null where nothing was replaced.</returns>
    public static Diagnostic? ReplacedProblem(int replaced, int line) => replaced == 0 ? null : new Diagnostic(
        "invalid-utf8", $"{replaced} invalid UTF-8 sequence{(replaced == 1 ? " was" : "s were")} replaced by U+FFFD.", line);

    /// <returns>Bytes of white space at the start.</returns>
    public static int CountWhiteSpace(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOfAnyExcept(WhiteSpace) is var first and >= 0 ? first : bytes.Length;

    /// <returns>The length without the white space at the end.</returns>
    public static int LengthWithoutWhiteSpace(ReadOnlySpan<byte> bytes) => bytes.LastIndexOfAnyExcept(WhiteSpace) + 1;

    /// <summary>The sentence that the publishers put in place of the header of a partial extract.</summary>
    public static bool IsPartialExtract(ReadOnlySpan<char> header) =>
        header.TrimStart().StartsWith("This record is a partial extract of the original cable", StringComparison.OrdinalIgnoreCase);
}
