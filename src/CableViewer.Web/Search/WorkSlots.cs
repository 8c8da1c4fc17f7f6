using System.Threading.RateLimiting;

namespace CableViewer.Web.Search;

/// <summary>Work that is dear, each kind with slots of its own, so that many requests of one do not keep the other waiting.</summary>
public enum WorkKind
{
    /// <summary>Searches, trends, lists that a search narrows.</summary>
    Search,

    /// <summary>What a text that is being typed may become.</summary>
    Suggestions,
}

/// <summary>An endpoint whose work is of another kind than <see cref="WorkKind.Search"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WorkKindAttribute(WorkKind kind) : Attribute
{
    public WorkKind Kind => kind;
}

/// <summary>
/// Lets as many requests search at once as there are cores; others wait for a while. All other pages are cheap, and stay so.
/// </summary>
/// <param name="patience">How long a request waits for a slot.</param>
public sealed class WorkSlots(int slots, int waiting, TimeSpan patience, TimeProvider clock) : IDisposable
{
    /// <summary>Longer than people wait; programs come again.</summary>
    private const int UsualPatience = 10;

    // A slot is free again after half a second at the latest, and mostly after some milliseconds.
    private const int UsualWaiting = 100;

    private readonly ConcurrencyLimiter[] limiters =
    [
        .. Enum.GetValues<WorkKind>().Select(_ => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = slots,
            QueueLimit = waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        })),
    ];

    public WorkSlots(TimeProvider clock) : this(Environment.ProcessorCount, UsualWaiting, TimeSpan.FromSeconds(UsualPatience), clock)
    {
    }

    /// <returns>To be disposed of when the work is done; null where none became free in time.</returns>
    /// <exception cref="OperationCanceledException">Whoever asked has gone.</exception>
    public async ValueTask<RateLimitLease?> TakeAsync(WorkKind kind, CancellationToken cancellationToken)
    {
        RateLimitLease atOnce = limiters[(int)kind].AttemptAcquire();
        if (atOnce.IsAcquired) return atOnce;
        using var ending = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        try
        {
            RateLimitLease lease = await limiters[(int)kind].AcquireAsync(1, either.Token);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>How many slots are taken.</summary>
    public int InUse(WorkKind kind) => slots - (int)limiters[(int)kind].GetStatistics()!.CurrentAvailablePermits;

    public void Dispose()
    {
        foreach (ConcurrencyLimiter limiter in limiters) limiter.Dispose();
    }
}
