using System.Text;
using System.Text.Json;

namespace CableViewer.Tests.Search;

/// <summary>Cables of few words in chance order, so that whatever is searched is found in some and not in others.</summary>
internal static class InventedCables
{
    public static readonly string[] Words =
        ["the", "river", "sluice", "opera", "Élan", "elan", "gate", "it's", "it’s", "Zürich", "port", "ports", "x1", "S/CT", "lighthouse",
            "Ünion", "of", "a", "gates"];

    public static readonly string[] Origins = ["ZENDA", "STRELSAU", "MEXICO", "TEHRAN"];
    public static readonly string[] Tags = ["PREL", "PGOV", "PTER", "MX", "SENV"];
    public static readonly string[] Signers = ["RASSENDYLL", "VON TARLENHEIM"];

    public static IEnumerable<string> Lines(int seed, int count)
    {
        var random = new Random(seed);
        for (int i = 1; i <= count; i++) yield return Line(random, i);
    }

    private static string Line(Random random, int serial)
    {
        string origin = Origins[random.Next(Origins.Length)];
        int year = random.Next(3) + 2003;
        var created = new DateTimeOffset(year, random.Next(12) + 1, random.Next(28) + 1, random.Next(24), random.Next(60), 0,
            TimeSpan.Zero);
        var body = new StringBuilder();
        body.Append(random.Next(2) == 0 ? "C O N F I D E N T I A L " : "UNCLAS ").Append(origin)
            .Append($" {serial:000000}\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: ");
        body.Append(string.Join(", ", Tags.Where(_ => random.Next(3) == 0).DefaultIfEmpty("PINR"))).Append('\n');
        body.Append("SUBJECT: ").Append(Text(random, random.Next(1, 6)).ToUpperInvariant()).Append("\n\n");
        if (random.Next(3) == 0) body.Append($"REF: 0{random.Next(3, 6)} {Origins[random.Next(Origins.Length)]} {random.Next(1, 60)}\n\n");
        int paragraphs = random.Next(5);
        for (int p = 1; p <= paragraphs; p++)
        {
            body.Append($"{p}. ({(random.Next(2) == 0 ? "C" : "S//NF")}) ")
                .Append(Text(random, random.Next(30) == 0 ? random.Next(200, 900) : random.Next(1, 25)));
            if (random.Next(8) == 0) body.Append(" XXXXXXXXXXXX ");
            body.Append(".\n\n");
        }
        if (random.Next(2) == 0) body.Append(Signers[random.Next(Signers.Length)]).Append('\n');
        string header =
            $"VZCZCXRO1234\nRR RUEHC\nDE RUEHZE #{serial:0000} {created.DayOfYear:000}{created:HHmm}\nZNY CCCCC ZZH\nR {created:ddHHmm}Z "
                + $"{created:MMM yy}\nFM AMEMBASSY {origin}\nTO RUEHC/SECSTATE WASHDC {random.Next(9999):0000}\nINFO "
                + $"RUEHZE/{(random.Next(2) == 0 ? "AMEMBASSY ZENDA" : "CIA WASHDC")}\n";
        return JsonSerializer.Serialize(new
        {
            referenceId = $"{year % 100:00}{origin}{serial}",
            created = random.Next(20) == 0 ? (DateTimeOffset?)null : created,
            released = new DateTimeOffset(2010, random.Next(11, 13), random.Next(28) + 1, 0, 0, 0, TimeSpan.Zero),
            classification = random.Next(3) switch { 0 => "CONFIDENTIAL", 1 => "SECRET//NOFORN", _ => "UNCLASSIFIED" },
            origin = $"Embassy {origin[0]}{origin[1..].ToLowerInvariant()}",
            articles = random.Next(6) == 0 ? (string[])["http://paper.example/2010/opera"] : [],
            header = random.Next(3) == 0 ? "" : header,
            body = body.ToString(),
        });
    }

    public static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
