using System.Reflection;

namespace CableViewer.Tests;

/// <summary>The folder <c>../shared</c> beside the checkout: real samples and cases, which are not part of the repository.</summary>
internal static class SharedFolder
{
    /// <returns>Null where there is no such folder; tests that need it are skipped then.</returns>
    public static string? Root { get; } = Find();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root!, .. parts]);

    private static string? Find()
    {
        string checkout = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a =>
            a.Key == "RepositoryRoot").Value!;
        string shared = Path.GetFullPath(Path.Combine(checkout, "..", "shared"));
        return Directory.Exists(Path.Combine(shared, "samples")) ? shared : null;
    }
}

/// <summary>A test that reads <see cref="SharedFolder"/>, and is skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = SharedFolder.Root is null ? "The folder ../shared with the samples is not here." : null;
}

/// <inheritdoc cref="SharedFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = SharedFolder.Root is null ? "The folder ../shared with the samples is not here." : null;
}
