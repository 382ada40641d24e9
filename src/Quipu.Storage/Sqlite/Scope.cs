using System.Globalization;
using Quipu.Access;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// What a viewer may see, as SQL: every statement of a read is cut to it. A viewer who may see every dataset there is counts as the owner,
/// so that the cards made for the whole workspace can serve.
/// </summary>
sealed class Scope
{
    readonly Dictionary<long, DatasetName> _names;

    Scope(Dictionary<long, DatasetName> names, string? keys) => (_names, Keys) = (names, keys);

    /// <summary>Keys of the datasets seen, in a list for <c>in (…)</c>; null where all are.</summary>
    internal string? Keys { get; }

    internal bool All => Keys is null;

    /// <summary>Everything, for writing. It knows no names of datasets.</summary>
    internal static Scope Whole { get; } = new([], null);

    internal static Scope Of(Session session, Viewer viewer)
    {
        var names = session.List("select key, name from dataset", row => (Key: row.GetInt64(0), Name: new DatasetName(row.GetString(1)))).ToDictionary(d => d.Key, d => d.Name);
        if (names.Values.All(viewer.Sees)) return new(names, null);
        var seen = names.Where(d => viewer.Sees(d.Value)).Select(d => d.Key).Order().Select(key => key.ToString(CultureInfo.InvariantCulture));
        return new(names, string.Join(',', seen));
    }

    /// <summary><c>and alias.dataset in (…)</c>, or nothing.</summary>
    internal string And(string alias) => All ? "" : $" and {alias}.dataset in ({Keys})";

    internal DatasetName Name(long key) => _names[key];
}
