using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Where a text itself says that one place lies in another, or a body in a place: "Molino Alto, en el departamento de X", "Cali, Colombia", "Peru's X region".</summary>
sealed class PlaceRules(Scene scene)
{
    readonly List<Draft> _drafts = [];

    internal static IEnumerable<Draft> Drafts(Scene scene)
    {
        var rules = new PlaceRules(scene);
        var mentions = scene.Mentions.Where(m => m.Kind != MentionKind.Pronoun).ToList();
        for (var i = 0; i < mentions.Count; i++)
        {
            if (i + 1 < mentions.Count && Follower(mentions, i) is { } next)
            {
                rules.Chain(mentions[i], next);
                rules.OneOf(mentions[i], next);
            }

            rules.Inner(mentions[i]);
            rules.Nationality(mentions[i]);
        }

        return rules._drafts;
    }

    // The next mention that begins behind this one: what lies within it does not follow it.
    static TokenMention? Follower(List<TokenMention> mentions, int at)
    {
        for (var i = at + 1; i < mentions.Count; i++)
            if (mentions[i].First > mentions[at].Last) return mentions[i];
        return null;
    }

    EntityType TypeOf(TokenMention mention) => scene.Evidence.TypeOf(mention.Entity);

    void Chain(TokenMention one, TokenMention next)
    {
        if (TypeOf(next) != EntityType.Place || next.Kind != MentionKind.Name || next.First - one.Last > 11) return;
        if (TypeOf(one) is EntityType.Person or EntityType.Law || IsWide(one)) return;
        var gap = Gap(one.Last + 1, next.First - 1);
        if (gap is null) return;
        var isPlace = TypeOf(one) == EntityType.Place;
        // "the Brigade of X in northern Y": what lies in Y is X.
        if (!isPlace && gap is "in" or "en" or "," && scene.EndingAt(one.Last).FirstOrDefault(m => m != one && TypeOf(m) == EntityType.Place && m.Kind == MentionKind.Name) is { } nested) (one, isPlace) = (nested, true);
        if (!isPlace && gap is "in" or "en" or "from" && TypeOf(one) == EntityType.Organization && next.First - one.Last <= 3 && IsGang(one) && !IsHad(one))
        {
            foreach (var place in scene.ListOf(next).Where(p => TypeOf(p) == EntityType.Place)) Add(one, place, next.First - 1, ClaimType.OperatesIn);
            return;
        }

        var chained = gap switch
        {
            "," => isPlace && !IsListed(one, next),
            "in" or "en" => isPlace || IsSettled(one),
            "on" or ", on" or "along" or ", along" => isPlace && IsShore(next),
            "seat" => scene.Evidence.Spanish || isPlace || one.Kind == MentionKind.Name || !scene.Tokens[one.Head].Morph.HasFlag(Morph.Plural),
            "of" or "de" => !isPlace && one.Kind == MentionKind.Name && IsFacility(one) && scene.Over(next.First) == next,
            "(" => isPlace,
            _ => isPlace || IsSettled(one) && !gap.EndsWith("of", StringComparison.Ordinal) && gap != "noun de",
        };
        if (!chained) return;
        foreach (var inner in gap == "," ? [one] : scene.ListOf(one).Where(m => TypeOf(m) == TypeOf(one)))
            if (inner == one || !_drafts.Any(d => d.Object?.First == inner.First)) Add(inner, next, inner.Last + 1 <= next.First - 1 ? next.First - 1 : next.First);
    }

    /// <summary>Countries and what is wider lie in nothing that a story needs to say.</summary>
    bool IsWide(TokenMention mention)
    {
        if (TypeOf(mention) != EntityType.Place) return false;
        var name = Text.Folding.Fold(mention.At.Of(scene.Evidence.Document.Text));
        return Gazetteer.Place(name)?.Kind == 'c' || name is "latin america" or "america latina" or "south america" or "central america" or "sudamerica" or "centroamerica" or "europe" or "europa" or "america" or "africa" or "asia" or "caribbean" or "caribe";
    }

    /// <summary>A building or outlet, which stands somewhere: "cárcel de X", "Radio Y de Z", "the X Brigade".</summary>
    bool IsFacility(TokenMention mention)
    {
        for (var i = Math.Max(scene.First, mention.First - 1); i <= Math.Min(mention.Last, mention.First + 3); i++)
            if (scene.Lexicon.Has("facilities", scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>"A, B" in a list of places is no chain.</summary>
    bool IsListed(TokenMention one, TokenMention next) => scene.ListOf(one).Length > 2 && scene.ListOf(one).Contains(next) || (scene.ListOf(one).Contains(next) && !scene.IsComma(next.Last + 1));

    /// <summary>"Radio X in Y" names where it is; "arrested by the police in Y" does not.</summary>
    bool IsSettled(TokenMention one)
    {
        if (one.Kind != MentionKind.Name || scene.IsFinite(one.First - 1) || scene.Is(one.First - 1, "by", "por")) return false;
        return TypeOf(one) == EntityType.Company || TypeOf(one) is EntityType.PublicBody or EntityType.Organization && IsFacility(one);
    }

    /// <summary>What joins two mentions, reduced to the word that matters; null where something else stands between.</summary>
    string? Gap(int from, int to)
    {
        if (from > to) return null;
        string? joint = null;
        var (noun, seat) = (false, false);
        for (var i = from; i <= to; i++)
        {
            var word = scene.Tokens[i].Folded;
            if (scene.Lexicon.Has("seats", scene.Tokens[i])) seat = true;
            else if (word is "con" or "with" && i < to && scene.Lexicon.Has("seats", scene.Tokens[i + 1]) || word is "its" or "their" or "su" or "sus") continue;
            else if (word == "on" && (i < to || !scene.Evidence.Spanish) || word == "along") joint = joint is null ? word : joint == "," ? ", " + word : joint;
            // "which sits in", "has its roots in", "is located in"
            else if (!scene.Evidence.Spanish && word is "which" or "has" or "have" or "is" or "are" && IsSeatNext(i, to)) continue;
            else if (scene.IsComma(i)) joint ??= ",";
            else if (word is "from") joint = joint is null && IsGangBefore(from) ? "from" : joint + " from";
            else if (word is "in" or "en" or "of" or "de" or "del" or "(") joint = joint is null or "," ? word == "del" ? "de" : word : joint + " " + word;
            else if (scene.Lexicon.Has("place-nouns", scene.Tokens[i])) noun = true;
            else if (scene.IsDeterminer(i) || scene.Tokens[i].Upos is Upos.Adv && seat || scene.Lexicon.Has("quarters", scene.Tokens[i]) || scene.Tokens[i].Form == ")") continue;
            else return null;
        }

        return seat && joint is not null ? "seat" : noun ? "noun " + joint : joint;
    }

    bool IsSeatNext(int at, int to)
    {
        for (var i = at + 1; i <= Math.Min(to, at + 3); i++)
            if (scene.Lexicon.Has("seats", scene.Tokens[i])) return true;
            else if (!scene.Is(i, "its", "their", "also", "now")) return false;
        return false;
    }

    /// <summary>"on Peru's Pacific coast": whose coast or border it is.</summary>
    bool IsShore(TokenMention owner)
    {
        if (scene.Evidence.Spanish || !IsPossessive(owner)) return false;
        for (var i = owner.Last + 1; i <= Math.Min(scene.Last, owner.Last + 5); i++)
            if (scene.Is(i, "coast", "shore", "coastline", "border")) return true;
            else if (!scene.Is(i, "'s", "’s", "'", "’") && !scene.Lexicon.Has("quarters", scene.Tokens[i])) return false;
        return false;
    }

    bool IsPossessive(TokenMention owner) => scene.Is(owner.Last + 1, "'s", "’s", "'", "’") ||
        scene.Tokens[owner.Last].Form is [.., '\'' or '’', 's'] or [.., 's', '\'' or '’'];

    /// <summary>"X, one of Chile's oldest towns": of several of its kind in a country.</summary>
    void OneOf(TokenMention place, TokenMention owner)
    {
        if (scene.Evidence.Spanish || TypeOf(place) != EntityType.Place || TypeOf(owner) != EntityType.Place || place.Kind != MentionKind.Name ||
            owner.Kind != MentionKind.Name || IsWide(place)) return;
        if (scene.IsComma(place.Last + 1) && scene.Is(place.Last + 2, "one") && scene.Is(place.Last + 3, "of") && owner.First == place.Last + 4 &&
            IsPossessive(owner)) Add(place, owner, place.Last + 2);
    }

    /// <summary>A place inside a name or before it: "Centro de Rehabilitación de X", "Peru's X region"; and a gang of a country: "Peru's Los Cardones" operates there.</summary>
    void Inner(TokenMention outer)
    {
        if (outer.Kind != MentionKind.Name) return;
        var isPlace = TypeOf(outer) == EntityType.Place;
        if (!isPlace && TypeOf(outer) is EntityType.PublicBody or EntityType.Company or EntityType.Organization && IsFacility(outer) &&
            scene.EndingAt(outer.Last).FirstOrDefault(m => m.First > outer.First && TypeOf(m) == EntityType.Place && m.Kind == MentionKind.Name) is { } own && !IsWide(own)) Add(outer, own, own.First);
        if (!isPlace && TypeOf(outer) != EntityType.Organization || IsWide(outer)) return;
        var owned = outer.First;
        while (isPlace && scene.Holds(owned - 1) && scene.Lexicon.Has("quarters", scene.Tokens[owned - 1])) owned--;
        // "Chile's newly founded town of X"
        if (isPlace && !scene.Evidence.Spanish && scene.Is(owned - 1, "of") && scene.Holds(owned - 2) &&
            scene.Lexicon.Has("place-nouns", scene.Tokens[owned - 2]))
        {
            var at = owned - 2;
            while (scene.Holds(at - 1) && owned - at < 7 && (scene.Tokens[at - 1].Upos is Analysis.Upos.Adj or Analysis.Upos.Adv or Analysis.Upos.Verb ||
                scene.Lexicon.Has("quarters", scene.Tokens[at - 1]))) at--;
            if (scene.Is(at - 1, "'s", "’s")) owned = at;
        }

        var last = scene.Is(owned - 1, "'s", "’s") ? owned - 2 : scene.Holds(owned - 1) && scene.Tokens[owned - 1].Form is [.., '\'' or '’', 's'] ? owned - 1 : -1;
        if (last < 0 || scene.EndingAt(last).FirstOrDefault(m => TypeOf(m) == EntityType.Place && (m.Kind == MentionKind.Name || scene.Is(m.Last, "country"))) is not { } owner) return;
        if (isPlace) Add(outer, owner, owned - 1);
        else if (IsGang(outer)) Add(outer, owner, outer.First - 1, ClaimType.OperatesIn);
    }

    /// <summary>"has cells in X": whose they are is who works there.</summary>
    bool IsHad(TokenMention group) => scene.Tokens[group.Head] is { Deprel: Deprel.Obj, Head: var verb } && scene.Holds(verb) && scene.Tokens[verb].Lemma is "have" or "tener" or "maintain" or "mantener";

    bool IsGangBefore(int behind) => scene.EndingAt(behind - 1).Any(m => TypeOf(m) == EntityType.Organization && IsGang(m));

    /// <summary>A gang by its noun, or a group that its adjective makes one ("criminal group", "banda armada").</summary>
    bool IsGang(TokenMention mention)
    {
        for (var i = mention.First; i <= mention.Last; i++)
            if (scene.Lexicon.Has("group-nouns", scene.Tokens[i]))
                for (var j = mention.First; j <= Math.Min(mention.Last + 1, scene.Last); j++)
                    if (scene.Lexicon.Has("criminal-adjectives", scene.Tokens[j].Folded) || scene.Lexicon.Has("offences", scene.Tokens[j].Folded) || scene.Is(j, "crime", "armed", "armado", "armados", "armada", "armadas", "trafficking", "drug", "delincuencial", "delincuenciales")) return true;

        for (var i = mention.First; i <= Math.Min(mention.Last + 2, scene.Last); i++)
            if (scene.Lexicon.Has("gangs", scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>"the Colombian city of X", "estado mexicano de X", "distrito limeño X": the nation or place of the adjective, where the text names it too.</summary>
    void Nationality(TokenMention place)
    {
        if (TypeOf(place) != EntityType.Place || place.Kind != MentionKind.Name || IsWide(place)) return;
        var noun = false;
        for (var i = place.First - 1; i >= scene.First && i >= place.First - 5; i--)
        {
            if (scene.Lexicon.Has("place-nouns", scene.Tokens[i])) noun = true;
            else if (scene.Tokens[i].Upos is Upos.Adj or Upos.Propn or Upos.Noun && scene.Evidence.Overview.PlaceOf(scene.Tokens[i].Folded) is { } country)
            {
                if ((noun || scene.Lexicon.Has("place-nouns", scene.Tokens[Math.Max(scene.First, i - 1)])) && country != place.Entity) Add(place, new(country, i, i));
                return;
            }
            else if (!scene.Is(i, "of", "de", "del")) return;
        }
    }

    void Add(TokenMention inner, (int Entity, int First, int Last) named) => Add(inner, new Filler(named.Entity, named.First, named.Last, scene.Evidence.SpanOf(named.First, named.Last)), named.First, ClaimType.LocatedIn);

    void Add(TokenMention inner, TokenMention place, int trigger, ClaimType type = ClaimType.LocatedIn) => Add(inner, Filler.Of(place), trigger, type);

    void Add(TokenMention inner, Filler place, int trigger, ClaimType type)
    {
        if (inner.Entity == place.Entity || _drafts.Any(d => d.Subject?.Entity == inner.Entity && d.Object?.Entity == place.Entity)) return;
        var draft = new Draft(type, scene.Sentence.Index, Math.Min(trigger, place.First), place.Last) { Sureness = 700 };
        draft[ClaimEnd.Subject] = Filler.Of(inner);
        draft[ClaimEnd.Object] = place;
        _drafts.Add(draft);
    }
}
