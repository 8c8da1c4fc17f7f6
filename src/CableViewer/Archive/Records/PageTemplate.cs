using System.Buffers;
using System.Buffers.Binary;
using CableViewer.Cables;

namespace CableViewer.Archive.Records;

/// <summary>
/// A page whose lines stand for the same lines of other pages: of a page of the original site, four fifths are navigation that hundreds
/// share.
/// </summary>
internal sealed class PageTemplate
{
    private readonly Dictionary<int, (int Start, int Length)> lines = [];

    public PageTemplate(byte[] bytes)
    {
        Bytes = bytes;
        Hash = StoredText.Hash(bytes);
        for (int start = 0; start < bytes.Length;)
        {
            int length = LineLength(bytes.AsSpan(start));
            lines.TryAdd(HashOf(bytes.AsSpan(start, length)), (start, length));
            start += length;
        }
    }

    public byte[] Bytes { get; }
    public byte[] Hash { get; }

    /// <summary>
    /// What to take from the template and what to add, in turn: bytes to add, their number first; then start and length of what to take.
    /// </summary>
    public byte[] Subtract(ReadOnlySpan<byte> page)
    {
        var delta = new ArrayBufferWriter<byte>((page.Length / 2) + 16);
        int next = 0, literal = 0, takeStart = 0, takeLength = 0;
        for (int start = 0; start < page.Length;)
        {
            int length = LineLength(page[start..]);
            ReadOnlySpan<byte> line = page.Slice(start, length);
            int found = Find(line, next);
            if (found < 0)
            {
                if (takeLength > 0)
                {
                    Write(delta, page[literal..(start - takeLength)], takeStart, takeLength);
                    (literal, takeLength) = (start, 0);
                }
            }
            else
            {
                if (takeLength > 0 && found != takeStart + takeLength)
                {
                    Write(delta, page[literal..(start - takeLength)], takeStart, takeLength);
                    (literal, takeLength) = (start, 0);
                }
                if (takeLength == 0) takeStart = found;
                takeLength += length;
                next = found + length;
            }
            start += length;
        }
        Write(delta, page[literal..(page.Length - takeLength)], takeStart, takeLength);
        return delta.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The delta is damaged, or of another template.</exception>
    public byte[] Add(ReadOnlySpan<byte> delta)
    {
        var page = new ArrayBufferWriter<byte>(Bytes.Length + 16);
        while (!delta.IsEmpty)
        {
            int added = ReadNumber(ref delta);
            if (added > delta.Length) throw new InvalidDataException("A stored page is damaged.");
            page.Write(delta[..added]);
            delta = delta[added..];
            int start = ReadNumber(ref delta), length = ReadNumber(ref delta);
            if (start + (long)length > Bytes.Length) throw new InvalidDataException("A stored page is damaged.");
            page.Write(Bytes.AsSpan(start, length));
        }
        return page.WrittenSpan.ToArray();
    }

    /// <returns>The lines that this page has as well, in their order.</returns>
    public byte[] Intersect(ReadOnlySpan<byte> page)
    {
        var common = new ArrayBufferWriter<byte>(Bytes.Length + 16);
        for (int start = 0, next = 0; start < page.Length;)
        {
            int length = LineLength(page[start..]);
            int found = Find(page.Slice(start, length), next);
            if (found >= 0)
            {
                common.Write(page.Slice(start, length));
                next = found + length;
            }
            start += length;
        }
        return common.WrittenSpan.ToArray();
    }

    private int Find(ReadOnlySpan<byte> line, int next)
    {
        if (next + line.Length <= Bytes.Length && Bytes.AsSpan(next, line.Length).SequenceEqual(line)) return next;
        return lines.TryGetValue(HashOf(line), out var known)
            && Bytes.AsSpan(known.Start, known.Length).SequenceEqual(line) ? known.Start : -1;
    }

    private static int LineLength(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : bytes.Length;

    private static int HashOf(ReadOnlySpan<byte> line)
    {
        var hash = default(HashCode);
        hash.AddBytes(line);
        return hash.ToHashCode();
    }

    private static void Write(ArrayBufferWriter<byte> delta, ReadOnlySpan<byte> added, int start, int length)
    {
        WriteNumber(delta, added.Length);
        delta.Write(added);
        WriteNumber(delta, start);
        WriteNumber(delta, length);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> delta, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(delta.GetSpan(sizeof(int)), number);
        delta.Advance(sizeof(int));
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> delta)
    {
        if (delta.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(delta) is var number && number < 0)
            throw new InvalidDataException("A stored page is damaged.");
        delta = delta[sizeof(int)..];
        return number;
    }
}

/// <summary>
/// The templates of an import: pages of one state of a site find theirs. Where none fits, what a page shares with the next one that does
/// not fit becomes a template; it never holds the text of a cable, for the two pages are of different ones.
/// </summary>
internal sealed class PageTemplates
{
    // Of the latest ones; a mirror has a few states of the navigation, one after the other.
    private const int Kept = 8;

    // More templates than this in an import mean that its pages have nothing in common.
    private const int MostTemplates = 200;

    private readonly Lock door = new();
    private readonly LinkedList<PageTemplate> templates = [];
    private (ReferenceId? Id, PageTemplate Page)? candidate;
    private int made;

    public void Remember(PageTemplate template)
    {
        lock (door)
        {
            templates.AddFirst(template);
            if (templates.Count > Kept) templates.RemoveLast();
        }
    }

    /// <param name="id">Of the cable of the page.</param>
    /// <returns>The template that fits best, and the page as told by it; null where it shares little with any.</returns>
    public (PageTemplate Template, byte[] Delta)? Subtract(ReadOnlySpan<byte> page, ReferenceId? id)
    {
        PageTemplate[] known;
        lock (door) known = [.. templates];
        (PageTemplate Template, byte[] Delta)? best = null;
        foreach (PageTemplate template in known)
        {
            byte[] delta = template.Subtract(page);
            if (best is null || delta.Length < best.Value.Delta.Length) best = (template, delta);
            if (page.Length - delta.Length >= template.Bytes.Length / 3 * 2) return (template, delta);
        }
        return TryMake(page, id) is { } made ? (made, made.Subtract(page)) : best is { } some
            && some.Delta.Length < page.Length / 2 ? best : null;
    }

    private PageTemplate? TryMake(ReadOnlySpan<byte> page, ReferenceId? id)
    {
        PageTemplate? template = null;
        lock (door)
        {
            if (made == MostTemplates) return null;
            if (candidate is { } other && other.Id != id && other.Page.Intersect(page) is var common && common.Length > page.Length / 3)
            {
                template = new PageTemplate(common);
                candidate = null;
                made++;
            }
            else candidate = (id, new PageTemplate(page.ToArray()));
        }
        if (template is not null) Remember(template);
        return template;
    }
}
