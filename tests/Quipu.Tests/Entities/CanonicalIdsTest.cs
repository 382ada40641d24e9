using System.Collections.Immutable;
using Quipu.Entities;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Entities;

public sealed class CanonicalIdsTest
{
    static readonly EntityId A = new("a"), B = new("b"), C = new("c"), D = new("d"), E = new("e");

    static readonly EntityId Old = new("q-2"), Young = new("q-1");

    static CanonicalIds Assign(ImmutableArray<EntityId>[] components, params (EntityId Member, EntityId Id)[] borne) =>
        CanonicalIds.Assign(components, borne.ToDictionary(b => b.Member, b => b.Id), new Dictionary<EntityId, long> { [Old] = 1, [Young] = 2 });

    [Fact]
    public void A_new_component_bears_the_id_minted_from_its_least_member()
    {
        var ids = Assign([[B, C], [A]]);
        Assert.Equal(EntityId.Mint(B), ids.ByMember[B]);
        Assert.Equal(EntityId.Mint(B), ids.ByMember[C]);
        Assert.DoesNotContain(A, ids.ByMember.Keys);
    }

    [Fact]
    public void An_id_once_minted_stays_when_a_lesser_member_comes() => Assert.Equal(Old, Assign([[A, B, C]], (B, Old), (C, Old)).ByMember[A]);

    [Fact]
    public void Of_two_ids_the_older_survives_and_the_other_redirects()
    {
        var ids = Assign([[A, B, C, D, E]], (A, Young), (B, Young), (E, Young), (C, Old), (D, Old));
        Assert.All(ids.ByMember.Values, id => Assert.Equal(Old, id));
        Assert.Equal(("q-1", "q-2"), ids.Redirects.Single() is var redirect ? (redirect.Key, redirect.Value) : default);
    }

    [Fact]
    public void A_split_leaves_the_id_with_the_larger_part()
    {
        var ids = Assign([[A], [B, C]], (A, Old), (B, Old), (C, Old));
        Assert.Equal(Old, ids.ByMember[B]);
        Assert.DoesNotContain(A, ids.ByMember.Keys);
        var even = Assign([[A], [B]], (A, Old), (B, Old));
        Assert.Equal(Old, even.ByMember[A]);
        Assert.DoesNotContain(B, even.ByMember.Keys);
    }

    [Fact]
    public void An_id_that_another_part_bears_is_not_minted_again()
    {
        var minted = EntityId.Mint(A);
        var ids = CanonicalIds.Assign(
            [[A, D], [B, C]], new Dictionary<EntityId, EntityId> { [B] = minted, [C] = minted }, new Dictionary<EntityId, long> { [minted] = 1 });
        Assert.Equal(minted, ids.ByMember[B]);
        Assert.Equal(EntityId.Mint(D), ids.ByMember[A]);
    }
}
