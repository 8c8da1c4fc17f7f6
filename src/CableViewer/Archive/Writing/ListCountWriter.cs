using System.Globalization;
using System.Runtime.InteropServices;
using CableViewer.FullText.Sqlite;
using Microsoft.Data.Sqlite;

namespace CableViewer.Archive.Writing;

/// <summary>Keeps count of the values that lists are made by: days of creation and of release, classifications, origins.</summary>
internal sealed class ListCountWriter(SqliteConnection connection) : IDisposable
{
    public const string Created = "created";
    public const string Released = "released";
    public const string Classification = "classification";
    public const string Origin = "origin";

    private const int LengthOfDay = 10;

    private readonly Statement save = new(connection,
        """
        INSERT INTO list_count (kind, name, cable_count)
        VALUES (?1, ?2, ?3)
        ON CONFLICT (kind, name) DO UPDATE SET cable_count = cable_count + ?3
        """);

    private readonly Dictionary<(string Kind, string Name), int> changes = [];

    /// <param name="sign">1 for a cable that has these values now, -1 for one that had them.</param>
    public void Count(string created, string released, int? classification, long origin, int sign)
    {
        if (created is not "") Change(Created, created[..LengthOfDay], sign);
        if (released is not "") Change(Released, released[..LengthOfDay], sign);
        if (classification is { } number) Change(Classification, number.ToString(CultureInfo.InvariantCulture), sign);
        Change(Origin, origin.ToString(CultureInfo.InvariantCulture), sign);
    }

    /// <summary>To be called before a commit.</summary>
    public void Flush()
    {
        foreach (((string kind, string name), int change) in changes)
        {
            if (change != 0) save.With(kind).With(name).With(change).Run();
        }
        changes.Clear();
    }

    public void Dispose() => save.Dispose();

    private void Change(string kind, string name, int sign) =>
        CollectionsMarshal.GetValueRefOrAddDefault(changes, (kind, name), out _) += sign;
}
