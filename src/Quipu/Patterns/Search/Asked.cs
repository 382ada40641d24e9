using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>What is asked of a tie of the network, as sets of bits by number: it is asked of millions.</summary>
readonly struct Asked
{
    /// <summary>In thousandths, as claims have it.</summary>
    const int LeastSureness = 500;

    // No bits: any. Modalities are never any.
    readonly uint _modalities, _qualities, _laws, _stages;
    readonly bool _exonerated, _accuses;

    internal Asked(PatternTie tie, bool isWithout)
    {
        (_modalities, _qualities, _stages) = (Firm(tie.Floor), Bits(tie.Qualities), Bits(tie.Stages));
        (_laws, _exonerated, _accuses) = (Bits(tie.LawStages), isWithout, tie.Accuses);
        if (!tie.Said.IsEmpty) _modalities &= Bits(tie.Said);
    }

    internal Asked(PatternMark mark) => (_modalities, _qualities, _stages) = (Firm(mark.Floor), Bits(mark.Qualities), Bits(mark.Stages));

    /// <summary>Whether a tie is firm enough, of the right kind and stage, not ended by the law, and nobody's who only complains or testifies.</summary>
    internal bool Fits(NetworkView view, int number, ref readonly TieRow row)
    {
        if ((_modalities >> row.ModalityCode & 1) == 0 || row.OfBystander || (_accuses && !IsLikely(in row)) || !view.Has(number, in row)) return false;
        if (_qualities != 0 && (_qualities >> (int)row.Quality & 1) == 0) return false;
        if (_laws != 0 && row.LawStage is { } law && (_laws >> (int)law & 1) == 0) return false;
        if (row.Steps == 0 || view.StageOf(in row) is not { } stage) return _stages == 0;
        return _stages != 0 ? (_stages >> (int)stage & 1) != 0 : _exonerated || !stage.IsExonerating();
    }

    // What is likelier read wrong than right accuses nobody until a person has accepted it.
    static bool IsLikely(ref readonly TieRow row) => row.FromRegister || row.IsAccepted || row.Sureness >= LeastSureness;

    static uint Firm(Modality floor) => Bits(Enum.GetValues<Modality>().Where(m => !m.IsWeakerThan(floor)));

    static uint Bits<T>(IEnumerable<T> values) where T : struct, Enum =>
        values.Aggregate(0u, (bits, value) => bits | 1u << Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture));
}
