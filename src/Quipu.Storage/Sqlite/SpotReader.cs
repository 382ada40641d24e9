using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Places;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads which claims are at which places.</summary>
sealed class SpotReader(Session db, Scope scope)
{
    // Who speaks of a place, conducts a proceeding or is affected is not where something was.
    static readonly ClaimEnd[] _ends = [ClaimEnd.Subject, ClaimEnd.Object, ClaimEnd.Place, ClaimEnd.From, ClaimEnd.To, ClaimEnd.Via];

    readonly Dictionary<NamedPlace, int> _numbers = [];
    readonly Dictionary<long, int> _ofEntity = [];
    readonly Dictionary<string, long> _origins = new(StringComparer.Ordinal);
    readonly Dictionary<long, long> _ofDocument = [];

    internal ClaimSpots Read(ClaimQuery query)
    {
        var where = ClaimFilter.Where(db, scope, query);
        var spots = db.List(
            $"""
            select c.key, c.document, e.key, n.field, c.type, c.modality, c.review, c.sureness, coalesce(c.low, 0), coalesce(c.high, 0), coalesce(c.published, 0)
            from claim c join claim_end n on n.claim = c.key join entity e on e.key = n.entity
            where e.type = {(int)EntityType.Place} and n.field in ({Condition.Codes(_ends)}){scope.And("c")}{where.Sql} order by c.key
            """,
            r => new ClaimSpot(
                r.GetInt64(0), r.GetInt64(1), Origin(r.GetInt64(1)), Number(r.GetInt64(2)), (ClaimEnd)r.GetInt32(3), (ClaimType)r.GetInt32(4), (Modality)r.GetInt32(5), (ReviewState)r.GetInt32(6), (short)r.GetInt32(7), r.GetInt32(8),
                r.GetInt32(9))
            { Published = r.GetInt32(10) },
            where.Values);
        return new([.. spots], [.. _numbers.OrderBy(n => n.Value).Select(n => n.Key)], Ties());
    }

    int Number(long entity)
    {
        if (_ofEntity.TryGetValue(entity, out var known)) return known;
        var place = db.One(
            "select k.id, e.name, json_extract(e.body, '$.country'), json_extract(e.body, '$.ubigeo') from entity e join canonical k on k.key = e.canon where e.key = ?1",
            r => new NamedPlace(new(r.GetString(0)), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3)), entity)
            ?? new(new(""), "", null, null);
        if (!_numbers.TryGetValue(place, out var number)) _numbers[place] = number = _numbers.Count;
        return _ofEntity[entity] = number;
    }

    long Origin(long document)
    {
        if (_ofDocument.TryGetValue(document, out var known)) return known;
        var counted = db.Text($"select cast({DocumentReader.Counted("d")} as text) from document d where d.key = ?1", document) ?? "";
        if (!_origins.TryGetValue(counted, out var number)) _origins[counted] = number = _origins.Count;
        return _ofDocument[document] = number;
    }

    // What lies in what, as it is stated and nobody rejected it.
    ImmutableArray<(EntityId, EntityId)> Ties() =>
    [
        .. db.List(
            $"""
            select distinct s.id, o.id from claim c join canonical s on s.key = c.subject_canon join canonical o on o.key = c.object_canon
            where c.type in ({(int)ClaimType.LocatedIn}, {(int)ClaimType.PartOf}) and c.negated = 0 and c.modality = {(int)Modality.Stated} and c.review <> {(int)ReviewState.Rejected}
                and s.type = {(int)EntityType.Place} and o.type = {(int)EntityType.Place}{scope.And("c")} order by 1, 2
            """,
            r => (new EntityId(r.GetString(0)), new EntityId(r.GetString(1)))),
    ];
}
