using Quipu.Exports;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Replies;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Reports;

/// <summary>A report as a Word document: what the page says, in its order.</summary>
sealed class ReportFile(Desk desk, ReportView view, WordDocument file)
{
    internal const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    Words Words => desk.Words;

    internal static void Write(Desk desk, ReportView view, Departure departure, Stream to)
    {
        foreach (var claim in view.Claims.Select(c => c.Shown).Concat(view.Ties.Edges.SelectMany(e => e.Claims)).DistinctBy(c => c.Claim.Id)) departure.Carry(claim);
        using var file = new WordDocument(to, desk.Store.StandIns(desk.Viewer), desk.Words.Code);
        new ReportFile(desk, view, file).Write();
    }

    void Write()
    {
        file.Title(ReportWords.Title(Words, view));
        foreach (var line in ReportWords.Head(desk, view)) file.Note(line);
        foreach (var card in view.About) file.Text(string.Join(" · ", new[] { card.Name, Words.Label(card.Type) }.Concat(card.Aliases)));
        Law();
        Claims();
        InTime();
        Ties();
        Beside();
        Appendix();
    }

    void Law()
    {
        file.Heading(Words["report.law"]);
        if (view.Steps.IsEmpty) file.Text(Words["report.law.none"]);
        else file.Table(ReportWords.StepHead(Words), view.Steps.Select(s => (IReadOnlyList<string>)ReportWords.Step(Words, s)));
    }

    void Claims()
    {
        foreach (var status in view.Groups.GroupBy(g => g.IsAccepted))
        {
            file.Heading(ReportWords.Group(Words, status.Key));
            file.Note(ReportWords.GroupNote(Words, status.Key));
            foreach (var group in status)
            {
                file.Heading(Words.Label(group.Group), 2);
                foreach (var claim in group.Claims) Claim(claim);
            }
        }
    }

    void Claim(NumberedClaim claim)
    {
        var shown = claim.Shown;
        file.Lead($"{ReportWords.Number(claim.Number)}. {LetterText.Said(Words, shown)}");
        file.Text(StatusWords.Of(Words, shown));
        file.Quote(shown.Claim.Quote.Text);
        file.Note(ReportWords.Source(Words, shown.Document));
        foreach (var answer in shown.Answers) file.Note($"{StatusWords.Answer(Words, answer)}: “{answer.Quote.Text}” {ReportWords.Source(Words, answer.Document)}");
    }

    void InTime()
    {
        var dated = view.InTime.ToList();
        if (dated.Count == 0) return;
        file.Heading(Words["report.time"]);
        file.Table(ReportWords.TimeHead(Words), dated.Select(c => (IReadOnlyList<string>)ReportWords.Time(Words, c)));
    }

    void Ties()
    {
        if (view.Ties.Edges.IsEmpty) return;
        file.Heading(Words["entity.ties"]);
        file.Note(Words["report.ties.file"]);
        var names = view.Ties.Entities.ToDictionary(e => e.Id, e => e.Name);
        file.Table(ReportWords.TieHead(Words), view.Ties.Edges.Select(e => (IReadOnlyList<string>)ReportWords.Tie(Words, e, id => names.GetValueOrDefault(id) ?? id.Value)));
        if (view.Ties.Left > 0) file.Note(Words.Count("network.left", view.Ties.Left));
    }

    void Beside()
    {
        if (!view.Statements.IsEmpty)
        {
            file.Heading(Words["registers.title"]);
            file.Table(ReportWords.StatementHead(Words), view.Statements.Select(s => (IReadOnlyList<string>)ReportWords.Said(Words, s)));
        }

        if (!view.Requests.IsEmpty)
        {
            file.Heading(Words["reply.title"]);
            foreach (var request in view.Requests) file.Text(RequestWords.Told(Words, request, RepliesView.Today(desk)));
        }

        if (view.Searches.IsEmpty) return;
        file.Heading(Words["search.log.looked_for"]);
        foreach (var search in view.Searches) file.Text(ReportWords.Looked(Words, search));
    }

    void Appendix()
    {
        file.Heading(Words["report.sources"]);
        file.Table(ReportWords.SourceHead(Words), view.Documents.Select(d => (IReadOnlyList<string>)ReportWords.Listed(Words, d)));
        file.Heading(Words["report.quotes"]);
        file.Note(Words["report.quotes.note"]);
        file.Table(ReportWords.QuoteHead(Words), view.Quotes.Select(q => (IReadOnlyList<string>)ReportWords.Quote(Words, q)));
    }
}
