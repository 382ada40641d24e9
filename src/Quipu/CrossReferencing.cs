using System.Collections.Immutable;
using System.Globalization;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;
using Quipu.Model;

namespace Quipu;

/// <summary>Who is held against whom.</summary>
public sealed record CrossAsked
{
    /// <summary>Everybody whom this dataset speaks of; null: everybody whom the reporting names, and where nothing was read, everybody on record.</summary>
    public DatasetName? Dataset { get; init; }

    /// <summary>Against whom this dataset speaks of, which may be the same one; null: against everybody.</summary>
    public DatasetName? With { get; init; }

    /// <summary>The least score of a pair.</summary>
    public double Least { get; init; } = MatchThresholds.Default;

    /// <summary>Pairs of one party at most.</summary>
    public int Limit { get; init; } = 5;

    public Algorithm Algorithm { get; init; } = Algorithms.All[0];

    /// <summary>What its proposals are withdrawn by: a later run of the same two datasets takes the place of an earlier one.</summary>
    public string Run => $"crossref {Dataset?.Value ?? "*"} {With?.Value ?? "*"}";
}

/// <summary>How far a cross-reference has got.</summary>
/// <param name="Asked">Parties that were asked for.</param>
/// <param name="Total">Parties in all.</param>
public readonly record struct CrossReached(long Asked, long Total);

/// <summary>What a cross-reference came to.</summary>
/// <param name="Before">Parties that an earlier run, which was stopped or killed, had asked for.</param>
/// <param name="Pairs">What is proposed, surest first, equals in order of their ids; empty where it was stopped.</param>
/// <param name="IsWhole">False where it was stopped: what it found is kept, and the next run with the same question on the same records goes on.</param>
public sealed record CrossOutcome(CrossReached Reached, long Before, ImmutableArray<ProposedPair> Pairs, bool IsWhole);

/// <summary>A pair with the reasons for its score.</summary>
public sealed record CrossExplained(ProposedPair Pair, CrossSide One, CrossSide Other, Match Match);

/// <summary>One side of a pair, as a line needs it.</summary>
public sealed record CrossSide(EntityId Id, string Name, string Schema, ImmutableArray<string> Datasets);

/// <summary>
/// Holds datasets against each other, or one against itself, by the one scorer. What it finds is proposed for people to decide; it joins nothing. Pairs are
/// kept in a file of the
/// workspace block by block, so that a run that was stopped or killed goes on; the store is written to once, at the end. The caller holds the workspace's lock.
/// </summary>
public sealed class CrossReferencing(IStore store, MatchIndex known, string workspace)
{
    const string Folder = "crossref";

    /// <summary>How many parties are asked for between two moments at which a run can be stopped without loss.</summary>
    public int Block { get; init; } = 1000;

    /// <summary>How many parties would be asked for.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public long Count(CrossAsked asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        known.Refresh();
        return Ids(known.Parties(), asked).Length;
    }

    /// <summary>Finds the pairs and proposes them.</summary>
    /// <param name="progress">Told after each block.</param>
    /// <param name="stop">Ends it; what was found by then is kept.</param>
    /// <exception cref="StorageException">The store or the workspace cannot be written.</exception>
    public CrossOutcome Run(CrossAsked asked, IProgress<CrossReached>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        known.Refresh();
        var index = known.Parties();
        var ids = Ids(index, asked);
        var path = PathOf(asked, index, ids.Length);
        try
        {
            var (before, after) = Cross(index, asked, (path, ids), progress, stop);
            if (after < ids.Length) return new(new(after, ids.Length), before, [], IsWhole: false);
            var pairs = Pairs(path, asked);
            // In one: a process that is killed here has proposed all of it or nothing, and the file is still there.
            store.Write([new Change.PairsWithdrawn(asked.Run), new Change.PairsProposed(pairs)]);
            File.Delete(path);
            return new(new(after, ids.Length), before, pairs, IsWhole: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"What the cross-reference finds cannot be kept in {path} ({e.Message.TrimEnd('.')}); check the disk and its permissions, then run it again.", e);
        }
    }

    /// <summary>Why a pair has its score, and what to call its sides; null where a side is on record no more.</summary>
    public CrossExplained? Explain(ProposedPair pair, Algorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(algorithm);
        var index = known.Parties();
        return index.Party(pair.One) is { } one && index.Party(pair.Other) is { } other
            ? new(pair, Side(index, one), Side(index, other), algorithm.Compare(one, other)) : null;
    }

    CrossSide Side(PartyIndex index, Matching.Scoring.Party party) =>
        new(party.Id, new EntityRecords(store, Viewer.Owner, ExportOptions.Default with { IncludeProposals = true }).Find(party.Id)?.Entity.Caption ?? party.NameTexts.FirstOrDefault() ?? party.Id.Value, party.Schema.Name, index.Names.Group(party.Id)?.Datasets ?? []);

    ImmutableArray<EntityId> Ids(PartyIndex index, CrossAsked asked)
    {
        if (asked.Dataset is { } only) return index.Names.Ids(new(null, d => d == only.Value));
        var reported = store.Datasets(Viewer.Owner).Where(d => d.Documents > 0).Select(d => d.Name.Value).ToHashSet(StringComparer.Ordinal);
        return index.Names.Ids(reported.Count > 0 ? new(null, reported.Contains) : null);
    }

    // The same question on the same records has the same file; another question's, or one of records that have changed, is of no use any more.
    string PathOf(CrossAsked asked, PartyIndex index, int count)
    {
        var folder = Path.Combine(workspace, Folder);
        var run = ContentHash.Of(asked.Run)[..16];
        var name = string.Create(CultureInfo.InvariantCulture, $"{asked.Algorithm.Name} {asked.Least:R} {asked.Limit} {Block} {index.Names.Sequence} {count}");
        var path = Path.Combine(folder, $"{run}.{ContentHash.Of(name)[..16]}.tsv");
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder, run + ".*.tsv"))
            if (old != path) File.Delete(old);
        return path;
    }

    (long Before, long After) Cross(PartyIndex index, CrossAsked asked, (string Path, ImmutableArray<EntityId> Ids) to, IProgress<CrossReached>? progress,
        CancellationToken stop)
    {
        using var file = CrossedFile.Open(to.Path);
        var before = Math.Min((long)file.Blocks * Block, to.Ids.Length);
        var after = before;
        var cross = new CrossReference(index, Viewer.Owner, new()
        {
            Algorithm = asked.Algorithm,
            Least = asked.Least,
            Limit = asked.Limit,
            Datasets = asked.With is { } with ? ImmutableHashSet.Create(with) : null,
        })
        { Block = Block };
        try
        {
            foreach (var block in cross.RunWithin(to.Ids, file.Blocks, null, stop))
            {
                file.Add(block);
                after += block.Asked;
                progress?.Report(new(after, to.Ids.Length));
                if (stop.IsCancellationRequested) break;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The block that was begun is asked again by the next run.
        }

        return (before, after);
    }

    // Either may have found the other: a pair is one pair, with the better score.
    static ImmutableArray<ProposedPair> Pairs(string path, CrossAsked asked)
    {
        var best = new Dictionary<(EntityId, EntityId), double>();
        foreach (var (query, candidate, score) in CrossedFile.Pairs(path))
        {
            var pair = query.CompareTo(candidate) <= 0 ? (query, candidate) : (candidate, query);
            if (!best.TryGetValue(pair, out var other) || other < score) best[pair] = score;
        }

        return [.. best.Select(p => new ProposedPair(p.Key.Item1, p.Key.Item2, p.Value, asked.Algorithm.Name, asked.Run)).OrderByDescending(p => p.Score)
            .ThenBy(p => p.One).ThenBy(p => p.Other)];
    }
}
