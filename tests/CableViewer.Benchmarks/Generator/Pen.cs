using System.Globalization;
using System.Text;

namespace CableViewer.Benchmarks.Generator;

/// <summary>A text being written, as bytes, with lines broken as a drafter's machine would.</summary>
internal sealed class Pen
{
    private byte[] bytes = new byte[64 * 1024];
    private int lineStart;

    public int Length { get; private set; }

    /// <summary>Columns at which <see cref="Word"/> breaks the line; null where a paragraph is one line.</summary>
    public int? Width { get; set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public int Column => Length - lineStart;

    public void Clear() => (Length, lineStart) = (0, 0);

    public Pen Write(ReadOnlySpan<byte> text)
    {
        if (bytes.Length - Length < text.Length) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + text.Length));
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
        return this;
    }

    public Pen Write(string text)
    {
        Span<byte> utf8 = stackalloc byte[512];
        return Encoding.UTF8.TryGetBytes(text, utf8, out int length) ? Write(utf8[..length]) : Write(Encoding.UTF8.GetBytes(text));
    }

    /// <param name="digits">Padded with zeros.</param>
    public Pen Number(int number, int digits = 1)
    {
        Span<byte> text = stackalloc byte[12];
        number.TryFormat(text, out int length, digits switch { 1 => "D1", 2 => "D2", 3 => "D3", 4 => "D4", 6 => "D6", _ => "D8" },
            CultureInfo.InvariantCulture);
        return Write(text[..length]);
    }

    public Pen Line()
    {
        Write("\n"u8);
        lineStart = Length;
        return this;
    }

    public Pen Line(string text) => Write(text).Line();

    /// <summary>In all that is written so far.</summary>
    public void ReplaceLineEnds(ReadOnlySpan<byte> replacement)
    {
        ReadOnlySpan<byte> text = Written.ToArray();
        Clear();
        while (text.IndexOf((byte)'\n') is var end and >= 0)
        {
            Write(text[..end]).Write(replacement);
            text = text[(end + 1)..];
        }
        Write(text);
    }

    /// <summary>A word and the blank before it, or a line end with the blank that stands before it in telegrams.</summary>
    public Pen Word(ReadOnlySpan<byte> word, bool isCapital = false)
    {
        if (Column > 0)
        {
            Write(" "u8);
            if (Width is { } width && Column + word.Length > width) Line();
        }
        int start = Length;
        Write(word);
        if (isCapital && bytes[start] is >= (byte)'a' and <= (byte)'z') bytes[start] -= 32;
        return this;
    }
}
