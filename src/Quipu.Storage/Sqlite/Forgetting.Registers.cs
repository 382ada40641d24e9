using System.Globalization;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

// Rows of registers, by the import that was the last to have them.
sealed partial class Forgetting
{
    /// <summary>An entity of a register, as its row has it.</summary>
    sealed record HeldEntity(long Key, string Id, long Dataset);

    /// <summary>
    /// Takes the values, figures and notes of an import's rows out of every table and index, with the entities that nothing else speaks of. Its number and its counts stay:
    /// values that are left tell by it when they came first.
    /// </summary>
    internal void Forget(Change.ImportForgotten forgotten)
    {
        var number = forgotten.Import;
        if (Db.One("select dataset, at from register_import where number = ?1", r => Tuple.Create(r.GetInt64(0), r.GetInt64(1)), number) is not { Item1: var dataset } || RegisterExpiry.IsForgotten(Db, number)) return;
        Bury(Grave(number), "import", new(default, forgotten.By, forgotten.At));
        var held = Db.List(
            $"select e.key, e.id, e.dataset from register_entity e where e.key in (select s.entity from register_statement s where s.kind in ({RegisterExpiry.Kinds}))",
            r => new HeldEntity(r.GetInt64(0), r.GetString(1), r.GetInt64(2)), number);
        var words = new WrittenWords(Db, RegisterExpiry.Values(Db, number));
        var captures = Db.List("select capture from register_file where import = ?1", r => r.GetString(0), number);
        RemoveRows(number);
        var gone = RemoveEntities(held);
        // This index keeps the words of a deleted row until its parts are merged.
        Db.Run("insert into register_words (register_words) values ('optimize')");
        RemoveFiles(number, captures);
        new SeriesWriter(Db).Register(dataset);
        Recount(held.Select(h => h.Dataset).Append(dataset));
        new SamenessWriter(writing).Forget(gone);
        new FindingWriter(writing).Forget(gone.ToHashSet(StringComparer.Ordinal));
        WatchWriter.Forget(Db, gone);
        words.Sweep();
        (writing.MustAssemble, writing.MustPurge, writing.MustMask) = (true, true, true);
        writing.Note("forgotten", "", $"{forgotten.By}: forgot the rows of import {number.ToString(CultureInfo.InvariantCulture)}", new(dataset));
    }

    /// <summary>Under which an import's tombstone stands.</summary>
    internal static string Grave(long import) => "import-" + import.ToString(CultureInfo.InvariantCulture);

    void RemoveRows(long number)
    {
        Db.Run($"delete from register_tag where kind in ({RegisterExpiry.Kinds})", number);
        Db.Run($"delete from register_statement where kind in ({RegisterExpiry.Kinds})", number);
        Db.Run("delete from figure where file in (select key from register_file where import = ?1)", number);
        Db.Run("delete from register_note where import = ?1", number);
        Db.Run("delete from register_kind where file in (select key from register_file where import = ?1)", number);
    }

    // Ids that nothing speaks of any more. What is left of the others is indexed anew.
    List<string> RemoveEntities(List<HeldEntity> held)
    {
        foreach (var entity in held)
        {
            Db.Run("delete from register_words where rowid = ?1", entity.Key);
            Db.Run("delete from register_value where entity = ?1", entity.Key);
            var left = Db.List("select k.type, s.value from register_statement s join register_kind k on k.key = s.kind where s.entity = ?1", r => (Type: r.GetString(0), Value: r.GetString(1)), entity.Key);
            if (left.Count == 0)
            {
                Db.Run("delete from register_entity where key = ?1", entity.Key);
                continue;
            }

            var names = left.Where(s => s.Type == "name").Select(s => s.Value).ToList();
            if (names.Count > 0) Db.Run("insert into register_words (rowid, names) values (?1, ?2)", entity.Key, Folding.Compact(string.Join(" \u2022 ", names)));
            foreach (var (_, value) in left.Where(s => StatementWriter.IsIndexed(s.Type))) Db.Run("insert or ignore into register_value (hash, entity) values (?1, ?2)", ValueHash.Of(value), entity.Key);
        }

        var gone = held.Select(h => h.Id).Distinct(StringComparer.Ordinal).Where(id => Db.Number("select 1 from register_entity where id = ?1 union all select 1 from entity where id = ?1 limit 1", id) is null).ToList();
        foreach (var id in gone) RemoveMask(id);
        foreach (var (id, ground) in held.Where(h => !gone.Contains(h.Id)).SelectMany(h => Db.List("select ground from mask_cue where entity = ?1 and document is null", r => (h.Id, r.GetInt32(0)), h.Id)))
            if (!HasBirthDate(id)) Db.Run("delete from mask_cue where entity = ?1 and ground = ?2 and document is null", id, ground);
        return gone;
    }

    bool HasBirthDate(string id) => Db.Number(
        "select 1 from register_statement s join register_entity e on e.key = s.entity join register_word w on w.key = s.prop where e.id = ?1 and w.text = 'birthDate' limit 1", id) is not null;

    void RemoveMask(string id)
    {
        foreach (var table in new[] { "mask_cue", "mask_decision", "mask_number" }) Db.Run($"delete from {table} where entity = ?1", id);
    }

    void RemoveFiles(long number, List<string> captures)
    {
        Db.Run("update register_file set name = '', capture = '', statements = 0, past = 1 where import = ?1", number);
        // The same files imported again are another import: whoever does so means it.
        Db.Run("update register_import set identity = '', mapping = null, past = 1 where number = ?1", number);
        Db.Run("update change set location = '', message = '' where kind = 'import' and message like ?1 escape '\\'", $"import {number.ToString(CultureInfo.InvariantCulture)},%");
        foreach (var capture in captures.Distinct(StringComparer.Ordinal).Where(IsHeldNoMore))
        {
            foreach (var place in Db.List("select location from capture where id = ?1", r => r.GetString(0), capture)) Db.Run("update change set location = '', message = '' where location = ?1", place);
            Db.Run("delete from capture where id = ?1", capture);
        }
    }

    bool IsHeldNoMore(string capture) =>
        Db.Number("select 1 from register_file where capture = ?1 union all select 1 from document where capture = ?1 limit 1", capture) is null;

    void Recount(IEnumerable<long> datasets)
    {
        foreach (var dataset in datasets.Distinct())
            Db.Run(
                """
                update dataset set entities = (select count(*) from register_entity where dataset = ?1),
                    statements = (select count(*) from register_statement s join register_entity e on e.key = s.entity where e.dataset = ?1) where key = ?1
                """,
                dataset);
    }
}
