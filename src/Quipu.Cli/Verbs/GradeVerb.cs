using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Cli.Verbs;

sealed class GradeVerb : Verb
{
    readonly Argument<string> _thing = new("THING") { Description = "One of: source, document, claim." };
    readonly Argument<string?> _id = new("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "Its id; of a source its name too. Without, with source: lists the sources." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _kind = new("--kind") { HelpName = "KIND", Description = $"Of a source or document: {string.Join(", ", Grade.Words(GradeScale.Kind))}." };
    readonly Option<string?> _licence = new("--licence") { HelpName = "TEXT", Description = "Of a source: under which licence it publishes." };
    readonly Option<string?> _reliability = new("--reliability") { HelpName = "LETTER", Description = "Of a source: A (completely reliable) to E (unreliable), F where it cannot be judged." };
    readonly Option<string?> _credibility = new("--credibility") { HelpName = "NUMBER", Description = "Of a document or claim: 1 (confirmed by others) to 5 (improbable), 6 where it cannot be judged." };
    readonly Option<string?> _why = new("--why") { HelpName = "TEXT", Description = "Why; kept beside it." };
    readonly Option<string?> _retire = new("--retire") { HelpName = "GRADE", Description = "Takes back a grade, by its id; it stays in the list." };
    readonly Option<int> _limit = Shared.Limit(100);

    internal GradeVerb() : base("grade", "Says what a source, a document or a claim is as evidence, or lists what was said.")
    {
        _thing.AcceptOnlyFromAmong([.. Enum.GetValues<GradedThing>().Select(t => t.Wire())]);
        Command.Add(_thing);
        Command.Add(_id);
        foreach (var option in new Option[] { _workspace, _kind, _licence, _reliability, _credibility, _why, _retire, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu grade source --workspace case.quipu", "every source with its kind, its letter, its documents and claims"),
        new("quipu grade source \"The Estuary Ledger\" --kind outlet --reliability B --why \"corrects its errors\" --workspace case.quipu", "two grades, each for itself"),
        new("quipu grade claim ID --credibility 2 --workspace case.quipu", "how credible one claim is"),
        new("quipu grade source \"The Estuary Ledger\" --workspace case.quipu", "what was said of it, by whom, when and why"),
    ];

    internal override string Notes =>
        "Kind, reliability (Admiralty A to F) and credibility (1 to 6) stand side by side wherever the source is shown, narrow lists, and go along in exports as columns of their own. Nothing makes one number of them. Material of a protected source is confidential and an answer that was asked for is the party's own, unless a person says otherwise; what leaves says of the first that it is confidential, whatever its grade.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Task.FromResult(Run(asked, screen));

    ExitCode Run(ParseResult asked, Screen screen)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var thing = Wires.Read<GradedThing>(asked.GetRequiredValue(_thing));
        var given = new[] { (GradeScale.Kind, asked.GetValue(_kind)), (GradeScale.Licence, asked.GetValue(_licence)), (GradeScale.Reliability, asked.GetValue(_reliability)), (GradeScale.Credibility, asked.GetValue(_credibility)) }
            .Where(g => g.Item2 is not null).Select(g => (Scale: g.Item1, Value: g.Item2!)).ToList();
        if (asked.GetValue(_id) is not { } id)
            return thing == GradedThing.Source && given.Count == 0 && asked.GetValue(_retire) is null ? Sources(workspace.Store, asked.GetValue(_limit), screen) : Shared.Broken(screen, $"Which {thing.Wire()}? Give its id.");
        if (Find(workspace.Store, thing, id) is not { } on) return Shared.Broken(screen, $"There is no {thing.Wire()} '{id}' here{(thing == GradedThing.Source ? "; quipu grade source lists them" : "")}.");
        if (Fault(given, thing) is { } fault) return Shared.Broken(screen, fault);
        var by = Shared.SettingsOf(workspace.Path)[Settings.Name];
        var changes = given.Select(g => (Change)new Change.Graded(new(new(Guid.NewGuid().ToString("N")), on, g.Scale, Grade.Read(g.Scale, g.Value)!, by, TimeProvider.System.GetUtcNow(), asked.GetValue(_why)))).ToList();
        if (asked.GetValue(_retire) is { } retired)
        {
            if (workspace.Store.Grades(Viewer.Owner, on).All(g => g.Id.Value != retired)) return Shared.Broken(screen, $"There is no grade '{retired}' of it; without --retire they are listed.");
            changes.Add(new Change.GradeRetired(new(retired), by, TimeProvider.System.GetUtcNow()));
        }

        if (changes.Count > 0)
        {
            using var held = workspace.Lock(null, TimeProvider.System);
            workspace.Store.Write(changes);
        }

        return List(workspace.Store, on, screen);
    }

    static string? Fault(IEnumerable<(GradeScale Scale, string Value)> given, GradedThing thing)
    {
        foreach (var (scale, value) in given)
            if (!Grade.Has(thing, scale)) return $"A {thing.Wire()} has no {scale.Wire()} to grade; it has {string.Join(", ", Enum.GetValues<GradeScale>().Where(s => Grade.Has(thing, s)).Select(s => s.Wire()))}.";
            else if (Grade.Read(scale, value) is null)
                return scale == GradeScale.Licence ? $"--licence takes one line of at most {Grade.LongestLicence} letters." : $"--{scale.Wire()} is '{value}', but it takes one of: {string.Join(", ", Grade.Words(scale))}.";
        return null;
    }

    static GradeTarget? Find(IStore store, GradedThing thing, string id) => thing switch
    {
        GradedThing.Source => new[] { new SourceId(id), SourceId.From(id.Trim()) }.Where(s => store.Source(Viewer.Owner, s) is not null).Select(s => (GradeTarget?)GradeTarget.Of(s)).FirstOrDefault(),
        GradedThing.Document => store.Head(Viewer.Owner, new(id)) is { } head ? GradeTarget.Of(head.Id) : null,
        _ => store.Claim(Viewer.Owner, new(id)) is { } shown ? GradeTarget.Of(shown.Claim.Id) : null,
    };

    static ExitCode List(IStore store, GradeTarget on, Screen screen)
    {
        var grades = store.Grades(Viewer.Owner, on);
        foreach (var grade in grades)
            screen.Out.WriteLine($"{grade.Scale.Wire()}: {Mark(grade)}  by {grade.By}  {IsoTime.Of(grade.At)}{(grade.Reason is { } reason ? $"  {reason}" : "")}{(grade.RetiredAt is { } at ? $"  taken back by {grade.RetiredBy} {IsoTime.Of(at)}" : "")}  id: {grade.Id}");
        if (grades.IsEmpty) screen.Say("Nobody has graded it.");
        return grades.IsEmpty ? ExitCode.Partly : ExitCode.Fine;
    }

    static string Mark(Grade grade) => grade.Scale switch
    {
        GradeScale.Reliability when Admiralty.TryRead(grade.Value, out Reliability reliability) => reliability.Mark(),
        GradeScale.Credibility when Admiralty.TryRead(grade.Value, out Credibility credibility) => credibility.Mark(),
        _ => grade.Value,
    };

    static string Kind(SourceRow row) =>
        $"{row.Kind?.Wire() ?? "unknown"}{(row.Why.IsConfirmed() ? "" : " (proposed)")}{(row.Nature is { } nature && nature != row.Kind ? $"; {nature.Wire()}" : "")}";

    static ExitCode Sources(IStore store, int limit, Screen screen)
    {
        var page = store.Sources(Viewer.Owner, new(), new(0, limit));
        foreach (var row in page.Rows)
            screen.Out.WriteLine($"{row.Name}  kind: {Kind(row)}  reliability: {row.Reliability?.Mark() ?? "not graded"}  " +
                $"{EntityText.Count(row.Documents, "document")}, {EntityText.Count(row.Origins, "origin")}, {EntityText.Count(row.Claims, "claim")}{(row.Statements > 0 ? $", {EntityText.Count(row.Statements, "statement")}" : "")}  id: {row.Id}");
        Shared.SayRest(page.Rows.Length, page.Total, "sources", screen);
        return page.Total > 0 ? ExitCode.Fine : ExitCode.Partly;
    }
}
