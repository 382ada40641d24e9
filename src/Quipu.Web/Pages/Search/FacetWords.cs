using Quipu.Search;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Search;

/// <summary>The names of facets and their values in the page's language; values that are names stay as they are.</summary>
static class FacetWords
{
    internal static string Field(Words words, string field) => words.Has("facet." + field) ? words["facet." + field] : field;

    internal static string Value(Words words, Facet facet)
    {
        var key = $"{facet.Field}.{facet.Value}";
        return words.Has(key) ? words[key] : facet.Value;
    }
}
