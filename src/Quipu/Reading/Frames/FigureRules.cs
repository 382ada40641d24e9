using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Quantities that a text puts forward become figures: what is counted, how many, in which unit. Ages, ordinals, relatives and the odds and ends of a seizure are none.</summary>
sealed class FigureRules
{
    readonly Scene _scene;
    readonly QuantityMention _quantity;

    FigureRules(Scene scene, QuantityMention quantity) => (_scene, _quantity) = (scene, quantity);

    internal static IEnumerable<Draft> Drafts(Scene scene)
    {
        if (scene.Sentence.Block is BlockKind.Byline or BlockKind.Caption or BlockKind.Title or BlockKind.Heading) yield break;
        foreach (var quantity in scene.Evidence.Quantities(scene.Sentence.Index))
        {
            var rules = new FigureRules(scene, quantity);
            if (rules.IsFigure() && rules.Make() is { } draft) yield return draft;
        }
    }

    /// <summary>Null where nothing around says what the number measures.</summary>
    Draft? Make()
    {
        var draft = new Draft(ClaimType.Figure, _scene.Sentence.Index, _quantity.First, _quantity.Last) { Sureness = _quantity.Vague ? 560 : 600 };
        draft.Details[Detail.Value] = Draft.Written(_quantity.Value);
        if ((CurrencyWord() ?? _quantity.Currency ?? _quantity.Unit) is { } unit) draft.Details[Detail.Unit] = unit;
        var rate = Frequency.After(_scene, _quantity.Last);
        if (rate is { } often) draft.Details[Detail.Period] = _scene.Evidence.Words(often.First, often.Last);
        var metric = new Metrics(_scene, _quantity, rate?.Last ?? _quantity.Last);
        draft.Details[Detail.Metric] = metric.Words(IsTerm());
        if (!metric.SaysWhat) return null;
        draft.Cover(_scene.Evidence.SpanOf(metric.First, metric.Last));
        return draft;
    }

    /// <summary>"120 mil soles": local money keeps the text's own word.</summary>
    string? CurrencyWord() => _scene.Evidence.Spanish && _quantity.Currency is not (null or "USD" or "EUR") && _scene.Tokens[_quantity.Last].Form is { Length: > 3 } word && char.IsLower(word[0]) && NumberWords.Scale(_scene.Tokens[_quantity.Last].Folded) is null ? word : null;

    bool IsFigure()
    {
        if (_quantity.Unit is null && _quantity.Currency is null) return false;
        if (_scene.Over(_quantity.First) is { Kind: MentionKind.Name } || IsAge() || IsEquivalent() || _scene.Evidence.Spanish && _scene.Is(_quantity.First - 1, "cada")) return false;
        var noun = Noun();
        if (_scene.Lexicon.Has("metric-skip", noun) || _scene.Lexicon.Has("relatives", noun)) return false;
        for (var i = _quantity.First; i <= _quantity.Last; i++)
            if (NumberWords.AtLeast(_scene.Tokens[i].Folded) is not null && NumberWords.Value(_scene.Tokens[Math.Max(i - 1, _scene.First)].Folded, _scene.Evidence.Spanish) is null) return false;
        if (Metrics.IsAmount(_quantity)) return true;
        if (_scene.Is(_quantity.First - 1, "these", "those", "estos", "estas", "esos", "esas", "dichos", "dichas")) return false;
        if (_scene.Lexicon.Has("measure-nouns", noun)) return IsTerm();
        if (_scene.Lexicon.Has("weights", noun)) return true;
        if (_quantity.Value < 100 && _scene.Lexicon.Has("small-goods", noun)) return false;
        return _quantity.Value > 2 && !(_quantity.Value < 10 && IsDoer());
    }

    string Noun()
    {
        for (var i = _quantity.Last; i >= _quantity.First; i--)
            if (_scene.Tokens[i].Upos == Upos.Noun && NumberWords.Scale(_scene.Tokens[i].Folded) is null) return _scene.Tokens[i].Folded;
        return _quantity.Unit is { } unit ? Text.Folding.Fold(unit) : "";
    }

    /// <summary>", de 51 años,", "aged 44", "44-year-old".</summary>
    bool IsAge()
    {
        if (_scene.Is(_quantity.First - 1, "aged", "age")) return true;
        if (_scene.IsComma(_quantity.First - 1) && (_scene.IsComma(_quantity.Last + 1) || _scene.IsStop(_quantity.Last + 1)) && _quantity.Value is > 5 and < 110 && _quantity.Unit is null) return true;
        if (_scene.Is(_quantity.First - 1, "de") && _scene.IsComma(_quantity.First - 2) && _scene.IsComma(_quantity.Last + 1) && Noun() is "años") return true;
        return _scene.Is(_quantity.First - 1, "de") && (_scene.IsComma(_quantity.First - 2) || _scene.Tokens[Math.Max(_scene.First, _quantity.First - 2)].Upos is Upos.Noun or Upos.Propn) &&
            Noun() is "años" or "edad" && _quantity.Value is > 5 and < 110 && !IsTerm() || _scene.Is(_quantity.Last + 1, "de") && _scene.Is(_quantity.Last + 2, "edad") || _scene.Is(_quantity.Last + 1, "old");
    }

    /// <summary>The same sum again in other money or measure: "16 million lempiras (around $650,000)", "equivalent to 3,000 football fields".</summary>
    bool IsEquivalent()
    {
        if (_quantity.Currency is not null && _scene.Holds(_quantity.First - 1) && _scene.Tokens[_quantity.First - 1].Form == "(") return true;
        return _scene.Is(_quantity.First - 1, "to", "a") && _scene.Is(_quantity.First - 2, "equivalent", "equivalente", "equivalentes", "equivale", "equal");
    }

    /// <summary>A few who did something are its doers, no figure: "four masked men attacked", "atacados por cuatro hombres".</summary>
    bool IsDoer()
    {
        if (_scene.Is(_quantity.First - 1, "by", "por")) return true;
        var start = _scene.ClauseStart(_quantity.First);
        for (var i = start; i < _quantity.First; i++)
            if (_scene.IsVerb(i) || _scene.IsPreposition(i)) return false;
        for (var i = _quantity.Last + 1; i <= Math.Min(_quantity.Last + 8, _scene.Last); i++)
        {
            if (!_scene.IsVerb(i)) continue;
            return _scene.Tokens[i].Upos != Upos.Aux && !_scene.IsParticiple(i) || _scene.Tokens[i].Upos == Upos.Verb && _scene.VoiceOf(i) == Voice.Active;
        }

        return false;
    }

    /// <summary>Years and months count where they are a punishment's.</summary>
    bool IsTerm()
    {
        if (!_scene.Lexicon.Has("measure-nouns", Noun())) return false;
        for (var i = Math.Max(_scene.First, _quantity.First - 12); i <= Math.Min(_scene.Last, _quantity.Last + 5); i++)
        {
            if (i > _quantity.Last && _scene.IsStop(i)) return false;
            if (_scene.Lexicon.Has("terms", _scene.Tokens[i])) return true;
        }

        return false;
    }
}
