using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CableViewer.Cables;

/// <summary>The name an origin gives a cable: two-digit year, origin, serial, as in <c>07MEXICO1068</c>.</summary>
/// <remarks>
/// The origin is kept as letters only (<c>PORTAUPRINCE</c>). Serials restart each year at each origin, so an ID is unique only
/// with its year. See <see cref="ToString"/> for the one form used in URLs, JSON and SQL.
/// </remarks>
public readonly record struct ReferenceId(int Year, string Origin, int Serial) : IParsable<ReferenceId>, IComparable<ReferenceId>
{
    // The oldest cable is of 1966, so 66..99 are 19xx and 00..65 are 20xx.
    private const int EarliestYear = 1966;

    // References name serials of up to seven digits; archived cables have six at most.
    private const int LongestSerial = 7;

    // The longest origin is of 17 letters; damaged ones run to about forty.
    private const int LongestOrigin = 48;

    /// <summary>The two digits the ID begins with: <c>07</c>.</summary>
    public string YearDigits => (Year % 100).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads what people write: <c>07MEXICO1068</c>, <c>07 Mexico 1068</c>, <c>07-PORT-AU-PRINCE-012</c>, <c>1975DACCA00292</c>.
    /// </summary>
    /// <returns>False, and no exception, for anything else.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out ReferenceId id)
    {
        id = default;
        text = text.Trim();
        int originStart = text.IndexOfAnyExceptInRange('0', '9');
        int serialStart = text.LastIndexOfAnyExceptInRange('0', '9') + 1;
        if (originStart is not (2 or 4) || text.Length - serialStart is < 1 or > 12) return false;
        if (!TryReadOrigin(text[originStart..serialStart], out string origin)) return false;

        ReadOnlySpan<char> digits = text[serialStart..].TrimStart('0');
        if (digits.Length is < 1 or > LongestSerial) return false;

        int year = int.Parse(text[..originStart], NumberStyles.None, CultureInfo.InvariantCulture);
        if (originStart == 2) year += year >= EarliestYear % 100 ? 1900 : 2000;
        else if (year is < EarliestYear or > EarliestYear + 99) return false;

        id = new ReferenceId(year, origin, int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out ReferenceId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ReferenceId result) =>
        TryParse(s, out result);

    /// <exception cref="FormatException">The text is no reference ID.</exception>
    public static ReferenceId Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)"/>
    public static ReferenceId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out ReferenceId id) ? id : throw new FormatException($"\"{s}\" is no reference ID; one looks like 07MEXICO1068.");

    /// <summary>Order of year, origin, serial.</summary>
    public int CompareTo(ReferenceId other) =>
        Year != other.Year ? Year.CompareTo(other.Year)
        : Origin != other.Origin ? string.CompareOrdinal(Origin, other.Origin)
        : Serial.CompareTo(other.Serial);

    public static bool operator <(ReferenceId left, ReferenceId right) => left.CompareTo(right) < 0;
    public static bool operator <=(ReferenceId left, ReferenceId right) => left.CompareTo(right) <= 0;
    public static bool operator >(ReferenceId left, ReferenceId right) => left.CompareTo(right) > 0;
    public static bool operator >=(ReferenceId left, ReferenceId right) => left.CompareTo(right) >= 0;

    /// <summary>The canonical form: <c>07MEXICO1068</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{YearDigits}{Origin}{Serial}");

    // Letters make the origin; blanks, hyphens, apostrophes and stops between them are how people write it.
    private static bool TryReadOrigin(ReadOnlySpan<char> text, out string origin)
    {
        origin = "";
        Span<char> letters = stackalloc char[LongestOrigin];
        int count = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiLetter(c))
            {
                if (count == letters.Length) return false;
                letters[count++] = char.ToUpperInvariant(c);
            }
            else if (!char.IsWhiteSpace(c) && c is not ('-' or '\'' or '’' or '.' or ',' or '_' or '#')) return false;
        }
        origin = letters[..count].ToString();
        return count > 0;
    }
}
