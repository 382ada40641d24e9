using Quipu.Cli.Terminal;
using Quipu.Cli.Verbs;
using Quipu.Publishing.Leavings;

namespace Quipu.Cli.Runs;

/// <summary>The log of what a verb takes out of a workspace.</summary>
static class Departing
{
    /// <summary>Keeps the row; where the workspace may only be read, that is said. It takes no lock: nobody's work is disturbed by a row of the log, and an export beside a server is one too.</summary>
    internal static void Keep(Workspace workspace, Departure departure, Leaving leaving, Screen screen)
    {
        try
        {
            workspace.Store.Write([departure.Left(leaving)]);
        }
        catch (StorageException fault)
        {
            screen.Say($"This is not in the log of what left the workspace: {fault.Message}");
        }
    }

    internal static Leaving Leaving(Workspace workspace, LeavingAct act, string format, string question) =>
        new(LeavingId.New(), TimeProvider.System.GetUtcNow(), Shared.SettingsOf(workspace.Path)[Settings.Name], act, format, question);

    /// <summary>Says with which key something was signed.</summary>
    internal static void SaySigned(SigningKey? key, Screen screen) => screen.Say(key is null
        ? "It is not signed: this workspace has no key, and none can be kept where it lies."
        : $"Signed by {key.Fingerprint}.");
}
