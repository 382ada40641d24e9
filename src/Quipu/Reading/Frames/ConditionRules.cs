using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Frames;

/// <summary>
/// Assessments of an institution, market or right: what rises or falls, is rampant or weak. Rising harm is worsening, rising good is improving;
/// the lists of the lexicon say which nouns are which.
/// </summary>
sealed class ConditionRules(Scene scene, Parties parties)
{
    internal IEnumerable<Draft> Drafts()
    {
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Over(i) is not null && scene.Over(i)!.Kind == MentionKind.Name) continue;
            if (Cue(i) is not { } cue || Aspect(i) is not { } aspect) continue;
            if (Judge(cue, aspect.Bad, aspect.Good) is not { } direction) continue;
            yield return Make(i, aspect.First, aspect.Last, direction);
        }
    }

    enum Turn { Up, Down, Strong, Weak, Worse, Better }

    Turn? Cue(int at)
    {
        var (lexicon, token) = (scene.Lexicon, scene.Tokens[at]);
        if (lexicon.Has("up", token)) return Turn.Up;
        if (lexicon.Has("down", token)) return Turn.Down;
        if (lexicon.Has("strong", token)) return Turn.Strong;
        if (lexicon.Has("weak", token)) return Turn.Weak;
        if (lexicon.Has("worse", token)) return Turn.Worse;
        return lexicon.Has("better", token) ? Turn.Better : null;
    }

    static Direction? Judge(Turn turn, bool bad, bool good) => turn switch
    {
        Turn.Up => bad ? Direction.Worsening : good ? Direction.Improving : null,
        Turn.Down => bad ? Direction.Improving : good ? Direction.Worsening : null,
        Turn.Strong => Direction.Strong,
        Turn.Weak => good ? Direction.Weak : null,
        Turn.Worse => Direction.Worsening,
        _ => Direction.Improving,
    };

    /// <summary>The noun that the cue is about: after "of/in/de/en" for nouns, else the nearest to the left in the clause, else right after it.</summary>
    (int First, int Last, bool Bad, bool Good)? Aspect(int cue)
    {
        var (start, end) = (Math.Max(scene.ClauseStart(cue), cue - 14), Math.Min(scene.ClauseEnd(cue), cue + 8));
        if (scene.Tokens[cue].Upos is Upos.Noun or Upos.Adj or Upos.X)
            for (var i = cue + 1; i <= end; i++)
                if (Kind(i) is { } kind) return Whole(i, kind);
        for (var i = cue - 1; i >= start; i--)
            if (Kind(i) is { } kind) return Whole(i, kind);
        for (var i = cue + 1; i <= end; i++)
            if (Kind(i) is { } kind) return Whole(i, kind);
        return null;
    }

    (bool Bad, bool Good)? Kind(int at)
    {
        if (scene.Tokens[at].Upos is not (Upos.Noun or Upos.X or Upos.Propn or Upos.Adj) || scene.Over(at) is { Kind: MentionKind.Name }) return null;
        var (bad, good) = (scene.Lexicon.Has("bad-aspects", scene.Tokens[at]), scene.Lexicon.Has("good-aspects", scene.Tokens[at]));
        return bad || good ? (bad, good && !bad) : null;
    }

    (int, int, bool, bool) Whole(int noun, (bool Bad, bool Good) kind)
    {
        var first = noun;
        while (first - 1 >= scene.First && scene.Tokens[first - 1].Upos is Upos.Noun or Upos.Adj && Cue(first - 1) is null && first - 1 >= scene.First) first--;
        var last = Phrases.NounPhraseEnd(scene, noun);
        for (var i = noun + 1; i <= last; i++)
            if (Cue(i) is not null) last = i - 1;
        return (first, last, kind.Bad, kind.Good);
    }

    Draft Make(int cue, int first, int last, Direction direction)
    {
        var draft = new Draft(ClaimType.Condition, scene.Sentence.Index, cue, cue) { Direction = direction, Sureness = 480 };
        draft.Details[Detail.Aspect] = scene.Evidence.Words(first, last);
        draft.Cover(scene.Evidence.SpanOf(first, last));
        if (parties.After(last, [["in"], ["en"], ["across"], ["throughout"]], [EntityType.Place], 14) is { } place) draft[ClaimEnd.Place] = Filler.Of(place);
        return draft;
    }
}
