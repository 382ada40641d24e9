using System.Collections.Immutable;
using Quipu.Assessment;
using Quipu.Figures;
using Quipu.Search;

namespace Quipu.Web.Pages.Assessment;

/// <summary>By which scheme is assessed, among which, and what is wrong with files that are none.</summary>
public sealed record SchemeChoice(AssessmentScheme Scheme, ImmutableArray<AssessmentScheme> All, ImmutableArray<string> Faults)
{
    const string First = "global-organized-crime-index";

    internal static SchemeChoice? Load(Desk desk, Asked asked)
    {
        var (all, faults) = desk.Assessment.Schemes();
        var slug = asked.Text("scheme");
        if (slug is not null && all.All(s => s.Slug != slug)) asked.RefuseWord(slug, "scheme", string.Join(", ", all.Select(s => s.Slug)));
        return asked.Fault is not null ? null : new(all.FirstOrDefault(s => s.Slug == (slug ?? First)) ?? all[0], all, faults);
    }

    /// <summary>The scheme's name where the address must have it; null: it is taken anyway.</summary>
    internal string? Named => Scheme.Slug == First ? null : Scheme.Slug;
}

/// <summary>The places of which something on record bears on a scheme.</summary>
public sealed record AssessmentView(SchemeChoice Choice, ImmutableArray<PlaceSummary> Places, PublishedIndex? Index, Paging Paging)
{
    internal static AssessmentView? Load(Desk desk, Asked asked)
    {
        var paging = asked.Paging(rows: 100);
        return SchemeChoice.Load(desk, asked) is not { } choice || asked.Fault is not null ? null : new(choice, desk.Assessment.Places(desk.Viewer, choice.Scheme), desk.Assessment.Index(desk.Viewer, choice.Scheme), paging);
    }
}

/// <summary>One place, indicator by indicator.</summary>
public sealed record PlaceView(SchemeChoice Choice, PlaceAssessment Of, PublishedIndex? Index)
{
    internal AssessmentScheme Scheme => Choice.Scheme;

    internal static PlaceView? Load(Desk desk, Asked asked, string place) =>
        SchemeChoice.Load(desk, asked) is not { } choice || desk.Assessment.Of(desk.Viewer, choice.Scheme, place) is not { } found ? null : new(choice, found, desk.Assessment.Index(desk.Viewer, choice.Scheme));

    /// <summary>The published value of an indicator here, or null.</summary>
    internal IndexValue? Published(IndicatorResult result) => Index?.Find(result.Indicator, Of.Place.Code);

    /// <summary>The reporting here says strong and the index has less than the median of its places, or the reverse.</summary>
    internal bool Differs(IndicatorResult result) => Published(result) is { } value && (result.Level, value.Figure.Figure.Value.CompareTo(value.Median)) is (AssessedLevel.Strong, < 0) or (AssessedLevel.Weak, > 0);
}

/// <summary>One indicator in one place, with the claims that bear on it.</summary>
public sealed record IndicatorView(PlaceView Place, IndicatorResult Result, Page<BearingClaim> Claims, Paging Paging)
{
    /// <summary>Published values of the region, or of all places where the index has no region for this one.</summary>
    public ImmutableArray<IndexValue> Beside { get; init; } = [];

    /// <summary>Series of figures that stand beside it.</summary>
    public ImmutableArray<FigureSeries> Figures { get; init; } = [];

    internal static IndicatorView? Load(Desk desk, Asked asked, (string Place, string Indicator) of)
    {
        var paging = asked.Paging(rows: 30);
        if (PlaceView.Load(desk, asked, of.Place) is not { } place || place.Of.Find(of.Indicator) is not { } result || asked.Fault is not null) return null;
        var region = place.Scheme.RegionOf(of.Place);
        return new(place, result, desk.Assessment.Claims(desk.Viewer, place.Scheme, (of.Place, result.Indicator), paging), paging)
        {
            Beside = [.. (place.Index?.All(result.Indicator) ?? []).Where(v => region is null || region.Countries.Contains(v.Place, StringComparer.Ordinal))],
            Figures = of.Place == AssessedPlace.Nowhere ? [] : [.. result.Indicator.Figures.SelectMany(f => desk.Store.Series(desk.Viewer, new() { Metric = f, Place = of.Place }, new(0, 5)).Series.Rows)],
        };
    }
}
