using System.Formats.Tar;

namespace CableViewer.Sources.Files;

/// <summary>A file with holes in a tar, which carries only the bytes between them.</summary>
/// <param name="Name">Of the file; the entry itself may have a name of tar's making.</param>
/// <param name="IsRead">Whether <see cref="SparseStream"/> can fill its holes.</param>
internal sealed record SparseMember(string Name, bool IsRead)
{
    /// <returns>Null for an ordinary file.</returns>
    public static SparseMember? Find(TarEntry entry)
    {
        if (entry.EntryType is TarEntryType.SparseFile) return new SparseMember(entry.Name, IsRead: false);
        if (entry is not PaxTarEntry { ExtendedAttributes: var attributes }
            || !attributes.Keys.Any(key => key.StartsWith("GNU.sparse.", StringComparison.Ordinal))) return null;
        return new SparseMember(attributes.GetValueOrDefault("GNU.sparse.name", entry.Name),
            attributes.GetValueOrDefault("GNU.sparse.major") is "1");
    }
}
