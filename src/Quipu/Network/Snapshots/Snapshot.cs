using System.Collections.Immutable;
using System.Text;

namespace Quipu.Network.Snapshots;

/// <summary>
/// The network in compressed rows, both directions, as of one change number of the store: entities in order of their ids, ties in order of their ends. Unchanging, so that any number
/// of threads may read it; newer changes make a newer one.
/// </summary>
sealed class Snapshot
{
    // Older ones are compared as a whole.
    const int LongestTrail = 64;

    // What this one was made of, the oldest first, and whom each ties otherwise than the next; a mark stands for a snapshot without holding it.
    ImmutableArray<(object Mark, HashSet<EntityId> Touched)> _trail = [];
    readonly object _mark = new();

    internal Snapshot(long sequence, Column<KnotRow> knots, Column<TieRow> ties, Column<StepRow> steps, WordColumn words)
    {
        (Sequence, Knots, Ties, Steps, Words) = (sequence, knots, ties, steps, words);
        (OutStarts, InStarts, InTies) = (new int[knots.Length + 1], new int[knots.Length + 1], new int[ties.Length]);
        var (relations, isKind, isDataset) = (new int[words.Count], new bool[words.Count], new bool[words.Count]);
        foreach (ref readonly var knot in knots.Span) isKind[knot.Kind] = true;
        foreach (ref readonly var tie in ties.Span)
        {
            relations[tie.Relation]++;
            isDataset[tie.Dataset] = true;
            OutStarts[tie.From + 1]++;
            InStarts[tie.To + 1]++;
        }

        Relations = Named([.. relations.Select(r => r > 0)]);
        RelationTies = [.. Relations.Select(r => relations[r])];
        Kinds = Named(isKind);
        Datasets = Named(isDataset);
        for (var i = 0; i < knots.Length; i++)
        {
            OutStarts[i + 1] += OutStarts[i];
            InStarts[i + 1] += InStarts[i];
        }

        var next = InStarts[..^1];
        for (var tie = 0; tie < ties.Length; tie++) InTies[next[ties.Span[tie].To]++] = tie;
    }

    /// <summary>The change number of the store that it was built from.</summary>
    internal long Sequence { get; private set; }

    internal Column<KnotRow> Knots { get; }

    /// <summary>In order of from, to, relation and evidence.</summary>
    internal Column<TieRow> Ties { get; }

    internal Column<StepRow> Steps { get; }

    internal WordColumn Words { get; }

    /// <summary>Numbers of the words that are relations of ties, in order.</summary>
    internal int[] Relations { get; }

    /// <summary>How many ties each of <see cref="Relations"/> has.</summary>
    internal int[] RelationTies { get; }

    /// <summary>Numbers of the words that are kinds of entities, in order.</summary>
    internal int[] Kinds { get; }

    /// <summary>Numbers of the words that are datasets of ties, in order.</summary>
    internal int[] Datasets { get; }

    /// <summary>The ties from a node are those from its start to the next one's.</summary>
    internal int[] OutStarts { get; }

    internal int[] InStarts { get; }

    /// <summary>Numbers of ties by the node they lead to.</summary>
    internal int[] InTies { get; }

    /// <summary>How many ends of ties are at a node: a tie of one alone has both there.</summary>
    internal int TiesAt(int knot) => OutStarts[knot + 1] - OutStarts[knot] + InStarts[knot + 1] - InStarts[knot];

    /// <summary>The same network as of a later change.</summary>
    internal Snapshot As(long sequence)
    {
        var same = (Snapshot)MemberwiseClone();
        same.Sequence = sequence;
        return same;
    }

    /// <summary>Notes what this one was made of. Called once, before anybody else has it.</summary>
    /// <param name="touched">Whom it ties otherwise.</param>
    internal void Follows(Snapshot old, HashSet<EntityId> touched) => _trail = [.. old._trail.TakeLast(LongestTrail - 1), (old._mark, touched)];

    /// <summary>Whom this one may tie otherwise than an earlier one that it was made of, step by step; null where it was not.</summary>
    internal HashSet<EntityId>? TouchedSince(Snapshot old)
    {
        if (old._mark == _mark) return [];
        var first = _trail.IndexOf(_trail.FirstOrDefault(t => t.Mark == old._mark));
        return first < 0 ? null : [.. _trail.Skip(first).SelectMany(t => t.Touched)];
    }

    static int[] Named(bool[] words) => [.. Enumerable.Range(0, words.Length).Where(w => words[w])];

    internal EntityId IdOf(int knot) => new(Words[Knots[knot].Id]);

    internal string NameOf(int knot) => Words[Knots[knot].Name];

    internal string KindOf(int knot) => Words[Knots[knot].Kind];

    internal string RelationOf(int tie) => Words[Ties[tie].Relation];

    internal string EvidenceOf(int tie) => Words[Ties[tie].Evidence];

    /// <summary>The number of an entity; −1 where the network has none of that id.</summary>
    internal int Find(EntityId id)
    {
        Span<byte> wanted = stackalloc byte[Encoding.UTF8.GetMaxByteCount(id.Value.Length) is var length and <= 1024 ? length : 0];
        var key = wanted.IsEmpty ? Encoding.UTF8.GetBytes(id.Value) : wanted[..Encoding.UTF8.GetBytes(id.Value, wanted)];
        var (low, high) = (0, Knots.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Words.Utf8(Knots[middle].Id).SequenceCompareTo(key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
