using Quipu.Claims;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>A document as its claims' rows refer to it.</summary>
sealed record DocumentKey(long Key, DocumentId Id, long Dataset, PartialDate? Published);

/// <summary>An entity's row: its key, the card it stands under, its name.</summary>
sealed record EntityKey(long Key, long Canon, string Name);

/// <summary>Keeps the rows of claims: main columns, ends, about links and words to search, all from the claim as it now stands.</summary>
sealed class ClaimWriter(Writing writing)
{
    Session Db => writing.Db;

    internal DocumentKey? Document(DocumentId id) => Db.One(
        "select key, dataset, published from document where id = ?1",
        r => new DocumentKey(r.GetInt64(0), id, r.GetInt64(1), r.IsDBNull(2) ? null : PartialDate.Parse(r.GetString(2))), id.Value);

    /// <summary>Adds a claim; returns its key, or null where it is there already.</summary>
    internal long? Insert(DocumentKey document, Claim claim, string body, Func<Party, EntityKey> find, bool added = false)
    {
        var columns = Columns(document, claim, find);
        var isNew = Db.Run(
            """
            insert or ignore into claim (id, document, dataset, type, subject, object, subject_canon, object_canon, modality, stage, negated, sureness, published, low, high, position, signature, same)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
            """,
            [claim.Id.Value, document.Key, document.Dataset, .. columns]) > 0;
        if (!isNew) return null;
        var key = Db.LastKey();
        Db.Run("insert into claim_body (key, body, added) values (?1, ?2, ?3)", key, body, added ? 1 : 0);
        WriteWords(key, claim, find);
        return key;
    }

    /// <summary>Rewrites the columns, ends, words and links of a claim that a person corrected, or uncorrected.</summary>
    internal void Update(long key, DocumentKey document, Claim claim, Func<Party, EntityKey> find)
    {
        Db.Run(
            """
            update claim set type = ?2, subject = ?3, object = ?4, subject_canon = ?5, object_canon = ?6, modality = ?7, stage = ?8, negated = ?9, sureness = ?10, published = ?11,
                low = ?12, high = ?13, position = ?14, signature = ?15, same = ?16 where key = ?1
            """,
            [key, .. Columns(document, claim, find)]);
        Db.Run("delete from claim_end where claim = ?1", key);
        Db.Run("delete from claim_words where rowid = ?1", key);
        Db.Run("delete from about where claim = ?1", key);
        WriteWords(key, claim, find);
        WriteAbout(key, claim);
        new AnchorWriter(Db).Relink(key);
    }

    /// <summary>Links a claim to those it is about; all of them are there by now.</summary>
    internal void WriteAbout(long key, Claim claim)
    {
        foreach (var target in claim.About)
            Db.Run("insert or ignore into about (claim, target) select ?1, key from claim where id = ?2", key, target.Value);
    }

    internal void Delete(long key)
    {
        Db.Run("delete from claim_end where claim = ?1", key);
        Db.Run("delete from about where claim = ?1 or target = ?1", key);
        new AnchorWriter(Db).Delete(key);
        Db.Run("delete from claim_words where rowid = ?1", key);
        Db.Run("delete from claim_body where key = ?1", key);
        Db.Run("delete from series_value where source = ?1 and source > 0", key);
        Db.Run("delete from claim where key = ?1", key);
        Db.Run("update judgement set claim = null where claim = ?1", key);
    }

    void WriteWords(long key, Claim claim, Func<Party, EntityKey> find)
    {
        var names = new List<string>();
        foreach (var (end, party) in claim.Ends())
        {
            var entity = find(party);
            Db.Run("insert or ignore into claim_end (entity, claim, field) values (?1, ?2, ?3)", entity.Key, key, (int)end);
            if (!names.Contains(entity.Name)) names.Add(entity.Name);
        }

        Db.Run("insert into claim_words (rowid, quote, names) values (?1, ?2, ?3)", key, Folding.Fold(claim.Quote.Text), Folding.Fold(string.Join(" · ", names)));
    }

    static object?[] Columns(DocumentKey document, Claim claim, Func<Party, EntityKey> find)
    {
        var (subject, @object) = (claim.Subject is null ? null : find(claim.Subject), claim.Object is null ? null : find(claim.Object));
        var signature = SameClaim.Signature(claim);
        var (low, high) = (claim.Date ?? document.Published, claim.End ?? claim.Date ?? document.Published);
        return
        [
            (int)claim.Type, subject?.Key, @object?.Key, subject?.Canon, @object?.Canon, (int)claim.Modality, (int?)claim.Stage, claim.Negated ? 1 : 0, claim.Sureness,
            document.Published is { } day ? DayNumber.Of(day.Earliest) : null, low is { } from ? DayNumber.Of(from.Earliest) : null,
            high is { } to ? DayNumber.Of(to.Latest) : null, claim.Quote.At.Start, signature, SameClaim.Key(signature, claim.Type, subject?.Canon, @object?.Canon),
        ];
    }
}
