using System.Collections.Immutable;
using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Publishing.Retention;

namespace Quipu.Cli.Verbs;

sealed class ForgetVerb : Verb
{
    /// <summary>What is said where the log could not be emptied.</summary>
    internal const string StillRead = "Another program still reads an older state of the workspace: its log (quipu.db-wal) may have words of what was forgotten until that program ends and something is written.";

    readonly Argument<string?> _document = new("DOCUMENT") { Arity = ArgumentArity.ZeroOrOne, Description = "Its id, or the path it was read from." };
    readonly Option<string?> _entity = new("--entity") { HelpName = "ID", Description = "Every document that names this entity, each as a whole." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<bool> _yes = new("--yes") { Description = "Does it. Without, only shows what would go." };

    internal ForgetVerb() : base("forget", "Removes a document and all that rests on it alone; shows first what would go.")
    {
        Command.Add(_document);
        foreach (var option in new Option[] { _entity, _workspace, _yes }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu forget 03-sotelar.html --workspace case.quipu", "what would go, and what stays because other documents carry it too"),
        new("quipu forget 03-sotelar.html --workspace case.quipu --yes", "removes it; only its hash stays, so that it is not read again"),
        new("quipu forget --entity q-5a1 --workspace case.quipu", "every document that names somebody who asks for it"),
    ];

    internal override string Notes =>
        "It reaches tables, indexes, captures, the log, the write-ahead log, files made from the records, and backups that a migration left. Copies elsewhere it cannot reach: `quipu retention backups` lists those that were noted. " +
        "Where `quipu serve` has the workspace, the work is handed to it.";

    internal override async Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        if (Asked(asked, workspace.Store, screen) is not { } documents) return ExitCode.Partly;
        var previews = ForgetDesk.Preview(workspace.Store, Viewer.Owner, documents);
        foreach (var preview in previews) Show(preview, screen.Out);
        if (previews.Length > 1) screen.Out.WriteLine($"{EntityText.Count(previews.Length, "document")} in all.");
        if (asked.GetValue(_yes)) return await ForgetAsync(workspace, [.. previews.Select(p => p.Document.Id)], screen, cancellation);
        screen.Say("Nothing was removed. Add --yes to remove it.");
        return ExitCode.Fine;
    }

    /// <summary>Forgets documents here, or in the server that has the workspace.</summary>
    internal static async Task<ExitCode> ForgetAsync(Workspace workspace, ImmutableArray<DocumentId> documents, Screen screen, CancellationToken cancellation)
    {
        var settings = Shared.SettingsOf(workspace.Path);
        try
        {
            using var held = workspace.Lock(null, TimeProvider.System);
            if (!new ForgetDesk(workspace, TimeProvider.System).Forget(documents, settings[Settings.Name])) screen.Say(StillRead);
        }
        catch (WorkspaceBusyException) when (HandOff.Read(workspace.Path) is { } server)
        {
            var order = WorkOrder.Of([], [(Settings.Name, settings[Settings.Name])]) with { Forget = [.. documents.Select(d => d.Value)] };
            if (await HandedOver.RunAsync(server, order, screen, cancellation) is not { } told) return ExitCode.Broken;
            if (told.Stopped is { } fault) return Shared.Broken(screen, fault);
            foreach (var sentence in told.Sentences) screen.Say(sentence);
        }

        screen.Out.WriteLine("Removed.");
        var copies = workspace.Store.Backups(Viewer.Owner).Count(b => b.Forgotten > 0);
        if (copies > 0) screen.Say($"{(copies == 1 ? "A copy that was noted still has" : $"{copies} copies that were noted still have")} what was forgotten; `quipu retention backups` lists them.");
        return ExitCode.Fine;
    }

    // Null where there is nothing to forget, and the screen says why.
    ImmutableArray<DocumentId>? Asked(ParseResult asked, IStore store, Screen screen)
    {
        if (asked.GetValue(_entity) is { } entity)
        {
            if (asked.GetValue(_document) is not null) screen.Fault("Name a document or --entity, not both.");
            else if (ForgetDesk.Naming(store, new(entity)) is { IsEmpty: false } naming) return naming;
            else screen.Fault($"No document names an entity '{entity}' here; `quipu entities` and `quipu search` find their ids.");
            return null;
        }

        if (asked.GetValue(_document) is not { } wanted)
        {
            screen.Fault("Name the document to forget by its id or path, or an entity with --entity.");
            return null;
        }

        var matches = Shared.Documents(store, wanted);
        if (matches.Length == 1) return [.. matches];
        screen.Fault(matches.Length == 0 ? $"There is no document {wanted} in this workspace." : $"{matches.Length} documents are called {wanted}; name one by its id: {string.Join(", ", matches)}");
        return null;
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
