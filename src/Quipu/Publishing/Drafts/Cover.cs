namespace Quipu.Publishing.Drafts;

/// <summary>How much of what a sentence says a passage of the record says of the same party: 0 to 1.</summary>
static class Cover
{
    const double Near = .6, ForeignWord = .25;

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

    internal static bool Has(Content content, Concept concept) => content.Meant.Any(m => m.Concept == concept && !m.Negated);

    static double Weight(Concept concept) => concept.Kind switch
    {
        ConceptKind.Conduct or ConceptKind.Stage or ConceptKind.Ended => 3,
        ConceptKind.Group or ConceptKind.Weak => 2,
        ConceptKind.Told => 1,
        _ => 0,
    };
}
