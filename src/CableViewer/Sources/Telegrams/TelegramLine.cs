using System.Buffers;
using System.Text;

namespace CableViewer.Sources.Telegrams;

/// <summary>What a line of a telegram is, as far as a source must know: the lines that open one, and those that break it.</summary>
internal static class TelegramLine
{
    private static readonly byte[][] Classifications =
    [
        "UNCLAS"u8.ToArray(), "C O N F I D E N T I A L"u8.ToArray(), "CONFIDENTIAL"u8.ToArray(), "S E C R E T"u8.ToArray(),
            "SECRET"u8.ToArray(),
    ];

    private const int LongestClassificationLine = 120;

    /// <summary>A telegram may begin with this line where the one before has ended.</summary>
    public static bool OpensTelegram(ReadOnlySpan<byte> line) =>
        IsTransmissionId(line) || IsProtection(line) || line.StartsWith("DE R"u8) || line.StartsWith("FM "u8) || IsRouting(line)
        || IsDateTimeGroup(line) || IsClassificationWithSerial(line) || line.StartsWith("PAGE 01"u8);

    /// <summary><c>VZCZCXRO3368</c></summary>
    public static bool IsTransmissionId(ReadOnlySpan<byte> line) =>
        line.StartsWith("VZCZ"u8) && line.Length is > 6 and < 24 && !line.Contains((byte)' ');

    /// <summary><c>ZNY CCCCC ZZH</c></summary>
    public static bool IsProtection(ReadOnlySpan<byte> line) => line.StartsWith("ZNY "u8) || line.StartsWith("ZNR "u8);

    /// <summary><c>RR RUEHCD RUEHGD</c></summary>
    public static bool IsRouting(ReadOnlySpan<byte> line) =>
        line.Length >= 8 && line[0] == line[1] && IsPrecedence(line[0]) && line[2] == ' '
        && (line[3] == 'R' || (line.Length >= 11 && line[3] == line[4] && IsPrecedence(line[3]) && line[5] == ' ' && line[6] == 'R'));

    /// <summary><c>P R 281848Z DEC 66</c></summary>
    public static bool IsDateTimeGroup(ReadOnlySpan<byte> line)
    {
        for (int i = 0; i < 2 && line.Length > 2 && IsPrecedence(line[0]) && line[1] == ' '; i++) line = line[2..];
        return line.Length >= 14 && !line[..6].ContainsAnyExceptInRange((byte)'0', (byte)'9') && line[6] == 'Z' && line[7] == ' '
            && line[8..11] is [>= (byte)'A', >= (byte)'A', >= (byte)'A'] && line[11] == ' ' && char.IsAsciiDigit((char)line[12]);
    }

    /// <summary><c>CONFIDENTIAL</c>, <c>C O N F I D E N T I A L SECTION 01 OF 04 MEXICO 001068</c></summary>
    public static bool IsClassification(ReadOnlySpan<byte> line)
    {
        foreach (byte[] word in Classifications)
        {
            if (line.Length >= word.Length && Ascii.EqualsIgnoreCase(line[..word.Length], word)) return true;
        }
        return false;
    }

    /// <summary>A classification line that ends with origin and serial, and so names its cable.</summary>
    public static bool IsClassificationWithSerial(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd(" \t\r"u8);
        if (line.Length > LongestClassificationLine || !IsClassification(line)) return false;
        int serial = line.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1;
        return line.Length - serial is >= 2 and <= 7 && serial >= 2 && line[serial - 1] == ' ' && char.IsAsciiLetter((char)line[serial - 2])
            && !line[..serial].TrimEnd((byte)' ').EndsWith(" OF"u8);
    }

    /// <inheritdoc cref="IsClassificationWithSerial(ReadOnlySpan{byte})"/>
    public static bool IsClassificationWithSerial(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        Span<byte> ascii = stackalloc byte[LongestClassificationLine];
        return line.Length <= ascii.Length && Ascii.FromUtf16(line, ascii, out int length) is OperationStatus.Done
            && IsClassificationWithSerial(ascii[..length]);
    }

    /// <returns>Station and serial of <c>DE RUEHME #1068/02 0611309</c>, and the section; empty and 0 where the line is no such.</returns>
    public static (string Station, int Section) ReadStation(ReadOnlySpan<byte> line)
    {
        if (line.Length > 60 || !line.StartsWith("DE "u8)) return ("", 0);
        int slash = line.IndexOf((byte)'/');
        if (slash < 0 || line.Length < slash + 3 || line.IndexOf((byte)'#') is var hash && (hash < 0 || hash > slash)) return ("", 0);
        byte tens = line[slash + 1], units = line[slash + 2];
        if (!char.IsAsciiDigit((char)tens) || !char.IsAsciiDigit((char)units)) return ("", 0);
        return (Encoding.ASCII.GetString(line[..slash]), ((tens - '0') * 10) + units - '0');
    }

    private static bool IsPrecedence(byte letter) => letter is (byte)'Z' or (byte)'O' or (byte)'P' or (byte)'R';
}
