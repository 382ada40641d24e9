using Quipu.Boards;

namespace Quipu;

public abstract partial record Change
{
    /// <summary>Something was done to a board; the store gives the step its number. The first makes the board.</summary>
    public sealed record BoardStepped(BoardId Board, BoardStep Step) : Change;
}
