namespace Quipu.Reading.Analysis.Parsing;

/// <summary>The weights of one feature for the moves left and right; that of shifting is minus both.</summary>
struct MoveCell
{
    /// <summary>The feature; 0 where the cell is free.</summary>
    internal uint Key;

    internal short Left;
    internal short Right;
}
