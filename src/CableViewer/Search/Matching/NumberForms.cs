using CableViewer.FullText.Dictionaries;

namespace CableViewer.Search.Matching;

/// <summary>
/// Numbers as cables have them: <c>STATE 063812</c> and <c>STATE 63812</c> are the same telegram, so zeros before a number do not count,
/// wherever it stands.
/// </summary>
internal static class NumberForms
{
    // Serials have six digits, some seven.
    private const int MostDigits = 8;

    /// <returns>A number without zeros before it; any other word as it is.</returns>
    /// <param name="word">Folded.</param>
    public static string Plain(string word)
    {
        if (word.Length < 2 || word[0] is not '0' || word.AsSpan().ContainsAnyExceptInRange('0', '9')) return word;
        string plain = word.TrimStart('0');
        return plain is "" ? "0" : plain;
    }

    /// <summary>
    /// The terms of the index that are meant by a word: the word itself, and of a number every form that the vocabulary has.
    /// </summary>
    public static IReadOnlyList<string> Of(string word, Vocabulary vocabulary)
    {
        if (word.AsSpan().ContainsAnyExceptInRange('0', '9') || word.Length > MostDigits) return [word];
        var forms = new List<string> { word };
        string plain = Plain(word);
        for (int length = plain.Length; length <= MostDigits; length++)
        {
            string form = plain.PadLeft(length, '0');
            if (form != word && vocabulary.CountOf(form) > 0) forms.Add(form);
        }
        return forms;
    }

    /// <summary>How many cables have a word, in any of its forms; a cable that has two of them is counted twice.</summary>
    public static int CountOf(string word, Vocabulary vocabulary) => Of(word, vocabulary).Sum(vocabulary.CountOf);
}
