using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads what an index of names follows the store by.</summary>
sealed class TouchedReader(Session db, Scope scope)
{
    /// <summary>Changes that give nobody another name.</summary>
    static readonly HashSet<string> Beside = new(StringComparer.Ordinal) { "capture", "done", "failure", "moved", "screening", "findings", "finding", "leaving", "notice", "reply", "searched", "masked", "unmasked", "retention", "backup", "grade", "edition", "board", "watch", "alerts" };

    internal Touched Since(long number)
    {
        var kinds = db.List($"select distinct kind, dataset from change where number > ?1{And()}", r => (Kind: r.GetString(0), Dataset: r.IsDBNull(1) ? (long?)null : r.GetInt64(1)), number)
            .Where(k => !Beside.Contains(k.Kind)).ToList();
        if (kinds.Count == 0) return new(false, [], [], false);
        var registers = kinds.Where(k => k.Kind == "import").Select(k => k.Dataset).OfType<long>().Select(scope.Name).Distinct().OrderBy(d => d.Value, StringComparer.Ordinal);
        return new(kinds.Exists(k => k.Kind != "import"), [.. registers], Judged(), kinds.Exists(k => k.Kind is "forgotten" or "masks"));
    }

    internal IEnumerable<CardOutline> Outlines()
    {
        var datasets = db.List(
            $"select key, dataset from canonical c where dataset is not null{scope.And("c")} union all select canonical, dataset from canonical_share s where 1{scope.And("s")}",
            r => (Card: r.GetInt64(0), Dataset: r.GetInt64(1))).ToLookup(d => d.Card, d => scope.Name(d.Dataset));
        return db.Stream(
            $"select c.key, c.id, c.type, c.name, c.aliases, c.country from {EntityReader.CardsOf(scope)} c where c.named = 1 order by c.id",
            r => new CardOutline(
                new(r.GetString(1)), (EntityType)r.GetInt32(2), r.GetString(3), Texts(r.GetString(4)), r.IsDBNull(5) ? null : r.GetString(5),
                [.. datasets[r.GetInt64(0)].Distinct().OrderBy(d => d.Value, StringComparer.Ordinal)]));
    }

    // A change of no dataset is one that may concern any.
    string And() => scope.All ? "" : $" and (dataset is null or dataset in ({scope.Keys}))";

    ImmutableArray<EntityId> Judged() =>
    [
        .. db.List("select one, other, ones, others from sameness", r => Texts(r.GetString(2)).Concat(Texts(r.GetString(3))).Append(r.GetString(0)).Append(r.GetString(1)))
            .SelectMany(ids => ids).Distinct(StringComparer.Ordinal).Select(id => new EntityId(id)).Order(),
    ];

    static ImmutableArray<string> Texts(string json) => [.. JsonSerializer.Deserialize<string[]>(json)!];
}
