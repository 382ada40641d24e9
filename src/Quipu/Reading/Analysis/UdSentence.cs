using Quipu.Model;

namespace Quipu.Reading.Analysis;

/// <summary>The words of one sentence as Universal Dependencies counts them, and the tables that their numbers point into.</summary>
/// <param name="At">Its range of the text; empty where only words were given.</param>
/// <param name="Relations">The treebanks' names of relations, by <see cref="UdWord.Relation"/>.</param>
sealed record UdSentence(Span At, UdWord[] Words, FeatsTable Feats, string[] Relations);
