using Quipu.Access;
using Quipu.Claims;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Publishing.Corrections;

namespace Quipu.Cli.Runs;

/// <summary>Keeps an outlet's notice in the process that holds the workspace.</summary>
static class NoticeRun
{
    /// <summary>What is told of it; the notice is looked at again, since the records may have changed since it was asked.</summary>
    internal static WorkLine Keep(Workspace workspace, DocumentNotice? notice)
    {
        var fault = notice is null ? "The notice that was handed over has a kind or a date that this version of Quipu does not know; stop the server, and run this again." : NoticeCheck.Fault(notice, workspace.Store, Viewer.Owner);
        if (fault is not null) return new() { IsLast = true, Stopped = fault };
        workspace.Store.Write([new Change.NoticeGiven(notice!)]);
        return new() { IsLast = true, Out = [$"{notice!.Id}  {StatusText.Notice(notice)}: {ClaimText.Source(workspace.Store.Head(Viewer.Owner, notice.Document)!)}"] };
    }
}
