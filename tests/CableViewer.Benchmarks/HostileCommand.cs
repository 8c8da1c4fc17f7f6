using System.Diagnostics;
using System.Globalization;
using CableViewer.Parsing;
using CableViewer.Sources;

namespace CableViewer.Benchmarks;

/// <summary>
/// <c>hostile [--size MB]</c>: parses every marker of the grammar repeated for megabytes, at one size and at four times that size; linear
/// is a ratio near 4.
/// </summary>
internal static class HostileCommand
{
    private const int Factor = 4;

    private static readonly string[] Pieces =
    [
        " ", "\n", "\n\n", "\t", "x", "X", "0", "9 ", ".", "-", "=", "(", ")", "((", "()", "\"", "'", "¶", "\\\n", "\\", "/", ",", ";", "&",
            "\0", "\ufffd",
        "a b ", "A ", "A. ", "A. B. ", "1. ", "1.(C) ", "1. (C) x\n", "1. (C) x ", "1. x\n\n", "2. (C", "(C) ", "(C", "(S//REL TO USA, ",
            "1) ", "(1) ", "12. ", "1. (C)\n", "7, (U) ", "C) ",
        "A. OSLO 1 ", "A. OSLO 1\n", "OSLO 1, ", "OSLO 1 AND ", "06 OSLO 1 ", "OSLO ", "(\"OSLO ", "1 ", "12/", "12, 13 AND ",
            "ZZZZZZ 12; ", "N'DJAMENA ",
        "REF: ", "\nREF: ", "REF: A. OSLO 1\n", "TAGS: ", "\nTAGS: PGOV, ", "PGOV", "PGOV ", "PGOVPREL", "PGOV,\n", "(STEINBERG, JAMES) ",
            "SUBJECT: ", "\nSUBJECT: X", "E.O. 12958: ", "\nE.O. 12958: DECL: 01/01/2010\n",
        "Classified By: ", "\nClassified By: ", "Ambassador ", "for reasons 1.4 (b) ", "1.4 (b) and ", "Reason: 1.4\n", "reasons\n\n",
        "C O N F I D E N T I A L ", "C O N F I D E N T I A L\n", "C O N F I D E N T I A L SECTION 01 OF 02 OSLO 000042\n",
            "CONFIDENTIAL\n\n", "UNCLAS ", "SIPDIS\n", "SIPDIS ", "NOFORN ", "\nSECRET\nPAGE 02 OSLO 00042 01 OF 02 010203Z\n",
        "OSLO 00000042  002 OF 004\n", "OSLO 00000042  002 OF 004 ", "PAGE 02        OSLO  00042  01 OF 03  182017Z\n",
            "PAGE 02 OSLO 00042 01 OF 03 182017Z ", "PAGE 02 Z Z Z ",
        "R 171512Z JAN 90\n", "R 171512Z JAN 90\nFM OSLO\nTO X\n", "FM OSLO\n", "FM OSLO\nTO RUEHC/SECSTATE WASHDC 1234\n", "TO X\n",
            "INFO X\n", "XMT X\n", "RUEHC/X PRIORITY 1234\n", "ACTION AF-00\n", "INFO  LOG-00 X-00\n", "VZCZCXRO0001\n",
            "DE RUEHNP #0042/01 0611309\n",
        "----------------- header ends ----------------\n", "id: 1\nrefid: 06OSLO1\n", "Tuesday, 05 May 2009, 14:59\n", "Summary: ",
            "Summary\n-------\n", "End summary. ", "SUMMARY ", "summary\n\n", "Title\n-----\n", "//TITLE//\n\n", "TITLE\n\n", "Title\n",
        "- item\n", "a   b   c\n", "NNNN\n", "BASSETT\n", "BASSETT\n\n", "Visit the Site\nhttp://x\n", ">\n", "...", "..", "xxxxxxxxxxxx ",
            "Word. Word.\n", "word\n\nword ", "O", "0O", "STATE STATE ", "THE HAGUE ",
    ];

    public static int Run(string[] args)
    {
        double size = args is ["--size", var given, ..] ? double.Parse(given, CultureInfo.InvariantCulture) : 1;
        string[] pieces = args is ["--size", _,
            .. { Length: > 0 } only] ? [.. only.Select(System.Text.RegularExpressions.Regex.Unescape)] : Pieces;
        int small = (int)(size * 1_000_000);
        string[] tops = ["", "C O N F I D E N T I A L NORTHPORT 000042\n\nE.O. 12958: DECL: 01/01/2017\nTAGS: PGOV\nSUBJECT: X\nREF: ",
            "UNCLAS NORTHPORT 000042\nTAGS: PGOV\nSUBJECT: X\n\n1. (C) X\n\n"];
        double worstRatio = 0, slowest = double.MaxValue;
        foreach (string piece in pieces)
        {
            foreach (string top in tops)
            {
                double one = Math.Min(Seconds(top, piece, small), Seconds(top, piece, small)), four = Seconds(top, piece, small * Factor);
                double ratio = four / Math.Max(one, 0.002), rate = small * Factor / 1e6 / Math.Max(four, 0.001);
                worstRatio = Math.Max(worstRatio, ratio);
                slowest = Math.Min(slowest, rate);
                if (ratio > Factor * 2 || rate < 10)
                    Console.WriteLine(
                        $"{ratio,6:0.0} times for {Factor} times the text, {rate,7:0.0} MB/s: "
                            + $"{piece.Replace("\n", "\\n", StringComparison.Ordinal)} after {top.Length} characters");
            }
        }
        Console.WriteLine(
            $"{pieces.Length * tops.Length} texts of {size:0.#} and {size * Factor:0.#} MB: at worst {worstRatio:0.0} times the time for "
                + $"{Factor} times the text; slowest {slowest:0.0} MB/s");
        return 0;
    }

    private static double Seconds(string top, string piece, int length)
    {
        string text = top + string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1));
        var raw = new RawCable { Body = text, Location = new SourceLocation("hostile", 1, 0, 0) };
        TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
        CableParser.Parse(raw);
        CableParser.Parse(raw with { Header = text, Body = "" });
        return (Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds;
    }
}
