using Quipu.Model;

namespace Quipu.Reading.Frames;

/// <summary>
/// A report of numbers tells its year once: "En 2030 hubo 120 casos de extorsión. … En la provincia se denunciaron 40 casos."
/// A figure whose sentence tells no date has that of the last dated figure before it that measures the same thing, as long as the text goes on with numbers.
/// </summary>
static class Series
{
    /// <summary>So many sentences without a dated figure end the series.</summary>
    internal const int Runs = 3;

    internal static void Settle(List<Draft> drafts, Scene[] scenes)
    {
        (Draft Figure, int Sentence)? last = null;
        foreach (var figure in drafts.Where(d => d.Type == ClaimType.Figure).OrderBy(d => d.Sentence).ThenBy(d => d.TriggerFirst))
        {
            var scene = scenes[figure.Sentence];
            if (!scene.Evidence.Spanish) return;
            if (figure.Date is { } date)
            {
                last = date.Day is null ? (figure, figure.Sentence) : null;
                continue;
            }

            if (last is not { } told || figure.Sentence - told.Sentence > Runs || !IsAlike(figure, told.Figure)) continue;
            if (!scene.Evidence.Dates(figure.Sentence).IsEmpty && figure.Sentence != told.Sentence) continue;
            (figure.Date, figure.Until) = (told.Figure.Date, told.Figure.Until);
            last = (figure, figure.Sentence);
        }
    }

    /// <summary>Their words or units have a word in common that is long enough to mean something.</summary>
    internal static bool IsAlike(Draft one, Draft other)
    {
        if (!one.Details.TryGetValue(Detail.Metric, out var mine) || !other.Details.TryGetValue(Detail.Metric, out var its)) return false;
        var words = Words(its);
        return Words(mine).Any(words.Contains);
    }

    static HashSet<string> Words(string metric) =>
        [.. Text.Folding.Fold(metric).Split([' ', ',', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 4)];
}
