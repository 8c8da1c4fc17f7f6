using CableViewer.Archive.Reading;
using CableViewer.Archive.Records;
using CableViewer.Archive.References;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;
using CableViewer.Search.Results;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Hosting;
using CableViewer.Web.Search;
using CableViewer.Web.Shared;

namespace CableViewer.Web.Cables.Reading;

/// <summary>A cable with all that its pages show around it.</summary>
public sealed record CableView
{
    public required ArchivedCable Archived { get; init; }

    /// <summary>The cables of the archive among those that this one names, in REF or in its text.</summary>
    public required IReadOnlySet<ReferenceId> Known { get; init; }

    /// <summary>What the REF line of the latest version leads to.</summary>
    public required IReadOnlyList<ResolvedReference> References { get; init; }

    /// <summary>What the text of the latest version names besides.</summary>
    public required IReadOnlyList<ResolvedMention> Mentions { get; init; }

    /// <summary>The latest few of the cables that cite this one, and how many do.</summary>
    public required CitingCables CitedBy { get; init; }

    public required Neighbourhood Neighbours { get; init; }

    /// <summary>Today, for what a declassification date is compared with.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The anchor of the paragraph to be shown highlighted, <c>par3</c>; null for none.</summary>
    public string? Highlight { get; init; }

    /// <summary>What is to be said above <see cref="Highlight"/>, where the link does not fit any more; null for nothing.</summary>
    public LinkNotice? Notice { get; init; }

    /// <summary>Only paragraphs with this marking are shown whole (empty for those without one); null for all.</summary>
    public string? MarkingShown { get; init; }

    public CableShape Shape { get; init; }

    /// <summary>The search from which a reader came; null for none.</summary>
    public SearchVisit? Visit { get; init; }

    /// <summary>The address of the page: of the cable, or of the version shown.</summary>
    public string Path
    {
        get => path ?? Addresses.Cable(Id);
        init => path = value;
    }

    /// <summary>What the latest version changed; null where there is but one.</summary>
    public CableComparison? LastChange { get; init; }

    /// <summary>The whole cable is withheld.</summary>
    public bool IsWithheld => Archived.WithheldPart is WithheldPart.Cable;

    /// <summary>
    /// What stands before the # of a link into the text: nothing where all of it is on this page, else the address of the cable.
    /// </summary>
    public string TextPath => Shape is CableShape.Reading && MarkingShown is null ? "" : Path;

    /// <summary>
    /// What stands before the # of a paragraph's permalink; empty on the cable's own page, its address on the page of a paragraph.
    /// </summary>
    public string AnchorPath { get; init; } = "";

    public Cable Cable => Archived.Cable;

    /// <summary>The paragraphs with what their margin shows.</summary>
    public IReadOnlyList<ShownParagraph> Paragraphs => paragraphs ??= ShownParagraph.List(Cable);

    public ReferenceId Id => Cable.ReferenceId ?? throw new InvalidOperationException("The archive holds no cable without an ID.");

    /// <summary>As the source has it, or the code where it has none.</summary>
    public string OriginName => Cable.Origin is { Length: > 0 } name ? name : Id.Origin;

    /// <summary>The subject, or the ID of a cable without one.</summary>
    public string Heading => Cable.Subject is "" ? $"{Id} (no subject)" : Cable.Subject;

    /// <summary>The text of the cable as HTML.</summary>
    public ReadingHtml Reading => reading ??= new ReadingHtml(Cable, Known, Meant, Named) { Marks = Visit?.Marks ?? CableMarks.None };

    /// <summary>The cables that IDs of the REF line were taken for, where that is another than the ID says.</summary>
    public IReadOnlyDictionary<ReferenceId, ReferenceId> Meant => meant ??= References
        .Where(reference => reference.Read is not null && reference.Read != reference.Target)
        .DistinctBy(reference => reference.Read)
        .ToDictionary(reference => reference.Read!.Value, reference => reference.Target!.Value);

    // What the text names and the REF line does not, by the ID as read.
    private Dictionary<ReferenceId, ReferenceId> Named =>
        Mentions.DistinctBy(named => named.Mention.Read).ToDictionary(named => named.Mention.Read, named => named.Mention.Target);

    /// <summary>The cable that an entry of the REF line leads to; null where it names none.</summary>
    public ReferenceId? TargetOf(Reference reference) =>
        reference.ReferenceId is { } read ? Meant.TryGetValue(read, out ReferenceId target) ? target : read : null;

    private ReadingHtml? reading;
    private readonly string? path;
    private IReadOnlyDictionary<ReferenceId, ReferenceId>? meant;
    private IReadOnlyList<ShownParagraph>? paragraphs;

    /// <summary>
    /// The original site gave an entry of the REF line the anchor <c>parB</c>; it has it here unless a paragraph has, or an entry before
    /// it.
    /// </summary>
    /// <returns>Null for none.</returns>
    public string? AnchorOf(Reference reference)
    {
        if (reference.Label is not { Length: 1 } label || !char.IsAsciiLetter(label[0])) return null;
        string anchor = "par" + label;
        bool isTaken = Cable.Paragraphs.Any(paragraph => paragraph.Anchor == anchor)
            || Cable.References.First(entry => entry.Label == label) != reference;
        return isTaken ? null : anchor;
    }

    /// <param name="view">As the query names it: <c>raw</c> or <c>doubts</c>; anything else is the reading view.</param>
    public static CableShape ShapeOf(string? view) =>
        view switch { "raw" => CableShape.Raw, "doubts" => CableShape.Doubts, _ => CableShape.Reading };

    /// <summary>How much of the strip of markings a paragraph takes: its length, within limits.</summary>
    public static int Weight(Paragraph paragraph) => Math.Clamp(paragraph.Text.Length, 60, 3000);

    /// <summary>The last part of a path; the folders that lead there are the publisher's own.</summary>
    public static string FileName(string path)
    {
        string trimmed = path.TrimEnd('/', '\\');
        return trimmed[(trimmed.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    /// <summary>File, bytes and line of a source.</summary>
    public static string PlaceOf(Witness witness)
    {
        string file = FileName(witness.Path);
        string bytes = witness.ByteLength > 0
            ? $", bytes {Shown.Count(witness.ByteOffset)} to {Shown.Count(witness.ByteOffset + witness.ByteLength - 1)}"
            : "";
        return $"{file}{bytes}, line {Shown.Count(witness.Line)}";
    }

    /// <summary>Whether a paragraph is shown whole under <see cref="MarkingShown"/>.</summary>
    public bool Shows(Paragraph paragraph) => MarkingShown is null || (paragraph.Marking ?? "") == MarkingShown;
}

/// <summary>Reads a cable with all that its pages show around it.</summary>
public sealed class CableViewReader(CableReader cables, ReferenceReader references, CitingReader citations, NeighbourReader neighbours,
    TimeProvider clock)
{
    private const int MostCitingBeside = 5;

    /// <param name="version">Null for the latest.</param>
    /// <returns>Null when the archive does not hold the cable, or not that version of it.</returns>
    public async Task<CableView?> FindAsync(ReferenceId id, int? version, CancellationToken cancellationToken)
    {
        if (await cables.FindAsync(id, version, cancellationToken) is not { } archived) return null;
        IEnumerable<ReferenceId> typed = archived.Cable.References.Select(reference => reference.ReferenceId).OfType<ReferenceId>();
        IReadOnlyList<ResolvedReference> resolved =
            archived.Cable.References.Count == 0 ? [] : await references.ListAsync(id, cancellationToken);
        IReadOnlyList<ResolvedMention> mentions =
            Mention.List(archived.Cable).Count > 0 ? await references.ListMentionsAsync(id, cancellationToken) : [];
        return new CableView
        {
            Archived = archived,
            Known = await cables.FindExistingAsync(
                [.. typed, .. resolved.Select(reference => reference.Target).OfType<ReferenceId>(),
                    .. mentions.Where(named => named.IsHeld).Select(named => named.Mention.Target)], cancellationToken),
            References = resolved,
            Mentions = mentions,
            CitedBy = await citations.ListLatestAsync(id, MostCitingBeside, cancellationToken),
            Neighbours = await neighbours.FindAsync(id, cancellationToken),
            LastChange = archived.VersionCount > 1
                && version is null
                    ? await cables.CompareAsync(id, archived.VersionCount - 1, archived.VersionCount, cancellationToken)
                    : null,
            Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        };
    }
}
