namespace CableViewer.Cards;

/// <summary>The picture in previews of pages that are about no single cable: the site's name, and what it is.</summary>
public static class SiteCard
{
    /// <param name="name">Of the site.</param>
    /// <param name="sentence">One line or two.</param>
    /// <returns>A PNG as large as <see cref="CableCard"/>'s.</returns>
    public static byte[] Draw(string name, string sentence) => CableCard.DrawWords(name, sentence);
}
