using CableViewer.Cables;

namespace CableViewer.Archive.Withholding;

/// <summary>Finds in a cable what rules withhold of it, by anchor and by what it says, and takes it out of the body.</summary>
internal sealed class WithheldParagraphs
{
    // Of a stretch found by its words, this share at least is in a paragraph that is withheld with it.
    private const int LeastPart = 4;

    private readonly Cable cable;
    private readonly List<Piece> pieces = [];

    // By place in pieces: the anchor of the rule.
    private readonly SortedDictionary<int, string> withheld = [];

    // Outside of paragraphs, where there is no whole to withhold: the characters themselves.
    private readonly List<(int Start, int End, string Rule)> cuts = [];

    private WithheldParagraphs(Cable cable)
    {
        this.cable = cable;
        int textStart = cable.Paragraphs is [var first, ..] ? first.Start : cable.Body.Length;
        int textEnd = cable.Paragraphs is [.., var last] ? last.Start + last.Length : cable.Body.Length;
        if (textStart > 0) pieces.Add(Piece.Of(null, 0, cable.Body[..textStart]));
        foreach (Paragraph paragraph in cable.Paragraphs) pieces.Add(Piece.Of(paragraph, paragraph.Start, paragraph.Text));
        if (textEnd < cable.Body.Length) pieces.Add(Piece.Of(null, textEnd, cable.Body[textEnd..]));
    }

    /// <summary>Paragraphs that a rule names by their anchor, in a cable that has no text that is known of the rule.</summary>
    public List<(string Anchor, string Text)> Unknown { get; } = [];

    /// <param name="rules">The texts known of each rule, by its anchor.</param>
    public static WithheldParagraphs Find(Cable cable, IReadOnlyDictionary<string, List<WithheldText>> rules)
    {
        var found = new WithheldParagraphs(cable);
        foreach ((string anchor, List<WithheldText> texts) in rules) found.Find(anchor, texts);
        return found;
    }

    /// <returns>The body with a sign in the place of all that is withheld.</returns>
    public string Cut()
    {
        string body = cable.Body;
        IEnumerable<(int Start, int End, string Sign)> places = withheld
            .Select(found => (Piece: pieces[found.Key], Rule: found.Value))
            .Select(found =>
                (found.Piece.Start, found.Piece.Start + found.Piece.Paragraph!.Length, SignOf(found.Piece.Paragraph, found.Rule)))
            .Concat(cuts.Select(cut => (cut.Start, cut.End, WithheldNotice.As(cut.Rule))));
        // From the last on, so that what was found of the others stays true.
        int before = body.Length;
        foreach ((int start, int end, string sign) in places.OrderByDescending(place => place.Start))
        {
            body = $"{body[..start]}{sign}{body[Math.Min(end, before)..]}";
            before = start;
        }
        return body;
    }

    private static string SignOf(Paragraph paragraph, string rule)
    {
        string opening = paragraph.Number is { } number ? $"{number}. " : paragraph.Letter is { } letter ? $"{letter}. " : "";
        string marking = paragraph.Marking is { } mark ? $"({mark}) " : "";
        return $"{opening}{marking}{(paragraph.Anchor == rule ? WithheldNotice.Text : WithheldNotice.As(rule))}.\n\n";
    }

    private void Find(string anchor, List<WithheldText> texts)
    {
        bool isRecognised = false;
        int named = pieces.FindIndex(piece => piece.Paragraph?.Anchor == anchor);
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is not { IsOpen: true } piece || !texts.Exists(text => text.IsLike(piece.Words))) continue;
            withheld.TryAdd(i, anchor);
            isRecognised = true;
        }
        string[] words = [.. pieces.SelectMany(piece => piece.Words)];
        foreach (WithheldText text in texts)
            foreach ((int first, int count) in text.FindWithin(words))
                isRecognised |= Take(first, count, anchor);

        // The paragraph of the number itself, whatever it says.
        if (named < 0 || !pieces[named].IsOpen) return;
        withheld[named] = anchor;
        if (!isRecognised) Unknown.Add((anchor, pieces[named].Paragraph!.Text));
    }

    // False where most of the stretch is withheld already: it is that paragraph with some words of its neighbours.
    private bool Take(int first, int count, string rule)
    {
        var parts = new List<(int Piece, int From, int To)>();
        int start = 0, taken = 0;
        for (int i = 0; i < pieces.Count && start < first + count; start += pieces[i++].Words.Count)
        {
            int from = Math.Max(first - start, 0), to = Math.Min(first + count - start, pieces[i].Words.Count);
            if (from >= to) continue;
            if (withheld.ContainsKey(i) || pieces[i] is { Paragraph: not null, IsOpen: false }) taken += to - from;
            else parts.Add((i, from, to));
        }
        if (2 * taken >= count) return false;
        foreach ((int i, int from, int to) in parts)
        {
            Piece piece = pieces[i];
            bool isWhole = from == 0 && to == piece.Words.Count;
            if (!isWhole && LeastPart * (to - from) < count) continue;
            if (piece.Paragraph is not null) withheld[i] = rule;
            else cuts.Add((piece.Start + piece.Starts[from], piece.Start + piece.Starts[to - 1] + piece.Words[to - 1].Length, rule));
        }
        return true;
    }

    /// <summary>A paragraph, or what stands before the first or behind the last of them.</summary>
    private sealed record Piece(Paragraph? Paragraph, int Start, IReadOnlyList<string> Words, IReadOnlyList<int> Starts)
    {
        /// <summary>A paragraph that has its words.</summary>
        public bool IsOpen => Paragraph is not null && WithheldNotice.RuleOf(Paragraph) is null;

        public static Piece Of(Paragraph? paragraph, int start, string text)
        {
            List<(string Word, int Start)> words = [.. WithheldText.ListWords(text)];
            return new Piece(paragraph, start, [.. words.Select(word => word.Word)], [.. words.Select(word => word.Start)]);
        }
    }
}
