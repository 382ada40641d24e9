using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Publishing.Drafts;

/// <summary>Somebody who is denoted by a post and by no name: "the head of customs at X".</summary>
/// <param name="First">The article, or what stands in its place.</param>
/// <param name="Key">Of the post, in either language.</param>
/// <param name="IsFormer">"the former mayor", "el exalcalde".</param>
/// <param name="Words">What else says which post it is: "customs".</param>
/// <param name="Names">Of the bodies and places whose post it is.</param>
sealed record PostPhrase(int First, int Last, int Head, string Key, bool IsFormer, ImmutableArray<Token> Words, ImmutableArray<TokenMention> Names)
{
    /// <summary>It says of what the post is; without that, only what was told before can say who holds it.</summary>
    internal bool IsOfSomething => Words.Length + Names.Length > 0;
}

/// <summary>Finds the definite phrases of a text that denote somebody by their post. What stands beside a name, or is said of one, denotes nobody by itself.</summary>
sealed class PostPhrases
{
    const int MostBefore = 6, MostAfter = 12, MostSteps = 4;

    readonly MentionSet _set;
    readonly ImmutableArray<Token> _tokens;
    readonly MentionIndex _index;

    PostPhrases(MentionSet set) => (_set, _tokens, _index) = (set, set.Text.Tokens, new(set));

    internal static List<PostPhrase> Find(MentionSet set)
    {
        var (phrases, found) = (new PostPhrases(set), new List<PostPhrase>());
        foreach (var sentence in set.Text.Sentences)
            for (var i = sentence.First; i <= sentence.Last; i++)
                if (phrases.At(i, sentence) is { } phrase) found.Add(phrase);
        return found;
    }

    PostPhrase? At(int head, Sentence sentence)
    {
        if (!IsPost(head, sentence) || Start(head, sentence.First) is not { } first) return null;
        var last = End(head, sentence.Last);
        if (IsOfNamed(first, head, last, sentence)) return null;
        var inside = Enumerable.Range(first, last - first + 1).Where(i => i != head).ToList();
        var names = _set.Mentions.Where(m => m.Kind == MentionKind.Name && m.First >= first && m.Last <= last).ToImmutableArray();
        return new(first, last, head, PostWords.Key(_tokens[head].Folded, _set.Text.IsSpanish), inside.Exists(i => IsFormer(_tokens[i].Folded)) || Triggers.WithoutEx(_tokens[head].Folded) != _tokens[head].Folded,
            [.. inside.Where(i => _index.Names(i) is null && Tells(i)).Select(i => _tokens[i])], names);
    }

    bool IsPost(int i, Sentence sentence)
    {
        var token = _tokens[i];
        if (token.Upos is not (Upos.Noun or Upos.Propn) || token.Morph.HasFlag(Morph.Plural) || _index.Names(i) is not null) return false;
        if ((Triggers.Post(Triggers.WithoutEx(token.Folded)) ?? Triggers.Post(token.Lemma)) is not (ClaimType.HoldsPost or ClaimType.Leads)) return false;
        // "the head office", "the mayor's brother" are others.
        return i == sentence.Last || !(token.Deprel is Deprel.Compound or Deprel.Amod && token.Head > i) && _tokens[i + 1].Folded is not ("'s" or "’s");
    }

    /// <summary>Its article; null where it has none: "a mayor", "mayor of".</summary>
    int? Start(int head, int limit)
    {
        for (var i = head - 1; i >= Math.Max(limit, head - MostBefore); i--)
        {
            if (_tokens[i].Folded is "the" or "el" or "la" or "al" or "del") return i;
            if (_tokens[i].Folded is "'s" or "’s" && _index.At(i - 1) is { } owner && _set.Entities[owner.Entity].Type != EntityType.Person) return Math.Max(limit, owner.First);
            if (_tokens[i].Upos is not (Upos.Adj or Upos.Noun or Upos.Propn or Upos.Part) && !Triggers.IsFormer(_tokens[i].Folded)) return null;
        }

        return null;
    }

    /// <summary>The last word of what it is the post of: "of customs at X", "de aduanas de X".</summary>
    int End(int head, int limit)
    {
        var last = head;
        for (var i = head + 1; i <= Math.Min(limit, head + MostAfter); i++)
        {
            var token = _tokens[i];
            var isLed = _tokens[i - 1].Upos is Upos.Adp or Upos.Det || i - 1 > head && _index.Names(i) is { } name && name.First < i;
            if (_index.Names(i) is { } inside && (isLed || inside.First < i) && _set.Entities[inside.Entity].Type != EntityType.Person || token.Upos is Upos.Noun or Upos.Propn && isLed || token.Upos == Upos.Adj && token.Deprel is Deprel.Amod && (_set.Text.IsSpanish || isLed) && Tells(i)) last = i;
            else if (!(token.Upos == Upos.Det && _tokens[i - 1].Upos == Upos.Adp) && !(token.Upos == Upos.Noun && _tokens[i - 1].Upos == Upos.Adj && last == i - 1) && !(token.Upos == Upos.Adp && IsLink(i, head))) break;
            else if (token.Upos == Upos.Noun) last = i;
        }

        return last;
    }

    bool IsLink(int adposition, int head) => _tokens[adposition].Folded is "of" or "de" or "del" || (_tokens[adposition].Folded is "at" or "in" or "en" or "for" or "from" && Hangs(_tokens[adposition].Head, head));

    bool Hangs(int token, int head)
    {
        for (var (at, steps) = (token, 0); at >= 0 && steps < MostSteps; at = _tokens[at].Head, steps++)
        {
            if (at == head) return true;
            if (_tokens[at].Upos is Upos.Verb or Upos.Aux) return false;
        }

        return false;
    }

    // "the mayor, X", "X, the mayor", "mayor X", "X is the mayor", "as the mayor".
    bool IsOfNamed(int first, int head, int last, Sentence sentence)
    {
        var at = _tokens[head].At;
        if (_set.Posts.Any(p => p.RoleAt.Overlaps(at) && _set.Mentions.Any(m => m.At == p.PersonAt && m.Kind == MentionKind.Name))) return true;
        if (_tokens[head].Deprel == Deprel.Appos || _index.Children(head).Any(c => _tokens[c].Deprel == Deprel.Cop || (_tokens[c].Deprel is Deprel.Appos or Deprel.Flat && IsPerson(c)))) return true;
        if (first > sentence.First && (_tokens[first - 1].Folded is "as" or "como" || (_tokens[first - 1].Form == "," && first - 2 >= sentence.First && IsPerson(first - 2)))) return true;
        return IsPerson(last + 1, sentence) || IsPerson(head + 1, sentence) || (last + 2 <= sentence.Last && _tokens[last + 1].Form == "," && IsPerson(last + 2));
    }

    bool IsPerson(int i, Sentence sentence) => i <= sentence.Last && IsPerson(i);

    bool IsPerson(int i) => _index.Names(i) is { } name && _set.Entities[name.Entity].Type == EntityType.Person;

    /// <summary>Nouns, and adjectives that part one post from another: "regional", "policial"; not "powerful", "new".</summary>
    bool Tells(int i) => !Triggers.IsFormer(_tokens[i].Folded) && (_tokens[i].Upos is Upos.Noun or Upos.Propn || (_tokens[i].Upos == Upos.Adj && (NameWords.IsRank(_tokens[i].Folded) || Gazetteer.Demonym(_tokens[i].Folded) is not null || Thesaurus.Of(_set.Text.Language).Of(_tokens[i].Folded).Any(c => c.Kind == ConceptKind.Told))));

    static bool IsFormer(string folded) => folded is "former" or "ex" or "ex-" or "formerly" or "then" or "entonces" or "onetime" or "ousted" or "deposed" or "late" or "destituido" or "destituida";
}
