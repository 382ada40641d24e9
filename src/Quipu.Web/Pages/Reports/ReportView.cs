using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Quipu.Boards;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;
using Quipu.Publishing.Replies;
using Quipu.Publishing.Searches;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Web.Pages.Boards;
using Quipu.Web.Pages.Replies;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Reports;

/// <summary>A claim by the number under which a report speaks of it.</summary>
public sealed record NumberedClaim(int Number, ShownClaim Shown);

/// <summary>Claims of a report that one heading holds.</summary>
/// <param name="IsAccepted">A person accepted or corrected them; else nobody has reviewed them.</param>
public sealed record ReportGroup(bool IsAccepted, ClaimGroup Group, ImmutableArray<NumberedClaim> Claims);

/// <summary>Where the words of a claim stand, so that anybody who has the document can check them.</summary>
/// <param name="Characters">First and last (exclusive) code point in the document's text.</param>
/// <param name="Sha256">Of the quote, in UTF-8.</param>
/// <param name="TextSha256">Of the document's whole text, in UTF-8; null: it is sealed, or gone.</param>
public sealed record ReportQuote(int Number, DocumentHead Document, (int From, int To) Characters, string Sha256, string? TextSha256);

/// <summary>
/// All that is on record of an entity, or between the members of a board, to hand over: claims by what people decided of them and by what they are about, each once and none left out but what
/// was rejected, which is counted.
/// </summary>
/// <param name="About">Whom it is about.</param>
public sealed record ReportView(string Title, ImmutableArray<EntityCard> About, ImmutableArray<ReportGroup> Groups, EdgeSet Ties)
{
    /// <summary>Parties at most whose ties are told; how many are left out is said.</summary>
    const int MostTied = 500;

    /// <summary>The board that it was made of; null: it is about an entity.</summary>
    public Board? Board { get; private init; }

    /// <summary>Only what a person accepted.</summary>
    public bool AcceptedOnly { get; private init; }

    public int Accepted { get; private init; }

    public int Proposed { get; private init; }

    public int Rejected { get; private init; }

    /// <summary>Steps of proceedings on record, the earliest first.</summary>
    public ImmutableArray<StandingStep> Steps { get; private init; } = [];

    public ImmutableArray<ReportQuote> Quotes { get; private init; } = [];

    public ImmutableArray<DocumentHead> Documents { get; private init; } = [];

    /// <summary>What registers say of whom it is about.</summary>
    public ImmutableArray<KeptStatement> Statements { get; private init; } = [];

    public ImmutableArray<KeptRequest> Requests { get; private init; } = [];

    public ImmutableArray<KeptSearch> Searches { get; private init; } = [];

    /// <summary>Every claim, in the order of its number.</summary>
    internal IEnumerable<NumberedClaim> Claims => Groups.SelectMany(g => g.Claims);

    /// <summary>Claims with a day, in order of it.</summary>
    internal IEnumerable<NumberedClaim> InTime => Claims.Where(c => c.Shown.Claim.Date is not null).OrderBy(c => c.Shown.Claim.Date).ThenBy(c => c.Number);

    /// <summary>The address of this report.</summary>
    internal string Here => (Board is { } board ? Links.Board(board.Id) : Links.Entity(About[0].Id)) + "/report";

    /// <summary>Null where nobody is on record under the id.</summary>
    internal static ReportView? OfEntity(Desk desk, EntityId id, Asked asked)
    {
        if (desk.Store.Entity(desk.Viewer, id) is not { } card) return null;
        var claims = Paging.All(p => desk.Store.Claims(desk.Viewer, new() { Entity = card.Id, Order = ClaimOrder.Date }, p));
        return Of(desk, asked, (card.Name, [card]), claims, desk.Store.Edges(desk.Viewer, new() { Centres = [card.Id], Limit = MostTied }));
    }

    /// <summary>Null where there is no such board.</summary>
    internal static ReportView? OfBoard(Desk desk, string id, Asked asked)
    {
        if (BoardView.Load(desk, asked, id) is not { } board) return null;
        ImmutableArray<EntityCard> about = [.. board.Members.Select(m => m.Card).OfType<EntityCard>().DistinctBy(c => c.Id)];
        var law = about.SelectMany(c => Paging.All(p => desk.Store.Claims(desk.Viewer, new() { Entity = c.Id, PartyOnly = true, Types = [ClaimType.Proceeding, ClaimType.Denies], Order = ClaimOrder.Date }, p)));
        return Of(desk, asked, (BoardWords.Title(desk.Words, board.Board), about), board.Ties.Edges.SelectMany(e => e.Claims).Concat(law).DistinctBy(c => c.Claim.Id), board.Ties) with { Board = board.Board };
    }

    static ReportView Of(Desk desk, Asked asked, (string Title, ImmutableArray<EntityCard> About) what, IEnumerable<ShownClaim> found, EdgeSet ties)
    {
        var (store, viewer, accepted) = (desk.Store, desk.Viewer, asked.Flag("accepted"));
        var all = found.ToList();
        var kept = all.Where(c => IsAccepted(c) || (!accepted && c.Review.State == ReviewState.Proposed))
            .OrderBy(c => !IsAccepted(c)).ThenBy(c => ClaimGroups.Of(c.Claim.Type)).ThenBy(c => c.Claim.Date is null).ThenBy(c => c.Claim.Date).ThenBy(c => c.Document.Published).ThenBy(c => c.Claim.Id)
            .Select((c, i) => new NumberedClaim(i + 1, c)).ToList();
        var groups = kept.GroupBy(c => (IsAccepted(c.Shown), ClaimGroups.Of(c.Shown.Claim.Type))).Select(g => new ReportGroup(g.Key.Item1, g.Key.Item2, [.. g]));
        if (accepted) ties = ties with { Edges = Edges.Of(ties.Edges.SelectMany(e => e.Claims).Where(IsAccepted)) };
        return new(what.Title, what.About, [.. groups], ties)
        {
            AcceptedOnly = accepted,
            Accepted = all.Count(IsAccepted),
            Proposed = all.Count(c => c.Review.State == ReviewState.Proposed),
            Rejected = all.Count(c => c.Review.State == ReviewState.Rejected),
            Steps = [.. kept.SelectMany(c => c.Shown.Steps).DistinctBy(s => s.Claim).OrderBy(s => s.Date is null).ThenBy(s => s.Date).ThenBy(s => s.Claim)],
            Quotes = Quoted(desk, kept),
            Documents = [.. kept.Select(c => c.Shown.Document).DistinctBy(d => d.Id).OrderBy(d => d.Published is null).ThenBy(d => d.Published).ThenBy(d => d.Id)],
            Statements = [.. what.About.SelectMany(c => store.Statements(viewer, c.Id)).Where(s => s.Statement.Prop != Statement.Base)],
            Requests = [.. what.About.SelectMany(c => Paging.All(p => store.Requests(viewer, new(RepliesView.Today(desk), c.Id), p))).DistinctBy(r => r.Request.Id)],
            Searches = [.. what.About.SelectMany(c => Paging.All(p => store.Searches(viewer, new(Entity: c.Id), p))).DistinctBy(s => s.Record.Id)],
        };
    }

    static bool IsAccepted(ShownClaim claim) => claim.Review.State is ReviewState.Accepted or ReviewState.Corrected;

    // Each document is read once; of a sealed one not even the hash of its text is told.
    static ImmutableArray<ReportQuote> Quoted(Desk desk, List<NumberedClaim> claims)
    {
        var standIns = desk.Store.StandIns(desk.Viewer);
        var quotes = new List<ReportQuote>();
        foreach (var own in claims.GroupBy(c => c.Shown.Document.Id))
        {
            var text = desk.Store.Document(desk.Viewer, own.Key)?.Text;
            var points = new CodePoints(text ?? "");
            foreach (var (number, shown) in own)
            {
                var at = shown.Claim.Quote.At;
                quotes.Add(new(number, shown.Document, text is null || at.End > text.Length ? (at.Start, at.End) : (points.FromUtf16(at.Start), points.FromUtf16(at.End)),
                    Hash(standIns.In(shown.Claim.Quote.Text)), text is null || shown.Document.IsConfidential ? null : Hash(standIns.In(text))));
            }
        }

        return [.. quotes.OrderBy(q => q.Number)];
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
