namespace Quipu.Registers.Procurement;

/// <summary>One reading of procurement files: the paths met, and what the parties met were taken for.</summary>
sealed class OcdsReading(DatasetName dataset)
{
    /// <summary>Members named by data (an object by id instead of a list) would make paths without end.</summary>
    const int MostPaths = 20_000;

    const int Remembered = 100_000;

    readonly Dictionary<string, string> _schemata = new(StringComparer.Ordinal);
    OcdsPath _root = new("");
    int _paths;

    internal RegisterReading Register { get; } = new(dataset);

    internal long Row { get; private set; }

    internal long Objects { get; set; }

    /// <summary>A new row, and the path that its values stand under.</summary>
    internal OcdsPath Begin()
    {
        if (_paths > MostPaths) (_root, _paths) = (new(""), 0);
        Row++;
        return _root;
    }

    internal OcdsPath Member(OcdsPath path, string name) => path.Member(name, ref _paths);

    /// <summary>
    /// The schema that an entity gets: as wanted, or as rows before had it where both cannot be (a public body that is a company too): statements of one entity must go together.
    /// </summary>
    internal string SchemaOf(string entity, string wanted)
    {
        if (!_schemata.TryGetValue(entity, out var known))
        {
            if (_schemata.Count >= Remembered) _schemata.Clear();
            return _schemata[entity] = wanted;
        }

        var schema = Schemata.Common(Schemata.Default[known], Schemata.Default[wanted])?.Name ?? known;
        return _schemata[entity] = schema;
    }
}
