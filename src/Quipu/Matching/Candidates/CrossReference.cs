using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Matching.Scoring;

namespace Quipu.Matching.Candidates;

/// <summary>Two that may be one.</summary>
public sealed record CrossedPair(EntityId Query, EntityId Candidate, double Score);

/// <summary>So many parties that were asked for together: what is kept and gone on with.</summary>
/// <param name="Number">From 0 on.</param>
/// <param name="Asked">How many parties it had.</param>
public sealed record CrossedBlock(int Number, int Asked, ImmutableArray<CrossedPair> Pairs);

/// <summary>Asks an index for each of many parties, block by block on all cores. The same parties give the same blocks, so that a run that was stopped goes on behind the last block that was kept.</summary>
/// <param name="index">Who may be found.</param>
/// <param name="viewer">Whose datasets they are.</param>
/// <param name="wanted">How many answers for each, from which score on.</param>
public sealed class CrossReference(PartyIndex index, Viewer viewer, MatchAsked wanted)
{
    /// <summary>How many parties a block has: the same whenever a run goes on.</summary>
    public int Block { get; init; } = 1000;

    /// <summary>The blocks in order, from <paramref name="first"/> on; those before are passed over.</summary>
    /// <param name="asked">The parties, always in the same order.</param>
    /// <param name="first">Number of the first block that is not kept yet.</param>
    /// <param name="progress">Told how many parties were asked for, after each block.</param>
    /// <param name="stop">Ends it between two parties.</param>
    public IEnumerable<CrossedBlock> Run(IEnumerable<Entity> asked, int first = 0, IProgress<long>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return Blocks(asked.Skip(first * Block), Party.Of, (first, progress), stop);
    }

    /// <summary>The same of parties that are in the index themselves, by id; one that has gone from it meanwhile finds nobody.</summary>
    public IEnumerable<CrossedBlock> RunWithin(IEnumerable<EntityId> asked, int first = 0, IProgress<long>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return Blocks(asked.Skip(first * Block), index.Party, (first, progress), stop);
    }

    // Parties are made beside each other, too: taking names apart costs as much as finding them.
    IEnumerable<CrossedBlock> Blocks<T>(IEnumerable<T> asked, Func<T, Party?> party, (int First, IProgress<long>? Progress) run, CancellationToken stop)
    {
        var number = run.First;
        foreach (var block in asked.Chunk(Block))
        {
            var found = new ImmutableArray<CrossedPair>[block.Length];
            Parallel.For(0, block.Length, new() { CancellationToken = stop }, i => found[i] = party(block[i]) is { } one ? Of(one) : []);
            yield return new(number++, block.Length, [.. found.SelectMany(f => f)]);
            run.Progress?.Report(((long)(number - 1) * Block) + block.Length);
        }
    }

    ImmutableArray<CrossedPair> Of(Party party) => [.. index.Scored(viewer, party, wanted).Select(s => new CrossedPair(party.Id, s.Party.Id, s.Score))];
}
