using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Front;

/// <summary>The lines that the telegraph network needed (formats.md 1.1 and 4.4).</summary>
internal sealed partial record TransmissionHeader
{
    // The longest list of addressees measured has 41.
    private const int MostAddressees = 2_000;
    private const int LongestLine = 400;

    public string? TransmissionId { get; init; }
    public Precedence? Precedence { get; init; }

    /// <summary>As typed: <c>021309Z MAR 07</c>.</summary>
    public string? DateTimeGroup { get; init; }

    /// <summary>What the date-time group says; null where it names no possible time.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>The sending station's serial, <c>#0042</c>; the last four digits of the cable's own.</summary>
    public int? StationSerial { get; init; }

    public string? From { get; init; }
    public IReadOnlyList<Addressee> To { get; init; } = [];
    public IReadOnlyList<Addressee> Info { get; init; } = [];

    /// <summary>Sender and addressees, in order.</summary>
    public IEnumerable<string> Names()
    {
        if (From is not null) yield return From;
        foreach (Addressee addressee in To.Concat(Info)) yield return addressee.Name;
    }

    /// <param name="report">Told of each irregularity: line from 0, code, message.</param>
    public static TransmissionHeader Read(string text, Action<int, string, string> report)
    {
        var header = new TransmissionHeader();
        var to = new List<Addressee>();
        var info = new List<Addressee>();
        List<Addressee>? list = null;
        bool excluding = false;
        int number = -1;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> line = raw.Trim().TrimEnd('\\').TrimEnd();
            if (line.IsEmpty) continue;
            if (line.Length > LongestLine)
            {
                report(number, "unreadable-header-line", "A line of the header is too long for one.");
                continue;
            }
            if (list is null && header.TransmissionId is null && line.StartsWith("VZCZ") && line.IndexOf(' ') < 0)
                header = header with { TransmissionId = line.ToString() };
            else if (line.StartsWith("DE ") && header.StationSerial is null
                && StationSerialPattern.Match(line.ToString()) is { Success: true } station)
                header = header with
                {
                    StationSerial = int.Parse(station.Groups["serial"].ValueSpan, NumberStyles.None,
                    CultureInfo.InvariantCulture)
                };
            else if (header.DateTimeGroup is null && list is null && Dtg.Match(line.ToString()) is { Success: true } dtg)
            {
                header = header with
                {
                    DateTimeGroup = dtg.Groups["group"].Value,
                    Sent = ReadTime(dtg),
                    Precedence = dtg.Groups["precedence"].Success ? PrecedenceOf(dtg.Groups["precedence"].Value) : header.Precedence,
                };
                if (header.Sent is null) report(number, "impossible-date-time-group",
                    $"The date-time group {header.DateTimeGroup} names no time.");
            }
            else if (line.StartsWith("FM ") && list is null) header = header with { From = Fold(line[3..]) };
            else if (line.SequenceEqual("TO") || line.StartsWith("TO "))
            {
                list = to;
                excluding = false;
                AddAddressee(line[2..].Trim());
            }
            else if (line.StartsWith("INFO") && (line.Length == 4 || line[4] is ' ' or '/') && !line.StartsWith("INFO  LOG")
                && line.IndexOf("LOG-0") < 0)
            {
                list = info;
                excluding = false;
                AddAddressee(line[4..].Trim());
            }
            else if (list is not null && !IsOther(line)) AddAddressee(line);
        }
        return header with { To = to, Info = info };

        void AddAddressee(ReadOnlySpan<char> text)
        {
            if (text.IsEmpty || LineKind.IsSectionBreak(text) || IsPage(text) || list!.Count >= MostAddressees) return;
            bool startsExclusion = text.StartsWith("XMT");
            if (startsExclusion || (excluding && RouteLength(text) == 0))
            {
                if (startsExclusion) text = text[3..].TrimStart(" /");
                if (text.IsEmpty || list.Count == 0) return;
                excluding = true;
                list[^1] = list[^1] with { Excluded = [.. list[^1].Excluded, Fold(text)] };
                return;
            }
            excluding = false;
            list.Add(ReadAddressee(text));
        }
    }

    /// <summary>Whether a line is precedence and date-time group: <c>P 021309Z MAR 07</c>.</summary>
    public static bool IsDateTimeGroup(ReadOnlySpan<char> line) =>
        line.Length is > 10 and < 40 && line[..Math.Min(line.Length, 12)].IndexOfAnyInRange('0', '9') >= 0 && Dtg.IsMatch(line.Trim());

    /// <summary>Whether a line, however long, begins with precedence and date-time group.</summary>
    public static bool BeginsWithDateTimeGroup(ReadOnlySpan<char> line) =>
        line.Length > 10 && Dtg.IsMatch(line[..Math.Min(line.Length, 40)]);

    // "PAGE 02 STATE 050524 131535Z" may stand glued to TO.
    private static bool IsPage(ReadOnlySpan<char> line) => line.StartsWith("PAGE ") && line.Length > 6 && char.IsAsciiDigit(line[5]);

    // Lines that are of the network, not of the list.
    private static bool IsOther(ReadOnlySpan<char> line) =>
        line.StartsWith("ZNY") || line.StartsWith("ZNR") || line.StartsWith("BT") && line.Length == 2 || line.IndexOf("LOG-0") >= 0
            || LineKind.IsRule(line)
        || LineKind.IsClassificationLine(line) || LineKind.IsCaption(line) || FrontMatter.LabelOf(line) is not FrontLabel.None
            || IsPage(line) || line.IndexOfAnyInRange('A', 'Z') < 0;

    /// <summary><c>[ROUTE/]NAME[//OFFICE//][ PRECEDENCE][ SERIAL]</c>.</summary>
    internal static Addressee ReadAddressee(ReadOnlySpan<char> text)
    {
        string? route = null, serial = null;
        Precedence? precedence = null;
        int routeLength = RouteLength(text);
        if (routeLength > 0)
        {
            route = text[..routeLength].ToString();
            text = text[(routeLength + 1)..].Trim();
        }
        int digits = text.Length;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1])) digits--;
        if (text.Length - digits >= 4 && digits > 0 && text[digits - 1] is ' ' or '/')
        {
            serial = text[digits..].ToString();
            text = text[..digits].TrimEnd();
        }
        foreach ((string word, Precedence value) in Precedences)
        {
            if (!text.EndsWith(word) || (text.Length > word.Length && text[^(word.Length + 1)] is not (' ' or '/'))) continue;
            precedence = value;
            text = text[..^word.Length].TrimEnd();
            break;
        }
        return new Addressee { Name = Fold(text), Route = route, Serial = serial, Precedence = precedence };
    }

    private static int RouteLength(ReadOnlySpan<char> text)
    {
        int slash = text.IndexOf('/');
        return slash is >= 5 and <= 8 && text[..slash].IndexOfAnyExceptInRange('A', 'Z') < 0 && text.Length > slash + 1
            && text[slash + 1] != '/' ? slash : 0;
    }

    private static readonly (string Word, Precedence Value)[] Precedences =
    [
        ("NIACT IMMEDIATE", Cables.Precedence.NiactImmediate), ("NIACT", Cables.Precedence.NiactImmediate),
            ("IMMEDIATE", Cables.Precedence.Immediate),
        ("IMEDIATE", Cables.Precedence.Immediate), ("PRIORITY", Cables.Precedence.Priority), ("PIORITY", Cables.Precedence.Priority),
            ("PRIOITY", Cables.Precedence.Priority),
        ("PRIORTY", Cables.Precedence.Priority), ("ROUTINE", Cables.Precedence.Routine), ("FLASH", Cables.Precedence.Flash),
    ];

    private static Precedence? PrecedenceOf(string letters) => letters[0] switch
    {
        'Z' => Cables.Precedence.Flash,
        'O' => Cables.Precedence.Immediate,
        'P' => Cables.Precedence.Priority,
        'R' => Cables.Precedence.Routine,
        _ => null,
    };

    private static DateTimeOffset? ReadTime(Match dtg)
    {
        int Part(string name) => int.Parse(dtg.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        int month = MonthName.NumberOf(dtg.Groups["month"].Value);
        int year = Part("year");
        if (dtg.Groups["year"].Length == 2) year += year >= 66 ? 1900 : 2000;
        int day = Part("day"), hour = Part("hour"), minute = Part("minute");
        if (month == 0 || day < 1 || day > DateTime.DaysInMonth(year is < 1 or > 9999 ? 2000 : year, month) || hour > 23 || minute > 59)
            return null;
        return new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero);
    }

    private static string Fold(ReadOnlySpan<char> text) =>
        string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // "P R 281848Z DEC 66", "O 021309Z MAR 07 ZDK"
    [GeneratedRegex(
        @"^((?<precedence>[ZOPR])( [ZOPR])? )?(?<group>(?<day>[0-9][0-9])(?<hour>[0-9][0-9])(?<minute>[0-9][0-9])Z? "
            + @"(?<month>[A-Z]{3}) ?(?<year>[0-9]{4}|[0-9][0-9]))(?![0-9])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Dtg { get; }

    // "DE RUEHZZ #0042/01 0611309"
    [GeneratedRegex(@"#(?<serial>[0-9]{4})(/|\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex StationSerialPattern { get; }
}
