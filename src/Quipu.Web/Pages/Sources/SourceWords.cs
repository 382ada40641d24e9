using System.Globalization;
using Quipu.Sources.Grades;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Sources;

/// <summary>What a row of the list of sources says in words.</summary>
static class SourceWords
{
    internal static string Years(SourceRow row) => (row.FirstYear, row.LastYear) switch
    {
        ({ } first, { } last) when first != last => string.Create(CultureInfo.InvariantCulture, $"{first}–{last}"),
        ({ } year, _) => year.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>As a person gave it, else those that its documents and registers state.</summary>
    internal static string Licence(Words words, SourceRow row) =>
        row.Licence ?? (row.Licences.IsDefaultOrEmpty ? words["datasets.licence.none"] : string.Join("; ", row.Licences));
}
