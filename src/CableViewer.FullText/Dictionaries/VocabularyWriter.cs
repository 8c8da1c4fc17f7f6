using System.Buffers;
using CableViewer.FullText.Segments;
using CableViewer.FullText.Sqlite;
using CableViewer.FullText.Varints;
using Microsoft.Data.Sqlite;

namespace CableViewer.FullText.Dictionaries;

/// <summary>Counts the cables of every word of the index, and stores the list in the form that <see cref="Vocabulary"/> reads.</summary>
/// <remarks>
/// In blocks of <see cref="Vocabulary.BlockSize"/> words: what a word shares with the one before, the rest of it, its number of cables.
/// </remarks>
internal static class VocabularyWriter
{
    private const int PartSize = 1 << 20;

    public static void Write(SqliteConnection connection)
    {
        using (var clear = new Statement(connection, "DELETE FROM search_vocabulary")) clear.Run();
        using var insert = new Statement(connection, "INSERT INTO search_vocabulary (words) VALUES (?)");

        var part = new ArrayBufferWriter<byte>(PartSize + 4_096);
        byte[] before = [];
        using var walk = new WordWalk(new WordIndex(connection));
        for (int position = 0; walk.MoveNext();)
        {
            int count = 0;
            foreach (SegmentScan scan in walk.Here)
            {
                while (scan.MoveNextRow()) count++;
            }
            if (count == 0) continue;

            if (position % Vocabulary.BlockSize == 0)
            {
                before = [];
                if (part.WrittenCount >= PartSize) Flush();
            }
            byte[] word = walk.Here[0].Word.ToArray();
            int shared = before.AsSpan().CommonPrefixLength(word);
            Varint.Append(part, shared);
            Varint.Append(part, word.Length - shared);
            part.Write(word.AsSpan(shared));
            Varint.Append(part, count);
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
}
