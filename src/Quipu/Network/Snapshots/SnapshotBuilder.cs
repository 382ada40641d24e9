using System.Runtime.InteropServices;
using System.Text;

namespace Quipu.Network.Snapshots;

/// <summary>Makes a snapshot of entities and ties in whatever order they come; the same ones give the same bytes.</summary>
sealed class SnapshotBuilder
{
    readonly Dictionary<string, int> _words = new(StringComparer.Ordinal), _knots = new(StringComparer.Ordinal);
    readonly List<string> _spelled = [];
    readonly List<(string Id, int Kind, int Name)> _rows = [];
    readonly List<TieRow> _ties = [];
    readonly List<StepRow> _steps = [];
    readonly Dictionary<string, string> _joined = new(StringComparer.Ordinal);

    internal SnapshotBuilder() => Word("");

    /// <summary>What holds of an entity under its own id holds of the one it was joined into.</summary>
    internal void Join(EntityId own, EntityId canonical)
    {
        if (own != canonical) _joined[own.Value] = canonical.Value;
    }

    internal void Add(Knot knot)
    {
        var at = Number(knot.Id);
        _rows[at] = (knot.Id.Value, Word(knot.Kind), Word(knot.Name));
    }

    internal void Add(Tie tie)
    {
        var row = new TieRow
        {
            From = Number(tie.From),
            To = Number(tie.To),
            Relation = Word(tie.Relation),
            Dataset = Word(tie.Dataset.Value),
            Evidence = Word(tie.Evidence),
            Document = Word(tie.Document?.Value ?? ""),
            First = tie.Start?.Earliest.DayNumber ?? TieRow.Always,
            Last = tie.End?.Latest.DayNumber ?? TieRow.ForEver,
            KnownFrom = tie.KnownFrom?.DayNumber ?? TieRow.ForEver,
            KnownUntil = tie.KnownUntil?.DayNumber ?? TieRow.ForEver,
            BegunBy = tie.Start?.Latest.DayNumber ?? TieRow.ForEver,
            ReviewedOn = tie.ReviewedOn?.DayNumber ?? TieRow.Always,
            FirstStep = _steps.Count,
            Steps = (short)Math.Min(tie.Steps.Length, short.MaxValue),
            Sureness = (short)tie.Sureness,
            ModalityCode = (byte)tie.Modality,
            ReviewCode = (byte)tie.Review,
            Bits = (byte)((tie.Directed ? 1 : 0) | (tie.Negated ? 2 : 0) | (tie.FromRegister ? 4 : 0) | (tie.Aside ? 8 : 0) | (tie.Answered ? 16 : 0) | (tie.OfBystander ? 32 : 0)),
            QualityCode = (byte)((int)tie.Quality | ((tie.LawStage is { } stage ? (int)stage + 1 : 0) << 5)),
        };
        foreach (var step in tie.Steps.Take(row.Steps))
            _steps.Add(new() { Stage = (int)step.Stage, On = step.On?.DayNumber ?? TieRow.Always, KnownFrom = step.KnownFrom?.DayNumber ?? TieRow.ForEver, Document = Word(step.Document?.Value ?? ""), Subject = Word(step.Subject?.Value ?? "") });
        _ties.Add(row);
    }

    /// <summary>The snapshot of everything added. Entities of which nothing is said are left out; an end that nobody described has its id for a name.</summary>
    internal Snapshot Build(long sequence)
    {
        var canonical = Canonical();
        var (tied, count) = (new bool[_rows.Count], 0);
        var ties = new TieRow[_ties.Count];
        var (shared, value) = (Shared(canonical), Word(SharedValues.Kind));
        foreach (var tie in _ties)
        {
            var row = tie with { From = canonical[tie.From], To = canonical[tie.To] };
            if (row.From == row.To ? !row.Aside : row is { Aside: true, FromRegister: true } && _rows[row.To].Kind == value && !shared.Contains(row.To)) continue;
            tied[row.From] = tied[row.To] = true;
            ties[count++] = row;
        }

        var kept = Enumerable.Range(0, _rows.Count).Where(k => tied[k]).Select(k => (Number: k, Bytes: Encoding.UTF8.GetBytes(_rows[k].Id))).ToArray();
        Array.Sort(kept, (one, other) => one.Bytes.AsSpan().SequenceCompareTo(other.Bytes));
        var places = new int[_rows.Count];
        for (var i = 0; i < kept.Length; i++) places[kept[i].Number] = i;
        for (var i = 0; i < count; i++) (ties[i].From, ties[i].To) = (places[ties[i].From], places[ties[i].To]);
        Array.Resize(ref ties, count);
        Array.Sort(ties, Compare);
        var knots = kept.Select(k => new KnotRow { Id = Word(_rows[k.Number].Id), Kind = _rows[k.Number].Kind, Name = _rows[k.Number].Name }).ToArray();
        StepRow[] steps = [.. _steps.Select(s => _joined.TryGetValue(_spelled[s.Subject], out var joined) ? s with { Subject = Word(joined) } : s)];
        return new(sequence, new(knots), new(ties), new(steps), WordColumn.Of(_spelled));
    }

    // Values that more than one party has: those of one alone tie nobody. Registers have a million of these; the few of claims stay, for whoever shares them later.
    HashSet<int> Shared(int[] canonical)
    {
        var (value, first, shared) = (Word(SharedValues.Kind), new Dictionary<int, int>(), new HashSet<int>());
        foreach (var tie in _ties)
            if ((tie.Bits & 8) != 0 && _rows[canonical[tie.To]].Kind == value && !first.TryAdd(canonical[tie.To], canonical[tie.From]) && first[canonical[tie.To]] != canonical[tie.From]) shared.Add(canonical[tie.To]);
        return shared;
    }

    // Of each entity the number of the one that it was joined into, itself where it was not.
    int[] Canonical()
    {
        var found = new List<int>();
        for (var i = 0; i < _rows.Count; i++)
            found.Add(_joined.TryGetValue(_rows[i].Id, out var up) ? Number(new(up)) : i);

        return [.. found];
    }

    int Compare(TieRow one, TieRow other) =>
        one.From != other.From ? one.From.CompareTo(other.From)
        : one.To != other.To ? one.To.CompareTo(other.To)
        : string.CompareOrdinal(_spelled[one.Relation], _spelled[other.Relation]) is var relation and not 0 ? relation
        : string.CompareOrdinal(_spelled[one.Evidence], _spelled[other.Evidence]) is var evidence and not 0 ? evidence
        : (one.First, one.Last).CompareTo((other.First, other.Last));

    int Number(EntityId id)
    {
        if (_knots.TryGetValue(id.Value, out var known)) return known;
        _rows.Add((id.Value, 0, Word(id.Value)));
        return _knots[id.Value] = _rows.Count - 1;
    }

    int Word(string word)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var isKnown);
        if (!isKnown)
        {
            number = _spelled.Count;
            _spelled.Add(word);
        }

        return number;
    }
}
