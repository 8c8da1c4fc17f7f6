using CableViewer.Archive.Indexing;
using CableViewer.Cables.Places;
using CableViewer.FullText.Dictionaries;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Search.Columns;

/// <summary>Loads a <see cref="CableIndex"/> from the archive: one pass over the rows of facts.</summary>
internal sealed class CableIndexLoader
{
    // Of BM25: how fast a word said again counts less, and how much longer cables are held to be richer in words.
    private const float Saturation = 1.2f;
    private const float LengthShare = 0.75f;

    private readonly List<int> ids = [];
    private readonly List<short> years = [];
    private readonly List<int> serials = [];
    private readonly List<long> created = [];
    private readonly List<long> released = [];
    private readonly List<byte> classifications = [];
    private readonly List<byte> precedences = [];
    private readonly List<CableTraits> traits = [];
    private readonly List<int> lengths = [];
    private readonly List<int> wordCounts = [];
    private readonly List<int> paragraphStarts = [];
    private readonly List<byte> paragraphWords = [];
    private readonly Dictionary<FactKind, NameColumnBuilder> names =
        Enum.GetValues<FactKind>().ToDictionary(kind => kind, _ => new NameColumnBuilder());

    // By number in search_value, the number among the names of its kind.
    private int[] numberOfValue = [];
    private int[] citationCounts = [];

    /// <summary>Reads the archive as it is now.</summary>
    public static CableIndex Load(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        var loader = new CableIndexLoader();
        loader.ReadValues(connection);
        Dictionary<string, string> originNames = ReadOriginNames(connection);
        loader.ReadFacts(connection);
        loader.ReadCitations(connection);
        return loader.Finish(originNames, Vocabulary.Load(connection));
    }

    private void ReadValues(SqliteConnection connection)
    {
        var numbers = new List<int>();
        using var rows = new Statement(connection, "SELECT id, kind, name FROM search_value ORDER BY id");
        while (rows.Step())
        {
            int id = (int)rows.Number(0);
            while (numbers.Count <= id) numbers.Add(-1);
            numbers[id] = names[(FactKind)rows.Number(1)].AddName(rows.Text(2));
        }
        numberOfValue = [.. numbers];
    }

    private static Dictionary<string, string> ReadOriginNames(SqliteConnection connection)
    {
        var found = new Dictionary<string, string>();
        using var rows = new Statement(connection, "SELECT code, name FROM origin");
        while (rows.Step()) found[rows.Text(0)] = rows.Text(1);
        return found;
    }

    private void ReadFacts(SqliteConnection connection)
    {
        using var rows = new Statement(connection, "SELECT cable_id, facts FROM search_facts ORDER BY cable_id");
        while (rows.Step()) ReadCable((int)rows.Number(0), rows.Bytes(1));
    }

    private void ReadCable(int id, ReadOnlySpan<byte> packed)
    {
        var facts = new FactReader(packed);
        ids.Add(id);
        names[FactKind.Origin].AddTo(numberOfValue[facts.Read()]);
        names[FactKind.Origin].EndCable();
        years.Add((short)facts.Read());
        serials.Add(facts.Read());
        created.Add(facts.ReadTime());
        released.Add(facts.ReadTime());
        classifications.Add((byte)facts.Read());
        precedences.Add((byte)facts.Read());
        traits.Add((CableTraits)facts.Read());
        lengths.Add(facts.Read());
        wordCounts.Add(facts.Read());
        for (FactKind kind = FactKind.From; kind <= FactKind.Portion; kind++)
        {
            NameColumnBuilder column = names[kind];
            for (int count = facts.Read(); count > 0; count--) column.AddTo(numberOfValue[facts.Read()]);
            column.EndCable();
        }
        paragraphStarts.Add(paragraphWords.Count);
        paragraphWords.AddRange(facts.Rest);
    }

    private CableIndex Finish(Dictionary<string, string> originNames, Vocabulary vocabulary)
    {
        paragraphStarts.Add(paragraphWords.Count);
        NameColumn origins = names[FactKind.Origin].Build();
        int[] words = [.. wordCounts];
        double average = words.Length == 0 ? 1 : Math.Max(1, words.Average());
        return new CableIndex
        {
            Ids = [.. ids],
            Years = [.. years],
            Serials = [.. serials],
            CreatedTimes = [.. created],
            ReleasedTimes = [.. released],
            Classifications = [.. classifications],
            Precedences = [.. precedences],
            Traits = [.. traits],
            Lengths = [.. lengths],
            WordCounts = words,
            CitationCounts = citationCounts,
            ParagraphWords = new PackedNumbers([.. paragraphStarts], [.. paragraphWords]),
            Origins = origins,
            Senders = names[FactKind.From].Build(),
            Tags = names[FactKind.Tag].Build(),
            Captions = names[FactKind.Caption].Build(),
            Signers = names[FactKind.Signer].Build(),
            Addressees = names[FactKind.Addressee].Build(),
            Articles = names[FactKind.Article].Build(),
            Portions = names[FactKind.Portion].Build(),
            Vocabulary = vocabulary,
            CountryOfOrigin = [.. origins.Names.Select(code => Origin.Find(code)?.Country ?? "")],
            OriginNames = [.. origins.Names.Select(code => originNames.GetValueOrDefault(code) ?? Origin.Find(code)?.Name ?? code)],
            CreatedMonths = [.. created.Select(MonthOf)],
            LengthNorms = [.. words.Select(count => (float)(Saturation * (1 - LengthShare + (LengthShare * count / average))))],
        };
    }

    private void ReadCitations(SqliteConnection connection)
    {
        var rowOf = new Dictionary<long, int>();
        for (int row = 0; row < ids.Count; row++) rowOf[ids[row]] = row;
        citationCounts = new int[ids.Count];
        using var cited = new Statement(connection, "SELECT id, cited_count FROM cable WHERE cited_count > 0");
        while (cited.Step())
        {
            if (!rowOf.TryGetValue(cited.Number(0), out int row)) continue;
            citationCounts[row] = (int)cited.Number(1);
            traits[row] |= CableTraits.Citations;
        }
        using var several = new Statement(connection, "SELECT id FROM cable WHERE version_count > 1");
        while (several.Step())
        {
            if (rowOf.TryGetValue(several.Number(0), out int row)) traits[row] |= CableTraits.Versions;
        }
    }

    private static int MonthOf(long seconds)
    {
        if (seconds == 0) return 0;
        var day = new DateTime(seconds * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        return (day.Year * 12) + day.Month - 1;
    }

    /// <summary>Gathers the names of one kind, cable by cable.</summary>
    private sealed class NameColumnBuilder
    {
        private readonly List<string> all = [];
        private readonly List<int> starts = [0];
        private readonly List<int> numbers = [];

        public int AddName(string name)
        {
            all.Add(name);
            return all.Count - 1;
        }

        public void AddTo(int number) => numbers.Add(number);

        public void EndCable() => starts.Add(numbers.Count);

        public NameColumn Build() => new([.. all], [.. starts], [.. numbers]);
    }
}
