using Quipu.Model;

namespace Quipu.Reading.Analysis;

/// <summary>
/// A syntactic word as Universal Dependencies counts words: "del" holds two of them. Filled from left to right by splitting, tagging and
/// parsing, then gathered back into <see cref="Token"/>s. A plain struct, so that a document's words live in one pooled array.
/// </summary>
struct UdWord
{
    /// <summary>How it is written; shared by all words so written. The parts of a contraction are spelled out: "de", "el".</summary>
    internal WordForm Form;

    /// <summary>Its range of the document's text; the parts of a contraction have that of the whole.</summary>
    internal Span At;

    /// <summary>Index of the surface token that it comes from, among those of its sentence.</summary>
    internal int Token;

    internal Upos Upos;

    /// <summary>The bundle of features: a number of <see cref="Tagger.Feats"/>.</summary>
    internal ushort Feats;

    /// <summary>Dictionary form as the treebanks write it: accents kept, names capital.</summary>
    internal string Lemma;

    /// <summary><see cref="Lemma"/> folded: the key of lexicons.</summary>
    internal string Folded;

    /// <summary>What frames ask for of its morphology.</summary>
    internal Morph Morph;

    /// <summary>Index of its head among the words of its sentence; -1 for the root.</summary>
    internal int Head;

    internal Deprel Deprel;

    /// <summary>The treebanks' name of the relation: a number of <see cref="Parsing.TreeParser.Names"/>.</summary>
    internal byte Relation;
}
