using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Quipu.Access;
using Quipu.Matching.Scoring;

namespace Quipu.Matching.Candidates;

/// <summary>
/// Parties, found through a <see cref="NameIndex"/> and scored by an <see cref="Algorithm"/>. Whatever asks for names asks here, so that a pair has one score.
/// Safe for any number of readers beside one writer.
/// </summary>
public sealed class PartyIndex : IDisposable
{
    /// <summary>Few: each is many objects that live for some hundred questions, and what lives that long is copied by every collection while all questions wait.</summary>
    const int MostKept = 1 << 8;

    /// <summary>So many are compared in any case; then nobody whose cheap fit is below this share of the best one's.</summary>
    internal const int LeastCompared = 8;
    internal const float Hopeless = .6f;

    /// <summary>Which schemata can be one thing with a schema.</summary>
    static readonly ConcurrentDictionary<string, ImmutableHashSet<string>> Reachable = new(StringComparer.Ordinal);

    readonly Kept?[] _kept = new Kept?[MostKept];

    /// <summary>Around an index that was loaded or is empty.</summary>
    public PartyIndex(NameIndex? names = null) => Names = names ?? new();

    /// <summary>The index of names within.</summary>
    public NameIndex Names { get; }

    public int Count => Names.Count;

    /// <summary>Adds entities, replaces those whose id is there, takes others out.</summary>
    /// <param name="put">Entities of any schema; those without a name or number of their own are kept but found by nobody.</param>
    /// <param name="taken">Ids that are no more.</param>
    /// <param name="sequence">The change of the store up to which the index is now.</param>
    public void Apply(IEnumerable<Entity> put, IEnumerable<EntityId>? taken = null, long? sequence = null) => Apply(put.Select(e => new KnownParty(e, false)), taken, sequence);

    /// <summary>Whether the entity stands in the index just so.</summary>
    public bool Has(Entity entity) => Has(new KnownParty(entity, false));

    internal void Apply(IEnumerable<KnownParty> put, IEnumerable<EntityId>? taken = null, long? sequence = null) => Names.Apply(put.Select(Listing), taken, sequence);

    internal bool Has(KnownParty party) => Names.Content(party.Id) is { } content && content.Span.SequenceEqual(PackedParty.Pack(party));

    /// <summary>Ids of the parties that are loose.</summary>
    internal HashSet<EntityId> Loose() => Names.IdsWhere(PackedParty.IsLoose);

    /// <summary>A party of the index; null where there is none of this id.</summary>
    public Party? Party(EntityId id) => Names.Find(id) is { } found ? Unpacked(found) : null;

    /// <summary>Who is most probably the one asked for, surest first; equals in order of their ids.</summary>
    /// <param name="viewer">Only whom one of their datasets says something of is found.</param>
    /// <param name="query">The party asked for; whoever has its id is not found.</param>
    /// <param name="asked">What else is asked; null: as by default.</param>
    /// <param name="shown">A party as the viewer may see it, null where they may not; null: as the index has it.</param>
    public ImmutableArray<MatchFound> Find(Viewer viewer, Party query, MatchAsked? asked = null, Func<EntityId, Party?>? shown = null)
    {
        asked ??= new();
        return [.. Scored(viewer, query, asked, shown).Select(s => new MatchFound(s.Party.Id, s.Party, asked.Algorithm.Compare(query, s.Party)))];
    }

    /// <summary>The same without the reasons, sooner.</summary>
    public ImmutableArray<(Party Party, double Score)> Scored(Viewer viewer, Party query, MatchAsked asked, Func<EntityId, Party?>? shown = null)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(asked);
        var scored = new List<(Party Party, double Score)>();
        var (first, compared) = (0f, 0);
        foreach (var candidate in Names.Candidates(Asked(query), asked.Compared, Admitted(viewer, query.Schema, asked)))
        {
            first = Math.Max(first, candidate.Score);
            if (++compared > LeastCompared && candidate.Score < first * Hopeless) break;
            if (asked.WithoutIds.Count > 0 && PackedParty.Ids(candidate).Any(asked.WithoutIds.Contains)) continue;
            if ((shown is null ? Unpacked(candidate) : shown(candidate.Id)) is not { } party) continue;
            if (asked.Topics.Count > 0 && !party.Topics.Any(asked.Topics.Contains)) continue;
            if (asked.Algorithm.Score(query, party) is var score && score > 0 && score >= asked.Least) scored.Add((party, score));
        }

        return [.. scored.OrderByDescending(s => s.Score).ThenBy(s => s.Party.Id).Take(asked.Limit)];
    }

    /// <summary>Reads an index from its file; false, with the reason as a sentence, where it has to be built anew.</summary>
    public static bool TryLoad(string path, [NotNullWhen(true)] out PartyIndex? index, [NotNullWhen(false)] out string? reason)
    {
        index = NameIndex.TryLoad(path, out var names, out reason) ? new(names) : null;
        return index is not null;
    }

    /// <inheritdoc cref="NameIndex.Save"/>
    public void Save(string path) => Names.Save(path);

    public void Dispose() => Names.Dispose();

    /// <summary>What an entity is found by. Its names are not taken apart here: that costs most, and only those who are compared need it.</summary>
    static Listed Listing(KnownParty party)
    {
        var entity = party.Entity;
        var (names, identifiers) = (new List<string>(), new List<string>());
        foreach (var name in entity.Properties)
        {
            var property = entity.Schema[name]!;
            if (property.Type.Name == "name" && (property.Matchable || name == "weakAlias")) names.AddRange(entity[name]);
            else if (property.Type.Name is "identifier" && property.Matchable || property.Type.Name is "email" or "phone") identifiers.AddRange(entity[name]);
        }

        if (names.Count == 0) names.Add(string.Join(' ', Scoring.Party.NameParts.SelectMany(p => entity[p])));
        var dates = entity["birthDate"] is { Count: > 0 } born ? born : entity["incorporationDate"];
        return new(entity.Id, entity.Schema.Name)
        {
            Names = [.. names],
            Identifiers = [.. identifiers],
            Years = [.. Years(dates)],
            Datasets = [.. entity.Datasets],
            Content = PackedParty.Pack(party),
        };
    }

    /// <summary>What a party is looked for by: the same.</summary>
    internal static Listed Asked(Party party) => new(party.Id, party.Schema.Name)
    {
        Names = party.WeakAliases.IsEmpty ? party.NameTexts : party.NameTexts.AddRange(party.WeakAliases),
        Identifiers = [.. party.Identifiers.Select(i => i.Value), .. party["email"], .. party["phone"]],
        Years = [.. Years(party.BirthDates.IsEmpty ? party["incorporationDate"] : party.BirthDates)],
    };

    static IEnumerable<int> Years(IEnumerable<string> dates)
    {
        foreach (var date in dates)
            if (date.Length >= 4 && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)) yield return year;
    }

    /// <summary>Only schemata that can be one thing with the one asked for, and datasets that may be seen, narrowed as is asked.</summary>
    internal static Admission Admitted(Viewer viewer, Schema schema, MatchAsked asked)
    {
        var schemata = Reachable.GetOrAdd(schema.Name, static (_, one) => [.. Schemata.Default.All.Where(s => s.CanMatch(one) || one.CanMatch(s)).Select(s => s.Name)], schema);
        Func<string, bool>? sees = viewer.Datasets is null && asked.Datasets is null ? null
            : d => new DatasetName(d) is var dataset && viewer.Sees(dataset) && asked.Datasets?.Contains(dataset) != false;
        return new(asked.Schemata is { } narrowed ? schemata.Intersect(narrowed) : schemata, sees);
    }

    /// <summary>A candidate as a party; those that were asked for lately are kept.</summary>
    internal Party Unpacked(Candidate candidate)
    {
        ref var place = ref _kept[(uint)string.GetHashCode(candidate.Id.Value, StringComparison.Ordinal) % MostKept];
        if (Volatile.Read(ref place) is { } kept && kept.Id == candidate.Id && kept.Schema == candidate.Schema && kept.Content.Equals(candidate.Content)) return kept.Party;
        var party = PackedParty.Unpack(candidate.Id, Schemata.Default[candidate.Schema], candidate.Content.Span);
        Volatile.Write(ref place, new(candidate.Id, candidate.Schema, candidate.Content, party));
        return party;
    }

    sealed record Kept(EntityId Id, string Schema, ReadOnlyMemory<byte> Content, Party Party);
}
