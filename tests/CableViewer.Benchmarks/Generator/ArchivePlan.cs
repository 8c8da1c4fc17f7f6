namespace CableViewer.Benchmarks.Generator;

/// <summary>
/// Who sent a cable when, under which ID and classification: everything that hangs together between cables. Their texts follow from it one
/// by one.
/// </summary>
internal sealed class ArchivePlan
{
    // Of 251,287 IDs so many are damaged (formats.md 3.3), mostly by a word taken for the origin or by a lost letter.
    private const double DamagedShare = 204.0 / ReferenceFacts.CableCount;

    private readonly Dictionary<int, List<int>> byOrigin = [];

    /// <param name="cables">The distribution stays that of the whole archive, whatever the number.</param>
    public ArchivePlan(int cables, int seed)
    {
        int copies = (cables + ReferenceFacts.CableCount - 1) / ReferenceFacts.CableCount;
        List<(DateTime Created, int Origin)> slots = Distribute(copies, seed);
        long count = slots.Count;
        Cables = [.. Name(Enumerable.Range(0, cables).Select(i => slots[(int)(i * count / cables)]), seed)];
        for (int i = 0; i < Cables.Count; i++)
        {
            if (!byOrigin.TryGetValue(Cables[i].Origin, out List<int>? sent)) byOrigin.Add(Cables[i].Origin, sent = []);
            sent.Add(i);
        }
    }

    /// <summary>In order of date.</summary>
    public IReadOnlyList<PlannedCable> Cables { get; }

    /// <summary>Cables of one origin, in order of date.</summary>
    public IReadOnlyList<int> SentBy(int origin) => byOrigin.TryGetValue(origin, out List<int>? sent) ? sent : [];

    // Both counts are kept exactly: each origin spreads its cables evenly over the months it was active in, as places in one long queue,
    // and the queue in its order fills the months.
    private static List<(DateTime Created, int Origin)> Distribute(int copies, int seed)
    {
        var dice = Dice.For(seed, -2);
        var months = new List<DateTime>(copies * ReferenceFacts.CableCount);
        var before = new Dictionary<DateTime, int>();
        var after = new Dictionary<DateTime, int>();
        foreach ((DateTime month, int count) in ReferenceFacts.Months)
        {
            before[month] = months.Count;
            months.AddRange(Enumerable.Repeat(month, count * copies));
            after[month] = months.Count;
        }

        var queue = new List<(double Place, int Origin)>(months.Count);
        for (int origin = 0; origin < ReferenceFacts.Origins.Count; origin++)
        {
            OriginFact fact = ReferenceFacts.Origins[origin];
            double start = before[fact.First], end = after[fact.Last];
            int count = fact.Count * copies;
            for (int k = 0; k < count; k++) queue.Add((start + ((k + dice.Fraction()) / count * (end - start)), origin));
        }
        queue.Sort();

        var slots = new List<(DateTime Created, int Origin)>(months.Count);
        foreach ((DateTime month, (double Place, int Origin) turn) in months.Zip(queue))
        {
            int days = DateTime.DaysInMonth(month.Year, month.Month);
            DateTime day = month.AddDays(dice.Below(days));
            // Posts rest at the weekend, most of them.
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && dice.Chance(0.8)) day = month.AddDays(dice.Below(days));
            slots.Add((day.AddMinutes(dice.Between(5 * 60, (23 * 60) + 59)), turn.Origin));
        }
        slots.Sort();
        return slots;
    }

    private static IEnumerable<PlannedCable> Name(IEnumerable<(DateTime Created, int Origin)> slots, int seed)
    {
        var dice = Dice.For(seed, -3);
        var classification = new AliasTable([.. ReferenceFacts.Classifications.Select(entry => entry.Share)]);
        var serials = new Dictionary<(int Year, int Origin), int>();
        foreach ((DateTime created, int origin) in slots)
        {
            OriginFact fact = ReferenceFacts.Origins[origin];
            // The archive holds a part of what a post sends; the Department's own numbers have six digits.
            int serial = serials.GetValueOrDefault((created.Year, origin)) + dice.Between(1, fact.Code is "STATE" ? 60 : 4);
            serials[(created.Year, origin)] = serial;
            string year = (created.Year % 100).ToString("00", null);
            yield return new PlannedCable(
                created,
                origin,
                serial,
                $"{year}{fact.Code}{serial}",
                dice.Chance(DamagedShare) ? Damage(year, fact.Code, serial, ref dice) : $"{year}{fact.Code}{serial}",
                ReferenceFacts.Classifications[classification.Draw(ref dice)].Label);
        }
    }

    private static string Damage(string year, string code, int serial, ref Dice dice) => dice.Below(10) switch
    {
        < 4 => $"{year}EFTO{code}{serial}",
        < 5 => $"{year}AMEMBASSY{code}{serial}",
        < 7 => $"{year}SECTION01OF0{dice.Between(2, 4)}{code}{serial}",
        _ when code.Length > 4 => $"{year}{code.Remove(dice.Between(1, code.Length - 2), 1)}{serial}",
        _ => $"{year}NOFORN{code}{serial}",
    };
}

/// <param name="Created">UTC, to the minute.</param>
/// <param name="Origin">Index in <see cref="ReferenceFacts.Origins"/>.</param>
/// <param name="Id">The right ID.</param>
/// <param name="PublishedAs">The same, but for the few that were published under a damaged one.</param>
internal sealed record PlannedCable(DateTime Created, int Origin, int Serial, string Id, string PublishedAs, string Classification);
