using System.Globalization;
using CableViewer.Cables;
using CableViewer.Cables.Places;
using CableViewer.Search.Columns;
using CableViewer.Search.Queries;
using CableViewer.Web.Browse.Values;
using CableViewer.Web.Cables.Text;
using CableViewer.Web.Hosting;
using CableViewer.Web.Shared;

namespace CableViewer.Web.Browse.Lists;

/// <summary>Finds the list that an address names, in one state of the archive.</summary>
public static class ListFinder
{
    /// <param name="value">As the path has it behind the kind, decoded.</param>
    public static ListAnswer Find(CableIndex index, ListKind kind, string value)
    {
        // A slash inside a name comes as %2F, which servers leave as it is.
        string name = kind == ListKind.Article ? value : value.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (name.Length == 0) return null;
        return kind.Name switch
        {
            "origin" => FindOrigin(index, name),
            "country" => FindCountry(index, name),
            "region" => FindRegion(index, name),
            "kind" => FindPostKind(index, name),
            "date" or "released" => FindDays(index, kind, name),
            "tag" => FindTags(index, name),
            "classification" => FindClassification(index, name),
            "caption" => FindNamed(index.Captions, kind, name, "Caption ", Meanings.Caption(name.ToUpperInvariant())),
            "signer" => FindNamed(index.Signers, kind, name, "Signed by ", null),
            "addressee" => FindNamed(index.Addressees, kind, name, "Addressed to ", null),
            "article" => FindArticle(index, name),
            _ => null,
        };
    }

    /// <param name="cables">From <see cref="CableRows.FindCitingAsync"/>.</param>
    public static CableList CitedBy(ReferenceId id, CableSet cables) => new()
    {
        Kind = ListKind.CitedBy,
        Path = $"{Addresses.Cable(id)}/cited-by",
        Heading = $"Cables that cite {id}",
        Cables = cables,
        Wider = [new(Addresses.Cable(id), id.ToString())],
    };

    private static ListAnswer FindOrigin(CableIndex index, string code)
    {
        int number = index.Origins.Find(code);
        if (number < 0) return null;
        string canonical = index.Origins.Names[number];
        if (canonical != code) return ListAnswer.Moved(Addresses.Origin(canonical));
        string name = index.OriginNames[number];
        string kind = PostKind.Of(canonical, name);
        var wider = new List<ListLink>();
        if (Country.Find(index.CountryOfOrigin[number]) is { } country)
        {
            wider.Add(new(ListKind.Region.PathOf(country.Region.Slug), country.Region.Name));
            wider.Add(new(ListKind.Country.PathOf(country.Code), country.Name));
        }
        wider.Add(new(ListKind.Post.PathOf(PostKind.Slug(kind)), PostKind.Plural(kind)));
        return new CableList
        {
            Kind = ListKind.Origin,
            Path = Addresses.Origin(canonical),
            Heading = name,
            Cables = index.OfOrigins((other, _) => other == canonical),
            Wider = wider,
        };
    }

    private static ListAnswer FindCountry(CableIndex index, string text)
    {
        if (Country.Find(text) is not { } country) return null;
        if (country.Code != text) return ListAnswer.Moved(ListKind.Country.PathOf(country.Code));
        CableSet cables = index.OfOrigins((code, _) => Origin.Find(code)?.Country == country.Code);
        return cables.Count == 0 ? null : new CableList
        {
            Kind = ListKind.Country,
            Path = ListKind.Country.PathOf(country.Code),
            Heading = country.Name,
            Cables = cables,
            Wider = [new(ListKind.Region.PathOf(country.Region.Slug), country.Region.Name)],
            Related = OriginsWhere(index, (code, _) => Origin.Find(code)?.Country == country.Code),
        };
    }

    private static ListAnswer FindRegion(CableIndex index, string slug)
    {
        if (Region.Find(slug.ToLowerInvariant()) is not { } region) return null;
        if (region.Slug != slug) return ListAnswer.Moved(ListKind.Region.PathOf(region.Slug));
        CableSet cables = index.OfOrigins((code, _) => RegionOf(code) == region);
        return cables.Count == 0 ? null : new CableList
        {
            Kind = ListKind.Region,
            Path = ListKind.Region.PathOf(region.Slug),
            Heading = region.Name,
            Cables = cables,
            Related =
            [
                .. index.Origins.Names.Where(code => RegionOf(code) == region)
                    .Select(code => Country.Find(Origin.Find(code)!.Country)!)
                    .Distinct().OrderBy(country => country.Name, StringComparer.Ordinal)
                    .Select(country => new ListLink(ListKind.Country.PathOf(country.Code), country.Name)),
            ],
        };
    }

    private static Region? RegionOf(string code) =>
        Origin.Find(code) is { Country: not "" } origin ? Country.Find(origin.Country)?.Region : null;

    private static ListAnswer FindPostKind(CableIndex index, string slug)
    {
        string canonical = slug.ToLowerInvariant();
        bool IsMeant(string code, string name) => PostKind.Slug(PostKind.Of(code, name)) == canonical;
        CableSet cables = index.OfOrigins(IsMeant);
        if (cables.Count == 0) return null;
        if (slug != canonical) return ListAnswer.Moved(ListKind.Post.PathOf(canonical));
        int any = Enumerable.Range(0, index.Origins.Names.Count).First(i => IsMeant(index.Origins.Names[i], index.OriginNames[i]));
        return new CableList
        {
            Kind = ListKind.Post,
            Path = ListKind.Post.PathOf(slug),
            Heading = PostKind.Plural(PostKind.Of(index.Origins.Names[any], index.OriginNames[any])),
            Cables = cables,
            Related = OriginsWhere(index, IsMeant),
        };
    }

    private static ListLink[] OriginsWhere(CableIndex index, Func<string, string, bool> isMeant) =>
    [
        .. index.Origins.Names.Select((code, i) => (code, name: index.OriginNames[i]))
            .Where(origin => isMeant(origin.code, origin.name))
            .OrderBy(origin => origin.name, StringComparer.OrdinalIgnoreCase)
            .Select(origin => new ListLink(Addresses.Origin(origin.code), origin.name)),
    ];

    private static ListAnswer FindDays(CableIndex index, ListKind kind, string prefix)
    {
        if (!DatePrefix.IsOne(prefix) || !DayRange.TryParse(prefix, out DayRange days)) return null;
        bool isRelease = kind == ListKind.Released;
        var wider = new List<ListLink>();
        foreach (int length in (ReadOnlySpan<int>)[4, 7])
        {
            if (prefix.Length > length)
                wider.Add(new($"{kind.Path}/{prefix[..length]}", length == 4 ? prefix[..4] : Shown.Prefix(prefix[..length])));
        }
        return new CableList
        {
            Kind = kind,
            Path = $"{kind.Path}/{prefix}",
            Heading = isRelease ? $"Released {Shown.Prefix(prefix)}" : $"Cables of {Shown.Prefix(prefix)}",
            Cables = isRelease ? index.Released(days) : index.Created(days),
            Wider = wider,
            Days = prefix,
        };
    }

    private static ListAnswer FindTags(CableIndex index, string text)
    {
        if (TagCombination.Parse(text, code => index.Tags.Find(code) >= 0) is not { } tags) return null;
        string path = Addresses.Tags(tags);
        if (tags.ToString() != text) return ListAnswer.Moved(path);
        CableSet cables = index.Tags.WithName(tags.With[0]);
        foreach (string tag in tags.With.Skip(1)) cables = cables.And(index.Tags.WithName(tag));
        foreach (string tag in tags.Without) cables = cables.Without(index.Tags.WithName(tag));
        bool isOne = tags.With.Count + tags.Without.Count == 1;
        if (isOne && cables.Count == 0) return null;
        return new CableList
        {
            Kind = ListKind.Tag,
            Path = path,
            Heading = isOne
                ? MeaningOf(tags.With[0])
                : $"{string.Join(" and ", tags.With)}{(tags.Without.Count > 0 ? $" without {string.Join(" or ", tags.Without)}" : "")}",
            Cables = cables,
            Tags = tags,
            Related = isOne ? [] : [.. tags.With.Concat(tags.Without).Select(tag => new ListLink(Addresses.Tag(tag), MeaningOf(tag)))],
        };

        static string MeaningOf(string tag) => Tag.Find(tag)?.Meaning is { } meaning ? $"{tag}: {meaning}" : tag;
    }

    private static ListAnswer FindClassification(CableIndex index, string text)
    {
        if (!Classification.TryParse(text, CultureInfo.InvariantCulture, out Classification? label)) return null;
        if (label.Slug != text) return ListAnswer.Moved(Addresses.Classification(label));
        return new CableList
        {
            Kind = ListKind.Classification,
            Path = Addresses.Classification(label),
            Heading = label.Label,
            Cables = index.Classified(label),
        };
    }

    private static ListAnswer FindNamed(NameColumn column, ListKind kind, string name, string before, string? about)
    {
        if (column.Find(name) < 0) return null;
        string canonical = name.ToUpperInvariant();
        if (canonical != name) return ListAnswer.Moved(kind.PathOf(canonical));
        CableSet cables = column.WithName(name);
        // The archive remembers names that only an earlier text of a cable had.
        return cables.Count == 0
            ? null
            : new CableList { Kind = kind, Path = kind.PathOf(canonical), Heading = before + canonical, About = about, Cables = cables };
    }

    private static ListAnswer FindArticle(CableIndex index, string address)
    {
        string medium = ArticleAddress.Medium(address);
        int[] counts = index.Articles.Count(CableSet.All(index.Count));
        string[] ofMedium = [.. index.Articles.Names.Where((article, i) => counts[i] > 0 && ArticleAddress.Medium(article) == medium)];
        if (ofMedium.Length == 0) return null;
        if (ofMedium.FirstOrDefault(article => ArticleAddress.IsSame(article, address)) is { } found
            && ArticleAddress.Short(found).TrimEnd('/').Contains('/'))
        {
            return new CableList
            {
                Kind = ListKind.Article,
                Path = ArticleAddress.Path(found),
                Heading = $"Used by an article of {medium}",
                About = found,
                Cables = index.Articles.WithNames(article => ArticleAddress.IsSame(article, address)),
                Wider = [new(ListKind.Article.PathOf(medium), medium)],
            };
        }
        if (address.TrimEnd('/').Contains('/')) return null;
        if (address != medium) return ListAnswer.Moved(ListKind.Article.PathOf(medium));
        return new CableList
        {
            Kind = ListKind.Article,
            Path = ListKind.Article.PathOf(medium),
            Heading = $"Used by {medium}",
            Cables = index.Articles.WithNames(article => ArticleAddress.Medium(article) == medium),
            Related = [.. ofMedium.Order(StringComparer.OrdinalIgnoreCase)
                .Select(article => new ListLink(ArticleAddress.Path(article), ArticleAddress.Short(article)))],
        };
    }
}
