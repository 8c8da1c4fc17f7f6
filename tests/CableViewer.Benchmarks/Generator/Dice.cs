namespace CableViewer.Benchmarks.Generator;

/// <summary>
/// Random numbers that are the same everywhere and for ever: SplitMix64, one stream a cable, so that cables can be made in any order.
/// </summary>
internal struct Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A stream of its own for each of many things that share a seed.</summary>
    public static Dice For(int seed, int thing) => new(Mix(((ulong)(uint)seed << 32) | (uint)thing));

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15);

    /// <returns>0 up to, but not, <paramref name="end"/>.</returns>
    public int Below(int end) => (int)(((Next() >> 32) * (ulong)end) >> 32);

    /// <returns>Both ends included.</returns>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <returns>0 up to, but not, 1.</returns>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>A value between the quantiles of a measured distribution, at equal chance of each.</summary>
    /// <param name="at">The fractions at which the values were measured, from 0 to 1.</param>
    public double Quantile(ReadOnlySpan<double> at, ReadOnlySpan<double> values)
    {
        double fraction = Fraction();
        int above = 1;
        while (at[above] < fraction) above++;
        double part = (fraction - at[above - 1]) / (at[above] - at[above - 1]);
        return values[above - 1] + (part * (values[above] - values[above - 1]));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
