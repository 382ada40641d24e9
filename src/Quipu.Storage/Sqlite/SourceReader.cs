using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Sources.Grades;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads where documents and registers come from.</summary>
/// <param name="datasets">Those that the viewer may see.</param>
sealed class SourceReader(Session db, Scope scope, IReadOnlyList<DatasetRow> datasets)
{
    static readonly (SourceKind, KindReason) _register = (SourceKind.PrimaryRecord, KindReason.Register);

    readonly GradeBook _book = new GradeReader(db, scope).Book;

    internal Page<SourceRow> Page(SourceQuery query, Paging paging)
    {
        var rows = All().Where(r => Fits(r, query));
        var ordered = (query.Order switch
        {
            SourceOrder.Name => rows.OrderBy(r => Folding.Fold(r.Name), StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Name, StringComparer.Ordinal),
            SourceOrder.MostClaims => rows.OrderByDescending(r => r.Claims).ThenBy(r => r.Name, StringComparer.Ordinal),
            _ => rows.OrderByDescending(r => r.Documents).ThenByDescending(r => r.Statements).ThenBy(r => r.Name, StringComparer.Ordinal),
        }).ToList();
        return new([.. ordered.Skip(paging.Offset).Take(paging.Limit).Select(WithLicences)], ordered.Count, paging.Offset);
    }

    internal SourceRow? One(SourceId id)
    {
        if (All().FirstOrDefault(r => r.Id == id) is not { } row) return null;
        var where = new Condition();
        GradeCondition.OfClaims(db, scope, where, new() { Source = id, Alone = true });
        return WithLicences(row) with { Alone = db.Count($"select count(*) from claim c where 1{scope.And("c")}{where.Sql}", where.Values) };
    }

    IEnumerable<SourceRow> All()
    {
        var registers = datasets.Where(d => !string.IsNullOrWhiteSpace(d.Card.Publisher)).GroupBy(d => d.Card.Publisher!.Trim(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var row in db.List(
            $"""
            select d.source, min(d.host), count(*), count(distinct case when {DocumentReader.Given("d")} then 'given' else {DocumentReader.Counted("d")} end), sum(d.claims), group_concat(distinct d.language), min(d.day), max(d.day), min({GradeReader.Nature("d")}) from document d
            where d.source is not null{scope.And("d")} group by d.source
            """,
            r => new SourceRow(
                SourceId.From(r.GetString(0)), r.GetString(0), null, null, null, null, r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), null,
                [.. r.GetString(5).Split(',').Order(StringComparer.Ordinal).Select(code => new Language(code))], Year(r, 6), Year(r, 7), r.IsDBNull(1) ? [] : [r.GetString(1)], [], 0)
            {
                // The least: none where one document came otherwise.
                Nature = GradeReader.NatureOf(r.GetString(8)),
            }))
        {
            registers.Remove(row.Name, out var own);
            // Who answered may publish a register too, which nobody was asked for.
            var isRegister = own is not null && row.Nature == SourceKind.Party;
            yield return isRegister ? Graded(row with { Nature = null }, _register, own!) : Graded(row, SourceKinds.Propose(new(row.Name, row.Licences.FirstOrDefault(), false, row.Nature)), own ?? []);
        }

        foreach (var (name, own) in registers)
            yield return Graded(new(SourceId.From(name), name, null, null, null, null, 0, 0, 0, null, [], null, null, [], [], 0), _register, own);
    }

    // What publishes both is what its articles are: its registers stand beside them.
    SourceRow Graded(SourceRow row, (SourceKind, KindReason)? proposed, List<DatasetRow> registers)
    {
        var (kind, why) = _book.KindOf(row.Id, proposed);
        return row with
        {
            Kind = kind,
            Why = why,
            Reliability = _book.Of(row.Id),
            Licence = _book.Find(GradeTarget.Of(row.Id), GradeScale.Licence)?.Value,
            Licences = [.. registers.Select(d => d.Card.Licence).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Registers = [.. registers.Select(d => d.Name).OrderBy(n => n.Value, StringComparer.Ordinal)],
            Statements = registers.Sum(d => d.Statements),
        };
    }

    SourceRow WithLicences(SourceRow row) => row.Documents == 0 ? row : row with
    {
        Licences =
        [
            .. db.List(
                $"select distinct json_extract(d.body, '$.licence') from document d where d.source = ?1 and json_extract(d.body, '$.licence') is not null{scope.And("d")}", r => r.GetString(0), row.Name)
                .Concat(row.Licences).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ],
    };

    static bool Fits(SourceRow row, SourceQuery query) =>
        (string.IsNullOrWhiteSpace(query.Text) || Folding.Fold(row.Name).Contains(Folding.Fold(query.Text.Trim()), StringComparison.OrdinalIgnoreCase)) &&
        (query.Graded?.Kinds is not { IsDefaultOrEmpty: false } kinds || (row.Kind is { } kind && kinds.Contains(kind))) &&
        (query.Graded?.Reliabilities is not { IsDefaultOrEmpty: false } reliabilities || (row.Reliability is { } reliability && reliabilities.Contains(reliability)));

    static int? Year(Row r, int column) => r.IsDBNull(column) ? null : r.GetInt32(column) / 10000;
}
