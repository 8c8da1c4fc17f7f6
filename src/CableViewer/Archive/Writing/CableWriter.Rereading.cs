using System.Globalization;
using CableViewer.Archive.Checking;
using CableViewer.Archive.Indexing;
using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using Dapper;

namespace CableViewer.Archive.Writing;

/// <content>Other readings of the texts that are here.</content>
public sealed partial class CableWriter
{
    private readonly WordCheck words = new();
    private DerivedRows? derived;

    /// <summary>To be called once, before <see cref="Reread"/>.</summary>
    /// <returns>How many cables there are.</returns>
    internal long BeginRereading()
    {
        terms.ListByCable();
        derived = new DerivedRows(connection);
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM cable");
    }

    /// <summary>The cables after one, in the order in which they came.</summary>
    /// <param name="after">Row ID; 0 for the first.</param>
    internal IReadOnlyList<CableToReread> ListToReread(long after, int most)
    {
        var cables = new List<CableToReread>(most);
        foreach ((long id, string name, long count, long withheld) in connection.Query<(long, string, long, long)>(
            "SELECT id, reference_id, version_count, withheld FROM cable WHERE id > @after ORDER BY id LIMIT @most", new { after, most }))
        {
            var stored = new List<StoredVersion>((int)count);
            for (int number = 1; number <= count; number++)
            {
                (Cable cable, IReadOnlyList<Diagnostic> diagnostics) = versions.Read(id, number);
                stored.Add(new StoredVersion(witnesses.FindFacts(id, number), cable, diagnostics));
            }
            cables.Add(new CableToReread(id, ReferenceId.Parse(name, CultureInfo.InvariantCulture), (WithheldPart)withheld, stored));
        }
        return cables;
    }

    /// <summary>Puts other readings in the place of those that are stored; text, records and IDs stay.</summary>
    /// <param name="readings">One of each version, in order.</param>
    internal SaveOutcome Reread(CableToReread cable, PreparedCable[] readings)
    {
        ReferenceId id = cable.ReferenceId;
        KnownCable known = FindCable(id.ToString())!;
        if (known.Withheld is WithheldPart.Paragraphs) readings = [.. readings.Select(reading => withholding.Apply(id, reading))];
        PreparedCable shown = readings[known.Version - 1];
        words.Expect(known.Id, shown.Words);

        int[] changed = [.. Enumerable.Range(0, readings.Length).Where(i => !versions.Has(known.Id, i + 1, readings[i].Stored.Content))];
        if (changed.Length == 0 && IsFoundBy(known.Id, shown)) return SaveOutcome.Unchanged;

        search.Remove(known.Id);
        references.Remove(known.Id);
        terms.RemoveAll(known.Id);
        listCounts.Count(known.Created, known.Released, known.Classification, known.Origin, -1);
        BindColumns(updateCable, id, shown);
        updateCable.With(known.Version).With(known.Id).Run();
        AddDerived(known.Id, id, shown);
        foreach (int i in changed) versions.Replace(known.Id, i + 1, readings[i]);
        return SaveOutcome.Changed;
    }

    /// <summary>
    /// To be called when all cables were given to <see cref="Reread"/>: indexes those whose words this program cuts or folds in another
    /// way.
    /// </summary>
    /// <returns>How many.</returns>
    internal int IndexAgain()
    {
        search.Flush();
        IReadOnlyList<long> cables = words.FindDifferent(connection);
        foreach (long cable in cables)
        {
            int number = connection.ExecuteScalar<int>("SELECT version FROM cable WHERE id = @cable", new { cable });
            search.Remove(cable);
            // Not a cable, but what is left of one in a damaged index.
            if (number == 0) continue;
            (Cable reading, _) = versions.Read(cable, number);
            search.Add(cable, reading, CableTokens.Of(reading));
        }
        return cables.Count;
    }

    // Whether everything that a cable is found by, but its words, is as this program makes it of the reading.
    private bool IsFoundBy(long cable, PreparedCable shown) =>
        derived!.FindDifference(cable, shown.Cable, shown.Diagnostics) is null && terms.Has(cable, shown.Terms)
            && search.HasFacts(cable, shown.Cable, shown.Words);
}
