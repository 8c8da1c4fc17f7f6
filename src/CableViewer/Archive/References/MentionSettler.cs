using CableViewer.Archive.Records;
using CableViewer.Cables;
using CableViewer.FullText.Sqlite;
using CableViewer.Parsing.References;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.References;

/// <summary>
/// Leads mentions to the cables they mean, once all that an import brings is here. By the rules of the REF line
/// (<see cref="ReferenceSearch"/>), but a place and a number without a year means a cable only where there is one.
/// </summary>
internal sealed class MentionSettler(SqliteConnection connection, Func<ReferenceId, string?> findMonth) : IDisposable
{
    private const string ListSql = """
        SELECT mention.cable_id, mention.position, mention.text, mention.read, mention.target, citing.reference_id, citing.created
        FROM mention
        JOIN cable AS citing ON citing.id = mention.cable_id
        """;

    private readonly Statement update = new(connection, "UPDATE mention SET target = ? WHERE cable_id = ? AND position = ?");
    private readonly ReferenceSearch search = new(findMonth);

    /// <returns>The IDs that are cited by more or fewer cables now.</returns>
    public IReadOnlySet<string> Settle()
    {
        var settled = new List<(long Cable, long Position, string? Target)>();
        var changed = new HashSet<string>();
        using (var list = new Statement(connection, ListSql))
        {
            while (list.Step())
            {
                string? before = list.TextOrNull(4);
                ReferenceId read = ReferenceId.Parse(list.Text(3)), citing = ReferenceId.Parse(list.Text(5));
                string? target = Find(list.Text(2), read, citing, StoredText.MonthOf(list.Text(6)))?.ToString();
                if (target == before) continue;
                settled.Add((list.Number(0), list.Number(1), target));
                if (before is not null) changed.Add(before);
                if (target is not null) changed.Add(target);
            }
        }
        foreach ((long cable, long position, string? target) in settled) update.With(target).With(cable).With(position).Run();
        return changed;
    }

    public void Dispose() => update.Dispose();

    private ReferenceId? Find(string text, ReferenceId read, ReferenceId citing, string month)
    {
        ReferenceId found = search.Find(text, read, citing, month);
        bool isSure = found != read || (Mention.IsPost(read) && ReferenceSpelling.Of(text, read, citing).HasYear);
        // What was found by search is here; what is left as read need not be.
        return isSure || (findMonth(read) is { } sent
            && (sent is "" || month is "" || string.CompareOrdinal(sent, month) <= 0)) ? found : null;
    }
}
