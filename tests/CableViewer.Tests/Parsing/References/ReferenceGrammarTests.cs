using System.Text.Json;
using CableViewer.Cables;

namespace CableViewer.Tests.Parsing.References;

/// <summary>REF lines as posts really typed them: a few instances of each kind, of a cable of Embassy Oslo in March 2007.</summary>
public sealed class ReferenceGrammarTests
{
    [Theory]
    // Continued after an empty line, with doubled labels.
    [InlineData("REF: A. A) LIMA 12 \n \n     B. B) LIMA 15", "A:07LIMA12 B:07LIMA15")]
    [InlineData("REF: A. (A) LIMA 12 \n\nB. (B) LIMA 15\n\nC. (C) ROME 3", "A:07LIMA12 B:07LIMA15 C:07ROME3")]
    [InlineData("REF: A. REF A: LIMA 12\n\nB. REF B: LIMA 15", "A:07LIMA12 B:07LIMA15")]
    [InlineData("REF: a) LIMA 12 \n\nb) LIMA 15\nc) ROME 3", "A:07LIMA12 B:07LIMA15 C:07ROME3")]
    // Of two labels that differ the drafter's own counts: the other was put there by the message system.
    [InlineData("REF: A. A. LIMA 12 B. LIMA 13\nB. C. LIMA 14 D. LIMA 15", "A:07LIMA12 B:07LIMA13 C:07LIMA14 D:07LIMA15")]
    [InlineData("REF: A. (A) LIMA 12\nB. (B) HARBOR DAILY REPORT FOR MAY 4\nC. 2006\nD. (C) LIMA 14",
        "A:07LIMA12 B:?HARBOR DAILY REPORT FOR MAY 4, 2006 C:07LIMA14")]
    [InlineData("REF: A. LIMA 12 B. E. SMITH E-MAIL", "A:07LIMA12 B:?E. SMITH E-MAIL")]
    // Labels in any dress, and glued to what stands before.
    [InlineData("REF: [A] LIMA 12, [B] LIMA 13", "A:07LIMA12 B:07LIMA13")]
    [InlineData("REF: (A). LIMA 12 (B). LIMA 13", "A:07LIMA12 B:07LIMA13")]
    [InlineData("REF: A.) LIMA 12 B.) LIMA 13", "A:07LIMA12 B:07LIMA13")]
    [InlineData("REF: A) LIMA 12, (B) LIMA 13 C. LIMA 14", "A:07LIMA12 B:07LIMA13 C:07LIMA14")]
    [InlineData("REF: A. STATE 14201B. LIMA 133", "A:07STATE14201 B:07LIMA133")]
    [InlineData("REF: (A) SMITH-GREY E-MAIL AND TELCON(B) LIMA 44", "A:?SMITH-GREY E-MAIL AND TELCON B:07LIMA44")]
    [InlineData("REF: A. LIMA 12B. LIMA 13C. LIMA 14", "A:07LIMA12 B:07LIMA13 C:07LIMA14")]
    [InlineData("REF: 1. LIMA 12\n2. LIMA 13\n3. LIMA 14", "1:07LIMA12 2:07LIMA13 3:07LIMA14")]
    [InlineData("REF: A/ LIMA 12 B/ LIMA 13", "A:07LIMA12 B:07LIMA13")]
    [InlineData("REF: \"A\" LIMA 12, \"B\" LIMA 13", "A:07LIMA12 B:07LIMA13")]
    [InlineData("REF: Z. LIMA 12 AA. LIMA 13 BB. LIMA 14", "Z:07LIMA12 AA:07LIMA13 BB:07LIMA14")]
    [InlineData("REF: LIMA 12 (B) LIMA 13 (C) LIMA 14", "07LIMA12 B:07LIMA13 C:07LIMA14")]
    [InlineData("REF: LIMA 12 (\"THE B LAMP\"), ROME 3", "07LIMA12 07ROME3")]
    [InlineData("REF: 1) LIMA 12 2) LIMA 13", "1:07LIMA12 2:07LIMA13")]
    // A dash as bullet, with and without a letter; initials between dashes are names.
    [InlineData("REF: - LIMA 12\n- ROME 14", "07LIMA12 07ROME14")]
    [InlineData("REFS: (A) LIMA 12\n-     (B) ROME 14 -     (C) ROME 15", "A:07LIMA12 B:07ROME14 C:07ROME15")]
    [InlineData("REF: A) LIMA 12 B) GREY - F. SMITH - B. SMITH EMAILS 8/25", "A:07LIMA12 B:?GREY - F. SMITH - B. SMITH EMAILS 8/25")]
    // The word before every entry, or where the colon should be.
    [InlineData("REF: REF A: LIMA12; REF B: LIMA14", "A:07LIMA12 B:07LIMA14")]
    [InlineData("REF A. LIMA 12\nREF B. LIMA 14", "A:07LIMA12 B:07LIMA14")]
    [InlineData("REFTEL A: LIMA 12; REFTEL B: 06 LIMA 14", "A:07LIMA12 B:06LIMA14")]
    [InlineData("REF (A) LIMA 12, REF (B) ROME 14", "A:07LIMA12 B:07ROME14")]
    [InlineData("REF.: LIMA 3150 AND PREVIOUS", "07LIMA3150")]
    [InlineData("REF; LIMA 12", "07LIMA12")]
    [InlineData("REFTEL(S): LIMA 12", "07LIMA12")]
    [InlineData("ref: a) lima 12; b) 06 rome 23548", "A:07LIMA12 B:06ROME23548")]
    [InlineData("SUBJECT: THE LAMP  ref: LIMA 12", "07LIMA12")]
    [InlineData("SUBJECT: THE LAMP Ref(s): LIMA 12, ROME 3", "07LIMA12 07ROME3")]
    // Between entries.
    [InlineData("REF: LIMA 12: ROME 14", "07LIMA12 07ROME14")]
    [InlineData("REF: LIMA 12/ROME 14", "07LIMA12 07ROME14")]
    [InlineData("REF: LIMA 12 - ROME 14", "07LIMA12 07ROME14")]
    [InlineData("REF: LIMA 12: BUDGET 2004 IS OUT", "07LIMA12")]
    // Words that name no other cable.
    [InlineData("REF: LIMA 12 ET SEQ", "07LIMA12")]
    [InlineData("REF: LIMA 12 AND OTHERS", "07LIMA12")]
    [InlineData("REF: LIMA 12, AND SUBSEQUENT", "07LIMA12")]
    [InlineData("REF: A. LIMA 12 AND PREVIOUS B. ROME 3 ET AL.", "A:07LIMA12 B:07ROME3")]
    [InlineData("REF: LIMA 12 (AND RELATED TELS)", "07LIMA12")]
    // A place on one line, its number on the next.
    [InlineData("REF: A. SAO PAULO\n12", "A:07SAOPAULO12")]
    [InlineData("REF: A. ROME 1, B. Sao Paulo\n\n12", "A:07ROME1 B:07SAOPAULO12")]
    [InlineData("REF: A. ROME 1, B. LIMA\n\nOSLO 00000042  002 OF 004\n\n12", "A:07ROME1 B:07LIMA12")]
    // A page line at the end of the line, which is not one as a whole.
    [InlineData("REF: LIMA 12 OSLO 00000042 001.2 OF 002", "07LIMA12")]
    [InlineData("REF: A) 06 LIMA 12,  B) LIMA 13  OSLO 00000042  001.2 OF 003", "A:06LIMA12 B:07LIMA13")]
    [InlineData("REF: A) LIMA 12,\nB) LIMA 13  OSLO 00000042  001.2 OF 003", "A:07LIMA12 B:07LIMA13")]
    // Lines that end in a backslash.
    [InlineData("REF: A. LIMA 12 \\\n     B. SMITH E-MAIL (19JUN06) \\\n \\", "A:07LIMA12 B:?SMITH E-MAIL (19JUN06)")]
    [InlineData("REF: A. RIO \\\nDE JANEIRO 12 \\", "A:07RIODEJANEIRO12")]
    public void Entries_are_found_however_they_are_set_apart(string line, string expected) =>
        Assert.Equal(expected, Written(line, "07OSLO42"));

    [Theory]
    [InlineData("REF: LIMA 4242 2006", "06LIMA4242", "LIMA 4242 2006")]
    [InlineData("REF: A. LIMA 12 2005\n     B. ROME 44 2006", "A:05LIMA12 B:06ROME44", "LIMA 12 2005")]
    [InlineData("REF: PANAMA 933/06; THE HAGUE 3350 (2004)", "06PANAMA933 04THEHAGUE3350", "PANAMA 933/06")]
    [InlineData("REF: LIMA 4525-2004", "04LIMA4525", "LIMA 4525-2004")]
    [InlineData("REF: LIMA 12 OF 2005", "05LIMA12", "LIMA 12 OF 2005")]
    [InlineData("REF: LIMA 12 [05]", "05LIMA12", "LIMA 12 [05]")]
    [InlineData("REF: LIMA 12 ('05)", "05LIMA12", "LIMA 12 ('05)")]
    [InlineData("REF: [05] LIMA 12", "05LIMA12", "[05] LIMA 12")]
    [InlineData("REF: LIMA 05 1212", "05LIMA1212", "LIMA 05 1212")]
    [InlineData("REF: LIMA 05-1212", "05LIMA1212", "LIMA 05-1212")]
    [InlineData("REF: SAO 06 PAULO 1038", "06SAOPAULO1038", "SAO 06 PAULO 1038")]
    [InlineData("REF: 0 6 LIMA 227", "06LIMA227", "0 6 LIMA 227")]
    [InlineData("REF: STATE 12345 DATED 11/12/06", "06STATE12345", "STATE 12345")]
    [InlineData("REF: LIMA 12 OF MARCH 3, 2005", "05LIMA12", "LIMA 12")]
    [InlineData("REF: LIMA 11657 AND 2004", "07LIMA11657 07LIMA2004", "LIMA 11657 AND 2004")]
    [InlineData("REF: LIMA 12 2005 ROME 44", "07LIMA12 05ROME44", "LIMA 12")]
    public void A_year_stands_before_in_and_after_an_entry(string line, string expected, string text)
    {
        IReadOnlyList<Reference> references = Reading.Cable(line, referenceId: "07OSLO42").References;
        Assert.Equal((expected, text), (string.Join(' ', references.Select(Written)), references[0].Text));
    }

    [Theory]
    // Above the citing cable's own: State's where State alone has so many, else nobody's.
    [InlineData("08OSLO462", "REF: 48831", "08STATE48831")]
    [InlineData("08OSLO462", "REF: 1892", "?1892")]
    [InlineData("08OSLO462", "REF: A) 12", "A:08OSLO12")]
    [InlineData("08STATE98235", "REF: A. 95678 B. 96108", "A:08STATE95678 B:08STATE96108")]
    [InlineData("08STATE98235", "REF: 99678", "?99678")]
    // A year is no serial.
    [InlineData("08OSLO2300", "REF: A. OSLO 221 B. 2006", "A:08OSLO221 B:?2006")]
    [InlineData("08OSLO2300", "REF: A. OSLO 2003 B. 2006", "A:08OSLO2003 B:08OSLO2006")]
    [InlineData("06VILNIUS311", "REF: (A) VILNIUS 300, (B) 2005 Vilnius", "A:06VILNIUS300 B:?2005 Vilnius")]
    [InlineData("06LIMA1406", "REF: 05 LIMA...", "?05 LIMA...")]
    public void A_bare_number_is_a_serial_that_its_post_had_reached(string citing, string line, string expected) =>
        Assert.Equal(expected, Written(line, citing));

    [Theory]
    [InlineData("08OSLO72", "2008-01-21", "REF: OSLO 1892", "07OSLO1892")]
    [InlineData("08OSLO72", "2008-01-21", "REF: A. OSLO 1892, 1893 B. OSLO 71", "A:07OSLO1892 A:07OSLO1893 B:08OSLO71")]
    [InlineData("08OSLO1922", "2008-07-21", "REF: OSLO 2684", "07OSLO2684")]
    [InlineData("08OSLO72", "2008-01-21", "REF: 08 OSLO 1892", "08OSLO1892")]
    [InlineData("08OSLO72", "2008-01-21", "REF: PARIS 1892", "08PARIS1892")]
    // A little above its own: numbers are given out before they are used.
    [InlineData("08OSLO72", "2008-01-21", "REF: OSLO 74", "08OSLO74")]
    // More than the post sends in a year.
    [InlineData("08OSLO92", "2008-08-09", "REF: OSLO 11657", "08OSLO11657")]
    public void A_number_far_above_its_own_is_of_the_year_before(string citing, string sent, string line, string expected)
    {
        ReferenceId id = ReferenceId.Parse(citing);
        JsonElement whole = Reading.OfJsonLine(new()
        {
            ["referenceId"] = citing,
            ["created"] = $"{sent}T10:00:00Z",
            ["body"] = $"UNCLAS {id.Origin} {id.Serial:000000}\n\nSUBJECT: THE LAMP\n{line}\n\n1. (U) It is lit.\n",
        });
        JsonElement fragment = Reading.OfJsonLine(new() { ["referenceId"] = citing, ["created"] = $"{sent}T10:00:00Z", ["body"] = line });

        Assert.Equal(expected, Written(whole));
        // A fragment does not confirm that the serial of the citing cable is right.
        Assert.DoesNotContain("07OSLO", Written(fragment), StringComparison.Ordinal);
    }

    [Theory]
    // What an ellipsis cut inside its number is no serial; a blank leaves the number whole.
    [InlineData("REF: A. ROME 701\n     B. SECSTATE 1...", "A:07ROME701 B:?SECSTATE 1...")]
    [InlineData("REF: OSLO 17...", "?OSLO 17...")]
    [InlineData("REF: A. 06 STATE 3017 B. 06 STATE 30…", "A:06STATE3017 B:?06 STATE 30…")]
    [InlineData("REF: A. 06 LIMA 915 ...", "A:06LIMA915")]
    [InlineData("REF: A. ROME 701\n     B. LI...\n23064 11/19/2004 15:41 04OSLO4944", "A:07ROME701 B:?LI...")]
    // Airgrams, message times, telegrams in series of their own, papers, dates, redactions.
    [InlineData("REF: LIMA A-50", "?LIMA A-50")]
    [InlineData("REF: (B) LIMA A-123", "B:?LIMA A-123")]
    [InlineData("REF: LIMA'S A-077", "?LIMA'S A-077")]
    [InlineData("REF: STRELCOM 311345 Z MAY 73", "?STRELCOM 311345 Z MAY 73")]
    [InlineData("REF: STRELCOM 311345Z MAY 73", "?STRELCOM 311345Z MAY 73")]
    [InlineData("REF: EMBTEL 1234", "?EMBTEL 1234")]
    [InlineData("REF: DEPTEL 5678", "?DEPTEL 5678")]
    [InlineData("REF: LIMA 1234 AND EMBTEL 1300", "07LIMA1234 ?EMBTEL 1300")]
    [InlineData("REF: STRELPAPER-0028-2006", "?STRELPAPER-0028-2006")]
    [InlineData("REF: GREYSON 12/14/06", "?GREYSON 12/14/06")]
    [InlineData("REF: 06 XXXXXXXXXXXX 167", "?06 XXXXXXXXXXXX 167")]
    [InlineData("REF: GREYSON TELECON", "?GREYSON TELECON")]
    public void What_is_no_cable_stays_text(string line, string expected) => Assert.Equal(expected, Written(line, "07OSLO42"));

    [Theory]
    [InlineData("REF: 73 STATE 1 O1684", "73STATE101684")]
    [InlineData("REF: L0ND0N 12", "07LONDON12")]
    [InlineData("REF: T0KYO 12", "07TOKYO12")]
    [InlineData("REF: 0SLO 12", "07OSLO12")]
    [InlineData("REF: lagos o1512", "07LAGOS1512")]
    [InlineData("REF: O5 LIMA 1O12", "05LIMA1012")]
    public void The_digit_0_and_the_letter_O_stand_for_each_other(string line, string expected) =>
        Assert.Equal(expected, Written(line, "07OSLO42"));

    [Theory]
    [InlineData("REF: 06 TGG 1798", "06TEGUCIGALPA1798")]
    [InlineData("REF: BsAs 1892", "07BUENOSAIRES1892")]
    [InlineData("REF: DUBAI RPO 378", "07RPODUBAI378")]
    [InlineData("REF: US MISSION GENEVA 12", "07GENEVA12")]
    [InlineData("REF: AMCONSUL GENOA 12", "07GENOA12")]
    [InlineData("REF: GENOA 123, MALMO 45, MACAO 77, KAUNAS 12, VILNA 19", "07GENOA123 07MALMO45 07MACAO77 07KAUNAS12 07VILNA19")]
    [InlineData("REF: 75 VIENTI 1234; 75 PRETOR 12", "75VIENTIANE1234 75PRETORIA12")]
    [InlineData("REF: LIMMA 12, KINSHASSA 13, TEGUCIAGALPAA 14", "07LIMA12 07KINSHASA13 07TEGUCIGALPA14")]
    public void Posts_are_known_by_other_names_and_never_mended_into_one_another(string line, string expected) =>
        Assert.Equal(expected, Written(line, "07OSLO42"));

    [Fact]
    public void A_stub_does_not_repeat_the_entry_that_it_cut() =>
        Assert.Equal("A:07ROME701 B:07LIMA1234",
            Written("REF: A. ROME 701\n     B. LIMA 1...\n\nSUBJECT: THE LAMP\nREF: A. ROME 701 B. LIMA 1234", "07OSLO42"));

    [Fact]
    public void A_sentence_that_begins_with_the_word_is_no_REF_line() =>
        Assert.Equal("A:07ROME701 B:07LIMA1234",
            Written("REF: A. ROME 701\n     B. LIMA 1234\n\nAs the keeper told us in\nRef. B, the lamp is lit.\n", "07OSLO42"));

    private static string Written(string body, string id) =>
        string.Join(' ', Reading.Cable(body, referenceId: id).References.Select(Written));

    private static string Written(JsonElement cable) =>
        string.Join(' ', cable.GetProperty("references").EnumerateArray().Select(reference =>
        (reference.GetProperty("label").GetString() is { } label ? $"{label}:" : "")
            + (reference.GetProperty("referenceId").GetString() ?? $"?{reference.GetProperty("text").GetString()}")));

    private static string Written(Reference reference) =>
        (reference.Label is null ? "" : $"{reference.Label}:") + (reference.ReferenceId?.ToString() ?? $"?{reference.Text}");
}
