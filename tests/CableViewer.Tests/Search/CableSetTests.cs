using CableViewer.Search.Columns;

namespace CableViewer.Tests.Search;

/// <summary>A set of cables, a bit each, is what a set of numbers is.</summary>
public sealed class CableSetTests
{
    // Around the ends of a word of 64 bits.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(1_000)]
    public void Sets_are_joined_cut_and_counted_as_numbers_are(int size)
    {
        var random = new Random(size);
        for (int round = 0; round < 20; round++)
        {
            (CableSet a, SortedSet<int> numbersA) = Some(random, size, round);
            (CableSet b, SortedSet<int> numbersB) = Some(random, size, 20 - round);
            Assert.Equal(numbersA.Count, a.Count);
            Assert.Equal(numbersA, Rows(a));
            Assert.Equal(numbersA.Intersect(numbersB), Rows(a.And(b)));
            Assert.Equal(numbersA.Union(numbersB).Order(), Rows(a.Or(b)));
            Assert.Equal(numbersA.Except(numbersB), Rows(a.Without(b)));
            Assert.Equal(Enumerable.Range(0, size).Except(numbersA), Rows(CableSet.All(size).Without(a)));
            int middle = size / 128 * 64;
            Assert.Equal(numbersA.Where(row => row < middle).Concat(numbersB.Where(row => row >= middle)), Rows(a.Joined(b, middle)));
            for (int row = 0; row <= size; row++) Assert.Equal(numbersA.Where(other => other >= row).FirstOrDefault(-1), a.NextFrom(row));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(100)]
    public void All_of_an_index_is_every_row_and_no_more(int size)
    {
        Assert.Equal(size, CableSet.All(size).Count);
        Assert.Equal(Enumerable.Range(0, size), Rows(CableSet.All(size)));
    }

    [Fact]
    public void What_is_taken_out_is_gone()
    {
        CableSet set = CableSet.All(70);
        set.Remove(64);
        set.Remove(64);
        Assert.False(set[64]);
        Assert.Equal(69, set.Count);
    }

    private static (CableSet Set, SortedSet<int> Numbers) Some(Random random, int size, int share)
    {
        var set = new CableSet(size);
        var numbers = new SortedSet<int>();
        for (int row = 0; row < size; row++)
        {
            if (random.Next(20) >= share) continue;
            set.Add(row);
            numbers.Add(row);
        }
        return (set, numbers);
    }

    private static List<int> Rows(CableSet set)
    {
        var rows = new List<int>();
        foreach (int row in set) rows.Add(row);
        return rows;
    }
}
