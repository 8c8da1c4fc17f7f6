using System.Globalization;
using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Parsing.Front;
using CableViewer.Parsing.Layout;
using CableViewer.Parsing.Lines;
using CableViewer.Parsing.Paragraphs;
using CableViewer.Parsing.References;
using CableViewer.Sources;

namespace CableViewer.Parsing;

/// <summary>Reads a cable from its raw text. Pure: no I/O, no clock, no exception for any input, time linear in the text.</summary>
public static class CableParser
{
    // Labels and remarks that no text follows are shorter.
    private const int LongestTop = 600;

    private const string PartialExtractNote = "This record is a partial extract";

    public static Parsed<Cable> Parse(RawCable raw) => new Reading(raw).Run();

    /// <summary>One cable being read.</summary>
    private sealed class Reading(RawCable raw)
    {
        private readonly List<Diagnostic> diagnostics = [];
        private readonly string body = raw.Body;
        private readonly int bodyLine = raw.Header is "" ? 1 : raw.Header.AsSpan().TrimEnd('\n').Count('\n') + 3;
        private int countedTo;
        private int counted;

        public Parsed<Cable> Run()
        {
            List<TextLine> lines = LongLines.Cut(body, TextLines.Split(body));
            LeakedRow.SkipStamp(body, lines);
            StubAbove stub = StubAbove.Find(body, lines, ReferenceId.TryParse(raw.ReferenceId, out ReferenceId given) ? given : null);
            LeakedRow row = stub.End > 0 ? LeakedRow.Above(body, lines, stub.End) : LeakedRow.Find(body, lines);
            int top = row.End;
            if (top > 0 && !raw.HeaderInBody && (stub.End == 0 || stub.HasRow)) ReportLeak(row);
            List<TextLine> proper = lines.GetRange(top, lines.Count - top);
            RemoveNextRow(proper);
            int frontEnd = stub.IsForeign ? 1 : FrontMatter.FindEnd(body, proper);
            ClosingLines closing = ClosingLines.Read(body, proper, frontEnd);
            // A cable on one line without numbered paragraphs has its labels in its text.
            var front = new FrontLines(body, proper, frontEnd == 0 && FrontMatter.IsWholeCable(body, proper) ? 1 : frontEnd);
            var stubFront = new FrontLines(body, lines, stub.End > 0 ? IndexOfLine(lines, stub.Cut) + 1 : 0);
            // What the record is, its stub says; the text of another cable is text from its first label on.
            if (stub.IsForeign) front = new FrontLines(body, proper, 0);
            front.AddMissing(stubFront);
            // The addressees end where the cable proper begins; without a sender nothing but the text itself tells the two apart.
            int headerEnd = top > 0 ? 0 : frontEnd;
            string headerText = raw.Header is "" && !stub.IsForeign
                && (raw.HeaderInBody || top > 0) ? body[..(headerEnd < proper.Count ? proper[headerEnd].Start : body.Length)] : raw.Header;
            bool isPartial = raw.PartialExtract || stub.IsPartialExtract || headerText.StartsWith(PartialExtractNote,
                StringComparison.Ordinal);
            TransmissionHeader header = TransmissionHeader.Read(
                headerText, (line, code, message) => diagnostics.Add(new Diagnostic(code, message, line + 1)));
            ClassificationLine? classificationLine =
                stub.End > 0 ? ClassificationLine.Read(proper[0].In(body)) : ClassificationLine.Find(body, proper);

            (string? order, DateOnly? declassifyOn) = ExecutiveOrderLine.Read(front);
            (ReferenceId? id, string? publishedAs) =
                ReadId(header, classificationLine, row.ReferenceId, order is null ? null : declassifyOn);
            DateTimeOffset? created = ReadCreated(header, front);
            var citing = new CitingCable(
                id, raw.Created?.Year ?? id?.Year ?? created?.Year,
                    HasOwnSerial(id, header, classificationLine) ? created?.DayOfYear : null,
                    new NamedPosts(id, header.Names(), raw.Origin));
            List<TextPart> rows = ReadRows(proper, frontEnd, closing);
            TopFields fields = ReadTop(proper, frontEnd, front, stub.IsForeign ? [] : rows, citing);
            List<TextPart> unread = UnreadText.Find(body, proper, frontEnd, fields);
            if (unread.Count > 0)
            {
                Report(unread[0].Start, "text-not-read", "Text that no part of the top could hold stands in it; it was made a paragraph.");
                if (UnreadText.CutOff(body, proper, frontEnd, unread) is >= 0 and var cut)
                {
                    // The last field ran on into the text: it ends here, and the text is read as any other.
                    frontEnd = cut;
                    closing = ClosingLines.Read(body, proper, frontEnd);
                    front = new FrontLines(body, proper, frontEnd);
                    front.AddMissing(stubFront);
                    rows = ReadRows(proper, frontEnd, closing);
                    fields = ReadTop(proper, frontEnd, front, rows, citing);
                    unread = [];
                }
            }
            (string subject, IReadOnlyList<string> tags, IReadOnlyList<Reference> references, IReadOnlyList<Classifier> classifiedBy,
                string? reason, IReadOnlyList<string> captions) = fields;
            int textStart = frontEnd < proper.Count ? proper[frontEnd].Start : body.Length;
            int textEnd = closing.First < proper.Count ? proper[closing.First].Start : body.Length;
            if (closing.SignedBy.Count == 0 && body.AsSpan().TrimEnd().EndsWith("..."))
                Report(body.AsSpan().TrimEnd().Length - 1, "text-cut-short", "The text ends in an ellipsis: the source cut it.");
            else if (stub.End > 0 && textStart == textEnd)
                Report(stub.Cut, "text-cut-short",
                "The text ends in an ellipsis, and only its top part follows once more: the source cut it.");
            if (front.Fields.Any(field => field.IsUnlabelled)) Report(0, "missing-subject", "The subject has no label.");
            else if (IsWhole(isPartial, front)) ReportMissing(front);
            rows.InsertRange(0, unread);
            IReadOnlyList<Paragraph> paragraphs = new ParagraphSplitter(body, rows, raw.LinesJoined, isPartial, Report).Split(textEnd);
            if (paragraphs.Count == 0 && front.Fields is [var first, ..] && textEnd - proper[first.Line].Start - fields.Length > LongestTop)
                Report(proper[first.Line].Start, "text-not-read", "Much stands below the first label, and no paragraph was read from it.");

            var cable = new Cable
            {
                ReferenceId = id,
                PublishedAs = publishedAs,
                Created = created,
                Released = raw.Released,
                Classification = ReadClassification(classificationLine, captions),
                Origin = raw.Origin ?? (id is { } known ? Origin.Find(known.Origin)?.Name : null),
                Articles = raw.Articles,
                PartialExtract = isPartial,
                Subject = subject,
                Title = TitleCase.From(subject),
                Tags = tags,
                References = references,
                Captions = captions,
                ExecutiveOrder = order,
                DeclassifyOn = declassifyOn,
                ClassifiedBy = classifiedBy,
                Reason = reason,
                SignedBy = closing.SignedBy,
                TransmissionId = header.TransmissionId,
                Precedence = header.Precedence,
                DateTimeGroup = header.DateTimeGroup,
                From = header.From,
                To = header.To,
                Info = header.Info,
                Summary = SummaryText.Read(paragraphs),
                Paragraphs = paragraphs,
                Header = raw.Header,
                Body = body,
                TextStart = textStart,
                TextEnd = textEnd,
            };
            diagnostics.Sort((one, other) => one.Line.CompareTo(other.Line));
            return new Parsed<Cable>(cable, diagnostics);
        }

        private void Report(int at, string code, string message)
        {
            // Nearly always asked in order; a step back counts anew.
            if (at < countedTo) (counted, countedTo) = (0, 0);
            counted += body.AsSpan(countedTo, at - countedTo).Count('\n');
            countedTo = at;
            diagnostics.Add(new Diagnostic(code, message, bodyLine + counted));
        }

        private static int IndexOfLine(List<TextLine> lines, int at)
        {
            int i = 0;
            while (i < lines.Count && lines[i].End < at) i++;
            return i;
        }

        private void RemoveNextRow(List<TextLine> lines)
        {
            int next = LeakedRow.FindNext(body, lines, raw.ReferenceId);
            if (next == lines.Count) return;
            Report(lines[next].Start, "leaked-source-row", "The row of the next record stands below the text.");
            lines.RemoveRange(next, lines.Count - next);
        }

        private void ReportLeak(LeakedRow row)
        {
            Report(0, "leaked-source-row", "The row of the source stands in front of the text.");
            if (row.ReferenceId is { } leaked && raw.ReferenceId is { Length: > 0 } given
                && ReferenceIdCorrection.Read(leaked) is { } one && ReferenceIdCorrection.Read(given) is { } other && one != other)
                Report(0, "leaked-row-contradicts", $"The row in the text is of {leaked}, the record of {given}.");
        }

        private List<TextPart> ReadRows(List<TextLine> lines, int frontEnd, ClosingLines closing) =>
            TextRows.Read(body, lines, frontEnd, closing.First, frontEnd < lines.Count ? lines[frontEnd].Start : body.Length);

        private TopFields ReadTop(List<TextLine> lines, int end, FrontLines front, List<TextPart> rows, CitingCable citing)
        {
            (IReadOnlyList<Classifier> classifiedBy, string? reason) = ClassifiedByLine.Read(front, OpeningOf(rows));
            string subject = SubjectLine.Read(front);
            if (subject is "" && raw.PageTitle is { Length: > 0 } title && HasSubject(front)) subject = SubjectLine.StripMarkings(title);
            List<string> tags = TagsLine.Read(front);
            if (tags.Count == 0) tags = [.. raw.Tags];
            return new TopFields(subject, tags, ReferenceLine.Read(front, citing), classifiedBy, reason, CaptionsOf(lines, end, front));
        }

        // Fragments and stubs have good reason to lack parts.
        private bool IsWhole(bool isPartial, FrontLines front) =>
            !isPartial && raw.ReferenceId is not null && front.Fields.Count > 1 && body.Length > 600;

        private void ReportMissing(FrontLines front)
        {
            if (!front.Of(FrontLabel.Tags).Any()) Report(0, "missing-tags", "The top part has no TAGS.");
            if (!front.Of(FrontLabel.Subject).Any()) Report(0, "missing-subject", "The top part has no subject.");
        }

        // A record of one ID with the text of another: its classification line names an origin and a serial that are not the record's.
        private void CheckText(ReferenceId id, ClassificationLine? line)
        {
            if (line is not { Origin: { } origin, Serial: { } serial } || !OriginCode.IsKnown(origin)) return;
            if (serial != id.Serial && origin != id.Origin)
                Report(0, "text-of-another-cable", $"The record is {id}, the text says {origin} {serial}.");
            else if (serial != id.Serial)
                Report(0, "serial-mismatch", $"The classification line has the serial {serial}, the reference ID {id.Serial}.");
        }

        // "1. (U) Classified by …"
        private string OpeningOf(List<TextPart> rows)
        {
            if (rows.Count == 0) return "";
            int end = rows[0].Start;
            for (int i = 0; i < rows.Count && i < 9 && (i == 0 || rows[i].Gap is LineGap.None); i++) end = rows[i].End;
            ReadOnlySpan<char> opening = body.AsSpan(rows[0].Start, Math.Min(end - rows[0].Start, 600));
            return opening.IndexOf("LASSIFIED BY", StringComparison.OrdinalIgnoreCase) >= 0 ? WhiteSpace.Fold(opening) : "";
        }

        // The serial of a damaged ID may be any number; what the text says too is right.
        private static bool HasOwnSerial(ReferenceId? id, TransmissionHeader header, ClassificationLine? line) =>
            id is { } own && (line?.Serial == own.Serial || header.StationSerial == own.Serial % 10_000);

        private static bool HasSubject(FrontLines front) => front.Fields.Count == 0 || !front.Of(FrontLabel.Subject).Any();

        private List<string> CaptionsOf(List<TextLine> lines, int end, FrontLines front)
        {
            var captions = new List<string>();
            // A cable on one line has them between its serial and its first label.
            if (FrontMatter.IsTopOnOneLine(body, lines) && front.Unlabelled is [var top, ..]) AddCaptions(top);
            for (int i = 0; i < end; i++)
            {
                ReadOnlySpan<char> line = lines[i].In(body).Trim();
                bool isClassification = LineKind.IsClassificationLine(line);
                if (!isClassification && !LineKind.IsCaption(line)) continue;
                AddCaptions(line.ToString());
            }
            return captions;

            void AddCaptions(string line)
            {
                string text = line.ToUpperInvariant().Replace("E F T O", "EFTO", StringComparison.Ordinal)
                    .Replace("SENSITIVE BUT UNCLASSIFIED", "SENSITIVE", StringComparison.Ordinal);
                foreach (string word in text.Split([' ', '/', ','], StringSplitOptions.RemoveEmptyEntries))
                    if (LineKind.IsCaptionWord(word) && !captions.Contains(word)) captions.Add(word);
            }
        }

        private (ReferenceId? Id, string? PublishedAs) ReadId(TransmissionHeader header, ClassificationLine? line, string? leaked,
            DateOnly? declassifyOn)
        {
            if ((raw.ReferenceId ?? leaked) is { Length: > 0 } given)
            {
                if (ReferenceIdCorrection.Read(given, new NamedPosts(null, header.Names(), raw.Origin)) is not { } id) return (null, null);
                bool reads = ReferenceId.TryParse(given, out ReferenceId asTyped), same = reads && asTyped == id;
                string typed = reads ? asTyped.ToString() : string.Concat(given.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
                if (!same) Report(0, "damaged-reference-id", $"The record was published as {typed}; the cable is {id}.");
                if (header.StationSerial is { } station && station != id.Serial % 10_000)
                    Report(0, "serial-mismatch", $"The transmission header has the serial {station:0000}, the reference ID {id.Serial}.");
                else CheckText(id, line);
                return (id, same ? null : typed);
            }
            // Bare text: the year of the date-time group, origin and serial of the classification line.
            int? year = header.Sent?.Year ?? raw.Created?.Year ?? (declassifyOn is { } day ? day.Year - 10 : null);
            // A name that the sender's line has as well is no misspelling.
            string? origin = line is { Typed: { } typedOrigin } && OriginCode.FindExact(typedOrigin) is null
                && new NamedPosts(null, header.Names(), raw.Origin).Contain(typedOrigin)
                ? typedOrigin
                : line?.Origin ?? (header.From is { } from ? OriginCode.Find(from) : null);
            int? serial = line?.Serial ?? header.StationSerial;
            if (year is not { } sent || origin is null || serial is not { } number || number > 9_999_999 || origin.Length > 48)
                return (null, null);
            if (header.StationSerial is { } check && check != number % 10_000)
                Report(0, "serial-mismatch", $"The transmission header has the serial {check:0000}, the classification line {number}.");
            return (new ReferenceId(sent, origin, number), null);
        }

        // The pages of 2010 print the hour on a 12-hour clock where the minutes belong (formats.md 2.2): the date-time group knows them.
        private DateTimeOffset? ReadCreated(TransmissionHeader header, FrontLines front)
        {
            if (raw.Created is not { } created) return header.Sent ?? WeekdayOf(front);
            bool hasDefect = created.Minute == (created.Hour % 12 is 0 ? 12 : created.Hour % 12);
            if (!hasDefect) return created;
            if (header.Sent is { } sent && sent.Date == created.Date) return sent;
            if (WeekdayOf(front) is { } weekday && weekday.Date == created.Date) return weekday;
            Report(0, "minutes-unknown", "The minutes of the time of creation are the hour again, and nothing else tells them.");
            return created.AddMinutes(-created.Minute);
        }

        // "Tuesday, 05 May 2009, 14:59"
        private static DateTimeOffset? WeekdayOf(FrontLines front)
        {
            foreach (string line in front.Unlabelled)
            {
                if (LineKind.IsWeekdayLine(line) && line.IndexOf(',', StringComparison.Ordinal) is var comma
                    && DateTimeOffset.TryParseExact(
                    line[(comma + 1)..].Trim(), "dd MMMM yyyy, HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                        out DateTimeOffset time)) return time;
            }
            return null;
        }

        private Classification? ReadClassification(ClassificationLine? line, IReadOnlyList<string> captions)
        {
            bool noforn = captions.Contains("NOFORN");
            Classification? read = line?.Level switch
            {
                'S' => noforn ? Classification.SecretNoforn : Classification.Secret,
                'C' => noforn ? Classification.ConfidentialNoforn : Classification.Confidential,
                'U' => captions.Contains("SENSITIVE") ? Classification.ForOfficialUseOnly : Classification.Unclassified,
                _ => null,
            };
            if (raw.Classification is not { Length: > 0 } label) return read;
            if (!Classification.TryParse(label, null, out Classification? given))
            {
                Report(0, "unknown-classification", "The record's classification is none of the six labels.");
                return read;
            }
            if (read is not null && read.Level != given.Level)
                Report(0, "classification-conflict", $"The record says {given}, the text {read}.");
            return given;
        }
    }
}
