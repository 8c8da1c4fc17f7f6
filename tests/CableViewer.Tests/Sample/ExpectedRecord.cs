using System.Globalization;
using CableViewer.Cables;

namespace CableViewer.Tests.Sample;

/// <summary>A row of <c>expected.tsv</c>: what one record of the sample archive should read as.</summary>
/// <remarks>
/// <c>addressees</c> is how many stand behind TO and INFO; <c>numbers</c> are those of the numbered paragraphs in order, runs of them with
/// a dash; <c>others</c> the anchors of the rest. A reference is its label (<c>-</c> for none) and its ID (<c>-</c> where it is no cable);
/// <c>?</c> follows an ID that the archive does not hold, and <c>~</c>
/// one that is only found a year before the one the text says (formats.md 3.4, year rollover).
/// </remarks>
public sealed record ExpectedRecord
{
    private static readonly string[] Names =
        ["created", "classification", "partial", "precedence", "addressees", "classified_by", "declassify_on", "captions", "tags",
            "references", "signed_by", "numbers", "others",
            "diagnostics", "subject"];

    public required string File { get; init; }
    public required string ReferenceId { get; init; }

    /// <summary>The damaged ID the record was published under; null for a right one.</summary>
    public string? PublishedAs { get; init; }

    /// <summary>The ID as the record has it.</summary>
    public string Record => PublishedAs ?? ReferenceId;

    private IReadOnlyList<string> Values { get; init; } = [];

    public static ExpectedRecord Parse(string[] row) => new()
    {
        File = row[0],
        ReferenceId = row[1],
        PublishedAs = row[2] is "" ? null : row[2],
        Values = row[3..],
    };

    /// <summary>Name of each column and what it should say.</summary>
    public Dictionary<string, string> Columns() => Names.Zip(Values).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The same columns as they were read.</summary>
    /// <param name="ids">The cables the archive holds.</param>
    public static Dictionary<string, string> ColumnsOf(ReadRecord record, IReadOnlySet<ReferenceId> ids)
    {
        Cable cable = record.Cable;
        string[] values =
        [
            cable.Created is { } created ? created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) : "",
            cable.Classification?.Label ?? "",
            cable.PartialExtract ? "yes" : "",
            PrecedenceOf(cable),
            $"{cable.To.Count}+{cable.Info.Count}",
            string.Join("; ", cable.ClassifiedBy.Select(classifier => classifier.Name)),
            cable.DeclassifyOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            string.Join(' ', cable.Captions),
            string.Join('|', cable.Tags),
            string.Join(' ', cable.References.Select(reference =>
                $"{reference.Label ?? "-"}:{Show(reference.ReferenceId, cable.Created, ids)}")),
            string.Join(' ', cable.SignedBy),
            Runs([.. cable.Paragraphs.Select(paragraph => paragraph.Number).OfType<int>()]),
            string.Join(' ', cable.Paragraphs.Where(paragraph => paragraph.Number is null).Select(paragraph => paragraph.Anchor)),
            string.Join(' ', record.Codes.Order(StringComparer.Ordinal)),
            cable.Subject,
        ];
        return Names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static string PrecedenceOf(Cable cable) => cable.Precedence switch
    {
        Precedence.NiactImmediate => "NIACT IMMEDIATE",
        { } precedence => precedence.ToString().ToUpperInvariant(),
        null => "",
    };

    private static string Show(ReferenceId? reference, DateTimeOffset? citing, IReadOnlySet<ReferenceId> ids)
    {
        if (reference is not { } id) return "-";
        if (ids.Contains(id)) return id.ToString();
        ReferenceId before = id with { Year = id.Year - 1 };
        return citing?.Year == id.Year && ids.Contains(before) ? $"{before}~" : $"{id}?";
    }

    // 1-4,6,6-11
    private static string Runs(int[] numbers)
    {
        var runs = new List<string>();
        for (int i = 0; i < numbers.Length;)
        {
            int end = i;
            while (end + 1 < numbers.Length && numbers[end + 1] == numbers[end] + 1) end++;
            runs.Add(end == i ? $"{numbers[i]}" : $"{numbers[i]}-{numbers[end]}");
            i = end + 1;
        }
        return string.Join(',', runs);
    }
}
