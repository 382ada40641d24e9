using System.Collections.Immutable;
using System.Globalization;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Figures;

/// <summary>What the text around a figure tells of it: who says it, and where it is.</summary>
/// <param name="Speakers">Names, original speaker first; empty: the article's own voice.</param>
/// <param name="Outlet">Who published the document.</param>
/// <param name="Place">The place that the claim names, or null.</param>
public sealed record FigureSetting(ImmutableArray<string> Speakers, string? Outlet, PartialDate? Published, LocalEntity? Place);

/// <summary>
/// A figure as one value of a series, whether a register or the reporting has it: both become the same kind of value. What it was made of stays where it is;
/// this is derived from it, and derived anew when <see cref="Concepts.Version"/> changes.
/// </summary>
/// <param name="Concept">The slug of a known concept, else the words themselves.</param>
/// <param name="Whole">The concept into whose sum it goes: its own, or one that it is a part of; null where nothing may be added up.</param>
/// <param name="Label">What is counted, in the words of the source.</param>
/// <param name="Place">Code (<c>pe</c>, <c>ubigeo:150000</c>, <c>co:medellin</c>, <c>place:el-faro</c>), or empty where the figure is of no place that it names.</param>
/// <param name="Period">What it is of; null where nothing says so.</param>
/// <param name="End">The end of a range of periods, or null.</param>
/// <param name="Publisher">Who says it: the original speaker, else the outlet.</param>
/// <param name="Via">The outlet that relays a speaker, or null.</param>
/// <param name="Counts">False for what gives no value of a known and finished period: what is denied or only possible, of an unknown period, or published before its period had ended.</param>
public sealed record Measured(
    string Concept, string? Whole, string Label, string Unit, string Place, string? PlaceName, PartialDate? Period, PartialDate? End, decimal Value, string Verbatim, string Publisher, string? Via, string? Vintage,
    bool Counts)
{
    /// <summary>True where the table of concepts knows it.</summary>
    public bool IsKnown => Concepts.Find(Concept) is not null;

    /// <summary>A register's figure.</summary>
    public static Measured Of(Figure figure)
    {
        var words = Concepts.Telling(figure.Metric.Split('.', '-'));
        var unit = Units.Of(figure.Unit, null, words);
        var said = Concepts.Said(words, unit);
        var whole = said is { Adds: true } ? said : Concepts.WholeOf(figure);
        var own = string.Join('.', figure.Metric.Split('.').Select(part => Concepts.Own(Concepts.Telling(part.Split('-')))).Where(p => p.Length > 0));
        return new(
            said?.Slug ?? (own.Length > 0 ? own : figure.Metric), whole?.Slug, figure.Label, said?.Unit ?? whole?.Unit ?? unit, figure.Place ?? SeriesPlace.Named(figure.PlaceName),
            figure.PlaceName, figure.Period, null, figure.Value, figure.Verbatim, figure.Publisher, null, figure.Vintage,
            !IsUnfinished(figure.Period.Latest, PartialDate.TryParse(figure.Vintage ?? "", out var vintage) ? vintage : null));
    }

    /// <summary>A figure of the reporting; null where its value is no number.</summary>
    public static Measured? Of(Claim claim, FigureSetting setting)
    {
        if (claim.Type != ClaimType.Figure || Number(claim[Detail.Value]) is not { } value) return null;
        var (metric, often) = (claim[Detail.Metric] ?? claim.Quote.Text, claim[Detail.Period]);
        var place = new SeriesPlace(setting.Place, metric);
        var words = Concepts.Telling(place.Rest);
        var unit = Units.Of(claim[Detail.Unit], often, words);
        var said = Concepts.Said(words, unit);
        var own = Concepts.Own(words);
        var period = claim.Date ?? (PartialDate.TryParse(often ?? "", out var written) ? written : null);
        var (speaker, outlet) = (setting.Speakers.IsEmpty ? null : setting.Speakers[0], setting.Outlet);
        return new(
            said?.Slug ?? (own.Length > 0 ? own : "figure"), null, metric, said?.Unit ?? unit, place.Code, place.Name, period, claim.Date is null ? null : claim.End, value, claim[Detail.Value]!,
            speaker ?? outlet ?? "", speaker is null ? null : outlet, setting.Published?.ToString(),
            period is { } known && !claim.Negated && claim.Modality is Modality.Stated or Modality.Alleged && !IsUnfinished((claim.End ?? known).Latest, setting.Published));
    }

    /// <summary>True for what was published before its period had ended: "so far this year".</summary>
    internal static bool IsUnfinished(DateOnly end, PartialDate? published) => published is { } day && day.Latest < end;

    // Readers write invariant decimals; a person may have corrected one as their language writes it.
    static decimal? Number(string? text) =>
        text is null ? null : decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : RegisterNumber.Of(text);
}
