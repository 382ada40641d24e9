using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Who shares what befalls somebody: "was arrested along with B", "fue detenido en Lima junto con B y C", "junto a B cayó C".</summary>
static class Companions
{
    const int Reach = 18;

    static readonly ImmutableArray<ImmutableArray<string>> Beside =
    [
        ["junto", "con"], ["junto", "a"], ["en", "compañia", "de"], ["al", "igual", "que"], ["ademas", "de"], ["together", "with"], ["along", "with"], ["alongside"],
    ];

    static readonly ImmutableArray<EntityType> People = [EntityType.Person];

    /// <summary>The people given and those beside them; as given where they are none or no people.</summary>
    internal static ImmutableArray<TokenMention> With(ImmutableArray<TokenMention> party, Scene scene, Parties parties, (int First, int Last) trigger)
    {
        if (party.IsEmpty || scene.Evidence.TypeOf(party[0].Entity) != EntityType.Person) return party;
        if ((parties.After(trigger.Last, Beside, People, Reach) ?? Fronted(scene, parties, trigger.First)) is not { } other) return party;
        return [.. party.Concat(scene.ListOf(other)).Where(m => scene.Evidence.TypeOf(m.Entity) == EntityType.Person && m.Kind != MentionKind.Pronoun || party.Contains(m)).DistinctBy(m => m.Entity)];
    }

    /// <summary>"Junto a X fue detenido Y": the companion opens the sentence.</summary>
    static TokenMention? Fronted(Scene scene, Parties parties, int trigger) =>
        (scene.Is(scene.First, "junto", "along", "together", "al", "aparte", "ademas") && scene.Is(scene.First + 1, "a", "al", "con", "with", "igual", "de", "del")) && parties.Adjacent(scene.First + (scene.Is(scene.First + 1, "igual") ? 3 : 2), People, crossA: false) is { } found && found.Last < trigger ? found : null;
}
