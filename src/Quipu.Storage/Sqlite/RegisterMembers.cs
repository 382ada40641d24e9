using System.Collections.Immutable;
using Quipu.Entities;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// The entities of registers that judgements speak of, with those that their own register holds to be one with them: all that assembling needs of registers.
/// Everybody else stands as the register has it.
/// </summary>
sealed class RegisterMembers
{
    internal const string Rule = "register/1";

    /// <param name="IsEven">All its rows are joined alike: a register that came later may have one more.</param>
    sealed record Member(EntityId Id, string? Canonical, string? Joined, bool IsEven)
    {
        internal string Natural => Canonical ?? Id.Value;
    }

    readonly Session _db;
    readonly SortedDictionary<EntityId, Member> _members = [];
    readonly Dictionary<EntityId, EntityId> _together = [];
    readonly Dictionary<string, EntityId> _holders = new(StringComparer.Ordinal);
    readonly Dictionary<EntityId, long> _ages;

    internal RegisterMembers(Session db)
    {
        _db = db;
        Add(
            """
            e.id in (
                select j.id from register_entity j where j.joined is not null
                union select x.id from sameness_end x join sameness s on s.key = x.sameness where s.retired is null)
            """);
        foreach (var natural in _members.Values.Select(m => m.Natural).Distinct(StringComparer.Ordinal).ToList()) Add("e.canonical = ?1 or e.id = ?1", natural);
        _ages = db.List("select id, minted from joined", r => (Id: new EntityId(r.GetString(0)), Minted: r.GetInt64(1))).ToDictionary(j => j.Id, j => j.Minted);
    }

    internal bool Has(EntityId id) => _members.ContainsKey(id);

    /// <summary>When ids that entities of registers bear were minted.</summary>
    internal IReadOnlyDictionary<EntityId, long> Ages => _ages;

    /// <summary>The minted id that an entity bore until now.</summary>
    internal IEnumerable<(EntityId Member, EntityId Id)> Borne => _members.Values.Where(m => m.Joined is not null && _ages.ContainsKey(new(m.Joined)))
        .Select(m => (m.Id, new EntityId(m.Joined!)));

    /// <summary>What the registers themselves hold to be one.</summary>
    internal IEnumerable<Join> Joins => _members.Values.GroupBy(m => m.Natural, StringComparer.Ordinal)
        .SelectMany(g => g.Skip(1).Select(m => new Join(g.First().Id, m.Id, Rule, $"The register has both under {g.Key}.")));

    /// <summary>Settles which part of what a register holds to be one keeps the register's id: the largest, of equal ones that with the least member.</summary>
    internal void Hold(Components components)
    {
        foreach (var member in _members.Values) _together[member.Id] = components.MembersOf(member.Id)[0];
        foreach (var group in _members.Values.GroupBy(m => m.Natural, StringComparer.Ordinal))
            _holders[group.Key] = group.GroupBy(m => _together[m.Id]).OrderByDescending(p => p.Count()).ThenBy(p => p.Key).First().Key;
    }

    /// <summary>Whether a component is just what its register says it is.</summary>
    internal bool IsNatural(ImmutableArray<EntityId> component) =>
        component.All(_members.ContainsKey) && component.Select(id => _members[id].Natural).Distinct(StringComparer.Ordinal).Take(2).Count() == 1 &&
        _holders[_members[component[0]].Natural] == component[0];

    /// <summary>Puts each entity under its id, and leads ids that nobody bears any more to where most of their bearers went; returns how many rows
    /// changed.</summary>
    /// <param name="age">For ids minted now.</param>
    internal int Write(CanonicalIds ids, long age, SortedSet<string> touched)
    {
        var changes = 0;
        var now = new Dictionary<EntityId, string>();
        foreach (var member in _members.Values)
        {
            var id = now[member.Id] = ids.ByMember.TryGetValue(member.Id, out var given) ? given.Value : Own(member);
            var joined = id == member.Natural ? null : id;
            if (joined == member.Joined && member.IsEven) continue;
            changes += _db.Run("update register_entity set joined = ?2 where id = ?1", member.Id.Value, joined);
            touched.UnionWith([member.Id.Value, member.Joined ?? member.Natural, id]);
        }

        foreach (var id in ids.ByMember.Where(m => _members.ContainsKey(m.Key)).Select(m => m.Value).Distinct().Order())
            _db.Run("insert or ignore into joined (id, minted) values (?1, ?2)", id.Value, age);
        return changes + Retire(ids, now);
    }

    /// <summary>Brings what is kept of why entities are one to what it should be.</summary>
    internal int WriteLinks(IEnumerable<Join> joins)
    {
        var wanted = joins.Where(j => _members.ContainsKey(j.One) || _members.ContainsKey(j.Other)).ToDictionary(j => (j.One.Value, j.Other.Value));
        var changes = 0;
        foreach (var (pair, rule, reason) in _db.List("select one, other, rule, reason from register_link", r => ((r.GetString(0), r.GetString(1)),
            r.GetString(2), r.GetString(3))))
        {
            if (wanted.TryGetValue(pair, out var join) && join.Rule == rule && join.Reason == reason) wanted.Remove(pair);
            else changes += _db.Run("delete from register_link where one = ?1 and other = ?2", pair.Item1, pair.Item2);
        }

        foreach (var join in wanted.Values)
            changes += _db.Run("insert into register_link (one, other, rule, reason) values (?1, ?2, ?3, ?4)", join.One.Value, join.Other.Value,
                join.Rule, join.Reason);
        return changes;
    }

    // Whoever stands alone has the register's id, unless others hold it: then its own.
    string Own(Member member) => _together[member.Id] == _holders[member.Natural] ? member.Natural : member.Id.Value;

    int Retire(CanonicalIds ids, Dictionary<EntityId, string> now)
    {
        var changes = 0;
        var borne = ids.ByMember.Values.ToHashSet();
        foreach (var id in _ages.Keys.Where(id => !borne.Contains(id)).Order())
        {
            changes += _db.Run("delete from joined where id = ?1", id.Value);
            if (ids.Redirects.ContainsKey(id.Value)) continue;
            var heirs = _members.Values.Where(m => m.Joined == id.Value).GroupBy(m => now[m.Id], StringComparer.Ordinal).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal);
            if (heirs.FirstOrDefault()?.Key is { } heir && heir != id.Value)
                changes += _db.Run("insert into redirect (id, target) values (?1, ?2) on conflict (id) do update set target = excluded.target where target <> excluded.target", id.Value, heir);
        }

        return changes;
    }

    void Add(string which, params ReadOnlySpan<object?> values)
    {
        foreach (var member in _db.List(
            $"select e.id, min(e.canonical), min(e.joined), count(e.joined) in (0, count(*)) from register_entity e where {which} group by e.id order by e.id",
            r => new Member(new(r.GetString(0)), r.IsDBNull(1) ? null : r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetBoolean(3)), values))
            _members.TryAdd(member.Id, member);
    }
}
