namespace CableViewer.Archive.Search;

/// <summary>
/// Where a word stands in a cable, as one number: the column in the highest bits and the count of words before it in that column in the others, so that
/// places of different columns are never near each other.
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
        int column = 0, position = 0, at = 0;
        while (at < places.Length)
        {
            long value = VarintReader.Read(places, ref at);
            if (value == 1)
            {
                column = (int)VarintReader.Read(places, ref at);
                position = 0;
                continue;
            }
            position += (int)value - 2;
            into.Add(Of(column, position));
        }
    }

    /// <summary>The sum of the weights of places, without reading more than is needed for it.</summary>
    public static float WeightOf(ReadOnlySpan<byte> places)
    {
        float sum = 0;
        int column = 0, count = 0;
        byte before = 0;
        for (int i = 0; i < places.Length; i++)
        {
            byte next = places[i];
            if (next == 1 && before < 0x80)
            {
                sum += count * Weights[column];
                count = 0;
                column = Math.Min((int)places[++i], Rest);
            }
            else if (next < 0x80)
            {
                count++;
            }
            before = next;
        }
        return sum + (count * Weights[column]);
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
