using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Coreference;

/// <summary>Says whom "he", "su", "they", "lo", "the latter" stand for.</summary>
sealed class Pronouns
{
    const int Reach = 2;

    // After these "lo" is what was said, not who.
    static readonly FrozenSet<string> OfWords = Set("decir negar saber confirmar asegurar afirmar creer señalar reconocer admitir explicar contar indicar hacer lograr intentar permitir pensar demostrar probar");

    static readonly FrozenSet<string> Possessives = Set("his her their its su sus");

    readonly Resolution _resolution;
    readonly ImmutableArray<Token> _tokens;

    internal Pronouns(Resolution resolution) => (_resolution, _tokens) = (resolution, resolution.Tokens);

    internal static bool Agree(char one, char other) => one is 'u' or '\0' || other is 'u' or '\0' || one == other;

    internal bool IsPossessive(int word) => Possessives.Contains(_tokens[word].Folded);

    /// <summary>The entity that a word stands for, or null.</summary>
    internal int? At(int i, Sentence sentence)
    {
        var token = _tokens[i];
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
                return Antecedent(i, sentence, r => r.Type is not (EntityType.Person or EntityType.Event) && !r.Plural);
            case "it" when token.Deprel is Deprel.Nsubj or Deprel.NsubjPass:
                return Antecedent(i, sentence, r => r.Type is EntityType.Organization or EntityType.Company or EntityType.PublicBody && !r.Plural && r.Subject);
            case "su" or "sus":
                return Antecedent(i, sentence, r => r.Type is EntityType.Person or EntityType.Organization or EntityType.Company or EntityType.PublicBody);
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

    int? Person(int i, Sentence sentence, char sex) => Excluding(i, sentence, r => r.Type == EntityType.Person && !r.Plural && Agree(r.Sex, sex));

    // "They" after "A and B" is both of them: no single entity of ours.
    int? Several(int i, Sentence sentence)
    {
        var found = _resolution.Salience.Best(sentence.Index, Reach, r => r.Token < i && (r.Plural || r.Type is EntityType.Organization or EntityType.PublicBody or EntityType.Company || r is { Type: EntityType.Person, Listed: true }));
        return found is { Type: EntityType.Person } ? null : found?.Entity;
    }

    int? Clitic(int i, Sentence sentence, char sex) => OfWords.Contains(_tokens[_tokens[i].Head].Lemma) ? null : Person(i, sentence, sex);

    // Before its verb, and no article: "lo acusa", "la detuvieron".
    bool IsClitic(int i) => _tokens[i] is { Upos: Upos.Pron, Deprel: Deprel.Obj or Deprel.Iobj, Head: >= 0 } token && _tokens[token.Head].Upos == Upos.Verb;

    bool IsLatter(int i, Sentence sentence) => _tokens[i].Folded == "latter" ? i == sentence.Last || _tokens[i + 1].Upos is not (Upos.Noun or Upos.Propn) : i < sentence.Last && _tokens[i + 1].Folded is "ultimo" or "ultima";

    // "X accused him": whoever X is, "him" is somebody else.
    int? Excluding(int i, Sentence sentence, Func<Recent, bool> fits)
    {
        var token = _tokens[i];
        var except = token.Deprel is Deprel.Obj or Deprel.Iobj or Deprel.Obl && token.Head >= 0 && !token.Folded.EndsWith("self", StringComparison.Ordinal) ? SubjectOf(token.Head) : null;
        return Antecedent(i, sentence, r => r.Entity != except && fits(r));
    }

    int? SubjectOf(int verb)
    {
        foreach (var child in _resolution.Index.Children(verb))
            if (_tokens[child].Deprel is Deprel.Nsubj or Deprel.NsubjPass && _resolution.Index.At(child) is { } mention) return _resolution.Root(mention.Entity);
        return null;
    }

    int? Antecedent(int i, Sentence sentence, Func<Recent, bool> fits) => _resolution.Salience.Best(sentence.Index, Reach, r => r.Token < i && fits(r))?.Entity;

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
