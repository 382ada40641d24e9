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

    /// <summary>So many mentions of a person are worth a point, up to <see cref="MostOften"/>: whom a text keeps coming back to is meant again.</summary>
    const int Often = 5, MostOften = 2;

    readonly Recent[] _recent = new Recent[Memory];
    readonly Dictionary<int, int> _times = [];
    int _count;

    internal void Add(Recent recent)
    {
        _recent[_count++ % Memory] = recent;
        if (recent.Type == EntityType.Person) _times[recent.Entity] = _times.GetValueOrDefault(recent.Entity) + 1;
    }

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

    /// <summary>The likeliest antecedent that fits: near, subject, named, often spoken of; the later of equals. Null where nothing fits within the sentences asked for.</summary>
    /// <param name="topical">Whom a text keeps coming back to is likelier: so for who does something, less so for whom it is done to.</param>
    internal Recent? Best(int sentence, int reach, Func<Recent, bool> fits, bool topical = true)
    {
        Recent? best = null;
        var most = int.MinValue;
        for (var i = Math.Max(0, _count - Memory); i < _count; i++)
        {
            var one = _recent[i % Memory];
            if (sentence - one.Sentence > reach || !fits(one)) continue;
            var score = Score(one, sentence) + (topical ? Math.Min(MostOften, _times.GetValueOrDefault(one.Entity) / Often) : 0);
            if (score < most) continue;
            (best, most) = (one, score);
        }

        return best;
    }

    /// <summary>How likely something is the antecedent, seen from a sentence.</summary>
    internal static int Score(Recent one, int sentence) => (one.Subject ? 3 : 0) + (one.Named ? 1 : 0) - 2 * (sentence - one.Sentence);
}
