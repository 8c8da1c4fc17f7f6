using System.Text;
using CableViewer.Sources;
using CableViewer.Sources.Detection;

namespace CableViewer.Tests.Sources.Files;

/// <summary>Files that hold cables in a form that is not read: refused by name, and never taken for telegrams.</summary>
public sealed class OtherFormatTests
{
    private const string Telegram =
        "VZCZCXRO3368\nR 021309Z MAR 07\nFM AMCONSUL KELPSUND\nTO RUEHC/SECSTATE WASHDC 5594\n\nC O N F I D E N T I A L KELPSUND "
            + "000012\n\nSUBJECT: LAMPS\n\n1. (C) Out.\n\nLANTERN";

    private static string? Refuse(string content)
    {
        ICableSource? source = SourceDetection.Detect(Encoding.UTF8.GetBytes(content), SourceFormat.Auto, 1_000_000, out string refusal);
        return source is null ? refusal : null;
    }

    [Theory]
    [InlineData("INSERT INTO cable (id, refid, content) VALUES (1,'07KELPSUND12','{0}');\n")]
    [InlineData("-- MySQL dump 10.13\n\n/*!40101 SET NAMES utf8 */;\nINSERT INTO `cable` VALUES (1,'{0}'),\n(2,'{0}');\n")]
    [InlineData("CREATE TABLE cable (id integer, content text);\nCOPY cable (id, content) FROM stdin;\n1\t{0}\n\\.\n")]
    [InlineData("(1,'2007-03-02 13:09:00','07KELPSUND12','{0}'),\n")]
    [InlineData("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\ninsert into cable values(1,'{0}');\n")]
    public void A_dump_of_a_database_is_refused_by_name(string dump)
    {
        string? refusal = Refuse(dump.Replace("{0}", Telegram, StringComparison.Ordinal));
        Assert.StartsWith("No cable format recognised: this looks like a dump of an SQL database; ", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nr,when,what\n1,2007-03-02,\"{0}\"\n", "commas")]
    [InlineData("1;Kelpsund;07KELPSUND12;2007-03-02 13:09;\"{0}\"\n", "semicolons")]
    [InlineData("Kelpsund|07KELPSUND12|CONFIDENTIAL|{0}\n", "bars")]
    public void A_table_of_other_columns_is_no_telegram(string table, string between)
    {
        string? refusal = Refuse(table.Replace("{0}", Telegram, StringComparison.Ordinal));
        Assert.StartsWith($"No cable format recognised: this looks like a table, with {between} between its columns", refusal,
            StringComparison.Ordinal);
        Assert.EndsWith("name them in its first line.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SQLite format 3\0\u0010", "an SQLite database")]
    [InlineData("%PDF-1.4\n", "a PDF")]
    [InlineData("{\\rtf1\\ansi ", "a document in RTF")]
    [InlineData("WARC/1.0\r\n", "a web archive (WARC)")]
    [InlineData("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "a page saved as a web archive (MHTML)")]
    [InlineData("<?xml version=\"1.0\"?>\n<cables><cable>\n", "a page or an XML file")]
    public void A_document_is_refused_by_name(string start, string name) =>
        Assert.StartsWith($"No cable format recognised: this looks like {name}", Refuse($"{start}\n{Telegram}\n"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Retrieved from the files, with thanks, of a reader in Strelsau\n\n")]
    [InlineData("Thursday, 3 April 2008, 14:59\n")]
    [InlineData("-- DUMP OF LAMPS --\n")]
    [InlineData("<<218634>>\n")]
    [InlineData("REFS: 07KELPSUND12, 07STRELSAU15, 16, 17, 18\n")]
    [InlineData("STATE FOR EUR,WHA,INR\n")]
    public void A_telegram_below_a_note_is_still_one(string note) => Assert.Null(Refuse(note + Telegram));
}
