using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Coreference;

/// <summary>Who and what a text speaks of: its names, descriptions, pronouns, dates and quantities, with what belongs together joined.</summary>
public static class Referents
{
    /// <summary>All mentions of an analysed text, resolved to the entities of its document. Deterministic; safe from any thread.</summary>
    public static MentionSet Find(AnalysedText text) => Find(text, MentionFinder.Names(text));

    /// <summary>The same, the names being known.</summary>
    internal static MentionSet Find(AnalysedText text, List<NameGroup> names)
    {
        var found = MentionFinder.Find(text, names);
        var resolution = new Resolution(found);
        resolution.Run();
        var joined = Rebuild(found, resolution);
        return joined with { Posts = PostFinder.Find(joined) };
    }

    // One entity per group, in order of first mention, with all its mentions.
    static MentionSet Rebuild(MentionSet set, Resolution resolution)
    {
        var text = set.Text.Document.Text;
        var mentions = set.Mentions.Where(m => !resolution.Left.Contains(m.Entity)).Select(m => m with { Entity = resolution.Root(m.Entity) }).Concat(resolution.Pronouns.Select(m => m with { Entity = resolution.Root(m.Entity) })).ToList();
        mentions.Sort(MentionFinder.ByPlace);
        var (number, order, byEntity) = (new Dictionary<int, int>(), new List<int>(), new Dictionary<int, List<Mention>>());
        foreach (var mention in mentions)
        {
            if (number.TryAdd(mention.Entity, order.Count))
            {
                order.Add(mention.Entity);
                byEntity.Add(mention.Entity, []);
            }

            byEntity[mention.Entity].Add(new(mention.At, mention.At.Of(text), mention.Kind));
        }

        var entities = ImmutableArray.CreateBuilder<LocalEntity>(order.Count);
        foreach (var entity in order) entities.Add(Joined(set.Entities[entity], byEntity[entity], resolution.ShortForms(entity)));
        return set with { Entities = entities.ToImmutable(), Mentions = [.. mentions.Select(m => m with { Entity = number[m.Entity] })] };
    }

    static LocalEntity Joined(LocalEntity entity, List<Mention> mentions, IEnumerable<string> forms)
    {
        var aliases = entity.Named ? entity.Aliases.Concat(forms)
            : entity.Aliases.Concat(mentions.Where(m => m.Kind == MentionKind.Nominal).Select(m => m.Form));
        return entity with
        {
            Id = EntityId.Local(entity.Document, entity.Type, mentions[0].At),
            Mentions = [.. mentions],
            Aliases = [.. aliases.Where(a => a != entity.Name).Distinct(StringComparer.Ordinal)],
        };
    }
}
