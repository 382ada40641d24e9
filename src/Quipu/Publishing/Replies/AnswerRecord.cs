using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Sources;

namespace Quipu.Publishing.Replies;

/// <summary>Makes of an answer what is kept of it: the capture of its words, a document, the party as that document names it, and claims.</summary>
sealed class AnswerRecord(KeptRequest kept, EntityCard party, ImmutableArray<ShownClaim> asked, AnswerGiven answer)
{
    /// <summary>What the party can own to: a deed or tie; that somebody proceeds against it is no deed of its own.</summary>
    internal ImmutableArray<ShownClaim> Owned { get; } = answer.Kind == AnswerKind.OwnsUp ? [.. asked.Where(c => c.Claim.Type != ClaimType.Proceeding)] : [];

    internal (ImmutableArray<Change> Changes, ReplyFault? Fault) Changes(Func<byte[], CaptureId> keep, string by, DateTimeOffset now)
    {
        var others = Owned.SelectMany(c => new[] { c.Subject, c.Object }).OfType<ShownParty>().Where(p => p.Entity != party.Id).DistinctBy(p => p.Entity).ToImmutableArray();
        var request = kept.Request;
        var bytes = ReplyFormat.Write(new(party.Name, answer.On, answer.Words)
        {
            From = answer.From,
            To = request.By,
            Asked = request.AskedOn,
            How = answer.How?.Wire(),
            Reference = $"{request.Id.Value}/{kept.Events.Length + 1}",
            With = [.. others.Select(o => o.Name)],
        });
        var capture = new Capture(new(ContentHash.Sha256(bytes)), bytes.Length, $"{GivenReply.Scheme}{request.Id.Value}/{kept.Events.Length + 1}.txt", now);
        if (Formats.Parse(new(capture, bytes), CancellationToken.None).Single() is not Parsed.Readable { Document: var document }) return ([], ReplyFault.Unreadable);
        if (Quote(document.Text) is not { } quote) return ([], ReplyFault.QuoteElsewhere);
        keep(bytes);
        var self = Local(document, "Party", party.Name, party.Type);
        var named = others.ToDictionary(o => o.Entity, o => Local(document, "With", o.Name, o.Type));
        ImmutableArray<Claim> claims = [Said(document, quote, self), .. Owned.Select(c => Told(document, (quote, self), c, named))];
        var dataset = asked[0].Document.Dataset;
        return (
        [
            new Change.CaptureTaken(capture, dataset), new Change.DocumentMade(document, dataset),
            new Change.DocumentWasRead(new(document.Id, document.Format, [self, .. named.Values.DistinctBy(e => e.Id)], [])),
            .. claims.Select(c => new Change.ClaimAdded(c, by, now)),
            .. named.Select(o => Same(o.Value.Id, o.Key, by, now)).Prepend(Same(self.Id, party.Id, by, now)),
            new Change.ReplyCame(request.Id, new(0, ReplyKind.Answered, answer.On, by, now)
            {
                How = answer.How,
                From = answer.From,
                Answer = answer.Kind,
                Document = document.Id,
                Claims = [.. claims.Select(c => c.Id)],
                Note = answer.Note,
            }),
            new Change.Assembled(),
        ], null);
    }

    // Whoever logs an answer says by that whose it is.
    Change Same(EntityId here, EntityId there, string by, DateTimeOffset now) => new Change.SamenessJudged(
        new(new(Guid.NewGuid().ToString("N")), here, there, Sameness.Same, by, now, $"reply {kept.Request.Id.Value}"));

    Quote? Quote(string text)
    {
        var words = ReplyFormat.WordsOf(text);
        if (string.IsNullOrWhiteSpace(answer.Quote)) return new(words, words.Of(text));
        var wanted = answer.Quote.ReplaceLineEndings("\n").Trim();
        var at = text.IndexOf(wanted, words.Start, StringComparison.Ordinal);
        return at < 0 ? null : new(new(at, at + wanted.Length), wanted);
    }

    static LocalEntity Local(Document document, string field, string name, EntityType type)
    {
        var at = ReplyFormat.At(document.Text, field, name) ?? throw new InvalidOperationException($"The head of the answer has no {field}.");
        var form = at.Of(document.Text);
        return new() { Id = EntityId.Local(document.Id, type, at), Document = document.Id, Type = type, Name = form, Mentions = [new(at, form, MentionKind.Name)] };
    }

    static Party End(LocalEntity entity) => new(entity.Id, entity.Mentions[0].At);

    // What the party says about all that it was asked.
    Claim Said(Document document, Quote quote, LocalEntity self) => Made(document, ClaimType.Denies, quote, (End(self), null)) with
    {
        About = [.. asked.Select(c => c.Claim.Id)],
        Date = PartialDate.From(answer.On),
        Details = answer.Kind == AnswerKind.Denies ? ImmutableSortedDictionary<Detail, string>.Empty
            : ImmutableSortedDictionary<Detail, string>.Empty.Add(Detail.Act, answer.Kind.Wire()),
    };

    // The deed, told once more by the one who owns to it (decision 0031).
    Claim Told(Document document, (Quote Quote, LocalEntity Self) said, ShownClaim shown, Dictionary<EntityId, LocalEntity> named)
    {
        var claim = shown.Claim;
        Party? At(ShownParty? end) => end is null ? null : End(end.Entity == party.Id ? said.Self : named[end.Entity]);
        return Made(document, claim.Type, said.Quote, (At(shown.Subject), At(shown.Object))) with
        {
            Attribution = [End(said.Self)],
            Date = claim.Date,
            End = claim.End,
            Ended = claim.Ended,
            Kind = claim.Kind,
            Details = claim.Details,
        };
    }

    static Claim Made(Document document, ClaimType type, Quote quote, (Party? Subject, Party? Object) ends) => new()
    {
        Id = ClaimId.From(document.Id, type, quote.At, quote.At, ends.Subject?.At, ends.Object?.At),
        Document = document.Id,
        Type = type,
        Subject = ends.Subject,
        Object = ends.Object,
        Modality = Modality.Stated,
        Quote = quote,
        Trigger = quote.At,
        Sureness = 1000,
        Reader = "person",
    };
}
