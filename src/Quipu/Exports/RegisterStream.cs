using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Quipu.Access;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Exports;

/// <summary>
/// What registers say, as groups of statements of one entity, in order of canonical id. It needs no status: it is what a register has on record. What the newest edition
/// of its register has no more is left out and counted.
/// </summary>
sealed class RegisterStream(IStore store, Viewer viewer, ExportOptions options)
{
    /// <summary>Statements left out because they have vanished from their register; known once the stream has been read.</summary>
    internal long Vanished { get; private set; }

    /// <summary>Statements left out because something else was asked for; known once the stream has been read.</summary>
    internal long NotAsked { get; private set; }

    /// <summary>In order of the canonical entity, or of the entity that each statement was said of.</summary>
    internal IEnumerable<ImmutableArray<Statement>> Entities(bool byEntity = false)
    {
        NotAsked = Others();
        var (vanished, notAsked, asked) = (0L, NotAsked, byEntity && options.Entity is not null ? Entities().Select(g => g[0].Canonical).ToHashSet() : null);
        if (!options.Claims.IsEmpty) yield break;
        var group = new List<Statement>();
        foreach (var kept in store.AllStatements(viewer, new(options.Dataset, Vanished: true, byEntity)))
        {
            if (kept.Vanished)
            {
                vanished++;
                continue;
            }

            if (group.Count > 0 && KeyOf(group[0]) != KeyOf(kept.Statement))
            {
                if (IsTaken()) yield return Ordered(group);
                else notAsked += group.Count;
                group.Clear();
            }

            group.Add(Told(kept));
        }

        if (group.Count > 0 && IsTaken()) yield return Ordered(group);
        else notAsked += group.Count;
        (Vanished, NotAsked) = (vanished, notAsked);

        EntityId KeyOf(Statement statement) => byEntity ? statement.Entity : statement.Canonical;
        bool IsTaken() => asked?.Contains(group[0].Canonical) ?? IsAskedFor(group);
    }

    /// <summary>Statements of datasets that are not even looked at.</summary>
    long Others() => options.Claims.IsEmpty && options.Dataset is null ? 0
        : store.Datasets(viewer).Where(d => !options.Claims.IsEmpty || d.Name != options.Dataset).Sum(d => d.Statements);

    bool IsAskedFor(List<Statement> group) =>
        options.Entity is not { } entity || group.Exists(s => s.Canonical == entity || s.Entity == entity || (s.PropType == "entity" && s.Value == entity.Value));

    Statement Told(KeptStatement kept)
    {
        var statement = kept.Statement;
        if (options.WithRows && statement.Origin is null) statement = statement with { Origin = RowOf(kept.Origin) };
        if (options.WithTimes) statement = statement with { FirstSeen = statement.FirstSeen ?? IsoTime.Local(kept.FirstSeen), LastSeen = statement.LastSeen ?? IsoTime.Local(kept.LastSeen) };
        return statement;
    }

    /// <summary><c>row:SHA-256:number:columns</c>.</summary>
    static string RowOf(RegisterOrigin origin) => string.Create(CultureInfo.InvariantCulture, $"row:{origin.Capture}:{origin.Row.Number}:{origin.Columns}");

    static ImmutableArray<Statement> Ordered(List<Statement> group)
    {
        var rows = group.ToArray();
        Array.Sort(rows, StatementOrder.Instance);
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }
}

/// <summary>The rows that say it exists first, then by property, value, dataset, entity and language.</summary>
sealed class StatementOrder : IComparer<Statement>
{
    internal static readonly StatementOrder Instance = new();

    public int Compare(Statement? one, Statement? other)
    {
        if (one is null || other is null) return one is null ? other is null ? 0 : -1 : 1;
        var (base1, base2) = (one.Prop == Statement.Base, other.Prop == Statement.Base);
        if (base1 != base2) return base1 ? -1 : 1;
        var order = string.CompareOrdinal(one.Prop, other.Prop);
        if (order == 0) order = string.CompareOrdinal(one.Value, other.Value);
        if (order == 0) order = string.CompareOrdinal(one.Dataset.Value, other.Dataset.Value);
        if (order == 0) order = one.Entity.CompareTo(other.Entity);
        if (order == 0) order = string.CompareOrdinal(one.Lang, other.Lang);
        return order != 0 ? order : one.External.CompareTo(other.External);
    }
}
