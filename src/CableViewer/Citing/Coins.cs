using System.Globalization;
using CableViewer.Cables;
using CableViewer.Cables.Places;

namespace CableViewer.Citing;

/// <summary>COinS: what reference managers read from the <c>title</c> of an empty <c>span</c>, one for each row of a list.</summary>
public static class Coins
{
    /// <summary>Not yet escaped for HTML.</summary>
    public static string Write(ReferenceId id, string title, string originName, DateTimeOffset? created, Publisher publisher)
    {
        string referenceId = id.ToString();
        string name = title is "" ? $"Cable {referenceId}" : title;
        string sender = Institution.Of(originName, Origin.Find(id.Origin)?.Kind).Name;
        string date = created is { } sent ? $"&rft.date={sent.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=report"
            + $"&rft.title={Uri.EscapeDataString(name)}&rft.creator={Uri.EscapeDataString(sender)}{date}"
            + $"&rft.identifier={Uri.EscapeDataString(publisher.AddressOf(referenceId))}";
    }
}
