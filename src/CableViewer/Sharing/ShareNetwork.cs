namespace CableViewer.Sharing;

/// <summary>A place to share in by a plain link, and what it lets a text be.</summary>
/// <param name="Name">For people: <c>Hacker News</c>.</param>
/// <param name="Slug">For identifiers: <c>hacker-news</c>.</param>
/// <param name="Link">The address that opens the place with the text in it.</param>
/// <remarks>
/// Where a text is too long, the quotation is cut before the subject: a cut quotation still says what it is from, and the whole of it is
/// one click away. (The other order is met too.) docs/sharing.md lists the forms.
/// </remarks>
public sealed record ShareNetwork(string Name, string Slug, Func<SharedCable, string> Link)
{
    public const int XLimit = 280;
    public const int MastodonLimit = 500;
    public const int BlueskyLimit = 300;
    public const int BlueskyByteLimit = 3_000;
    public const int ThreadsLimit = 500;
    public const int ThreadsTagLimit = 50;
    public const int RedditTitleLimit = 300;
    public const int HackerNewsTitleLimit = 80;

    // These set no limit that a cable's subject meets; an address of some thousand characters is what programs cut.
    private const int MessageLimit = 1_000;
    private const int MailSubjectLimit = 150;

    /// <summary>Every place offered, in order.</summary>
    public static IReadOnlyList<ShareNetwork> All { get; } =
    [
        new("X", "x", shared =>
            $"https://x.com/intent/tweet?text={Encode(XText(shared))}&url={Encode(shared.Address)}&hashtags={Encode(Tags(shared, ","))}"),
        new("Mastodon", "mastodon", shared => $"https://share.joinmastodon.org/#text={Encode(MastodonText(shared))}"),
        new("Bluesky", "bluesky", shared => $"https://bsky.app/intent/compose?text={Encode(BlueskyText(shared))}"),
        new("Threads", "threads", shared =>
            $"https://www.threads.com/intent/post?text={Encode(ThreadsText(shared))}&url={Encode(shared.Address)}{ThreadsTag(shared)}"),
        new("Reddit", "reddit", shared =>
            $"https://www.reddit.com/submit?url={Encode(shared.Address)}&title={Encode(TitleOf(shared, RedditTitleLimit))}"),
        new("Hacker News", "hacker-news", shared =>
            $"https://news.ycombinator.com/submitlink?u={Encode(shared.Address)}&t={Encode(TitleOf(shared, HackerNewsTitleLimit))}"),
        new("WhatsApp", "whatsapp", shared => $"https://wa.me/?text={Encode($"{MessageText(shared)} {shared.Address}")}"),
        new("Telegram", "telegram", shared => $"https://t.me/share/url?url={Encode(shared.Address)}&text={Encode(MessageText(shared))}"),
        new("Facebook", "facebook", shared => $"https://www.facebook.com/sharer/sharer.php?u={Encode(shared.Address)}"),
        new("LinkedIn", "linkedin", shared => $"https://www.linkedin.com/sharing/share-offsite/?url={Encode(shared.Address)}"),
        new("E-mail", "mail", shared =>
            $"mailto:?subject={Encode(MailSubject(shared))}"
            + $"&body={Encode($"{ShareText.Fit(shared, MessageLimit, TextMeasures.Units)}\r\n\r\n{shared.Address}")}"),
        new("Web archive", "web-archive", shared => $"https://web.archive.org/save/{shared.Address}"),
    ];

    /// <summary>The two tags as a reader copies them: <c>#cablegate #07MEXICO1068</c>.</summary>
    public static string Hashtags(SharedCable shared) =>
        shared.ArchiveTag is "" ? $"#{shared.ReferenceId}" : $"#{shared.ArchiveTag} #{shared.ReferenceId}";

    /// <summary>The text alone; X puts address and tags behind it, each after a blank.</summary>
    internal static string XText(SharedCable shared) =>
        ShareText.Fit(shared, XLimit - 1 - TextMeasures.ShortenedAddress - 1 - TextMeasures.Weighted(Hashtags(shared)),
            TextMeasures.Weighted);

    /// <summary>The whole post. A blank stands before each sign of a tag, and nothing behind the tags.</summary>
    internal static string MastodonText(SharedCable shared)
    {
        int room = MastodonLimit - 1 - TextMeasures.ShortenedAddress - 1 - TextMeasures.Graphemes(Hashtags(shared));
        return Join(ShareText.Fit(shared, room, TextMeasures.Graphemes), shared.Address, Hashtags(shared));
    }

    /// <summary>The whole post: Bluesky counts the address in full, and the bytes beside the characters.</summary>
    internal static string BlueskyText(SharedCable shared)
    {
        string behind = $" {shared.Address} {Hashtags(shared)}";
        return Join(ShareText.Fit(shared, BlueskyLimit - Characters(behind), Characters), shared.Address, Hashtags(shared));

        // Ten bytes a character are allowed; who uses more pays for them.
        static int Characters(ReadOnlySpan<char> text)
        {
            const int bytes = BlueskyByteLimit / BlueskyLimit;
            return Math.Max(TextMeasures.Graphemes(text), (TextMeasures.Bytes(text) + bytes - 1) / bytes);
        }
    }

    /// <summary>The text alone: Threads puts address and its one tag behind it, so the ID stands in the text.</summary>
    internal static string ThreadsText(SharedCable shared) => ShareText.Fit(
        shared, ThreadsLimit - 1 - TextMeasures.Bytes(shared.Address) - 2 - TextMeasures.Bytes(shared.ArchiveTag), TextMeasures.Bytes,
            $"{shared.ReferenceId}: ");

    /// <summary><c>07MEXICO1068: SUBJECT, ¶3</c>, no quotation: a title is not the place for one.</summary>
    internal static string TitleOf(SharedCable shared, int limit) =>
        ShareText.Fit(shared with { Quotation = null }, limit, TextMeasures.Units, $"{shared.ReferenceId}: ");

    private static string MailSubject(SharedCable shared) => TitleOf(shared, MailSubjectLimit);

    private static string MessageText(SharedCable shared) =>
        $"{ShareText.Fit(shared, MessageLimit, TextMeasures.Units)} {Hashtags(shared)}";

    private static string ThreadsTag(SharedCable shared) =>
        shared.ArchiveTag is "" || shared.ArchiveTag.Length > ThreadsTagLimit
            || shared.ArchiveTag.AsSpan().ContainsAny('.', '&') ? "" : $"&tag={Encode(shared.ArchiveTag)}";

    private static string Tags(SharedCable shared, string separator) =>
        shared.ArchiveTag is "" ? shared.ReferenceId : $"{shared.ArchiveTag}{separator}{shared.ReferenceId}";

    private static string Join(params string[] parts) => string.Join(' ', parts.Where(part => part is not ""));

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
