using CableViewer.Cables;
using CableViewer.Parsing;

namespace CableViewer.Tests.Parsing;

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
    public void What_stands_before_the_origin_is_taken_off(string published, string expected) =>
        Assert.Equal(ReferenceId.Parse(expected), ReferenceIdCorrection.Read(published));

    [Fact]
    public void A_leaked_row_names_its_cable_before_the_cables_it_cites()
    {
        Parsed<Cable> parsed = Reading.Of(
            "212077\t2009-02-16 23:15:00\t09NORTHPORT51\tEmbassy Northport\tUNCLASSIFIED\t08NORTHPORT41|08NORTHPORT42\tVZCZCXYZ0060\\\nR 162315Z FEB 09\\\nFM AMEMBASSY NORTHPORT\\\n"
            + "TO RUEHC/SECSTATE WASHDC 7002\\\n\\\nUNCLAS NORTHPORT 000051\\\n\\\nSUBJECT: A LAMP\\\n\\\n1. It is lit.\\\n",
            referenceId: "09NORTHPORT51");

        Assert.Contains("leaked-source-row", Reading.Codes(parsed));
        Assert.DoesNotContain("leaked-row-contradicts", Reading.Codes(parsed));
    }
}
