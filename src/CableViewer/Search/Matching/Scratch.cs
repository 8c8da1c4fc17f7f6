using System.Buffers;

namespace CableViewer.Search.Matching;

/// <summary>Arrays with an element a cable, which a search needs for a moment.</summary>
internal static class Scratch<T>
{
    private const int LongestKept = 1 << 22;

    /// <summary>
    /// Keeps as many of a length as searches can be at work at once. <see cref="ArrayPool{T}.Shared"/> keeps some for every thread that
    /// ever gave one back.
    /// </summary>
    public static ArrayPool<T> Pool { get; } = ArrayPool<T>.Create(LongestKept, Environment.ProcessorCount);
}
