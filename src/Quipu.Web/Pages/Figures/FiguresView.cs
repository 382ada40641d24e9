using System.Collections.Immutable;
using System.Globalization;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Text;

namespace Quipu.Web.Pages.Figures;

/// <summary>Figures that registers publish and such as the reporting says, in one list: registers first.</summary>
/// <param name="Registers">Those of this page.</param>
/// <param name="Claims">Those of this page.</param>
/// <param name="Conflicting">Claims that give another value for the same metric, place and period than some other figure that was looked at.</param>
public sealed record FiguresView(
    ImmutableArray<KeptFigure> Registers, ImmutableArray<ShownClaim> Claims, int Total, int RegisterTotal, FigureQuery Query, Paging Paging, ImmutableHashSet<ClaimId> Conflicting)
{
    /// <summary>Claims of figures that are looked through; a workspace with more is narrowed by words.</summary>
    const int MostClaims = 2000;

    internal static FiguresView Load(Desk desk, Asked asked)
    {
        var query = new FigureQuery
        {
            Dataset = asked.Text("dataset") is { } dataset ? new DatasetName(dataset) : null,
            Metric = asked.Text("metric"),
            Place = asked.Text("place"),
            Period = asked.Date("period"),
            Publisher = asked.Text("publisher"),
            ConflictsOnly = asked.Flag("conflicts"),
            Vanished = asked.Flag("vanished"),
        };
        var paging = asked.Paging(rows: 100);
        if (asked.Fault is not null) return new([], [], 0, 0, query, paging, []);
        var figures = desk.Store.Figures(desk.Viewer, query, paging);
        var claims = desk.Store.Claims(desk.Viewer, new() { Types = [ClaimType.Figure], Order = ClaimOrder.Date }, new(0, MostClaims)).Rows;
        var conflicting = Conflicts(claims, figures.Rows);
        var wanted = claims.Where(c => Answers(c, query) && (!query.ConflictsOnly || conflicting.Contains(c.Claim.Id)))
            .OrderBy(c => c.Claim[Detail.Metric], StringComparer.Ordinal).ThenBy(c => c.Place?.Name, StringComparer.Ordinal).ThenBy(c => c.Claim.Date).ThenBy(c => c.Claim.Id).ToList();
        var shown = wanted.Skip(Math.Max(0, paging.Offset - figures.Total)).Take(paging.Limit - figures.Rows.Length).ToImmutableArray();
        return new(figures.Rows, shown, figures.Total + wanted.Count, figures.Total, query, paging, conflicting);
    }

    /// <summary>The period that a claim's figure is of, in its words, else its date.</summary>
    internal static string? PeriodOf(Claim claim) => claim[Detail.Period] ?? claim.Date?.ToString();

    static bool Answers(ShownClaim shown, FigureQuery query) =>
        (query.Dataset is null || query.Dataset == shown.Document.Dataset)
        && (query.Metric is null || Words(query.Metric).IsSubsetOf(Words(shown.Claim[Detail.Metric])))
        && (query.Place is null || Words(query.Place).IsSubsetOf(Words(shown.Place?.Name)))
        && (query.Period is not { } period || (shown.Claim.Date is { } date && date.Earliest >= period.Earliest && date.Latest <= period.Latest))
        && (query.Publisher is null || Words(query.Publisher).IsSubsetOf(Words(shown.Document.Publisher)) || shown.Attribution.Any(a => Words(query.Publisher).IsSubsetOf(Words(a.Name))));

    static ImmutableHashSet<ClaimId> Conflicts(ImmutableArray<ShownClaim> claims, ImmutableArray<KeptFigure> figures)
    {
        var said = claims.Where(c => c.Claim[Detail.Metric] is not null && PeriodOf(c.Claim) is not null && !c.Claim.Negated)
            .Select(c => (Key: Key(c.Claim[Detail.Metric]!, c.Place?.Name, PeriodOf(c.Claim)!), Value: Number(c.Claim[Detail.Value]), Claim: (ClaimId?)c.Claim.Id));
        var published = figures.Where(f => !f.Vanished)
            .Select(f => (Key: Key(f.Figure.Label, f.Figure.PlaceName, f.Figure.Period.ToString()), Value: f.Figure.Value.ToString(CultureInfo.InvariantCulture), Claim: (ClaimId?)null));
        return [.. said.Concat(published).GroupBy(f => f.Key).Where(g => g.Select(f => f.Value).Distinct(StringComparer.Ordinal).Count() > 1).SelectMany(g => g).Select(f => f.Claim).OfType<ClaimId>()];
    }

    static (string, string, string) Key(string metric, string? place, string period) => (Folding.Compact(metric), Folding.Compact(place ?? ""), Folding.Compact(period));

    static HashSet<string> Words(string? text) => [.. Folding.Compact(text ?? "").Split([' ', '-', ':', '.', ','], StringSplitOptions.RemoveEmptyEntries)];

    static string Number(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : text ?? "";
}
