using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;
using Quipu.Text;
using Quipu.Watches;

namespace Quipu;

/// <summary>The claims and documents that answer a watch, and what is told where they come, go or stand otherwise.</summary>
sealed class WatchedClaims(IStore store, Watch watch, WatchAsk ask, DateTimeOffset at)
{
    // More documents than this are asked for all at once.
    const int MostDocuments = 300;

    readonly List<ShownClaim> _told = [];
    readonly Dictionary<DocumentId, ImmutableArray<ShownClaim>> _reprints = [];

    /// <summary>What changed since the watch was answered last.</summary>
    /// <param name="log">What happened since; null: it is answered for the first time.</param>
    internal WatchNews News(WatchLog? log)
    {
        var documents = log is null ? null : Documents(log);
        if (documents is { Count: 0 }) return WatchNews.None;
        var before = store.WatchAnswers(Viewer.Keeper, watch.Id, documents).Where(a => a.Item.Claim is not null || a.Item.Document is not null)
            .Where(a => documents is null || documents.Contains(a.Document!.Value)).ToDictionary(a => a.Item);
        var claims = Claims(documents).DistinctBy(c => c.Claim.Id).ToList();
        var now = claims.Select(Answer).Concat(Texts(documents)).ToDictionary(a => a.Item);
        var came = now.Values.Where(a => !before.TryGetValue(a.Item, out var old) || old.State != a.State || !old.Rests.SequenceEqual(a.Rests)).OrderBy(a => a.Item).ToImmutableArray();
        var went = before.Keys.Where(i => !now.ContainsKey(i)).Order().ToImmutableArray();
        return new(came, went, log is null ? [] : [.. Alerts(claims, came, before), .. went.Select(i => before[i]).Where(a => a.Item.Claim is not null).Select(Gone)]);
    }

    // Documents whose claims may answer otherwise; null: all.
    HashSet<DocumentId>? Documents(WatchLog log)
    {
        if (log.IsFar || (log.HasGrades && ask.Claims!.Graded is not null)) return null;
        if (log.Documents.Count == 0) return [];
        if (log.AboutParties() is not { } others) return null;
        var documents = log.Documents.ToHashSet();
        documents.UnionWith(store.WatchAnswers(Viewer.Keeper, watch.Id, log.Documents).Select(a => a.Document).OfType<DocumentId>());
        var elsewhere = others.Select(o => o.Document).Where(d => !documents.Contains(d)).ToHashSet();
        // Of the filters the stage alone goes by what other documents say.
        if (ask.Claims!.Stages.IsEmpty && elsewhere.Count > 0) elsewhere.IntersectWith(store.WatchAnswers(Viewer.Keeper, watch.Id, elsewhere).Select(a => a.Document).OfType<DocumentId>());
        documents.UnionWith(elsewhere);
        return documents.Count > MostDocuments ? null : documents;
    }

    IEnumerable<ShownClaim> Claims(HashSet<DocumentId>? documents)
    {
        var query = ask.Claims!;
        if (query.Entity is { } entity) query = query with { Entity = store.Entity(Viewer.Owner, entity)?.Id ?? entity };
        if (documents is null) return All(query);
        return documents.Where(d => query.Document is not { } only || only == d).Order().SelectMany(d => All(query with { Document = d }));
    }

    IEnumerable<ShownClaim> All(ClaimQuery query) => Paging.All(p => store.Claims(Viewer.Owner, query, p)).Where(c => ask.IsOf(c.Document));

    IEnumerable<WatchAnswer> Texts(HashSet<DocumentId>? documents)
    {
        if (ask.Documents is not { } query) return [];
        var found = documents is null ? Paging.All(p => store.Documents(Viewer.Owner, query, p)) : documents.Order().SelectMany(d => store.Documents(Viewer.Owner, query with { Only = d }, new(0, 1)).Rows);
        return found.Where(r => ask.IsOf(r.Head)).Select(r => new WatchAnswer(WatchItem.Of(r.Head.Id), "", r.Head.Id));
    }

    static WatchAnswer Answer(ShownClaim shown) => new(WatchItem.Of(shown.Claim.Id), ClaimState.Of(shown).Text, shown.Document.Id)
    {
        Rests = [.. shown.Standing.Proceedings.Select(p => p.Document.Id).Concat(shown.Answers.Select(a => a.Document.Id)).Where(d => d != shown.Document.Id).Distinct().Order()],
    };

    IEnumerable<Alert> Alerts(List<ShownClaim> claims, ImmutableArray<WatchAnswer> came, Dictionary<WatchItem, WatchAnswer> before)
    {
        var shown = claims.ToDictionary(c => c.Claim.Id);
        var telling = new HashSet<DocumentId>();
        foreach (var answer in came.Where(a => a.Item.Claim is not null))
        {
            var claim = shown[answer.Item.Claim!.Value];
            telling.Add(claim.Document.Id);
            var old = before.GetValueOrDefault(answer.Item);
            var kind = old is null ? IsNews(claim) ? AlertKind.Claim : (AlertKind?)null : WatchedState.Changed(ClaimState.Read(old.State), claim, watch.By);
            if (kind is { } told) yield return Told(told, answer, old?.State);
        }

        // A document whose claims are told is told by them.
        foreach (var answer in came.Where(a => a.Item.Document is { } d && !before.ContainsKey(a.Item) && !telling.Contains(d) && !IsReprint(d))) yield return Told(AlertKind.Document, answer, null);
    }

    Alert Told(AlertKind kind, WatchAnswer answer, string? before) => new(0, watch.Id, kind, answer.Item, at) { State = answer.State, Before = before, Document = answer.Document };

    Alert Gone(WatchAnswer answer) => new(0, watch.Id, AlertKind.Gone, answer.Item, at) { State = "", Before = answer.State, Document = answer.Document };

    // What who watches said or accepted themselves is no news to them; what one origin says again in a reprint was told.
    bool IsNews(ShownClaim claim)
    {
        if (claim.Review.Judgement?.By == watch.By) return false;
        if (_told.Concat(Reprinted(claim.Document.Id)).Any(o => IsSame(o, claim))) return false;
        _told.Add(claim);
        return true;
    }

    ImmutableArray<ShownClaim> Reprinted(DocumentId document)
    {
        if (_reprints.TryGetValue(document, out var known)) return known;
        var others = store.Reprints(Viewer.Owner, document).Select(h => h.Id).Where(d => d != document).ToList();
        return _reprints[document] = others.Count == 0 ? []
            : [.. store.WatchAnswers(Viewer.Keeper, watch.Id, others).Where(a => others.Contains(a.Document!.Value)).Select(a => a.Item.Claim).OfType<ClaimId>().Select(c => store.Claim(Viewer.Owner, c)).OfType<ShownClaim>()];
    }

    bool IsReprint(DocumentId document)
    {
        var others = store.Reprints(Viewer.Owner, document).Select(h => h.Id).Where(d => d != document).ToList();
        return others.Count > 0 && store.WatchAnswers(Viewer.Keeper, watch.Id, others).Any(a => a.Item.Document is { } d && others.Contains(d));
    }

    static bool IsSame(ShownClaim one, ShownClaim other) => one.Document.CountsAs == other.Document.CountsAs && one.Claim.Id != other.Claim.Id && one.Claim.Type == other.Claim.Type
        && ((SameClaim.Signature(one.Claim) == SameClaim.Signature(other.Claim) && Parties(one) == Parties(other)) || Folding.Compact(one.Claim.Quote.Text) == Folding.Compact(other.Claim.Quote.Text) && Parties(one) == Parties(other));

    static (string, string) Parties(ShownClaim claim)
    {
        var (subject, other) = (claim.Subject?.Entity.Value ?? "", claim.Object?.Entity.Value ?? "");
        return claim.Claim.Type.IsSymmetric() && string.CompareOrdinal(subject, other) > 0 ? (other, subject) : (subject, other);
    }
}
