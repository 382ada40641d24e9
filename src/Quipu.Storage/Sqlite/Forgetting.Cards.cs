using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

// Cards that a document founded which was read in the open and is a protected source's now.
sealed partial class Forgetting
{
    // Rows of registers have ids of their own, and are many.
    static readonly string[] WithoutCards = ["register_statement", "register_note", "register_word", "figure"];

    /// <summary>
    /// Gives cards whose id follows from an entity of the document a random one, wherever it stands: who holds the file could make it read the same entity, and confirm by the id that it was here.
    /// The old id leads nowhere, and no tombstone has it.
    /// </summary>
    void RenameCards(IEnumerable<string> entities)
    {
        var fresh = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in entities.SelectMany(Minted))
            if (IsBorne(id)) fresh[id] = "q-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        foreach (var id in entities.SelectMany(Minted).Where(id => !fresh.ContainsKey(id)))
            if (Db.Text("select target from redirect where id = ?1", id) is { } target) fresh[id] = fresh.GetValueOrDefault(target, target);
        foreach (var id in fresh.Keys) Db.Run("delete from redirect where id = ?1", id);
        if (fresh.Count == 0) return;
        foreach (var (table, column) in TextColumns()) Rename(table, column, fresh);
        Db.Run("delete from redirect where id = target");
        writing.Touched.UnionWith(fresh.Values);
        writing.Note("moved", "", "");
    }

    // What an entity may have founded: its own id was taken by another part after a split.
    static IEnumerable<string> Minted(string entity)
    {
        var first = EntityId.Mint(new(entity));
        return [first.Value, EntityId.Mint(first).Value];
    }

    bool IsBorne(string id) => Db.Number("select 1 from canonical where id = ?1 union all select 1 from joined where id = ?1 limit 1", id) is not null;

    void Rename(string table, string column, Dictionary<string, string> fresh)
    {
        var found = Db.List($"select {column} from {table} where instr({column}, 'q-') > 0", r => r.GetString(0)).SelectMany(text => CardIds().Matches(text)).Select(m => m.Value).Where(fresh.ContainsKey).ToHashSet(StringComparer.Ordinal);
        foreach (var id in found) Db.Run($"update {table} set {column} = replace({column}, ?1, ?2) where instr({column}, ?1) > 0", id, fresh[id]);
    }

    IEnumerable<(string Table, string Column)> TextColumns() => ForgettingPlace.Kept(Db).Except(WithoutCards)
        .SelectMany(table => Db.List("select name from pragma_table_info(?1) where upper(type) like '%TEXT%'", r => (table, r.GetString(0)), table));

    [GeneratedRegex("q-[0-9a-f]+", RegexOptions.NonBacktracking)]
    private static partial Regex CardIds();
}
