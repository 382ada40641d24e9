using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Web.Pages.Matches;
using Quipu.Web.Pages.Registers;

namespace Quipu.Web.Pages.Entities;

/// <summary>Why entities of documents and of registers are held to be one, for a dossier and for the page of a register's entity alike.</summary>
/// <param name="Id">Under which id they stand.</param>
/// <param name="Members">Everybody who stands under it, of documents first.</param>
/// <param name="Names">What to call whom joins and judgements speak of, by id.</param>
/// <param name="Why">The joins between the two members that were asked about (<c>?one=…&amp;other=…</c>); null where nobody asked.</param>
/// <param name="Barred">What keeps apart entities of which somebody says that they are the same.</param>
public sealed record JoinsView(
    EntityId Id, ImmutableArray<JoinedMember> Members, ImmutableArray<Join> Joins, ImmutableArray<SamenessJudgement> Judgements,
    ImmutableSortedDictionary<string, string> Names, (EntityId From, EntityId To, ImmutableArray<Join> Chain)? Why, ImmutableArray<KeptApart> Barred)
{
    /// <summary>Pairs with one of them that wait for a person.</summary>
    internal int Proposed { get; private init; }

    /// <summary>Members that a page lists, and lets be asked about.</summary>
    internal const int MostMembers = 60;

    /// <param name="of">What documents say of it (null where none does), those documents, and what registers say (null where none does).</param>
    internal static JoinsView Load(Desk desk, EntityId id, (EntityCard? Card, ImmutableArray<DocumentHead> Documents, RegisterView? Registers) of, Asked asked)
    {
        var (joins, judgements) = desk.Store.Joins(desk.Viewer, id);
        var members = (of.Card?.Members ?? []).Select(m => new JoinedMember(m.Local, m.Name, of.Documents.FirstOrDefault(d => d.Id == m.Document), null))
            .Concat(of.Registers?.Entries.Select(e => new JoinedMember(e.Id, e.Caption, null, DatasetOf(e))) ?? []).ToImmutableArray();
        var names = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in members) names[member.Id.Value] = member.Name;
        foreach (var spoken in joins.SelectMany(j => new[] { j.One, j.Other }).Concat(judgements.SelectMany(j => new[] { j.One, j.Other })))
            if (!names.ContainsKey(spoken.Value)) names[spoken.Value] = SideView.NameOf(desk, spoken);
        (EntityId, EntityId, ImmutableArray<Join>)? why = asked.Text("one") is { } from && asked.Text("other") is { } to
            ? (new(from), new(to), JoinChain.Between(joins, new(from), new(to))) : null;
        var barred = judgements.SelectMany(j => KeptApart.Of(desk, j)).DistinctBy(b => b.Judgement.Id).ToImmutableArray();
        return new(id, members, joins, judgements, names.ToImmutable(), why, barred)
        {
            Proposed = desk.Store.Proposals(desk.Viewer, new() { Entity = id }, new(0, 1)).Total,
        };
    }

    static DatasetName? DatasetOf(RegisterEntry entry) => entry.Properties.SelectMany(p => p.Values).FirstOrDefault()?.Statement.Dataset;
}

/// <summary>One of several who are held to be one: a document's own entity, or a register's.</summary>
public sealed record JoinedMember(EntityId Id, string Name, DocumentHead? Document, DatasetName? Dataset);
