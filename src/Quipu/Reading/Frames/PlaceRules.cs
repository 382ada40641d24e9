using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Where a text itself says that one place lies in another, or a body in a place: "Salcajá, en el departamento de X", "Cali, Colombia", "Peru's X region".</summary>
sealed class PlaceRules(Scene scene)
{
    readonly List<Draft> _drafts = [];

    internal static IEnumerable<Draft> Drafts(Scene scene)
    {
        var rules = new PlaceRules(scene);
        var mentions = scene.Mentions.Where(m => m.Kind != MentionKind.Pronoun).ToList();
        for (var i = 0; i < mentions.Count; i++)
        {
            if (i + 1 < mentions.Count) rules.Chain(mentions[i], mentions[i + 1]);
            rules.Inner(mentions, i);
        }

        return rules._drafts;
    }

    EntityType TypeOf(TokenMention mention) => scene.Evidence.TypeOf(mention.Entity);

    void Chain(TokenMention one, TokenMention next)
    {
        if (TypeOf(next) != EntityType.Place || next.Kind != MentionKind.Name || next.First - one.Last > 9) return;
        if (TypeOf(one) is EntityType.Person or EntityType.Law) return;
        var gap = Gap(one.Last + 1, next.First - 1);
        if (gap is null) return;
        var isPlace = TypeOf(one) == EntityType.Place;
        var chained = gap switch
        {
            "," => isPlace && !IsListed(one, next),
            "in" or "en" => TypeOf(one) is EntityType.Place or EntityType.PublicBody or EntityType.Company or EntityType.Organization && IsSettled(one),
            "of" or "de" => !isPlace && one.Kind == MentionKind.Name && scene.Over(next.First) == next,
            "(" => isPlace,
            _ => isPlace,
        };
        if (!chained) return;
        foreach (var inner in gap == "," ? [one] : scene.ListOf(one).Where(m => TypeOf(m) == TypeOf(one))) Add(inner, next, inner.Last + 1 <= next.First - 1 ? next.First - 1 : next.First);
    }

    /// <summary>"A, B" in a list of places is no chain.</summary>
    bool IsListed(TokenMention one, TokenMention next) => scene.ListOf(one).Length > 2 && scene.ListOf(one).Contains(next) || (scene.ListOf(one).Contains(next) && !scene.IsComma(next.Last + 1));

    /// <summary>"Radio X in Y" names where it is; "the police arrested in Y" does not: nothing but the mention may stand before.</summary>
    bool IsSettled(TokenMention one) => TypeOf(one) == EntityType.Place || one.Kind == MentionKind.Name && !scene.IsFinite(one.First - 1);

    /// <summary>What joins two mentions, reduced to the word that matters; null where something else stands between.</summary>
    string? Gap(int from, int to)
    {
        if (from > to) return null;
        string? joint = null;
        var noun = false;
        for (var i = from; i <= to; i++)
        {
            var word = scene.Tokens[i].Folded;
            if (scene.IsComma(i)) joint ??= ",";
            else if (word is "in" or "en" or "of" or "de" or "del" or "(") joint = joint is null or "," ? word == "del" ? "de" : word : joint + " " + word;
            else if (scene.Lexicon.Has("place-nouns", scene.Tokens[i])) noun = true;
            else if (scene.IsDeterminer(i) || word is "northern" or "southern" or "eastern" or "western" or "norte" or "sur" or "capital" or "ubicado" or "ubicada" or "located" or "situado" or "situada" or "lies" or "city") continue;
            else return null;
        }

        return noun ? "noun " + joint : joint;
    }

    /// <summary>A mention with a place inside its name or phrase: "Secretaría de Seguridad de la Ciudad de X", "Peru's Madre de Dios region".</summary>
    void Inner(List<TokenMention> mentions, int at)
    {
        var outer = mentions[at];
        if (TypeOf(outer) is not (EntityType.PublicBody or EntityType.Company or EntityType.Place) || outer.Kind == MentionKind.Pronoun) return;
        if (TypeOf(outer) == EntityType.Place && outer.Kind == MentionKind.Name && scene.Is(outer.First - 1, "'s", "’s") &&
            scene.EndingAt(outer.First - 2).FirstOrDefault(m => TypeOf(m) == EntityType.Place) is { } owner) Add(outer, owner, outer.First - 1);
        else if (TypeOf(outer) == EntityType.Place && scene.EndingAt(outer.First - 1).FirstOrDefault(m => TypeOf(m) == EntityType.Place && m.Kind == MentionKind.Name) is { } before &&
            scene.Tokens[outer.First - 1].Form is [.., '\'' or '’', 's']) Add(outer, before, outer.First - 1);
    }

    void Add(TokenMention inner, TokenMention place, int trigger)
    {
        if (inner.Entity == place.Entity || _drafts.Any(d => d.Subject?.Entity == inner.Entity && d.Object?.Entity == place.Entity)) return;
        var draft = new Draft(ClaimType.LocatedIn, scene.Sentence.Index, Math.Min(trigger, place.First), place.Last) { Sureness = 700 };
        draft[ClaimEnd.Subject] = Filler.Of(inner);
        draft[ClaimEnd.Object] = Filler.Of(place);
        _drafts.Add(draft);
    }
}
