using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>A body whose name says of which larger one it is part: "Departamento de Compras de la Oficialía Mayor", "the Senate's Subcommittee on X".</summary>
static class PartRules
{
    internal static IEnumerable<Draft> Drafts(Scene scene)
    {
        foreach (var part in scene.Mentions)
        {
            if (part.Kind != MentionKind.Name || !IsBody(scene, part)) continue;
            if ((Within(scene, part) ?? Behind(scene, part) ?? Owner(scene, part)) is not { } whole || whole.Entity == part.Entity || !Fits(scene, part, whole)) continue;
            var draft = new Draft(ClaimType.PartOf, scene.Sentence.Index, Math.Min(part.First, whole.First), Math.Max(part.Last, whole.Last)) { Sureness = 620 };
            draft[ClaimEnd.Subject] = Filler.Of(part);
            draft[ClaimEnd.Object] = Filler.Of(whole);
            yield return draft;
        }
    }

    static EntityType TypeOf(Scene scene, TokenMention mention) => scene.Evidence.TypeOf(mention.Entity);

    static bool IsBody(Scene scene, TokenMention mention) => TypeOf(scene, mention) is EntityType.PublicBody or EntityType.Organization or EntityType.Company;

    // A public body is part of a public body; a union of a firm's workers is no part of the firm.
    static bool Fits(Scene scene, TokenMention part, TokenMention whole) => whole.Kind == MentionKind.Name && TypeOf(scene, part) == TypeOf(scene, whole);

    // The larger name inside the smaller one.
    static TokenMention? Within(Scene scene, TokenMention part) => scene.EndingAt(part.Last).FirstOrDefault(m => m.First > part.First + 1 && m != part && IsBody(scene, m) && IsOf(scene, m.First));

    // "the Office (OMG) of the Secretariat"
    static TokenMention? Behind(Scene scene, TokenMention part)
    {
        var at = part.Last + 1;
        if (scene.Holds(at) && scene.Tokens[at].Form == "(" && scene.Holds(at + 2) && scene.Tokens[at + 2].Form == ")") at += 3;
        if (!scene.Is(at, "de", "del", "of")) return null;
        at++;
        while (scene.IsDeterminer(at)) at++;
        return scene.StartingAt(at).FirstOrDefault(m => IsBody(scene, m));
    }

    static TokenMention? Owner(Scene scene, TokenMention part) => scene.Is(part.First - 1, "'s", "’s") ? scene.EndingAt(part.First - 2).FirstOrDefault(m => IsBody(scene, m)) : null;

    static bool IsOf(Scene scene, int first)
    {
        var before = first - 1;
        while (scene.IsDeterminer(before)) before--;
        return scene.Is(before, "de", "del", "of");
    }
}
