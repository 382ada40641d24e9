using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Network.Laws;

/// <summary>A law as it is reported: what became of it, who stands where on it, and who of its makers is in proceedings.</summary>
/// <param name="Law">The law.</param>
/// <param name="Steps">Claims of its proposal, passing, being in force, challenge and repeal, with what they say it changes and for whom; by their day.</param>
/// <param name="Stances">Claims of who supports, opposes or challenges it, or abstains.</param>
/// <param name="More">Further claims of these kinds, which are not here.</param>
public sealed record LawRecord(EntityCard Law, ImmutableArray<ShownClaim> Steps, ImmutableArray<ShownClaim> Stances, int More)
{
    /// <summary>Bodies and people that are said to have proposed, passed or put it in force.</summary>
    public ImmutableArray<LawMaker> Makers { get; init; } = [];

    /// <summary>The last stage that somebody is said to have brought it to; null: none is told.</summary>
    public ShownClaim? Latest => Steps.LastOrDefault(s => s.Claim is { LawStage: not null, Negated: false, Modality: Modality.Stated or Modality.Alleged });
}

/// <summary>Who made a law, and who of them is in proceedings.</summary>
/// <param name="Maker">A body, or a person.</param>
/// <param name="Members">People of it of whom a proceeding is on record; of a person, that person.</param>
/// <param name="LookedAt">How many of its people were looked at.</param>
/// <param name="People">How many people are on record as its members.</param>
public sealed record LawMaker(ShownParty Maker, ImmutableArray<LawMember> Members, int LookedAt, int People);

/// <summary>Somebody of a body that made a law.</summary>
/// <param name="Post">The claim that they are of it; null of the maker itself.</param>
/// <param name="Proceedings">Against them: also those that ended, with how they ended.</param>
/// <param name="More">Further proceedings, which are not here.</param>
public sealed record LawMember(ShownParty Person, ShownClaim? Post, ImmutableArray<ShownClaim> Proceedings, int More);
