using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Several who were named together are taken up as one: "A y B fueron detenidos. … Todos ellos fueron absueltos",
/// "las empresas A, B y C. Las tres empresas son investigadas".
/// Of how many is told must be as many as were named.
/// </summary>
static class Gathered
{
    /// <summary>So many sentences without another list the last one is still meant.</summary>
    const int Runs = 3;

    /// <summary>Gives every Spanish sentence those who were named together last before it.</summary>
    internal static void Follow(Scene[] scenes)
    {
        var (last, at) = (ImmutableArray<TokenMention>.Empty, -Runs);
        foreach (var scene in scenes)
        {
            if (!scene.Evidence.Spanish) return;
            scene.Gathered = scene.Sentence.Index - at <= Runs ? last : [];
            if (!scene.IsProse) continue;
            foreach (var mention in scene.Mentions)
                if (mention.Kind == MentionKind.Name && scene.ListOf(mention) is { Length: > 1 } list && list[0] == mention && list.All(m => IsParty(scene, m)))
                    (last, at) = (list, scene.Sentence.Index);
        }
    }

    static bool IsParty(Scene scene, TokenMention mention) =>
        scene.Evidence.Entities[mention.Entity] is { Named: true, Type: EntityType.Person or EntityType.Company or EntityType.Organization };

    /// <summary>Those whom the words before a plural verb take up; none where they take up nobody, or where another number was named.</summary>
    internal static ImmutableArray<TokenMention> Before(Scene scene, int verb)
    {
        if (scene.Gathered.IsEmpty || !scene.IsVerb(verb)) return [];
        var start = scene.GroupStart(verb);
        var end = start - 1;
        while (scene.Holds(end) && scene.Tokens[end].Upos == Upos.Adv) end--;
        for (var i = end; i >= scene.First && i >= end - 4; i--)
        {
            if (scene.IsVerb(i) || scene.IsComma(i) || scene.IsPreposition(i) || scene.IsStop(i)) return [];
            var isCounted = scene.Is(i, "todos", "todas", "dos", "tres", "cuatro", "cinco") && scene.Is(i - 1, "los", "las", "estos", "estas");
            if (isCounted || scene.Is(i, "ellos", "ellas", "ambos", "ambas") || scene.Is(i, "todos", "todas") && i == end)
                return Of(scene, i, i < end ? end : i);
        }

        return [];
    }

    static ImmutableArray<TokenMention> Of(Scene scene, int count, int noun)
    {
        var many = scene.Is(count, "ambos", "ambas") ? 2 : NumberWords.Value(scene.Tokens[count].Folded, scene.Evidence.Spanish);
        if (scene.IsPreposition(count - 1) || many is { } told && told != scene.Gathered.Length) return [];
        var isFirm = scene.Is(noun, "empresas", "firmas", "compañias", "sociedades", "constructoras");
        if (isFirm == scene.Gathered.All(m => scene.Evidence.TypeOf(m.Entity) == EntityType.Person)) return [];
        return scene.Gathered;
    }
}
