using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Frames;

/// <summary>How a frame finds a party from its trigger, in the terms of Universal Dependencies where they have one.</summary>
enum Relation : byte
{
    Subject, PassiveSubject, Object, Agent, Oblique, Nominal, Possessive, Compound, Apposition, Self, Head, Left, Right, Copula, Controller, Case, Listing,
}

/// <summary>A way to a party: the relation, and the prepositions that lead to it (folded; empty where the relation needs none).</summary>
sealed record Slot(Relation Relation, ImmutableArray<ImmutableArray<string>> Prepositions)
{
    static readonly Dictionary<string, Relation> Names = new(StringComparer.Ordinal)
    {
        ["nsubj"] = Relation.Subject,
        ["nsubj:pass"] = Relation.PassiveSubject,
        ["obj"] = Relation.Object,
        ["obl:agent"] = Relation.Agent,
        ["nmod:poss"] = Relation.Possessive,
        ["compound"] = Relation.Compound,
        ["appos"] = Relation.Apposition,
        ["self"] = Relation.Self,
        ["amod"] = Relation.Head,
        ["left"] = Relation.Left,
        ["right"] = Relation.Right,
        ["cop"] = Relation.Copula,
        ["control"] = Relation.Controller,
        ["listing"] = Relation.Listing,
    };

    /// <summary>Reads <c>nsubj</c>, <c>obl:de|desde</c>, <c>nmod:of</c>, <c>case:contra</c> (whom the case before a verb is against: "the case against X was dropped"); a hyphen in a preposition stands for a space.</summary>
    internal static Slot? Parse(string text)
    {
        if (Names.TryGetValue(text, out var relation)) return new(relation, []);
        var colon = text.IndexOf(':');
        if (colon < 0 || colon == text.Length - 1) return null;
        Relation? named = text[..colon] switch { "obl" => Relation.Oblique, "nmod" => Relation.Nominal, "case" => Relation.Case, _ => null };
        return named is { } found ? new(found, [.. text[(colon + 1)..].Split('|').Select(p => p.Split('-').ToImmutableArray())]) : null;
    }
}

/// <summary>Where the words of a detail stand.</summary>
enum WordsFrom : byte { Trigger, NounPhrase, Object, After, Next, VerbPhrase, Subject, Literal }

/// <summary>A detail that a frame fills, and from which words; <see cref="WordsFrom.Literal"/> gives them itself ("drug lord" is drug trafficking).</summary>
sealed record DetailRule(Detail Detail, WordsFrom From, ImmutableArray<ImmutableArray<string>> Prepositions)
{
    internal string Literal => string.Join(' ', Prepositions[0]);
}

/// <summary>What has to be filled before a frame makes a claim: ends, or the words of its first detail.</summary>
enum Needs : byte { Default, Nothing, Subject, Object, Either, Both, Words }

/// <summary>
/// One row of a lexicon: words that evoke a claim, and where its parties stand. Everything that a desk may want to add lives here and not in code.
/// </summary>
sealed record Frame
{
    public required ClaimType Claim { get; init; }

    public required Upos Pos { get; init; }

    /// <summary>Each trigger as its lemmas or folded words, in order.</summary>
    public required ImmutableArray<ImmutableArray<string>> Triggers { get; init; }

    public required ImmutableDictionary<ClaimEnd, ImmutableArray<Slot>> Slots
    {
        get;
        init
        {
            field = value;
            _ends = [.. Enum.GetValues<ClaimEnd>().Select(e => value.GetValueOrDefault(e, []))];
            TakesObject = value.Values.Any(slots => slots.Any(s => s.Relation == Relation.Object));
        }
    }

    // By number of the end: triggers are looked at for every word of a text.
    readonly ImmutableArray<ImmutableArray<Slot>> _ends;

    public ImmutableArray<DetailRule> Details { get; init; } = [];

    public ImmutableArray<EntityType> SubjectTypes { get; init; } = [];

    public ImmutableArray<EntityType> ObjectTypes { get; init; } = [];

    public Stage? Stage { get; init; }

    public LawStage? LawStage { get; init; }

    public EffectKind? EffectKind { get; init; }

    public IncidentKind? Kind { get; init; }

    public StanceKind? Stance { get; init; }

    public Direction? Direction { get; init; }

    public Modality? Modality { get; init; }

    public bool Negated { get; init; }

    public bool Ended { get; init; }

    public Needs Needs { get; init; }

    /// <summary>Only where a sum of money follows: "received $40,000 from".</summary>
    public bool Money { get; init; }

    /// <summary>In thousandths.</summary>
    public int Sureness { get; init; } = 600;

    /// <summary>One of its ends is a verb's object.</summary>
    public bool TakesObject { get; private init; }

    public ImmutableArray<Slot> this[ClaimEnd end] => _ends[(int)end];

    public bool HasObject(ClaimEnd end)
    {
        foreach (var slot in _ends[(int)end])
            if (slot.Relation == Relation.Object) return true;
        return false;
    }
}
