namespace Quipu.Reading.Analysis.Parsing;

/// <summary>What the parser sees of a word: names of features, none of them text. Leaf 0 of a sentence is its root, the one after the last word stands for “nothing there”.</summary>
/// <param name="Form">The lower-cased form; figures as their shape.</param>
/// <param name="Lemma">The dictionary form.</param>
/// <param name="Tag">Universal part of speech as a number from 1; 0 for the root, 31 for nothing.</param>
/// <param name="Rich">Part of speech with the morphology that matters to syntax.</param>
/// <param name="Ending">The last three letters.</param>
readonly record struct Leaf(uint Form, uint Lemma, byte Tag, uint Rich, uint Ending)
{
    internal const byte RootTag = 0, NoTag = 31;

    internal static readonly Leaf Root = new(1, 1, RootTag, 1, 1);

    internal static readonly Leaf None = new(2, 2, NoTag, 2, 2);
}
