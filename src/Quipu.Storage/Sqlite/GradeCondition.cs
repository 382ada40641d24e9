using System.Text.Json;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Storage.Sqlite;

/// <summary>A question about where documents and claims come from, as a condition. What a kind is proposed by is a table in the program, so the few sources there are decided there and named to the store.</summary>
sealed class GradeCondition(Session db, Scope scope)
{
    readonly GradeBook _book = new GradeReader(db, scope).Book;

    /// <summary>On the table of documents, under the name <c>d</c>.</summary>
    internal static void OfDocuments(Session db, Scope scope, Condition where, GradeFilter? filter)
    {
        if (filter is null or { IsEmpty: true }) return;
        var condition = new GradeCondition(db, scope);
        condition.Document(where, filter, "d.key in ({0})");
        if (filter.Credibilities is { IsDefaultOrEmpty: false } credibilities)
            where.And("d.id in (select value from json_each(?))", condition.Credible(GradedThing.Document, w => credibilities.Contains(w)));
    }

    /// <summary>On the table of claims, under the name <c>c</c>.</summary>
    internal static void OfClaims(Session db, Scope scope, Condition where, GradeFilter? filter)
    {
        if (filter is null or { IsEmpty: true }) return;
        var condition = new GradeCondition(db, scope);
        condition.Document(where, filter, "c.document in ({0})");
        if (filter.Credibilities is { IsDefaultOrEmpty: false } credibilities)
        {
            where.Value(condition.Credible(GradedThing.Claim, w => credibilities.Contains(w))).Value(condition.Credible(GradedThing.Claim, _ => true)).Value(condition.Credible(GradedThing.Document, w => credibilities.Contains(w)));
            var n = where.Next;
            where.And(
                $"(c.id in (select value from json_each(?{n - 3})) or (c.id not in (select value from json_each(?{n - 2})) and c.document in (select d.key from document d where d.id in (select value from json_each(?{n - 1})))))");
        }

        if (filter is { Alone: true, Source: { } source })
            where.And(
                """
                not exists (select 1 from claim o join document e on e.key = o.document join document f on f.key = e.origin where o.same = c.same and e.source is not ?
                """ + " and f.source is not ?)", condition.Name(source));
    }

    void Document(Condition where, GradeFilter filter, string isOne)
    {
        if (filter.Source is { } source) where.And(In(isOne, "d.source = ?"), Name(source) ?? "");
        if (filter.Reliabilities is { IsDefaultOrEmpty: false } reliabilities)
            where.And(In(isOne, "d.source in (select value from json_each(?))"), List(Sources().Select(s => s.Source).Where(s => s is not null && _book.Of(SourceId.From(s)) is { } r && reliabilities.Contains(r))));
        if (filter.Kinds is not { IsDefaultOrEmpty: false } kinds) return;
        var graded = _book.Of(GradeScale.Kind).Where(g => g.On.Thing == GradedThing.Document).ToList();
        where.Value(List(graded.Select(g => g.On.Key))).Value(List(graded.Where(g => kinds.Any(k => k.Wire() == g.Value)).Select(g => g.On.Key)))
            .Value(List(Sources().Where(s => _book.KindOf(new SourceFacts(s.Source, s.Host, false, s.Nature)).Kind is { } kind && kinds.Contains(kind)).Select(s => s.Key)));
        var n = where.Next;
        where.And(In(isOne,
            $"d.id in (select value from json_each(?{n - 2})) or (d.id not in (select value from json_each(?{n - 3})) and case when {GradeReader.Nature("d")} = '' and {Reprint} then {(kinds.Contains(SourceKind.Rewrite) ? 1 : 0)} else {Key("d")} in (select value from json_each(?{n - 1})) end)"));
    }

    // Another source published its text first.
    const string Reprint = "exists (select 1 from document f where f.key = d.origin and f.source is not null and f.source is not d.source)";

    static string Key(string alias) => $"coalesce({alias}.source, '') || char(31) || coalesce({alias}.host, '') || char(31) || {GradeReader.Nature(alias)}";

    static string In(string isOne, string condition) => isOne.Replace("{0}", $"select d.key from document d where {condition}", StringComparison.Ordinal);

    List<(string? Source, string? Host, SourceKind? Nature, string Key)>? _sources;

    List<(string? Source, string? Host, SourceKind? Nature, string Key)> Sources() => _sources ??= db.List(
        $"select distinct d.source, d.host, {GradeReader.Nature("d")}, {Key("d")} from document d where 1{scope.And("d")}",
        r => (r.IsDBNull(0) ? null : r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1), GradeReader.NatureOf(r.GetString(2)), r.GetString(3)));

    string? Name(SourceId id) => Sources().Select(s => s.Source).FirstOrDefault(s => s is not null && SourceId.From(s) == id);

    string Credible(GradedThing thing, Func<Credibility, bool> isAsked) => List(
        _book.Of(GradeScale.Credibility).Where(g => g.On.Thing == thing && Wires.TryRead<Credibility>(g.Value, out var word) && isAsked(word)).Select(g => g.On.Key));

    static string List(IEnumerable<string?> values) => JsonSerializer.Serialize(values.Distinct(StringComparer.Ordinal));
}
