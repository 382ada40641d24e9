using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Reading.Analysis;

/// <summary>Universal part-of-speech tags (UD v2).</summary>
public enum Upos : byte { X, Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb }

/// <summary>The dependency relations (UD v2, main relations and the subtypes that frames ask for).</summary>
public enum Deprel : byte
{
    Dep, Root, Nsubj, NsubjPass, Obj, Iobj, Csubj, Ccomp, Xcomp, Obl, OblAgent, Vocative, Expl, Advcl, Advmod, Discourse, Aux, AuxPass, Cop, Mark,
    Nmod, NmodPoss, Appos, Nummod, Acl, AclRelcl, Amod, Det, Clf, Case, Conj, Cc, Fixed, Flat, Compound, List, Parataxis, Orphan, Goeswith, Punct,
    OblArg, OblUnmarked, NmodUnmarked, ExplPass, ExplPv, CompoundPrt,
}

/// <summary>Morphology that frames and hedges ask for; set where the analyser is sure.</summary>
[Flags]
public enum Morph : ushort
{
    None = 0, Plural = 1, Singular = 2, Past = 4, Present = 8, Future = 16, Conditional = 32, Subjunctive = 64, Infinitive = 128, Participle = 256,
    Gerund = 512, Finite = 1024, Passive = 2048, Feminine = 4096, Masculine = 8192, Proper = 16384, Imperative = 32768,
}

/// <summary>A word or mark, with its place in the sentence's tree.</summary>
/// <param name="At">Its range of the document's text.</param>
/// <param name="Form">As written.</param>
/// <param name="Folded">Lower case, accents folded, ñ kept: the key of lexicons.</param>
/// <param name="Lemma">Dictionary form, folded likewise.</param>
/// <param name="Head">Index in <see cref="AnalysedText.Tokens"/> of its head; -1 for the root of its sentence.</param>
public readonly record struct Token(Span At, string Form, string Folded, string Lemma, Upos Upos, Morph Morph, int Head, Deprel Deprel);

/// <summary>A sentence: a run of tokens of one readable block.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Sentence(int Index, Span At, int First, int Last, BlockKind Block)
{
    public int Count => Last - First + 1;
}

/// <summary>A document's readable text, analysed. Boilerplate blocks have no tokens.</summary>
/// <param name="Language">The one that it was read in: English or Spanish, also where the document does not tell.</param>
public sealed record AnalysedText(Document Document, Language Language, ImmutableArray<Token> Tokens, ImmutableArray<Sentence> Sentences)
{
    internal bool IsSpanish => Language == Language.Spanish;

    /// <summary>The index of the token that starts at or after a place in the text, or covers it; the number of tokens where none does.</summary>
    internal int TokenAt(int position)
    {
        var (low, high) = (0, Tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].At.End <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

/// <summary>
/// Tokens, sentences, tags, lemmas and dependencies. The seam for the trained parser (docs/decisions/0003): everything to its right
/// (names, coreference, frames) asks only for what <see cref="AnalysedText"/> says, in Universal Dependencies terms.
/// Implementations: <c>TrainedAnalyser</c> (the models, the default) and <c>RuleAnalyser</c> (lexicon and rules, which it is measured against).
/// </summary>
public interface IAnalyser
{
    /// <summary>Name and version.</summary>
    string Name { get; }

    AnalysedText Analyse(Document document);
}
