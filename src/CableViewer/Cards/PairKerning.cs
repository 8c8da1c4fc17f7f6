using System.Buffers.Binary;
using System.Numerics;

namespace CableViewer.Cards;

/// <summary>How much closer a font sets two neighbouring glyphs: the pair adjustments of its GPOS table.</summary>
internal sealed class PairKerning
{
    private const int PairAdjustment = 2;
    private const int Extension = 9;
    private const int AdvanceBit = 4;

    private readonly IReadOnlyList<IReadOnlyList<IPairs>> lookups;

    private PairKerning(IReadOnlyList<IReadOnlyList<IPairs>> lookups) => this.lookups = lookups;

    public static PairKerning None { get; } = new([]);

    /// <summary>What to add to the width of the first glyph, in font units; most pairs get nothing.</summary>
    public int Between(int first, int second)
    {
        int sum = 0;
        // Lookups add up; within one, the first subtable that knows the pair decides.
        foreach (IReadOnlyList<IPairs> lookup in lookups)
        {
            foreach (IPairs pairs in lookup)
            {
                if (pairs.Find(first, second) is not { } value) continue;
                sum += value;
                break;
            }
        }
        return sum;
    }

    public static PairKerning Read(byte[] data, int table)
    {
        var reader = new Reader(data);
        int features = table + reader.Unsigned(table + 6), lookupList = table + reader.Unsigned(table + 8);
        var numbers = new SortedSet<int>();
        for (int i = 0; i < reader.Unsigned(features); i++)
        {
            int record = features + 2 + 6 * i;
            if (!data.AsSpan(record, 4).SequenceEqual("kern"u8)) continue;
            int feature = features + reader.Unsigned(record + 4);
            for (int j = 0; j < reader.Unsigned(feature + 2); j++) numbers.Add(reader.Unsigned(feature + 4 + 2 * j));
        }

        var found = new List<IReadOnlyList<IPairs>>();
        foreach (int number in numbers)
        {
            int lookup = lookupList + reader.Unsigned(lookupList + 2 + 2 * number);
            var subtables = new List<IPairs>();
            for (int i = 0; i < reader.Unsigned(lookup + 4); i++)
            {
                int subtable = lookup + reader.Unsigned(lookup + 6 + 2 * i), type = reader.Unsigned(lookup);
                if (type == Extension) (type, subtable) = (reader.Unsigned(subtable + 2), subtable + (int)reader.Long(subtable + 4));
                if (type != PairAdjustment) continue;
                subtables.Add(reader.Unsigned(subtable) == 1 ? ReadListed(reader, subtable) : ReadClassed(reader, subtable));
            }
            found.Add(subtables);
        }
        return new PairKerning(found);
    }

    private static ListedPairs ReadListed(Reader reader, int table)
    {
        var values = new Dictionary<(int, int), int>();
        int firstFormat = reader.Unsigned(table + 4), secondFormat = reader.Unsigned(table + 6);
        int size = 2 + 2 * (BitOperations.PopCount((uint)firstFormat) + BitOperations.PopCount((uint)secondFormat));
        foreach ((int glyph, int index) in reader.Coverage(table + reader.Unsigned(table + 2)))
        {
            int set = table + reader.Unsigned(table + 10 + 2 * index);
            for (int i = 0; i < reader.Unsigned(set); i++)
            {
                int record = set + 2 + size * i;
                values[(glyph, reader.Unsigned(record))] = Advance(reader, record + 2, firstFormat);
            }
        }
        return new ListedPairs(values);
    }

    private static ClassedPairs ReadClassed(Reader reader, int table)
    {
        int firstFormat = reader.Unsigned(table + 4), secondFormat = reader.Unsigned(table + 6);
        int size = 2 * (BitOperations.PopCount((uint)firstFormat) + BitOperations.PopCount((uint)secondFormat));
        int firstCount = reader.Unsigned(table + 12), secondCount = reader.Unsigned(table + 14);
        var values = new int[firstCount, secondCount];
        for (int i = 0; i < firstCount; i++)
            for (int j = 0; j < secondCount; j++) values[i, j] = Advance(reader, table + 16 + size * (i * secondCount + j), firstFormat);
        return new ClassedPairs(
            reader.Coverage(table + reader.Unsigned(table + 2)).Select(entry => entry.Glyph).ToHashSet(),
            reader.Classes(table + reader.Unsigned(table + 8)), reader.Classes(table + reader.Unsigned(table + 10)), values);
    }

    // The values stand in the order of their bits; the advance is the third.
    private static int Advance(Reader reader, int at, int format) =>
        (format & AdvanceBit) == 0 ? 0 : reader.Signed(at + 2 * BitOperations.PopCount((uint)(format & (AdvanceBit - 1))));

    private interface IPairs
    {
        /// <returns>Null where this subtable does not know the pair.</returns>
        int? Find(int first, int second);
    }

    private sealed class ListedPairs(Dictionary<(int, int), int> values) : IPairs
    {
        public int? Find(int first, int second) => values.TryGetValue((first, second), out int value) ? value : null;
    }

    private sealed class ClassedPairs(HashSet<int> covered, Dictionary<int, int> firstClasses, Dictionary<int, int> secondClasses,
        int[,] values) : IPairs
    {
        public int? Find(int first, int second) =>
            covered.Contains(first) ? values[firstClasses.GetValueOrDefault(first), secondClasses.GetValueOrDefault(second)] : null;
    }

    private readonly struct Reader(byte[] data)
    {
        public int Unsigned(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

        public int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));

        public uint Long(int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));

        public IEnumerable<(int Glyph, int Index)> Coverage(int table)
        {
            int format = Unsigned(table), count = Unsigned(table + 2);
            for (int i = 0; i < count; i++)
            {
                if (format == 1)
                {
                    yield return (Unsigned(table + 4 + 2 * i), i);
                    continue;
                }
                int range = table + 4 + 6 * i;
                for (int glyph = Unsigned(range); glyph <= Unsigned(range + 2); glyph++)
                    yield return (glyph, Unsigned(range + 4) + glyph - Unsigned(range));
            }
        }

        public Dictionary<int, int> Classes(int table)
        {
            var classes = new Dictionary<int, int>();
            if (Unsigned(table) == 1)
            {
                for (int i = 0; i < Unsigned(table + 4); i++) classes[Unsigned(table + 2) + i] = Unsigned(table + 6 + 2 * i);
                return classes;
            }
            for (int i = 0; i < Unsigned(table + 2); i++)
            {
                int range = table + 4 + 6 * i;
                for (int glyph = Unsigned(range); glyph <= Unsigned(range + 2); glyph++) classes[glyph] = Unsigned(range + 4);
            }
            return classes;
        }
    }
}
