using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Coreference;

/// <summary>Says whom "he", "su", "they", "lo", "the latter" stand for.</summary>
sealed class Pronouns
{
    const int Reach = 2;

    // After these "lo" is what was said, not who.
    static readonly FrozenSet<string> OfWords = Set("decir negar saber confirmar asegurar afirmar creer señalar reconocer admitir explicar contar indicar hacer lograr intentar permitir pensar demostrar probar");

    static readonly FrozenSet<string> Possessives = Set("his her their its su sus");

    // "It seems that …": nobody.
    static readonly FrozenSet<string> Weather = Set("seem appear happen take turn matter depend rain snow mean follow");

    readonly Resolution _resolution;
    readonly ImmutableArray<Token> _tokens;
    readonly ClauseSubjects _subjects;

    internal Pronouns(Resolution resolution) => (_resolution, _tokens, _subjects) = (resolution, resolution.Tokens, new(resolution));

    internal static bool Agree(char one, char other) => one is 'u' or '\0' || other is 'u' or '\0' || one == other;

    internal bool IsPossessive(int word) => Possessives.Contains(_tokens[word].Folded);

    /// <summary>The entity that a word stands for, or null.</summary>
    internal int? At(int i, Sentence sentence)
    {
        if (IsOwn(i) && Beside(i) is { } beside) return beside;
        if (IsOwn(i) && Fits(_tokens[i]) is { } fits && _subjects.Of(i) is { } subject && subject < i && Bound(i, subject, fits) is var (settled, owner) && settled) return owner;
        var token = _tokens[i];
        if (IsClitic(i) && Doubled(i, sentence) is { } doubled) return doubled;
        switch (token.Folded)
        {
            case "he" or "him" or "his" or "himself":
                return Person(i, sentence, 'm');
            case "she" or "her" or "hers" or "herself" or "ella":
                return Person(i, sentence, 'f');
            case "el" when token.Form is "él" or "Él":
                return Person(i, sentence, 'm');
            case "they" or "them" or "their" or "theirs" or "themselves" or "ellos" or "ellas":
                return Several(i, sentence);
            case "its" or "itself":
                return Unless(Things(i, sentence, plural: false), Best(i, sentence, Fits(token)!), sentence);
            case "it" when token.Deprel is Deprel.Nsubj or Deprel.NsubjPass && !IsEmpty(token):
                return Unless(Things(i, sentence, plural: false), Best(i, sentence, r => IsGroup(r.Type) && !r.Plural && r.Subject), sentence);
            case "su" or "sus":
                return Best(i, sentence, Fits(token)!, topical: false)?.Entity;
            case "lo" or "la" or "le" when IsClitic(i):
                return Clitic(i, sentence, token.Folded == "lo" ? 'm' : token.Folded == "la" ? 'f' : 'u');
            case "los" or "las" or "les" when IsClitic(i):
                return Excluding(i, sentence, r => r.Plural);
            case "este" or "esta" or "latter" when IsLatter(i, sentence):
                return _resolution.Salience.Last(sentence.Index, 1, r => r.Type == EntityType.Person && r.Token < i && Agree(r.Sex, token.Folded == "esta" ? 'f' : token.Folded == "este" ? 'm' : 'u'))?.Entity;
            default:
                return null;
        }
    }

    // "his", "su", "themselves": what the subject of the clause may own or do to itself.
    bool IsOwn(int i) => _tokens[i].Folded is "his" or "its" or "their" or "su" or "sus" or "himself" or "herself" or "itself" or "themselves" || _tokens[i] is { Folded: "her", Deprel: Deprel.NmodPoss };

    // "X and his brother", "X y su esposa": of whom stands right before.
    int? Beside(int i)
    {
        var at = i > 2 && _tokens[i - 2].Form == "," ? i - 3 : i - 2;
        if (at < 0 || _tokens[i - 1].Folded is not ("and" or "y") || _resolution.Index.At(at) is not { } mention || mention.Last != at || Fits(_tokens[i]) is not { } fits) return null;
        var entity = _resolution.Root(mention.Entity);
        return _resolution.Salience.Last(int.MaxValue, int.MaxValue, r => r.Entity == entity && r.Token < i) is { } recent && fits(recent) ? entity : null;
    }

    static Func<Recent, bool>? Fits(Token token) => token.Folded switch
    {
        "his" or "himself" => r => r.Type == EntityType.Person && !r.Plural && Agree(r.Sex, 'm'),
        "her" or "herself" => r => r.Type == EntityType.Person && !r.Plural && Agree(r.Sex, 'f'),
        "their" or "themselves" => r => r.Plural || IsGroup(r.Type),
        "its" or "itself" => r => r.Type is not (EntityType.Person or EntityType.Event) && !r.Plural,
        "su" or "sus" => r => r.Type == EntityType.Person || IsGroup(r.Type),
        _ => null,
    };

    static bool IsGroup(EntityType type) => type is EntityType.Organization or EntityType.Company or EntityType.PublicBody;

    // Settled by the subject: it is its owner, or a thing is, of which we keep no account.
    (bool Settled, int? Owner) Bound(int i, int subject, Func<Recent, bool> fits)
    {
        if (_resolution.EntityAt(subject) is { } entity)
            return _resolution.Salience.Last(int.MaxValue, int.MaxValue, r => r.Entity == entity && r.Token <= i) is { } recent && fits(recent) ? (true, entity) : default;
        if (_tokens[i].Folded is not ("its" or "itself" or "their" or "themselves")) return default;
        var plural = _tokens[subject].Morph.HasFlag(Morph.Plural) || _tokens[subject].Folded is "many" or "some" or "those" or "others" or "few" or "all" or "most" or "both" or "people" or "one" or "everyone" or "anyone" or "someone" or "nobody" or "whoever";
        return (_tokens[subject].Upos is Upos.Noun or Upos.Det or Upos.Adj or Upos.Pron or Upos.Num && plural == (_tokens[i].Folded is "their" or "themselves"), null);
    }

    // "It is an oath", "it is clear that …", "it is alleged that …".
    bool IsEmpty(Token it)
    {
        if (it.Head < 0) return true;
        var said = _tokens[it.Head];
        if (said.Upos is Upos.Noun or Upos.Propn) return !(Triggers.Actor(said) is { } type && IsGroup(type));
        if (said.Upos is not (Upos.Verb or Upos.Adj) || Weather.Contains(said.Lemma)) return true;
        var passive = it.Deprel == Deprel.NsubjPass;
        foreach (var child in _resolution.Index.Children(it.Head))
            if (_tokens[child].Deprel is Deprel.Csubj || (passive || said.Upos == Upos.Adj) && _tokens[child].Deprel is Deprel.Ccomp or Deprel.Xcomp or Deprel.Advcl) return true;
        return false;
    }

    // What things do is theirs; what is done to them rarely is.
    Recent? Things(int i, Sentence sentence, bool plural) => _resolution.Things.Best(sentence.Index, Reach, r => r.Token < i && r.Plural == plural && (r.Subject || !plural));

    // What is no actor is likelier meant.
    static int? Unless(Recent? thing, Recent? actor, Sentence sentence)
    {
        if (thing is not { } other || actor is not { } one) return actor?.Entity;
        var (mine, its) = (Salience.Score(one, sentence.Index), Salience.Score(other, sentence.Index));
        return its > mine || its == mine && other.Token > one.Token ? null : one.Entity;
    }

    int? Person(int i, Sentence sentence, char sex) => Excluding(i, sentence, r => r.Type == EntityType.Person && !r.Plural && Agree(r.Sex, sex) && r.Entity != _resolution.Turn);

    // "They" after "A and B" is both of them: no single entity of ours.
    int? Several(int i, Sentence sentence)
    {
        if (_tokens[i] is { Folded: "they", Deprel: Deprel.Nsubj } && Speaks(i) && Best(i, sentence, r => (r.Plural || r.Type == EntityType.PublicBody) &&
            r.Subject && r.Sentence < sentence.Index && Spoke(r)) is { } speaker) return speaker.Entity;
        var found = Best(i, sentence, r => r.Plural || IsGroup(r.Type) && !Gazetteer.IsMedium(_resolution.Of(r.Entity).Name) || r is { Type: EntityType.Person, Listed: true });
        return found is { Type: EntityType.Person } ? null : Unless(Things(i, sentence, plural: true), found, sentence);
    }

    // "Police said A and B had fled. They said …": who spoke goes on speaking.
    bool Spoke(Recent recent) => _resolution.Index.At(recent.Token) is { } mention && Speaks(mention.Head);

    bool Speaks(int subject) => _tokens[subject].Head is >= 0 and var verb && (VerbWords.IsSpeech(_tokens[verb].Lemma) ||
        _tokens[verb].Lemma is "believe" or "think" or "suspect" or "estimate");

    int? Clitic(int i, Sentence sentence, char sex) => OfWords.Contains(_tokens[_tokens[i].Head].Lemma) ? null : Person(i, sentence, sex);

    // "A X se le dictó": the clitic says again whom the clause began with.
    int? Doubled(int i, Sentence sentence)
    {
        if (_tokens[i].Folded is not ("lo" or "la" or "le" or "los" or "las" or "les") || DoubledDative.Object(_tokens, sentence.First, i) is not (>= 0 and var at)) return null;
        while (at < i && _tokens[at].Upos is Upos.Det) at++;
        while (at < i && _resolution.Index.At(at) is null && (Nouns.IsPerson(_tokens[at].Folded) || _tokens[at].Upos is Upos.Adj || Triggers.Post(Triggers.WithoutEx(_tokens[at].Folded)) is not null)) at++;
        return _resolution.Index.At(at) is { } mention && mention.Last < i ? _resolution.Root(mention.Entity) : null;
    }

    // Before its verb, and no article: "lo acusa", "la detuvieron".
    bool IsClitic(int i) => _tokens[i] is { Upos: Upos.Pron, Deprel: Deprel.Obj or Deprel.Iobj, Head: >= 0 } token && _tokens[token.Head].Upos == Upos.Verb;

    bool IsLatter(int i, Sentence sentence) => _tokens[i].Folded == "latter" ? i == sentence.Last || _tokens[i + 1].Upos is not (Upos.Noun or Upos.Propn) : i < sentence.Last && _tokens[i + 1].Folded is "ultimo" or "ultima";

    // "X accused him": whoever X is, "him" is somebody else.
    int? Excluding(int i, Sentence sentence, Func<Recent, bool> fits)
    {
        var token = _tokens[i];
        var isObject = token.Deprel is Deprel.Obj or Deprel.Iobj or Deprel.Obl && token.Head >= 0 && !token.Folded.EndsWith("self", StringComparison.Ordinal);
        var except = isObject ? SubjectOf(token.Head) : null;
        return Best(i, sentence, r => r.Entity != except && fits(r), topical: !isObject)?.Entity;
    }

    int? SubjectOf(int verb)
    {
        foreach (var child in _resolution.Index.Children(verb))
            if (_tokens[child].Deprel is Deprel.Nsubj or Deprel.NsubjPass && _resolution.Index.At(child) is { } mention) return _resolution.Root(mention.Entity);
        return null;
    }

    Recent? Best(int i, Sentence sentence, Func<Recent, bool> fits, bool topical = true) => _resolution.Salience.Best(sentence.Index, Reach, r => r.Token < i && fits(r), topical);

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
