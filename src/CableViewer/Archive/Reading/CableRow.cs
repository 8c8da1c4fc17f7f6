using CableViewer.Archive.Records;
using CableViewer.Archive.Withholding;
using CableViewer.Cables;

namespace CableViewer.Archive.Reading;

/// <summary>A cable as lists show it.</summary>
public sealed record CableRow
{
    public required ReferenceId ReferenceId { get; init; }
    public required string Subject { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset? Created { get; init; }
    public required DateTimeOffset? Released { get; init; }
    public required Classification? Classification { get; init; }
    public required string OriginCode { get; init; }
    public required string OriginName { get; init; }
    public required int ParagraphCount { get; init; }

    /// <summary>Of the raw body, in characters.</summary>
    public required int TextLength { get; init; }

    /// <summary>How many cables of the archive cite it.</summary>
    public required int CitedCount { get; init; }

    /// <summary>How many texts of it the archive has.</summary>
    public required int VersionCount { get; init; }

    /// <summary>What of it the operator withholds; of a whole cable withheld, the subject says so.</summary>
    public required WithheldPart Withheld { get; init; }

    /// <summary>In lists that were found in memory; elsewhere empty.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>What Dapper fills for a <see cref="CableRow"/>.</summary>
internal record CableListRow
{
    public const string Columns = """
        cable.reference_id, cable.subject, cable.title, cable.created, cable.released, cable.classification,
        origin.code AS origin_code, origin.name AS origin_name, cable.paragraph_count,
        cable.text_length, cable.cited_count, cable.version_count, cable.withheld
        """;

    public const string Select = $"SELECT {Columns} FROM cable JOIN origin ON origin.id = cable.origin_id";

    public string ReferenceId { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Title { get; init; } = "";
    public string Created { get; init; } = "";
    public string Released { get; init; } = "";
    public int? Classification { get; init; }
    public string OriginCode { get; init; } = "";
    public string OriginName { get; init; } = "";
    public int ParagraphCount { get; init; }
    public int TextLength { get; init; }
    public int CitedCount { get; init; }
    public int VersionCount { get; init; }
    public int Withheld { get; init; }

    public CableRow ToCableRow() => new()
    {
        ReferenceId = Cables.ReferenceId.Parse(ReferenceId),
        Subject = Subject,
        Title = Title,
        Created = StoredText.ReadTime(Created),
        Released = StoredText.ReadTime(Released),
        Classification = Cables.Classification.All.FirstOrDefault(label => label.Number == Classification),
        OriginCode = OriginCode,
        OriginName = OriginName,
        ParagraphCount = ParagraphCount,
        TextLength = TextLength,
        CitedCount = CitedCount,
        VersionCount = VersionCount,
        Withheld = (WithheldPart)Withheld,
    };
}
