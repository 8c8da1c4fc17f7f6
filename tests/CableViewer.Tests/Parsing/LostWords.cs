using System.Text.Json;
using System.Text.RegularExpressions;

namespace CableViewer.Tests.Parsing;

/// <summary>
/// The words of a cable's body that its reading has nowhere: in no field, no paragraph and no heading, and in nothing that is plainly
/// furniture.
/// </summary>
/// <param name="Words">Words of the body without its furniture.</param>
/// <param name="Lost">Those that the reading does not have, or has less often.</param>
internal sealed partial record LostWords(int Words, IReadOnlyList<string> Lost)
{
    /// <param name="cable">The object that <c>parse</c> writes.</param>
    public static LostWords Of(JsonElement cable)
    {
        string body = LineEnd.Replace(cable.GetProperty("body").GetString()!.Replace('\\', ' '), "\n");
        body = Blanks.Replace(body, " ");
        foreach (Regex furniture in Furniture) body = furniture.Replace(body, "\n");

        Dictionary<string, int> read = CountRead(cable);
        var lost = new List<string>();
        int words = 0;
        foreach (Match match in Word.Matches(Decode(body)))
        {
            words++;
            string word = match.Value.ToUpperInvariant();
            // "&highly likely8" is read with quotation marks.
            if (!Take(word) && !(word[^1] == '8' && Take(word[..^1]))) lost.Add(match.Value);
        }
        return new LostWords(words, lost);

        bool Take(string word)
        {
            if (read.GetValueOrDefault(word) is not (> 0 and var left)) return false;
            read[word] = left - 1;
            return true;
        }
    }

    /// <summary>What stands in a body and is no word of its drafter's text; every kind is listed here, and nowhere else.</summary>
    private static Regex[] Furniture { get; } =
        [
            Attributes, ArchiveTrailer, Stamp, TrailerInText, ArchiveNote, Stub, LeakedRow, LastHeader, PageLine, OldPageLine,
                ClassificationLine, Captions, WeekdayLine, Order, Labels, Handling,
            HandlingNote, Marking, Networks, SiteTrailer, Banner,
        ];

    private static Dictionary<string, int> CountRead(JsonElement cable)
    {
        var read = new Dictionary<string, int>();
        Add(cable.GetProperty("subject"));
        Add(cable.GetProperty("tags"));
        Add(cable.GetProperty("captions"));
        Add(cable.GetProperty("signedBy"));
        Add(cable.GetProperty("classifiedBy"));
        Add(cable.GetProperty("reason"));
        foreach (JsonElement reference in cable.GetProperty("references").EnumerateArray())
        {
            Add(reference.GetProperty("label"));
            Add(reference.GetProperty("text"));
        }
        foreach (JsonElement paragraph in cable.GetProperty("paragraphs").EnumerateArray())
            foreach (string member in (string[])["number", "letter", "marking", "heading", "text"]) Add(paragraph.GetProperty(member));
        return read;

        void Add(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Array:
                    foreach (JsonElement item in value.EnumerateArray()) Add(item);
                    break;
                case JsonValueKind.Object:
                    foreach (JsonProperty member in value.EnumerateObject()) Add(member.Value);
                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    foreach (Match match in Word.Matches(value.ToString()))
                        read[match.Value.ToUpperInvariant()] = read.GetValueOrDefault(match.Value.ToUpperInvariant()) + 1;
                    break;
            }
        }
    }

    // The reading has the characters that entities stand for.
    private static string Decode(string text) => Entity.Replace(text, match => System.Net.WebUtility.HtmlDecode(match.Value));

    // A stub, and the row of the source below it, up to the classification line of the whole text.
    [GeneratedRegex(
        @"\A\s*(C ?O ?N ?F ?I|S ?E ?C ?R|U ?N ?C ?L)[\s\S]{20,900}?(\.\.\.|"
            + @"…)[ \t]*\n[\s\S]{0,3000}?(?=(C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|"
            + @"UNCLAS)(?! SECTION 0[2-9])[A-Z0-9 ]{0,40} [0-9]{3,7}\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex Stub { get; }

    // The row of the source, and the header of a retrieved telegram or a later section, up to the classification line of the cable proper.
    [GeneratedRegex(
        @"^\s*Cable dated:[0-9T:-]+|^\s*(<<[0-9]+>>|id: [0-9]+\b|"
            + @"[^\n]{0,40}\b[0-9]{1,6}[,\t \n\\]+[0-9/-]{8,10}[^\n]{0,12}[,\t \n\\]+[0-9]{2}[A-Z]{3,30}[0-9]+\b|VZCZ|PAGE 01 |"
            + @"[ZOPR] ([ZOPR] )?[0-9]{6}Z [A-Z]{3} [0-9]{2})[\s\S]{0,20000}?(header ends -+|(?=\b(C O N F I D E N|S E C R E T|UNCLAS|"
            + @"CONFIDENTIAL)[^\n]{0,60} [0-9]{3,6}\b)|(?=^E\.O\.))",
            RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LeakedRow { get; }

    // What archives and declassifiers put below the signature: attributes, the header once more, a trailer, stamps.
    [GeneratedRegex(@"^\s*Message Attributes\s*\n[\s\S]*\z|^\s*Message Text\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Attributes { get; }

    [GeneratedRegex(
        @"^\s*(VZCZ|TelegramRestricted by caption|DE R[A-Z]{3,6} #|[ZOPR]{2} R[A-Z]{3,6}|"
            + @"[ZOPR] ([ZOPR] )?[0-9]{6}Z [A-Z]{3} [0-9]{2})[^a-z]{0,4000}\bFM [^a-z]{1,8000}\z",
            RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex LastHeader { get; }

    [GeneratedRegex(
        @"(NNNN\s*)?\b(19|20)[0-9]{2}[A-Z][A-Z ]{2,6}[0-9]{4,6}\s*-\s*(Clas[""\s]*sification:\s*)?(UNCLASSIFIED|CONFIDENTIAL|SECRET)|"
            + @"\bNNNN\b|[Ee]nd [Cc]able [Tt]ext|<< END OF DOCUMENT >>|\b0 [0-9]{2}/[0-9]{2}/[0-9]{4}\b|</?[a-z]+>",
            RegexOptions.ExplicitCapture)]
    private static partial Regex ArchiveTrailer { get; }

    [GeneratedRegex(
        @"^[^\n]{0,60}(Declassified/Released|EO Systematic Review|Current Classification)[^\n]{0,100}$|^Systematic Review [^\n]{0,40}$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Stamp { get; }

    // … will dry. Visit Strelsau's Classified Website: XXXXXXXXXXXX
    [GeneratedRegex(
        @"(Please )?\b[Vv]isit [^\n]{0,60}[Cc]lassified [Ww]eb ?[Ss]ite( at)?:?([^\n]{0,60}XXXXXXXXXXXX)?( [a-z]{1,3}\b)?|"
            + @"^For more reporting [^\n]{0,60}visit: *$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TrailerInText { get; }

    // EXAMPLETOWN 00000042  002 OF 004
    [GeneratedRegex(@"([A-Z][A-Z'.]+ ){1,4}[0-9]{6,8}\s{1,3}[0-9]{3}(\.[0-9])? OF [0-9]{3}\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PageLine { get; }

    // PAGE 02        NORTHP  00042  01 OF 03  182017Z
    [GeneratedRegex(
        @"^\s*(CONFIDENTIAL|SECRET|UNCLASSIFIED)?\s*\bPAGE [0-9]{2}[^\n]{4,40}?([0-9]{6}Z|[0-9]{5,6}$)|^\s*(CONFIDENTIAL|SECRET|"
            + @"UNCLASSIFIED)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OldPageLine { get; }

    // C O N F I D E N T I A L SECTION 01 OF 04 EXAMPLETOWN 000042
    [GeneratedRegex(
        @"(\b|^|,)(U ?N ?C ?L ?A ?S( ?S ?I ?F ?I ?E ?D)?|(C ?)?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|(S ?)?E ?C ?R ?E ?T)( E F T O| //?NOFORN|"
            + @" SENSITIVE| FOR OFFICIAL USE ONLY| NOFORN| SIPDIS)*( SECTION [0-9]{2} OF [0-9]{2})?( [A-Z.'-]{2,20}){1,4} [0-9]{3,7}\b",
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ClassificationLine { get; }

    [GeneratedRegex(
        @"\bSIPDIS\b|^[\s/,]*((NOFORN|SENSITIVE|NODIS|EXDIS|LIMDIS|STADIS|E F T O|SENSITIVE BUT UNCLASSIFIED|ORCON|"
            + @"C O R R E C T E D( COPY)?)[ \t/,]*)+\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Captions { get; }

    [GeneratedRegex(@"^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [0-9]{2} [A-Z][a-z]+ [0-9]{4}, [0-9]{2}:[0-9]{2}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex WeekdayLine { get; }

    // E.O. 12958: DECL: 02/28/2017
    [GeneratedRegex(
        @"\bE\.? ?O\.?:? ?1[0-9]{4}:?( N/A|\s*DECL:?( ?[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{1,4}| UPON [^\n]{0,30}| N/A| X[0-9]|"
            + @"( AFTER)?[^\n]{0,40})?)?|\bDECL: ?[0-9/]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Order { get; }

    [GeneratedRegex(
        @"(?<![a-z])(TAGS?:?|SUBJ(ECT)?:?|REF(TEL|ERENCE)?(S|\(S\))?[:.]?|CLASSIFIED +BY:?|REASONS?:?|for( the)? reasons?:?|NOTAL|"
            + @"BEGIN SUMMARY)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Labels { get; }

    // STATE FOR EUR/WE, INR
    [GeneratedRegex(@"^[A-Z/ .,-]{2,40} (FOR|PASS( TO)?|ALSO FOR|PLEASE PASS)[: ][^\n]{0,120}\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Handling { get; }

    // SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY
    [GeneratedRegex(@"\bSENSITIVE BUT UNCLASSIFIED[-;,.\s]{1,5}(PLEASE|NOT FOR)[^\n.]{0,60}",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex HandlingNote { get; }

    [GeneratedRegex(
        @"[(\[](U|C|S|SBU|FOUO|LOU|NF|CNF|SNF|UNCLASSIFIED|CONFIDENTIAL|SECRET|TS)"
            + @"([ /,-]+(NF|NOFORN|REL[^)]{0,80}|FGI|FOUO|ENTIRE TEXT))*[)\]]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Marking { get; }

    // What the network needed: NNNN, BT, #1234.
    [GeneratedRegex(@"^\s*(NNNN|BT|#[0-9]{4}|GP-[0-9])\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Networks { get; }

    // Visit Embassy Strelsau's Classified Website: http://www.state.example.gov/…
    [GeneratedRegex(
        @"^\W*((Please )?(Visit|To view|For more|For additional)\b[^\n]{0,160}(\n[^\n]{0,100}){0,2}?\n?)?[^\n]{0,160}?(https?:\s?//|"
            + @"www\.)[^\n]{0,200}$|^\W*Visit [^\n]{0,80}Web ?site:?\s*X*(?=\s|$)|=+CABLE ENDS=+|^\s*(Track impresi|"
            + @"Este documento es propiedad|ID: ?[0-9]+)[^\n]*$",
            RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SiteTrailer { get; }

    [GeneratedRegex(
        @"^\s*(UNCLASSIFIED\s+)?U\.S\. Department of State Case No\.[^\n]*$|^\s*RELEASE[D]? IN (PART|FULL)[^\n]{0,30}$|"
            + @"^\s*B[1-9](\s*,?\s*B[1-9])*\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Banner { get; }

    // What an archivist wrote above the oldest telegrams: where the copy was found.
    [GeneratedRegex(@"^\W*Original telegram was[\s\S]{0,900}?(?=^(E\.O\.|TAGS|SUBJ))",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ArchiveNote { get; }

    [GeneratedRegex(@"&(#[0-9]{2,6}|#x[0-9A-Fa-f]{1,6}|[a-z]{2,8});")]
    private static partial Regex Entity { get; }

    [GeneratedRegex("\r+\n|[\r\v\f\u0085\u2028\u2029]")]
    private static partial Regex LineEnd { get; }

    [GeneratedRegex("[ \t\u00a0]{2,}")]
    private static partial Regex Blanks { get; }

    [GeneratedRegex(@"[\p{L}\p{N}]{2,}")]
    private static partial Regex Word { get; }
}
