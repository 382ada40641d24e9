namespace Quipu.Boards;

/// <summary>Why a step was not taken.</summary>
public enum BoardFault { NoTitle, TooLong, TooMany, UnknownBoard, UnknownParty, NoParty, UnknownNote, NoText, BadPlace, BadQuestion, IsClosed, BadFile }

/// <summary>What came of a step.</summary>
/// <param name="Fault">Why it was not taken; null: it was.</param>
/// <param name="About">What the fault is about, for its sentence.</param>
public sealed record BoardOutcome(BoardId? Id, BoardFault? Fault = null, object? About = null)
{
    internal static BoardOutcome Not(BoardFault fault, object? about = null) => new(null, fault, about);
}
