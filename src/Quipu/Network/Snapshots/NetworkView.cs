using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Algorithms;

namespace Quipu.Network.Snapshots;

/// <summary>What a filter leaves of a snapshot: one bit a tie, so that nothing is built anew. Unchanging; a walk over it is one thread's.</summary>
sealed class NetworkView
{
    // Firmness of what is said, by modality.
    static readonly int[] _firmness = [.. Enum.GetValues<Modality>().Select(m => Array.IndexOf([Modality.Denied, Modality.Possible, Modality.Alleged, Modality.Stated], m))];
    // Null: each tie is judged when it is asked for.
    readonly ulong[]? _mask;
    readonly bool[]? _relations, _datasets;
    // The filter in the numbers of rows: bits that a tie must not have, and days that let all through where none is asked for.
    readonly int _unwanted, _begunBy, _heldOn, _knownBy, _knownOn, _floor;
    readonly bool _datedOnly;

    /// <param name="network">What is filtered.</param>
    /// <param name="filter">Which ties count.</param>
    /// <param name="isNearby">Only few ties will be asked for: each is judged then, and no pass over all is made. Counting and graphs need the pass.</param>
    internal NetworkView(Snapshot network, TieFilter filter, bool isNearby = false)
    {
        (Network, Filter) = (network, filter);
        _relations = filter.Relations.IsEmpty ? null : Named(network.Relations, filter.Relations.ToHashSet(StringComparer.Ordinal));
        _datasets = filter.Datasets is null ? null : Named(network.Datasets, filter.Datasets.Select(d => d.Value).ToHashSet(StringComparer.Ordinal));
        (_unwanted, _floor) = ((filter.Negated ? 0 : TieRow.NegatedBit) | (filter.Aside ? 0 : TieRow.AsideBit), _firmness[(int)filter.Floor]);
        _heldOn = filter.AsOf?.DayNumber ?? TieRow.Always;
        _begunBy = Math.Min(filter.AsOf?.DayNumber ?? TieRow.ForEver, filter.BegunBy?.DayNumber ?? TieRow.ForEver);
        (_knownBy, _knownOn) = (filter.KnownOn?.DayNumber ?? TieRow.ForEver, filter.KnownOn?.DayNumber ?? TieRow.Always);
        _datedOnly = filter.AsOf is not null && filter.DatedOnly;
        if (!isNearby) _mask = Mask();
    }

    internal Snapshot Network { get; }

    internal TieFilter Filter { get; }

    /// <summary>How many ties are left.</summary>
    internal int Count => (_mask ?? throw new InvalidOperationException("This view judges ties one by one.")).Sum(System.Numerics.BitOperations.PopCount);

    internal bool Has(int tie) => Has(tie, in Network.Ties.Span[tie]);

    /// <summary>The same of a tie whose row is at hand.</summary>
    internal bool Has(int tie, ref readonly TieRow row) => _mask is null ? Judge(in row) : (_mask[tie >> 6] & (1UL << (tie & 63))) != 0;

    /// <summary>Whether a tie lies within the filter's days and was known by then, whatever else the filter says of it.</summary>
    internal bool IsInTime(int tie) => IsInTime(in Network.Ties.Span[tie]);

    /// <summary>Whether a tie was known on the filter's day, whenever it held.</summary>
    internal bool WasKnown(int tie) => Network.Ties.Span[tie] is var row && row.KnownFrom <= _knownBy && row.KnownUntil >= _knownOn;

    /// <summary>The stage that the law has reached by the filter's days; null: none on record by then.</summary>
    internal Stage? StageOf(int tie) => StageOf(in Network.Ties.Span[tie]);

    /// <summary>The step that the law has reached by the filter's days, with its day; null: none on record by then.</summary>
    internal StepRow? StepAt(int tie) => StepOf(in Network.Ties.Span[tie]);

    /// <summary>Whose proceeding that stage is; null: none on record by then, or the text leaves it open.</summary>
    internal EntityId? WhoseOf(int tie) => StepOf(in Network.Ties.Span[tie]) is { } step && Network.Words[step.Subject] is { Length: > 0 } id ? new(id) : null;

    /// <summary>Ties that are left at a node, those that lead away first.</summary>
    internal IEnumerable<int> At(int knot)
    {
        for (var tie = Network.OutStarts[knot]; tie < Network.OutStarts[knot + 1]; tie++)
            if (Has(tie)) yield return tie;
        for (var i = Network.InStarts[knot]; i < Network.InStarts[knot + 1]; i++)
            if (Has(Network.InTies[i])) yield return Network.InTies[i];
    }

    /// <summary>The ties that are left between two nodes, whichever way they lead.</summary>
    internal ImmutableArray<int> Between(int one, int other)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var tie in At(one))
            if (Network.Ties[tie] is var row && (row.From == other || row.To == other)) found.Add(tie);
        return found.ToImmutable();
    }

    /// <summary>A way to go along it.</summary>
    /// <param name="eitherWay">Also against the direction of ties.</param>
    internal IWalk Walk(bool eitherWay = true) => new ViewWalk(this, eitherWay);

    /// <summary>The ties that are left as a graph, for algorithms over the whole. Its nodes are the snapshot's.</summary>
    internal Graph ToGraph(bool directed = true)
    {
        var (from, to, at) = (new int[Count], new int[Count], 0);
        for (var tie = 0; tie < Network.Ties.Length; tie++)
        {
            if (!Has(tie)) continue;
            (from[at], to[at]) = (Network.Ties[tie].From, Network.Ties[tie].To);
            at++;
        }

        return Graph.Of(Network.Knots.Length, from, to, directed);
    }

    /// <summary>The ties that are left as contacts with their days, both ways where a tie has no direction.</summary>
    internal IEnumerable<Contact> Contacts()
    {
        for (var tie = 0; tie < Network.Ties.Length; tie++)
        {
            if (!Has(tie) || Network.Ties[tie] is var row && Filter.DatedOnly && !row.Dated) continue;
            yield return new(row.From, row.To, row.First, row.Last);
            if (!row.Directed) yield return new(row.To, row.From, row.First, row.Last);
        }
    }

    // In parts of whole words of the mask, so that threads never write to one word.
    ulong[] Mask()
    {
        const int part = 1 << 10;
        var mask = new ulong[(Network.Ties.Length + 63) / 64];
        Parallel.For(0, (mask.Length + part - 1) / part, at =>
        {
            var ties = Network.Ties.Span;
            for (var tie = at * part * 64; tie < Math.Min((at + 1) * part * 64, ties.Length); tie++)
                if (Judge(in ties[tie])) mask[tie >> 6] |= 1UL << (tie & 63);
        });
        return mask;
    }

    bool Judge(ref readonly TieRow tie) => (_relations is null || _relations[tie.Relation]) && (_datasets is null || _datasets[tie.Dataset]) && Holds(in tie);

    bool Holds(ref readonly TieRow tie)
    {
        if ((tie.Bits & _unwanted) != 0 || tie.Review == ReviewState.Rejected) return false;
        if (tie.Sureness < Filter.LeastSureness || _firmness[tie.ModalityCode] < _floor) return false;
        if (Filter.AcceptedOnly && !tie.FromRegister && !(tie.IsAccepted && tie.ReviewedOn <= _knownBy)) return false;
        if (!IsInTime(in tie)) return false;
        return Filter.Stages.IsEmpty || (StageOf(in tie) is { } stage && Filter.Stages.Contains(stage));
    }

    bool IsInTime(ref readonly TieRow tie) =>
        tie.First <= _begunBy && tie.Last >= _heldOn && !(_datedOnly && !tie.Dated) && tie.KnownFrom <= _knownBy && tie.KnownUntil >= _knownOn;

    internal Stage? StageOf(ref readonly TieRow tie) => StepOf(in tie) is { } step ? (Stage)step.Stage : null;

    StepRow? StepOf(ref readonly TieRow tie)
    {
        StepRow? reached = null;
        foreach (var step in Network.Steps.Span.Slice(tie.FirstStep, tie.Steps))
        {
            if ((Filter.AsOf ?? Filter.BegunBy) is { } asOf && step.On > asOf.DayNumber) continue;
            if (Filter.KnownOn is { } known && step.KnownFrom > known.DayNumber) continue;
            reached = step;
        }

        return reached;
    }

    // Which words let a tie through.
    bool[] Named(int[] words, HashSet<string> names)
    {
        var named = new bool[Network.Words.Count];
        foreach (var word in words) named[word] = names.Contains(Network.Words[word]);
        return named;
    }
}
