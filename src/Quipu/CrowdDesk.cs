using System.Collections.Immutable;
using System.Globalization;
using Quipu.Access;
using Quipu.Network;
using Quipu.Network.Algorithms;
using Quipu.Network.Layout;
using Quipu.Network.Snapshots;

namespace Quipu;

/// <summary>The network as a whole with a place for everybody, who keep it between visits, filters and days. Safe from several threads.</summary>
public sealed class CrowdDesk
{
    /// <summary>The file that holds the places in a workspace's folder: coordinates by hashes of ids, no names.</summary>
    public const string FileName = "network.places";

    // Answers that are kept: pages, their data and the days that somebody goes through.
    const int MostKept = 12;

    readonly NetworkDesk _network;
    readonly string? _path;
    readonly Lock _folding = new(), _placing = new();
    readonly List<(string Key, long Sequence, Crowd Crowd)> _kept = [];
    readonly Dictionary<string, (long Sequence, Dictionary<ulong, Spot> Spots)> _places = new(StringComparer.Ordinal);

    internal CrowdDesk(NetworkDesk network, string? folder) => (_network, _path) = (network, folder is null ? null : Path.Combine(folder, FileName));

    /// <summary>Who is tied to whom, as far as a filter leaves it.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public Crowd Of(Viewer viewer, CrowdQuery query)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        var (key, sequence) = ($"{Sight(viewer)}|{Key(query)}", _network.Store.Sequence);
        lock (_folding)
        {
            var at = _kept.FindIndex(k => k.Key == key && k.Sequence == sequence);
            if (at >= 0)
            {
                var there = _kept[at];
                _kept.RemoveAt(at);
                _kept.Add(there);
                return there.Crowd;
            }

            var network = _network.Of(viewer);
            var view = new NetworkView(network, NetworkDesk.Filter(network, query.Ties));
            var crowd = new CrowdTies(view, query.Ties.Places ? _ => true : knot => !NetworkDesk.IsPlace(network.KindOf(knot))).Answer(query.Grouping).Crowd;
            _kept.RemoveAll(k => k.Key == key || k.Sequence != sequence);
            if (_kept.Count >= MostKept) _kept.RemoveAt(0);
            _kept.Add((key, sequence, crowd));
            return crowd;
        }
    }

    /// <summary>The same with the place of each party: where it stands in the whole, whatever the filter leaves of that.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public CrowdSheet Sheet(Viewer viewer, CrowdQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (crowd, spots) = (Of(viewer, query), Spots(viewer, query.Grouping));
        var placed = Network.Layout.Sheet.Of(GraphOf(crowd), [.. crowd.Parties.Select(p => p.Group)], [.. crowd.Parties.Select(p => Known(spots, p))], isFixed: true);
        return new(crowd, [.. placed.Select(s => s.X)], [.. placed.Select(s => s.Y)]);
    }

    /// <summary>Names as a viewer may see them: the network is kept for whoever asks, and somebody may have been masked since.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public ImmutableArray<PathStop> Shown(Viewer viewer, IEnumerable<PathStop> stops) => _network.Store.Masked(viewer, stops.ToImmutableArray());

    // Of the whole, without a filter: what all filtered views are parts of.
    Dictionary<ulong, Spot> Spots(Viewer viewer, CrowdGrouping grouping)
    {
        var key = $"{Sight(viewer)}|{grouping}";
        var crowd = Of(viewer, new(new(), grouping));
        var sequence = _network.Store.Sequence;
        lock (_placing)
        {
            if (_places.TryGetValue(key, out var kept) && kept.Sequence == sequence) return kept.Spots;
            var isOwn = viewer.Datasets is null && _path is not null;
            var before = kept.Spots ?? (isOwn ? SpotFile.Read(_path!).GetValueOrDefault(key) : null) ?? [];
            var placed = Network.Layout.Sheet.Of(GraphOf(crowd), [.. crowd.Parties.Select(p => p.Group)], [.. crowd.Parties.Select(p => Known(before, p))]);
            var spots = new Dictionary<ulong, Spot>();
            for (var i = 0; i < placed.Length; i++) spots[SpotFile.KeyOf(crowd.Parties[i].Who.Id)] = placed[i];
            _places[key] = (sequence, spots);
            if (isOwn && !Same(before, spots)) SpotFile.Write(_path!, key, spots);
            return spots;
        }
    }

    static bool Same(Dictionary<ulong, Spot> one, Dictionary<ulong, Spot> other) => one.Count == other.Count && other.All(s => one.TryGetValue(s.Key, out var spot) && spot == s.Value);

    static Spot? Known(Dictionary<ulong, Spot> spots, CrowdParty party) => spots.TryGetValue(SpotFile.KeyOf(party.Who.Id), out var spot) ? spot : null;

    static Graph GraphOf(Crowd crowd) => Graph.Of(crowd.Parties.Length, [.. crowd.Ties.Select(t => t.From)], [.. crowd.Ties.Select(t => t.To)], isDirected: false);

    // Who may see some datasets alone has places of their own: where somebody stands would tell of ties that they may not see.
    static string Sight(Viewer viewer) => viewer.Datasets is null ? "" : string.Join(',', viewer.Datasets.Select(d => d.Value).Order(StringComparer.Ordinal));

    static string Key(CrowdQuery query) => string.Create(CultureInfo.InvariantCulture,
        $"{query.Grouping}|{string.Join(',', query.Ties.Types)}|{query.Ties.Registers}|{query.Ties.Places}|{query.Ties.Floor}|{string.Join(',', query.Ties.Stages)}|{query.Ties.AcceptedOnly}|{query.Ties.AsOf:O}|{query.Ties.KnownOn:O}");
}
