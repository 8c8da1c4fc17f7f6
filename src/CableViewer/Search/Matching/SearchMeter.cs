namespace CableViewer.Search.Matching;

/// <summary>
/// Counts the steps of one thread of a search. It asks the budget for many steps at once, and looks then whether anybody still waits for
/// the answer: some ten thousand times a second.
/// </summary>
internal sealed class SearchMeter(SearchBudget budget, CancellationToken cancellationToken)
{
    private const int Portion = 10_000;

    private long left;

    /// <exception cref="SearchTooLargeException">The budget is used up.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer.</exception>
    public void Spend(long steps)
    {
        left -= steps;
        if (left < 0) Draw();
    }

    private void Draw()
    {
        cancellationToken.ThrowIfCancellationRequested();
        long portion = Math.Max(Portion, -left);
        budget.Spend(portion);
        left += portion;
    }
}
