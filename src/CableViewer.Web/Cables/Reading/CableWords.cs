using CableViewer.Cables;

namespace CableViewer.Web.Cables.Reading;

/// <summary>The words of a telegram as they are printed.</summary>
public static class CableWords
{
    public static string Of(Precedence precedence) => precedence switch
    {
        Precedence.NiactImmediate => "NIACT IMMEDIATE",
        _ => precedence.ToString().ToUpperInvariant(),
    };
}
