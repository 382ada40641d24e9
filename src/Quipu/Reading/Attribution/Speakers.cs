using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>Gives every draft its chain of sources: who says the words that evoke it, also where a quotation goes on over sentences. Nobody: the article's own voice.</summary>
sealed class Speakers
{
    /// <summary>Sentences after which whoever spoke is no longer the one who "added".</summary>
    const int Memory = 6;

    readonly Scene[] _scenes;
    readonly List<Speech>[] _speeches;
    readonly ImmutableArray<Filler>[] _before;
    readonly ImmutableArray<Filler>[] _quoting;

    /// <summary>The last figure whose source is known.</summary>
    Draft? _counted;

    internal Speakers(Scene[] scenes)
    {
        _scenes = scenes;
        _speeches = [.. scenes.Select(s => s.Sentence.Count is > 2 and <= 220 ? new SpeechFinder(s).Find() : [])];
        _before = Before();
        _quoting = Quotations();
    }

    /// <summary>True where the words that evoke the draft are said by way of accusation.</summary>
    internal bool Attribute(Draft draft)
    {
        var sentence = draft.Sentence;
        if (IsBackground(draft.Of ?? draft)) return false;
        var inside = _speeches[sentence].Where(s => s.Holds(draft.TriggerFirst) && !(s.CueFirst > draft.TriggerLast && IsAside(_scenes[sentence], draft))).OrderBy(s => s.Last - s.First).ToList();
        var said = inside.SelectMany(s => s.Again && s.Chain.IsEmpty ? _before[sentence] : s.Chain).Concat(inside.Count == 0 ? _quoting[sentence] : []);
        foreach (var filler in said.OrderBy(f => IsOutlet(f) ? 1 : 0))
            if (draft.Speakers.TrueForAll(f => f.Entity != filler.Entity) && filler.Entity != (draft.Type == ClaimType.Denies ? draft.Subject?.Entity : null)) draft.Speakers.Add(filler);
        if (draft.Type == ClaimType.Figure && _scenes[sentence].Evidence.Spanish) GoOn(draft);
        return inside.Any(s => s.Accuses);
    }

    /// <summary>A report of numbers names its source once: figures that measure the same thing in the next sentences are from there too.</summary>
    void GoOn(Draft figure)
    {
        if (figure.Speakers.Count > 0) _counted = figure;
        else if (_counted is { Speakers: [var source, ..] } told && figure.Sentence - told.Sentence is >= 0 and <= Series.Runs && _scenes[0].Evidence.TypeOf(source.Entity) is EntityType.PublicBody or EntityType.Organization && Series.IsAlike(figure, told))
        {
            figure.Speakers.Add(source);
            _counted = figure;
        }
    }

    /// <summary>"X, que en 1993 dirigió …, fue condenado, anunció la Corte": what a relative clause between commas recalls is the article's own.</summary>
    static bool IsAside(Scene scene, Draft draft)
    {
        for (var i = draft.TriggerFirst - 1; i > scene.First; i--)
        {
            if (scene.IsStop(i) || scene.IsQuote(i) || scene.IsComma(i)) return false;
            if (!scene.IsRelative(i)) continue;
            var comma = scene.IsPreposition(i - 1) ? i - 2 : i - 1;
            if (!scene.IsComma(comma)) continue;
            for (var j = draft.TriggerLast + 1; j <= scene.Last; j++)
                if (scene.IsComma(j)) return scene.Holds(j + 1) && !scene.Lexicon.Has("speech-verbs", scene.Tokens[j + 1]);
            return false;
        }

        return false;
    }

    /// <summary>A newspaper or firm relays what people and authorities say.</summary>
    bool IsOutlet(Filler speaker) => _scenes[0].Evidence.TypeOf(speaker.Entity) is EntityType.Organization or EntityType.Company;

    /// <summary>Who somebody is, and where something lies, is the article's own aside unless a verb asserts it; so is an arrest told by a bare participle.</summary>
    bool IsBackground(Draft draft)
    {
        var scene = _scenes[draft.Sentence];
        if (draft.Type is ClaimType.HoldsPost or ClaimType.LocatedIn or ClaimType.RelativeOf or ClaimType.PartOf or ClaimType.ReportsTo or ClaimType.MemberOf or ClaimType.Leads)
            return !scene.IsVerb(draft.TriggerFirst) && !Callings.IsCalled(scene, draft.TriggerFirst);
        return draft.Type == ClaimType.Proceeding && scene.IsParticiple(draft.TriggerFirst) && scene.GroupStart(draft.TriggerFirst) == draft.TriggerFirst && !scene.IsFinite(draft.TriggerFirst);
    }

    /// <summary>Who spoke last before each sentence, within two paragraphs; failing that, the person whom the sentence before is about.</summary>
    ImmutableArray<Filler>[] Before()
    {
        var result = new ImmutableArray<Filler>[_scenes.Length];
        var (last, at) = (ImmutableArray<Filler>.Empty, -Memory);
        for (var i = 0; i < _scenes.Length; i++)
        {
            var own = _speeches[i].FirstOrDefault(s => !s.Chain.IsEmpty);
            result[i] = own is not null && _speeches[i].Exists(s => s.Again) ? own.Chain : i - at <= Memory && !last.IsEmpty ? last : AboutWhom(i - 1);
            if (own is not null) (last, at) = (own.Chain, i);
            else if (_speeches[i].Exists(s => s.Again) && !result[i].IsEmpty) (last, at) = (result[i], i);
        }

        return result;
    }

    ImmutableArray<Filler> AboutWhom(int sentence)
    {
        if (sentence < 0) return [];
        var scene = _scenes[sentence];
        var first = scene.Mentions.FirstOrDefault(m => m.Kind == MentionKind.Name && scene.Evidence.TypeOf(m.Entity) == EntityType.Person);
        return first is null ? [] : [Filler.Of(first)];
    }

    /// <summary>
    /// Who is being quoted where a quotation runs over sentences: whoever speaks in one of its sentences, before or after ("A. B", she said), else who spoke last.
    /// </summary>
    ImmutableArray<Filler>[] Quotations()
    {
        var result = new ImmutableArray<Filler>[_scenes.Length];
        var (open, speaker, waiting) = (false, ImmutableArray<Filler>.Empty, new List<int>());
        for (var i = 0; i < _scenes.Length; i++)
        {
            if (i > 0 && !SameBlock(_scenes[i - 1], _scenes[i]))
            {
                foreach (var w in waiting) result[w] = _before[w];
                waiting.Clear();
                (open, speaker) = (false, []);
            }

            var starts = _scenes[i].Tokens.Length > 0 && _scenes[i].IsQuote(_scenes[i].First);
            result[i] = [];
            if (_speeches[i].Count > 0)
            {
                speaker = _speeches[i][0].Chain.IsEmpty && _speeches[i][0].Again ? _before[i] : _speeches[i][0].Chain;
                if (open)
                    foreach (var w in waiting) result[w] = speaker;
                waiting.Clear();
            }
            else if (open || starts)
            {
                if (speaker.IsEmpty) waiting.Add(i);
                else result[i] = speaker;
            }

            for (var t = _scenes[i].First; t <= _scenes[i].Last; t++)
                open = _scenes[i].Tokens[t].Form switch { "“" or "«" => true, "”" or "»" => false, "\"" => !open, _ => open };
        }

        foreach (var w in waiting) result[w] = _before[w];
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
