using FollowTheMoney.Streams;
using Quipu.Claims;
using Quipu.Claims.Reviewing;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Web.Pages.Review;

namespace Quipu.Web.Api;

/// <summary><c>/review</c>: claims that wait for a person, in the order in which a decision is worth most, and what is made of them.</summary>
static class ReviewApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/review", (Desk desk, Asked asked) => Answers.Page<ReviewPage>(desk, asked, ReviewView.Load(desk, asked)));
        app.MapGet("/review.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var (query, paging) = (ReviewView.Read(asked), asked.Paging());
            return Answers.Data(desk, asked, () => Shapes.List(desk.Store.Claims(desk.Viewer, query, paging), c => ClaimShape.Of(offsets, c)));
        });
        app.MapGet("/review/tally", (Desk desk, Asked asked) => Answers.Page<TallyPage>(desk, asked, desk.Store.Tally(desk.Viewer)));
        app.MapGet("/review/tally.json", (Desk desk, Asked asked) => Answers.Facts(desk, asked, () => Shape(desk.Store.Tally(desk.Viewer))));
        app.MapGet("/review/tally.csv", (Desk desk, Asked asked) => Answers.Table(desk, asked, "review.csv", csv => Write(csv, desk.Store.Tally(desk.Viewer))));
        Changes.Map(app, "/review/claims/{id}", Decide);
        Changes.Map(app, "/review/documents/{id}", Add);
    }

    /// <summary>
    /// Decides a claim by its sentence: <c>verdict</c> <c>accepted</c> takes it as the fields say it (a correction where they say otherwise than it was read), <c>rejected</c> rejects it as it was read,
    /// <c>split</c> takes it as the fields say and adds the claim that the fields with <c>second_</c> say.
    /// </summary>
    static string? Decide(Desk desk, Sent sent)
    {
        if (Judging.Claim(desk, sent) is not { Claim: var claim } shown) return desk.Words["fault.nothing"];
        if (sent["verdict"] == Verdict.Rejected.Wire()) return Keep(desk, [Judging.Of(desk, sent, claim, Verdict.Rejected)]);
        if (sent["verdict"] is not ("accepted" or "split")) return desk.Words["review.verdict"];
        var (first, fault) = Correction.Read(desk, claim, sent);
        if (first is null) return fault;
        // A correction that somebody accepts stays one: what the machine read is not what they saw.
        var verdict = SaysSame(first, claim) && shown.Review.State != ReviewState.Corrected ? Verdict.Accepted : Verdict.Corrected;
        var judged = Judging.Of(desk, sent, claim, verdict, verdict == Verdict.Corrected ? first : null);
        if (sent["verdict"] != "split") return Keep(desk, [judged]);
        (var second, fault) = Correction.Read(desk, claim, sent, "second_");
        if (second is null) return fault;
        var added = ByPerson(second with { About = [] });
        return IsThere(desk, added) ? desk.Words["review.split.same"] : Keep(desk, [judged, new Change.ClaimAdded(added, desk.Viewer.Name, desk.Options.Time.GetUtcNow())]);
    }

    /// <summary>Adds a claim that the reader missed: the words it rests on in <c>quote</c>, and the fields of its sentence.</summary>
    static string? Add(Desk desk, Sent sent)
    {
        if (desk.Store.Document(desk.Viewer, new(sent.Route("id"))) is not { } document) return desk.Words["fault.nothing"];
        if (desk.Store.IsBarred(desk.Viewer, document.Id)) return desk.Words["review.masked"];
        if (sent["quote"] is not { } words || new Picked(document).At(words) is not { } at) return desk.Words["review.quote"];
        // Nothing is a fact, or said at all, because nobody said how.
        if (sent["type"] is null || sent["modality"] is null) return desk.Words["review.said"];
        var blank = new Claim
        {
            Id = default,
            Document = document.Id,
            Type = default,
            Modality = default,
            Quote = new(at, at.Of(document.Text)),
            Trigger = at,
            Reader = "person",
            Sureness = 1000,
        };
        var (claim, fault) = Correction.Read(desk, blank, sent);
        if (claim is null) return fault;
        if (claim.Subject is null && claim.Object is null) return desk.Words["review.parties"];
        var added = ByPerson(claim);
        return IsThere(desk, added) ? desk.Words["review.there"] : Keep(desk, [new Change.ClaimAdded(added, desk.Viewer.Name, desk.Options.Time.GetUtcNow())]);
    }

    static Claim ByPerson(Claim claim) => claim with
    {
        Id = ClaimId.From(claim.Document, claim.Type, claim.Quote.At, claim.Trigger, claim.Subject?.At, claim.Object?.At),
        Reader = "person",
        Sureness = 1000,
    };

    static bool IsThere(Desk desk, Claim claim) => desk.Store.Claim(desk.Viewer with { Unmasked = true }, claim.Id) is not null;

    static string? Keep(Desk desk, Change[] changes)
    {
        desk.Store.Write(changes);
        return null;
    }

    // In all that the sentence's fields say.
    static bool SaysSame(Claim one, Claim other) =>
        (one.Type, one.Modality, one.Stage, one.Negated, one.Ended, one.Subject, one.Object, one.Date) == (other.Type, other.Modality, other.Stage, other.Negated, other.Ended, other.Subject, other.Object, other.Date) &&
        one.Attribution.SequenceEqual(other.Attribution);

    static object Shape(ReviewTally tally) => new
    {
        tally.Disputed,
        All = Shape(tally.All),
        Kinds = tally.Kinds.Select(k => new { Type = k.Type.Wire(), Language = k.Language.Code, Counts = Shape(k.Counts) }),
        Sources = tally.Sources.Select(s => new { s.Source, Counts = Shape(s.Counts) }),
    };

    static object Shape(TallyCounts counts) => new { counts.Decided, counts.Accepted, counts.Corrected, counts.Rejected, counts.Added, counts.Acceptance };

    static void Write(Utf8CsvWriter csv, ReviewTally tally)
    {
        csv.Row("by", "type", "language", "source", "decided", "accepted", "corrected", "rejected", "added", "acceptance_per_mille");
        foreach (var kind in tally.Kinds) Row("kind", kind.Type.Wire(), kind.Language.Code, "", kind.Counts);
        foreach (var source in tally.Sources) Row("source", "", "", source.Source ?? "", source.Counts);

        void Row(string by, string type, string language, string source, TallyCounts counts) => csv.Row(
            by, type, language, Csv.Inert(source), Number(counts.Decided), Number(counts.Accepted), Number(counts.Corrected), Number(counts.Rejected), Number(counts.Added), counts.Acceptance is { } share ? Number(share) : "");

        static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
