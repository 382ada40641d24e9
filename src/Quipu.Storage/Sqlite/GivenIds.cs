using System.Buffers;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Ids that statements came with. FollowTheMoney's are SHA-1 in hex digits and lie here as its 20 bytes; others as text. The one that follows from the key is not kept.
/// </summary>
static class GivenIds
{
    const int Digits = 40;

    static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    internal static Command Bind(this Command command, int at, Statement statement)
    {
        if (statement.GivenId is not { } given || given == StatementId.For(statement.Key)) return command.Bind(at, (string?)null);
        return IsDigest(given.Value) ? command.Bind(at, Convert.FromHexString(given.Value)) : command.Bind(at, given.Value);
    }

    internal static StatementId? Read(Row row, int column) => row.GetValue(column) switch
    {
        byte[] digest => new(Convert.ToHexStringLower(digest)),
        string text => new(text),
        _ => null,
    };

    static bool IsDigest(string id) => id.Length == Digits && !id.AsSpan().ContainsAnyExcept(Hex);
}
