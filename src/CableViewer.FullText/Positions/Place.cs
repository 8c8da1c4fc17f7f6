using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CableViewer.FullText.Varints;

namespace CableViewer.FullText.Positions;

/// <summary>
/// Where a word stands in a cable, as one number: the column in the highest bits and the count of words before it in that column in the
/// others, so that places of different columns are never near each other.
/// </summary>
internal static class Place
{
    public const int Subject = 0;
    public const int Text = 1;
    public const int Rest = 2;

    private const int ColumnShift = 28;

    // What a word counts by the column it stands in.
    private static readonly float[] Weights = [4, 1, 0.25f];

    public static int Of(int column, int position) => (column << ColumnShift) | position;

    public static int Column(int place) => place >> ColumnShift;

    public static int Position(int place) => place & ((1 << ColumnShift) - 1);

    public static float Weight(int place) => Weights[Column(place)];

    /// <summary>Reads places as the index has them: differences plus two, and where a column begins, a one and its number.</summary>
    public static void Read(ReadOnlySpan<byte> places, List<int> into)
    {
        // As many as there are bytes at most; set to what there were at the end. One by one, a list would cost more than the reading.
        int count = into.Count, place = 0, at = 0;
        CollectionsMarshal.SetCount(into, count + places.Length);
        Span<int> room = CollectionsMarshal.AsSpan(into);
        while (at < places.Length)
        {
            long value = places[at] < 0x80 ? places[at++] : VarintReader.Read(places, ref at);
            if (value == 1)
            {
                place = Of((int)VarintReader.Read(places, ref at), 0);
                continue;
            }
            place += (int)value - 2;
            room[count++] = place;
        }
        CollectionsMarshal.SetCount(into, count);
    }

    /// <summary>The sum of the weights of places, without reading more than is needed for it.</summary>
    public static float WeightOf(ReadOnlySpan<byte> places)
    {
        if (places.Length < Vector128<byte>.Count * 2) return WeightOfFew(places);
        float sum = 0;
        int column = 0, start = 0, at = 0;
        while (true)
        {
            int mark = places[at..].IndexOf((byte)1);
            if (mark < 0) return sum + (CountNumbers(places[start..]) * Weights[column]);
            at += mark;
            // Behind a byte that says that more follow, a one is the end of a larger number.
            if (at > 0 && places[at - 1] >= 0x80)
            {
                at++;
                continue;
            }
            sum += CountNumbers(places[start..at]) * Weights[column];
            column = Math.Min((int)places[at + 1], Rest);
            at = start = at + 2;
        }
    }

    private static float WeightOfFew(ReadOnlySpan<byte> places)
    {
        float sum = 0, weight = Weights[Subject];
        for (int i = 0; i < places.Length; i++)
        {
            byte next = places[i];
            if (next >= 0x80)
            {
                // The rest of a larger number.
                while (places[++i] >= 0x80) { }
                sum += weight;
            }
            else if (next == 1)
            {
                weight = Weights[Math.Min((int)places[++i], Rest)];
            }
            else
            {
                sum += weight;
            }
        }
        return sum;
    }

    // Each number ends in a byte without the highest bit.
    private static int CountNumbers(ReadOnlySpan<byte> bytes)
    {
        int count = bytes.Length;
        while (bytes.Length >= Vector128<byte>.Count)
        {
            count -= BitOperations.PopCount(Vector128.Create(bytes).ExtractMostSignificantBits());
            bytes = bytes[Vector128<byte>.Count..];
        }
        foreach (byte next in bytes) count -= next >> 7;
        return count;
    }

    /// <summary>Whether one of the places is in the subject: the first column is the one without a mark.</summary>
    public static bool AnyInSubject(ReadOnlySpan<byte> places) => places.Length > 0 && places[0] != 1;
}

/// <summary>Words next to each other.</summary>
/// <param name="Start">The <see cref="Place"/> of the first.</param>
internal readonly record struct WordSpan(int Start, int Length)
{
    /// <summary>The place behind the last.</summary>
    public int End => Start + Length;
}
