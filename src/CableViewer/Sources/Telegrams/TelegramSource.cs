using CableViewer.Sources.Files;

namespace CableViewer.Sources.Telegrams;

/// <summary>
/// Bare telegram text, header and body in one (formats.md 2.4), one or several a file. The parser divides the two and builds the reference
/// ID.
/// </summary>
public sealed class TelegramSource : ICableSource
{
    /// <summary>Bytes; a longer telegram is reported, and delivered in pieces.</summary>
    public int LongestRecord { get; init; } = OverlongRecord.DefaultLimit;

    public RecordFormat Format => RecordFormat.Telegram;

    public IAsyncEnumerable<SourceRecord> ReadAsync(Stream stream, string file, CancellationToken cancellationToken) =>
        SplitFile.ReadAsync(stream, file, LongestRecord, new TelegramEnd(), Read, cancellationToken);

    private static SourceRecord Read(ReadOnlyMemory<byte> bytes, SourceLocation location)
    {
        int replaced = 0;
        string text = SourceText.Decode(bytes.Span, ref replaced);
        return new SourceRecord
        {
            Location = location,
            Bytes = bytes,
            Cable = new RawCable
            {
                Body = text,
                HeaderInBody = true,
                PartialExtract = SourceText.IsPartialExtract(text),
                Location = location
            },
            Problems = SourceText.ReplacedProblem(replaced, location.Line) is { } problem ? [problem] : [],
        };
    }

    /// <summary>
    /// A telegram ends where the next one begins: at a transmission ID, at a second ZNY line, and after <c>NNNN</c> or a form feed if what
    /// follows opens a telegram and is no page of the same one. A later section of the same telegram, sent with a header of its own,
    /// belongs to it.
    /// </summary>
    private sealed class TelegramEnd : IRecordEnd
    {
        // Enough to find the DE line of a header: routing indicators may run over several lines.
        private const int LookAhead = 2_000;

        private int position;
        private int blockStart;
        private int loneClassification;
        private bool hasSender;
        private bool isAfterBreak;
        private bool isBlockEnd;
        private bool isRoutingLast;
        private string station = "";

        public void Reset()
        {
            (position, blockStart, loneClassification) = (0, 0, -1);
            (hasSender, isAfterBreak, isBlockEnd, isRoutingLast) = (false, false, false, false);
            station = "";
        }

        public int Find(ReadOnlySpan<byte> bytes, bool isFinal)
        {
            while (position < bytes.Length)
            {
                if (bytes.Length - position < LookAhead && !isFinal) return -1;
                int stop = bytes[position..].IndexOfAny((byte)'\n', (byte)'\f');
                if (stop < 0 && !isFinal) return -1;
                int lineEnd = stop < 0 ? bytes.Length : position + stop;
                if (BeginsNext(bytes, bytes[position..lineEnd].Trim(" \t\r"u8)) is { } start) return start;

                if (stop >= 0 && bytes[lineEnd] == '\f') (isAfterBreak, loneClassification) = (true, -1);
                position = lineEnd + 1;
            }
            return isFinal ? bytes.Length : -1;
        }

        private int? BeginsNext(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> line)
        {
            if (line.IsEmpty)
            {
                isBlockEnd = true;
                return null;
            }
            if (isBlockEnd && !isRoutingLast) blockStart = position;
            isBlockEnd = false;
            isRoutingLast = TelegramLine.IsRouting(line);

            if (position > 0)
            {
                int? start =
                    TelegramLine.IsTransmissionId(line) ? position
                    : hasSender && TelegramLine.IsProtection(line) ? blockStart
                    : isAfterBreak && TelegramLine.OpensTelegram(line) ? position
                    : loneClassification > 0 && line.StartsWith("PAGE 01"u8) ? loneClassification
                    : null;
                if (start > 0 && !IsLaterSection(bytes[start.Value..])) return start;
            }

            // After a break, CONFIDENTIAL alone opens a retrieved telegram if PAGE 01 follows it, and a further page of one if PAGE 02
            // does.
            loneClassification = isAfterBreak && TelegramLine.IsClassification(line) ? position : -1;
            isAfterBreak = line.SequenceEqual("NNNN"u8);
            hasSender |= line.StartsWith("FM "u8);
            if (station is "") station = TelegramLine.ReadStation(line).Station;
            return null;
        }

        private bool IsLaterSection(ReadOnlySpan<byte> block)
        {
            block = block[..Math.Min(block.Length, LookAhead)];
            int sender = block.IndexOf("\nDE "u8);
            if (station is "" || sender < 0) return false;
            ReadOnlySpan<byte> line = block[(sender + 1)..];
            int end = line.IndexOf((byte)'\n');
            var (nextStation, section) = TelegramLine.ReadStation(end < 0 ? line : line[..end]);
            return section > 1 && nextStation == station;
        }
    }
}
