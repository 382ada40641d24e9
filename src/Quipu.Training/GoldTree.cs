using Quipu.Reading.Analysis.Parsing;

namespace Quipu.Training;

/// <summary>A sentence to learn trees from: its words as the parser will see them, the heads that are right (1 is the first word, 0 the root; no arcs cross), the relations' numbers.</summary>
sealed record GoldTree(Leaf[] Words, int[] Heads, int[] Relations);
