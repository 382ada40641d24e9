using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu.Places;

/// <summary>Every place that can be drawn: the bundled ones, and a desk's own beside them.</summary>
public sealed class Atlas
{
    readonly Dictionary<string, Area> _own;
    readonly ILookup<string, Area> _byName;
    readonly ILookup<string, Area> _children;

    /// <summary>The bundled outlines with a desk's own places beside them.</summary>
    public Atlas(ImmutableArray<Area> own)
    {
        Own = own;
        _own = own.ToDictionary(a => a.Code, StringComparer.Ordinal);
        _byName = own.SelectMany(a => a.Aliases.Prepend(a.Name).Select(n => (Name: RegisterId.Key(n), Area: a))).Where(n => n.Name.Length > 0).ToLookup(n => n.Name, n => n.Area, StringComparer.Ordinal);
        _children = own.Where(a => a.Parent is not null).ToLookup(a => a.Parent!, StringComparer.Ordinal);
    }

    /// <summary>What is bundled, alone.</summary>
    public static Atlas Bundled { get; } = new([]);

    /// <summary>The desk's own places.</summary>
    public ImmutableArray<Area> Own { get; }

    static readonly Dictionary<AreaLevel, Lazy<Dictionary<string, Area>>> ByCode = Enum.GetValues<AreaLevel>().ToDictionary(
        l => l, l => new Lazy<Dictionary<string, Area>>(() => Basemap.Of(l).Where(a => a.Code.Length > 0).GroupBy(a => a.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal)));

    /// <summary>A place by its code; null: there is none.</summary>
    public Area? Find(string? code) =>
        code is null ? null : _own.TryGetValue(code, out var own) ? own : Basemap.LevelOf(code) is { } level ? ByCode[level].Value.GetValueOrDefault(code) : null;

    /// <summary>The desk's own places of a name.</summary>
    internal IEnumerable<Area> Named(string name) => _byName[RegisterId.Key(name)];

    /// <summary>The code itself, then what it lies in, and so on: <c>pe-150101</c>, <c>pe-1501</c>, <c>pe-15</c>, <c>pe</c>.</summary>
    public IEnumerable<string> Chain(string code)
    {
        for (var (at, left) = ((string?)code, 8); at is not null && left > 0; left--)
        {
            yield return at;
            at = _own.TryGetValue(at, out var own) ? own.Parent : at.Length > 2 && Basemap.LevelOf(at) is not null ? at.Length == 5 ? at[..2] : at[..^2] : null;
        }
    }

    /// <summary>The smallest place that holds all of them; null where there is none.</summary>
    internal string? Common(IReadOnlyCollection<string> codes)
    {
        if (codes.Count == 0) return null;
        var chains = codes.Select(c => Chain(c).ToList()).ToList();
        return chains[0].Find(c => chains.TrueForAll(o => o.Contains(c)));
    }

    /// <summary>The place of that level that a code lies in, or is; null where it is wider, or lies elsewhere.</summary>
    public string? At(string code, AreaLevel level) => Chain(code).FirstOrDefault(c => Level(c) == level);

    /// <summary>How wide a place is.</summary>
    public AreaLevel? Level(string code) => _own.TryGetValue(code, out var own) ? own.Level : Basemap.LevelOf(code);

    /// <summary>The places of a level within another; within null: of the whole world.</summary>
    public ImmutableArray<Area> Within(string? code, AreaLevel level)
    {
        var bundled = code is null ? Basemap.Of(level) : _own.ContainsKey(code) || !Chain(code).Contains(Basemap.Divided) ? [] : Basemap.Of(level).Where(a => Chain(a.Code).Contains(code));
        return [.. bundled.Where(a => level == AreaLevel.Country || code is not null), .. Own.Where(a => a.Level == level && (code is null || (a.Code != code && Chain(a.Code).Contains(code))))];
    }

    /// <summary>Levels that can be drawn within a place: those with places in it.</summary>
    public ImmutableArray<AreaLevel> LevelsWithin(string? code)
    {
        if (code is null) return [AreaLevel.Country];
        if (_own.ContainsKey(code) || code != Basemap.Divided && !Chain(code).Contains(Basemap.Divided)) return [.. Enum.GetValues<AreaLevel>().Where(l => l != AreaLevel.Country && Own.Any(a => a.Level == l && a.Code != code && Chain(a.Code).Contains(code)))];
        return [.. new[] { AreaLevel.Department, AreaLevel.Province, AreaLevel.District }.Where(l => l > Level(code))];
    }

    /// <summary>Whether something smaller is known within it.</summary>
    public bool IsDivided(string code) => _children.Contains(code) || (!_own.ContainsKey(code) && Chain(code).Last() == Basemap.Divided && Level(code) < AreaLevel.District);
}
