using Quipu.Reading;

namespace Quipu.Cli.Runs;

/// <summary>Who reads: one instance for the process, since its lexicons take a moment to load.</summary>
static class Readers
{
    static readonly FrameReader Shipped = new();

    /// <summary>The reader of frames, with a desk's own where a folder is named.</summary>
    /// <exception cref="QuipuException">The folder holds no frames, or such with a fault; the sentence says which.</exception>
    internal static IReader Of(string? folder) => folder is null ? Shipped : new FrameReader(folder);

    /// <summary>The reader of a workspace: with its own frames where it has some.</summary>
    internal static IReader Of(Workspace workspace, Settings settings)
    {
        var folder = Path.Combine(workspace.Path, settings[Settings.Frames]);
        // Nobody need have frames; who names a folder means one that is there.
        return Of(settings.Shown(Settings.Frames).Origin == "default" && !Directory.Exists(folder) ? null : folder);
    }
}
