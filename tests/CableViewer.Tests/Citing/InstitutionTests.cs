using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Citing;

namespace CableViewer.Tests.Citing;

public sealed class InstitutionTests
{
    [Theory]
    [InlineData("Embassy Mexico", "Embassy", "U.S. Embassy Mexico", "Embassy Mexico", "United States, Embassy (Mexico)")]
    [InlineData("Embassy Strelsau", null, "U.S. Embassy Strelsau", "Embassy Strelsau", "United States, Embassy (Strelsau)")]
    [InlineData("Consulate Osaka Kobe", "Consulate", "U.S. Consulate Osaka Kobe", "Consulate Osaka Kobe",
        "United States, Consulate (Osaka Kobe)")]
    [InlineData("US Mission Geneva", "Mission", "U.S. Mission Geneva", "Mission Geneva", "United States, Mission (Geneva)")]
    [InlineData("Mission UNESCO Paris", "Mission", "U.S. Mission UNESCO Paris", "Mission UNESCO Paris",
        "United States, Mission (UNESCO Paris)")]
    [InlineData("USUN New York", "Mission", "USUN New York", "USUN New York", "United States, USUN New York")]
    [InlineData("US Interests Section Havana", "Interests Section", "U.S. Interests Section Havana", "Interests Section Havana",
        "United States, Interests Section Havana")]
    [InlineData("REO Basrah", "Regional Embassy Office", "U.S. Regional Embassy Office Basrah", "Regional Embassy Office Basrah",
        "United States, Regional Embassy Office Basrah")]
    [InlineData("Iran RPO Dubai", "Regional Presence Office", "U.S. Iran Regional Presence Office Dubai",
        "Iran Regional Presence Office Dubai", "United States, Iran Regional Presence Office Dubai")]
    [InlineData("American Institute Taiwan, Taipei", "Institute", "American Institute Taiwan, Taipei", "American Institute Taiwan, Taipei",
        "United States, American Institute Taiwan, Taipei")]
    [InlineData("Secretary of State", "Secretary", "Secretary of State", "Secretary of State", "United States, Department of State")]
    [InlineData("Department Washington", "Department", "U.S. Department of State", "Department of State",
        "United States, Department of State")]
    [InlineData(null, null, "U.S. Department of State", "Department of State", "United States, Department of State")]
    [InlineData("Embassy", null, "Embassy", "Embassy", "United States, Embassy")]
    public void Follows_from_the_display_name_and_the_kind(string? origin, string? kind, string name, string shortName, string hierarchy) =>
        Assert.Equal((name, shortName, hierarchy),
            Institution.Of(origin, kind) is var found ? (found.Name, found.ShortName, found.Hierarchy) : default);

    [Fact]
    public void Every_origin_of_the_release_has_a_name_that_tells_whose_it_is()
    {
        foreach (Origin origin in Origin.All.Values)
        {
            string name = Institution.Of(origin.Name, origin.Kind).Name;
            Assert.DoesNotContain("U.S. US", name);
            if (origin.Kind is "Embassy" or "Consulate") Assert.Equal($"U.S. {origin.Name}", name);
        }
    }

    [Theory]
    [InlineData("SECSTATE WASHDC", "Secretary of State")]
    [InlineData("AMEMBASSY MEXICO", "Embassy Mexico")]
    [InlineData("AMCONSUL KELPSUND", "Consulate Kelpsund")]
    [InlineData("AMEMBASSY PORT VERRIN", "Embassy Port Verrin")]
    [InlineData("USMISSION GENEVA", "Mission Geneva")]
    [InlineData("ALL BALTIC COLLECTIVE", "ALL BALTIC COLLECTIVE")]
    public void Names_the_addressee(string typed, string name) => Assert.Equal(name, Institution.Of(new Addressee { Name = typed }));
}
