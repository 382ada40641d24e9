using System.Collections.Immutable;
using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>A number of a party.</summary>
/// <param name="Property">The property that has it: <c>taxNumber</c>.</param>
/// <param name="Format">The numbering system, where the property has one: <c>lei</c>; else null.</param>
/// <param name="Value">The number as its source has it.</param>
public readonly record struct PartyIdentifier(string Property, string? Format, string Value);

/// <summary>
/// What is compared: one side of a question, made once and compared many times. Names are analysed when it is made; all else is kept as it was said.
/// </summary>
public sealed class Party
{
    internal static readonly string[] NameParts = ["firstName", "secondName", "middleName", "fatherName", "lastName", "motherName"];

    static readonly string[] HintProperties = [.. NameParts, "title", "nameSuffix"];

    readonly Dictionary<string, ImmutableArray<string>> _values = new(StringComparer.Ordinal);
    readonly NameHints? _hints;
    Tuple<PartyKind, ImmutableArray<AnalysedName>>? _as;

    Party(EntityId id, Schema schema, IEnumerable<(Property Property, IEnumerable<string> Values)> said)
    {
        (Id, Schema, Kind) = (id, schema, PartyKinds.Of(schema));
        var (names, countries, addresses, identifiers) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal), new List<string>(), new List<PartyIdentifier>());
        foreach (var (property, values) in said)
        {
            var all = values.ToImmutableArray();
            if (all.Length == 0) continue;
            _values[property.Name] = all;
            if (property.Type.Name == "name" && property.Matchable) names.AddRange(all);
            else if (property.Type.Name == "country" && property.Matchable) countries.UnionWith(all);
            else if (property.Type.Name == "address" && property.Matchable) addresses.AddRange(all);
            else if (property.Type.Name == "identifier" && property.Matchable) identifiers.AddRange(all.Select(v => new PartyIdentifier(property.Name, property.Format, v)));
        }

        _hints = Hints();
        if (names.Count == 0 && Composed() is { } composed) names.Add(composed);
        NameTexts = [.. names.Distinct(StringComparer.Ordinal)];
        (Countries, Addresses, Identifiers) = ([.. countries], [.. addresses], [.. identifiers]);
        Names = Analysed(Kind);
    }

    public EntityId Id { get; }

    public Schema Schema { get; }

    public PartyKind Kind { get; }

    /// <summary>Its names and aliases as they were said, weak ones left out; composed of their parts where only those were said.</summary>
    public ImmutableArray<string> NameTexts { get; }

    /// <summary>The same, taken apart.</summary>
    public ImmutableArray<AnalysedName> Names { get; }

    /// <summary>Names that prove nothing alone: nicknames, noms de guerre.</summary>
    public ImmutableArray<string> WeakAliases => this["weakAlias"];

    /// <summary>Codes of the countries that are said of it, in ordinal order.</summary>
    public ImmutableArray<string> Countries { get; }

    public ImmutableArray<string> Addresses { get; }

    public ImmutableArray<PartyIdentifier> Identifiers { get; }

    public ImmutableArray<string> BirthDates => this["birthDate"];

    public ImmutableArray<string> Genders => this["gender"];

    public ImmutableArray<string> Topics => this["topics"];

    /// <summary>The values of a property; empty where it has none.</summary>
    public ImmutableArray<string> this[string property] => _values.TryGetValue(property, out var values) ? values : [];

    /// <summary>An entity as it is compared.</summary>
    public static Party Of(Entity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new(entity.Id, entity.Schema, entity.Properties.Select(p => (entity.Schema[p]!, (IEnumerable<string>)entity[p])));
    }

    /// <summary>The same, of values that were cleaned before.</summary>
    internal static Party Of(EntityId id, Schema schema, IEnumerable<(Property Property, IEnumerable<string> Values)> said) => new(id, schema, said);

    /// <summary>Values of properties as they were asked or as a table row has them, cleaned; what is no value of its property is left out.</summary>
    /// <param name="schema">A schema's name: <c>Person</c>.</param>
    /// <param name="values">Property and value; a property may come more than once.</param>
    /// <exception cref="ArgumentException">There is no such schema, or it has no such property.</exception>
    public static Party Of(string schema, IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var entity = new Entity(new("query"), Schemata.Default[schema]);
        foreach (var (property, value) in values) entity.Add(property, value);
        return Of(entity);
    }

    /// <summary>Its names taken apart as those of another kind: a legal entity beside a company is one.</summary>
    public ImmutableArray<AnalysedName> NamesAs(PartyKind kind)
    {
        if (kind == Kind) return Names;
        var kept = _as;
        if (kept?.Item1 == kind) return kept.Item2;
        var names = Analysed(kind);
        _as = new(kind, names);
        return names;
    }

    /// <summary>The kind as which two parties' names are compared; unknown where their schemata cannot be one thing.</summary>
    internal static PartyKind Common(Party one, Party other) =>
        !one.Schema.CanMatch(other.Schema) && !other.Schema.CanMatch(one.Schema) ? PartyKind.Unknown
        : Schemata.Common(one.Schema, other.Schema) is null ? PartyKind.Unknown
        : PartyKinds.Of(one.Schema.IsA(other.Schema) ? one.Schema : other.Schema);

    ImmutableArray<AnalysedName> Analysed(PartyKind kind) => [.. NameTexts.Select(n => NameAnalysis.Analyse(n, kind, _hints))];

    string? Composed() => NameParts.SelectMany(p => this[p].Take(1)).ToArray() is { Length: > 0 } parts ? string.Join(' ', parts) : null;

    NameHints? Hints()
    {
        if (!Array.Exists(HintProperties, _values.ContainsKey)) return null;
        var hints = new NameHints();
        Say("firstName", PartRole.Given);
        Say("lastName", PartRole.Family);
        Say("secondName", PartRole.Middle);
        Say("middleName", PartRole.Middle);
        Say("fatherName", PartRole.Family);
        Say("motherName", PartRole.Maternal);
        Say("title", PartRole.Honorific);
        Say("nameSuffix", PartRole.Suffix);
        return hints.IsEmpty ? null : hints;

        void Say(string property, PartRole role)
        {
            foreach (var value in this[property]) hints.Say(value, role);
        }
    }
}
