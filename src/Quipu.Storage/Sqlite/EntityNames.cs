namespace Quipu.Storage.Sqlite;

/// <summary>What the viewer may call an entity today, by any of its ids, whether of documents or of registers.</summary>
sealed class EntityNames(Session db, Scope scope)
{
    readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>Null where nothing that the viewer may see stands under the id.</summary>
    internal string? Of(EntityId id)
    {
        if (_known.TryGetValue(id.Value, out var known)) return known;
        var card = EntityReader.Canon(db, id) is { } canon ? db.Text($"select name from {EntityReader.CardsOf(scope)} c where c.key = ?1", canon) : null;
        return _known[id.Value] = card ?? (RegisterReader.Standing(db, scope, id.Value) is { } standing ? Registered(new(standing)) : null);
    }

    // Joined to somebody of the reporting, it has their name.
    string? Registered(EntityId id) =>
        (EntityReader.Canon(db, id) is { } canon ? db.Text($"select name from {EntityReader.CardsOf(scope)} c where c.key = ?1",
            canon) : null) ?? new RegisterReader(db, scope).NameOf(id);
}
