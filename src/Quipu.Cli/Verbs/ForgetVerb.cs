using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Cli.Verbs;

sealed class ForgetVerb : Verb
{
    readonly Argument<string> _document = new("DOCUMENT") { Description = "Its id, or the path it was read from." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<bool> _yes = new("--yes") { Description = "Does it. Without, only shows what would go." };

    internal ForgetVerb() : base("forget", "Removes a document and all that rests on it alone; shows first what would go.")
    {
        Command.Add(_document);
        Command.Add(_workspace);
        Command.Add(_yes);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu forget 03-sotelar.html --workspace case.quipu", "what would go, and what stays because other documents carry it too"),
        new("quipu forget 03-sotelar.html --workspace case.quipu --yes", "removes it; only its hash stays, so that it is not read again"),
    ];

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var wanted = asked.GetRequiredValue(_document);
        var matches = Shared.Documents(workspace.Store, wanted);
        if (matches.Length != 1)
        {
            screen.Fault(matches.Length == 0 ? $"There is no document {wanted} in this workspace." : $"{matches.Length} documents are called {wanted}; name one by its id: {string.Join(", ", matches)}");
            return Task.FromResult(ExitCode.Partly);
        }

        if (workspace.Store.PreviewForget(Viewer.Owner, matches[0]) is not { } preview) return Task.FromResult(ExitCode.Partly);
        Show(preview, screen.Out);
        if (!asked.GetValue(_yes))
        {
            screen.Say("Nothing was removed. Add --yes to remove it.");
            return Task.FromResult(ExitCode.Fine);
        }

        Forget(workspace, preview);
        screen.Out.WriteLine("Removed.");
        return Task.FromResult(ExitCode.Fine);
    }

    static void Forget(Workspace workspace, ForgetPreview preview)
    {
        using var held = workspace.Lock(null, TimeProvider.System);
        var settings = Shared.SettingsOf(workspace.Path);
        var document = workspace.Store.Document(Viewer.Owner, preview.Document.Id);
        workspace.Store.Write([new Change.Forgotten(preview.Document.Id, settings[Settings.Name], TimeProvider.System.GetUtcNow())]);
        workspace.DropDerived();
        if (preview.CaptureGone && document?.Capture is { } gone) workspace.Captures.Remove(gone);
        if (document?.Sidecar is { } sidecar && workspace.Store.AllCaptures(Viewer.Owner).All(c => c.Id != sidecar)) workspace.Captures.Remove(sidecar);
    }

    static void Show(ForgetPreview preview, TextWriter to)
    {
        to.WriteLine($"{preview.Document.Id}  {ClaimText.Source(preview.Document)}");
        to.WriteLine($"    {EntityText.Count(preview.Claims, "claim")} and {EntityText.Count(preview.Judgements, "judgement")} go with it.");
        if (!preview.EntitiesGone.IsEmpty) to.WriteLine($"    named nowhere else: {string.Join(", ", preview.EntitiesGone.Select(e => e.Name))}");
        if (!preview.EntitiesKept.IsEmpty) to.WriteLine($"    stay, since other documents name them: {string.Join(", ", preview.EntitiesKept.Select(e => e.Name))}");
        to.WriteLine(preview.CaptureGone ? "    its captured bytes go too." : "    its captured bytes stay: other documents come from them.");
    }
}
