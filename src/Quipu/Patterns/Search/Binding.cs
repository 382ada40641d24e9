namespace Quipu.Patterns.Search;

/// <summary>An entity for each party of a shape (−1 for one that a lead leaves out), and for each tie the strands that support it in a way that fulfils all rules of time; none for a tie that is lacking.</summary>
sealed record Binding(int[] Knots, Strand[][] Strands);
