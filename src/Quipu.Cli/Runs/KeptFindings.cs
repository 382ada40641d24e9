using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Patterns.Kept;
using Quipu.Search;

namespace Quipu.Cli.Runs;

/// <summary>Findings of a workspace as they are kept, brought up to date where this process may write.</summary>
static class KeptFindings
{
    /// <summary>Brings them up to date. False where another process writes, or nobody may: then it is said, and nothing is kept.</summary>
    internal static bool Refresh(Workspace workspace, Screen screen, CancellationToken cancellation)
    {
        WorkspaceLock held;
        try
        {
            held = workspace.Lock(null, TimeProvider.System);
        }
        catch (Exception fault) when (fault is WorkspaceBusyException or StorageException)
        {
            screen.Say($"What is found now is not kept. {fault.Message}");
            return false;
        }

        using (held) FindingDesk.Of(workspace).Refresh(cancellation);
        return true;
    }

    /// <summary>All that a query finds.</summary>
    internal static IReadOnlyCollection<KeptFinding> All(IStore store, FindingQuery query) => [.. Paging.All(p => store.Findings(Viewer.Owner, query, p))];
}
