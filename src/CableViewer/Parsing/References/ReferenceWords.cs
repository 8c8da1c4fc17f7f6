using System.Collections.Frozen;

namespace CableViewer.Parsing.References;

/// <summary>Words of REF lines that are not the name of an origin, in capitals.</summary>
internal static class ReferenceWords
{
    /// <summary>Words that look like an origin in front of a number and are not one: OCTOBER 14, IIR 6 832, TD 314.</summary>
    public static FrozenSet<string> NotOrigins { get; } = new[]
    {
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER", "JAN",
            "FEB", "MAR", "APR", "JUN", "JUL", "AUG", "SEP",
        "SEPT", "OCT", "NOV", "DEC", "SECTION", "PAGE", "PAGES", "IIR", "TD", "TDX", "OSC", "DTG", "FAM", "FAH", "CA", "UNSCR", "UNSC",
            "UNGA", "REPORT", "REPORTS", "EMAIL", "EMAILS", "MAIL",
        "MAILS", "E", "TELCON", "TELCONS", "TELECON", "TELECONS", "TELEPHONE", "PHONE", "CALL", "SVTC", "MEMO", "MEMORANDUM", "LETTER",
            "PARA", "PARAS", "PARAGRAPH", "PART", "DAILY", "OF",
        "DATED", "DATE", "NUMBER", "MSG", "MESSAGE", "FAX", "FBIS", "GMP", "EUP", "CIA", "CIAWASH", "ART", "ARTICLE", "RESOLUTION", "THRU",
            "FOR", "ON", "IN", "FROM", "TO", "WITH", "BY",
        "INCSR", "SPOT", "POINTS", "EXP", "LIC", "LICENSE", "CODEL", "STAFFDEL", "USDEL", "NOTE", "NOTES", "DIPNOTE", "CIRCULAR", "RIGHTS",
            "CASE", "TAB", "ANNEX", "DRAFT", "ITEM",
        "CLASSIFIED", "REASON", "REASONS", "DECL", "EO", "INTELLIGENCE", "BULLETIN", "GRPO", "VISAS", "DONKEY", "CABLE", "CABLES",
            "AGREEMENT", "TREATY", "PROTOCOL", "GUIDANCE", "VERSION",
        "REV", "ROOM", "LAW", "ACT", "USC", "CFR", "INA", "EMBTEL", "EMBTELS", "DEPTEL", "DEPTELS", "AIRGRAM", "AIRGRAMS", "CERP", "MEMCON",
            "MEMCONS", "CONTEL", "REFTEL", "REFTELS",
        "SEPTEL", "SEPTELS", "NOTAL", "PLUS", "APPROX", "USD", "POUCH", "DIPLOMATIC", "VERBALE", "VOLUME", "VOL", "CHAPTER", "FY",
    }.ToFrozenSet();

    /// <summary>What marks an entry as something else than a cable, wherever it stands in it.</summary>
    public static FrozenSet<string> NotCables { get; } = new[]
    {
        "EMAIL", "EMAILS", "MAIL", "MAILS", "TELCON", "TELCONS", "TELECON", "TELECONS", "SVTC", "IIR", "FAX", "MEMO", "LETTER", "FBIS",
            "OSC", "PHONE", "TELEPHONE", "CONVERSATION",
        "MEETING", "REPORT", "DISCUSSION", "FAM", "FAH", "NOTE", "EMBTEL", "DEPTEL", "AIRGRAM", "MEMCON",
    }.ToFrozenSet();

    /// <summary>Words before an entry that say nothing of it.</summary>
    public static FrozenSet<string> Fillers { get; } =
        new[] { "AND", "SEE", "ALSO", "CF", "REF", "REFS", "REFTEL", "NO", "NR", "OR", "PLUS" }.ToFrozenSet();

    /// <summary>Words after an entry that name no other: AND PREVIOUS, ET SEQ, AND OTHERS.</summary>
    public static FrozenSet<string> Trailers { get; } = new[]
    {
        "AND", "NOTAL", "NOTALS", "PREVIOUS", "PREV", "PRIOR", "OTHERS", "OTHER", "EARLIER", "LATER", "SUBSEQUENT", "FOLLOWING",
            "PRECEDING", "RELATED", "EXCHANGES", "ET", "AL", "SERIES", "SEQ",
        "ETC", "PASSIM", "A", "THE", "ALL", "AMONG", "MORE", "THEREIN", "TEL", "TELS", "REFTELS", "SEPTEL", "SEPTELS", "REPORTING",
            "TRAFFIC", "MESSAGES", "CABLES",
    }.ToFrozenSet();
}
