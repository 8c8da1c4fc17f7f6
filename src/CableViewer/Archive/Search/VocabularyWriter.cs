using System.Buffers;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Search;

/// <summary>Counts the cables of every word of the index, and stores the list in the form that <see cref="Vocabulary"/> reads.</summary>
/// <remarks>In blocks of <see cref="Vocabulary.BlockSize"/> words: what a word shares with the one before, the rest of it, its number of cables.</remarks>
internal static class VocabularyWriter
{
    private const int PartSize = 1 << 20;

    public static void Write(SqliteConnection connection)
    {
        using (var clear = new Statement(connection, "DELETE FROM search_vocabulary")) clear.Run();
        using var insert = new Statement(connection, "INSERT INTO search_vocabulary (words) VALUES (?)");

        var index = new WordIndex(connection);
        List<SegmentScan> scans = [];
        foreach (IndexSegment segment in index.Segments)
        {
            var scan = new SegmentScan(index, segment);
            if (scan.MoveToFirst()) scans.Add(scan);
            else scan.Dispose();
        }

        var part = new ArrayBufferWriter<byte>(PartSize + 4_096);
        byte[] word = [], before = [];
        for (int position = 0; scans.Count > 0;)
        {
            SegmentScan first = scans[0];
            foreach (SegmentScan scan in scans.Skip(1))
            {
                if (scan.Word.SequenceCompareTo(first.Word) < 0) first = scan;
            }
            word = first.Word.ToArray();
            int count = 0;
            for (int i = scans.Count - 1; i >= 0; i--)
            {
                SegmentScan scan = scans[i];
                if (!scan.Word.SequenceEqual(word)) continue;
                while (scan.MoveNextRow()) count++;
                if (scan.MoveNext()) continue;
                scan.Dispose();
                scans.RemoveAt(i);
            }
            if (count == 0) continue;

            if (position % Vocabulary.BlockSize == 0)
            {
                before = [];
                if (part.WrittenCount >= PartSize) Flush();
            }
            int shared = before.AsSpan().CommonPrefixLength(word);
            Write(part, shared);
            Write(part, word.Length - shared);
            part.Write(word.AsSpan(shared));
            Write(part, count);
            before = word;
            position++;
        }
        Flush();

        void Flush()
        {
            insert.With(part.WrittenSpan).Run();
            part.Clear();
        }
    }

    private static void Write(ArrayBufferWriter<byte> part, int value)
    {
        Span<byte> bytes = part.GetSpan(5);
        int count = 0;
        for (int shift = 28; shift > 0; shift -= 7)
        {
            if (value >> shift != 0) bytes[count++] = (byte)((value >> shift) | 0x80);
        }
        bytes[count++] = (byte)(value & 0x7F);
        part.Advance(count);
    }
}
