using System.Globalization;
using System.Text;

namespace CableViewer.Benchmarks.Generator;

/// <summary>
/// Writes the invented text of one planned cable: always the same for the same plan, seed and index. One writer a thread.
/// </summary>
/// <remarks>Sizes are drawn from the quantiles of data/reference/lengths-april2011.tsv, oddities at the rates of formats.md.</remarks>
internal sealed class CableWriter(ArchivePlan plan, Vocabulary vocabulary, int seed)
{
    private const int SectionLength = 6_500;

    private static readonly double[] At = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];
    private static readonly double[] BodyBytes = [243, 945, 3_687, 6_632, 10_148, 17_594, 30_460, 66_255];
    private static readonly double[] ParagraphChars = [40, 294, 553, 771, 1_038, 1_541, 2_383, 6_000];
    private static readonly double[] ReferenceCounts = [0, 0, 0, 1.5, 2.5, 4.5, 8, 22];
    private static readonly double[] TagCounts = [1, 3, 4, 5, 7, 9, 11, 16];
    private static readonly double[] InfoCounts = [0, 0, 2, 4, 8, 16, 25, 53];

    private static readonly string[] Captions = ["SENSITIVE", "NODIS", "EXDIS", "LIMDIS", "STADIS"];
    private static readonly string[] Titles =
        ["Ambassador", "DCM", "Charge d'Affaires", "Pol/Econ Counselor", "Consul General", "Political Counselor", "Econ Officer"];
    private static readonly string[] Openings = ["Summary", "SUMMARY", "Introduction and Summary", "Summary and Comment"];
    private static readonly string[] Precedences = ["R", "P", "O", "Z"];

    private static readonly AliasTable Tag = new([.. ReferenceFacts.Tags.Select(tag => tag.Seen + (tag.Kind is "subject" ? 2 : 0.2))]);
    private static readonly AliasTable Route = new([.. ReferenceFacts.Routes.Select(route => (double)route.Uses)]);
    private static readonly AliasTable Precedence = new([62, 24, 13, 1]);
    private static readonly int[] Countries =
        [.. Enumerable.Range(0, ReferenceFacts.Tags.Count).Where(i => ReferenceFacts.Tags[i].Kind is "geographic")];

    private readonly List<string> references = [];
    private readonly List<string> names = [];
    private readonly int[] topic = new int[40];

    private Dice dice;
    private PlannedCable cable = null!;
    private OriginFact origin = null!;
    private int sections;
    private int nextSection;
    private bool isRedacted;

    public Pen Header { get; } = new();

    public Pen Body { get; } = new();

    /// <summary>IDs of the REF line, sorted, as column 6 of cables.csv has them.</summary>
    public IReadOnlyList<string> References => references;

    public void Write(int index)
    {
        dice = Dice.For(seed, index);
        cable = plan.Cables[index];
        origin = ReferenceFacts.Origins[cable.Origin];
        int target = (int)dice.Quantile(At, BodyBytes);
        sections = (target + SectionLength - 1) / SectionLength;
        isRedacted = dice.Chance(0.18);
        ChooseTopic();
        references.Clear();
        Header.Clear();
        Body.Clear();
        WriteHeader();
        WriteBody(target);
        references.Sort(string.CompareOrdinal);
    }

    private bool IsClassified => !cable.Classification.StartsWith("UNCLASSIFIED", StringComparison.Ordinal);

    // Cables of a post come back to the same few matters and people.
    private void ChooseTopic()
    {
        int matter = dice.Chance(0.7) ? (cable.Origin * 7) + dice.Below(7) : dice.Below(2_000);
        var words = Dice.For(seed + 1, matter);
        for (int i = 0; i < topic.Length; i++) topic[i] = vocabulary.DrawRare(ref words);

        var people = Dice.For(seed + 2, (cable.Origin * 200) + (cable.Created.Year % 100));
        names.Clear();
        for (int i = 0; i < 12; i++) names.Add($"{Vocabulary.GivenName(ref people)} {Vocabulary.Surname(ref people)}");
    }

    private void WriteHeader()
    {
        Pen pen = Header;
        string precedence = Precedences[Precedence.Draw(ref dice)];
        string station = $"RUEH{origin.Code[0]}{origin.Code[^1]}";
        DateTime created = cable.Created;
        if (created.Year >= 2000)
        {
            pen.Write(sections > 1 ? "VZCZCXRO"u8 : "VZCZCXYZ"u8).Number(dice.Below(10_000), 4).Line();
            pen.Write(precedence).Write(precedence);
            for (int i = sections > 1 ? dice.Between(1, 8) : 0; i > 0; i--)
                pen.Write(" "u8).Write(ReferenceFacts.Routes[Route.Draw(ref dice)].Indicator);
            pen.Write(sections > 1 ? ""u8 : " RUEHWEB\n"u8).Line();
            pen.Write("DE "u8).Write(station).Write(" #"u8).Number(cable.Serial % 10_000, 4).Write(sections > 1 ? "/01 "u8 : " "u8);
            pen.Number(created.DayOfYear, 3).Number(created.Hour, 2).Number(created.Minute, 2).Line();
            pen.Line(IsClassified ? cable.Classification[0] is 'S' ? "ZNY SSSSS ZZH" : "ZNY CCCCC ZZH" : "ZNR UUUUU ZZH");
        }
        pen.Write(precedence).Write(" "u8).Number(created.Day, 2).Number(created.Hour, 2).Number(created.Minute, 2);
        pen.Write("Z "u8).Line(created.ToString("MMM yy", CultureInfo.InvariantCulture).ToUpperInvariant());
        pen.Write("FM "u8).Write(origin.Name.StartsWith("Consul", StringComparison.Ordinal) ? "AMCONSUL "u8 : "AMEMBASSY "u8)
            .Line(origin.Spoken);
        pen.Write("TO RUEHC/SECSTATE WASHDC "u8).Write(precedence is "R" ? "" : "PRIORITY ").Number(dice.Between(1_000, 9_999)).Line();
        int infos = (int)dice.Quantile(At, InfoCounts);
        for (int i = 0; i < infos; i++)
        {
            (string indicator, string addressee, _) = ReferenceFacts.Routes[Route.Draw(ref dice)];
            pen.Write(i == 0 ? "INFO "u8 : ""u8).Write(indicator).Write("/"u8).Write(addressee);
            if (dice.Chance(0.4)) pen.Write(" "u8).Number(dice.Between(1, 9_999), 4);
            pen.Line();
        }
    }

    private void WriteBody(int target)
    {
        Pen pen = Body;
        pen.Width = null;
        nextSection = 2;
        WriteTop(pen);

        // Wrapped as typed, or one line a paragraph; formats.md 2.2, "Lines".
        pen.Width = dice.Chance(0.57) ? 65 : null;
        string stop = IsClassified ? "." : dice.Chance(0.6) ? ". " : ".";
        bool isMarked = dice.Chance(IsClassified ? 0.99 : 0.6), isNumbered = !dice.Chance(0.048), isIrregular = dice.Chance(0.046);
        bool hasSummary = dice.Chance(0.65), hasHeadings = dice.Chance(0.6);
        int number = 0;
        do
        {
            if (hasHeadings && number > 0 && dice.Chance(0.3)) WriteHeading(pen);
            if (isIrregular && number > 0 && dice.Chance(0.2)) number += dice.Chance(0.5) ? -1 : 1;
            number++;
            if (isNumbered) pen.Number(number).Write(stop).Write(isMarked ? $" ({Marking()})" : "");
            bool isSummary = hasSummary && number == 1;
            if (isSummary) pen.Word(Encoding.ASCII.GetBytes(dice.Pick(Openings))).Write(":"u8);
            WriteSentences(pen, Math.Min(pen.Length + (int)dice.Quantile(At, ParagraphChars), target), target);
            if (isSummary) pen.Word("End"u8).Word("Summary."u8);
            pen.Line().Line();
        }
        while (pen.Length < target);

        if (dice.Chance(0.75)) pen.Line(Vocabulary.Surname(ref dice).ToUpperInvariant());
        // What conversions did to some: all on one line, or a backslash at every line end.
        if (dice.Chance(0.016)) pen.ReplaceLineEnds(" "u8);
        else if (dice.Chance(0.01)) pen.ReplaceLineEnds("\\\n"u8);
    }

    private void WriteTop(Pen pen)
    {
        pen.Write(cable.Classification[0] switch { 'S' => "S E C R E T "u8, 'C' => "C O N F I D E N T I A L "u8, _ => "UNCLAS "u8 });
        if (sections > 1) pen.Write("SECTION 01 OF "u8).Number(sections, 2).Write(" "u8);
        pen.Write(origin.Spoken).Write(" "u8).Number(cable.Serial, 6).Line().Line();
        if (cable.Classification.EndsWith("NOFORN", StringComparison.Ordinal)) pen.Line("NOFORN");
        if (cable.Classification.EndsWith("ONLY", StringComparison.Ordinal)) pen.Line("SENSITIVE");
        pen.Line("SIPDIS");
        if (dice.Chance(0.02)) pen.Line(dice.Pick(Captions));
        pen.Line();
        if (dice.Chance(0.5)) pen.Write("STATE FOR "u8).Write(origin.Code[..3]).Line("/PD, INR").Line();

        DateTime declassify = cable.Created.AddYears(10);
        pen.Write("E.O. 12958: "u8).Line(IsClassified ? declassify.ToString("'DECL: 'MM/dd/yyyy", CultureInfo.InvariantCulture) : "N/A");
        WriteTags(pen);
        WriteSubject(pen);
        WriteReferences(pen);
        if (IsClassified)
        {
            pen.Line().Write("Classified By: "u8).Write(dice.Pick(Titles)).Write(" "u8).Write(dice.Pick(names))
                .Line(" for reasons 1.4 (b) and (d).");
        }
        pen.Line();
    }

    private void WriteTags(Pen pen)
    {
        pen.Write(dice.Chance(0.7) ? "TAGS: "u8 : "TAGS "u8);
        int count = Math.Max(1, (int)dice.Quantile(At, TagCounts));
        var codes = new List<string>(count);
        while (codes.Count < count)
        {
            // The last is the country the post is in.
            int tag = codes.Count < count - 1 ? Tag.Draw(ref dice) : Countries[cable.Origin % Countries.Length];
            if (!codes.Contains(ReferenceFacts.Tags[tag].Code)) codes.Add(ReferenceFacts.Tags[tag].Code);
            else if (codes.Count == count - 1) break;
        }
        pen.Line(string.Join(dice.Chance(0.3) ? ", " : " ", codes));
    }

    private void WriteSubject(Pen pen)
    {
        var subject = new Pen();
        for (int words = dice.Between(4, 11); words > 0; words--)
            subject.Word(vocabulary[words % 3 == 0 ? dice.Pick(topic) : vocabulary.Draw(ref dice)]);
        string text = Encoding.ASCII.GetString(subject.Written).ToUpperInvariant();
        pen.Write("SUBJECT: "u8).Write(IsClassified && dice.Chance(0.06) ? "(C) " : "").Line(text).Line();
    }

    private void WriteReferences(Pen pen)
    {
        int count = (int)dice.Quantile(At, ReferenceCounts);
        for (int i = 0; i < count; i++)
        {
            (int from, int? serial, int year) = ChooseReference();
            if (serial is not { } number) continue;
            pen.Write(i == 0 ? "REF: "u8 : "     "u8);
            if (count > 1) pen.Write([(byte)('A' + (i % 26))]).Write(". "u8);
            if (year != cable.Created.Year) pen.Number(year % 100, 2).Write(" "u8);
            pen.Write(ReferenceFacts.Origins[from].Spoken).Write(" "u8).Number(number).Line();
            string id = $"{year % 100:00}{ReferenceFacts.Origins[from].Code}{number}";
            if (!references.Contains(id)) references.Add(id);
        }
    }

    // Four in five name an earlier cable of the same post, mostly a recent one; three in ten name one that was never released.
    private (int Origin, int? Serial, int Year) ChooseReference()
    {
        int from = dice.Chance(0.8) ? cable.Origin : plan.Cables[dice.Below(plan.Cables.Count)].Origin;
        IReadOnlyList<int> sent = plan.SentBy(from);
        int earlier = CountBefore(sent, cable.Created);
        if (earlier == 0) return (from, null, 0);
        double back = dice.Fraction();
        PlannedCable cited = plan.Cables[sent[earlier - 1 - (int)(back * back * back * Math.Min(earlier, 400))]];
        return (from, cited.Serial + (dice.Chance(0.3) ? 1 : 0), cited.Created.Year);
    }

    private int CountBefore(IReadOnlyList<int> sent, DateTime moment)
    {
        int low = 0, high = sent.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (plan.Cables[sent[middle]].Created < moment) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private string Marking()
    {
        int roll = dice.Below(100);
        return cable.Classification[0] switch
        {
            'S' when cable.Classification.EndsWith("NOFORN", StringComparison.Ordinal) => roll < 60 ? "S/NF" : roll < 85 ? "C/NF" : "U",
            'S' => roll < 65 ? "S" : roll < 85 ? "C" : roll < 93 ? "SBU" : "U",
            'C' when cable.Classification.EndsWith("NOFORN", StringComparison.Ordinal) => roll < 75 ? "C/NF" : roll < 90 ? "SBU" : "U",
            'C' => roll < 72 ? "C" : roll < 88 ? "SBU" : "U",
            _ when cable.Classification.EndsWith("ONLY", StringComparison.Ordinal) => roll < 75 ? "SBU" : "U",
            _ => "U",
        };
    }

    private void WriteHeading(Pen pen)
    {
        int start = pen.Length;
        int? width = pen.Width;
        pen.Width = null;
        for (int words = dice.Between(2, 6); words > 0; words--) pen.Word(vocabulary[vocabulary.Draw(ref dice)], isCapital: true);
        int length = pen.Length - start;
        pen.Line();
        if (dice.Chance(0.6)) pen.Line(new string('-', length));
        pen.Line();
        pen.Width = width;
    }

    private void WriteSentences(Pen pen, int end, int target)
    {
        while (pen.Length < end)
        {
            WriteSentence(pen);
            // The cut leaves its line in the middle of the text, often of a sentence.
            if (nextSection <= sections && pen.Length > (long)target * (nextSection - 1) / sections)
            {
                WriteClause(pen, dice.Between(3, 9), isStart: true);
                pen.Line().Line().Write(origin.Spoken).Write(" "u8).Number(cable.Serial, 8).Write("  "u8).Number(nextSection, 3)
                    .Write(" OF "u8).Number(sections, 3).Line().Line();
                WriteClause(pen, dice.Between(3, 9), isStart: false);
                pen.Write("."u8);
                nextSection++;
            }
        }
    }

    private void WriteSentence(Pen pen)
    {
        WriteClause(pen, dice.Between(6, 22), isStart: true);
        if (dice.Chance(0.06))
        {
            pen.Word("\""u8);
            WriteQuotation(pen, dice.Between(2, 8));
            pen.Write("\""u8);
        }
        pen.Write("."u8);
    }

    private void WriteQuotation(Pen pen, int words)
    {
        pen.Write(vocabulary[vocabulary.Draw(ref dice)]);
        WriteClause(pen, words, isStart: false);
    }

    private void WriteClause(Pen pen, int words, bool isStart)
    {
        for (; words > 0; words--, isStart = false)
        {
            int roll = dice.Below(1_000);
            if (roll < 35) pen.Word(vocabulary[topic[dice.Below(topic.Length)]], isStart);
            else if (roll < 50) WriteName(pen);
            else if (roll < 60)
            {
                pen.Word(""u8).Number(dice.Chance(0.5) ? cable.Created.Year - dice.Below(8) : dice.Between(1, 5_000));
            }
            else pen.Word(vocabulary[vocabulary.Draw(ref dice)], isStart);
            if (words > 1 && roll % 14 == 0) pen.Write(","u8);
        }
    }

    private void WriteName(Pen pen)
    {
        string name = isRedacted && dice.Chance(0.3) ? "XXXXXXXXXXXX" : dice.Pick(names);
        foreach (Range part in name.AsSpan().Split(' ')) pen.Word(Encoding.UTF8.GetBytes(name[part]));
    }
}
