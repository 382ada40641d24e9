using Quipu.Model;

namespace Quipu.Publishing.Drafts;

/// <summary>How much of what a sentence says a passage of the record says of the same party: 0 to 1.</summary>
static class Cover
{
    const double Near = .6, ForeignWord = .25, ForeignTold = .5;

    internal static double Of(Content content, EntityId? focus, IReadOnlyCollection<EntityId> others, Passage passage)
    {
        var (all, got) = (0.0, 0.0);
        foreach (var meant in content.Meant.Where(m => !m.Negated && Weight(m.Concept) > 0))
        {
            all += Weight(meant.Concept);
            got += Weight(meant.Concept) * (Has(passage.Content, meant.Concept) ? 1 : passage.Neighbours.Any(n => Has(n.Content, meant.Concept)) ? Near : 0);
        }

        foreach (var stem in content.Stems)
        {
            var found = passage.Content.Stems.Contains(stem) ? 1 : passage.Neighbours.Any(n => n.Content.Stems.Contains(stem)) ? Near : 0;
            all += found > 0 || passage.Content.Language == content.Language ? 1 : ForeignWord;
            got += found;
        }

        foreach (var other in others.Where(o => o != focus))
        {
            all += 1.5;
            got += 1.5 * (passage.Named.Contains(other) ? 1 : passage.NamesNear(other) ? Near : 0);
        }

        foreach (var figure in content.Figures)
        {
            all += 1.5;
            got += 1.5 * (passage.Content.Figures.Any(f => Figures.AreSame(figure, f)) ? 1 : passage.Neighbours.Any(n => n.Content.Figures.Any(f => Figures.AreSame(figure, f))) ? Near : 0);
        }

        return all == 0 ? 0 : got / all * (focus is not { } id || passage.Named.Contains(id) ? 1 : .85);
    }

    /// <summary>
    /// How much of what a sentence tells, besides whom it names on record and its figures, a passage tells: 0 to 1. Names alone carry nothing: whoever is named with "the money" on record did not flee with it.
    /// </summary>
    /// <param name="ifNothing">What it is where the sentence tells nothing else.</param>
    internal static double Told(Content content, IReadOnlySet<int> parties, Passage passage, double ifNothing = 0)
    {
        var (all, got) = (0.0, 0.0);
        foreach (var concept in content.Meant.Where(m => !m.Negated).Select(m => m.Concept).Distinct().Where(c => Weight(c) > 0 || c.Kind is ConceptKind.Denial or ConceptKind.Silence)) Add(1, p => Has(p.Content, concept));
        foreach (var stem in content.Stems) Add(passage.Content.Language == content.Language ? 1 : ForeignTold, p => p.Content.Stems.Contains(stem));
        foreach (var name in content.Mentions.Where(m => m.Kind == MentionKind.Name && !parties.Contains(m.Entity)).Select(m => content.Tokens[m.Head].Folded).Distinct()) Add(1, p => p.Content.HasWord(name));
        return all == 0 ? ifNothing : got / all;

        void Add(double weight, Func<Passage, bool> has)
        {
            var found = has(passage) ? 1 : passage.Neighbours.Any(has) ? Near : 0;
            (all, got) = (all + (found > 0 ? 1 : weight), got + found);
        }
    }

    internal static bool Has(Content content, Concept concept) => content.Meant.Any(m => m.Concept == concept && !m.Negated);

    static double Weight(Concept concept) => concept.Kind switch
    {
        ConceptKind.Conduct or ConceptKind.Stage or ConceptKind.Ended => 3,
        ConceptKind.Group or ConceptKind.Weak => 2,
        ConceptKind.Told => 1,
        _ => 0,
    };
}
