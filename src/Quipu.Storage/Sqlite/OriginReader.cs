using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads where a claim is said, and what makes documents one origin.</summary>
sealed class OriginReader(Session db, Scope scope)
{
    sealed record Row(long Claim, DocumentId Document, CaptureId Capture, Print Print, long Origin);

    internal ClaimOrigins? Of(ClaimId id)
    {
        if (db.Number($"select c.same from claim c where c.id = ?1{scope.And("c")}", id.Value) is not { } same) return null;
        var rows = db.List($"select {Columns}, c.key from claim c join document d on d.key = c.document where c.same = ?1 and c.review <> {(int)ReviewState.Rejected}{scope.And("c")} order by c.id", Read, same)
            .Concat(db.List($"select {Columns}, c.key from claim c join document d on d.key = c.document where c.id = ?1{scope.And("c")}", Read, id.Value)).DistinctBy(r => r.Document).ToList();
        var claims = new ClaimReader(db, scope).ByKeys(rows.Select(r => r.Claim));
        var witnesses = rows.Zip(claims, (row, shown) => new Witness(shown.Document, shown.Claim.Id, row.Capture, row.Print, [.. shown.Attribution.Select(a => a.Name)]));
        var heads = rows.Zip(claims).ToLookup(p => p.First.Origin, p => p.Second.Document.Origin);
        var others = rows.Select(r => r.Origin).Distinct().SelectMany(origin => db.List($"select {Columns}, 0 from document d where d.origin = ?1{scope.And("d")}", Read, origin))
            .Where(o => rows.All(r => r.Document != o.Document)).Select(o => (o.Print, o.Capture, heads[o.Origin].First())).ToList();
        return ClaimOrigins.Of(witnesses, others);
    }

    const string Columns = "d.id, d.capture, d.published, d.text_hash, d.body, d.origin";

    static Row Read(Sqlite.Row r) => new(
        r.GetInt64(6), new(r.GetString(0)), new(r.GetString(1)),
        new(new(r.GetString(0)), r.IsDBNull(2) ? null : PartialDate.Parse(r.GetString(2)), r.GetString(3), RecordJson.ReadFingerprint(r.GetString(4))), r.GetInt64(5));
}
