using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Claims;

/// <summary>A claim as it now stands (corrected, where a person corrected it) with its document and review: what showing starts from.</summary>
public sealed record ClaimRecord(Claim Claim, DocumentHead Document, Review Review);

/// <summary>What is on record about a claim elsewhere.</summary>
/// <param name="Proceedings">Proceedings about it, or about the same claim in another document; rejected ones left out.</param>
/// <param name="Denials">Denials of it, likewise.</param>
/// <param name="Documents">Documents that name its subject (or object).</param>
public sealed record Surroundings(IReadOnlyCollection<ClaimRecord> Proceedings, IReadOnlyCollection<ClaimRecord> Denials, int Documents)
{
    /// <summary>A proceeding about something else stands against one of its parties.</summary>
    public bool HasOthers { get; init; }
}

/// <summary>Makes a claim fit to be shown.</summary>
public static class Showing
{
    /// <summary>The claim with everything it must be shown with.</summary>
    /// <param name="name">An end with its canonical entity and the name to print.</param>
    public static ShownClaim Show(ClaimRecord record, Surroundings around, Func<Party, ShownParty> name)
    {
        var claim = record.Claim;
        return new()
        {
            Claim = claim,
            Document = record.Document,
            Subject = Named(claim.Subject, name),
            Object = Named(claim.Object, name),
            Place = Named(claim.Place, name),
            Authority = Named(claim.Authority, name),
            OtherEnds = [.. claim.Ends().Where(e => e.End is ClaimEnd.Party or ClaimEnd.From or ClaimEnd.To or ClaimEnd.Via or ClaimEnd.Affects).Select(e => (e.End, name(e.Party)))],
            Attribution = [.. claim.Attribution.Select(name)],
            Standing = new(Steps(around.Proceedings, name), around.Documents) { HasOthers = around.HasOthers },
            Answers = Answers(claim.Id, around, name),
            Review = record.Review,
        };
    }

    static ImmutableArray<StandingStep> Steps(IEnumerable<ClaimRecord> proceedings, Func<Party, ShownParty> name) => LegalOrder.InOrder(
    [
        .. proceedings.Where(p => p.Claim.Stage is not null).Select(p => new StandingStep(
            p.Claim.Id, Named(p.Claim.Subject, name), p.Claim.Stage!.Value, p.Claim.Date, Named(p.Claim.Authority, name)?.Name, p.Claim.Modality,
            p.Claim.Negated, p.Document)),
    ]);

    static ImmutableArray<Answer> Answers(ClaimId self, Surroundings around, Func<Party, ShownParty> name) =>
    [
        .. around.Denials.Where(d => !d.Claim.Negated).Concat(around.Proceedings.Where(Exonerates)).Where(a => a.Claim.Id != self)
            .OrderBy(a => a.Claim.Date ?? a.Document.Published ?? default).ThenBy(a => a.Claim.Id)
            .Select(a => new Answer(a.Claim.Id, a.Claim.Type, a.Claim.Stage, Speaker(a, name), a.Claim.Modality, a.Claim.Date, a.Claim.Quote, a.Document) { Subject = Named(a.Claim.Subject, name), Kind = a.Claim.Reply }),
    ];

    static bool Exonerates(ClaimRecord proceeding) =>
        proceeding.Claim is { Stage: { } stage, Negated: false, Modality: Modality.Stated or Modality.Alleged } && stage.IsExonerating();

    // Who denies; who acquits, where the text says so; else who reports it.
    static string Speaker(ClaimRecord answer, Func<Party, ShownParty> name) =>
        (Named(answer.Claim.Type == ClaimType.Denies ? answer.Claim.Subject : answer.Claim.Authority, name) ??
         Named(answer.Claim.Attribution.FirstOrDefault(), name))?.Name ?? answer.Document.Publisher ?? answer.Document.Title;

    static ShownParty? Named(Party? party, Func<Party, ShownParty> name) => party is null ? null : name(party);
}
