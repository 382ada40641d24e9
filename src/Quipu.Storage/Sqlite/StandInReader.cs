using Quipu.Access.Masking;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads what was made of masked names: the documents that have one, whatever else came from the same captures, and the ids of their claims, entities and findings.</summary>
sealed class StandInReader(Session db)
{
    const string Hidden = "(select d.key from document d where d.capture in (select m.capture from document m join mask_document b on b.document = m.key))";

    internal StandIns Read(Func<byte[]> secret)
    {
        var documents = db.List($"select id, capture from document where key in {Hidden}", r => (Id: new DocumentId(r.GetString(0)), Capture: new CaptureId(r.GetString(1))));
        var claims = db.List($"select id from claim where document in {Hidden}", r => r.GetString(0));
        var entities = db.List($"select id from entity where document in {Hidden}", r => new EntityId(r.GetString(0)));
        // What is joined bears an id that was minted from one of these.
        var made = new StandIns(
            secret, documents.Select(d => d.Id).ToHashSet(), documents.Select(d => d.Capture).Where(c => !c.IsSealed).ToHashSet(),
            claims.Concat(entities.Select(e => e.Value)).Concat(entities.Select(e => EntityId.Mint(e).Value)));
        return made.With(Findings(made));
    }

    // The id of a finding is made of those of its parties. In doubt it is hidden: also where only its evidence lies in such a document.
    IEnumerable<string> Findings(StandIns made) =>
        db.List($"select id from finding where key in (select f.finding from finding_document f join document d on d.id = f.document where d.key in {Hidden})", r => r.GetString(0))
            .Concat(db.List("select distinct f.id, p.entity from finding f join finding_party p on p.finding = f.key", r => (Id: r.GetString(0), Party: r.GetString(1))).Where(r => made.Hides(r.Party)).Select(r => r.Id)).Distinct(StringComparer.Ordinal);
}
