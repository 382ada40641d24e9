using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network.Snapshots;

namespace Quipu.Patterns.Language;

/// <summary>What is searched: the network, or figures of the same thing that differ.</summary>
public enum PatternGround { Network, Figures }

/// <summary>A shape to look for in the network, with the words that a reporter needs to use it and to doubt it. Unchanging.</summary>
public sealed record Pattern
{
    /// <summary>Its name in files, addresses and commands.</summary>
    public required string Slug { get; init; }

    public required Wording Title { get; init; }

    /// <summary>Hash of its file and of the ways that it may name: another text is another version.</summary>
    public string Version { get; init; } = "";

    public required Wording Text { get; init; }

    /// <summary>Why the shape is worth a look.</summary>
    public required Wording Rationale { get; init; }

    /// <summary>Explanations to rule out before anybody is asked.</summary>
    public ImmutableArray<Wording> Innocent { get; init; } = [];

    public ImmutableArray<Wording> Confirm { get; init; } = [];

    public ImmutableArray<Wording> Refute { get; init; } = [];

    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>On which real records it was run, and what a reader held of it; null: never on real data, and its page says so.</summary>
    public RealRun? Run { get; init; }

    public PatternGround Ground { get; init; }

    /// <summary>Labels of the ties that the records it was run on could not show.</summary>
    public ImmutableArray<Wording> RunLacked => Run is not { } run ? [] : [.. Ties.Where(t => run.Lacked.Contains(t.Name, StringComparer.Ordinal)).Select(t => t.Label)];

    /// <summary>Its parties, ties and leads, as they are named and drawn.</summary>
    public PatternSketch Sketch => PatternSketch.Of(this);

    internal ImmutableArray<PatternParty> Parties { get; init; } = [];

    internal ImmutableArray<PatternTie> Ties { get; init; } = [];

    /// <summary>Ties that must not be there.</summary>
    internal ImmutableArray<PatternTie> Without { get; init; } = [];

    internal ImmutableArray<TimeRule> Times { get; init; } = [];

    /// <summary>Two parties that play the same part: a finding is told once, whichever is which.</summary>
    internal (int One, int Other)? Alike { get; init; }

    internal PatternCount? Count { get; init; }

    internal ImmutableArray<PatternLead> Leads { get; init; } = [];
}

/// <summary>What came of a pattern on real records, and how much of it held when somebody read it against the articles and registers.</summary>
/// <param name="On">Which records.</param>
/// <param name="Findings">How many findings there were.</param>
/// <param name="Leads">How many leads.</param>
/// <param name="Read">How many of both somebody read.</param>
/// <param name="Right">How many of those said what the records say.</param>
public sealed record RealRun(Wording On, int Findings, int Leads, int Read, int Right)
{
    /// <summary>Names of ties that nothing in those records could be: then the pattern as a whole was never run on real data, and gave leads at most. Empty: each could be there.</summary>
    public ImmutableArray<string> Lacked { get; init; } = [];
}

/// <summary>A place in the shape that an entity takes.</summary>
/// <param name="Is">Types or schemata, of which one must hold (with what descends from it); empty: any.</param>
/// <param name="Not">Types or schemata that must not.</param>
/// <param name="Essential">Part of a finding's identity. What is not may be several in one finding.</param>
sealed record PatternParty(string Name, Wording Label, ImmutableArray<string> Is, ImmutableArray<string> Not, bool Essential)
{
    /// <summary>Only whom the records name: a name has a capital letter.</summary>
    internal bool Named { get; init; }

    /// <summary>Words of which its name has none.</summary>
    internal ImmutableArray<string> NotNamed { get; init; } = [];

    /// <summary>What must be on record of it, one of these; empty: nothing.</summary>
    internal ImmutableArray<PatternMark> Marks { get; init; } = [];
}

/// <summary>What is on record of a party, whoever stands at the other end.</summary>
/// <param name="Way">Single steps away from the party.</param>
/// <param name="Words">Instead: words of which its name has one.</param>
sealed record PatternMark(TieStep? Way, ImmutableArray<string> Words)
{
    internal Modality Floor { get; init; } = Modality.Alleged;

    internal ImmutableArray<Quality> Qualities { get; init; } = [];

    internal ImmutableArray<Stage> Stages { get; init; } = [];
}

/// <summary>A tie of the shape between two of its parties (or of one alone), and the ways in which records may show it.</summary>
/// <param name="From">Number of a party.</param>
/// <param name="To">Number of a party; the same one for what is said of one alone.</param>
sealed record PatternTie(string Name, Wording Label, int From, int To, ImmutableArray<TieWay> Ways)
{
    internal Modality Floor { get; init; } = Modality.Alleged;

    /// <summary>The stage that the law has reached is one of these; empty: any that does not exonerate.</summary>
    internal ImmutableArray<Stage> Stages { get; init; } = [];

    internal ImmutableArray<Quality> Qualities { get; init; } = [];

    internal ImmutableArray<LawStage> LawStages { get; init; } = [];

    /// <summary>Says something against somebody: until a person has accepted it, the finding is a private lead.</summary>
    internal bool Accuses { get; init; }

    /// <summary>Said in exactly one of these ways; empty: any from <see cref="Floor"/> up.</summary>
    internal ImmutableArray<Modality> Said { get; init; } = [];

    /// <summary>The parts of a way of several steps held at one time.</summary>
    internal bool Together { get; init; }

    /// <summary>Only with (or only without) an answer of the party on record (of either, where it is between two); null: either.</summary>
    internal bool? Answered { get; init; }

    /// <summary>Only where this much is known of its time: an order in time that rests on no date at all is none. Null: nothing need be.</summary>
    internal TieDating? Dated { get; init; }

    /// <summary>The two ends may be one and the same party.</summary>
    internal bool MayBeSame { get; init; }
}

/// <summary>What is known of the time of a tie: the record says when it was (own), or at least when it was published (told).</summary>
enum TieDating { Own, Told }

/// <summary>How a step is gone: as the record has it, against it, or either.</summary>
enum StepDirection { Along, Against, Either }

/// <summary>One step over ties of one relation (a claim's type, a register's schema or property).</summary>
readonly record struct TieStep(string Relation, StepDirection Direction);

/// <summary>One to three steps one after another.</summary>
sealed record TieWay(ImmutableArray<TieStep> Steps)
{
    public override string ToString() => string.Join('/', Steps.Select(s => s.Direction switch { StepDirection.Against => "<", StepDirection.Either => "~", _ => "" } + s.Relation));
}

/// <summary>What a time rule asks of two ties.</summary>
enum TimeOrder { First, During, Overlap, SameYear, SameMonth, Told }

/// <summary>
/// How two ties stand in time. Vague and missing dates may mean any day that they can; a rule fails where no such day fulfils it.
/// </summary>
/// <param name="One">Number of a tie; from <see cref="Pattern.Ties"/>' length on, of one that must not be.</param>
/// <param name="Months">With <see cref="TimeOrder.First"/>: at most so many between; null: any number.</param>
readonly record struct TimeRule(TimeOrder Order, int One, int Other, int? Months);

/// <summary>At least so many different parties in one place of the shape, whose tie lies within so many months.</summary>
sealed record PatternCount(int Party, int Tie, int Least, int? Months);

/// <summary>What is worth a look where some of the ties are not on record: which record would show them, and where it is kept.</summary>
/// <param name="Lacks">Numbers of the ties that are not there.</param>
sealed record PatternLead(string Name, ImmutableArray<int> Lacks, Wording Missing, Wording Where)
{
    /// <summary>What this lead asks of parties beyond what the pattern does.</summary>
    internal ImmutableArray<LeadParty> Parties { get; init; } = [];
}

/// <summary>A fence around a party in one lead: half of a shape fits many, and a record that nobody would keep of them is not missing.</summary>
/// <param name="Party">Number of a party.</param>
/// <param name="Essential">False: several of them are one lead.</param>
/// <param name="NotNamed">Words of which its name has none.</param>
/// <param name="NotMarks">What must not be on record of it.</param>
sealed record LeadParty(int Party, bool Essential, ImmutableArray<string> NotNamed, ImmutableArray<PatternMark> NotMarks);
