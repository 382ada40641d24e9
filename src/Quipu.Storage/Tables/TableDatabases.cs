using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu.Storage.Tables;

/// <summary>Every kind of database that a mapping may read.</summary>
public static class TableDatabases
{
    public static ImmutableArray<ITableDatabase> All { get; } = [new SqliteTables(), new PostgresTables()];
}
