using Quipu.Boards;
using Quipu.Model;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Boards;

/// <summary>Boards in a language.</summary>
static class BoardWords
{
    internal static string Title(Words words, Board board) => board.Title ?? words["boards.untitled"];

    /// <summary>Why a step was not taken, and what to do.</summary>
    internal static string? Fault(Words words, BoardOutcome outcome) => outcome.Fault is { } fault ? words.Of($"board_fault.{fault.Wire()}", outcome.About) : null;

    /// <summary>What a step did, by name: "added Rosa Quispilaya, Los Tordos".</summary>
    internal static string Told(Words words, BoardStep step, Func<EntityId, string> name)
    {
        var parties = string.Join(", ", step.Parties.Take(12).Select(name)) + (step.Parties.Length > 12 ? $" +{words.Number(step.Parties.Length - 12)}" : "");
        return step.Act switch
        {
            BoardAct.Made or BoardAct.Titled => words.Of($"board_told.{step.Act.Wire()}", step.Text ?? words["boards.untitled"], words.Number(step.Parties.Length)),
            BoardAct.Placed => words.Of("board_told.placed", words.Number(step.Places.Length)),
            BoardAct.Noted => words.Of("board_told.noted", parties.Length == 0 ? words["boards.whole"] : parties),
            BoardAct.NoteRemoved => words.Of("board_told.note_removed", step.Note),
            _ => words.Of($"board_told.{step.Act.Wire()}", parties),
        };
    }
}
