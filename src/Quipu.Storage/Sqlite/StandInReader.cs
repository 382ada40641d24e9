using Quipu.Access.Masking;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads what was made of masked names: the documents that have one, whatever else came from the same captures, and the ids of their claims and entities.</summary>
sealed class StandInReader(Session db)
{
    const string Hidden = "(select d.key from document d where d.capture in (select m.capture from document m join mask_document b on b.document = m.key))";

    internal StandIns Read(Func<byte[]> secret)
    {
        var documents = db.List($"select id, capture from document where key in {Hidden}", r => (Id: new DocumentId(r.GetString(0)), Capture: new CaptureId(r.GetString(1))));
        var claims = db.List($"select id from claim where document in {Hidden}", r => r.GetString(0));
        var entities = db.List($"select id from entity where document in {Hidden}", r => new EntityId(r.GetString(0)));
        // What is joined bears an id that was minted from one of these.
        return new(
            secret, documents.Select(d => d.Id).ToHashSet(), documents.Select(d => d.Capture).Where(c => !c.IsSealed).ToHashSet(),
            claims.Concat(entities.Select(e => e.Value)).Concat(entities.Select(e => EntityId.Mint(e).Value)));
    }
}
