using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>
/// Words that lead to whoever says something: "according to", "a decir de", "según explicó". What they lead to speaks, even where no list knows its name or its trade,
/// for a claim that loses its source is told as fact.
/// </summary>
static class Sayings
{
    /// <summary>The longest of the phrases, in words; and how many words of description may stand between it and who speaks ("según el conocido abogado penalista X").</summary>
    const int Longest = 4, Described = 5;

    static readonly Lazy<FrozenDictionary<string, string>> Kinds = new(() => NameTable.Load("sayings.tsv").Rows().ToFrozenDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal));

    /// <summary>True where a phrase that leads to a speaker stands before a name, with at most a description of them between: "according to the baker NAME".</summary>
    internal static bool LeadTo(ImmutableArray<Token> tokens, Sentence sentence, int first) => Leads(tokens, sentence, first, described: true);

    /// <summary>The same before a description: "según su antigua contadora".</summary>
    internal static bool LeadToNoun(ImmutableArray<Token> tokens, Sentence sentence, int first) => Leads(tokens, sentence, first, described: false);

    static bool Leads(ImmutableArray<Token> tokens, Sentence sentence, int first, bool described)
    {
        for (var i = first - 1; i >= sentence.First && i >= first - Described; i--)
        {
            if (Ends(tokens, sentence.First, i)) return true;
            var token = tokens[i];
            // "a protected witness": a participle describes too.
            if (token.Upos == Upos.Verb && token.Morph.HasFlag(Morph.Participle) && !token.Morph.HasFlag(Morph.Finite)) continue;
            if (token.Upos is Upos.Det or Upos.Adj or Upos.Num or Upos.Adv || token is { Upos: Upos.Pron, Deprel: Deprel.NmodPoss or Deprel.Det } or { Upos: Upos.Noun, Deprel: Deprel.Compound } || described && token.Upos == Upos.Noun) continue;
            return false;
        }

        return false;
    }

    /// <summary>"According to his driver, NAME paid …": a comma parts who says it from who paid, unless another closes the name ("…, NAME, …") and it is no subject of its own.</summary>
    internal static bool PartFrom(ImmutableArray<Token> tokens, Sentence sentence, int description, TokenMention name) =>
        name.Last < sentence.Last && (tokens[name.Last + 1].Form is not ("," or "(" or "." or "–" or "—") || tokens[name.Head].Deprel is Deprel.Nsubj or Deprel.NsubjPass) && LeadToNoun(tokens, sentence, description);

    /// <summary>A finite verb of saying right behind a name, or right before it: "…, NAME said", "…, dijo NAME".</summary>
    internal static bool Speaks(ImmutableArray<Token> tokens, Sentence sentence, (int First, int Last) name)
    {
        if (name.Last < sentence.Last && IsSaid(tokens[name.Last + 1])) return true;
        return name.First - 1 > sentence.First && IsSaid(tokens[name.First - 1]) && tokens[name.First - 2].Upos == Upos.Punct && !(name.Last < sentence.Last && tokens[name.Last + 1].Upos is Upos.Noun or Upos.Propn);
    }

    static bool IsSaid(Token token) => token.Upos == Upos.Verb && token.Morph.HasFlag(Morph.Finite) && KindOf(token.Lemma) == "verb";

    /// <summary>A phrase ends at a word: "according to", or "según" with a finite verb ("según relató").</summary>
    static bool Ends(ImmutableArray<Token> tokens, int limit, int last)
    {
        if (last > limit && tokens[last].Upos == Upos.Verb && tokens[last].Morph.HasFlag(Morph.Finite) && tokens[last - 1].Folded == "segun") return true;
        var phrase = Plain(tokens[last].Folded);
        for (var i = last; ; i--)
        {
            if (KindOf(phrase) == "cue") return true;
            if (i == limit || last - i + 1 == Longest) return false;
            phrase = $"{tokens[i - 1].Folded} {phrase}";
        }
    }

    static string Plain(string folded) => folded is "del" ? "de" : folded is "al" ? "a" : folded;

    /// <summary>A noun for a person, by a list or its ending: "beekeeper", "apicultora", "exchofer".</summary>
    internal static bool IsPerson(Token token, bool spanish)
    {
        foreach (var word in (ReadOnlySpan<string>)[token.Lemma, token.Folded, WithoutEx(token.Folded)])
            if (KindOf(word) is "person" or "thing") return KindOf(word) == "person";
        foreach (var word in (ReadOnlySpan<string>)[token.Lemma, token.Folded])
            for (var length = 2; length <= 5 && length < word.Length - 2; length++)
                if (KindOf($"-{word[^length..]}") is { } languages && languages.Contains(spanish ? "es" : "en", StringComparison.Ordinal)) return true;
        return false;
    }

    static string WithoutEx(string folded) => folded.StartsWith("ex", StringComparison.Ordinal) ? folded[2..].TrimStart('-') : folded;

    static string? KindOf(string key) => Kinds.Value.GetValueOrDefault(key);
}
