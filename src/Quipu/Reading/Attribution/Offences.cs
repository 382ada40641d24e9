using Quipu.Reading.Frames;
using Quipu.Text;

namespace Quipu.Reading.Attribution;

/// <summary>Compares what two claims say that somebody did: by the words that they share, and by words of one stem ("bribery", "bribing two judges").</summary>
static class Offences
{
    /// <summary>Words shorter than this say nothing about an offence.</summary>
    const int Shortest = 5;

    internal static HashSet<string> Words(string? phrase, FrameLexicon lexicon) => phrase is null ? new(StringComparer.Ordinal) :
        Folding.Fold(phrase).Split([' ', ',', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= Shortest && !lexicon.Has("offence-fillers", w)).ToHashSet(StringComparer.Ordinal);

    internal static bool Meet(HashSet<string> some, HashSet<string> others) => some.Overlaps(others) || others.Any(o => some.Any(s => OfOneStem(s, o)));

    /// <summary>The words begin alike for at least 4/7 of the longer: "soborno" and "sobornado", but not "contrato" and "contrabando".</summary>
    static bool OfOneStem(string one, string other)
    {
        var shared = one.AsSpan().CommonPrefixLength(other);
        return shared * 7 >= Math.Max(one.Length, other.Length) * 4;
    }
}
