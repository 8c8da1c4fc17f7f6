using CableViewer.Cables;
using CableViewer.Parsing;
using CableViewer.Parsing.References;
using CableViewer.Sources;

namespace CableViewer.Tests.Parsing.References;

/// <summary>IDs under which a record was published by mistake (formats.md 3.3), also of posts that no table knows.</summary>
public sealed class DamagedIdTests
{
    [Theory]
    [InlineData("09EFTOLONDON2468", "09LONDON2468")]
    [InlineData("09EFTONORTHPORT2468", "09NORTHPORT2468")]
    [InlineData("09AMEMBASSYNORTHPORT12", "09NORTHPORT12")]
    [InlineData("08SECTION01OF03CAIRO1416", "08CAIRO1416")]
    [InlineData("08SECTION02OF03NORTHPORT7", "08NORTHPORT7")]
    [InlineData("07NORTHPORT42", "07NORTHPORT42")]
    // Pieces of the classification line, section counts in any state, the kind of mission.
    [InlineData("07UNCLASOSLO12", "07OSLO12")]
    [InlineData("07CONFIDENTIALNOFORNLIMA12", "07LIMA12")]
    [InlineData("07SIPDISAMEMBASSYLIMA12", "07LIMA12")]
    [InlineData("08ECTION01OF02CAIRO16", "08CAIRO16")]
    [InlineData("08SECTON01OF02CAIRO16", "08CAIRO16")]
    [InlineData("08SETCION01OF02CAIRO16", "08CAIRO16")]
    [InlineData("08TION01OF02CAIRO16", "08CAIRO16")]
    [InlineData("08SECTION01OG02CAIRO16", "08CAIRO16")]
    [InlineData("0801OF02CAIRO16", "08CAIRO16")]
    [InlineData("08EFTOSECTION01OF02CAIRO16", "08CAIRO16")]
    [InlineData("08AMCONSULNORTHPORT16", "08NORTHPORT16")]
    // What stands after the first number, and a year twice or in full.
    [InlineData("08CAIRO000016ZDK17", "08CAIRO16")]
    [InlineData("0808CAIRO16", "08CAIRO16")]
    [InlineData("2008CAIROO16", "08CAIRO16")]
    public void What_stands_before_the_origin_is_taken_off(string published, string expected) =>
        Assert.Equal(ReferenceId.Parse(expected), ReferenceIdCorrection.Read(published));

    [Theory]
    [InlineData("06MAILA1222", "06MANILA1222")]
    [InlineData("06KINSHAA1386", "06KINSHASA1386")]
    [InlineData("06QRIPOLI3", "06TRIPOLI3")]
    [InlineData("06UAGADOUGU3", "06OUAGADOUGOU3")]
    public void One_mistyped_letter_is_mended_and_two_in_a_long_name(string published, string expected) =>
        Assert.Equal(ReferenceId.Parse(expected), ReferenceIdCorrection.Read(published));

    [Theory]
    [InlineData("86GENOA9123")]
    [InlineData("86MACAO77")]
    [InlineData("86JIDDA77")]
    [InlineData("86MALMO77")]
    [InlineData("74SAIGON12")]
    [InlineData("74DACCA12")]
    [InlineData("86USBERLIN4")]
    public void A_post_outside_the_release_is_not_mended_into_one_of_it(string id) =>
        Assert.Equal(ReferenceId.Parse(id), ReferenceIdCorrection.Read(id));

    [Theory]
    [InlineData("1976PRETOR04668", "76PRETORIA4668")]
    [InlineData("1975NEWDE01234", "75NEWDELHI1234")]
    [InlineData("1973SANJO00012", "73SANJOSE12")]
    [InlineData("1974TANANA00012", "74TANANARIVE12")]
    // Not of a document of another time, and not a post's whole name.
    [InlineData("07GEORGE12", "07GEORGE12")]
    [InlineData("1976LAPAZ00012", "76LAPAZ12")]
    public void Names_that_the_documents_of_1973_to_1979_cut_are_made_whole(string published, string expected) =>
        Assert.Equal(ReferenceId.Parse(expected), ReferenceIdCorrection.Read(published));

    [Theory]
    [InlineData("86LIMOA12", "FM AMEMBASSY LIMOA", null, "86LIMOA12")]
    [InlineData("86LIMOA12", "FM AMEMBASSY LIMA", "Embassy Limoa", "86LIMOA12")]
    [InlineData("86LIMOA12", "FM AMEMBASSY LIMA", "Embassy Lima", "86LIMA12")]
    [InlineData(null, "FM AMEMBASSY LIMOA", null, "86LIMOA12")]
    [InlineData(null, "FM AMEMBASSY LIMA", null, "86LIMA12")]
    // A name that stands for a code does so all the same.
    [InlineData("86UNVIE12", "FM USMISSION UNVIE", null, "86UNVIEVIENNA12")]
    public void A_name_that_the_sender_or_the_record_confirms_is_never_mended(string? id, string from, string? origin, string expected)
    {
        RawCable raw = Reading.Raw("UNCLAS LIMOA 000012\n\nSUBJECT: HARBOR FEES\n\n1. (U) They rose.\n",
            $"R 101200Z JAN 86\n{from}\nTO SECSTATE WASHDC 1234\n", id) with
        { Origin = origin };
        Assert.Equal(expected, CableParser.Parse(raw).Value.ReferenceId.ToString());
    }

    [Fact]
    public void A_document_number_with_a_cut_name_is_kept_as_the_damaged_one()
    {
        Parsed<Cable> parsed = Reading.Of("UNCLAS PRETORIA 4668\n\nSUBJECT: GRAIN\n\n1. IT CAME.\n", referenceId: "1976PRETOR04668");

        Assert.Equal(("76PRETORIA4668", "76PRETOR4668"), (parsed.Value.ReferenceId.ToString(), parsed.Value.PublishedAs));
        Assert.Contains("damaged-reference-id", Reading.Codes(parsed));
    }

    [Fact]
    public void A_leaked_row_names_its_cable_before_the_cables_it_cites()
    {
        Parsed<Cable> parsed = Reading.Of(
            "212077\t2009-02-16 23:15:00\t09NORTHPORT51\tEmbassy Northport\tUNCLASSIFIED\t08NORTHPORT41|08NORTHPORT42\tVZCZCXYZ0060\\\nR "
                + "162315Z FEB 09\\\nFM AMEMBASSY NORTHPORT\\\n"
            + "TO RUEHC/SECSTATE WASHDC 7002\\\n\\\nUNCLAS NORTHPORT 000051\\\n\\\nSUBJECT: A LAMP\\\n\\\n1. It is lit.\\\n",
            referenceId: "09NORTHPORT51");

        Assert.Contains("leaked-source-row", Reading.Codes(parsed));
        Assert.DoesNotContain("leaked-row-contradicts", Reading.Codes(parsed));
    }
}
