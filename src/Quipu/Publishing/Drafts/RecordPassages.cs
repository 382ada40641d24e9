using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Coreference;
using Quipu.Search;

namespace Quipu.Publishing.Drafts;

/// <summary>The sentences of the documents that name the parties of a draft. They are analysed anew, so that what no claim was read from carries a sentence of the draft too.</summary>
sealed class RecordPassages
{
    /// <summary>Documents that are looked at at most, the newest of those that name most parties first; the report counts what is left.</summary>
    internal const int MostDocuments = 400;

    readonly Dictionary<EntityId, List<Passage>> _naming = [];

    RecordPassages(IEnumerable<Passage> all, int documents, int left)
    {
        (All, Documents, Left) = ([.. all], documents, left);
        foreach (var passage in All)
            foreach (var id in passage.Named)
            {
                if (!_naming.TryGetValue(id, out var list)) _naming.Add(id, list = []);
                list.Add(passage);
            }
    }

    internal ImmutableArray<Passage> All { get; }

    internal int Documents { get; }

    internal int Left { get; }

    internal IReadOnlyList<Passage> Naming(EntityId id) => _naming.TryGetValue(id, out var found) ? found : [];

    /// <param name="alike">Ids that stand for another: "Clan Barrenca" and "Barrenca clan" are not joined on record, and one for a draft.</param>
    internal static RecordPassages Load(IStore store, Viewer viewer, IEnumerable<EntityId> parties, IReadOnlyDictionary<EntityId, EntityId> alike)
    {
        var ids = new Dictionary<DocumentId, int>();
        foreach (var party in parties)
            foreach (var document in (store.Entity(viewer, party)?.Members ?? []).Select(m => m.Document).Distinct())
                ids[document] = ids.GetValueOrDefault(document) + 1;
        var chosen = ids.Select(d => (Named: d.Value, Head: store.Head(viewer, d.Key))).Where(d => d.Head is not null)
            .OrderByDescending(d => d.Named).ThenByDescending(d => d.Head!.Published?.ToString(), StringComparer.Ordinal).ThenBy(d => d.Head!.Id).ToList();
        var passages = chosen.Take(MostDocuments).AsParallel().AsOrdered().SelectMany(d => Passages(store, viewer, d.Head!, alike));
        return new(passages.ToList(), Math.Min(chosen.Count, MostDocuments), Math.Max(0, chosen.Count - MostDocuments));
    }

    static IEnumerable<Passage> Passages(IStore store, Viewer viewer, DocumentHead head, IReadOnlyDictionary<EntityId, EntityId> alike)
    {
        if (store.Document(viewer, head.Id) is not { } document) return [];
        var set = Referents.Find(new FrameReader().Analysed(document));
        var cards = store.EntitiesOf(viewer, head.Id);
        var ids = new Dictionary<int, EntityId>();
        foreach (var mention in set.Mentions)
            if (!ids.ContainsKey(mention.Entity) && cards.FirstOrDefault(c => c.Local.Mentions.Any(m => m.At.Overlaps(mention.At) && m.Kind == mention.Kind)) is { Card: { } card }) ids.Add(mention.Entity, alike.GetValueOrDefault(card.Id, card.Id));
        var claims = Paging.All(p => store.Claims(viewer, new() { Document = head.Id, Order = ClaimOrder.Position }, p)).Where(c => c.Review.State != ReviewState.Rejected).ToList();
        var passages = set.Text.Sentences.Select(s => new Passage(head, new(set, s), document.Text, ids, [.. claims.Where(c => c.Claim.Quote.At.Overlaps(s.At))])).ToArray();
        for (var i = 1; i < passages.Length; i++) (passages[i].Previous, passages[i - 1].Next) = (passages[i - 1], passages[i]);
        return passages;
    }
}
