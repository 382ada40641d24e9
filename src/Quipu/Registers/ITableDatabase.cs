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
}

/// <summary>What is asked of a database.</summary>
/// <param name="Address">As the mapping has it, with variables filled in.</param>
/// <param name="File">Where the database's file lies, where it is one.</param>
public sealed record DatabaseQuery(string Address, string File, QueryMapping Query);
