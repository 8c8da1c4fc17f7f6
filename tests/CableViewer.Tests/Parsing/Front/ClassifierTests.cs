namespace CableViewer.Tests.Parsing.Front;

/// <summary>Who classified a cable, in the forms that people typed it (formats.md 4.5).</summary>
public sealed class ClassifierTests
{
    [Theory]
    [InlineData("Classified By: Amb. Ada Q. Keeper for reasons 1.4 (b)", "Ada Q. Keeper|Amb.")]
    [InlineData("Classified By: AMB. ADA KEEPER FOR REASONS 1.4 (B)", "ADA KEEPER|AMB.")]
    [InlineData("Classified By: Amanda Keeper, DCM, for reasons 1.4 (b)", "Amanda Keeper|DCM")]
    [InlineData("Classified By: Ambrose Keeper, DCM, for reasons 1.4 (b)", "Ambrose Keeper|DCM")]
    [InlineData("Classified By: Ambasador Ada Keeper, reason 1.4 (b)", "Ada Keeper|Ambasador")]
    [InlineData("Classified By: Ambassdor Ada Keeper, reason 1.4 (b)", "Ada Keeper|Ambassdor")]
    [InlineData("Classified By: Poltical Conselor Ada Keeper, reason 1.4 (b)", "Ada Keeper|Poltical Conselor")]
    [InlineData("Classified By: Ada Keeper, Poltical Conselor, reason 1.4 (b)", "Ada Keeper|Poltical Conselor")]
    [InlineData("Classified By: Acting Dirctor Ada Keeper, reason 1.4 (b)", "Ada Keeper|Acting Dirctor")]
    [InlineData("Classified By: DepPolCouns Ada Keeper, reason 1.4 (b)", "Ada Keeper|DepPolCouns")]
    [InlineData("Classified By: EconMinCouns Ada Keeper, reason 1.4 (b)", "Ada Keeper|EconMinCouns")]
    [InlineData("Classified By: DTRA Ada Keeper, reason 1.4 (b)", "Ada Keeper|DTRA")]
    [InlineData("Classified By: Consul General of Strelsau Ada Keeper, reason 1.4 (b)", "Ada Keeper|Consul General of Strelsau")]
    public void A_title_is_told_from_a_name_however_it_is_spelt(string line, string expected) => Assert.Equal(expected, Read(line));

    [Theory]
    [InlineData("Classified By: Ambassador/Ada Keeper for reasons 1.4 (b)", "Ada Keeper|Ambassador")]
    [InlineData("Classified By: Ada Keeper/DCM for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: DCM-Ada Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: DCM - Ada Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: DCM--Ada Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: DCM: Ada Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: Ada Keeper, DCM. Reason: 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: Ada Keeper - DCM, Embassy Strelsau. Reason: 1.4 (b)", "Ada Keeper|DCM, Embassy Strelsau")]
    [InlineData("Classified By: ADA KEEPER ACTING DCM. Reason: 1.4 (b)", "ADA KEEPER|ACTING DCM")]
    [InlineData("Classified By: CHG: Ada Keeper for reasons 1.4 (b)", "Ada Keeper|CHG")]
    [InlineData("Classified By: Ada Lamp-Keeper, DCM, for reasons 1.4 (b)", "Ada Lamp-Keeper|DCM")]
    [InlineData("Classified By: Minister-Counselor Ada Keeper for reasons 1.4 (b)", "Ada Keeper|Minister-Counselor")]
    public void Slash_dash_colon_and_comma_join_a_title_to_a_name(string line, string expected) => Assert.Equal(expected, Read(line));

    [Theory]
    [InlineData("Classified By: KEEPER, Ada, DCM, State; REASON: 1.4 (b)", "KEEPER, Ada|DCM, State")]
    [InlineData("Classified By: Keeper,Ada, Econ Chief; REASON: 1.4 (b)", "Keeper, Ada|Econ Chief")]
    [InlineData("Classified By: De Lamp, Ada, Counselor; REASON: 1.4 (b)", "De Lamp, Ada|Counselor")]
    [InlineData("Classified By: Ada Keeper, Oslo, DOS; REASON: 1.4 (b)", "Ada Keeper|Oslo, DOS")]
    public void A_surname_may_stand_first(string line, string expected) => Assert.Equal(expected, Read(line));

    [Theory]
    [InlineData("Classified By: DCM Ada Keeper for reason 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper per 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper per section 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper under E. O. 12958, 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper for E.O. 12958 reasons 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper by reasons 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper in accordance with section 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper pursuant to E.O. 12958")]
    [InlineData("Classified By: DCM Ada Keeper due to reasons 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper fo r reasons 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper f or reasons 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper for reaso ns 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper for reaso \nns 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper, r \neasons 1.4 (b)")]
    [InlineData("Classified By: DCM Ada Keeper for reas...")]
    [InlineData("Classified By: DCM Ada Keeper for...")]
    [InlineData("Classified By: DCM Ada Keeper")]
    public void Any_word_may_lead_to_the_reason_or_none(string line) => Assert.Equal("Ada Keeper|DCM", Read(line));

    [Theory]
    [InlineData("Classified By: Classified by DCM Ada Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: Classified By: DCM Ada Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: Confidential by DCM Ada Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified ByDCM Ada Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: DCM Ada Keeper, reason 1.4 (b).  Classified by ", "Ada Keeper|DCM")]
    public void The_label_may_be_repeated(string line, string expected) => Assert.Equal(expected, Read(line));

    [Theory]
    [InlineData("Classified By: Poloff Ada Keeper and DCM Otto Lamp for reasons 1.4 (b)", "Ada Keeper|Poloff; Otto Lamp|DCM")]
    [InlineData("Classified By: ADA KEEPER AND OTTO LAMP FOR REASONS 1.4 (B)", "ADA KEEPER|; OTTO LAMP|")]
    [InlineData("Classified By: Ada Keeper, DCM, & Otto Lamp, Pol Counselor. Reason: 1.4 (b)", "Ada Keeper|DCM; Otto Lamp|Pol Counselor")]
    [InlineData("Classified By: Counselor for Economic and Political Affairs Ada Keeper for reasons 1.4 (b)",
        "Ada Keeper|Counselor for Economic and Political Affairs")]
    [InlineData("Classified By: Ada Keeper, Counselor for Labor and Trade, for reasons 1.4 (b)",
        "Ada Keeper|Counselor for Labor and Trade")]
    public void Two_people_are_two(string line, string expected) => Assert.Equal(expected, Read(line));

    [Theory]
    [InlineData("Classified By: Charge d'Affaires A. I. Ada Keeper for reasons 1.4 (b)", "Ada Keeper|Charge d'Affaires A. I.")]
    [InlineData("Classified By: Charge d'Affaires a.i. Ada Keeper for reasons 1.4 (b)", "Ada Keeper|Charge d'Affaires a.i.")]
    [InlineData("Classified By: CDA, ad interim, Ada Keeper for reasons 1.4 (b)", "Ada Keeper|CDA, ad interim")]
    [InlineData("Classified By: Charge d,Affaires Ada Keeper for reasons 1.4 (b)", "Ada Keeper|Charge d,Affaires")]
    [InlineData("Classified By: Ada Keeper (Acting) for reasons 1.4 (b)", "Ada Keeper|Acting")]
    [InlineData("Classified By: Ada Keeper, Acting, for reasons 1.4 (b)", "Ada Keeper|Acting")]
    [InlineData("Classified By: DCM Otto Lamp Jr. for reasons 1.4 (b)", "Otto Lamp Jr.|DCM")]
    [InlineData("Classified By: DCM Otto Lamp, III for reasons 1.4 (b)", "Otto Lamp, III|DCM")]
    [InlineData("Classified By: DCM A. B. Keeper for reasons 1.4 (b)", "A. B. Keeper|DCM")]
    [InlineData("Classified By: DCM A.B. Keeper for reasons 1.4 (b)", "A.B. Keeper|DCM")]
    [InlineData("Classified By: DCM Ada. B. Keeper for reasons 1.4 (b)", "Ada. B. Keeper|DCM")]
    [InlineData("Classified By: DCM Ada van der Lamp for reasons 1.4 (b)", "Ada van der Lamp|DCM")]
    [InlineData("Classified By: DCM Ada . Keeper for reasons 1.4 (b)", "Ada Keeper|DCM")]
    [InlineData("Classified By: DCM Alex ander B. Keeper for reasons 1.4 (b)", "Alexander B. Keeper|DCM")]
    [InlineData("Classified By: DCM Pembert0n for reasons 1.4 (b)", "Pembert0n|DCM")]
    public void Suffixes_and_initials_are_told_from_titles(string line, string expected) => Assert.Equal(expected, Read(line));

    [Theory]
    [InlineData("Classified By: Ambass...")]
    [InlineData("Classified By: Ambassador Ada Kee...")]
    [InlineData("Classified By: Ambassador Ada ...")]
    [InlineData("Classified By: Ada Q...")]
    [InlineData("Classified By: Political Couns...")]
    [InlineData("Classified By: Ambassador for reasons 1.4 (b)")]
    [InlineData("Classified By: Charge d'Affaires, for reasons 1.4 (b)")]
    [InlineData("Classified By: Derived from Multiple Sources")]
    public void What_an_ellipsis_cut_and_a_title_alone_are_no_names(string line) => Assert.Equal("", Read(line));

    [Theory]
    [InlineData("Classified By: Ada Keeper, ...", "Ada Keeper|")]
    [InlineData("Classified By: ADA KEEPER, SENIOR WATCH OFF...", "ADA KEEPER|SENIOR WATCH OFF")]
    [InlineData("Classified By: ADA KEEPER SENIOR WATCH OFFICE...", "ADA KEEPER|SENIOR WATCH OFFICE")]
    public void A_name_before_the_cut_is_whole(string line, string expected) => Assert.Equal(expected, Read(line));

    private static string Read(string line) =>
        string.Join("; ", Reading.Cable($"E.O. 12958: DECL: 02/28/2017\nTAGS: PGOV\nSUBJECT: X\n\n{line}\n").ClassifiedBy
        .Select(classifier => $"{classifier.Name}|{classifier.Title}"));
}
