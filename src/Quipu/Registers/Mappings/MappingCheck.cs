using System.Collections.Immutable;
using FollowTheMoney.Mappings;
using FollowTheMoney.Types;

namespace Quipu.Registers.Mappings;

/// <summary>What is wrong with a mapping, each in one sentence with its place.</summary>
/// <param name="Queries">What of it reads the table and can be run.</param>
/// <param name="Faults">It cannot be imported by it, or not as it is meant.</param>
/// <param name="Doubts">It can, and somebody should look.</param>
public sealed record MappingReport(ImmutableArray<QueryMapping> Queries, ImmutableArray<string> Faults, ImmutableArray<string> Doubts);

/// <summary>Holds a mapping against the model and against the first rows of its table.</summary>
public static class MappingCheck
{
    /// <summary>Everything that is wrong.</summary>
    /// <param name="yaml">The mapping.</param>
    /// <param name="sample">Its table.</param>
    /// <param name="include">The text of an included file; null where nothing may be included.</param>
    public static MappingReport Of(string yaml, TableSample sample, Func<string, string>? include = null)
    {
        var read = MappingFile.Check(yaml, include);
        var queries = read.Datasets.SelectMany(d => d.Queries, (d, q) => (Dataset: d.Name, Query: q, Number: d.Queries.IndexOf(q) + 1)).ToArray();
        var mine = queries.Where(q => Reads(q.Query, sample)).ToArray();
        if (mine.Length == 0 && queries.Select(q => Source(q.Query)).Distinct(StringComparer.Ordinal).Count() == 1) mine = queries;
        var faults = read.Faults.ToList();
        if (mine.Length == 0 && queries.Length > 0) faults.Add($"No query of the mapping reads {sample.Name}; they read {string.Join(", ", queries.Select(q => Source(q.Query)).Distinct(StringComparer.Ordinal))}.");
        var doubts = new List<string>();
        foreach (var (dataset, query, number) in mine)
        {
            var place = $"{dataset}, query {number}";
            faults.AddRange(Columns(query, sample).Select(f => $"{place}: {f}"));
            doubts.AddRange(Shape(query).Concat(Rows(query, sample)).Select(d => $"{place}: {d}"));
        }

        return new([.. mine.Select(q => q.Query)], [.. faults], [.. doubts]);
    }

    static bool Reads(QueryMapping query, TableSample sample) => query.Source.Database is { } database
        ? sample.From.Database is { } mine && (mine == database || NameOf(mine) == NameOf(database)) && query.Source.Tables.Any(t => t.Table.Equals(sample.From.Table, StringComparison.OrdinalIgnoreCase))
        : sample.From.File is { } file && query.Source.Files.Any(f => NameOf(f).Equals(NameOf(file), StringComparison.OrdinalIgnoreCase) && (SheetOf(f) is not { } sheet || sheet == SheetOf(file)));

    static string Source(QueryMapping query) => query.Source.Database ?? string.Join(", ", query.Source.Files);

    static string NameOf(string address) => address.Split('?', '#')[0].TrimEnd('/') is var path ? path[(path.LastIndexOfAny(['/', '\\']) + 1)..] : address;

    static string? SheetOf(string address) => address.IndexOf('#') is var at and >= 0 ? address[(at + 1)..] : null;

    /// <summary>Columns that the table does not have, by where they are asked for.</summary>
    static IEnumerable<string> Columns(QueryMapping query, TableSample sample)
    {
        var has = sample.Columns.Concat(sample.Columns.Select(sample.Bare)).ToHashSet(StringComparer.Ordinal);
        // A join reads other tables, whose columns are not looked at here.
        if (query.Source.Tables.Length > 1) yield break;
        foreach (var entity in query.Entities)
        {
            foreach (var key in entity.Keys.Append(entity.IdColumn).OfType<string>().Where(k => !has.Contains(k))) yield return $"the key of {entity.Name} reads the column '{key}', {None(key, sample)}.";
            foreach (var property in entity.Properties)
                foreach (var column in property.References.Distinct(StringComparer.Ordinal).Where(c => !has.Contains(c))) yield return $"{entity.Name}.{property.Property.Name} reads the column '{column}', {None(column, sample)}.";
        }

        foreach (var filter in query.Filters.Concat(query.FiltersNot).Where(f => !has.Contains(f.Column))) yield return $"a filter reads the column '{filter.Column}', {None(filter.Column, sample)}.";
    }

    static string None(string column, TableSample sample) => sample.Columns.FirstOrDefault(c => RegisterId.Key(sample.Bare(c)) == RegisterId.Key(column)) is { } near
        ? $"which the table does not have; it has '{near}'" : "which the table does not have";

    /// <summary>What an entity lacks to be of use.</summary>
    static IEnumerable<string> Shape(QueryMapping query)
    {
        foreach (var entity in query.Entities)
        {
            var given = entity.Properties.Select(p => p.Property.Name).ToHashSet(StringComparer.Ordinal);
            if (entity.Schema.Edge is { } edge)
            {
                foreach (var end in new[] { edge.Source, edge.Target }.Where(e => !given.Contains(e))) yield return $"{entity.Name} ({entity.Schema.Name}) has no {end}, and so ties nobody to anything.";
                continue;
            }

            // A second query may only say more of what the first has named.
            if (given.Count > 0 && entity.Schema.Caption.Length > 0 && !entity.Schema.Caption.Any(given.Contains)) yield return $"{entity.Name} ({entity.Schema.Name}) has no {string.Join(" or ", entity.Schema.Caption.Take(3))}: it is called by its id.";
        }
    }

    /// <summary>What happens to the values of the first rows.</summary>
    static IEnumerable<string> Rows(QueryMapping query, TableSample sample)
    {
        var (notes, numbers, ids, rows) = (new Dictionary<(string, string?, string?), (int Count, string? Value, string Reason)>(), new Dictionary<string, (int, string)>(StringComparer.Ordinal), new Dictionary<string, List<string>>(StringComparer.Ordinal), 0);
        foreach (var row in MappingPreview.RowsOf(query, sample))
        {
            if (!query.Takes(row)) continue;
            rows++;
            var mapped = query.Map(row);
            foreach (var note in mapped.Notes)
            {
                var key = (note.Entity, note.Property, note.Columns);
                notes[key] = notes.TryGetValue(key, out var before) ? (before.Count + 1, before.Value, before.Reason) : (1, note.Value, note.Reason);
            }

            foreach (var (name, entity) in mapped.Entities.Where(e => e.Value.Schema.Edge is not null)) (ids.TryGetValue(name, out var list) ? list : ids[name] = []).Add(entity.Id.Value);
            foreach (var value in mapped.Values.Where(v => v.Property.Type.Name == "number" && !IsPlain(v.Value)))
                numbers[value.Columns] = numbers.TryGetValue(value.Columns, out var said) ? (said.Item1 + 1, said.Item2) : (1, value.Value);
        }

        foreach (var ((entity, property, columns), (count, value, reason)) in notes.OrderByDescending(n => n.Value.Count).ThenBy(n => n.Key.ToString(), StringComparer.Ordinal).Take(50))
            yield return property is null || value is null ? $"{count} of {rows} rows: {reason}" : $"{entity}.{property}: {count} of {rows} rows have a value in {columns} that is not kept, the first '{Brief(value)}'.";
        foreach (var (columns, (count, value)) in numbers.OrderBy(n => n.Key, StringComparer.Ordinal)) yield return $"{count} of {rows} rows have a number in {columns} that is written in another way, or none, the first '{Brief(value)}': it is kept as it stands.";
        foreach (var (name, all) in ids.Where(i => i.Value.Distinct(StringComparer.Ordinal).Count() < i.Value.Count))
            yield return $"{name}: {all.Count - all.Distinct(StringComparer.Ordinal).Count()} of {all.Count} have the same key as one before and become one with it; add a column to its key where they are others.";
    }

    /// <summary>A number that FollowTheMoney's tools read as what it is: they take "1.500,00" for one and a half.</summary>
    static bool IsPlain(string value) => Numbers.ToNumber(value) is { } read && (RegisterNumber.Of(value) is not { } meant || Math.Abs((double)meant - read) <= Math.Abs(read) * 1e-9);

    static string Brief(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
