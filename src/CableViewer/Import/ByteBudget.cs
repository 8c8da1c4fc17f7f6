namespace CableViewer.Import;

/// <summary>
/// Bounds the bytes of the records on their way from the reader to the writer, of which one may be of 64 MB. One taker, one giver.
/// </summary>
internal sealed class ByteBudget(long most)
{
    private readonly Lock door = new();
    private long taken;
    private TaskCompletionSource? waiting;

    /// <summary>Waits until there is room, or until nothing is on its way: what is larger than the whole goes alone.</summary>
    public async Task TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task returned;
            lock (door)
            {
                if (taken == 0 || taken + bytes <= most)
                {
                    taken += bytes;
                    return;
                }
                waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                returned = waiting.Task;
            }
            await returned.WaitAsync(cancellationToken);
        }
    }

    public void Return(long bytes)
    {
        lock (door)
        {
            taken -= bytes;
            waiting?.TrySetResult();
            waiting = null;
        }
    }
}
