namespace CableViewer.Search.Matching;

/// <summary>
/// How much work searches may do together, in steps: a step is about what it takes to read one posting or one position. The searches of
/// one request share a budget, so that no address makes the machine work for longer than another.
/// </summary>
/// <param name="limit">In steps.</param>
public sealed class SearchBudget(long limit)
{
    /// <summary>
    /// What one search may take: more than the commonest words of the whole archive take in NEAR, /p and phrases, and about a second of
    /// one core.
    /// </summary>
    public const long Usual = 100_000_000;

    private long spent;

    /// <summary>Steps done so far.</summary>
    public long Spent => Interlocked.Read(ref spent);

    /// <summary>Steps that may still be done; 0 where none may.</summary>
    public long Left => Math.Max(0, limit - Spent);

    /// <exception cref="SearchTooLargeException">The budget is used up.</exception>
    internal void Spend(long steps)
    {
        if (Interlocked.Add(ref spent, steps) > limit) throw new SearchTooLargeException();
    }
}

/// <summary>
/// A search takes more work than one search may take. Nothing of what it would find is known: what was found until then is not given,
/// because its counts would be wrong.
/// </summary>
public sealed class SearchTooLargeException() : Exception(Sentence)
{
    /// <summary>For the reader.</summary>
    public const string Sentence =
        "This search takes more work than one search may take, so it was not run to its end and nothing was counted. "
        + "Ask for less at once: fewer common words, longer beginnings before *, fewer choices between OR, "
        + "or fewer parts joined by NEAR and /p.";
}
