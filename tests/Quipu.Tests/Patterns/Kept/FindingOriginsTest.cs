using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;
using Xunit;

namespace Quipu.Tests.Patterns.Kept;

/// <summary>Origins of all hops together say little: those of the weakest accusing hop stand beside them.</summary>
public sealed class FindingOriginsTest
{
    [Theory]
    [InlineData("funds! d1 d2 d3 | holds_post d4", 4, 3)]
    [InlineData("funds! d1 | holds_post d2 d3 d4", 4, 1)]
    [InlineData("funds! d1 d2 d3 | colludes_with d4 d5 | holds_post d6", 6, 2)]
    [InlineData("funds! d1 d1a d1b | holds_post d2 d3 d4", 4, 1)]
    [InlineData("holds_post d1 d2 | awards d3 d4 d5", 5, 2)]
    [InlineData("funds! d1 d2 | Ownership register", 3, 2)]
    [InlineData("Ownership register register | Directorship register", 1, 1)]
    public void Reprints_count_once_and_the_accusing_hop_with_fewest_is_told(string told, int all, int weakest)
    {
        var hops = told.Split(" | ").Select(h => h.Split(' ')).Select(h => Hop(h[0], h[1..])).ToImmutableArray();
        var finding = new Finding { Id = new("f"), Pattern = "p", Parties = [], Hops = hops, Marks = [], Weakest = hops[0].Ties[0], IsPrivate = false, Undated = [] };
        // A reprint has the name of what it prints and a letter more.
        Assert.Equal(new(all, weakest), FindingOrigins.Of(finding, d => d[0] == 'd' ? d[..2] : d));
    }

    // With "!" the pattern says that it accuses.
    static FoundHop Hop(string relation, string[] documents) => new(
        "tie", new("a"), new("b"), relation[^1] == '!',
        [.. documents.Select((d, i) => new FoundTie($"c{i}", relation.TrimEnd('!'), d == "register" ? d : "press", Modality.Stated, null, ReviewState.Accepted, d == "register", false, null, null, d == "register" ? null : d))]);
}
