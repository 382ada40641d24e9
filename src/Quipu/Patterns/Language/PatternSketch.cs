using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Patterns.Language;

/// <summary>The shape of a pattern as it is named and drawn: what a reader needs to see of it, without what a search needs.</summary>
public sealed record PatternSketch(ImmutableArray<SketchParty> Parties, ImmutableArray<SketchTie> Ties, ImmutableArray<SketchLead> Leads)
{
    internal static PatternSketch Of(Pattern pattern) => new(
        [.. pattern.Parties.Select(p => new SketchParty(p.Name, p.Label, p.Is, p.Not, p.Essential))],
        [.. pattern.Ties.Select(t => Tie(t, false)), .. pattern.Without.Select(t => Tie(t, true))],
        [.. pattern.Leads.Select(l => new SketchLead(l.Name, [.. l.Lacks.Select(t => Name(pattern, t))], l.Missing, l.Where))]);

    static string Name(Pattern pattern, int tie) => tie < pattern.Ties.Length ? pattern.Ties[tie].Name : pattern.Without[tie - pattern.Ties.Length].Name;

    static SketchTie Tie(PatternTie tie, bool without) => new(tie.Name, tie.Label, tie.From, tie.To, tie.Accuses, without, tie.Floor);
}

/// <summary>A place in the shape.</summary>
/// <param name="Is">Types or schemata, one of which whoever takes it has; empty: any.</param>
/// <param name="Not">Types or schemata that they do not have.</param>
/// <param name="Essential">False: there may be several in one finding.</param>
public sealed record SketchParty(string Name, Wording Label, ImmutableArray<string> Is, ImmutableArray<string> Not, bool Essential);

/// <summary>A tie of the shape.</summary>
/// <param name="From">Number of a party.</param>
/// <param name="To">Number of a party; the same one for what is said of one alone.</param>
/// <param name="Accuses">It says something against somebody.</param>
/// <param name="Without">It must not be there.</param>
/// <param name="Floor">It is said at least so firmly.</param>
public sealed record SketchTie(string Name, Wording Label, int From, int To, bool Accuses, bool Without, Modality Floor);

/// <summary>What is worth a look though a record is missing.</summary>
/// <param name="Lacks">Names of the ties that are not on record.</param>
/// <param name="Missing">Which record that is.</param>
/// <param name="Where">Where it is kept.</param>
public sealed record SketchLead(string Name, ImmutableArray<string> Lacks, Wording Missing, Wording Where);
