using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Keeps hold of claims that records of other documents point at: an answer that was asked for, a request for comment. They are found again as judgements are
/// (<see cref="Reattachment"/>); what is not found again is pointed at still, and shown nowhere.
/// </summary>
sealed class AnchorWriter(Session db)
{
    /// <summary>Holds on to a claim; nothing where it is held already, or is not there.</summary>
    internal void Hold(ClaimId claim) => db.Run(
        """
        insert or ignore into anchor (claim, document, body, now)
        select c.id, d.id, b.body, c.key from claim c join claim_body b on b.key = c.key join document d on d.key = c.document where c.id = ?1
        """, claim.Value);

    /// <summary>Holds on to what a claim is about in other documents than its own.</summary>
    internal void Point(long key, Claim claim)
    {
        foreach (var target in claim.About)
        {
            if (db.Text("select d.id from claim c join document d on d.key = c.document where c.id = ?1", target.Value) is not { } document || document == claim.Document.Value) continue;
            Hold(target);
            db.Run("insert or ignore into about_far (claim, target) values (?1, ?2)", key, target.Value);
        }
    }

    /// <summary>Links a claim anew to what it is about in other documents.</summary>
    internal void Relink(long key) => db.Run(
        "insert or ignore into about (claim, target) select f.claim, a.now from about_far f join anchor a on a.claim = f.target where f.claim = ?1 and a.now is not null", key);

    /// <summary>Finds what is pointed at in a document again after it was read anew, and links to it whatever is about it.</summary>
    internal void Reattach(DocumentKey document)
    {
        var held = db.List("select claim, body from anchor where document = ?1", r => (Claim: r.GetString(0), Body: ClaimJson.Read(r.GetString(1))), document.Id.Value);
        if (held.Count == 0) return;
        var candidates = db.List(
            "select c.key, b.body from claim c join claim_body b on b.key = c.key where c.document = ?1 order by c.id", r => (Key: r.GetInt64(0), Claim: ClaimJson.Read(r.GetString(1))), document.Key);
        foreach (var (claim, body) in held)
        {
            var now = Reattachment.Find(body, candidates.Select(c => c.Claim)) is { } found ? candidates.First(c => ReferenceEquals(c.Claim, found)).Key : (long?)null;
            db.Run("update anchor set now = ?2 where claim = ?1", claim, now);
            if (now is not null) db.Run("insert or ignore into about (claim, target) select claim, ?2 from about_far where target = ?1", claim, now);
        }
    }

    /// <summary>Moves what is held to where its words stand in another text of the same capture.</summary>
    internal void Rebase(DocumentId old, Document by)
    {
        foreach (var (claim, body) in db.List("select claim, body from anchor where document = ?1", r => (r.GetString(0), ClaimJson.Read(r.GetString(1))), old.Value))
            if (Reattachment.Rebase(body, by.Id, by.Text) is { } moved)
                db.Run("update anchor set document = ?2, body = ?3 where claim = ?1", claim, by.Id.Value, ClaimJson.Write(moved));
    }

    /// <summary>Lets go of a claim that is taken out.</summary>
    internal void Delete(long key)
    {
        db.Run("delete from about_far where claim = ?1", key);
        // Keys are given anew: nothing may point at the next claim that bears this one.
        db.Run("update anchor set now = null where now = ?1", key);
    }

    /// <summary>Takes what a forgotten document said out of what is held. What was asked about it keeps its id, and nothing else.</summary>
    internal void Forget(DocumentId document)
    {
        db.Run("delete from about_far where target in (select claim from anchor where document = ?1)", document.Value);
        db.Run("delete from anchor where document = ?1", document.Value);
    }

    /// <summary>As forgetting, and the ids of its claims, which are hashes of what it said, go out of what was asked about them: random ones stand for them.</summary>
    internal void Expunge(DocumentId document, IEnumerable<string> claims)
    {
        foreach (var claim in claims.Concat(db.List("select claim from anchor where document = ?1", r => r.GetString(0), document.Value)).Distinct(StringComparer.Ordinal))
            db.Run("update request_claim set claim = ?2 where claim = ?1", claim, Guid.NewGuid().ToString("N"));
        Forget(document);
    }
}
