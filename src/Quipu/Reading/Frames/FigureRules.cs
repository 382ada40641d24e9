using System.Globalization;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Quantities that a text puts forward become figures: what is counted, how many, in which unit. Ages, ordinals and small counts of persons at hand are none.</summary>
static class FigureRules
{
    internal static IEnumerable<Draft> Drafts(Scene scene)
    {
        foreach (var quantity in scene.Evidence.Quantities(scene.Sentence.Index))
        {
            if (!IsFigure(scene, quantity)) continue;
            var (first, last) = MetricOf(scene, quantity);
            var draft = new Draft(ClaimType.Figure, scene.Sentence.Index, quantity.First, quantity.Last) { Sureness = quantity.Vague ? 560 : 600 };
            draft.Details[Detail.Value] = quantity.Value.ToString(CultureInfo.InvariantCulture);
            if ((quantity.Currency ?? quantity.Unit) is { } unit) draft.Details[Detail.Unit] = unit;
            draft.Details[Detail.Metric] = scene.Evidence.Words(first, last);
            draft.Cover(scene.Evidence.SpanOf(first, last));
            yield return draft;
        }
    }

    static bool IsFigure(Scene scene, QuantityMention quantity)
    {
        if (quantity.Unit is null && quantity.Currency is null) return false;
        if (scene.Sentence.Block is Documents.BlockKind.Byline or Documents.BlockKind.Caption) return false;
        var unit = quantity.Unit?.ToLowerInvariant() ?? "";
        if (scene.Lexicon.Has("metric-skip", unit)) return false;
        if (scene.Over(quantity.First) is { Kind: MentionKind.Name }) return false;
        if (IsAge(scene, quantity)) return false;
        var isTime = scene.Lexicon.Has("measure-nouns", Fold(scene, quantity));
        if (isTime) return IsSentenceLength(scene, quantity);
        return quantity.Currency is not null || quantity.Value > 2 || quantity.Value != decimal.Truncate(quantity.Value);
    }

    static string Fold(Scene scene, QuantityMention quantity)
    {
        for (var i = quantity.Last; i >= quantity.First; i--)
            if (scene.Tokens[i].Upos == Upos.Noun) return scene.Tokens[i].Folded;
        return scene.Tokens[Math.Min(quantity.Last + 1, scene.Last)].Folded;
    }

    /// <summary>", de 51 años,", "aged 44", "44-year-old".</summary>
    static bool IsAge(Scene scene, QuantityMention quantity)
    {
        if (scene.Is(quantity.First - 1, "aged", "age")) return true;
        if (scene.IsComma(quantity.First - 1) && (scene.IsComma(quantity.Last + 1) || scene.IsStop(quantity.Last + 1)) && quantity.Value is > 5 and < 110 && quantity.Unit is null) return true;
        return scene.Is(quantity.First - 1, "de") && (scene.IsComma(quantity.First - 2) || scene.Tokens[Math.Max(scene.First, quantity.First - 2)].Upos is Upos.Noun or Upos.Propn) &&
            Fold(scene, quantity) is "años" or "edad" && quantity.Value is > 5 and < 110 && !IsSentenceLength(scene, quantity);
    }

    /// <summary>Years and months count where they are a punishment's.</summary>
    static bool IsSentenceLength(Scene scene, QuantityMention quantity)
    {
        for (var i = Math.Max(scene.First, quantity.First - 6); i <= Math.Min(scene.Last, quantity.Last + 4); i++)
            if (scene.Is(i, "prison", "jail", "sentence", "sentenced", "carcel", "prision", "pena", "condena", "condenas", "condenado", "condenada", "sentenciado", "sentenciada", "detencion", "arresto", "inhabilitacion", "encarcelado", "preventiva", "custody", "inhabilito", "condene", "bars")) return true;
        return false;
    }

    static (int First, int Last) MetricOf(Scene scene, QuantityMention quantity)
    {
        var unit = quantity.Last;
        while (unit > quantity.First && scene.Tokens[unit].Upos is not (Upos.Noun or Upos.Propn or Upos.Adj)) unit--;
        var last = Phrases.NounPhraseEnd(scene, quantity.Last);
        // What happens to the counted: "policías asesinados en X", "companies under investigation".
        var end = Math.Min(scene.ClauseEnd(last), last + 8);
        for (var i = last + 1; i <= end; i++)
        {
            if (scene.IsComma(i) || scene.Tokens[i].Form is "(" or ")" || scene.Evidence.Dates(scene.Sentence.Index).Any(d => d.First == i)) break;
            last = i;
        }

        while (last > quantity.Last && scene.Tokens[last].Upos is Upos.Adp or Upos.Det or Upos.Cconj or Upos.Punct or Upos.Sconj) last--;
        var first = unit > quantity.First || quantity.Currency is null ? Math.Max(quantity.First, unit) : quantity.First;
        return quantity.Currency is not null || IsPercent(quantity) ? Around(scene, quantity, last) : (first, Math.Max(first, last));
    }

    static bool IsPercent(QuantityMention quantity) => quantity.Unit is { } unit && (unit.Contains('%', StringComparison.Ordinal) || unit.StartsWith("per", StringComparison.OrdinalIgnoreCase) || unit.StartsWith("por ", StringComparison.OrdinalIgnoreCase));

    /// <summary>Money and shares say nothing by themselves: their metric is the clause around them.</summary>
    static (int First, int Last) Around(Scene scene, QuantityMention quantity, int last)
    {
        if (last > quantity.Last + 2 && scene.Is(quantity.Last + 1, "of", "de", "del") && scene.Over(quantity.Last + 2) is not { Kind: MentionKind.Name }) return (quantity.Last + 2, last);
        var first = quantity.First;
        for (var i = quantity.First - 1; i >= scene.First && i >= quantity.First - 8; i--)
        {
            if (scene.IsStop(i) || scene.IsComma(i) || scene.IsSubordinator(i)) break;
            first = i;
        }

        while (first < quantity.First && scene.Tokens[first].Upos is Upos.Adp or Upos.Det or Upos.Cconj or Upos.Punct) first++;
        return first < quantity.First ? (first, Math.Max(quantity.First - 1, first)) : (quantity.First, last);
    }
}
