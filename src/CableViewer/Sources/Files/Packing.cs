namespace CableViewer.Sources.Files;

internal enum PackingKind
{
    None,
    Zip,
    GZip,
    Tar,

    /// <summary>A compression that the framework does not read.</summary>
    Other,
}

/// <summary>Recognises archive files and compressed files by their first bytes.</summary>
internal static class Packing
{
    private static readonly byte[][] OtherMarks =
    [
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],       // 7z
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],       // xz
        [0x28, 0xB5, 0x2F, 0xFD],                   // zstd
        "Rar!"u8.ToArray(),
        "BZh"u8.ToArray(),
    ];

    private const int TarHeaderLength = 512;

    public static PackingKind Recognise(ReadOnlySpan<byte> prefix)
    {
        if (prefix.StartsWith("PK\u0003\u0004"u8) || prefix.StartsWith("PK\u0005\u0006"u8)) return PackingKind.Zip;
        if (prefix.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08])) return PackingKind.GZip;
        if (IsTar(prefix)) return PackingKind.Tar;
        foreach (byte[] mark in OtherMarks)
        {
            if (prefix.StartsWith(mark)) return PackingKind.Other;
        }
        return PackingKind.None;
    }

    // Every tar has the sum of its header in octal at 148, counted with blanks in that place; the mark "ustar" is younger.
    private static bool IsTar(ReadOnlySpan<byte> prefix)
    {
        if (prefix.Length < TarHeaderLength || prefix[0] == 0) return false;
        int said = 0, sum = 0;
        for (int i = 0; i < TarHeaderLength; i++)
        {
            bool isSumField = i is >= 148 and < 156;
            sum += isSumField ? ' ' : prefix[i];
            if (isSumField && prefix[i] is >= (byte)'0' and <= (byte)'7') said = (said * 8) + prefix[i] - '0';
        }
        return said == sum;
    }
}
