using CableViewer.Archive.Reading;
using CableViewer.Cables;

namespace CableViewer.Archive.References;

/// <summary>How a cable of a thread stands to the one the thread is of.</summary>
public enum ThreadPlace
{
    /// <summary>It is the one.</summary>
    Start,

    /// <summary>The one cites it.</summary>
    Cited,

    /// <summary>It cites the one.</summary>
    Citing,

    /// <summary>A cable that the one cites cites it.</summary>
    CitedByCited,

    /// <summary>It cites a cable that cites the one.</summary>
    CitingCiting,

    /// <summary>It cites a cable that the one cites too.</summary>
    AlsoCiting,

    /// <summary>A cable that cites the one cites it too.</summary>
    AlsoCited,
}

/// <summary>A cable of a thread.</summary>
public sealed record ThreadCable
{
    public required ReferenceId ReferenceId { get; init; }
    public required ThreadPlace Place { get; init; }

    /// <summary>Null for a cable that is cited and not here.</summary>
    public required CableRow? Row { get; init; }

    /// <summary>
    /// When it was sent; of a cable that is not here as late as it can have been: its year, before the first that cites it.
    /// </summary>
    public required DateTimeOffset Sent { get; init; }

    /// <summary>References away from the one that the thread is of.</summary>
    public int Steps => Place is ThreadPlace.Start ? 0 : Place is ThreadPlace.Cited or ThreadPlace.Citing ? 1 : 2;
}

/// <summary>One cable cites another, both of the thread.</summary>
public sealed record ThreadLink(ReferenceId Citing, ReferenceId Cited);

/// <summary>A cable with what it cites and what cites it, two steps away.</summary>
/// <param name="Cables">By time.</param>
/// <param name="IsCut">There are more than are listed.</param>
public sealed record CableThread(ReferenceId Start, IReadOnlyList<ThreadCable> Cables, IReadOnlyList<ThreadLink> Links, bool IsCut)
{
    /// <summary>More cannot be followed by eye.</summary>
    public const int MostCables = 60;
}
