using CableViewer.Cables;

namespace CableViewer.Tests.Parsing.References;

/// <summary>REF lines of a cable of Embassy Oslo in March 2007 (formats.md 3.4).</summary>
public sealed class ReferenceLineTests
{
    [Theory]
    // Labels.
    [InlineData("REF: OSLO 983", "07OSLO983")]
    [InlineData("REFS: OSLO 983", "07OSLO983")]
    [InlineData("Ref(s): OSLO 983", "07OSLO983")]
    [InlineData("REFTEL: OSLO 983", "07OSLO983")]
    [InlineData("Reftels: Oslo 983", "07OSLO983")]
    [InlineData("REF. OSLO 983", "07OSLO983")]
    [InlineData("REF A) OSLO 983", "A:07OSLO983")]
    [InlineData("PROGRAM REF: OSLO 983", "07OSLO983")]
    [InlineData("References: OSLO 983", "07OSLO983")]
    [InlineData("REF: REF: OSLO 983", "07OSLO983")]
    [InlineData("Ref: a. 05 oslo 650", "A:05OSLO650")]
    // Bullets.
    [InlineData("REF: A. OSLO 1\n     B. PARIS 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: A. OSLO 1 B. PARIS 2 C. ROME 3", "A:07OSLO1 B:07PARIS2 C:07ROME3")]
    [InlineData("REF: A) OSLO 1, B) PARIS 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: (A) OSLO 1; (B) PARIS 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: [A] OSLO 1 [B] PARIS 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: A: OSLO 1 B: PARIS 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: A - OSLO 1\nB - PARIS 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: (1) OSLO 1, (2) PARIS 2", "1:07OSLO1 2:07PARIS2")]
    [InlineData("REF: a. Oslo 1 b. Paris 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: A Oslo 1, B Paris 2, C 05 Rome 3", "A:07OSLO1 B:07PARIS2 C:05ROME3")]
    [InlineData("REF: A. A) PARIS 1 B. B) ROME 2", "A:07PARIS1 B:07ROME2")]
    [InlineData("REF: A. (A) PARIS 1\nB. (B) ROME 2", "A:07PARIS1 B:07ROME2")]
    [InlineData("REF: A. REF A STATE 1 B. REF B STATE 2", "A:07STATE1 B:07STATE2")]
    [InlineData("REF: A. REF: KATHMANDU 22\n¶B. KATHMANDU 23", "A:07KATHMANDU22 B:07KATHMANDU23")]
    [InlineData("REF: A. PARIS 1\n     ¶B. ROME 2", "A:07PARIS1 B:07ROME2")]
    [InlineData("REF: A)USDOC 56 B)HK55", "A:07USDOC56 B:07HONGKONG55")]
    // Without bullets.
    [InlineData("REF: PARIS 1; ROME 2", "07PARIS1 07ROME2")]
    [InlineData("REF: PARIS 1, ROME 2", "07PARIS1 07ROME2")]
    [InlineData("REF: PARIS 1 & ROME 2", "07PARIS1 07ROME2")]
    [InlineData("REF: PARIS 1 AND ROME 2", "07PARIS1 07ROME2")]
    [InlineData("REF: PARIS 1\nROME 2", "07PARIS1 07ROME2")]
    [InlineData("REF: PARIS 100 ROME 200", "07PARIS100 07ROME200")]
    [InlineData("REF: STATE: 73097", "07STATE73097")]
    [InlineData("REF: PRAGUE, 1228", "07PRAGUE1228")]
    // Years.
    [InlineData("REF: 06 TBILISI 12", "06TBILISI12")]
    [InlineData("REF: '05 BUENOS AIRES 1491", "05BUENOSAIRES1491")]
    [InlineData("REF: 2005 MANAGUA 2135", "05MANAGUA2135")]
    [InlineData("REF: (99) ROME 2196", "99ROME2196")]
    [InlineData("REF: 06-OTTAWA-57", "06OTTAWA57")]
    [InlineData("REF: 06CAIRO0561", "06CAIRO561")]
    [InlineData("REF: 2005PANAMA2342", "05PANAMA2342")]
    [InlineData("REF: ASUNCION 701 (05)", "05ASUNCION701")]
    [InlineData("REF: ASUNCION 701 (2005)", "05ASUNCION701")]
    [InlineData("REF: STATE (01) 201265", "01STATE201265")]
    [InlineData("REF: PANAMA 00789/05", "05PANAMA789")]
    [InlineData("REF: QUITO 4525-91", "91QUITO4525")]
    [InlineData("REF: AMMAN 07718 99", "99AMMAN7718")]
    [InlineData("REF: 094 QUITO 841", "94QUITO841")]
    [InlineData("REF: O4 CHENNAI 0944", "04CHENNAI944")]
    [InlineData("REF: A. 06 OSLO 1 B. 05 OSLO 2 C. OSLO 3", "A:06OSLO1 B:05OSLO2 C:07OSLO3")]
    [InlineData("REF: OSLO 5; 06 OSLO 841; 05 OSLO 1062\n04 OSLO 290; 03 OSLO 2937", "07OSLO5 06OSLO841 05OSLO1062 04OSLO290 03OSLO2937")]
    [InlineData("REF: LIMA 123, 2005 LIMA 44", "07LIMA123 05LIMA44")]
    // Serials and origins.
    [InlineData("REF: LAGOS O1512", "07LAGOS1512")]
    [InlineData("REF: 0TTAWA 12", "07OTTAWA12")]
    [InlineData("REF: COTON0U 12", "07COTONOU12")]
    [InlineData("REF: SANTIAG0 12", "07SANTIAGO12")]
    [InlineData("REF: 870 Ulaanbaatar", "07ULAANBAATAR870")]
    [InlineData("REF: OSLO #3565", "07OSLO3565")]
    [InlineData("REF: N'DJAMENA 511", "07NDJAMENA511")]
    [InlineData("REF: A. TEL AVIV 12, B. 06 TEL AVIV 4567", "A:07TELAVIV12 B:06TELAVIV4567")]
    [InlineData("REF: PORT-OF-SPAIN 12", "07PORTOFSPAIN12")]
    [InlineData("REF: ST. PETERSBURG 75", "07STPETERSBURG75")]
    [InlineData("REF: AMEMBASSY PARIS 12", "07PARIS12")]
    [InlineData("REF: EMBASSY VIENNA 12", "07VIENNA12")]
    [InlineData("REF: SECSTATE 12", "07STATE12")]
    [InlineData("REF: SECTSTATE 12", "07STATE12")]
    [InlineData("REF: SECDEF 122", "07SECDEF122")]
    [InlineData("REF: USUN 2336", "07USUNNEWYORK2336")]
    [InlineData("REF: UNVIE 544", "07UNVIEVIENNA544")]
    [InlineData("REF: USEU BRUSSELS 12", "07USEUBRUSSELS12")]
    [InlineData("REF: MEXICO CITY 12", "07MEXICO12")]
    [InlineData("REF: HCMC 12", "07HOCHIMINHCITY12")]
    [InlineData("REF: PARIS FR 2144", "07UNESCOPARISFR2144")]
    [InlineData("REF: SAO PAUO 12", "07SAOPAULO12")]
    [InlineData("REF: PHNOM PEN 333", "07PHNOMPENH333")]
    [InlineData("REF: ASHGABAT687", "07ASHGABAT687")]
    [InlineData("REF: STATE 1484761", "07STATE1484761")]
    [InlineData("REF: GREENHAVEN 12", "07GREENHAVEN12")]
    // Shared origins.
    [InlineData("REF: BRASILIA 2799 AND 2764", "07BRASILIA2799 07BRASILIA2764")]
    [InlineData("REF: Kabul 936/935", "07KABUL936 07KABUL935")]
    [InlineData("REF: GUANGZHOU 11657 and 7743, 12155", "07GUANGZHOU11657 07GUANGZHOU7743 07GUANGZHOU12155")]
    [InlineData("REF: A. PARIS 2961 B. 2962", "A:07PARIS2961 B:07PARIS2962")]
    [InlineData("REF: A) 37 B) STATE 285", "A:07OSLO37 B:07STATE285")]
    // Line ends inside an entry.
    [InlineData("REF: A. RIO\nDE JANEIRO 1291", "A:07RIODEJANEIRO1291")]
    [InlineData("REF: A. OSLO 12, B. RIO \n \nDE JANEIRO 1291", "A:07OSLO12 B:07RIODEJANEIRO1291")]
    [InlineData("REF: A. 03\nHANOI 2323", "A:03HANOI2323")]
    [InlineData("REF: A. OSLO 1\n\n     B. PARIS 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: A. OSLO 1\n\nOSLO 00000042  002 OF 004\n\nB. PARIS 2", "A:07OSLO1 B:07PARIS2")]
    [InlineData("REF: A) 05 SAO PAULO 614 SAO PAULO 00000161 001.3 OF 005 SENSITIVE BUT UNCLASSIFIED; PLEASE", "A:05SAOPAULO614")]
    // Trailing words.
    [InlineData("REF: OSLO 12 AND PREVIOUS", "07OSLO12")]
    [InlineData("REF: A. OSLO 12 (NOTAL) B. PARIS 3 (NOTAL)", "A:07OSLO12 B:07PARIS3")]
    [InlineData("REF: OSLO 60 (NEW LAMPS AT THE 9TH PIER)  OSLO 330 (OLD BOATS, 2 OF THEM)", "07OSLO60 07OSLO330")]
    [InlineData("REF: A. OSLO 639 (\"A SPLENDID LITTLE LAMP\")", "A:07OSLO639")]
    [InlineData("REF: OSLO 12.", "07OSLO12")]
    // Never the cable itself; repeats once, but under both bullets.
    [InlineData("REF: OSLO 42; PARIS 1", "07PARIS1")]
    [InlineData("REF: PARIS 1; PARIS 1", "07PARIS1")]
    [InlineData("REF: A. PARIS 1 B. PARIS 1", "A:07PARIS1 B:07PARIS1")]
    // No cables.
    [InlineData("REF: LEE-GOLDSTEIN EMAIL 05/11/07", "?LEE-GOLDSTEIN EMAIL 05/11/07")]
    [InlineData("REF: E-MAIL OF MARCH 3", "?E-MAIL OF MARCH 3")]
    [InlineData("REF: KEEPER (O/LT) E-MAIL OF 04/15/2007", "?KEEPER (O/LT) E-MAIL OF 04/15/2007")]
    [InlineData("REF: A. PARIS 12 B. KEEPER/LAMP TELCON 02/16/2007 C. ROME 3", "A:07PARIS12 B:?KEEPER/LAMP TELCON 02/16/2007 C:07ROME3")]
    [InlineData("REF: IIR 6 832 0617 07", "?IIR 6 832 0617 07")]
    [InlineData("REF: TD-314/12345-07", "?TD-314/12345-07")]
    [InlineData("REF: OSC EUP20070707950031", "?OSC EUP20070707950031")]
    [InlineData("REF: SECDEF MSG DTG 301601Z SEP 06", "?SECDEF MSG DTG 301601Z SEP 06")]
    [InlineData("REF: PARIS POINTS JULY 15", "?PARIS POINTS JULY 15")]
    [InlineData("REF: LONDON DAILY 11/3/06", "?LONDON DAILY 11/3/06")]
    [InlineData("REF: 9 FAM 41.31", "?9 FAM 41.31")]
    [InlineData("REF: STATE CA-3400", "?STATE CA-3400")]
    [InlineData("REF: EXP.LIC. D328589", "?EXP.LIC. D328589")]
    [InlineData("REF: UNSCR 1737", "?UNSCR 1737")]
    [InlineData("REF: A. PARIS 1 B. INCSR BRAZIL 2006", "A:07PARIS1 B:?INCSR BRAZIL 2006")]
    public void Entries_are_read_in_every_form(string line, string expected) => Assert.Equal(expected, Written(line, "07OSLO42"));

    [Theory]
    [InlineData("REF: OSLO 12\n\nClassified By: DCM A. Person for reasons 1.4 (b).", "07OSLO12")]
    [InlineData("REF: OSLO 12\nSummary\n-------\n1. (C) PARIS 13 says so.", "07OSLO12")]
    [InlineData("REF: OSLO 12\n\n\nPARIS 13", "07OSLO12")]
    [InlineData("REF: OSLO 12\n\nSENSITIVE BUT UNCLASSIFIED\n", "07OSLO12")]
    [InlineData("REF: OSLO 12\n1. Following is from PARIS 13.", "07OSLO12")]
    [InlineData("REF: OSLO 12 Classified By: DCM A. Person", "07OSLO12")]
    [InlineData("SUBJECT: THE LAMPREF: OSLO 12", "07OSLO12")]
    [InlineData("REF: (A) Sao Paulo 526;\n(B) Sao Paulo 319;\n(C) Sao Paulo 42\n\nSENSITIVE BUT UNCLASSIFIED\n",
        "A:07SAOPAULO526 B:07SAOPAULO319 C:07SAOPAULO42")]
    public void The_block_ends_where_the_next_part_begins(string text, string expected) =>
        Assert.Equal(expected, Written(text, "07OSLO42"));

    [Theory]
    [InlineData("2008-01-05T10:00:00Z", "REF: OSLO 12", "08OSLO12")]
    [InlineData(null, "REF: OSLO 12", "?OSLO 12")]
    public void Without_an_id_the_time_of_creation_gives_the_year(string? created, string line, string expected)
    {
        var json = Reading.OfJsonLine(new() { ["body"] = line, ["created"] = created });
        var one = Assert.Single(json.GetProperty("references").EnumerateArray());

        Assert.Equal(expected, one.GetProperty("referenceId").GetString() ?? $"?{one.GetProperty("text").GetString()}");
    }

    [Theory]
    [InlineData("REF: WEST HARBOR 2", "07WESTHARBOR2")]
    [InlineData("REF: A. 06 WEST HARBOR 12 B. SOUTHPORT 3 C. NORTHPORT 41", "A:06WESTHARBOR12 B:07SOUTHPORT3 C:07NORTHPORT41")]
    [InlineData("REF: 870 WEST HARBOR", "07WESTHARBOR870")]
    [InlineData("REF: EAST HARBOR 12", "?EAST HARBOR 12")]
    public void Posts_the_cable_itself_names_need_no_table(string line, string expected)
    {
        const string header =
            "P 021309Z MAR 07\nFM AMEMBASSY NORTHPORT\nTO RUEHC/SECSTATE WASHDC 5621\nRUEHWH/AMCONSUL WEST HARBOR 0017\nINFO "
                + "RUEHSP/USMISSION SOUTHPORT PRIORITY";
        Assert.Equal(expected, string.Join(' ', Reading.Cable(line, header, "07NORTHPORT42").References.Select(Written)));
    }

    private static string Written(string body, string id) =>
        string.Join(' ', Reading.Cable(body, referenceId: id).References.Select(Written));

    private static string Written(Reference reference) =>
        (reference.Label is null ? "" : $"{reference.Label}:") + (reference.ReferenceId?.ToString() ?? $"?{reference.Text}");
}
