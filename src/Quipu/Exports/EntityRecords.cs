using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Exports;

/// <summary>An entity as FollowTheMoney has it, for a program that asked for this one.</summary>
/// <param name="Ids">The ids under which its statements were said: its own, and those of what was joined into it.</param>
/// <param name="LastChange">When something was last learned of it, as ISO time without a zone; null where only documents speak of it.</param>
public sealed record EntityRecord(Entity Entity, ImmutableArray<EntityId> Ids, string? LastChange)
{
    public EntityId Id => Entity.Id;
}

/// <summary>
/// One entity at a time, as the export <c>ftm</c> has it: what stands in registers, and of the reporting what needs no status (accepted, stated claims), or on wish all
/// that nobody rejected, each with its status in its summary. What was read for one answer is kept for its length: make one for each request.
/// </summary>
public sealed class EntityRecords(IStore store, Viewer viewer, ExportOptions options)
{
    /// <summary>Claims of one entity that are read at most: of a state, the newest.</summary>
    const int MostClaims = 1000;

    readonly Dictionary<EntityId, EntityRecord?> _found = [];
    readonly Dictionary<EntityId, ImmutableArray<Entity>> _ties = [];

    /// <summary>The entity of an id, or the one that it was joined into; null where there is none, or nothing of it may be told.</summary>
    public EntityRecord? Find(EntityId id)
    {
        if (_found.TryGetValue(id, out var found)) return found;
        return _found[id] = Tie(id) ?? Read(id);
    }

    /// <summary>
    /// Ids of entities in relation with it, by property: those that its values name, and under the names of the other ends those whose values name it.
    /// </summary>
    /// <param name="most">Entities that name it, read at most.</param>
    public ImmutableSortedDictionary<string, ImmutableArray<EntityId>> Adjacent(EntityRecord record, int most)
    {
        var adjacent = new SortedDictionary<string, SortedSet<EntityId>>(StringComparer.Ordinal);
        foreach (var property in record.Entity.Properties)
            if (record.Entity.Schema[property] is { Type.IsEntity: true })
                foreach (var value in record.Entity[property]) Add(property, new(value));
        foreach (var kept in store.Referring(viewer, record.Ids, most)) AddStub(kept.Statement.Schema, kept.Statement.Prop, kept.Statement.Canonical);
        foreach (var tie in _ties.GetValueOrDefault(record.Id, []))
            foreach (var property in tie.Properties)
                if (tie[property].Contains(record.Id.Value)) AddStub(tie.Schema.Name, property, tie.Id);
        return adjacent.ToImmutableSortedDictionary(a => a.Key, a => a.Value.ToImmutableArray(), StringComparer.Ordinal);

        void AddStub(string schema, string property, EntityId id)
        {
            if (Schemata.Default.Find(schema)?[property] is { Type.IsEntity: true, Reverse: { } stub } && record.Entity.Schema[stub] is not null) Add(stub, id);
        }

        void Add(string property, EntityId id)
        {
            if (!adjacent.TryGetValue(property, out var ids)) adjacent[property] = ids = [];
            ids.Add(id);
        }
    }

    EntityRecord? Read(EntityId id)
    {
        var card = store.Entity(viewer, id);
        var kept = Standing(id);
        var canonical = card?.Id ?? (kept.Count > 0 ? kept[0].Statement.Canonical : id);
        if (canonical != id)
        {
            kept = Standing(canonical);
            card ??= store.Entity(viewer, canonical);
        }

        var rows = kept.ConvertAll(Told);
        if (card is not null) rows.AddRange(Reported(card).Where(r => !rows.Exists(o => o.Key == r.Key)));
        if (rows.Count == 0) return null;
        var folded = Entity.Folded([.. rows.Select(r => r.Canonical == canonical ? r : r with { Canonical = canonical })]);
        var last = kept.Count > 0 ? IsoTime.Local(kept.Max(k => k.FirstSeen)) : null;
        return new(folded.MaxBy(e => e.Properties.Count())!, [.. rows.Select(r => r.Entity).Append(canonical).Distinct().Order()], last);
    }

    List<KeptStatement> Standing(EntityId id) => [.. store.Statements(viewer, id).Where(s => !s.Vanished)];

    static Statement Told(KeptStatement kept) => kept.Statement with
    {
        FirstSeen = kept.Statement.FirstSeen ?? IsoTime.Local(kept.FirstSeen),
        LastSeen = kept.Statement.LastSeen ?? IsoTime.Local(kept.LastSeen),
    };

    /// <summary>What may be told of a thing that documents name; nothing where no claim of it may.</summary>
    List<Statement> Reported(EntityCard card)
    {
        var claims = store.Claims(viewer, new() { Entity = card.Id }, new(0, MostClaims)).Rows;
        var (selection, record) = (new Selection(options), new LegalRecord());
        var (ties, documents) = (ImmutableArray.CreateBuilder<Entity>(), new Dictionary<DocumentId, DatasetName>());
        foreach (var shown in claims)
        {
            record.Add(shown);
            ImmutableArray<Entity> made = [];
            if (!selection.TakesTie(shown, s => (made = FollowTheMoneyMapping.Entities(s)).IsEmpty ? Omission.NoForm : null)) continue;
            documents.TryAdd(shown.Claim.Document, shown.Document.Dataset);
            foreach (var tie in made) ties.Add(Keep(tie, shown));
        }

        if (!ties.Any(t => t.Properties.Any(p => t[p].Contains(card.Id.Value)))) return [];
        _ties[card.Id] = ties.ToImmutable();
        var topics = record.Topics().Standing.Where(t => t.Entity == card.Id).ToLookup(t => t.Entity);
        return new CardStatements(documents, topics).Of(card, documents.OrderBy(d => d.Key.Value, StringComparer.Ordinal).First().Value);
    }

    Entity Keep(Entity tie, ShownClaim shown)
    {
        tie.Datasets.Add(shown.Document.Dataset.Value);
        _found.TryAdd(tie.Id, new(tie, [tie.Id], null));
        return tie;
    }

    /// <summary>An entity that stands for a claim, or its document.</summary>
    EntityRecord? Tie(EntityId id)
    {
        if (id.Value.StartsWith("source-", StringComparison.Ordinal)) return OfDocument(id);
        if (!id.Value.StartsWith("tie-", StringComparison.Ordinal)) return null;
        var claim = id.Value["tie-".Length..].Split('-')[0];
        if (store.Claim(viewer, new(claim)) is not { } shown || Selection.Why(shown, options) is not null) return null;
        return FollowTheMoneyMapping.Entities(shown).FirstOrDefault(e => e.Id == id) is { } tie ? new(Keep(tie, shown), [id], null) : null;
    }

    EntityRecord? OfDocument(EntityId id)
    {
        var key = new DocumentId(id.Value["source-".Length..]);
        if (store.Document(viewer, key) is not { } document || store.Head(viewer, key) is not { } head) return null;
        // A document is told of where a claim in it may be.
        var claims = store.Claims(viewer, new() { Document = key }, new(0, MostClaims)).Rows;
        if (!claims.Any(c => Selection.Why(c, options) is null)) return null;
        var article = DocumentEntity.Of(document with { Capture = store.StandIns(viewer).Of(document.Capture) }, head.Source, null);
        article.Datasets.Add(head.Dataset.Value);
        return new(article, [id], null);
    }
}
