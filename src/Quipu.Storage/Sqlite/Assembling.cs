using System.Collections.Immutable;
using System.Globalization;
using Quipu.Claims;
using Quipu.Claims.Reviewing;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Rebuilds what is derived from the records: origins of reprints, joins of entities under canonical ids, cards, and which claims say the same.
/// Everything is computed from the whole set of records, so the order in which they were written leaves no trace; only differences are written.
/// </summary>
sealed class Assembling(Writing writing)
{
    /// <summary>An entity of a document as it is now, and the card that it stands under.</summary>
    sealed record Member(long Key, EntityId Id, long Document, long Dataset, MemberName Name, long Canon, EntityId Card, long? Minted);

    // Whoever follows reads everything anew where more documents than this changed.
    const int MostMoved = 200;

    Session Db => writing.Db;

    internal void Rebuild()
    {
        var documents = Documents();
        var changes = WriteOrigins(documents);
        var members = Members();
        var registers = new RegisterMembers(Db);
        var known = members.Select(m => m.Id).ToHashSet();
        var judged = SamenessReader.Pairs(Db, id => known.Contains(id) || registers.Has(id));
        var names = SameNameJoin.Of(Nameable(members, documents));
        var (components, joins) = Components.Of(registers.Joins.Concat(names.Joins), judged);
        registers.Hold(components);
        changes += WriteLinks(joins, members) + registers.WriteLinks(joins);
        var ids = Assign(components, members, registers);
        changes += WriteRedirects(ids);
        var age = (Db.Number("select max(minted) from (select minted from canonical union all select minted from joined)") ?? 0) + 1;
        var moved = registers.Write(ids, age, writing.Touched);
        changes += moved;
        var cards = new CardWriter(writing);
        var canon = cards.Write(Cards(ids, members, documents), age);
        foreach (var member in members)
            if (canon[member.Key] != member.Canon) changes += Db.Run("update entity set canon = ?2 where key = ?1", member.Key, canon[member.Key]);
        changes += WriteSameClaims(canon);
        changes += cards.Finish();
        WriteReach();
        Touch(ids, members);
        var renamed = members.Where(m => cards.Renamed.Contains(m.Key) || ids.ByMember.GetValueOrDefault(m.Id, m.Id) != m.Card);
        if (moved > 0) writing.Note("moved", "", "");
        else NoteMoved(renamed.DistinctBy(m => m.Document).ToList(), documents);
        var proposals = new ProposalWriter(writing);
        proposals.Keep(SameNameJoin.Run, names.Proposals);
        proposals.Settle();
        if (changes > 0) writing.Note("assembled", "", string.Create(CultureInfo.InvariantCulture, $"{joins.Length} joins"));
    }

    sealed record DocumentPrint(long Key, Print Print, long Origin, string? Giver)
    {
        /// <summary>What it counts as, where independent origins are counted (<see cref="DocumentReader.Counted"/>).</summary>
        internal (long, string?) Counted(Dictionary<long, DocumentPrint> documents) => documents[Origin].Giver is { } giver ? (0, giver) : (Origin, null);
    }

    Dictionary<long, DocumentPrint> Documents() => Db.List(
        $"select key, id, published, text_hash, body, origin, case when {DocumentReader.Given("d")} then d.source end from document d",
        r => new DocumentPrint(
            r.GetInt64(0), new(new(r.GetString(1)), r.IsDBNull(2) ? null : PartialDate.Parse(r.GetString(2)), r.GetString(3), RecordJson.ReadFingerprint(r.GetString(4))), r.GetInt64(5), r.IsDBNull(6) ? null : r.GetString(6)))
        .ToDictionary(d => d.Key);

    int WriteOrigins(Dictionary<long, DocumentPrint> documents)
    {
        var keys = documents.Values.ToDictionary(d => d.Print.Id, d => d.Key);
        var origins = Origins.Of(documents.Values.Select(d => d.Print));
        var changes = 0;
        foreach (var document in documents.Values.ToList())
        {
            var origin = keys[origins[document.Print.Id]];
            if (origin == document.Origin) continue;
            changes += Db.Run("update document set origin = ?2 where key = ?1", document.Key, origin);
            documents[document.Key] = document with { Origin = origin };
        }

        return changes;
    }

    List<Member> Members() => Db.List(
        "select e.key, e.id, e.document, e.dataset, e.type, e.named, e.name, e.body, e.canon, c.id, c.minted from entity e join canonical c on c.key = e.canon order by e.id",
        r =>
        {
            var (aliases, country) = RecordJson.ReadNames(r.GetUtf8(7));
            return new Member(
                r.GetInt64(0), new(r.GetString(1)), r.GetInt64(2), r.GetInt64(3), new((EntityType)r.GetInt32(4), r.GetBoolean(5), r.GetString(6), aliases, country), r.GetInt64(8),
                new(r.GetString(9)), r.IsDBNull(10) ? null : r.GetInt64(10));
        });

    static IEnumerable<NamedEntity> Nameable(List<Member> members, Dictionary<long, DocumentPrint> documents)
    {
        var settings = members.Where(m => m.Name.Country is not null).GroupBy(m => m.Document)
            .ToDictionary(g => g.Key, g => g.GroupBy(m => m.Name.Country!).OrderByDescending(c => c.Count()).ThenBy(c => c.Key, StringComparer.Ordinal).First().Key);
        return members.Where(m => m.Name.Named).Select(m => new NamedEntity(
            m.Id, documents[m.Document].Print.Id, m.Name.Type, m.Name.Name, m.Name.Aliases, m.Name.Country, settings.GetValueOrDefault(m.Document)));
    }

    int WriteLinks(ImmutableArray<Join> joins, List<Member> members)
    {
        var keys = members.ToDictionary(m => m.Id, m => m.Key);
        var wanted = new Dictionary<(long, long), Join>();
        foreach (var join in joins)
            if (keys.TryGetValue(join.One, out var one) && keys.TryGetValue(join.Other, out var other)) wanted.TryAdd((one, other), join);
        var changes = 0;
        foreach (var (pair, rule, reason) in Db.List("select one, other, rule, reason from link", r => ((r.GetInt64(0), r.GetInt64(1)), r.GetString(2), r.GetString(3))))
        {
            if (wanted.TryGetValue(pair, out var join) && join.Rule == rule && join.Reason == reason) wanted.Remove(pair);
            else changes += Db.Run("delete from link where one = ?1 and other = ?2", pair.Item1, pair.Item2);
        }

        foreach (var (pair, join) in wanted)
            changes += Db.Run("insert into link (one, other, rule, reason) values (?1, ?2, ?3, ?4)", pair.Item1, pair.Item2, join.Rule, join.Reason);
        return changes;
    }

    static CanonicalIds Assign(Components components, List<Member> members, RegisterMembers registers)
    {
        var minted = members.Where(m => m.Minted is not null).ToList();
        var groups = components.Groups().Where(g => !registers.IsNatural(g)).ToList();
        var grouped = groups.SelectMany(g => g).ToHashSet();
        groups.AddRange(minted.Where(m => !grouped.Contains(m.Id)).Select(m => ImmutableArray.Create(m.Id)));
        var (borne, ages) = (minted.ToDictionary(m => m.Id, m => m.Card), minted.DistinctBy(m => m.Card).ToDictionary(m => m.Card, m => m.Minted!.Value));
        // An id that the reporting bears stays with the reporting: dossiers are linked to, and registers have ids of their own.
        var reported = ages.Keys.ToHashSet();
        foreach (var (member, id) in registers.Borne)
            if (!reported.Contains(id) && borne.TryAdd(member, id)) ages.TryAdd(id, registers.Ages[id]);
        return CanonicalIds.Assign(groups, borne, ages);
    }

    // Documents that name somebody under another id or name than before: whoever keeps what rests on these reads them again. Where they are many, any may be one.
    void NoteMoved(List<Member> members, Dictionary<long, DocumentPrint> documents)
    {
        if (members.Count > MostMoved) writing.Note("moved", "", "");
        else
            foreach (var member in members) writing.Note("moved", "", "", new(member.Dataset, documents[member.Document].Print.Id));
    }

    // Proposals follow their entities to the ids that these stand under now.
    void Touch(CanonicalIds ids, List<Member> members)
    {
        foreach (var member in members)
            if (ids.ByMember.GetValueOrDefault(member.Id, member.Id) is var now && now != member.Card) writing.Touched.UnionWith([member.Id.Value, member.Card.Value, now.Value]);
    }

    int WriteRedirects(CanonicalIds ids)
    {
        var changes = 0;
        foreach (var (retired, target) in ids.Redirects)
            changes += Db.Run("insert into redirect (id, target) values (?1, ?2) on conflict (id) do update set target = excluded.target where target <> excluded.target", retired, target);
        // An id that is borne again leads to itself.
        foreach (var id in ids.ByMember.Values.Distinct())
            changes += Db.Run("delete from redirect where id = ?1", id.Value);
        return changes;
    }

    static IEnumerable<Card> Cards(CanonicalIds ids, List<Member> members, Dictionary<long, DocumentPrint> documents) =>
        members.GroupBy(m => ids.ByMember.TryGetValue(m.Id, out var id) ? id : m.Id)
            .Select(g => new Card(
                g.Key, g.First().Id, g.Select(m => m.Key).ToArray(),
                [.. g.GroupBy(m => m.Dataset).OrderBy(d => d.Key).Select(d => Share(d.Key, [.. d], documents))],
                Share(null, [.. g], documents)));

    static CardShare Share(long? dataset, List<Member> members, Dictionary<long, DocumentPrint> documents) => new(
        dataset, members.Count == 1 ? Single(members[0].Name) : CardName.Of([.. members.Select(m => m.Name)]), members.Select(m => m.Document).Distinct().Count(),
        members.Select(m => documents[m.Document].Counted(documents)).Distinct().Count());

    static CardName Single(MemberName name) => new(name.Type, name.Named, name.Name, name.Aliases, name.Country);

    // The cards that claims' parties stand under, and the key that claims of different documents have in common where they say the same.
    int WriteSameClaims(Dictionary<long, long> canon)
    {
        var rows = Db.List(
            "select key, type, signature, subject, object, subject_canon, object_canon, same from claim",
            r => (Key: r.GetInt64(0), Type: (ClaimType)r.GetInt32(1), Signature: r.GetInt64(2), Subject: Long(r, 3), Object: Long(r, 4), SubjectCanon: Long(r, 5), ObjectCanon: Long(r, 6), Same: r.GetInt64(7)));
        var changes = 0;
        foreach (var row in rows)
        {
            long? subject = row.Subject is { } s ? canon[s] : null, @object = row.Object is { } o ? canon[o] : null;
            var same = SameClaim.Key(row.Signature, row.Type, subject, @object);
            if (same == row.Same && subject == row.SubjectCanon && @object == row.ObjectCanon) continue;
            changes += Db.Run("update claim set subject_canon = ?2, object_canon = ?3, same = ?4 where key = ?1", row.Key, subject, @object, same);
        }

        return changes;

        static long? Long(Row r, int at) => r.IsDBNull(at) ? null : r.GetInt64(at);
    }

    // How widely the parties of claims are reported: the order in which people are asked about them, and nothing that whoever follows the store must hear of.
    void WriteReach()
    {
        var known = Db.List("select key, origins from canonical where origins > 1", r => (Key: r.GetInt64(0), Reach: ReviewWorth.Reach(r.GetInt32(1)))).ToDictionary(c => c.Key, c => c.Reach);
        var moved = Db.List("select key, coalesce(subject_canon, 0), coalesce(object_canon, 0), reach from claim", r => (Key: r.GetInt64(0), Now: Math.Max(Of(r.GetInt64(1)), Of(r.GetInt64(2))), Was: r.GetInt32(3)))
            .Where(r => r.Now != r.Was);
        foreach (var row in moved) Db.Run("update claim set reach = ?2 where key = ?1", row.Key, row.Now);

        int Of(long card) => known.GetValueOrDefault(card);
    }
}
