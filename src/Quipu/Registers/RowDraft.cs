using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quipu.Model;
using Quipu.Registers.Json;
using Quipu.Registers.Tables;

namespace Quipu.Registers;

/// <summary>Gathers what a row becomes: entities with their values and columns, figures, notes.</summary>
sealed class RowDraft
{
    readonly ImmutableArray<RowStatement>.Builder _statements = ImmutableArray.CreateBuilder<RowStatement>();
    readonly ImmutableArray<Figure>.Builder _figures = ImmutableArray.CreateBuilder<Figure>();
    readonly ImmutableArray<RowNote>.Builder _notes = ImmutableArray.CreateBuilder<RowNote>();
    readonly RowPlace _place;
    bool _isRepeated;

    internal RowDraft(RegisterReading reading, RowPlace place) => (Reading, _place) = (reading, place);

    /// <summary>Of a record of JSON; null where it could not be read.</summary>
    internal RowDraft(RegisterReading reading, RowPlace place, JsonElement? item)
        : this(reading, place)
    {
        if (item is { } value && JsonEscapes.HasHalves(value)) Note(NoteKind.Cleaned, null, null, JsonEscapes.Left);
    }

    internal RowDraft(RegisterReading reading, int file, TableRow row)
        : this(reading, new(file, row.Number)) => _notes.AddRange(row.Notes);

    internal RegisterReading Reading { get; }

    /// <summary>An entity that this row is about, or names.</summary>
    /// <exception cref="ArgumentException">The model has no such schema.</exception>
    internal EntityDraft Entity(string schema, string id, string column)
    {
        var draft = new EntityDraft(this, Schemata.Default[schema], new(id));
        if (IsSaid(draft.Id, Statement.Base, draft.Schema.Name)) return draft;
        Keep(Statement.ForEntity(draft.Schema, draft.Id, Reading.Dataset), column);
        Reading.Say((id, Statement.Base, draft.Schema.Name));
        return draft;
    }

    internal void Note(NoteKind kind, string? column, string? value, string reason) => _notes.Add(new(kind, column, value, reason));

    /// <summary>Says why nothing came of the row.</summary>
    internal RegisterRecord Skip(string reason)
    {
        Note(NoteKind.Skipped, null, null, reason);
        return Record();
    }

    internal void Add(Figure figure) => _figures.Add(figure);

    internal void Keep(Statement statement, string column)
    {
        // A row has tens of statements: looking through them is quicker than a set.
        foreach (var (kept, _) in _statements)
            if (kept.Value == statement.Value && kept.Prop == statement.Prop && kept.Entity == statement.Entity) return;
        _statements.Add(new(statement, column));
    }

    /// <summary>Whether a value, as it came, was kept for an entity by this row or one shortly before it.</summary>
    internal bool IsSaid(EntityId entity, string property, string value)
    {
        if (!Reading.IsSaid((entity.Value, property, value))) return false;
        _isRepeated = true;
        return true;
    }

    /// <summary>The record; where nothing was made and nothing says why, or the row was only said before, it says so.</summary>
    internal RegisterRecord Record()
    {
        if (_statements.Count == 0 && _figures.Count == 0 && !_notes.Any(n => n.Kind is NoteKind.Skipped or NoteKind.Quarantined))
            Note(NoteKind.Skipped, null, null, _isRepeated ? "Everything that the row says was said by a row before it." : "The row has nothing that this kind of register keeps.");
        return new(_place) { Statements = _statements.ToImmutable(), Figures = _figures.ToImmutable(), Notes = _notes.ToImmutable() };
    }
}

/// <summary>An entity of a row, while its values are gathered. A value that its property cannot have is noted, not kept.</summary>
sealed class EntityDraft(RowDraft row, Schema schema, EntityId id)
{
    internal Schema Schema { get; } = schema;

    internal EntityId Id { get; } = id;

    /// <summary>Adds a value as the column has it; nothing where the column is empty.</summary>
    /// <exception cref="ArgumentException">The schema has no such property.</exception>
    internal EntityDraft Add(string property, string? value, string column) => Add(property, value, column, value);

    /// <summary>Points at another entity.</summary>
    internal EntityDraft Add(string property, EntityDraft other, string column) => Add(property, other.Id.Value, column, null);

    /// <summary>Adds a value that was made of what the column has (a date in another form, a part of a text).</summary>
    internal EntityDraft Add(string property, string? value, string column, string? verbatim)
    {
        if (string.IsNullOrWhiteSpace(value) || row.IsSaid(Id, property, value)) return this;
        if (!Statement.TryMake(Schema, new(row.Reading.Dataset, Id, property, value), out var statement))
        {
            row.Note(NoteKind.Dropped, column, verbatim ?? value, Why(property));
            return this;
        }

        if (IsChanged(value, statement)) row.Note(NoteKind.Cleaned, column, verbatim ?? value, $"Kept as '{statement.Value}'.");
        row.Keep(verbatim is null || verbatim == statement.Value ? statement with { OriginalValue = null } : statement with { OriginalValue = verbatim }, column);
        row.Reading.Say((Id.Value, property, value));
        return this;
    }

    /// <summary>Says that a value of the row is not kept, and why.</summary>
    internal EntityDraft Drop(string column, string value, string reason)
    {
        row.Note(NoteKind.Dropped, column, value, reason);
        return this;
    }

    /// <summary>Spaces and case are no change; a code in place of a word, or a date in ISO form, is kept with its original and is no doubt either.</summary>
    static bool IsChanged(string original, Statement statement) =>
        statement.PropType is not ("country" or "date" or "gender" or "topic" or "language" or "entity" or "number") && !Same(original, statement.Value);

    static bool Same(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (i, k) = (0, 0);
        while (true)
        {
            while (i < one.Length && char.IsWhiteSpace(one[i])) i++;
            while (k < other.Length && char.IsWhiteSpace(other[k])) k++;
            if (i == one.Length || k == other.Length) return i == one.Length && k == other.Length;
            if (char.ToUpperInvariant(one[i++]) != char.ToUpperInvariant(other[k++])) return false;
        }
    }

    string Why(string property) => Schema[property] is { } p ? $"No {p.Type.Name} that {Schema.Name}:{property} may have." : $"{Schema.Name} has no {property}.";
}

/// <summary>One reading of register files: the dataset, and what was said before, so that a party named in every row is not said again and again.</summary>
sealed class RegisterReading(DatasetName dataset)
{
    /// <summary>Beyond this many all are forgotten: saying a thing twice is no harm, holding everything is.</summary>
    const int Remembered = 100_000;

    readonly HashSet<(string, string, string)> _said = [];
    readonly Dictionary<(string, string, string), string> _ids = [];
    readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    internal DatasetName Dataset { get; } = dataset;

    internal bool IsSaid((string Entity, string Property, string Value) said) => _said.Contains(said);

    internal void Say((string Entity, string Property, string Value) said)
    {
        if (_said.Count >= Remembered) _said.Clear();
        _said.Add(said);
    }

    /// <summary>An id hangs on how many rows like it came before.</summary>
    internal bool HasCounted { get; private set; }

    /// <summary>The id of a tie between two; the same ties come again and again.</summary>
    internal string TieOf(string prefix, EntityDraft one, EntityDraft other)
    {
        if (_ids.TryGetValue((prefix, one.Id.Value, other.Id.Value), out var id)) return id;
        if (_ids.Count >= Remembered) _ids.Clear();
        return _ids[(prefix, one.Id.Value, other.Id.Value)] = RegisterId.Of(prefix, one.Id.Value, other.Id.Value);
    }

    /// <summary>The id of what is known by its name; names come again and again.</summary>
    internal string IdOf(string prefix, string name, string within = "")
    {
        if (_ids.TryGetValue((prefix, name, within), out var id)) return id;
        if (_ids.Count >= Remembered) _ids.Clear();
        return _ids[(prefix, name, within)] = RegisterId.OfName(prefix, name, RegisterId.Key(within));
    }

    /// <summary>How many rows had this key before: "0" most often. Remembers the last hundred thousand keys, which are rows that stand near each other.</summary>
    internal string Ordinal(string key)
    {
        HasCounted = true;
        if (_ordinals.Count >= Remembered) _ordinals.Clear();
        var count = _ordinals.GetValueOrDefault(key);
        _ordinals[key] = count + 1;
        return count.ToString(CultureInfo.InvariantCulture);
    }
}
