using System.Collections.Immutable;
using Quipu.Search;
using Quipu.Sources.Protected;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads what is kept of protected sources. Who may not see everything is told of none.</summary>
sealed class ProtectedReader(Session db, bool isOwner)
{
    const string Documents = "select d.key from document d join sealed_record r on r.id = d.capture where r.source = p.id";

    const string Columns =
        $"""
        p.id, p.pseudonym, p.made, p.who, p.revision, (select count(*) from ({Documents})), (select coalesce(sum(d.claims), 0) from document d where d.key in ({Documents})),
        (select count(*) from reveal v where v.source = p.id)
        """;

    internal VaultCard? Vault() => isOwner ? db.One("select rounds, salt, wrapped from vault", r => new VaultCard(r.GetInt32(0), r.GetBytes(1), r.GetBytes(2))) : null;

    internal Page<ProtectedSourceRow> Sources(Paging paging)
    {
        if (!isOwner) return Page<ProtectedSourceRow>.Empty;
        var rows = db.List($"select {Columns} from protected_source p order by p.pseudonym, p.id limit ?1 offset ?2", Row, paging.Limit, paging.Offset);
        return new([.. rows], db.Count("select count(*) from protected_source"), paging.Offset);
    }

    internal ProtectedSourceRow? Source(string idOrPseudonym) =>
        isOwner ? db.One($"select {Columns} from protected_source p where p.id = ?1 or p.pseudonym = ?1", Row, idOrPseudonym) : null;

    internal byte[]? Identity(ProtectedSourceId id) => isOwner ? (byte[]?)db.Value("select identity from protected_source where id = ?1", id.Value) : null;

    internal ImmutableArray<SealedRecord> Records(ProtectedSourceId? source) => !isOwner ? [] :
    [
        .. db.List(
            "select id, source, number, card from sealed_record where ?1 is null or source = ?1 order by source, number, id",
            r => new SealedRecord(new(r.GetString(0)), new(r.GetString(1)), r.GetInt32(2), r.GetBytes(3)), source?.Value),
    ];

    internal ImmutableArray<WrittenText> Written() => isOwner ? WrittenPlace.Read(db) : [];

    internal Page<SourceReveal> Reveals(ProtectedSourceId source, Paging paging)
    {
        if (!isOwner) return Page<SourceReveal>.Empty;
        var rows = db.List(
            "select source, who, at, reason, opened from reveal where source = ?1 order by key desc limit ?2 offset ?3",
            r => new SourceReveal(new(r.GetString(0)), r.GetString(1), JudgementWriter.Time(r.GetInt64(2)), r.IsDBNull(3) ? null : r.GetString(3), r.GetInt32(4) != 0),
            source.Value, paging.Limit, paging.Offset);
        return new([.. rows], db.Count("select count(*) from reveal where source = ?1", source.Value), paging.Offset);
    }

    static ProtectedSourceRow Row(Row r) => new(
        new(new(r.GetString(0)), r.GetString(1), JudgementWriter.Time(r.GetInt64(2)), r.GetString(3), r.GetInt32(4)), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7));
}
