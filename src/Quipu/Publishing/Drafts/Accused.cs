using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Publishing.Drafts;

/// <summary>Whom a sentence says something against: not who says it, not who suffers it.</summary>
static class Accused
{
    static readonly HashSet<string> _violent = ["killing", "attack", "threat", "kidnap", "extortion", "robbery", "abuse"];

    /// <param name="gangs">Organizations that are gangs: a tie to one is an accusation.</param>
    /// <param name="posts">Those who are denoted by a post alone, whoever they are: where it is they of whom it is told, nobody who is named beside them is accused.</param>
    internal static List<DraftParty> Of(Content content, IReadOnlyDictionary<int, DraftParty> parties, HashSet<int> gangs, HashSet<int> posts)
    {
        if (content.Denies || content.IsQuestion || !(content.Accuses || HasTie(content, gangs))) return [];
        var (speakers, victims) = (Undergoers.Speakers(content), Victims(content));
        var named = content.Mentions.Where(m => !Undergoers.IsPossessive(content, m)).Select(m => m.Entity).Distinct().Where(parties.ContainsKey).Select(e => parties[e]).Where(p => p.CanAnswer && !victims.Contains(p.Entity)).ToList();
        var told = Told(content);
        // Where the tree tells of whom it is said, others who are named beside them are not accused.
        if (named.Where(p => told.Contains(p.Entity)).ToList() is { Count: > 0 } plain) return plain;
        if (ByPost(content, posts, gangs).Count > 0) return [];
        return [.. named.Where(p => !speakers.Contains(p.Entity) && !IsLawyerOrKin(content, p))];
    }

    /// <summary>Of those who are denoted by a post alone: whom the sentence says something against by its tree. Beside is not enough: posts act, by law, in half of all sentences.</summary>
    internal static HashSet<int> ByPost(Content content, HashSet<int> posts, HashSet<int> gangs)
    {
        var told = new HashSet<int>();
        if (posts.Count == 0 || content.Denies || content.IsQuestion || !content.Mentions.Any(m => posts.Contains(m.Entity))) return told;
        foreach (var meant in content.Meant.Where(m => m is { Negated: false, Aside: false })) told.UnionWith(OfPost(content, meant, gangs));
        if (content.Of(ConceptKind.Accuse).Any(m => !m.Negated)) told.UnionWith(Undergoers.Subjects(content));
        told.IntersectWith(posts);
        told.ExceptWith(Undergoers.Speakers(content));
        told.ExceptWith(content.Of(ConceptKind.Stage).SelectMany(m => Undergoers.Takers(content, m)));
        told.ExceptWith(Victims(content));
        return told;
    }

    static HashSet<int> OfPost(Content content, Meant meant, HashSet<int> gangs) => meant.Concept switch
    {
        { Kind: ConceptKind.Stage or ConceptKind.Ended } => [.. (Undergoers.Of(content, meant) ?? []).Except(Undergoers.Takers(content, meant))],
        { Kind: ConceptKind.Offender } => Predicates.Of(content, meant.First),
        // "The judge ordered the arrest" is no deed.
        { Kind: ConceptKind.Conduct, Name: "order" } when content.Of(ConceptKind.Stage).Any() => [],
        { Kind: ConceptKind.Conduct } => [.. Undergoers.Doers(content, meant, 2), .. Predicates.Of(content, meant.First)],
        { Name: "lead" or "found" or "fund" or "control" or "own" } when IsOfGroup(content, meant, gangs) => [.. Undergoers.Doers(content, meant, 1), .. Predicates.Of(content, meant.First)],
        { Name: "money-in" } when content.IsFlat && content.Meant.Any(m => m.Concept.Name == "fund") => Undergoers.Doers(content, meant, 1),
        _ => [],
    };

    /// <summary>The gang itself is led, owned or paid, and not what is done about it: "led the raid on the gang".</summary>
    static bool IsOfGroup(Content content, Meant meant, HashSet<int> gangs) =>
        content.Mentions.Where(m => gangs.Contains(m.Entity)).Select(m => m.Head).Concat(content.Of(ConceptKind.Group).SelectMany(m => Enumerable.Range(m.First, m.Last - m.First + 1)))
            .Any(t => content.Tokens[t].Head >= meant.First && content.Tokens[t].Head <= meant.Last && (meant.Concept.Name == "fund" || content.Tokens[t].Deprel != Deprel.Obl));

    /// <summary>Who leads, owns, pays or serves a gang.</summary>
    static bool HasTie(Content content, HashSet<int> gangs) =>
        content.Mentions.Any(m => gangs.Contains(m.Entity)) && content.Meant.Any(m => m is { Negated: false, Concept.Name: "lead" or "found" or "fund" or "money-in" or "control" or "own" or "meet" });

    /// <summary>Who undergoes the steps of the law that are told, and who does the deeds.</summary>
    static HashSet<int> Told(Content content)
    {
        var told = new HashSet<int>();
        foreach (var meant in content.Meant.Where(m => !m.Negated && !m.Aside))
            if (meant.Concept.Kind is ConceptKind.Stage or ConceptKind.Ended) told.UnionWith(Undergoers.Of(content, meant) ?? []);
            else if (meant.Concept.Kind == ConceptKind.Offender) told.UnionWith(Predicates.Of(content, meant.First));
            else if (meant.Concept.Kind == ConceptKind.Conduct) told.UnionWith(Undergoers.Doers(content, meant));
        return told;
    }

    static HashSet<int> Victims(Content content)
    {
        var victims = new HashSet<int>();
        foreach (var meant in content.Of(ConceptKind.Conduct).Where(m => _violent.Contains(m.Concept.Name))) victims.UnionWith(Undergoers.Sufferers(content, meant));
        return victims;
    }

    /// <summary>"his lawyer, X", "X, widow of": who stands beside somebody is not accused with them.</summary>
    static bool IsLawyerOrKin(Content content, DraftParty party)
    {
        var mention = content.Mentions.FirstOrDefault(m => m.Entity == party.Entity && m.Kind == MentionKind.Name);
        if (mention is null) return false;
        return content.Meant.Any(m => m.Concept.Name is "lawyer" or "kin" && m.First <= mention.Last + 3 && m.Last >= mention.First - 3 && content.Tokens[m.First].Head is var head
            && (head >= mention.First && head <= mention.Last || content.Tokens[mention.Head].Head == m.First));
    }
}
