using Quipu.Cli.Terminal;
using Quipu.Cli.Verbs;
using Quipu.Publishing.Leavings;

namespace Quipu.Cli.Runs;

/// <summary>The log of what a verb takes out of a workspace.</summary>
static class Departing
{
    /// <summary>Keeps the row; where it cannot be kept, that is said.</summary>
    internal static void Keep(Workspace workspace, Departure departure, Leaving leaving, Screen screen)
    {
        if (Log(workspace).Keep(departure, leaving) is { } fault) screen.Say($"This is not in the log of what left the workspace: {fault}");
    }

    internal static Leaving Leaving(Workspace workspace, LeavingAct act, string format, string question) => Log(workspace).Leaving(act, format, question);

    static DepartureLog Log(Workspace workspace) => new(workspace.Store, Shared.SettingsOf(workspace.Path)[Settings.Name], TimeProvider.System);

    /// <summary>Says with which key something was signed.</summary>
    internal static void SaySigned(SigningKey key, Screen screen) => screen.Say(key.IsPassing
        ? $"Signed by {key.Fingerprint}, a key for this file alone: this workspace has none, and none can be kept where it lies."
        : $"Signed by {key.Fingerprint}.");
}
