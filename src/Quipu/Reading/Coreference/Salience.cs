using Quipu.Model;

namespace Quipu.Reading.Coreference;

/// <summary>Something the text has just spoken of.</summary>
/// <param name="Sex">m, f, u where it could be either, <c>'\0'</c> for what has none.</param>
/// <param name="Listed">One of several in a list: "A and B".</param>
readonly record struct Recent(int Entity, EntityType Type, int Sentence, int Token, bool Subject, bool Named, char Sex, bool Plural, bool Listed);

/// <summary>What a text has spoken of last; a short memory, so that looking back costs the same anywhere in a document.</summary>
sealed class Salience
{
    const int Memory = 32;

    readonly Recent[] _recent = new Recent[Memory];
    int _count;

    internal void Add(Recent recent) => _recent[_count++ % Memory] = recent;

    /// <summary>The one entity that fits within the sentences asked for; null where there are none or several.</summary>
    internal Recent? Only(int sentence, int reach, Func<Recent, bool> fits)
    {
        Recent? only = null;
        for (var i = Math.Max(0, _count - Memory); i < _count; i++)
        {
            var one = _recent[i % Memory];
            if (sentence - one.Sentence > reach || !fits(one)) continue;
            if (only is { } other && other.Entity != one.Entity) return null;
            only = one;
        }

        return only;
    }

    /// <summary>What was spoken of last of all that fits.</summary>
    internal Recent? Last(int sentence, int reach, Func<Recent, bool> fits)
    {
        for (var i = _count - 1; i >= Math.Max(0, _count - Memory); i--)
            if (_recent[i % Memory] is var one && sentence - one.Sentence <= reach && fits(one)) return one;
        return null;
    }

    /// <summary>The likeliest antecedent that fits: near, subject, named; the later of equals. Null where nothing fits within the sentences asked for.</summary>
    internal Recent? Best(int sentence, int reach, Func<Recent, bool> fits)
    {
        Recent? best = null;
        var most = int.MinValue;
        for (var i = Math.Max(0, _count - Memory); i < _count; i++)
        {
            var one = _recent[i % Memory];
            if (sentence - one.Sentence > reach || !fits(one)) continue;
            var score = Score(one, sentence);
            if (score < most) continue;
            (best, most) = (one, score);
        }

        return best;
    }

    /// <summary>How likely something is the antecedent, seen from a sentence.</summary>
    internal static int Score(Recent one, int sentence) => (one.Subject ? 3 : 0) + (one.Named ? 1 : 0) - 2 * (sentence - one.Sentence);
}
