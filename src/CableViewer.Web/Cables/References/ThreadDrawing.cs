using System.Globalization;
using CableViewer.Archive.References;
using CableViewer.Cables;

namespace CableViewer.Web.Cables.References;

/// <summary>
/// A thread as it is drawn: one row a cable, by time from top to bottom, and an arc from each cable to every one it cites.
/// </summary>
/// <remarks>
/// The drawing is as wide as its place and its units are pixels: on a phone the dots and IDs stay as large as they are, and only the
/// subjects are cut.
/// </remarks>
public sealed record ThreadDrawing
{
    /// <summary>Where the dots stand; arcs are left of it, words right.</summary>
    public const int DotX = 132;

    /// <summary>Where the words begin.</summary>
    public const int WordX = 148;

    private const int Top = 24;
    private const int RowHeight = 40;
    private const int MostGap = 34;
    private const int DeepestArc = 112;
    private const int MostSubject = 90;

    public required IReadOnlyList<ThreadDot> Dots { get; init; }
    public required IReadOnlyList<ThreadArc> Arcs { get; init; }

    /// <summary>Lines where a year begins.</summary>
    public required IReadOnlyList<ThreadYear> Years { get; init; }

    public required int Height { get; init; }

    public static ThreadDrawing Of(CableThread thread)
    {
        var dots = new List<ThreadDot>();
        var years = new List<ThreadYear>();
        int y = Top;
        ThreadCable? before = null;
        foreach (ThreadCable cable in thread.Cables)
        {
            if (before is not null)
            {
                // A day more is a little more paper; in proportion a week and ten years could not stand on one page.
                int gap = (int)Math.Min(MostGap, 5 * Math.Log(1 + Math.Max(0, (cable.Sent - before.Sent).TotalDays)));
                y += RowHeight + gap;
            }
            if (before is null || before.Sent.Year != cable.Sent.Year) years.Add(new ThreadYear(cable.Sent.Year, y - (RowHeight / 2)));
            dots.Add(new ThreadDot(cable, y));
            before = cable;
        }

        Dictionary<ReferenceId, int> places = dots.ToDictionary(dot => dot.Cable.ReferenceId, dot => dot.Y);
        return new ThreadDrawing
        {
            Dots = dots,
            Arcs = [.. thread.Links.Select(link =>
                new ThreadArc(link, PathOf(places[link.Citing], places[link.Cited]),
                link.Citing == thread.Start || link.Cited == thread.Start))],
            Years = years,
            Height = y + RowHeight,
        };
    }

    /// <summary>What stands behind the ID: as much of the subject as a wide page has room for.</summary>
    public static string SubjectOf(ThreadCable cable)
    {
        if (cable.Row is not { } row) return "not in the archive";
        string title = row.Title is "" ? "(no subject)" : row.Title;
        return title.Length > MostSubject ? title[..MostSubject].TrimEnd() + "…" : title;
    }

    /// <summary>How a cable of the thread stands to the one it is of, in words.</summary>
    public static string Words(ThreadPlace place, ReferenceId start) => place switch
    {
        ThreadPlace.Start => "the cable of this thread",
        ThreadPlace.Cited => $"cited by {start}",
        ThreadPlace.Citing => $"cites {start}",
        ThreadPlace.CitedByCited => $"cited by a cable that {start} cites",
        ThreadPlace.CitingCiting => $"cites a cable that cites {start}",
        ThreadPlace.AlsoCiting => $"cites a cable that {start} cites too",
        _ => $"cited by a cable that cites {start} too",
    };

    private static string PathOf(int citing, int cited)
    {
        int depth = Math.Min(DeepestArc, 20 + (Math.Abs(citing - cited) / 4));
        return string.Create(CultureInfo.InvariantCulture,
            $"M{DotX} {citing}C{DotX - depth} {citing} {DotX - depth} {cited} {DotX} {cited}");
    }
}

/// <summary>A cable's place in the drawing.</summary>
/// <param name="Cable">The cable.</param>
/// <param name="Y">Of its row.</param>
public sealed record ThreadDot(ThreadCable Cable, int Y);

/// <summary>From a cable to one it cites.</summary>
/// <param name="Link">The two.</param>
/// <param name="Path">For the <c>d</c> of an SVG path.</param>
/// <param name="IsNear">One of them is the cable that the thread is of.</param>
public sealed record ThreadArc(ThreadLink Link, string Path, bool IsNear);

/// <summary>The line at which a year begins.</summary>
public sealed record ThreadYear(int Year, int Y);
