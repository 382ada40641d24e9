using System.Text.Encodings.Web;
using System.Text.Json;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Search;

namespace Quipu.Cli.Terminal;

/// <summary>A finding as one line of JSON: hops with quotes, each with its status in the same object.</summary>
static class FindingJson
{
    static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(KeptFinding kept, Pattern? pattern, PatternDesk desk, TextWriter to) => to.WriteLine(JsonSerializer.Serialize(Line(kept,
        kept.Finding, pattern, desk), _options));

    static object Line(KeptFinding kept, Finding finding, Pattern? pattern, PatternDesk desk) => new
    {
        Id = finding.Id.Value,
        finding.Pattern,
        Kind = finding.Lead is null ? "finding" : "lead",
        Status = kept.Status.Wire(),
        kept.Holds,
        finding.Lead,
        finding.Missing,
        finding.Where,
        Parties = finding.Parties.Select(p => new { p.Part, Entity = p.Entity.Value, p.Name }),
        Weakest = new { finding.Weakest.Evidence, finding.Weakest.Status },
        Floor = finding.Floor.Wire(),
        Private = finding.IsPrivate,
        finding.Undated,
        Origins = desk.Origins(finding).All,
        WeakestOrigins = desk.Origins(finding).Weakest,
        Hops = finding.Hops.Select(h => Hop(h, desk)),
        Marks = finding.Marks.Select(h => Hop(h, desk)),
        pattern?.Innocent,
        pattern?.Confirm,
        pattern?.Refute,
        History = kept.History.Select(Happened),
    };

    static object Happened(FindingEvent happened) => new
    {
        happened.At,
        happened.By,
        Change = happened.Change?.Wire(),
        happened.Came,
        happened.Went,
        Reasons = happened.Reasons.Select(r => new { Cause = r.Cause.Wire(), r.Evidence, r.By, r.At, Stage = r.Stage?.Wire(), Whose = r.Whose?.Value }),
        Status = happened.Status?.Wire(),
        happened.Note,
    };

    static object Hop(FoundHop hop, PatternDesk desk) => new
    {
        hop.Tie,
        From = hop.From.Value,
        To = hop.To.Value,
        hop.Accuses,
        Through = hop.Through
        .Select(p => new { Entity = p.Entity.Value, p.Name }),
        Ties = hop.Ties.Select(t => Tie(t, desk))
    };

    static object Tie(FoundTie tie, PatternDesk desk)
    {
        var claim = desk.Claim(tie);
        return new
        {
            tie.Evidence,
            tie.Relation,
            tie.Dataset,
            tie.FromRegister,
            Modality = tie.Modality.Wire(),
            Stage = tie.Stage?.Wire(),
            Whose = tie.Whose?.Name,
            Review = tie.Review.Wire(),
            tie.First,
            tie.Last,
            Quote = claim?.Claim.Quote.Text,
            Attribution = claim?.Attribution.Select(a => a.Name),
            Standing = claim is null ? null : ClaimText.Standing(claim),
            Answers = claim?.Answers.Select(a => new { a.By, Quote = a.Quote.Text, Stage = a.Stage?.Wire(), Whose = a.Subject?.Name }),
            Document = claim?.Document.Id.Value,
            Source = claim is null ? null : ClaimText.Source(claim.Document),
        };
    }
}
