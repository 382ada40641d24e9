using Quipu.Sources.Protected;

namespace Quipu.Documents;

/// <summary>The last step to a document of a protected source: what its text's front says of authors and addresses goes too.</summary>
static class VeiledDocument
{
    internal static Document From(this Document document, Veil veil) => document with
    {
        Title = Bare(document.Title) ?? $"{veil.Pseudonym}, {veil.Location[(veil.Location.LastIndexOf('/') + 1)..]}",
        Authors = [],
        Publisher = veil.Pseudonym,
        Url = null,
        Licence = null,
    };

    // The mark of a heading in Markdown.
    static string? Bare(string? title) => title is ['#', ..] && title.TrimStart('#') is [' ', ..] heading ? heading.Trim() : title;
}
