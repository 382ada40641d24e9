using System.Collections.Immutable;
using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>
/// Red flags of public procurement over compiled releases, one a line, as Cardinal of the Open Contracting Partnership defines them and in the shape of its results.
/// </summary>
static class ProcurementIndicators
{
    /// <summary>Codes of all, in order.</summary>
    internal static ImmutableArray<string> Codes { get; } = ["R003", "R018", "R024", "R025", "R028", "R030", "R035", "R036", "R038", "R048", "R058"];

    /// <summary>Runs the indicators that the settings name. Lines that are no JSON are told by number; blank lines say nothing.</summary>
    internal static (IndicatorResults Results, ImmutableArray<string> Faults) Run(IEnumerable<string> lines, IndicatorSettings settings)
    {
        var faults = settings.Faults.ToBuilder();
        var results = RunOver(Releases(lines, faults), settings);
        return (results, faults.ToImmutable());
    }

    /// <summary>Runs them over compiled releases, each of which is looked at once and not kept.</summary>
    /// <exception cref="FormatException">A setting that must be a number is none.</exception>
    internal static IndicatorResults RunOver(IEnumerable<JsonElement> releases, IndicatorSettings settings)
    {
        var (results, indicators, excluded) = (new IndicatorResults(), Chosen(settings), settings.Words("exclusions", "procurement_method_details"));
        foreach (var release in releases)
        {
            var process = new Process(release);
            if (process.Ocid is not { } ocid || process.IsCancelled || !PriceComparison.Allows(process.MethodDetails, [], excluded)) continue;
            foreach (var indicator in indicators) indicator.See(process, ocid, results);
        }

        foreach (var indicator in indicators) indicator.Finish(results);
        return results;
    }

    static IEnumerable<JsonElement> Releases(IEnumerable<string> lines, ImmutableArray<string>.Builder faults)
    {
        foreach (var (number, line) in lines.Index())
        {
            if (string.IsNullOrWhiteSpace(line) || Parsed(line, number, faults) is not { } json) continue;
            using (json) yield return json.RootElement;
        }
    }

    /// <summary>Settings that run every indicator as it is.</summary>
    internal static IndicatorSettings All()
    {
        var settings = new IndicatorSettings();
        foreach (var code in Codes) settings.Enable(code);
        return settings;
    }

    static ImmutableArray<Indicator> Chosen(IndicatorSettings settings)
    {
        var prices = new PriceComparison(settings);
        return [.. Codes.Where(settings.Runs).Select(code => Make(code, settings, prices))];
    }

    static Indicator Make(string code, IndicatorSettings settings, PriceComparison prices) => code switch
    {
        "R003" => new ShortSubmission(settings),
        "R018" => new SingleBid(settings),
        "R024" or "R058" => new WinnerGap(code, settings, prices),
        "R025" => new FrequentLoser(settings),
        "R028" => new SamePrice(prices),
        "R030" => new LateBid(),
        "R035" => new OnlyOneLeft(settings),
        "R036" => new LowestDisqualified(prices),
        "R038" => new DisqualifiedShare(settings),
        "R048" => new MixedSupplier(settings),
        _ => throw new ArgumentException($"There is no indicator {code}.", nameof(code)),
    };

    static JsonDocument? Parsed(string line, int number, ImmutableArray<string>.Builder faults)
    {
        try
        {
            return JsonDocument.Parse(line, new() { MaxDepth = 128 });
        }
        catch (JsonException e)
        {
            faults.Add($"Line {number + 1} is no JSON and was left out: {e.Message}");
            return null;
        }
    }
}
