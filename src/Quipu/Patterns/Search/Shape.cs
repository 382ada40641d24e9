using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Language;
using Quipu.Text;

namespace Quipu.Patterns.Search;

/// <summary>A pattern in the numbers of one network: which relations each step takes, and which entities each party. Safe from several threads.</summary>
sealed class Shape
{
    static readonly char[] _between = [' ', ',', '-', '/', '(', ')', '“', '”', '"', '«', '»', '.'];
    readonly uint[] _parties;
    readonly sbyte[]?[] _marked;
    readonly Asked[] _asked;

    internal Shape(Pattern pattern, NetworkView view)
    {
        if (pattern.Parties.Length > 32) throw new ArgumentException("A shape has at most 32 parties.", nameof(pattern));
        (Pattern, View, Network) = (pattern, view, view.Network);
        Ties = [.. pattern.Ties, .. pattern.Without];
        foreach (var word in Network.Relations) Words[Network.Words[word]] = word;
        var kinds = Network.Kinds.ToDictionary(k => k, k => Takes(Network.Words[k]));
        _parties = new uint[Network.Knots.Length];
        var knots = Network.Knots.Span;
        var (last, bits) = (-1, 0u);
        for (var knot = 0; knot < knots.Length; knot++)
        {
            if (knots[knot].Kind != last) (last, bits) = (knots[knot].Kind, kinds[knots[knot].Kind]);
            _parties[knot] = bits;
        }

        _marked = [.. pattern.Parties.Select(p => p.Marks.IsEmpty ? null : new sbyte[_parties.Length])];
        _asked = [.. Ties.Select((t, number) => new Asked(t, IsWithout(number)))];
    }

    internal Pattern Pattern { get; }

    internal NetworkView View { get; }

    internal Snapshot Network { get; }

    /// <summary>Whoever asked no longer wants to know.</summary>
    internal CancellationToken Stop { get; init; }

    /// <summary>Ties that must be there, then those that must not.</summary>
    internal PatternTie[] Ties { get; }

    /// <summary>Relations of the network by their name.</summary>
    internal Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);

    internal bool IsWithout(int tie) => tie >= Pattern.Ties.Length;

    /// <summary>
    /// Whether anything of a tie's relations is on record at an entity by the days asked for, whatever its status: where there is, the record is not
    /// missing, it says something else.
    /// </summary>
    internal bool IsOnRecord(int tie, int knot, bool onward)
    {
        foreach (var way in Ties[tie].Ways)
        {
            var step = onward ? way.Steps[0] : StepSyntax.Turned(way).Steps[0];
            if (!Words.TryGetValue(step.Relation, out var relation)) continue;
            for (var number = Network.OutStarts[knot]; number < Network.OutStarts[knot + 1]; number++)
                if (Is(number, relation, step.Direction == StepDirection.Against)) return true;
            for (var i = Network.InStarts[knot]; i < Network.InStarts[knot + 1]; i++)
                if (Is(Network.InTies[i], relation, step.Direction == StepDirection.Along)) return true;
        }

        return false;
    }

    bool Is(int tie, int relation, bool isAgainst) =>
        Network.Ties.Span[tie] is var row && row.Relation == relation && (!isAgainst || !row.Directed) && View.IsInTime(tie);

    /// <summary>Whether an entity is of a kind that a party takes; marks are not asked for.</summary>
    internal bool IsOfKind(int party, int knot) => (_parties[knot] >> party & 1) != 0;

    /// <summary>Whether what must be on record of a party is on record of an entity.</summary>
    internal bool IsMarked(int party, int knot)
    {
        if (Pattern.Parties[party].Named && !Naming.IsName(Network.NameOf(knot))) return false;
        if (Pattern.Parties[party].NotNamed is { IsEmpty: false } words && IsCalled(knot, words)) return false;
        if (_marked[party] is not { } known) return true;
        if (known[knot] == 0) known[knot] = (sbyte)(MarkTies(party, knot).Any() ? 1 : -1);
        return known[knot] > 0;
    }

    /// <summary>The ties that mark an entity as this party; −1 where its name does.</summary>
    internal IEnumerable<int> MarkTies(int party, int knot) => MarkTies(Pattern.Parties[party].Marks, knot);

    /// <summary>Whether a lead's own fence lets an entity in.</summary>
    internal bool IsWithin(LeadParty fence, int knot) => !IsCalled(knot, fence.NotNamed) && !MarkTies(fence.NotMarks, knot).Any();

    IEnumerable<int> MarkTies(ImmutableArray<PatternMark> marks, int knot)
    {
        foreach (var mark in marks)
        {
            if (mark.Way is not { } step)
            {
                if (IsCalled(knot, mark.Words)) yield return -1;
                continue;
            }

            if (!Words.TryGetValue(step.Relation, out var relation)) continue;
            var asked = new Asked(mark);
            foreach (var tie in View.At(knot).Distinct())
                if (Network.Ties[tie] is var row && row.Relation == relation && Leads(in row, knot, step.Direction) && asked.Fits(View, tie, in row)) yield return tie;
        }
    }

    /// <summary>
    /// Whether a tie can support a tie of the shape: firm enough, of the right kind and stage, not ended by the law, and nobody's who only complains or
    /// testifies.
    /// </summary>
    internal bool Serves(int number, int tie) => Serves(number, in Network.Ties.Span[number], tie);

    /// <summary>The same of a tie whose row is at hand.</summary>
    internal bool Serves(int number, ref readonly TieRow row, int tie) => _asked[tie].Fits(View, number, in row);

    /// <summary>What only a whole strand shows: whether its parts held at one time, and whether the party answered.</summary>
    internal bool Serves(Strand strand, int tie)
    {
        var asked = Ties[tie];
        if (IsOfEnds(tie)) return true;
        if (asked.Dated is { } dating && !strand.IsIdentity && Network.Ties.Span[strand.A] is { Dated: false } first && (dating == TieDating.Own || first.KnownFrom == TieRow.ForEver)) return false;
        if (asked.Together && strand.B >= 0 && StrandTime.Of(View, strand) is var time && time.First > time.Last) return false;
        if (asked.Answered is not { } answered) return true;
        // Of one alone, the answer of whoever else the claim names is no answer of theirs.
        return answered == (IsAnswered(strand.A, strand.From) || (asked.From != asked.To && strand.To != strand.From && IsAnswered(strand.A, strand.To)));
    }

    /// <summary>Whether a strand of one step serves wherever its tie does.</summary>
    internal bool IsOfEnds(int tie) => !Ties[tie].Together && Ties[tie].Answered is null && Ties[tie].Dated is null;

    /// <summary>Whether a party has answered a claim, by the day asked for.</summary>
    internal bool IsAnswered(int number, int knot)
    {
        if (!Words.TryGetValue("answers", out var relation)) return false;
        var (ties, evidence, looksBack) = (Network.Ties, Network.Ties[number].Evidence, LooksBack(number));
        for (var tie = Network.OutStarts[knot]; tie < Network.OutStarts[knot + 1]; tie++)
            if (ties[tie] is var row && row.Relation == relation && row.Evidence == evidence && (looksBack ? View.WasKnown(tie) : View.IsInTime(tie))) return true;
        return false;
    }

    /// <summary>No day is asked for, or what a claim says is told of that day by a later report: then every answer stands beside it, for the same report may deny it.</summary>
    internal bool LooksBack(int number) => View.Filter.BegunBy is not { } day || Network.Ties[number].KnownFrom > day.DayNumber;

    bool IsCalled(int knot, ImmutableArray<string> words) =>
        Folding.Fold(Network.NameOf(knot)).Split(_between, StringSplitOptions.RemoveEmptyEntries).Any(w => words.Any(m => Folding.Fold(m) == w));

    static bool Leads(ref readonly TieRow row, int knot, StepDirection direction) =>
        !row.Directed || direction == StepDirection.Either || (direction == StepDirection.Along ? row.From == knot : row.To == knot);

    uint Takes(string kind)
    {
        var bits = 0u;
        for (var party = 0; party < Pattern.Parties.Length; party++)
            if (Pattern.Parties[party] is var asked && (asked.Is.IsEmpty ? kind != SharedValues.Kind : asked.Is.Any(k => IsA(kind, k))) && !asked.Not.Any(k => IsA(kind, k))) bits |= 1u << party;
        return bits;
    }

    // Types of the reporting have the names of schemata, so that both are asked in one way.
    static bool IsA(string kind, string asked) => kind == asked || (Schemata.Default.Find(kind)?.IsA(asked) ?? false);
}

/// <summary>How firmly something is said.</summary>
static class Firmness
{
    static readonly Modality[] _order = [Modality.Denied, Modality.Possible, Modality.Alleged, Modality.Stated];

    internal static int Rank(this Modality modality) => modality switch { Modality.Stated => 3, Modality.Alleged => 2, Modality.Possible => 1, _ => 0 };

    internal static bool IsWeakerThan(this Modality modality, Modality other) => modality.Rank() < other.Rank();

    internal static Modality OfRank(int rank) => _order[rank];
}
