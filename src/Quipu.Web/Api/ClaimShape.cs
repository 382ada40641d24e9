using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Web.Api;

/// <summary>A claim as data: never without modality, attribution and standing. Offsets are code points of the document's text.</summary>
sealed record ClaimShape(
    ClaimId Id, ClaimType Type, PartyShape? Subject, PartyShape? Object, Modality Modality, bool Negated, bool Ended, AttributionShape Attribution, StandingShape Standing,
    QuoteShape Quote, DocumentShape Document, ReviewShape Review)
{
    public Stage? Stage { get; init; }

    public LawStage? LawStage { get; init; }

    public EffectKind? EffectKind { get; init; }

    public IncidentKind? Kind { get; init; }

    public StanceKind? Stance { get; init; }

    public Direction? Direction { get; init; }

    public PartialDate? Date { get; init; }

    public PartialDate? End { get; init; }

    public required IReadOnlyList<EndShape> OtherEnds { get; init; }

    public required IReadOnlyDictionary<string, string> Details { get; init; }

    public required ImmutableArray<ClaimId> About { get; init; }

    public required IReadOnlyList<AnswerShape> Answers { get; init; }

    public required int Sureness { get; init; }

    /// <summary>What its outlet corrected or retracted of it.</summary>
    public required IReadOnlyList<NoticeShape> Notices { get; init; }

    /// <summary>A proposal of which the reader is not sure enough to use it unread.</summary>
    public required bool CheckFirst { get; init; }

    public required string Reader { get; init; }

    /// <summary>As an analyst gave it, <c>1</c> to <c>6</c>; absent where nobody did.</summary>
    public string? Credibility { get; init; }

    /// <summary>When its country's law would count it as over by time alone; reckoned, no order seen. Absent where nothing could be reckoned.</summary>
    public ReckonedShape? Reckoned { get; init; }

    /// <summary>The claim itself, for the log of what left; it is not written.</summary>
    [JsonIgnore]
    internal ShownClaim Shown { get; private init; } = null!;

    internal static ClaimShape Of(Offsets offsets, ShownClaim shown)
    {
        var (claim, points) = (shown.Claim, offsets.Of(shown.Document.Id));
        var quote = new QuoteShape(points.FromUtf16(claim.Quote.At.Start), points.FromUtf16(claim.Quote.At.End), claim.Quote.Text);
        return new(claim.Id, claim.Type, Party(shown.Subject), Party(shown.Object), claim.Modality, claim.Negated, claim.Ended,
            new(shown.Attribution.IsEmpty, [.. shown.Attribution.Select(p => Party(p)!)]), StandingShape.Of(shown), quote, DocumentShape.Of(shown.Document), ReviewShape.Of(shown.Review))
        {
            Shown = shown,
            Stage = claim.Stage,
            LawStage = claim.LawStage,
            EffectKind = claim.EffectKind,
            Kind = claim.Kind,
            Stance = claim.Stance,
            Direction = claim.Direction,
            Date = claim.Date,
            End = claim.End,
            OtherEnds = [.. Ends(shown)],
            Details = claim.Details.ToDictionary(d => d.Key.Wire(), d => d.Value),
            About = claim.About,
            Sureness = claim.Sureness,
            Notices = [.. shown.Notices.Select(NoticeShape.Of)],
            CheckFirst = shown.CheckFirst,
            Reader = claim.Reader,
            Credibility = shown.Credibility?.Mark(),
            Reckoned = shown.Reckoned is { } lapse ? new(lapse.Rule, lapse.Served, lapse.Until, "by time, reckoned; no order seen") : null,
            Answers = [.. shown.Answers.Select(a => new AnswerShape(a.Claim, a.Type, WhoseShape.Of(a.Subject), a.Stage, a.By, a.Modality, a.Date, a.Quote.Text, DocumentShape.Of(a.Document)) { Kind = a.Kind == AnswerKind.Denies ? null : a.Kind })],
        };

        PartyShape? Party(ShownParty? party) => party is null ? null : new(party.Entity, party.Name, party.Type, party.Named, points.FromUtf16(party.At.Start), points.FromUtf16(party.At.End));

        IEnumerable<EndShape> Ends(ShownClaim s)
        {
            if (s.Place is not null) yield return new(ClaimEnd.Place, Party(s.Place)!);
            if (s.Authority is not null) yield return new(ClaimEnd.Authority, Party(s.Authority)!);
            foreach (var (end, party) in s.OtherEnds)
                if (end != ClaimEnd.Attribution) yield return new(end, Party(party)!);
        }
    }
}

/// <param name="Served">The last day of the sentence by its own day and length.</param>
/// <param name="Until">The last day of the rule's years after that.</param>
sealed record ReckonedShape(string Rule, DateOnly Served, DateOnly Until, string How);

sealed record PartyShape(EntityId Id, string Name, EntityType Type, bool Named, int Start, int End);

sealed record EndShape(ClaimEnd End, PartyShape Party);

/// <param name="OwnVoice">The article says so in its own voice; else <see cref="Chain"/> has who says it, original speaker first.</param>
sealed record AttributionShape(bool OwnVoice, IReadOnlyList<PartyShape> Chain);

/// <param name="Proceedings">In order.</param>
/// <param name="Documents">N of "no proceeding on record in N documents".</param>
/// <param name="Latest">The stage that was reached; where none was, the last that is denied or possible.</param>
/// <param name="Others">A proceeding about something else stands against one of its parties.</param>
sealed record StandingShape(IReadOnlyList<StepShape> Proceedings, int Documents, StepShape? Latest, bool Others)
{
    internal static StandingShape Of(ShownClaim shown) =>
        new([.. shown.Standing.Proceedings.Select(StepShape.Of)], shown.Standing.Documents, shown.Latest is { } latest ? StepShape.Of(latest) : null, shown.Standing.HasOthers);
}

/// <param name="Subject">Whose proceeding it is; null where the text leaves it open.</param>
sealed record StepShape(ClaimId Claim, WhoseShape? Subject, Stage Stage, PartialDate? Date, string? Authority, Modality Modality, bool Negated, DocumentShape Document)
{
    internal static StepShape Of(StandingStep step) => new(step.Claim, WhoseShape.Of(step.Subject), step.Stage, step.Date, step.Authority, step.Modality, step.Negated, DocumentShape.Of(step.Document));
}

/// <summary>Somebody named in another document, whose offsets say nothing here.</summary>
sealed record WhoseShape(EntityId Id, string Name)
{
    internal static WhoseShape? Of(ShownParty? party) => party is null ? null : new(party.Entity, party.Name);
}

sealed record AnswerShape(ClaimId Claim, ClaimType Type, WhoseShape? Subject, Stage? Stage, string By, Modality Modality, PartialDate? Date, string Quote, DocumentShape Document)
{
    /// <summary>Of what a party itself said and that does not deny.</summary>
    public AnswerKind? Kind { get; init; }
}

sealed record QuoteShape(int Start, int End, string Text);

sealed record ReviewShape(ReviewState State, JudgementId? Judgement, string? By, DateTimeOffset? At, string? Reason)
{
    internal static ReviewShape Of(Review review) => new(review.State, review.Judgement?.Id, review.Judgement?.By, review.Judgement?.At, review.Judgement?.Reason);
}

sealed record DocumentShape(DocumentId Id, string Title, string? Publisher, PartialDate? Published, Language Language, string? Url, string Location, DatasetName Dataset, DocumentId Origin)
{
    /// <summary>What its outlet corrected or retracted; null: nothing.</summary>
    public IReadOnlyList<NoticeShape>? Notices { get; init; }

    /// <summary>What it is as evidence.</summary>
    public SourceShape? Source { get; init; }

    internal static DocumentShape Of(DocumentHead head) => new(head.Id, head.Title, head.Publisher, head.Published, head.Language, head.Url, head.Location, head.Dataset, head.Origin)
    {
        Source = SourceShape.Of(head.Source),
        Notices = head.Notices.IsEmpty ? null : [.. head.Notices.Select(NoticeShape.Of)],
    };
}

/// <param name="Claims">The claims that it concerns; empty: the whole article.</param>
sealed record NoticeShape(NoticeId Id, NoticeKind Kind, PartialDate? Date, string Words, string? Url, CaptureId? Capture, ImmutableArray<ClaimId> Claims, string By, DateTimeOffset At, DateTimeOffset? RetiredAt, string? RetiredBy)
{
    internal static NoticeShape Of(DocumentNotice notice) => new(
        notice.Id, notice.Kind, notice.Date, notice.Words, notice.Url, notice.Capture, notice.Claims, notice.By, notice.At, notice.RetiredAt, notice.RetiredBy);
}
