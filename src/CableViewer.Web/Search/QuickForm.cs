using System.Text;
using CableViewer.Search.Queries;
using Microsoft.AspNetCore.Mvc;

namespace CableViewer.Web.Search;

/// <summary>The form for those who do not know the syntax: it writes the query for them.</summary>
public sealed class QuickForm
{
    [FromQuery(Name = "all")]
    public string? All { get; set; }

    [FromQuery(Name = "phrase")]
    public string? Phrase { get; set; }

    [FromQuery(Name = "any")]
    public string? Any { get; set; }

    [FromQuery(Name = "none")]
    public string? None { get; set; }

    [FromQuery(Name = "together")]
    public string? Together { get; set; }

    [FromQuery(Name = "subject")]
    public string? Subject { get; set; }

    [FromQuery(Name = "origin")]
    public string? Origin { get; set; }

    [FromQuery(Name = "tag")]
    public string? Tag { get; set; }

    [FromQuery(Name = "class")]
    public string? Class { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "until")]
    public string? Until { get; set; }

    /// <returns>The query that the fields mean; empty where none is filled.</returns>
    public string Write()
    {
        var query = new StringBuilder();
        foreach (string word in Words(All)) Add(word);
        if (Plain(Phrase) is { Length: > 0 } phrase) Add($"\"{phrase}\"");
        string[] any = Words(Any);
        if (any.Length > 0) Add(any.Length == 1 ? any[0] : $"({string.Join(" OR ", any)})");
        string[] together = Words(Together);
        if (together.Length > 0) Add(together.Length == 1 ? together[0] : $"({string.Join(" /p ", together)})");
        foreach (string word in Words(None)) Add($"-{word}");
        foreach (string word in Words(Subject)) Add($"subject:{word}");
        AddField(QueryField.Origin, Origin);
        AddField(QueryField.Tag, Tag);
        AddField(QueryField.Class, Class);
        string from = Plain(From), until = Plain(Until);
        if (from is not "" || until is not "") Add($"date:{(from == until ? from : $"{from}..{until}")}");
        return query.ToString();

        void Add(string part) => query.Append(query.Length > 0 ? " " : "").Append(part);

        void AddField(QueryField field, string? value)
        {
            if (Plain(value) is { Length: > 0 } plain)
                Add($"{field.ToString().ToLowerInvariant()}:{(plain.Contains(' ') ? $"\"{plain}\"" : plain)}");
        }
    }

    private static string[] Words(string? text) => [.. Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Quoted)];

    // What the syntax would understand otherwise is put into quotation marks.
    private static string Quoted(string word) =>
        word.TrimEnd('*').All(char.IsLetterOrDigit) && word is not ("OR" or "AND" or "NOT" or "NEAR") ? word : $"\"{word}\"";

    private static string Plain(string? text) =>
        string.Join(' ', (text ?? "").Replace('"', ' ').Replace('(', ' ').Replace(')', ' ').Split(default(char[]),
        StringSplitOptions.RemoveEmptyEntries));
}
