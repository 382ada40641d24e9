using System.Collections.Immutable;
using FollowTheMoney.Mappings;
using Quipu.Registers.Ftm;
using Row = FollowTheMoney.Mappings.TableRow;

namespace Quipu.Registers.Mappings;

/// <summary>What a row of a table becomes by a mapping.</summary>
/// <param name="Number">Of the row in its file.</param>
/// <param name="Notes">What cleaning dropped, and why.</param>
public sealed record RowPreview(long Number, ImmutableArray<PreviewedEntity> Entities, ImmutableArray<RowNote> Notes);

/// <summary>An entity of a row.</summary>
/// <param name="Values">Its statements with the columns that each rests on, the entity's own left out.</param>
public sealed record PreviewedEntity(EntityId Id, string Schema, string Caption, ImmutableArray<RowStatement> Values);

/// <summary>Runs a mapping over the first rows of its table, by the same engine that imports.</summary>
public static class MappingPreview
{
    /// <summary>The first rows.</summary>
    /// <param name="queries">Of <see cref="MappingReport"/>.</param>
    /// <param name="most">At most so many rows.</param>
    public static ImmutableArray<RowPreview> Of(ImmutableArray<QueryMapping> queries, TableSample sample, DatasetName dataset, int most)
    {
        var rows = ImmutableArray.CreateBuilder<RowPreview>();
        for (var i = 0; i < Math.Min(most, sample.Rows.Length); i++)
        {
            var number = i < sample.Numbers.Length ? sample.Numbers[i] : i + 1;
            var record = new MappedRecord(new(0, number), dataset, []).Of(new Row(ColumnsOf(sample), Cells(sample, i)), queries);
            var entities = record.Statements.GroupBy(s => s.Statement.Entity).Select(g => Entity(g.Key, [.. g])).ToImmutableArray();
            rows.Add(new(number, entities, record.Notes));
        }

        return rows.ToImmutable();
    }

    internal static IEnumerable<Row> RowsOf(QueryMapping query, TableSample sample)
    {
        var columns = ColumnsOf(sample);
        return query.Entities.IsEmpty ? [] : Enumerable.Range(0, sample.Rows.Length).Select(i => new Row(columns, Cells(sample, i)));
    }

    /// <summary>Columns of a database go by both of their names.</summary>
    static TableColumns ColumnsOf(TableSample sample) => new(sample.From.Table is null ? sample.Columns : sample.Columns.Concat(sample.Columns.Select(sample.Bare)));

    static ImmutableArray<string> Cells(TableSample sample, int row) => sample.From.Table is null ? sample.Rows[row] : [.. sample.Rows[row], .. sample.Rows[row]];

    static PreviewedEntity Entity(EntityId id, ImmutableArray<RowStatement> statements)
    {
        var schema = statements[0].Statement.Schema;
        var values = statements.Where(s => s.Statement.Prop != Statement.Base).ToImmutableArray();
        var caption = (Schemata.Default.Find(schema)?.Caption ?? []).Append("name").Select(p => values.FirstOrDefault(v => v.Statement.Prop == p).Statement?.Value).FirstOrDefault(v => v is not null);
        return new(id, schema, caption ?? id.Value, values);
    }
}
