using System.Text;

namespace CableViewer.Benchmarks.Generator;

/// <summary>
/// The words of the invented cables: common English ones in about their natural order, behind them made-up ones, all in a Zipf-like
/// distribution, so that an index over them behaves as over real text: a few words in every cable, most in almost none.
/// </summary>
internal sealed class Vocabulary
{
    private const int Size = 150_000;

    // Weights in parts of a thousand words of running English; what follows them in Common falls off by rank.
    private static readonly double[] Heaviest = [62, 31, 29, 28, 23, 19, 12, 10, 9, 9, 8, 8, 7, 7, 7, 6, 6, 5, 5, 5];

    private const string Common = """
        the of to and in a that for on is was with as by he at be from not has
        said will would have it his had an are were this which who also its their but they been government president minister or if
        more all other than would could new between about one no may some two over after there up when should any into our we most
        country however political support such during while embassy meeting told security international noted including party military both
        only
        year percent years many first under these those state foreign economic national against continue members note told post group time
        can out
        made before because between since last through them so did policy officials must even against during make ambassador local three
        work well recent where
        region regional within current each long own made major need still now people issue issues report public per plan program process
        project
        situation assistance development trade energy law police court human rights election elections parliament opposition leader leaders
        cabinet deputy director
        secretary general council committee conference agreement treaty negotiations talks visit delegation embassy consulate officer
        counselor staff source sources contact contacts
        press media television newspaper article statement speech interview reported claimed asked replied added stated stressed explained
        described expressed suggested
        concern concerns interest interests problem problems effort efforts step steps decision decisions position proposal proposals
        response request approach action
        north south east west northern southern eastern western capital city border province provinces village island coast river port
        airport road
        million billion dollars investment investors bank banks market markets company companies contract export exports import imports
        price prices oil gas pipeline
        electricity power water food agriculture farmers industry industrial workers labor union unions unemployment inflation budget debt
        tax taxes growth sector private
        army forces troops navy soldiers weapons arms missile nuclear defense training exercise operations equipment peacekeeping terrorism
        terrorist attack attacks threat
        violence conflict peace war ceasefire refugees humanitarian aid health disease education schools students university women children
        youth family families religious
        church muslim christian community communities ethnic minority population immigration visa visas passport citizens citizenship
        asylum trafficking drugs corruption crime criminal
        arrest arrested prison trial judge judges investigation prosecutor evidence justice constitution constitutional reform reforms
        democracy democratic freedom civil society organizations
        united nations union european american bilateral multilateral cooperation relations relationship partner partners ally allies
        alliance summit sanctions resolution vote voted
        early late recently currently previously already soon later next week month months day days morning today yesterday tomorrow monday
        tuesday wednesday thursday friday
        january february march april may june july august september october november december spring summer autumn winter century decade
        history future past
        strong weak high low large small big little good bad better best difficult easy important significant serious possible likely
        unlikely clear common
        comment summary begin end paragraph reference background discussion details information view views opinion question questions
        answer reason reasons result results example
        despite although therefore thus according regarding concerning among toward towards across along around behind beyond below above
        near far without upon
        agreed refused rejected accepted approved supported opposed criticized welcomed warned urged called announced confirmed denied
        signed launched planned expected hoped
        believe believes think thinks know known see seen seek seeks want wants take takes taken give given provide provides provided show
        shows
        increase increased decrease decreased reduce reduced improve improved expand expanded limit limited remain remains remained become
        became begin began continue continued
        chief head former senior junior young old acting vice prime royal king queen prince governor mayor commander colonel professor
        doctor engineer
        tobacco cotton coffee sugar rice wheat fish fishing mining copper gold timber textile tourism hotel ship shipping railway bridge
        highway telecommunications
        """;

    private static readonly string[] Onsets = ["b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p",
        "pl", "r", "s", "st", "t", "tr", "v", "w", "z", "sh", "th"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "e", "o", "ai", "ou", "ea"];
    private static readonly string[] Codas = ["", "", "", "", "", "", "", "", "", "", "n", "n", "r", "r", "l", "s", "m", "t", "nd", "ck"];
    private static readonly string[] Suffixes = ["", "", "", "", "s", "ed", "ing", "tion", "al", "ly", "er", "ment", "ity", "ous", "ism"];
    private static readonly string[] GivenNames = ["Aldo", "Berta", "Corin", "Dorva", "Emric", "Falko", "Gessa", "Halvard", "Ilka", "Joran",
        "Kelda", "Lorin", "Marek", "Nadia", "Orsin", "Petra", "Quell", "Rasmo", "Selka", "Tomas", "Ulva", "Viktor", "Wanda", "Yorik",
        "Zelda"];

    private readonly byte[][] words;
    private readonly AliasTable byFrequency;

    public Vocabulary(int seed)
    {
        var dice = Dice.For(seed, -1);
        List<string> list = [.. Common.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        CommonCount = list.Count;
        var taken = new HashSet<string>(list, StringComparer.Ordinal);
        while (list.Count < Size)
        {
            string word = MakeWord(ref dice);
            if (taken.Add(word)) list.Add(word);
        }
        words = [.. list.Select(Encoding.ASCII.GetBytes)];
        byFrequency = new AliasTable([.. Enumerable.Range(0, Size).Select(Weight)]);
    }

    /// <summary>So many of the words are English; those behind them are made up.</summary>
    public int CommonCount { get; }

    public ReadOnlySpan<byte> this[int word] => words[word];

    /// <summary>A word of running text.</summary>
    public int Draw(ref Dice dice) => byFrequency.Draw(ref dice);

    /// <summary>A word that few cables have: what a cable is about.</summary>
    public int DrawRare(ref Dice dice)
    {
        // The square prefers the words in the middle of the order to the very rare ones.
        double fraction = dice.Fraction();
        return CommonCount + (int)(fraction * fraction * (Size - CommonCount));
    }

    public static string GivenName(ref Dice dice) => dice.Pick(GivenNames);

    public static string Surname(ref Dice dice)
    {
        string name = Syllable(ref dice) + Syllable(ref dice);
        if (dice.Chance(0.3)) name += Syllable(ref dice);
        // Almost all of the archive is ASCII; a name here and there is not.
        if (dice.Chance(0.02)) name = name.Replace('e', 'é').Replace('o', 'ø');
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string MakeWord(ref Dice dice)
    {
        string word = Syllable(ref dice);
        for (int more = dice.Chance(0.8) ? 1 : 2; more > 0; more--) word += Syllable(ref dice);
        return word + dice.Pick(Suffixes);
    }

    private static string Syllable(ref Dice dice) => dice.Pick(Onsets) + dice.Pick(Vowels) + dice.Pick(Codas);

    private static double Weight(int rank) => rank < Heaviest.Length ? Heaviest[rank] : 120 / Math.Pow(rank + 3.7, 1.07);
}
