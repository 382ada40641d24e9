using System.Globalization;
using System.Text;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Network;
using Quipu.Registers;
using Quipu.Sources.Protected;

namespace Quipu.Web;

/// <summary>Addresses of pages. What a page shows is in its address, so that any view can be reopened and sent.</summary>
static class Links
{
    internal static string Document(DocumentId id) => "/documents/" + id.Value;

    /// <summary>A document with the words of a claim lit.</summary>
    internal static string Quote(DocumentId id, ClaimId claim) => $"/documents/{id.Value}?claim={claim.Value}#q-{claim.Value}";

    internal static string Claim(ClaimId id) => "/claims/" + id.Value;

    /// <summary>A source whose identity is sealed.</summary>
    internal static string Protected(ProtectedSourceId id) => "/sources/protected/" + id.Value;

    internal static string Entity(EntityId id) => "/entities/" + Uri.EscapeDataString(id.Value);

    internal static string Law(EntityId id) => "/laws/" + Uri.EscapeDataString(id.Value);

    /// <summary>Places held against an index; one of them; one of its indicators.</summary>
    internal static string Assessment(string? place, string? indicator, string? scheme) => "/assessment" + (place is null ? "" : "/" + Uri.EscapeDataString(place)) + (indicator is null ? "" : "/" + indicator) + (scheme is null ? "" : "?scheme=" + scheme);

    internal static string Board(Boards.BoardId id) => "/boards/" + id.Value;

    internal static string Source(Sources.Grades.SourceId id) => "/sources/" + id.Value;

    internal static string Dataset(DatasetName name) => "/datasets/" + Uri.EscapeDataString(name.Value);

    internal static string Import(long number) => string.Create(CultureInfo.InvariantCulture, $"/imports/{number}");

    /// <summary>A row of a register as it stood in its file. The import says how the file was read.</summary>
    internal static string Row(CaptureId capture, long number, long import) => string.Create(CultureInfo.InvariantCulture, $"/rows/{capture.Value}/{number}?import={import}");

    internal static string Row(RegisterOrigin origin) => Row(origin.Capture, origin.Row.Number, origin.Import);

    /// <summary>A series on a page of its own; what else was asked for is asked there too.</summary>
    internal static string Series(SeriesKey key, SeriesQuery query)
    {
        var address = new StringBuilder();
        Add(address, "metric", key.Concept);
        if (key.Place.Length > 0) Add(address, "place", key.Place);
        Add(address, "unit", key.Unit);
        if (query.Period is { } period) Add(address, "period", period.ToString());
        if (query.Publisher is { } publisher) Add(address, "publisher", publisher);
        if (query.Dataset is { } dataset) Add(address, "dataset", dataset.Value);
        if (query.ConflictsOnly) Add(address, "conflicts", "1");
        if (query.Reporting) Add(address, "reporting", "1");
        if (query.Vanished) Add(address, "vanished", "1");
        return "/figures/series" + address;
    }

    /// <summary>The rows that were added up to a value of a register.</summary>
    internal static string FigureRows(SeriesValue value)
    {
        var address = new StringBuilder();
        Add(address, "metric", value.Series.Concept);
        if (value.Series.Place.Length > 0) Add(address, "place", value.Series.Place);
        Add(address, "period", value.Period.ToString());
        Add(address, "publisher", value.Publisher);
        if (value.Vintage is { } vintage) Add(address, "vintage", vintage);
        Add(address, "dataset", value.Dataset.Value);
        return "/figures/rows" + address;
    }

    internal static string Tie(Edge edge) => $"/network/tie?from={edge.From.Value}&type={edge.Type.Wire()}&to={edge.To.Value}";

    internal static string With(string path, IQueryCollection query, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var kept = new StringBuilder();
        foreach (var (key, values) in query)
        {
            if (key is "page" or "lang" or "theme" || Changed(changes, key)) continue;
            foreach (var value in values) Add(kept, key, value);
        }

        foreach (var (key, value) in changes)
            if (value is not null) Add(kept, key, value);
        return path + kept;
    }

    internal static string Without(IQueryCollection query, params ReadOnlySpan<string> keys)
    {
        var kept = new StringBuilder();
        foreach (var (key, values) in query)
        {
            if (keys.Contains(key)) continue;
            foreach (var value in values) Add(kept, key, value);
        }

        return kept.ToString();
    }

    /// <summary>The same view in another language or dress.</summary>
    internal static string Here(HttpRequest request, string key, string value)
    {
        var kept = new StringBuilder(Without(request.Query, "lang", "theme"));
        Add(kept, key, value);
        return (request.Path.Value ?? "/") + kept;
    }

    /// <summary>A place within this site to go back to; anything else becomes the start page.</summary>
    internal static string Local(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\') && !back.Any(char.IsControl) ? back : "/";

    static bool Changed(ReadOnlySpan<(string Key, string? Value)> changes, string key)
    {
        foreach (var change in changes)
            if (change.Key == key) return true;
        return false;
    }

    static void Add(StringBuilder query, string key, string? value) =>
        query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value ?? ""));
}
