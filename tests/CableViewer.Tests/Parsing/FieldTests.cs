using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Parsing.Front;

namespace CableViewer.Tests.Parsing;

/// <summary>The fields of the top part and the end, one line of input, one of outcome (formats.md 4).</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("TAGS: PGOV, PREL, TU", "PGOV PREL TU")]
    [InlineData("TAGS PGOV PREL TU", "PGOV PREL TU")]
    [InlineData("Tags: pgov prel tu", "PGOV PREL TU")]
    [InlineData("tags pgov prel tu", "PGOV PREL TU")]
    [InlineData("TAGES: PGOV PREL", "PGOV PREL")]
    [InlineData("TAG: PGOV PREL", "PGOV PREL")]
    [InlineData("TAS: PGOV PREL", "PGOV PREL")]
    [InlineData("TABS: PGOV PREL", "PGOV PREL")]
    [InlineData("TGS: PGOV PREL", "PGOV PREL")]
    [InlineData("AGS: PGOV PREL", "PGOV PREL")]
    [InlineData("TAGS; PGOV PREL", "PGOV PREL")]
    [InlineData("TAGS, PGOV PREL", "PGOV PREL")]
    [InlineData("TAGS: PGOV PREL PGOV", "PGOV PREL")]
    [InlineData("TAGS: PGOV,\nPREL", "PGOV PREL")]
    [InlineData("TAGS: PGOV PREL SP\nEINV", "PGOV PREL SP EINV")]
    [InlineData("TAGS: PGOV PREL\nECON, MARR, TU", "PGOV PREL ECON MARR TU")]
    [InlineData("TAGS: something\nhere", "SOMETHING")]
    [InlineData("TAGS: PGOV PREL\nNOFORN", "PGOV PREL")]
    [InlineData("TAGS: PGOV PREL\n\nPHUM", "PGOV PREL")]
    [InlineData("TAGS: PGOV PREL SUBJECT: LAMPS", "PGOV PREL")]
    [InlineData("TAGS: PGOV PREL REF: OSLO 1", "PGOV PREL")]
    [InlineData("TAGS: PGOV PREL SIPDIS", "PGOV PREL")]
    [InlineData("TAGS: PHUMBA", "PHUM BA")]
    [InlineData("TAGS: ETRDEINVECINPGOVCS", "ETRD EINV ECIN PGOV CS")]
    [InlineData("TAGS: IZPREL", "IZ PREL")]
    [InlineData("TAGS: MOPPS POGOV SYR KWWMN", "MOPS PGOV SY KWMN")]
    [InlineData("TAGS: NATO, IAEA, UNGA/C-6, AFL-CIO, ZANU-PF", "NATO IAEA UNGA/C-6 AFL-CIO ZANU-PF")]
    [InlineData("TAGS: PREL, CLINTON, HILLARY", "PREL CLINTON,_HILLARY")]
    [InlineData("TAGS: PREL PGOV (BR), ECON.", "PREL PGOV BR ECON")]
    [InlineData("TAGS: OVIP (STEINBERG, JAMES B.), PREL", "OVIP STEINBERG,_JAMES_B. PREL")]
    [InlineData("TAGS: PREL HUMAN RIGHTS, TU", "PREL HUMAN_RIGHTS TU")]
    [InlineData("TAGS: IS ISRAELI PALESTINIAN AFFAIRS", "IS ISRAELI_PALESTINIAN_AFFAIRS")]
    [InlineData("TAGS: PREL COUNTER TERRORISM", "PREL COUNTERTERRORISM")]
    [InlineData("TAGS: AMGT KU COUNTRY\nCLEARANCE", "AMGT KU COUNTRY_CLEARANCE")]
    [InlineData("TAGS: PGOV,\n\nOSLO 00000042  002 OF 004\n\nPREL", "PGOV PREL")]
    [InlineData("E.O. 12958: N/A TAGS: ASEC SNAR\nSUBJECT: X", "ASEC SNAR")]
    [InlineData("TAGS: PGOV\nSUBJECT: X\n\n1. (C) Y\n\nC O N F I D E N T I A L SECTION 02 OF 02 OSLO 000042\n\nTAGS: PGOV\nSUBJECT: X\n\nZ",
        "PGOV")]
    public void Tags_are_read_in_every_form(string line, string expected) =>
        Assert.Equal(expected, string.Join(' ', Reading.Cable(line).Tags.Select(tag => tag.Replace(' ', '_'))));

    [Theory]
    [InlineData("1. (SBU) It is lit.", "par1")]
    [InlineData("SUMMARY: It is lit.", "text1")]
    public void Labels_are_found_in_a_cable_on_one_line(string text, string anchors)
    {
        string rest = string.Concat(Enumerable.Repeat(" The keeper said so to all who came.", 40));
        Cable cable = Reading.Cable(
            $"UNCLAS SECTION 01 OF 02 OSLO 000008  SENSITIVE SIPDIS  E.O. 12958: N/A TAGS PGOV, PREL SUBJECT: THE NEW LAMP   {text}{rest}");

        Assert.Equal(["PGOV", "PREL"], cable.Tags);
        Assert.Equal("THE NEW LAMP", cable.Subject);
        Assert.Equal(anchors, string.Join(' ', cable.Paragraphs.Select(paragraph => paragraph.Anchor)));
    }

    [Theory]
    [InlineData("PGOV", "subject")]
    [InlineData("kpao", "program")]
    [InlineData("KZZZ", "program")]
    [InlineData("TU", "geo")]
    [InlineData("NATO", "organization")]
    [InlineData("CLINTON, HILLARY", "person")]
    [InlineData("ZZZZZZZ", "unknown")]
    public void The_kind_of_a_tag_is_told(string tag, string kind) => Assert.Equal(kind, TagsLine.KindOf(tag));

    [Theory]
    [InlineData("SUBJECT: THE NEW LAMP", "THE NEW LAMP")]
    [InlineData("SUBJECT:  THE NEW LAMP ", "THE NEW LAMP")]
    [InlineData("SUBJECT THE NEW LAMP", "THE NEW LAMP")]
    [InlineData("SUBJ: THE NEW LAMP", "THE NEW LAMP")]
    [InlineData("UBJECT: THE NEW LAMP", "THE NEW LAMP")]
    [InlineData("Subject: the new lamp", "the new lamp")]
    [InlineData("SUBJECT: THE NEW LAMP AND\nTHE OLD BOAT", "THE NEW LAMP AND THE OLD BOAT")]
    [InlineData("SUBJECT:\n\nTHE NEW LAMP", "THE NEW LAMP")]
    [InlineData("SUBJECT: (C) THE NEW LAMP", "THE NEW LAMP")]
    [InlineData("SUBJECT: (S/NF) THE NEW LAMP (SBU)", "THE NEW LAMP")]
    [InlineData("SUBJECT: THE LAMP (JUL 30 - JUL 31)", "THE LAMP (JUL 30 - JUL 31)")]
    [InlineData("SUBJECT: THE US-\nURUGUAYAN LAMP", "THE US-URUGUAYAN LAMP")]
    [InlineData("SUBJECT: THE LAMP\nREF: OSLO 1", "THE LAMP")]
    [InlineData("SUBJECT: THE LAMP\nClassified By: DCM A. Person", "THE LAMP")]
    [InlineData("SUBJECT: THE LAMP\nSENSITIVE", "THE LAMP")]
    [InlineData("SUBJECT: THE LAMP\n-----------\n1. SUMMARY", "THE LAMP")]
    [InlineData("SUBJECT: THE LAMP\nSummary: It is lit.", "THE LAMP")]
    [InlineData("SUBJECT: THE LAMP\nThis is an action request. See paragraph 4.", "THE LAMP")]
    [InlineData("SUBJECT: THE LAMP\n1. (C) It is lit.", "THE LAMP")]
    [InlineData("SUBJECT: THE LAMP AND\n\nOSLO 00000042  002 OF 004\n\nTHE BOAT\n\n1. (C) Lit.", "THE LAMP AND THE BOAT")]
    [InlineData("SUBJECT: MINISTER'S VISIT TO OSLOREF: OSLO 493", "MINISTER'S VISIT TO OSLO")]
    [InlineData("C O R R E C T E D COPY (SUBJECT LINE)\n\nTAGS: PGOV\nSUBJECT: THE LAMP", "THE LAMP")]
    [InlineData(
        "SUBJECT: THE LAMP\n\n1. (C) X\n\nC O N F I D E N T I A L SECTION 02 OF 02 OSLO 000042\n\nTAGS: PGOV\nSUBJECT: THE BOAT\n\nY",
        "THE LAMP")]
    [InlineData("TAGS: PGOV\n\n1. (C) A cable without a subject.", "")]
    public void The_subject_is_one_line(string text, string expected) => Assert.Equal(expected, Reading.Cable(text).Subject);

    [Theory]
    [InlineData("THE LAMP OF THE NORTH", "The Lamp of the North")]
    [InlineData("NATO AND THE UN: A LAMP FOR THE EU", "NATO and the UN: A Lamp for the EU")]
    [InlineData("LIGHTHOUSE KEEPER'S \"SECOND LAMP\" IS LIT", "Lighthouse Keeper's \"Second Lamp\" Is Lit")]
    [InlineData("63RD SESSION: A/S KEEPER'S TALKS WITH FM O'LAMP", "63rd Session: A/S Keeper's Talks with FM O'Lamp")]
    [InlineData("THEY'VE GOT THE LAMP", "They've Got the Lamp")]
    [InlineData("NGOS AND AFRICOM IN 2009 (PART 2 OF 3)", "NGOs and AFRICOM in 2009 (Part 2 of 3)")]
    [InlineData("The lamp is lit", "The lamp is lit")]
    [InlineData("", "")]
    public void The_title_is_the_subject_in_title_case(string subject, string title) => Assert.Equal(title, TitleCase.From(subject));

    [Theory]
    [InlineData("E.O. 12958: DECL: 02/28/2017", "12958", "2017-02-28")]
    [InlineData("E.o. 12958: decl: 07/01/2034", "12958", "2034-07-01")]
    [InlineData("EO 12958 DECL: 4/24/05", "12958", "2005-04-24")]
    [InlineData("E.O. 12958: DECL: 2019/12/22", "12958", "2019-12-22")]
    [InlineData("E.O. 12958: DECL: 6/30/69", "12958", "2069-06-30")]
    [InlineData("E.O. 12356: DECL: 1/1/95", "12356", "1995-01-01")]
    [InlineData("E.O. 12958: N/A", "12958", null)]
    [InlineData("E.O. 12356: DECL: OADR", "12356", null)]
    [InlineData("E.O. 12958: DECL: X1", "12958", null)]
    [InlineData("E.O. 12958: DECL: AFTER THE LAMP IS LIT", "12958", null)]
    [InlineData("E.O. 12958: DECL: 13/45/2017", "12958", null)]
    [InlineData("E.O. 11652: GDS", "11652", null)]
    [InlineData("TAGS: PGOV", null, null)]
    public void The_executive_order_has_its_number_and_date(string line, string? order, string? date)
    {
        Cable cable = Reading.Cable(line);
        Assert.Equal((order, date), (cable.ExecutiveOrder, cable.DeclassifyOn?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("Classified By: Ambassador Ada Keeper for reasons 1.4 (b) and (d).", "Ada Keeper|Ambassador|1.4 (b) and (d)")]
    [InlineData("Classified By: DCM A. B. Lamp, reasons 1.4 (b,d)", "A. B. Lamp|DCM|1.4 (b,d)")]
    [InlineData("Classified By: Ada Keeper, DCM, Embassy Oslo, for reason 1.5 (d)", "Ada Keeper|DCM, Embassy Oslo|1.5 (d)")]
    [InlineData("Classified By: Classified by Ambassador Ada Keeper; reason 1.4(b)", "Ada Keeper|Ambassador|1.4(b)")]
    [InlineData("CLASSIFIED BY: AMBASSADOR ADA KEEPER. REASON: 1.4 (B) AND (D)", "ADA KEEPER|AMBASSADOR|1.4 (B) AND (D)")]
    [InlineData("Classified By: Ambassador Ada Keeper.\nReason: 1.5 d", "Ada Keeper|Ambassador|1.5 d")]
    [InlineData("Classified By: Pol/Econ Counselor Otto Lamp, Jr. for reasons 1.4 (b)", "Otto Lamp, Jr.|Pol/Econ Counselor|1.4 (b)")]
    [InlineData("Classified By: Conoff Otto Lamp III for Reasons 1.4 (b)", "Otto Lamp III|Conoff|1.4 (b)")]
    [InlineData("Classified By: A/DCM Ada Q. Public, for reasons 1.4 (b)", "Ada Q. Public|A/DCM|1.4 (b)")]
    [InlineData("Classified By: Ambasssador Ada Keeper for resaons 1.4 (b)", "Ada Keeper|Ambasssador|1.4 (b)")]
    [InlineData("Classified By: Charge d'Affaires, a.i. Ada Keeper. Reason: 1.4 (d)", "Ada Keeper|Charge d'Affaires, a.i.|1.4 (d)")]
    [InlineData("Classified By: Deputy Political Counselor Charles O. Lanter \nn, reasons 1.4 (b) and (d).",
        "Charles O. Lantern|Deputy Political Counselor|1.4 (b) and (d)")]
    [InlineData("1. (U) CLASSIFIED BY CHARGE ADA KEEPER.\nREASON:  1.5 D.\n\n2. (C) Two.", "ADA KEEPER|CHARGE|1.5 D")]
    [InlineData("(U) CLASSIFIED BY DCM ADA KEEPER, REASON 1.5 (D).\n\n1. (C) One.", "ADA KEEPER|DCM|1.5 (D)")]
    public void Who_classified_it_and_why(string line, string expected)
    {
        Cable cable = Reading.Cable($"E.O. 12958: DECL: 02/28/2017\nTAGS: PGOV\nSUBJECT: X\n\n{line}\n");
        Classifier classifier = Assert.Single(cable.ClassifiedBy);
        Assert.Equal(expected, $"{classifier.Name}|{classifier.Title}|{cable.Reason}");
    }

    [Theory]
    [InlineData("1. (C) Text ends here.\nKEEPER", "KEEPER")]
    [InlineData("1. (C) Text ends here.\n\nKeeper\n", "Keeper")]
    [InlineData("1. (C) Text ends here.\nKEEPER\nNNNN", "KEEPER")]
    [InlineData("1. (C) Text ends here.\nKEEPER#", "KEEPER")]
    [InlineData("1. (C) TEXT ENDS HERE.\n\n\nKEEPER\n\n                       UNCLASSIFIED", "KEEPER")]
    [InlineData("1. (C) Text ends here.\n\nO'LAMP\n>", "O'LAMP")]
    [InlineData("1. (C) Text ends here.\n\nLAMP-KEEPER", "LAMP-KEEPER")]
    [InlineData("1. (C) Text ends here.\n\nDE LAMP", "DE LAMP")]
    [InlineData("1. (C) Text ends here.\n\nKEEPER\n\nNOTE BY OC/T: TEXT AS RECEIVED.", "KEEPER")]
    [InlineData("1. (C) Text ends here.\n\nVisit Oslo's Classified Web Site at\nhttp://www.example.gov/oslo\n\nKEEPER", "KEEPER")]
    [InlineData("1. (C) Text ends here.  End comment. KEEPER", "KEEPER")]
    [InlineData("1. (C) Text ends here. Keeper\n...", "Keeper")]
    [InlineData("1. (C) Text ends here.\n\nGP-3\nKEEPER", "KEEPER")]
    [InlineData("1. (C) Text ends here.\n\nBest,\n\nAda\nkeeper", "keeper")]
    [InlineData("1. (C) Text ends here.\n\nMINIMIZE CONSIDERED\nKEEPER\nBT\n#0042\n", "KEEPER")]
    [InlineData("1. (C) Text ends here.\n\nKEEPER\n\n==========CABLE ENDS==========", "KEEPER")]
    [InlineData("1. (C) TEXT ENDS HERE.\n\nTHE END", "")]
    [InlineData("1. (C) Text ends here.\n\n218634", "")]
    [InlineData("1. (C) Text ends in\nOslo", "")]
    [InlineData("1. (C) Text ends here.\n\nXXXXXXXXXXXX", "")]
    [InlineData("1. (C) Text ends here.\n\nCONFIDENTIAL", "")]
    [InlineData("1. (C) TEXT ENDS WITHOUT A STOP IN THE\nHARBOUR", "")]
    [InlineData("1. (C) Text.\n\nEND TEXT", "")]
    public void The_signature_is_the_surname_at_the_end(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Reading.OfText(text).Value.SignedBy));

    [Theory]
    [InlineData("1. (C) Summary: It is lit.  End summary.\n\n2. (C) Two.", "It is lit.")]
    [InlineData("1. (C) SUMMARY.  It is lit. END SUMMARY.\n\n2. (C) Two.", "It is lit.")]
    [InlineData("1. Summary: (SBU) It is lit. End of summary.\n\n2. Two.", "It is lit.")]
    [InlineData("SUMMARY\n-------\n\n1. (C) It is lit.\n\n2. (C) It burns.  End summary.\n\n3. (C) Three.", "It is lit.\nIt burns.")]
    [InlineData("1. (C) Summary and Comment: It is lit. End Summary and Comment.", "It is lit.")]
    [InlineData("1. (C) Summary/Comment: It is lit. End Summary/Comment.", "It is lit.")]
    [InlineData("1. (C) SUMMARY AND INTRODUCTION: It is lit. END SUMMARY.", "It is lit.")]
    [InlineData("1. (C) Summary and Action Request: It is lit. End summary.", "It is lit.")]
    [InlineData("1. (C) Summay: It is lit. End summay.", "It is lit.")]
    [InlineData("1. (C) It is lit. End summary.\n\n2. (C) Two.", "It is lit.")]
    [InlineData("1. (C) Summary: It is lit.\n\n2. (C) Two.", "It is lit.")]
    [InlineData("1. (C) It is lit.\n\n2. (C) Two.", null)]
    public void The_summary_is_what_stands_between_its_words(string text, string? expected) =>
        Assert.Equal(expected, Reading.OfText(text).Value.Summary);

    [Theory]
    [InlineData("C O N F I D E N T I A L OSLO 000042\n\nSIPDIS", "CONFIDENTIAL", "SIPDIS")]
    [InlineData("S E C R E T SECTION 01 OF 02 OSLO 000042\n\nNOFORN\nSIPDIS", "SECRET//NOFORN", "NOFORN,SIPDIS")]
    [InlineData("UNCLAS OSLO 000042\n\nSENSITIVE\nSIPDIS", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SENSITIVE,SIPDIS")]
    [InlineData("UNCLAS OSLO 000042", "UNCLASSIFIED", "")]
    [InlineData("S e c r e t oslo 000042", "SECRET", "")]
    [InlineData("ECRET OSLO 000042", "SECRET", "")]
    [InlineData("ONFIDENTIAL OSLO 000042", "CONFIDENTIAL", "")]
    [InlineData("C O N F I D E N T I A L NOFORN OSLO 000042", "CONFIDENTIAL//NOFORN", "NOFORN")]
    [InlineData("UNCLAS E F T O OSLO 000042", "UNCLASSIFIED", "EFTO")]
    public void Without_a_label_the_text_tells_the_classification(string top, string classification, string captions)
    {
        Cable cable = Reading.Cable($"{top}\n\nTAGS: PGOV\nSUBJECT: X\n\n1. (U) Y.");
        Assert.Equal((classification, captions), (cable.Classification?.ToString(), string.Join(',', cable.Captions)));
    }

    [Theory]
    [InlineData("09EFTOLONDON2468", "09LONDON2468")]
    [InlineData("09AMEMBASSYHANOI1284", "09HANOI1284")]
    [InlineData("85NOFORNROME16", "85ROME16")]
    [InlineData("08SECTION01OF03CAIRO1416", "08CAIRO1416")]
    [InlineData("08SCTION02OF04CAIRO1416", "08CAIRO1416")]
    [InlineData("08SECTIN01OF02CAIRO1416", "08CAIRO1416")]
    [InlineData("08ECTION01OF02CAIRO1416", "08CAIRO1416")]
    [InlineData("09SECTION02F02CAIRO16", "09CAIRO16")]
    [InlineData("06MAILA1222", "06MANILA1222")]
    [InlineData("08BEIJIG3760", "08BEIJING3760")]
    [InlineData("07OSLO000160ZDK164", "07OSLO160")]
    [InlineData("90STATE255195TOSEC140301", "90STATE255195")]
    [InlineData("7575LIBREVILLE1895", "75LIBREVILLE1895")]
    [InlineData("06ASTANA", "06ASTANA204")]
    [InlineData("092OF5", "09STATE126780")]
    [InlineData("08ACCRA001382SUSPECTEDDUPLICATE1392", "08ACCRA1392")]
    public void A_damaged_id_is_corrected_and_kept(string published, string corrected)
    {
        Parsed<Cable> parsed = Reading.Of("", referenceId: published);

        Assert.Equal((corrected, published), (parsed.Value.ReferenceId?.ToString(), parsed.Value.PublishedAs));
        Assert.Equal(["damaged-reference-id"], Reading.Codes(parsed));
    }

    [Theory]
    [InlineData("07MEXICO1068", "07MEXICO1068")]
    [InlineData("07 mexico 001068", "07MEXICO1068")]
    [InlineData("07-PORT-AU-PRINCE-012", "07PORTAUPRINCE12")]
    [InlineData("09AITTAIPEI12", "09AITTAIPEI12")]
    [InlineData("09TAIPEI12", "09TAIPEI12")]
    [InlineData("07GREENHAVEN12", "07GREENHAVEN12")]
    public void An_id_that_is_right_stays_as_it_is(string given, string expected)
    {
        Parsed<Cable> parsed = Reading.Of("", referenceId: given);

        Assert.Equal((expected, null), (parsed.Value.ReferenceId?.ToString(), parsed.Value.PublishedAs));
        Assert.Empty(parsed.Diagnostics);
    }
}
