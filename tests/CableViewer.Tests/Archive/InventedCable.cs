using System.Globalization;

namespace CableViewer.Tests.Archive;

/// <summary>A short cable of no real post, as a row of <c>cables.csv</c>, as JSON or as a bare telegram.</summary>
internal sealed record InventedCable
{
    public string Id { get; init; } = "07KELPSUND12";
    public string Origin { get; init; } = "Consulate Kelpsund";
    public string Created { get; init; } = "3/2/2007 13:09";
    public string Classification { get; init; } = "CONFIDENTIAL";
    public string Subject { get; init; } = "THE HARBOUR LIGHT IS OUT AGAIN";
    public string Reference { get; init; } = "06STRELSAU77";
    public string First { get; init; } = "The keeper blames the gulls.";
    public string Second { get; init; } = "Mr. XXXXXXXXXXXX has the only other key.";

    public string Header { get; init; } = """
        VZCZCXRO3368
        RR RUEHCD
        DE RUEHKX #0012 0611309
        ZNY CCCCC ZZH
        R 021309Z MAR 07
        FM AMCONSUL KELPSUND
        TO RUEHC/SECSTATE WASHDC 5621
        INFO RUEHSX/AMEMBASSY STRELSAU 0017
        """;

    public string Body => $"""
        C O N F I D E N T I A L KELPSUND 000012

        SIPDIS

        E.O. 12958: DECL: 02/28/2017
        TAGS: EWWT PGOV
        SUBJECT: {Subject}
        REF: {Reference[..2]} {Reference[2..^2]} {Reference[^2..]}

        1. (C) Summary: {First} End summary.

        2. (C) {Second}

        LANTERN
        """;

    public string Row(int number = 1) =>
        string.Join(',', new[] { number.ToString(CultureInfo.InvariantCulture), Created, Id, Origin, Classification, Reference, Header,
        Body }
        .Select(field => $"\"{field.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))
            + "\n";

    public string Telegram => $"{Header}\n\n{Body}\n";
}
