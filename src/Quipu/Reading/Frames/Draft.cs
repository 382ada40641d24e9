using System.Globalization;
using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>An end of a draft: an entity of the mention set, and the tokens that stand for it here.</summary>
readonly record struct Filler(int Entity, int First, int Last, Span At)
{
    internal static Filler Of(TokenMention mention) => new(mention.Entity, mention.First, mention.Last, mention.At);
}

/// <summary>A claim in the making: found by a frame or a rule, not yet weighed for who says it and how sure it is.</summary>
sealed class Draft
{
    internal Draft(ClaimType type, int sentence, int first, int last) => (Type, Sentence, TriggerFirst, TriggerLast) = (type, sentence, first, last);

    internal ClaimType Type { get; }

    /// <summary>Index of the sentence that holds the trigger.</summary>
    internal int Sentence { get; }

    internal int TriggerFirst { get; }

    internal int TriggerLast { get; }

    internal Dictionary<ClaimEnd, Filler> Ends { get; } = [];

    internal List<Filler> Via { get; } = [];

    internal List<Filler> Affects { get; } = [];

    internal List<Filler> Speakers { get; } = [];

    internal SortedDictionary<Detail, string> Details { get; } = [];

    /// <summary>What the quote has to hold beside trigger and parties: the words of details.</summary>
    internal Span? Words { get; set; }

    internal Stage? Stage { get; set; }

    internal LawStage? LawStage { get; set; }

    internal EffectKind? EffectKind { get; set; }

    internal IncidentKind? Kind { get; set; }

    internal StanceKind? Stance { get; set; }

    internal Direction? Direction { get; set; }

    /// <summary>Set by a frame or rule that leaves no doubt; null where the words around decide.</summary>
    internal Modality? Modality { get; set; }

    internal bool Negated { get; set; }

    internal bool Ended { get; set; }

    internal PartialDate? Date { get; set; }

    internal PartialDate? Until { get; set; }

    internal int Sureness { get; set; } = 600;

    /// <summary>The proceeding whose offence this conduct is; it is said by whom that is said.</summary>
    internal Draft? Of { get; init; }

    /// <summary>Told in the words of who did it.</summary>
    internal bool Owned { get; init; }

    /// <summary>What it is about is said beside it, and it is about nothing else.</summary>
    internal bool Pointed { get; init; }

    /// <summary>The drafts of the same text whose conduct or tie this one concerns.</summary>
    internal List<Draft> About { get; } = [];

    internal Filler? this[ClaimEnd end]
    {
        get => Ends.TryGetValue(end, out var filler) ? filler : null;
        set
        {
            if (value is { } filler) Ends[end] = filler;
        }
    }

    internal Filler? Subject => this[ClaimEnd.Subject];

    internal Filler? Object => this[ClaimEnd.Object];

    /// <summary>Conduct or a tie that may be held against its subject: what a hedge, an accusation or a denial bears on.</summary>
    internal bool IsConduct => Type is ClaimType.EngagesIn or ClaimType.ColludesWith or ClaimType.Incident or ClaimType.Funds or ClaimType.Moves or ClaimType.Leads or ClaimType.MemberOf
        or ClaimType.AssociateOf or ClaimType.Controls or ClaimType.Owns or ClaimType.ReportsTo or ClaimType.OperatesIn or ClaimType.AlliedWith;

    /// <summary>The same again, for another party.</summary>
    internal Draft Again()
    {
        var again = new Draft(Type, Sentence, TriggerFirst, TriggerLast)
        {
            Words = Words,
            Stage = Stage,
            LawStage = LawStage,
            EffectKind = EffectKind,
            Kind = Kind,
            Stance = Stance,
            Direction = Direction,
            Modality = Modality,
            Negated = Negated,
            Ended = Ended,
            Date = Date,
            Until = Until,
            Sureness = Sureness,
            Of = Of,
        };
        foreach (var (end, filler) in Ends) again.Ends[end] = filler;
        foreach (var (detail, words) in Details) again.Details[detail] = words;
        again.Via.AddRange(Via);
        again.Affects.AddRange(Affects);
        return again;
    }

    /// <summary>What is paid. A vague sum that is open above or below ("more than", "millions") tells the currency alone.</summary>
    internal void Add(QuantityMention sum, bool open)
    {
        if (!(sum.Vague && open)) Details[Detail.Amount] = Written(sum.Value);
        Details[Detail.Currency] = sum.Currency!;
        Cover(sum.At);
    }

    /// <summary>A number as it is kept: whole where it is whole, whatever magnitude word it was written with.</summary>
    internal static string Written(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    internal void Cover(Span at) => Words = Words is { } words ? words.Cover(at) : at;
}
