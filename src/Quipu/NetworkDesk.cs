using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quipu.Access;
using Quipu.Model;
using Quipu.Network;
using Quipu.Network.Money;
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
    readonly Recent<Ledger> _ledgers = new(8);
    Snapshot? _network;
    CrowdDesk? _crowd;

    internal IStore Store => store;

    /// <summary>The network as a whole, with a place for everybody.</summary>
    public CrowdDesk Crowd => LazyInitializer.EnsureInitialized(ref _crowd, () => new(this, folder));

    /// <summary>Of each year of the world the documents and registers in which something began then, by what is dated and was not rejected. An answer has the day of the
    /// document that gives it, and no place there.</summary>
    internal ILookup<int, (string Id, bool IsDocument)> SourcesByYear(Viewer viewer)
    {
        var (network, seen) = (Of(viewer), new HashSet<(int Year, int Word, bool IsDocument)>());
        var answers = network.Relations.Where(r => network.Words[r] == "answers").DefaultIfEmpty(-1).First();
        foreach (ref readonly var tie in network.Ties.Span)
            if (tie.First is not (TieRow.Always or TieRow.ForEver) && tie.Relation != answers && !tie.Negated && tie.Review != Claims.ReviewState.Rejected)
                seen.Add((DateOnly.FromDayNumber(tie.First).Year, tie.FromRegister ? tie.Dataset : tie.Document, !tie.FromRegister));
        return seen.ToLookup(s => s.Year, s => (network.Words[s.Word], s.IsDocument));
    }

    /// <summary>The ways between two entities, shortest first; empty where there is none of so few steps.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public ImmutableArray<FoundPath> Paths(Viewer viewer, PathQuery query)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        var network = Of(viewer);
        // Few ties lie on the way of most questions.
        var view = new NetworkView(network, Filter(network, query.Ties), isNearby: true);
        var found = Connections.Between(view, query.From, query.To, new(query.Count, query.Steps) { Through = query.Ties.Places ? null : knot => !IsPlace(network.KindOf(knot)) });
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

    /// <summary>Who is tied to the same others as an entity, and not to it.</summary>
    /// <param name="count">Rows at most.</param>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public SharedTies Shared(Viewer viewer, EntityId entity, TieQuery query, int count)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        var network = Of(viewer);
        var knot = network.Find(entity);
        return knot < 0 ? SharedTies.None : new Holding(new(network, Filter(network, query)), query.Places ? _ => true : other => !IsPlace(network.KindOf(other))).Shared(knot, count);
    }

    /// <summary>Money that went between parties, as registers and reporting have it.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public Ledger Money(Viewer viewer, MoneyQuery query)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        // Who looks decides what there is and how it is named.
        var seen = viewer.Datasets is { } datasets ? string.Join(',', datasets.Select(d => d.Value).Order(StringComparer.Ordinal)) : "*";
        return _ledgers.Of($"{store.Sequence} {viewer.Unmasked} {viewer.Language} {seen} {JsonSerializer.Serialize(query)}", () => MoneyOf(viewer, query));
    }

    Ledger MoneyOf(Viewer viewer, MoneyQuery query)
    {
        var network = Of(viewer);
        int? party = query.Entity is { } id ? network.Find(id) : null;
        if (party < 0) return Ledger.Empty;
        var hops = MoneyTies.Of(new(network, new() { Floor = query.Floor, AcceptedOnly = query.AcceptedOnly }), party).Where(h => query.Kinds.IsEmpty || query.Kinds.Contains(h.Kind)).ToList();
        var read = hops.Take(query.Most).Select(h => Transferred(viewer, network, h)).OfType<Transfer>()
            .Where(t => (query.Currency is null || t.Sum.Currency == query.Currency) && IsWithin(t.Date, query)).ToList();
        return Ledger.Of(read, Math.Max(0, hops.Count - query.Most));
    }

    /// <summary>A desk for patterns on the network at hand.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public PatternDesk Patterns(Viewer viewer, PatternQuestion? question = null)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return PatternDesk.Of(store, viewer, question ?? new(), Of(viewer));
    }

    static bool IsWithin(PartialDate? date, MoneyQuery query) =>
        (query.From is null || date?.Latest >= query.From.Value.Earliest) && (query.To is null || date?.Earliest <= query.To.Value.Latest);

    Transfer? Transferred(Viewer viewer, Snapshot network, MoneyHop hop)
    {
        if (Tie(viewer, network, network.Ties[hop.Tie].From, hop.Tie) is not { } tie) return null;
        // What a contract is worth, its own rows say where those of the award do not.
        var rows = hop.Contract < 0 ? tie.Rows : [.. tie.Rows, .. store.Statements(viewer, network.IdOf(hop.Contract)).Where(s => s.Statement.Prop is "amount" or "currency" or "authority" or "title" or "contractDate")];
        var said = tie with { Rows = rows };
        var (sum, date) = said.Claim is { } shown ? (Of(shown.Claim[Detail.Amount], shown.Claim[Detail.Currency]) with { Every = Recurrence.Of(shown.Claim[Detail.Period]) }, shown.Claim.Date) : (Of(First("amount"), First("currency")), Dated());
        return new(Stop(network, hop.From), Stop(network, hop.To), hop.Kind, sum, date, [said]);

        string? First(string property) => rows.FirstOrDefault(r => r.Statement.Prop == property && !r.Vanished)?.Statement.Value;

        PartialDate? Dated() => PartialDate.TryParse(First("date") ?? First("startDate") ?? First("contractDate") ?? "", out var day) ? day : null;
    }

    static Sum Of(string? amount, string? currency) =>
        new(amount is not null && decimal.TryParse(amount, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null, currency?.ToUpperInvariant());

    static PathStop Stop(Snapshot network, int knot) => new(network.IdOf(knot), network.KindOf(knot), network.NameOf(knot));

    /// <summary>The network as the store now has it for a viewer.</summary>
    internal Snapshot Of(Viewer viewer)
    {
        // Who may see some datasets alone gets a network of these: standing and answers may rest on what is closed to them.
        if (viewer.Datasets is not null) return Networks.Current(store, viewer, null);
        // It is kept for whoever asks next, so it has no name that they might not see.
        lock (_renewing)
        {
            if (_network is { } there && there.Sequence == store.Sequence) return there;
            return _network = _network is null && _path is not null ? Kept(_path) : Networks.Current(store, Viewer.Owner, _network);
        }
    }

    /// <summary>Has it built from the store at the next question: another build of Quipu may read other ties from the same records.</summary>
    /// <exception cref="StorageException">The old file cannot be removed.</exception>
    internal void Renew()
    {
        lock (_renewing)
        {
            _network = null;
            if (_path is not null) Workspace.DropDerived(Path.GetDirectoryName(_path)!, FileName);
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

    internal static TieFilter Filter(Snapshot network, TieQuery query)
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

    internal static bool IsPlace(string kind) => kind == EntityType.Place.Wire() || (Schemata.Default.Find(kind) is { } schema && schema.IsA("Address"));

    FoundPath Shown(Viewer viewer, Snapshot network, Connection connection)
    {
        var hops = connection.Hops.Select((ties, i) => Hop(viewer, network, connection.Knots[i], ties)).ToImmutableArray();
        return new([.. connection.Knots.Select(k => Stop(network, k))], hops,
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
        return new(relation, row.From == from, row.Directed, null, Rows(store, viewer, (relation, evidence)));
    }

    /// <summary>The statements of a register that show a tie: all of an entity that ties two, else those of the property; where neither is there, all that is said of it.</summary>
    /// <param name="tie">The relation, and the register's entity that says so.</param>
    public static ImmutableArray<KeptStatement> Rows(IStore store, Viewer viewer, (string Relation, string Evidence) tie)
    {
        ArgumentNullException.ThrowIfNull(store);
        var said = store.Statements(viewer, new(tie.Evidence)).Where(s => s.Statement.Entity.Value == tie.Evidence && s.Statement.Prop != Statement.Base).ToImmutableArray();
        var name = tie.Relation.Split('.')[0];
        if (Schemata.Default.Find(name) is { Edge: not null }) return said;
        var property = said.Where(s => s.Statement.Prop == name).ToImmutableArray();
        return property.IsEmpty ? said : property;
    }

    // Modality first, then whether somebody stands for it, then how sure the reader was.
    static int Firmness(ref readonly TieRow tie)
    {
        var modality = tie.Modality switch { Modality.Stated => 3, Modality.Alleged => 2, Modality.Possible => 1, _ => 0 };
        return (modality * 10_000) + (tie.FromRegister || tie.IsAccepted ? 5_000 : 0) + tie.Sureness;
    }
}
