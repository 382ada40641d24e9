using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>Gives every draft its chain of sources: who says the words that evoke it, also where a quotation goes on over sentences. Nobody: the article's own voice.</summary>
sealed class Speakers
{
    readonly Scene[] _scenes;
    readonly List<Speech>[] _speeches;
    readonly ImmutableArray<Filler>[] _quoting;

    internal Speakers(Scene[] scenes)
    {
        _scenes = scenes;
        _speeches = [.. scenes.Select(s => s.Sentence.Count is > 2 and <= 220 ? new SpeechFinder(s).Find() : [])];
        _quoting = Quotations();
    }

    internal bool Attribute(Draft draft)
    {
        var sentence = draft.Sentence;
        if (IsBackground(draft.Of ?? draft)) return false;
        var inside = _speeches[sentence].Where(s => s.Holds(draft.TriggerFirst)).OrderBy(s => s.Last - s.First).ToList();
        foreach (var filler in inside.SelectMany(s => s.Chain).Concat(inside.Count == 0 ? _quoting[sentence] : []))
            if (draft.Speakers.TrueForAll(f => f.Entity != filler.Entity)) draft.Speakers.Add(filler);
        return inside.Any(s => s.Accuses);
    }

    /// <summary>Who somebody is, and where something lies, is the article's own aside unless a verb asserts it; so is an arrest told by a bare participle.</summary>
    bool IsBackground(Draft draft)
    {
        var scene = _scenes[draft.Sentence];
        if (draft.Type is ClaimType.HoldsPost or ClaimType.LocatedIn or ClaimType.RelativeOf or ClaimType.PartOf or ClaimType.ReportsTo or ClaimType.MemberOf or ClaimType.Leads)
            return !scene.IsVerb(draft.TriggerFirst);
        return draft.Type == ClaimType.Proceeding && scene.IsParticiple(draft.TriggerFirst) && scene.GroupStart(draft.TriggerFirst) == draft.TriggerFirst && !scene.IsFinite(draft.TriggerFirst);
    }

    /// <summary>Who is being quoted where a quotation that began earlier in the paragraph runs on.</summary>
    ImmutableArray<Filler>[] Quotations()
    {
        var result = new ImmutableArray<Filler>[_scenes.Length];
        var (open, speaker) = (false, ImmutableArray<Filler>.Empty);
        for (var i = 0; i < _scenes.Length; i++)
        {
            if (i > 0 && !SameBlock(_scenes[i - 1], _scenes[i])) (open, speaker) = (false, []);
            var starts = _scenes[i].Tokens.Length > 0 && _scenes[i].IsQuote(_scenes[i].First);
            if (_speeches[i].Count > 0) speaker = _speeches[i][0].Chain;
            result[i] = _speeches[i].Count == 0 && (open || starts) ? speaker : [];
            for (var t = _scenes[i].First; t <= _scenes[i].Last; t++)
                open = _scenes[i].Tokens[t].Form switch { "“" or "«" => true, "”" or "»" => false, "\"" => !open, _ => open };
        }

        return result;
    }

    static bool SameBlock(Scene one, Scene next)
    {
        var text = one.Evidence.Document.Text;
        for (var i = one.Sentence.At.End; i < next.Sentence.At.Start; i++)
            if (text[i] == '\n') return false;
        return true;
    }
}
