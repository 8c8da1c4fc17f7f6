namespace CableViewer.Web.Browse.Lists;

/// <summary>TAGS that a cable must have, and TAGS that it must not have; written <c>PREL+TU-ECON</c>.</summary>
public sealed record TagCombination(IReadOnlyList<string> With, IReadOnlyList<string> Without)
{
    // More are of no use, and cost time.
    private const int Most = 20;

    /// <summary>Reads <c>PREL+TU-ECON</c>. A code may itself have a hyphen (<c>G-77</c>): the longest known code is meant.</summary>
    /// <param name="isKnown">Whether cables of the archive have this code.</param>
    /// <returns>Null where a code is not known, or none is asked for.</returns>
    public static TagCombination? Parse(string text, Func<string, bool> isKnown)
    {
        var with = new List<string>();
        var without = new List<string>();
        ReadOnlySpan<char> rest = text.Trim().ToUpperInvariant();
        for (char sign = '+'; ;)
        {
            int length = CodeLength(rest, isKnown);
            if (length == 0 || with.Count + without.Count == Most) return null;
            List<string> list = sign == '+' ? with : without;
            string code = rest[..length].ToString();
            if (!list.Contains(code)) list.Add(code);
            rest = rest[length..];
            if (rest.IsEmpty) return new TagCombination(with, without);
            sign = rest[0];
            rest = rest[1..];
        }
    }

    /// <summary>This combination, and one TAG more that must be there or must not.</summary>
    public TagCombination And(string tag, bool isWanted) => isWanted
        ? new([.. With.Where(other => other != tag), tag], [.. Without.Where(other => other != tag)])
        : new([.. With.Where(other => other != tag)], [.. Without.Where(other => other != tag), tag]);

    /// <summary>Without one of its TAGS; null where nothing would be asked for.</summary>
    public TagCombination? Drop(string tag) =>
        With.All(other => other == tag) ? null : new([.. With.Where(other => other != tag)], [.. Without.Where(other => other != tag)]);

    public override string ToString() => string.Join('+', With) + string.Concat(Without.Select(tag => "-" + tag));

    // The longest known code that ends where the text ends or a sign stands; 0 for none.
    private static int CodeLength(ReadOnlySpan<char> text, Func<string, bool> isKnown)
    {
        for (int end = text.Length; end > 0; end--)
        {
            if ((end == text.Length || text[end] is '+' or '-') && isKnown(text[..end].ToString())) return end;
        }
        return 0;
    }
}
