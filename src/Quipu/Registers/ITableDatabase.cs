using System.Collections.Immutable;
using FollowTheMoney.Mappings;

namespace Quipu.Registers;

/// <summary>A kind of database whose tables a mapping may read.</summary>
public interface ITableDatabase
{
    /// <summary>Whether it opens such an address: <c>sqlite:///boats.sqlite</c>, <c>postgresql://reader@host/boats</c>.</summary>
    bool Opens(string address);

    /// <summary>The rows of a query, filtered: texts in the order of <see cref="QueryMapping.References"/>, null where a cell is empty. Read as they are asked for.</summary>
    /// <exception cref="RegisterException">The database, a table or a column is not there.</exception>
    IEnumerable<IReadOnlyList<string?>> Rows(DatabaseQuery query);

    /// <summary>Its tables and views with their columns, in order of their names.</summary>
    /// <param name="address">As a mapping has it.</param>
    /// <param name="file">Where the database's file lies, where it is one.</param>
    /// <exception cref="RegisterException">The database is not there.</exception>
    ImmutableArray<DatabaseTable> Tables(string address, string file);

    /// <summary>Whether its rows stand in a file that is handed in, and not on a server.</summary>
    bool IsFile { get; }
}

/// <summary>A table of a database.</summary>
/// <param name="Name">With its schema before it where that is not the server's first.</param>
public sealed record DatabaseTable(string Name, ImmutableArray<string> Columns);

/// <summary>What is asked of a database.</summary>
/// <param name="Address">As the mapping has it, with variables filled in.</param>
/// <param name="File">Where the database's file lies, where it is one.</param>
public sealed record DatabaseQuery(string Address, string File, QueryMapping Query);
