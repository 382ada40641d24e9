using Quipu.Places;
using Quipu.Web.Pages.Figures;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Map;

/// <summary>A map in words of a language.</summary>
static class MapWords
{
    /// <summary>What a place is called; the world where it is null.</summary>
    internal static string Name(this Words words, Area? place) => place is null ? words["map.world"]
        : place.IsOwn || place.Level != AreaLevel.Country ? place.Name
        : words.OfModel("country." + place.Code) ?? Schemata.Default.Countries.GetValueOrDefault(place.Code) ?? place.Name;

    /// <summary>"Áncash: 12 claims, in 7 documents of 3 independent origins", and that this is too little where it is.</summary>
    internal static string Told(this Words words, MapView view, MapRow row) => $"{words.Name(row.Place)}: {Value(words, view, row)}{Rests(words, view, row)}{(row.IsThin ? " · " + words[row.Value is null ? "map.conflict" : "map.thin"] : "")}";

    internal static string Value(this Words words, MapView view, MapRow row) => row.Value is not { } value ? "—"
        : view.Count == MapCount.Figures ? words.Value(Math.Round(value, 2)) : words.Number((long)value);

    internal static string Rests(Words words, MapView view, MapRow row) => view.Count == MapCount.Figures
        ? $" · {words.Count("figures.of", row.Tally.Documents)}, {words.Count("map.publishers", row.Tally.Origins)}"
        : $" · {words.Count("count.documents", row.Tally.Documents)}, {words.Count("map.origins", row.Tally.Origins)}";

    /// <summary>What is counted, of which years.</summary>
    internal static string Counted(this Words words, MapView view) => view.Figures is not { Concept: { } concept } figures ? words.Label(view.Count)
        : $"{concept.Label(new Model.Language(words.Code))}, {figures.Year}{(figures.Per > 0 ? $", {words["map.per"]}" : "")}";
}
