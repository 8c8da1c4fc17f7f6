using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CableViewer.Web.Cables.Text;

/// <summary>
/// The encoder of all pages: only what HTML itself needs is escaped (¶ stays ¶), and characters that HTML cannot hold become U+FFFD.
/// </summary>
/// <remarks>The framework's own writes a NUL as <c>&amp;#x0;</c>, which is an error in HTML.</remarks>
internal sealed unsafe class PageEncoder : HtmlEncoder
{
    private static readonly HtmlEncoder Inner = Create(UnicodeRanges.All);

    public override int MaxOutputCharactersPerInputCharacter => Inner.MaxOutputCharactersPerInputCharacter;

    public override int FindFirstCharacterToEncode(char* text, int textLength) => Inner.FindFirstCharacterToEncode(text, textLength);

    public override bool WillEncode(int unicodeScalar) => Inner.WillEncode(unicodeScalar);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!HtmlText.IsForbidden(unicodeScalar))
            return Inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        numberOfCharactersWritten = bufferLength > 0 ? 1 : 0;
        if (bufferLength > 0) *buffer = HtmlText.Replacement;
        return bufferLength > 0;
    }
}
