using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Publishing.Retention;
using Quipu.Sources.Grades;

namespace Quipu.Cli.Verbs;

sealed class ForgetVerb : Verb
{
    /// <summary>What is said where the log could not be emptied.</summary>
    internal const string StillRead = "Another program still reads an older state of the workspace: its log (quipu.db-wal) may have words of what was forgotten until that program ends and something is written.";

    readonly Argument<string?> _document = new("DOCUMENT") { Arity = ArgumentArity.ZeroOrOne, Description = "Its id, or the path it was read from." };
    readonly Option<string?> _entity = new("--entity") { HelpName = "ID", Description = "Every document that names this entity, each as a whole." };
    readonly Option<string?> _source = new("--source") { HelpName = "ID", Description = "A protected source (pseudonym or id) with all that it gave; or all documents of an outlet, by its name or the id of its page under /sources." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<bool> _answers = Answers();
    readonly Option<bool> _yes = new("--yes") { Description = "Does it. Without, only shows what would go." };

    internal ForgetVerb() : base("forget", "Removes a document, or all of a person or a source, and what rests on that alone; shows first what would go.")
    {
        Command.Add(_document);
        foreach (var option in new Option[] { _entity, _source, _answers, _workspace, _yes }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu forget 03-sotelar.html --workspace case.quipu", "what would go, and what stays because other documents carry it too"),
        new("quipu forget 03-sotelar.html --workspace case.quipu --yes", "removes it; only its hash stays, so that it is not read again"),
        new("quipu forget 03-sotelar.html --with-answers --workspace case.quipu --yes", "also what somebody answered when asked about it, which may quote it"),
        new("quipu forget --entity q-5a1 --workspace case.quipu", "every document that names somebody who asks for it"),
        new("quipu forget --source Source-K7QXM --workspace case.quipu --yes", "a protected source: its documents, its sealed files, who it is and who looked"),
    ];

    internal override string Notes =>
        "It reaches tables, indexes, captures, the log, the write-ahead log, files made from the records, and backups that a migration left. Copies elsewhere it cannot reach: `quipu retention backups` lists those that were noted. " +
        "Where `quipu serve` has the workspace, the work is handed to it.";

    internal override async Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        if (Asked(asked, workspace.Store, screen) is not { } plan) return ExitCode.Partly;
        if (asked.GetValue(_answers)) plan = ForgetDesk.WithAnswers(workspace.Store, plan);
        var previews = ForgetDesk.Preview(workspace.Store, Viewer.Owner, plan.Documents);
        foreach (var preview in previews) Show(preview, screen.Out);
        if (previews.Length > 1) screen.Out.WriteLine($"{EntityText.Count(previews.Length, "document")}, {EntityText.Count(previews.Sum(p => p.Claims), "claim")} in all.");
        ShowResting(plan, workspace.Store, screen.Out);
        ShowSource(plan, workspace.Store, screen.Out);
        if (asked.GetValue(_yes)) return await ForgetAsync(workspace, plan, screen, cancellation);
        screen.Say("Nothing was removed. Add --yes to remove it.");
        return ExitCode.Fine;
    }

    /// <summary>Takes along what somebody answered.</summary>
    internal static Option<bool> Answers() => new("--with-answers") { Description = "Also the answers to requests for comment about what goes, each as a whole." };

    /// <summary>Requests for comment that stay without what they were about, and answers that stay.</summary>
    internal static void ShowResting(ForgetPlan plan, IStore store, TextWriter to)
    {
        var resting = ForgetDesk.Resting(store, Viewer.Owner, plan.Documents);
        if (resting.IsEmpty) return;
        to.WriteLine($"{EntityText.Count(resting.Length, "request")} for comment {(resting.Length == 1 ? "stays" : "stay")}, without what goes:");
        foreach (var request in resting)
        {
            var parts = new[] { request.Claims > 0 ? $"{EntityText.Count(request.Claims, "claim")} of {request.Claims + request.Elsewhere} asked about" : null, request.Going.IsEmpty ? null : EntityText.Count(request.Going.Length, "answer") };
            to.WriteLine($"    {request.Kept.Request.Id}  {request.Name ?? ReplyText.Gone}, asked on {IsoTime.Of(request.Kept.Request.AskedOn)}: {string.Join(" and ", parts.OfType<string>())}");
        }

        var answers = resting.SelectMany(r => r.Answers.Select(a => (Request: r, Answer: a))).DistinctBy(a => a.Answer.Id).ToList();
        if (answers.Count == 0) return;
        to.WriteLine($"{EntityText.Count(answers.Count, "answer")} {(answers.Count == 1 ? "stays" : "stay")}, with what {(answers.Count == 1 ? "it quotes" : "they quote")}; --with-answers takes {(answers.Count == 1 ? "it" : "them")} too:");
        foreach (var (request, answer) in answers)
            to.WriteLine($"    {answer.Id}  {ClaimText.Source(answer)}{(request.Elsewhere > 0 ? $"; it answers {EntityText.Count(request.Elsewhere, "claim")} of documents that stay, too" : "")}");
    }

    /// <summary>Forgets here, or in the server that has the workspace.</summary>
    internal static async Task<ExitCode> ForgetAsync(Workspace workspace, ForgetPlan plan, Screen screen, CancellationToken cancellation)
    {
        var settings = Shared.SettingsOf(workspace.Path);
        try
        {
            using var held = workspace.Lock(null, TimeProvider.System);
            if (!new ForgetDesk(workspace, TimeProvider.System).Forget(plan, settings[Settings.Name])) screen.Say(StillRead);
        }
        catch (WorkspaceBusyException) when (HandOff.Read(workspace.Path) is { } server)
        {
            var order = WorkOrder.Of(plan, settings[Settings.Name]);
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
    ForgetPlan? Asked(ParseResult asked, IStore store, Screen screen)
    {
        if (new[] { asked.GetValue(_document), asked.GetValue(_entity), asked.GetValue(_source) }.Count(w => w is not null) > 1)
        {
            screen.Fault("Name a document, --entity or --source, one of them.");
            return null;
        }

        if (asked.GetValue(_source) is { } source) return Source(source, store, screen);
        if (asked.GetValue(_entity) is { } entity)
        {
            if (ForgetDesk.Naming(store, new(entity)) is { IsEmpty: false } naming) return new(naming);
            else screen.Fault($"No document names an entity '{entity}' here; `quipu entities` and `quipu search` find their ids.");
            return null;
        }

        if (asked.GetValue(_document) is not { } wanted)
        {
            screen.Fault("Name the document to forget by its id or path, an entity with --entity, or a source with --source.");
            return null;
        }

        var matches = Shared.Documents(store, wanted);
        if (matches.Length == 1) return new([.. matches]);
        screen.Fault(matches.Length == 0 ? $"There is no document {wanted} in this workspace." : $"{matches.Length} documents are called {wanted}; name one by its id: {string.Join(", ", matches)}");
        return null;
    }

    static ForgetPlan? Source(string wanted, IStore store, Screen screen)
    {
        if (store.Protected.Source(Viewer.Owner, wanted)?.Source is { } hidden) return ForgetPlan.Of(store, hidden);
        foreach (var id in new[] { new SourceId(wanted), SourceId.From(wanted) })
            if (store.Source(Viewer.Owner, id) is not null || !store.Grades(Viewer.Owner, GradeTarget.Of(id)).IsEmpty) return ForgetPlan.Of(store, id);
        screen.Fault($"There is no source '{wanted}' here; `quipu source list` prints protected ones, `quipu grade source` the others.");
        return null;
    }

    static void ShowSource(ForgetPlan plan, IStore store, TextWriter to)
    {
        if (plan.Protected is { } hidden && store.Protected.Source(Viewer.Owner, hidden.Value) is { } row)
        {
            var records = store.Protected.Records(Viewer.Owner, hidden);
            to.WriteLine($"{row.Source.Pseudonym}: who it is goes, with {EntityText.Count(records.Count(r => new CaptureId(r.Id.Value).IsSealed), "sealed capture")}, {EntityText.Count(records.Length, "sealed record")} and " +
                $"{EntityText.Count(row.Reveals, "row")} of who looked. A file that it gave would be taken again: no hash of it stays.");
        }

        if (plan.Source is not { } source) return;
        to.WriteLine($"{store.Source(Viewer.Owner, source)?.Name ?? source.Value}: {EntityText.Count(store.Grades(Viewer.Owner, GradeTarget.Of(source)).Length, "grade")} of it {(store.Grades(Viewer.Owner, GradeTarget.Of(source)).Length == 1 ? "goes" : "go")} too.");
        if (store.Source(Viewer.Owner, source) is { Registers: { IsEmpty: false } registers }) to.WriteLine($"    stays: what it published as a register ({string.Join(", ", registers.Select(r => r.Value))}); a rule of `quipu retention` reaches its rows.");
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
