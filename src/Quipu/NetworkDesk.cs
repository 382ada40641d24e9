using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network;
using Quipu.Network.Snapshots;
using Quipu.Registers;

namespace Quipu;

/// <summary>The network at hand, for pages and programs: built at the first question, brought up to date by the change sequence. Safe from several threads.</summary>
/// <param name="store">Where the records are.</param>
/// <param name="folder">The workspace's folder, where the network is kept in a file; null: in memory only.</param>
public sealed class NetworkDesk(IStore store, string? folder = null)
{
    /// <summary>The file that holds it in a workspace's folder.</summary>
    public const string FileName = "network.snapshot";

    const int MostTies = 12;

    readonly Lock _renewing = new();
    readonly string? _path = folder is null ? null : Path.Combine(folder, FileName);
    Snapshot? _network;

    /// <summary>The ways between two entities, shortest first; empty where there is none of so few steps.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public ImmutableArray<FoundPath> Paths(Viewer viewer, PathQuery query)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        var network = Of(viewer);
        var view = new NetworkView(network, Filter(network, query));
        var found = Connections.Between(view, query.From, query.To, new(query.Count, query.Steps) { Through = query.Places ? null : knot => !IsPlace(network.KindOf(knot)) });
        return [.. found.Select(c => Shown(viewer, network, c))];
    }

    /// <summary>Who holds together what a query leaves of the network.</summary>
    /// <param name="count">Entities at most, those first that most ways run over.</param>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public Holders Holders(Viewer viewer, TieQuery query, int count)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        var network = Of(viewer);
        return new Holding(new(network, Filter(network, query)), query.Places ? _ => true : knot => !IsPlace(network.KindOf(knot))).Answer(count);
    }

    Snapshot Of(Viewer viewer)
    {
        // Who may see some datasets alone gets a network of these: standing and answers may rest on what is closed to them.
        if (viewer.Datasets is not null) return Networks.Current(store, viewer, null);
        lock (_renewing)
        {
            if (_network is { } there && there.Sequence == store.Sequence) return there;
            return _network = _network is null && _path is not null ? Kept(_path) : Networks.Current(store, viewer, _network);
        }
    }

    Snapshot Kept(string path)
    {
        try
        {
            return Networks.Kept(store, path);
        }
        catch (StorageException)
        {
            // A folder that is only read has no file; the next start builds the network again.
            return Networks.Current(store, Viewer.Owner, null);
        }
    }

    static TieFilter Filter(Snapshot network, TieQuery query)
    {
        var types = query.Types.Select(t => t.Wire()).ToHashSet(StringComparer.Ordinal);
        var filter = new TieFilter { Floor = query.Floor, Stages = query.Stages, AcceptedOnly = query.AcceptedOnly, AsOf = query.AsOf, KnownOn = query.KnownOn };
        if (types.Count == 0 && query.Registers) return filter;
        var relations = new Dictionary<int, bool>();
        foreach (ref readonly var tie in network.Ties.Span)
            if (!relations.ContainsKey(tie.Relation))
                relations[tie.Relation] = tie.FromRegister ? query.Registers : types.Count == 0 || types.Contains(network.Words[tie.Relation].Split('.')[0]);
        // An empty list would let all through.
        return filter with { Relations = [.. relations.Where(r => r.Value).Select(r => network.Words[r.Key]).DefaultIfEmpty("").Order(StringComparer.Ordinal)] };
    }

    static bool IsPlace(string kind) => kind == EntityType.Place.Wire() || (Schemata.Default.Find(kind) is { } schema && schema.IsA("Address"));

    FoundPath Shown(Viewer viewer, Snapshot network, Connection connection)
    {
        var hops = connection.Hops.Select((ties, i) => Hop(viewer, network, connection.Knots[i], ties)).ToImmutableArray();
        return new([.. connection.Knots.Select(k => new PathStop(network.IdOf(k), network.KindOf(k), network.NameOf(k)))], hops,
            Enumerable.Range(0, hops.Length).MinBy(i => connection.Hops[i].Max(t => Firmness(in network.Ties.Span[t]))));
    }

    PathHop Hop(Viewer viewer, Snapshot network, int from, ImmutableArray<int> ties)
    {
        var firmest = ties.OrderByDescending(t => Firmness(in network.Ties.Span[t])).ThenBy(t => t).ToList();
        var shown = firmest.Take(MostTies).Select(t => Tie(viewer, network, from, t)).OfType<PathTie>().ToImmutableArray();
        return new(shown, ties.Length - shown.Length);
    }

    PathTie? Tie(Viewer viewer, Snapshot network, int from, int tie)
    {
        var row = network.Ties[tie];
        var (relation, evidence) = (network.RelationOf(tie), network.EvidenceOf(tie));
        if (!row.FromRegister) return store.Claim(viewer, new(evidence)) is { } claim ? new(relation, row.From == from, row.Directed, claim, []) : null;
        var said = store.Statements(viewer, new(evidence)).Where(s => s.Statement.Entity.Value == evidence);
        var rows = Schemata.Default.Find(relation) is { Edge: not null } ? said.Where(s => s.Statement.Prop != Statement.Base)
            : said.Where(s => s.Statement.Prop == relation && s.Statement.PropType == "entity");
        return new(relation, row.From == from, row.Directed, null, [.. rows]);
    }

    // Modality first, then whether somebody stands for it, then how sure the reader was.
    static int Firmness(ref readonly TieRow tie)
    {
        var modality = tie.Modality switch { Modality.Stated => 3, Modality.Alleged => 2, Modality.Possible => 1, _ => 0 };
        return (modality * 10_000) + (tie.FromRegister || tie.IsAccepted ? 5_000 : 0) + tie.Sureness;
    }
}
