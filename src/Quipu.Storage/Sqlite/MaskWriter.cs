using System.Globalization;
using Quipu.Access.Masking;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps who is masked, and takes their names out of every index of words, so that nobody finds anything by them.</summary>
sealed class MaskWriter(Writing writing)
{
    const string Version = "masks";
    const int Rules = 2;

    Session Db => writing.Db;

    /// <summary>What the words of a document ask for, anew.</summary>
    internal void Propose(long document)
    {
        Db.Run("delete from mask_cue where document = ?1", document);
        var entities = Db.List(
            "select id, type, named, name, body from entity where document = ?1",
            r => RecordJson.ReadEntity(new() { Id = new(r.GetString(0)), Document = default, Type = (EntityType)r.GetInt32(1), Named = r.GetBoolean(2), Name = r.GetString(3) }, r.GetString(4)), document);
        var claims = Db.List("select b.body from claim c join claim_body b on b.key = c.key where c.document = ?1 order by c.id", r => ClaimJson.Read(r.GetString(0)), document);
        foreach (var (entity, ground, words) in MaskCues.Of(Text(document), entities, claims)) Cue(entity.Value, ground, document, words);
        Look(document);
    }

    /// <summary>Whom a register gives a birth date of less than eighteen years ago.</summary>
    internal void Propose(long dataset, DateOnly day)
    {
        var born = Db.List(
            """
            select e.id, s.value from register_entity e join register_statement s on s.entity = e.key join register_word w on w.key = s.prop
            where e.dataset = ?1 and w.text = 'birthDate' and s.value >= ?2
            """,
            r => (Entity: r.GetString(0), Day: r.GetString(1)), dataset, day.AddYears(-19).ToString("yyyy", CultureInfo.InvariantCulture));
        foreach (var (entity, value) in born)
            if (PartialDate.TryParse(value, out var date) && MaskCues.IsMinor(date, day)) Cue(entity, MaskGround.Minor, null, "birthDate");
        writing.MustMask = true;
    }

    internal void Write(Change.MaskDecided decided)
    {
        var decision = decided.Decision;
        if (StandingIds.Find(Db, decided.Entity.Value) is null) throw new ArgumentException($"Nobody stands under {decided.Entity}.", nameof(decided));
        Db.Run(
            "insert into mask_decision (entity, ground, masked, who, at, reason) values (?1, ?2, ?3, ?4, ?5, ?6)",
            decided.Entity.Value, (int)decision.Ground, decision.Masked ? 1 : 0, decision.By, decision.At.UtcTicks, decision.Reason);
        (writing.MustMask, writing.IsMaskChanged) = (true, true);
        writing.Note("masked", "", $"{decision.By}: {(decision.Masked ? "masked somebody" : "lifted a mask")}");
    }

    internal void Write(Change.UnmaskedLook look) => writing.Note("unmasked", "", $"{look.By}: {look.What}");

    /// <summary>A document is new or changed: its words are held against the masked names when the transaction ends.</summary>
    internal void Look(long document)
    {
        writing.Masking.Add(document);
        writing.MustMask = true;
    }

    /// <summary>What is known of a document's persons, before it is forgotten.</summary>
    internal void Forget(long document)
    {
        Db.Run("delete from mask_number where entity in (select id from entity where document = ?1) and entity not in (select entity from mask_decision)", document);
        Db.Run("delete from mask_decision where entity in (select id from entity where document = ?1)", document);
        Db.Run("delete from mask_cue where document = ?1", document);
        Db.Run("delete from mask_document where document = ?1", document);
        writing.MustMask = true;
    }

    /// <summary>Brings forms, barred documents and indexes to what the cues and decisions ask for.</summary>
    internal void Settle()
    {
        var reader = new MaskReader(Db);
        Number(reader);
        var people = reader.People().Where(p => p.IsMasked).ToList();
        var wanted = people.SelectMany(p => reader.Names(p.Id)).SelectMany(MaskForms.Everywhere).ToHashSet(StringComparer.Ordinal);
        var had = Db.List("select form from mask_form", r => r.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var fresh = wanted.Where(f => !had.Contains(f)).ToList();
        var barred = Db.List("select document from mask_document", r => r.GetInt64(0)).ToHashSet();
        var within = people.SelectMany(p => reader.Naming(p.Id)).ToHashSet();
        var gone = had.Where(f => !wanted.Contains(f)).ToList();
        // What was barred may be so no longer, and what has a new form, or was written now, may be from now on.
        var doubtful = writing.Masking.Concat(fresh.SelectMany(Having)).Concat(Inside(fresh)).Concat(within.Where(d => !barred.Contains(d))).ToHashSet();
        if (gone.Count > 0 || barred.Any(d => !within.Contains(d)) || writing.IsMaskChanged) doubtful.UnionWith(barred);
        foreach (var form in gone) Db.Run("delete from mask_form where form = ?1", form);
        foreach (var form in fresh) Db.Run("insert or ignore into mask_form (form) values (?1)", form);
        foreach (var document in within) Db.Run("insert or ignore into mask_document (document) values (?1)", document);
        var book = new MaskReader(Db).Book();
        foreach (var document in doubtful.Order()) Index(document, book, within.Contains(document), barred.Contains(document));
        IndexRegisters(reader.People());
        Stamp(people, within.Order().SelectMany(reader.Cards), gone.Count + fresh.Count);
    }

    /// <summary>A workspace that was read before there were masks gets what its words ask for.</summary>
    internal static void Renew(Session db, TimeProvider clock)
    {
        if (db.Text("select version from derived where name = ?1", Version) is { } version && version.StartsWith($"{Rules}:", StringComparison.Ordinal)) return;
        db.Run("begin immediate");
        try
        {
            var writing = new Writing(db, clock);
            var masks = new MaskWriter(writing);
            foreach (var document in db.List("select key from document", r => r.GetInt64(0))) masks.Propose(document);
            foreach (var dataset in db.List("select key from dataset", r => r.GetInt64(0))) masks.Propose(dataset, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            masks.Settle();
            db.Run("commit");
        }
        catch
        {
            if (db.IsInTransaction) db.Run("rollback");
            throw;
        }
    }

    /// <summary>Changes whenever the book does.</summary>
    internal static string? Edition(Session db) => db.Text("select version from derived where name = ?1", Version);

    void Cue(string entity, MaskGround ground, long? document, string words) => Db.Run(
        "insert or ignore into mask_cue (entity, ground, document, words, at) values (?1, ?2, ?3, ?4, ?5)", entity, (int)ground, document, words, writing.Now);

    // Numbers are given in the order of ids within a batch; once given they stay.
    void Number(MaskReader reader)
    {
        var next = (Db.Number("select max(number) from mask_number") ?? 0) + 1;
        foreach (var person in reader.People().Where(p => p.Number == 0).ToList())
            Db.Run("insert or ignore into mask_number (entity, number) values (?1, ?2)", person.Id, next++);
    }

    // Documents in which a form stands, found while it was not barred there.
    IEnumerable<long> Having(string form) => Db.List("select rowid from document_words where document_words match ?1", r => r.GetInt64(0), $"\"{form}\"");

    // Documents with a word that has a form in it (“#JusticiaParaJuanaQuispe”): the index knows whole words, so its list of words is looked through.
    IEnumerable<long> Inside(List<string> fresh)
    {
        var forms = new MaskText(fresh.Where(MaskText.IsJoined));
        if (forms.IsEmpty) return [];
        Db.Run("create virtual table if not exists temp.mask_words using fts5vocab (main, document_words, 'row')");
        var words = Db.List("select term from temp.mask_words where length(term) > ?1", r => r.GetString(0), MaskText.LeastInside).Where(forms.Finds).ToList();
        return words.SelectMany(Having).ToList();
    }

    // Titles, locations and addresses count as words of a document.
    void Index(long document, MaskBook book, bool named, bool wasBarred)
    {
        if (Db.One("select id, title, location, url, summary from document where key = ?1", r => Tuple.Create(r.GetString(0), r.GetString(1), r.GetString(2), Text(r, 3), Text(r, 4)), document) is not { } row) return;
        var (text, known) = (Text(document), wasBarred);
        var holds = !book.IsEmpty && (named || new[] { text, row.Item2, row.Item3, row.Item4, row.Item5 }.Any(t => t is not null && book.TextOf(null)!.Finds(t)));
        if (!holds && !known) return;
        Db.Run(holds ? "insert or ignore into mask_document (document) values (?1)" : "delete from mask_document where document = ?1", document);
        var names = holds ? Names(book, new(row.Item1)) : null;
        string Words(string words) => Folding.Fold(names?.Blanked(words) ?? words);
        Db.Run("update document_words set title = ?2, text = ?3 where rowid = ?1", document, Words(row.Item2), Words(text));
        foreach (var claim in Db.List("select key from claim where document = ?1", r => r.GetInt64(0), document)) IndexClaim(claim, Words);
        foreach (var entity in Db.List("select key, id, name, body, named from entity where document = ?1", r => (Key: r.GetInt64(0), Id: r.GetString(1), Name: r.GetString(2), Body: r.GetUtf8(3).ToArray(), Named: r.GetBoolean(4)), document))
        {
            Db.Run("delete from entity_words where rowid = ?1", entity.Key);
            if (entity.Named && (!holds || book.Of(new(entity.Id)) is null))
                Db.Run("insert into entity_words (rowid, names) values (?1, ?2)", entity.Key, Words(string.Join(" · ", RecordJson.ReadNames(entity.Body).Aliases.Prepend(entity.Name))));
        }
    }

    // The book knows of the document as barred only from now on.
    static MaskText Names(MaskBook book, DocumentId id) => book.TextOf(id) ?? book.TextOf(null)!;

    void IndexClaim(long claim, Func<string, string> words)
    {
        var names = Db.List("select distinct e.name from claim_end n join entity e on e.key = n.entity where n.claim = ?1", r => r.GetString(0), claim);
        var body = Db.Text("select coalesce(corrected, body) from claim_body where key = ?1", claim)!;
        Db.Run("update claim_words set quote = ?2, names = ?3 where rowid = ?1", claim, words(ClaimJson.Read(body).Quote.Text), words(string.Join(" · ", names)));
    }

    // Entities of registers are found by their names alone.
    void IndexRegisters(IEnumerable<MaskedPerson> people)
    {
        foreach (var person in people.ToList())
            foreach (var key in Db.List($"select e.key from register_entity e where {StandingIds.Under}", r => r.GetInt64(0), person.Id))
            {
                Db.Run("delete from register_words where rowid = ?1", key);
                if (person.IsMasked) continue;
                var names = Db.List("select s.value from register_statement s join register_kind k on k.key = s.kind where s.entity = ?1 and k.type = 'name'", r => r.GetString(0), key);
                if (names.Count > 0) Db.Run("insert into register_words (rowid, names) values (?1, ?2)", key, Folding.Compact(string.Join(" \u2022 ", names)));
            }
    }

    void Stamp(List<MaskedPerson> people, IEnumerable<(string Local, string Canonical, DocumentId Document)> cards, int changed)
    {
        var edition = ContentHash.Of([.. people.Select(p => $"{p.Id} {p.Number} {p.Ground}"), .. cards.Select(c => $"{c.Local} {c.Canonical}"), .. Db.List("select document from mask_document", r => r.GetInt64(0).ToString(CultureInfo.InvariantCulture))]);
        var old = Edition(Db);
        var now = $"{Rules}:{edition}";
        if (old == now && changed == 0) return;
        // A second look at the same people under other forms is another edition too.
        Db.Run("insert into derived (name, version) values (?1, ?2) on conflict (name) do update set version = excluded.version", Version, old == now ? $"{now}:{Db.Number("select max(number) from change")}" : now);
        if (old is not null) writing.Note("masks", "", "");
    }

    string Text(long document) => RecordJson.Unpack((byte[])Db.Value("select content from document where key = ?1", document)!);

    static string? Text(Row r, int at) => r.IsDBNull(at) ? null : r.GetString(at);
}
