using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>A question about claims as a condition on the table of claims, under the name <c>c</c>.</summary>
static class ClaimFilter
{
    internal static Condition Where(Session db, Scope scope, ClaimQuery query, string? text = null)
    {
        var where = new Condition()
            .And(query.Spent ? "c.key in (select claim from spent)" : "c.key not in (select claim from spent)")
            .In("c.type", query.Types).In("c.modality", query.Modalities);
        // The queue's index knows proposals by this very condition.
        if (query.Reviews is [ReviewState.Proposed]) where.And("c.review = 0");
        else where.In("c.review", query.Reviews);
        if (!query.Stages.IsDefaultOrEmpty) AtStage(where, query.Stages);
        foreach (var words in new[] { QueryWords.Parse(query.Text), QueryWords.Parse(text) }.Where(w => !w.IsEmpty))
            where.And("c.key in (select rowid from claim_words where claim_words match ?)", words.ToFullText());
        if (query.Entity is { } entity) Naming(where, EntityReader.Canon(db, entity) ?? -1, query.PartyOnly);
        if (query.Speaker is { } speaker)
            where.And($"c.key in (select n.claim from entity e join claim_end n on n.entity = e.key where e.canon = ? and n.field = {(int)ClaimEnd.Attribution})", EntityReader.Canon(db, speaker) ?? -1);
        if (query.Document is { } document) where.And("c.document = (select key from document where id = ?)", document.Value);
        if (query.Dataset is { } dataset) where.And("c.dataset = (select key from dataset where name = ?)", dataset.Value);
        if (query.Protected is { } source) where.And("c.document in (select d.key from document d join sealed_record r on r.id = d.capture where r.source = ?)", source.Value);
        if (query.From is { } from) where.And("c.high >= ?", DayNumber.Of(from.Earliest));
        if (query.To is { } to) where.And("c.low <= ?", DayNumber.Of(to.Latest));
        if (query.LeastSureness is { } sureness) where.And("c.sureness >= ?", sureness);
        if (query.Disputed) where.And($"c.key in ({TallyReader.Disputed})");
        GradeCondition.OfClaims(db, scope, where, query.Graded);
        return where;
    }

    /// <summary>The claim's own stage, or one where it stands in law.</summary>
    internal static void AtStage(Condition where, IReadOnlyCollection<Stage> stages)
    {
        var codes = Condition.Codes(stages);
        where.And(
            $"""
            (c.stage in ({codes}) or c.same in (
                select t.same from claim p join about a on a.claim = p.key join claim t on t.key = a.target
                where p.type = {(int)ClaimType.Proceeding} and p.stage in ({codes}) and p.review <> {(int)ReviewState.Rejected}))
            """);
    }

    internal static string Order(ClaimOrder order) => order switch
    {
        ClaimOrder.Position => "c.document, c.position, c.id",
        ClaimOrder.Date => "c.low is null, c.low, c.id",
        ClaimOrder.Sureness => "c.sureness desc, c.id",
        ClaimOrder.Worth => "c.worth desc, c.key",
        _ => "c.published desc, c.document, c.position",
    };

    static void Naming(Condition where, long canon, bool partyOnly)
    {
        if (partyOnly) where.And("(c.subject_canon = ? or c.object_canon = ?)", canon);
        else where.And("c.key in (select n.claim from entity e join claim_end n on n.entity = e.key where e.canon = ?)", canon);
    }
}
