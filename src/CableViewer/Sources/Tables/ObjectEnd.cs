using CableViewer.Sources.Files;

namespace CableViewer.Sources.Tables;

/// <summary>
/// Where an object of a JSON file ends: at the end of its line, or of an object that runs over several lines, at its last brace. In a list,
/// the brackets and commas around an object belong to its record.
/// </summary>
internal sealed class ObjectEnd : IRecordEnd
{
    private bool isList;
    private bool isStarted;
    private bool isWholeLine;
    private bool isInString;
    private bool isEscaped;
    private bool isInObject;
    private int depth;
    private int position;

    public void Reset()
    {
        (isStarted, isWholeLine, isInString, isEscaped, isInObject) = (false, false, false, false, false);
        (depth, position) = (0, 0);
    }

    public int Find(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        if (!isStarted && !TryStart(bytes, isFinal)) return -1;
        if (isWholeLine) return FindLineEnd(bytes, isFinal);
        while (position < bytes.Length)
        {
            byte next = bytes[position];
            if (isInString)
            {
                // A line cannot end within a string: the object is broken, and costs no more than its line.
                if (next == '\n') return position;
                if (isEscaped) isEscaped = false;
                else if (next == '\\') isEscaped = true;
                else if (next == '"') isInString = false;
            }
            else if (isInObject && depth == 0) return FindEnd(bytes, isFinal);
            else if (next == '"') isInString = true;
            else if (next is (byte)'{' or (byte)'[') (depth, isInObject) = (depth + 1, true);
            else if (next is (byte)'}' or (byte)']') depth--;
            else if (next == '\n' && depth > 0 && BeginsObject(bytes) && bytes[(position + 1)..].StartsWith("{\""u8)) return position;
            position++;
        }
        return isInObject && depth == 0 ? FindEnd(bytes, isFinal) : isFinal ? bytes.Length : -1;
    }

    // Where the record begins in earnest. False where more is to be read first.
    private bool TryStart(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        int first = SourceText.CountWhiteSpace(bytes);
        if (first < bytes.Length && bytes[first] == '[' && !isList)
        {
            int inner = first + 1 + SourceText.CountWhiteSpace(bytes[(first + 1)..]);
            if (inner == bytes.Length && !isFinal) return false;
            if (inner < bytes.Length && bytes[inner] == '{') (isList, first) = (true, inner);
        }
        isWholeLine = first == bytes.Length || bytes[first] != '{';
        if (!isWholeLine && !isList)
        {
            // JSON Lines, as nearly always: the line ends as it began.
            int end = bytes[first..].IndexOf((byte)'\n');
            if (end < 0 && !isFinal) return false;
            isWholeLine = (end < 0 ? bytes : bytes[..(first + end)]).TrimEnd(" \t\r"u8) is [.., (byte)'}'];
        }
        isStarted = true;
        position = isWholeLine ? 0 : first;
        return true;
    }

    private int FindLineEnd(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        int end = bytes[position..].IndexOf((byte)'\n');
        if (end >= 0) return position + end;
        position = bytes.Length;
        return isFinal ? bytes.Length : -1;
    }

    // After the last brace.
    private int FindEnd(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        int next = position + SourceText.CountWhiteSpace(bytes[position..]);
        if (!isList)
        {
            // Whatever stands behind it on its line belongs to it, and makes it invalid.
            isWholeLine = true;
            return FindLineEnd(bytes, isFinal);
        }
        if (next == bytes.Length) return isFinal ? position : -1;
        if (bytes[next] == ']')
        {
            isList = false;
            return next + 1;
        }
        return bytes[next] == ',' ? next + 1 : position;
    }

    // As a line of JSON Lines does, which was cut off: the next line is one of its own.
    private static bool BeginsObject(ReadOnlySpan<byte> bytes) => bytes.StartsWith("{\""u8);
}
