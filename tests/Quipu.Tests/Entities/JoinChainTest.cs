using Quipu.Entities;
using Xunit;

namespace Quipu.Tests.Entities;

public sealed class JoinChainTest
{
    static readonly EntityId A = new("a"), B = new("b"), C = new("c"), D = new("d"), E = new("e");

    [Fact]
    public void Joins_lead_from_one_member_to_the_other_in_order()
    {
        Join ab = new(A, B, "same-full-name/1", ""), bc = new(C, B, "person", ""), cd = new(C, D, "same-acronym/1", "");
        Assert.Equal([ab, bc, cd], JoinChain.Between([cd, ab, bc], A, D));
        Assert.Equal([cd, bc, ab], JoinChain.Between([ab, bc, cd], D, A));
    }

    [Fact]
    public void The_shortest_chain_is_told()
    {
        Join ab = new(A, B, "r", ""), bc = new(B, C, "r", ""), ac = new(A, C, "r", "");
        Assert.Equal([ac], JoinChain.Between([ab, bc, ac], A, C));
    }

    [Fact]
    public void No_joins_lead_to_a_stranger_or_to_oneself()
    {
        Join ab = new(A, B, "r", ""), cd = new(C, D, "r", "");
        Assert.Empty(JoinChain.Between([ab, cd], A, D));
        Assert.Empty(JoinChain.Between([ab, cd], A, E));
        Assert.Empty(JoinChain.Between([ab, cd], A, A));
    }
}
