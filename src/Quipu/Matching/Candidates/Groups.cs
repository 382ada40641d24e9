using System.Collections.Immutable;
using System.Text;

namespace Quipu.Matching.Candidates;

/// <summary>Schema and datasets together, each combination once: few, however many entities there are.</summary>
sealed class Groups
{
    const char Separator = '\t';

    readonly List<(string Schema, string[] Datasets)> _groups = [];
    readonly Dictionary<string, ushort> _numbers = new(StringComparer.Ordinal);

    internal int Count => _groups.Count;

    internal string Schema(ushort group) => _groups[group].Schema;

    internal ImmutableArray<string> Datasets(ushort group) => [.. _groups[group].Datasets];

    internal ushort Of(Listed listed)
    {
        var datasets = listed.Datasets.IsDefaultOrEmpty ? [] : listed.Datasets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return Of(listed.Schema, datasets);
    }

    /// <summary>Which groups are let in, by number; null: all.</summary>
    internal bool[]? Admitted(Admission? admission)
    {
        if (admission is null || (admission.Schemata is null && admission.Sees is null)) return null;
        var admitted = new bool[_groups.Count];
        for (var i = 0; i < admitted.Length; i++)
            admitted[i] = admission.Schemata?.Contains(_groups[i].Schema) != false && (admission.Sees is not { } sees || _groups[i].Datasets.Any(sees));
        return Array.TrueForAll(admitted, a => a) ? null : admitted;
    }

    internal void Save(SectionWriter to) =>
        to.Write<byte>(Encoding.UTF8.GetBytes(string.Join('\n', _groups.Select(g => string.Join(Separator, g.Datasets.Prepend(g.Schema))))));

    internal static Groups Load(SectionReader from)
    {
        var groups = new Groups();
        var text = Encoding.UTF8.GetString(from.Read<byte>());
        if (text.Length == 0) return groups;
        foreach (var line in text.Split('\n'))
        {
            var parts = line.Split(Separator);
            groups.Of(parts[0], parts[1..]);
        }

        return groups;
    }

    /// <exception cref="InvalidOperationException">More combinations of datasets than an index can tell apart.</exception>
    ushort Of(string schema, string[] datasets)
    {
        var key = string.Join(Separator, datasets.Prepend(schema));
        if (_numbers.TryGetValue(key, out var number)) return number;
        if (_groups.Count == ushort.MaxValue) throw new InvalidOperationException("There are more than 65,535 combinations of schema and datasets.");
        _groups.Add((schema, datasets));
        return _numbers[key] = (ushort)(_groups.Count - 1);
    }
}
