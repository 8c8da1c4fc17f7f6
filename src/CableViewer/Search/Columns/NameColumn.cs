using CableViewer.FullText.Terms;

namespace CableViewer.Search.Columns;

/// <summary>The names that each cable has of one kind: its TAGS, its addressees, its origin.</summary>
public sealed class NameColumn
{
    private readonly int[] starts;
    private readonly int[] numbers;
    private readonly Dictionary<string, int> numberOf;
    private IReadOnlyList<string>[]? words;

    internal NameColumn(string[] names, int[] starts, int[] numbers)
    {
        Names = names;
        this.starts = starts;
        this.numbers = numbers;
        numberOf = new Dictionary<string, int>(names.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Length; i++) numberOf.TryAdd(names[i], i);
    }

    /// <summary>Every name of the kind; its place here is its number.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many names all cables have together.</summary>
    internal int Total => numbers.Length;

    /// <summary>Numbers of the names of a cable, in the order of the text.</summary>
    public ReadOnlySpan<int> Of(int row) => numbers.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <returns>The number of a name in any case; -1 where no cable has it.</returns>
    public int Find(string name) => numberOf.GetValueOrDefault(name, -1);

    /// <summary>The cables that have a name of those chosen.</summary>
    /// <param name="chosen">By number.</param>
    public CableSet Having(bool[] chosen)
    {
        int size = starts.Length - 1;
        var set = new CableSet(size);
        for (int row = 0; row < size; row++)
        {
            for (int i = starts[row]; i < starts[row + 1]; i++)
            {
                if (!chosen[numbers[i]]) continue;
                set.Add(row);
                break;
            }
        }
        return set;
    }

    /// <summary>How many of the cables have each name.</summary>
    public int[] Count(CableSet cables)
    {
        var counts = new int[Names.Count];
        foreach (int row in cables)
        {
            for (int i = starts[row]; i < starts[row + 1]; i++) counts[numbers[i]]++;
        }
        return counts;
    }

    /// <summary>The numbers of names that contain words next to each other, in order, as full-text search understands words.</summary>
    /// <param name="isBeginning">The last word may be only the beginning of one.</param>
    internal bool[] Containing(IReadOnlyList<string> phrase, bool isBeginning)
    {
        words ??= [.. Names.Select(name => (IReadOnlyList<string>)WordFolding.Words(name))];
        var chosen = new bool[Names.Count];
        for (int i = 0; i < chosen.Length; i++) chosen[i] = PhraseMatch.IsIn(words[i], phrase, isBeginning);
        return chosen;
    }
}
