using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing;

/// <summary>Where paragraphs begin, and what is none (formats.md 1.3, 6.4 to 6.10).</summary>
public sealed class ParagraphTests
{
    [Theory]
    [InlineData("1. (C) One.\n\n2. (SBU) Two.", "1:C 2:SBU")]
    [InlineData("1.(C) One.\n\n2.(SBU) Two.", "1:C 2:SBU")]
    [InlineData("1.  (C)  One.\n\n2.   (U)   Two.", "1:C 2:U")]
    [InlineData("  1. (C) One.\n\n  2. (U) Two.", "1:C 2:U")]
    [InlineData("1. C) One.\n\n2. C) Two.", "1:C 2:C")]
    [InlineData("6. (C) One.\n\n7, (U) Two.", "6:C 7:U")]
    [InlineData("2. (C) One.\n\n3.. (SBU) Two.", "2:C 3:SBU")]
    [InlineData("9. (C) One.\n\n10  (C) Two.", "9:C 10:C")]
    [InlineData("(C) 1. One.\n\n(C) 2. Two.", "1:C 2:C")]
    [InlineData("(6) (S) One.\n\n(7) (S) Two.", "6:S 7:S")]
    [InlineData("1. One.\n\n2. Two.", "1:- 2:-")]
    [InlineData("1.  ONE.\n\n2.  TWO.", "1:- 2:-")]
    [InlineData("1. (C/NF) One.\n\n2. (S//NF) Two.\n\n3. (SBU/NF) Three.", "1:C/NF 2:S//NF 3:SBU/NF")]
    [InlineData("1. (U//FOUO) One.\n\n2. (S/REL NATO) Two.", "1:U//FOUO 2:S/REL NATO")]
    [InlineData("1. (S//REL TO USA, FVEY) One.\n\n2. (S//FGI//NF) Two.", "1:S//REL TO USA, FVEY 2:S//FGI//NF")]
    [InlineData("1. (C - ENTIRE TEXT) One.\n\n2. Two.", "1:C - ENTIRE TEXT 2:-")]
    [InlineData("1. (CNF) One.\n\n2. (S-NF) Two.", "1:CNF 2:S-NF")]
    [InlineData("1. (SECRET) One.\n\n2. (c) Two.", "1:SECRET 2:c")]
    [InlineData("1. (C/REL NORTHPORT, SOUTHPORT, EASTPORT, WESTPORT, AND THE LEAGUE OF\nISLANDS) One.\n\n2. (C) Two.",
        "1:C/REL NORTHPORT, SOUTHPORT, EASTPORT, WESTPORT, AND THE LEAGUE OF ISLANDS 2:C")]
    public void Openings_are_read_in_every_form(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ',
            Reading.OfText(text).Value.Paragraphs.Select(paragraph => $"{paragraph.Number}:{paragraph.Marking ?? "-"}")));

    [Theory]
    [InlineData("1. (C) The tower was begun in\n2004.  They finished it soon.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) The tower stood in\n1987. It fell.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) Of the votes they won\n90. The rest went elsewhere.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) For reasons\n1.4 (b) and (d) it is so.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) For reasons 1.\n4 (B) and (D). So it is.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) It has one, two, and\n3. That is all.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) They ask:\n1) a lamp,\n2) a boat.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) They ask:\n\n1. a lamp,\n2. a boat.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) See 5 FAH-1\n2.46. It says so.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) On the\n5. (of May) they met.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. (C) The price rose by\n12. 5 per cent.\n\n2. (C) Two.", "par1 par2")]
    [InlineData("1. One is here.\n\n2. The tower was begun in\n2004. They finished it.\n\n3. Three.", "par1 par2 par3")]
    public void Lines_that_only_look_like_openings_open_nothing(string text, string anchors) =>
        Assert.Equal(anchors, Reading.Anchors(text));

    [Theory]
    [InlineData("12. (C) One.\n\n12. (C) Two.", "par12 par12-2")]
    [InlineData("1. (C) One.\n\n1. (C) Two.\n\n1. (C) Three.", "par1 par1-2 par1-3")]
    [InlineData("7. (C) One.\n\n10. (C) Two.\n\n9. (C) Three.", "par7 par10 par9")]
    [InlineData("23. (C) One.\n\n24. (C) Two.", "par23 par24")]
    [InlineData("8. (C) One.\n\n12. (C) Two.", "par8 par12")]
    public void The_drafters_numbers_are_kept_as_typed(string text, string anchors) => Assert.Equal(anchors, Reading.Anchors(text));

    [Theory]
    [InlineData("2. (C) One.\n\n3. (C) Two.", "first-paragraph-number")]
    [InlineData("1. (C) One.\n\n1. (C) Two.", "duplicate-paragraph-number")]
    [InlineData("1. (C) One.\n\n3. (C) Two.", "missing-paragraph-number")]
    [InlineData("1. (C) One.\n\n2. (C) Two.\n\n1. (C) Three.", "paragraph-out-of-order")]
    [InlineData("1. (C) One.\n\n2, (U) Two.", "irregular-paragraph-opening")]
    [InlineData("1. (C) One.\n\n2. Two.", "missing-marking")]
    public void Each_irregularity_is_told(string text, string code) => Assert.Equal([code], Reading.Codes(Reading.OfText(text)));

    [Fact]
    public void A_regular_text_has_no_diagnostic() => Assert.Empty(Reading.OfText("1. (C) One.\n\n2. (SBU) Two.\n\nHARBOUR").Diagnostics);

    [Theory]
    [InlineData("1. (C) One.\n\n2. Within a year all is done.\n\n3. (C) Three.", "par1 par2 par3")]
    [InlineData("1. (C) One.\n\n2. xxxxxxxxxxxx\n\n3. xxxxxxxxxxxx\n\n4. (C) Four.", "par1 par2 par3 par4")]
    [InlineData("1. (C) One.\n\n2. Points of contact\nare at the post.", "par1 par2")]
    public void One_unmarked_paragraph_among_marked_ones_is_a_paragraph(string text, string anchors) =>
        Assert.Equal(anchors, Reading.Anchors(text));

    [Theory]
    [InlineData("Text without any number.", "text1")]
    [InlineData("First block of the text is this.\n\nSecond block of the text is that.", "text1 text2")]
    [InlineData("(SBU) The consul delivered the note to the ministry of boats today.", "text1")]
    [InlineData("Summary\n-------\n\nA summary without a number stands here.\n\n1. (C) One.", "text1 par1")]
    public void Blocks_without_a_number_are_paragraphs_too(string text, string anchors) => Assert.Equal(anchors, Reading.Anchors(text));

    [Theory]
    [InlineData("1. (C) We ask:\n\nA. Who has the lamp?\n\nB. Who has the boat?\n\n2. (C) Two.", "par1 parA parB par2")]
    [InlineData("1. (C) We ask:\n\nA. (C) Who has the lamp?\n\nB. (S) Who has the boat?\n\n2. (C) Two.\n\nA. Again?",
        "par1 parA parB par2 parA-2")]
    [InlineData("1. (C) The envoy\nA. Keeper and the consul\nB. Sailor met.\n\n2. (C) Two.", "par1 par2")]
    public void Lettered_paragraphs_have_their_letter(string text, string anchors) => Assert.Equal(anchors, Reading.Anchors(text));

    [Theory]
    [InlineData("1. (C) Summary: It is built.  End summary. 2. (C) The harbour is open. 3. (C) All came.", "par1 par2 par3")]
    [InlineData("1. (C) It was in 1. 2. (C) Two.", "par1 par2")]
    [InlineData(
        "1. The harbour was opened by the minister of boats in the presence of all who could come on that day, and it rained. 2. The "
            + "lamp was lit by the oldest keeper of the island, who is ninety years old. 3. All left.", "par1 par2 par3")]
    [InlineData("1. (C) He named 2. (two) boats. It rained on all of them. They went home. 2. (C) Two.", "par1 par2")]
    public void Whole_texts_on_one_line_are_cut_at_their_numbers(string text, string anchors) =>
        Assert.Equal(anchors, Reading.Anchors(text));

    [Theory]
    [InlineData("The Lamp\n--------\n\n2. (C) Two.", "The Lamp")]
    [InlineData("--------\nThe Lamp\n--------\n2. (C) Two.", "The Lamp")]
    [InlineData("========\nTHE LAMP\n========\n\n2. (C) Two.", "THE LAMP")]
    [InlineData("- - - - -\nThe Lamp\n- - - - -\n\n2. (C) Two.", "The Lamp")]
    [InlineData("//THE LAMP//\n\n2. (C) Two.", "THE LAMP")]
    [InlineData("THE LAMP\n\n2. (C) Two.", "THE LAMP")]
    [InlineData("The lamp and its keeper\n\n2. (C) Two.", "The lamp and its keeper")]
    [InlineData("What Is Wrong With the Lamp?\n\n2. (C) Two.", "What Is Wrong With the Lamp?")]
    [InlineData("The Lamp, Its Keeper, and\nthe Long Way to the Harbour\n---------------------------\n\n2. (C) Two.",
        "The Lamp, Its Keeper, and the Long Way to the Harbour")]
    [InlineData("The Harbour\n-----------\n\nThe Lamp\n--------\n\n2. (C) Two.", "The Harbour\nThe Lamp")]
    public void A_heading_belongs_to_the_paragraph_below(string below, string heading)
    {
        IReadOnlyList<Paragraph> paragraphs = Reading.OfText($"1. (C) The harbour has been open for a year.\n\n{below}").Value.Paragraphs;

        Assert.Equal(["par1", "par2"], paragraphs.Select(paragraph => paragraph.Anchor));
        Assert.Equal(heading, paragraphs[1].Heading);
        Assert.Equal("The harbour has been open for a year.", paragraphs[0].Text);
    }

    [Theory]
    [InlineData("1. (C) All of the boats came in late.\nThe Lamp\n--------\n2. (C) Two.", "The Lamp")]
    [InlineData("1. (C) All of the boats came in late.\nTHE LAMP\n2. (C) Two.", "THE LAMP")]
    public void A_heading_is_found_in_texts_without_empty_lines(string text, string heading)
    {
        IReadOnlyList<Paragraph> paragraphs = Reading.OfText(text).Value.Paragraphs;

        Assert.Equal(heading, paragraphs[1].Heading);
        Assert.Equal("All of the boats came in late.", paragraphs[0].Text);
    }

    [Theory]
    [InlineData("1. (C) He said that\nall is well.\n\nThey went home.\n\n2. (C) Two.", "He said that all is well.\n\nThey went home.")]
    [InlineData("1. (C) He said that only a\n\nNORTHPORT 00000042  002 OF 004\n\nfew of them had come.",
        "He said that only a few of them had come.")]
    [InlineData("1. (C) He said that only a\n\nNORTHPORT 00000042  001.2 OF 004\n\n\nfew of them had come.",
        "He said that only a few of them had come.")]
    [InlineData("1. (C) He said that the\n\nPORT OF SPAIN 00000042  002 OF 004\n\nMinister had come.",
        "He said that the Minister had come.")]
    [InlineData(
        "1. (C) HE SAID THAT ONLY A\nCONFIDENTIAL\n\n\nCONFIDENTIAL\n\nPAGE 02        NORTHP  00042  01 OF 03  182017Z\n\nFEW OF THEM "
            + "HAD COME.", "HE SAID THAT ONLY A FEW OF THEM HAD COME.")]
    [InlineData("1. (C) He said that only a NORTHPORT 00000042  002 OF 004 few of them had come.",
        "He said that only a few of them had come.")]
    [InlineData("1. (C) He said that only a  CONFIDENTIAL\nPAGE 04 NORTHP 00042 01 OF 03 291400Z few of them had come.",
        "He said that only a few of them had come.")]
    [InlineData("1. (C) All had come.\n\nNORTHPORT 00000042  002 OF 004\n\nThey left.", "All had come.\n\nThey left.")]
    [InlineData("1. (C) Although the opposition of the southern islands had made\n\ninroads into the lead of the party.",
        "Although the opposition of the southern islands had made inroads into the lead of the party.")]
    [InlineData("1. (C) He left.\n\nComment\n-------\nHe will be back.\n", "He left.\n\nComment\n\nHe will be back.")]
    [InlineData("1. (C) Figures:\n\nYear     Boats     Lamps\n----     -----     -----\n2005     12        40\n",
        "Figures:\n\nYear     Boats     Lamps\n----     -----     -----\n2005     12        40")]
    [InlineData("1. (C) A co-\noperation.", "A co-operation.")]
    [InlineData("1. (C) One --\ntwo.", "One -- two.")]
    [InlineData("1. (C) We saw:\n\n- a lamp\n- a boat\n", "We saw:\n\n- a lamp\n- a boat")]
    [InlineData("1. (C) Figures:\n\nYear     Boats     Lamps\n2005     12        40\n2006     15        41\n",
        "Figures:\n\nYear     Boats     Lamps\n2005     12        40\n2006     15        41")]
    public void The_reading_text_is_joined_as_it_was_drafted(string text, string expected) =>
        Assert.Equal(expected, Reading.OfText(text).Value.Paragraphs[0].Text);

    [Theory]
    [InlineData("\r\n")]
    [InlineData(" \n")]
    [InlineData("\\\n")]
    [InlineData(" \\\n")]
    [InlineData("\t\n")]
    public void Line_ends_of_every_kind_read_the_same(string lineEnd)
    {
        const string Text = "The Lamp\n--------\n\n1. (C) He said that only a\nfew had come.\n\n2. (SBU) Two.\n\nHARBOUR";
        Cable plain = Reading.OfText(Text).Value, other = Reading.OfText(Text.Replace("\n", lineEnd, StringComparison.Ordinal)).Value;

        Assert.Equal(plain.Paragraphs.Select(paragraph => (paragraph.Anchor, paragraph.Marking, paragraph.Heading, paragraph.Text)),
            other.Paragraphs.Select(paragraph => (paragraph.Anchor, paragraph.Marking, paragraph.Heading, paragraph.Text)));
        Assert.Equal(plain.SignedBy, other.SignedBy);
    }

    [Fact]
    public void A_top_part_that_a_later_section_repeats_is_no_text()
    {
        Cable cable = Reading.OfText(
            """
            1. (C) The minister said that only a

            C O N F I D E N T I A L SECTION 02 OF 03 NORTHPORT 000042

            SIPDIS

            STATE FOR EUR/NP

            E.O. 12958: DECL: 02/28/2017
            TAGS: PGOV, PREL
            SUBJECT: THE NEW LIGHTHOUSE

            few of them had come.

            2. (C) Two.
            """).Value;

        Assert.Equal(["The minister said that only a few of them had come.", "Two."], cable.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(["PGOV", "PREL"], cable.Tags);
    }

    [Fact]
    public void A_header_that_a_later_section_repeats_is_no_text()
    {
        Cable cable = Reading.OfText(
            """
            9.  THE KEEPER SAID HE WOULD STAY.
            -
            CONFIDENTIAL



            R 171512Z JAN 07
            FM AMEMBASSY NORTHPORT
            TO SECSTATE WASHDC 5366
            INFO AMEMBASSY SOUTHPORT
            AMCONSUL EASTPORT

            C O N F I D E N T I A L SECTION 02 OF 03 NORTHPORT 000042

            SOUTHPORT FOR LAMP, EASTPORT FOR BOAT

            E.O. 12356:  DECL:  OADR
            TAGS: PGOV PREL
            SUBJ:  THE NEW LIGHTHOUSE

            --------
            THE LAMP
            --------

            10.  HE HAS A LAMP.
            """).Value;

        Assert.Equal(["THE KEEPER SAID HE WOULD STAY.", "HE HAS A LAMP."],
            cable.Paragraphs.Where(paragraph => paragraph.Number is not null).Select(paragraph => paragraph.Text));
        Assert.Equal("THE LAMP", cable.Paragraphs[^1].Heading);
    }

    [Fact]
    public void A_mark_for_the_entire_text_speaks_for_all_paragraphs()
    {
        Assert.DoesNotContain("missing-marking", Reading.Codes(Reading.OfText("1. (C - ENTIRE TEXT)\n\n2. ONE.\n\n3. TWO.")));
        Assert.Contains("missing-marking", Reading.Codes(Reading.OfText("1. (C) One.\n\n2. Two.\n\n3. (C) Three.")));
    }

    [Fact]
    public void A_quoted_sentence_is_no_heading()
    {
        Paragraph first = Reading.OfText("HERALD (daily): \"The lamp is lit.\"\n\nMERCURY (weekly): \"It is not.\"").Value.Paragraphs[0];
        Assert.Equal((null, "HERALD (daily): \"The lamp is lit.\""), (first.Heading, first.Text));
    }

    [Fact]
    public void A_first_paragraph_without_a_mark_is_no_entry_of_the_REF_line() =>
        Assert.Equal("par1 par2",
            Reading.Anchors("REF: A. 06 OSLO 12\n     B. PARIS 3\n\n1.  CONFIDENTIAL - ENTIRE TEXT.\n\n2.  THE LAMP IS LIT."));

    [Theory]
    [InlineData("1) (U) Summary. The floats are short.\n\n2) (SBU) The clubs object.\n\n3) (U) They will give in.",
        "par1 U|par2 SBU|par3 U")]
    [InlineData("1) In October the clubs met.\n\n2) They respected the rules.\n\n3) They walked slowly.", "par1 |par2 |par3 ")]
    [InlineData("SUMMARY\n-------\n\n1)(C) The clubs met.\n\n2)(C) They walked.", "par1 C|par2 C")]
    public void A_cable_may_close_all_its_numbers_with_a_bracket(string text, string expected)
    {
        Parsed<Cable> parsed = Reading.OfText(text);

        Assert.Equal(expected, string.Join('|', parsed.Value.Paragraphs.Select(paragraph => $"{paragraph.Anchor} {paragraph.Marking}")));
        Assert.Contains("irregular-paragraph-opening", Reading.Codes(parsed));
    }

    [Theory]
    [InlineData("1. (U) Post is asked:\n\n1) (U) how many floats there are;\n\n2) (U) who pays.\n\n2. (U) Replies by Friday.", "par1 par2")]
    [InlineData("The clubs met.\n\nThey have agreed.\n\nThey made two points.\n\n1) The floats are short.\n\n2) They are wide.",
        "text1 text2 text3 text4 text5")]
    public void Numbers_closed_by_a_bracket_are_otherwise_a_list(string text, string anchors) =>
        Assert.Equal(anchors, Reading.Anchors(text));

    [Theory]
    [InlineData(
        "The port at a glance 1\n\n. (U) In May the port took part.\n\n2. (SBU) It burned, and on May\n\n13. Harbor officials counted.",
        "par1 U|par2 SBU")]
    [InlineData("1. (C) The lamps are out.\n\n(2. (C) Comment: A ladder would do.)\n\n3. (C) It will come.", "par1 C|par2 C|par3 C")]
    [InlineData("1 . (C) The lamps are out.\n\n2 .  (C) A ladder would do.\n\n3-(C) It will come.", "par1 C|par2 C|par3 C")]
    [InlineData("1. (C) The lamps are out. 2\n. (C) A ladder would do.", "par1 C|par2 C")]
    public void A_number_torn_from_its_stop_or_in_the_bracket_of_its_paragraph_opens_it(string text, string expected)
    {
        string read = string.Join('|',
            Reading.OfText(text).Value.Paragraphs.Where(paragraph => paragraph.Number is not null)
            .Select(paragraph => $"{paragraph.Anchor} {paragraph.Marking}"));
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData("The keeper was told in\nRef. B, the isle remains dark.\n\nQUILL", "The keeper was told in Ref. B, the isle remains dark.")]
    [InlineData("The keeper left for these and other \n\nreasons, and the isle remains dark.\n\nQUILL",
        "The keeper left for these and other reasons, and the isle remains dark.")]
    public void A_word_that_is_a_label_elsewhere_is_a_word_of_a_sentence(string text, string expected)
    {
        Cable cable = Reading.Cable($"SIPDIS\n\n{text}", referenceId: "07NORTHPORT42");

        Assert.Equal(expected, Assert.Single(cable.Paragraphs).Text);
        Assert.Empty(cable.References);
    }

    [Fact]
    public void A_title_keeps_its_place_with_empty_lines_above_and_below_its_rules() =>
        Assert.Equal("The Isle Is Dark",
            Reading.OfText(
                "----------------\n\nThe Isle Is Dark\n\n----------------\n\n\n1. (C) It is.\n\n2. (C) It "
                    + "was.").Value.Paragraphs[0].Heading);
}
