using System.Collections.Immutable;
using System.Globalization;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network;
using Quipu.Publishing.Searches;
using Quipu.Registers;
using Quipu.Web.Pages.Replies;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Reports;

/// <summary>What a report says in lines and tables, the same on paper and in a file.</summary>
static class ReportWords
{
    internal static string Title(Words words, ReportView view) => words.Of("report.title", view.Title);

    /// <summary>From what, when, and how much of it who reviewed.</summary>
    internal static IEnumerable<string> Head(Desk desk, ReportView view)
    {
        var words = desk.Words;
        yield return words.Of("report.made", desk.Options.WorkspaceName, words.Moment(desk.Options.Time.GetUtcNow()));
        yield return words.Of("report.counts", words.Number(view.Accepted), words.Number(view.Proposed), words.Number(view.Rejected));
        if (view.AcceptedOnly) yield return words.Of("report.only", words.Number(view.Proposed));
        if (view.Board is not null) yield return words["report.board"];
        yield return words["shell.proposals"];
    }

    internal static string Group(Words words, bool isAccepted) => words[isAccepted ? "report.accepted" : "report.proposed"];

    internal static string GroupNote(Words words, bool isAccepted) => words[isAccepted ? "report.accepted.note" : "report.proposed.note"];

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The title of a document; of a sealed one only that it is.</summary>
    internal static string Name(Words words, DocumentHead head) => head.IsConfidential ? words["document.sealed"] : head.Title;

    internal static string Source(Words words, DocumentHead head) => string.Join(", ", new[] { head.IsConfidential ? null : head.Publisher, Name(words, head), head.Published is { } day ? words.Date(day) : null }.OfType<string>());

    internal static ImmutableArray<string> StepHead(Words words) => [words["report.when"], words["report.whose"], words["report.step"], words["report.authority"], words["report.source"]];

    internal static ImmutableArray<string> Step(Words words, StandingStep step) =>
    [
        step.Date is { } date ? words.Date(date) : "–", step.Subject?.Name ?? words["party.none"],
        $"{(step.Negated ? words["claim.not"] + " " : "")}{words.Label(step.Stage)} ({words.Label(step.Modality)})", step.Authority ?? "–", Source(words, step.Document),
    ];

    internal static ImmutableArray<string> TimeHead(Words words) => [words["report.when"], words["report.number"], words["report.what"]];

    internal static ImmutableArray<string> Time(Words words, NumberedClaim claim) =>
        [words.Date(claim.Shown.Claim.Date!.Value), Number(claim.Number), $"{LetterText.Said(words, claim.Shown)}: {StatusWords.Of(words, claim.Shown)}"];

    internal static ImmutableArray<string> TieHead(Words words) => [words["end.subject"], words["ties.tie"], words["end.object"], words["ties.said"], words["ties.standing"]];

    internal static ImmutableArray<string> Tie(Words words, Edge edge, Func<EntityId, string> name) =>
    [
        name(edge.From), $"{(edge.Negated ? words["claim.not"] + " " : "")}{EdgeWords.Verb(words, edge)}", name(edge.To), $"{words.Label(edge.Modality)} · {EdgeWords.Attribution(words, edge)}",
        $"{(edge.Stage is null ? "" : EdgeWords.Whose(words, edge) + " ")}{EdgeWords.Standing(words, edge)}{(edge.Answered > 0 ? " · " + words.Count("ties.answered", edge.Answered) : "")}",
    ];

    internal static ImmutableArray<string> StatementHead(Words words) => [words["report.property"], words["report.value"], words["report.register"]];

    internal static ImmutableArray<string> Said(Words words, KeptStatement kept) =>
        [ModelWords.Property(words, kept.Statement.Schema, kept.Statement.Prop), ModelWords.Value(words, kept.Statement) + (kept.Vanished ? $" ({words["registers.vanished"]})" : ""), kept.Statement.Dataset.Value];

    internal static string Looked(Words words, KeptSearch kept) => $"{RequestWords.Day(words, kept.Record.On)}: “{kept.Record.Question}”, {kept.Record.By}";

    internal static ImmutableArray<string> SourceHead(Words words) => [words["report.source"], words["report.address"], words["report.id"]];

    internal static ImmutableArray<string> Listed(Words words, DocumentHead head) => [Source(words, head), head.IsConfidential ? "–" : head.Url ?? "–", head.Id.Value];

    internal static ImmutableArray<string> QuoteHead(Words words) => [words["report.number"], words["report.id"], words["report.characters"], words["report.hash"], words["report.hash.text"]];

    internal static ImmutableArray<string> Quote(Words words, ReportQuote quote) =>
        [Number(quote.Number), quote.Document.Id.Value, $"{Number(quote.Characters.From)}–{Number(quote.Characters.To)}", quote.Sha256, quote.TextSha256 ?? words["report.hash.none"]];

    /// <summary>Whom it is about in the middle of whom most ties lead to.</summary>
    internal static ShapePicture? Picture(Words words, ReportView view)
    {
        var names = view.Ties.Entities.ToDictionary(e => e.Id, e => e.Name);
        var own = view.About.Select(a => a.Id).ToHashSet();
        var order = view.Ties.Edges.SelectMany(e => new[] { (Id: e.From, e.Claims.Length), (Id: e.To, e.Claims.Length) }).Where(e => names.ContainsKey(e.Id)).GroupBy(e => e.Id)
            .OrderBy(g => !own.Contains(g.Key)).ThenByDescending(g => g.Sum(e => e.Length)).ThenBy(g => g.Key).Select(g => g.Key).ToList();
        var at = order.Select((id, i) => (id, i)).ToDictionary(o => o.id, o => o.i);
        var ties = view.Ties.Edges.Where(e => at.ContainsKey(e.From) && at.ContainsKey(e.To)).Select(e =>
        {
            var tone = Tones.Of(e.Stage);
            var row = Tie(words, e, id => names[id]);
            return new ShapeTie(at[e.From], at[e.To], row[1], $"m-{e.Modality.Wire()} t-{tone}", string.Join(" · ", row)) { Modality = e.Modality, Tone = tone, IsAnswered = e.Answered > 0 };
        });
        return ShapePicture.Of([.. order.Select(id => new ShapeKnot(names[id], null, null))], ties);
    }
}
