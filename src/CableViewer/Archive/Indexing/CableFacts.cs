using System.Buffers;
using CableViewer.Cables;
using CableViewer.FullText.Terms;

namespace CableViewer.Archive.Indexing;

/// <summary>
/// The row of facts that search keeps of a cable, as bytes: numbers of varying length, names as their numbers in <c>search_value</c>.
/// </summary>
/// <remarks>The order here is the order in which <c>CableIndexLoader</c> reads.</remarks>
internal static class CableFacts
{
    /// <param name="valueId">The number of a name in <c>search_value</c>.</param>
    public static byte[] Pack(Cable cable, DocumentTerms text, Func<FactKind, string, long> valueId)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        ReferenceId id = cable.ReferenceId!.Value;
        Write(bytes, valueId(FactKind.Origin, id.Origin));
        Write(bytes, id.Year);
        Write(bytes, id.Serial);
        WriteTime(bytes, cable.Created);
        WriteTime(bytes, cable.Released);
        Write(bytes, cable.Classification?.Number ?? 0);
        Write(bytes, cable.Precedence is { } precedence ? (int)precedence + 1 : 0);
        Write(bytes, (int)Traits(cable));
        Write(bytes, cable.Body.Length);
        Write(bytes, text.TextCount);
        WriteNames(FactKind.From, cable.From is { Length: > 0 } from ? [from] : []);
        WriteNames(FactKind.Tag, cable.Tags);
        WriteNames(FactKind.Caption, cable.Captions);
        WriteNames(FactKind.Signer, cable.SignedBy.Select(name => name.ToUpperInvariant()));
        WriteNames(FactKind.Addressee, cable.To.Concat(cable.Info).Select(addressee => addressee.Name));
        WriteNames(FactKind.Article, cable.Articles);
        WriteNames(FactKind.Portion, cable.Paragraphs.Select(paragraph => paragraph.Marking).OfType<string>());

        // To the end.
        foreach (int count in text.ParagraphWords) Write(bytes, count);
        return bytes.WrittenSpan.ToArray();

        void WriteNames(FactKind kind, IEnumerable<string> names)
        {
            long[] ids = [.. names.Where(name => name is not "").Select(name => valueId(kind, name)).Distinct()];
            Write(bytes, ids.Length);
            foreach (long name in ids) Write(bytes, name);
        }
    }

    private static CableTraits Traits(Cable cable)
    {
        CableTraits traits = CableTraits.None;
        if (Redaction.IsIn(cable.Body)) traits |= CableTraits.Redaction;
        if (cable.Articles.Count > 0) traits |= CableTraits.Article;
        if (cable.References.Count > 0) traits |= CableTraits.References;
        if (cable.Summary is not null) traits |= CableTraits.Summary;
        if (cable.PartialExtract) traits |= CableTraits.Extract;
        if (cable.Header is not "") traits |= CableTraits.Header;
        if (cable.SignedBy.Count > 0) traits |= CableTraits.Signature;
        if (cable.Tags.Count > 0) traits |= CableTraits.Tags;
        if (cable.Paragraphs.Any(paragraph => paragraph.Text.Split("\n\n").Any(block => block.Contains('\n')))) traits |= CableTraits.Table;
        return traits;
    }

    private static void Write(ArrayBufferWriter<byte> bytes, long value)
    {
        Span<byte> span = bytes.GetSpan(10);
        ulong rest = (ulong)value;
        int count = 0;
        for (; rest >= 0x80; rest >>= 7) span[count++] = (byte)(rest | 0x80);
        span[count++] = (byte)rest;
        bytes.Advance(count);
    }

    private static void WriteTime(ArrayBufferWriter<byte> bytes, DateTimeOffset? time) =>
        // Seconds since the year 1; 0 where the source does not say.
        Write(bytes, time is { } known ? (known.UtcTicks / TimeSpan.TicksPerSecond) + 1 : 0);
}

/// <summary>Reads what <see cref="CableFacts"/> packed.</summary>
internal ref struct FactReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    public readonly bool AtEnd => at >= bytes.Length;

    /// <summary>What was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => bytes[at..];

    public long ReadLong()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)value;
        }
    }

    public int Read() => (int)ReadLong();

    /// <summary>Seconds since the year 1; 0 where it is not known.</summary>
    public long ReadTime() => ReadLong() is > 0 and var stored ? stored - 1 : 0;
}
