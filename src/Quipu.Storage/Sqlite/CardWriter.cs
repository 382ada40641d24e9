using System.Diagnostics.CodeAnalysis;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>What a dataset (null: the workspace) has of a card.</summary>
sealed record CardShare(long? Dataset, CardName Name, int Documents, int Origins);

/// <summary>A card as it should be: its id, its least member, its members' keys, what each dataset has of it, and the whole.</summary>
sealed record Card(EntityId Id, EntityId Least, long[] Members, CardShare[] Shares, CardShare Whole);

/// <summary>Brings the cards' rows to what they should be; untouched where they already are.</summary>
sealed class CardWriter(Writing writing)
{
    sealed record CardColumns(long Key, long? Dataset, int Type, bool Named, string Name, string Aliases, string? Country, int Documents, int Origins);

    Session Db => writing.Db;

    /// <summary>Keys of entities whose card has another name or type than before.</summary>
    internal HashSet<long> Renamed { get; } = [];

    /// <summary>The key of the card of each entity, by the entity's key.</summary>
    /// <param name="age">For ids minted now.</param>
    internal Dictionary<long, long> Write(IEnumerable<Card> cards, long age)
    {
        var known = Db.List(
            "select id, key, dataset, type, named, name, aliases, country, documents, origins from canonical",
            r => (Id: r.GetString(0), Row: new CardColumns(
                r.GetInt64(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.GetInt32(3), r.GetBoolean(4), r.GetString(5), r.GetString(6), r.IsDBNull(7) ? null : r.GetString(7), r.GetInt32(8), r.GetInt32(9))))
            .ToDictionary(c => c.Id, c => c.Row, StringComparer.Ordinal);
        var canon = new Dictionary<long, long>();
        foreach (var card in cards.OrderBy(c => c.Id))
        {
            var wanted = Wanted(card);
            if (!known.TryGetValue(card.Id.Value, out var row) && !TakeOver(card, age, known, out row)) wanted = wanted with { Key = Insert(card.Id, wanted, card.Id.IsCanonical ? age : null) };
            else
            {
                wanted = wanted with { Key = row.Key };
                if (wanted != row) Update(wanted);
                if ((wanted.Type, wanted.Name) != (row.Type, row.Name)) Renamed.UnionWith(card.Members);
            }

            if (wanted.Dataset is null) WriteShares(wanted.Key, card);
            foreach (var member in card.Members) canon[member] = wanted.Key;
        }

        return canon;
    }

    /// <summary>Takes out cards without members and counts each card's claims; returns how many cards changed.</summary>
    internal int Finish()
    {
        var changes = Db.Run("delete from canonical where key not in (select canon from entity)");
        Db.Run("delete from canonical_share where canonical not in (select key from canonical where dataset is null)");
        changes += Db.Run(
            """
            update canonical set claims = n.claims from (
                select c.key as key, count(k.claim) as claims from canonical c left join (
                    select subject_canon as canon, key as claim from claim where subject_canon is not null
                    union all select object_canon, key from claim where object_canon is not null and object_canon is not subject_canon) k on k.canon = c.key
                group by c.key) n
            where n.key = canonical.key and n.claims <> canonical.claims
            """);
        Db.Run(
            """
            update canonical_share set claims = (
                select count(*) from claim c where c.dataset = canonical_share.dataset and (c.subject_canon = canonical_share.canonical or c.object_canon = canonical_share.canonical))
            """);
        return changes;
    }

    // A newly minted card goes on in the row of its least member's own: that member's claims already stand under it.
    bool TakeOver(Card card, long age, Dictionary<string, CardColumns> known, [NotNullWhen(true)] out CardColumns? row)
    {
        row = null;
        if (!card.Id.IsCanonical || !known.Remove(card.Least.Value, out row)) return false;
        Db.Run("update canonical set id = ?2, minted = ?3 where key = ?1", row.Key, card.Id.Value, age);
        return true;
    }

    static CardColumns Wanted(Card card)
    {
        var whole = card.Whole;
        return new(
            0, card.Shares.Length == 1 ? card.Shares[0].Dataset : null, (int)whole.Name.Type, whole.Name.Named, whole.Name.Name, EntityWriter.Aliases(whole.Name.Aliases), whole.Name.Country,
            whole.Documents, whole.Origins);
    }

    long Insert(EntityId id, CardColumns row, long? minted)
    {
        Db.Run(
            "insert into canonical (id, dataset, type, named, name, folded, aliases, country, documents, origins, claims, minted) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, ?11)",
            id.Value, row.Dataset, row.Type, row.Named ? 1 : 0, row.Name, Folding.Fold(row.Name), row.Aliases, row.Country, row.Documents, row.Origins, minted);
        return Db.LastKey();
    }

    void Update(CardColumns row) => Db.Run(
        "update canonical set dataset = ?2, type = ?3, named = ?4, name = ?5, folded = ?6, aliases = ?7, country = ?8, documents = ?9, origins = ?10 where key = ?1",
        row.Key, row.Dataset, row.Type, row.Named ? 1 : 0, row.Name, Folding.Fold(row.Name), row.Aliases, row.Country, row.Documents, row.Origins);

    void WriteShares(long key, Card card)
    {
        Db.Run("delete from canonical_share where canonical = ?1", key);
        foreach (var share in card.Shares)
            Db.Run(
                "insert into canonical_share (canonical, dataset, name, folded, aliases, country, documents, origins, claims) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
                key, share.Dataset, share.Name.Name, Folding.Fold(share.Name.Name), EntityWriter.Aliases(share.Name.Aliases), share.Name.Country, share.Documents, share.Origins);
    }
}
