namespace CableViewer.Archive.Records;

/// <summary>What became of a record.</summary>
public enum SaveOutcome
{
    New,
    Changed,
    Unchanged,
    Quarantined,
}

/// <summary>The counts of an import; the last four add up to the first.</summary>
public sealed record ImportCounts(long Read, long New, long Changed, long Unchanged, long Quarantined)
{
    public static readonly ImportCounts None = new(0, 0, 0, 0, 0);

    public ImportCounts With(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.New => this with { Read = Read + 1, New = New + 1 },
        SaveOutcome.Changed => this with { Read = Read + 1, Changed = Changed + 1 },
        SaveOutcome.Unchanged => this with { Read = Read + 1, Unchanged = Unchanged + 1 },
        _ => this with { Read = Read + 1, Quarantined = Quarantined + 1 },
    };
}
