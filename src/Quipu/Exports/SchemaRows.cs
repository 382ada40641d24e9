using System.Collections.Immutable;
using System.Text;

namespace Quipu.Exports;

/// <summary>The entities of one schema as a table: id, caption, datasets and the properties that any of them has; several values of one are joined by <c>; </c>.</summary>
sealed class SchemaTable(Schema schema, ImmutableArray<string> properties, FileStream kept) : IDisposable
{
    internal Schema Schema { get; } = schema;

    internal long Rows { get; private set; }

    internal string[] Header { get; } = ["id", "caption", "datasets", .. properties];

    internal void Add(Entity entity)
    {
        using var writer = new BinaryWriter(kept, Encoding.UTF8, leaveOpen: true);
        foreach (var cell in (IEnumerable<string>)[entity.Id.Value, entity.Caption, string.Join("; ", entity.Datasets), .. properties.Select(p => string.Join("; ", entity[p]))])
            writer.Write(cell);
        Rows++;
    }

    internal IEnumerable<string[]> Read()
    {
        kept.Position = 0;
        using var reader = new BinaryReader(kept, Encoding.UTF8, leaveOpen: true);
        for (var row = 0L; row < Rows; row++)
        {
            var cells = new string[Header.Length];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.ReadString();
            yield return cells;
        }
    }

    public void Dispose() => kept.Dispose();
}

/// <summary>
/// Entities sorted into a table for each schema. They come in order of id and not of schema, and are more than memory may hold: the rows wait in
/// nameless files that vanish when closed.
/// </summary>
sealed class SchemaRows : IDisposable
{
    readonly SortedDictionary<string, SchemaTable> _tables = new(StringComparer.Ordinal);

    internal SchemaRows(Func<IEnumerable<Entity>> entities)
    {
        var used = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var entity in entities())
        {
            if (!used.TryGetValue(entity.Schema.Name, out var properties)) used[entity.Schema.Name] = properties = new(StringComparer.Ordinal);
            properties.UnionWith(entity.Properties);
        }

        foreach (var (name, properties) in used)
        {
            var schema = Schemata.Default[name];
            var featured = schema.Featured.Where(properties.Contains);
            _tables[name] = new(schema, [.. featured.Union(properties)], Waiting());
        }

        foreach (var entity in entities()) _tables[entity.Schema.Name].Add(entity);
    }

    internal IEnumerable<SchemaTable> Tables => _tables.Values;

    public void Dispose()
    {
        foreach (var table in _tables.Values) table.Dispose();
    }

    static FileStream Waiting()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), "quipu-" + Path.GetRandomFileName()), options);
    }
}
