namespace CableViewer.Tests.Parsing;

/// <summary>
/// The cases of <c>../shared/cases</c> that are not met, each with its reason. A test fails when one of them is met after all, or another
/// is not.
/// </summary>
internal static class UnmetCases
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["clean_content-ecc76c19c9-f0c515"] =
            "The case wants nothing for \"xx\". A word is a word here: nothing of a text is lost but furniture.",
        ["subject-de07c7483d-fc4281"] =
            "The case keeps the portion marking in the subject. The JSON of a cable has the subject without it, as another case of the "
                + "same text wants.",
        ["tags_raw-be83d7812f-0fd9e0"] =
            "The case wants the TAGS uncorrected. The JSON of a cable has them corrected; the typed line is in the raw text.",
    };
}
