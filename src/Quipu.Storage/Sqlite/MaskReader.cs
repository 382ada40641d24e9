using System.Collections.Immutable;
using Quipu.Access.Masking;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>A person of whom something speaks for a mask, by the id they stand under now.</summary>
sealed record MaskedPerson(string Id, MaskGround Ground, MaskState State, int Number)
{
    internal bool IsMasked => State != MaskState.Lifted;
}

/// <summary>Reads who is masked: the newest decision of a person holds, and where there is none what asks for a mask does.</summary>
sealed class MaskReader(Session db)
{
    sealed record CueRow(string Entity, MaskGround Ground, long? Document, string Words);

    sealed record DecisionRow(string Entity, MaskDecision Decision, long Key);

    readonly Dictionary<string, string> _standing = new(StringComparer.Ordinal);

    internal IEnumerable<MaskedPerson> People()
    {
        var cues = Cues().ToLookup(c => Standing(c.Entity), StringComparer.Ordinal);
        var decisions = Decisions().ToLookup(d => Standing(d.Entity), StringComparer.Ordinal);
        var numbers = db.List("select entity, number from mask_number", r => (Entity: r.GetString(0), Number: r.GetInt32(1)))
            .GroupBy(n => Standing(n.Entity), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(n => n.Number), StringComparer.Ordinal);
        foreach (var id in cues.Select(c => c.Key).Concat(decisions.Select(d => d.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var newest = decisions[id].MaxBy(d => d.Key)?.Decision;
            var state = newest is null ? MaskState.Proposed : newest.Masked ? MaskState.Confirmed : MaskState.Lifted;
            yield return new(id, newest is { Masked: true } ? newest.Ground : cues[id].Select(c => c.Ground).Append(newest?.Ground ?? MaskGround.Victim).Min(), state, numbers.GetValueOrDefault(id));
        }
    }

    /// <summary>The book of all who are masked.</summary>
    internal MaskBook Book()
    {
        var people = People().Where(p => p.IsMasked).ToList();
        if (people.Count == 0) return MaskBook.Empty;
        var within = new Dictionary<DocumentId, HashSet<string>>();
        foreach (var (document, name) in people.SelectMany(p => NamesWithin(p.Id)))
        {
            if (!within.TryGetValue(document, out var forms)) within[document] = forms = new(StringComparer.Ordinal);
            forms.UnionWith(MaskForms.Within(name));
        }

        return new(
            people.Select(p => new MaskedName(p.Number, p.Ground, [.. StandingIds.AllUnder(db, p.Id).Append(p.Id).Concat(Retired(p.Id)).Select(i => new EntityId(i))])),
            db.List("select form from mask_form", r => r.GetString(0)), within.ToDictionary(w => w.Key, w => w.Value.ToArray()),
            db.List("select d.id from mask_document m join document d on d.key = m.document", r => new DocumentId(r.GetString(0))).ToHashSet(),
            Members(people));
    }

    /// <summary>Everybody whom a document that names somebody masked names too, under the ids of the document and of the record, with these documents.</summary>
    Dictionary<EntityId, DocumentId[]> Members(List<MaskedPerson> people)
    {
        var keys = people.SelectMany(p => Naming(p.Id)).Distinct().ToList();
        return keys.SelectMany(Cards).SelectMany(m => new[] { (Id: m.Local, m.Document), (Id: m.Canonical, m.Document) }).Distinct()
            .GroupBy(m => new EntityId(m.Id)).ToDictionary(g => g.Key, g => g.Select(m => m.Document).ToArray());
    }

    /// <summary>The documents that name a person, by key.</summary>
    internal IEnumerable<long> Naming(string id) => db.List("select distinct e.document from entity e join canonical c on c.key = e.canon where c.id = ?1", r => r.GetInt64(0), id);

    /// <summary>The named cards of a document, each with the id it stands under.</summary>
    internal IEnumerable<(string Local, string Canonical, DocumentId Document)> Cards(long document) => db.List(
        "select e.id, c.id, d.id from entity e join canonical c on c.key = e.canon join document d on d.key = e.document where e.document = ?1 and e.named = 1 order by e.id",
        r => (r.GetString(0), r.GetString(1), new DocumentId(r.GetString(2))), document);

    /// <summary>All names of a person, of documents and of registers.</summary>
    internal IEnumerable<string> Names(string id) => NamesWithin(id).Select(n => n.Name)
        .Concat(db.List("select name, aliases from canonical where id = ?1", r => (string[])[r.GetString(0), .. RecordJson.Texts(r.GetString(1))], id).SelectMany(n => n))
        .Concat(StandingIds.AllUnder(db, id).SelectMany(RegisterNames)).Distinct(StringComparer.Ordinal);

    /// <summary>What each document calls a person by name.</summary>
    internal IEnumerable<(DocumentId Document, string Name)> NamesWithin(string id) => db.List(
        "select e.id, d.id, e.type, e.named, e.name, e.body from entity e join canonical c on c.key = e.canon join document d on d.key = e.document where c.id = ?1",
        r => RecordJson.ReadEntity(new() { Id = new(r.GetString(0)), Document = new(r.GetString(1)), Type = (EntityType)r.GetInt32(2), Named = r.GetBoolean(3), Name = r.GetString(4) }, r.GetString(5)), id)
        .SelectMany(e => e.Mentions.Where(m => m.Kind == MentionKind.Name).Select(m => m.Form).Concat(e.Aliases).Append(e.Name).Distinct(StringComparer.Ordinal).Select(n => (e.Document, n)));

    internal Page<MaskedParty> Page(Scope scope, Paging paging)
    {
        var (cues, decisions) = (Cues().ToLookup(c => Standing(c.Entity), StringComparer.Ordinal), Decisions().ToLookup(d => Standing(d.Entity), StringComparer.Ordinal));
        var reader = new DocumentReader(db, scope);
        var names = new EntityNames(db, scope);
        var all = People().Where(p => scope.All || names.Of(new(p.Id)) is not null).OrderBy(p => p.Number).ToList();
        return new([.. all.Skip(paging.Offset).Take(paging.Limit).Select(Row)], all.Count, paging.Offset);

        MaskedParty Row(MaskedPerson person) => new(
            person.Number, new(person.Id), names.Of(new(person.Id)) ?? person.Id, person.Ground, person.State,
            [.. cues[person.Id].Where(c => Sees(c.Document)).OrderBy(c => c.Ground).ThenBy(c => c.Document).Select(c => new MaskCue(c.Ground, c.Document is { } key ? reader.Head(key) : null, c.Words))],
            [.. decisions[person.Id].OrderByDescending(d => d.Key).Select(d => d.Decision)],
            db.Count($"select count(distinct e.document) from entity e join canonical c on c.key = e.canon where c.id = ?1{scope.And("e")}", person.Id));

        bool Sees(long? document) => document is not { } key || scope.All || db.Number($"select 1 from document d where d.key = ?1{scope.And("d")}", key) is not null;
    }

    internal string Standing(string id)
    {
        if (_standing.TryGetValue(id, out var known)) return known;
        return _standing[id] = StandingIds.Find(db, id)?.Id ?? id;
    }

    IEnumerable<string> RegisterNames(string id) => db.List(
        """
        select s.value from register_entity e join register_statement s on s.entity = e.key join register_kind k on k.key = s.kind join register_word w on w.key = s.prop
        where e.id = ?1 and k.type = 'name' and w.text in ('name', 'alias', 'weakAlias', 'previousName')
        """,
        r => r.GetString(0), id);

    IEnumerable<string> Retired(string id) => db.List("select id from redirect where target = ?1", r => r.GetString(0), id);

    List<CueRow> Cues() => db.List("select entity, ground, document, words from mask_cue", r => new CueRow(r.GetString(0), (MaskGround)r.GetInt32(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.GetString(3)));

    List<DecisionRow> Decisions() => db.List(
        "select key, entity, ground, masked, who, at, reason from mask_decision",
        r => new DecisionRow(r.GetString(1), new((MaskGround)r.GetInt32(2), r.GetBoolean(3), r.GetString(4), JudgementWriter.Time(r.GetInt64(5)), r.IsDBNull(6) ? null : r.GetString(6)), r.GetInt64(0)));
}
