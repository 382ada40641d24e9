using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>For whom a lawyer or spokesperson speaks: "el abogado de X negó", "X's lawyer denied". The denial is X's.</summary>
static class Counsel
{
    const int Farthest = 20;

    static readonly ImmutableArray<EntityType> Represented = [EntityType.Person, EntityType.Company, EntityType.Organization];
    static readonly ImmutableArray<Slot> English = [Slot.Parse("nmod:poss")!, Slot.Parse("nmod:for|of")!];
    static readonly ImmutableArray<Slot> Spanish = [Slot.Parse("nmod:de")!, Slot.Parse("nmod:poss")!];

    /// <summary>Empty where no counsel stands before the verb in its clause.</summary>
    internal static ImmutableArray<TokenMention> Of(Scene scene, Parties parties, int verb)
    {
        for (var i = verb - 1; i >= scene.First && i >= verb - Farthest; i--)
        {
            if (scene.IsStop(i) || (scene.IsFinite(i) && i < scene.GroupStart(verb))) return [];
            if (scene.Lexicon.Has("counsel", scene.Tokens[i])) return parties.Fill(scene.Evidence.Spanish ? Spanish : English, i, i, Represented);
        }

        return [];
    }
}
