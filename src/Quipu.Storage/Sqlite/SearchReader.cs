using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Searches documents, claims and entities at once.</summary>
sealed class SearchReader(Session db, Scope scope)
{
    // Ranking reads every hit; beyond so many the newest come first instead. Facets are counted over as many.
    const int MostRanked = 3000;
    const int MostFacets = 12;

    internal SearchAnswer Search(SearchQuery query)
    {
        var words = QueryWords.Parse(query.Text);
        var facets = ImmutableArray.CreateBuilder<Facet>();
        var documents = words.IsEmpty ? Page<DocumentHit>.Empty : Documents(query, words, facets);
        var narrow = query.Narrow ?? new ClaimQuery();
        var claims = words.IsEmpty && query.Narrow is null ? Page<ShownClaim>.Empty : new ClaimReader(db, scope).Page(narrow, query.Claims, query.Text);
        if (claims.Total > 0) ClaimFacets(narrow, query.Text, facets);
        var entities = words.IsEmpty ? Page<Entities.EntityCard>.Empty : new EntityReader(db, scope).Page(new(query.Text, query.EntityType), query.Entities);
        if (entities.Total > 0) EntityFacets(query.Text, facets);
        var registers = words.IsEmpty ? Page<Registers.RegisterEntity>.Empty : new RegisterReader(db, scope).Entities(new(query.Text), query.Registers ?? query.Entities);
        return new(query.Text, documents, claims, entities, facets.ToImmutable()) { Registers = registers };
    }

    Page<DocumentHit> Documents(SearchQuery query, QueryWords words, ImmutableArray<Facet>.Builder facets)
    {
        var where = new Condition().And("document_words match ?", words.ToFullText());
        Facets(facets, "publisher", $"select d.publisher from document_words w join document d on d.key = w.rowid where d.publisher is not null{scope.And("d")}{where.Sql}", where);
        Facets(facets, "language", $"select d.language from document_words w join document d on d.key = w.rowid where 1{scope.And("d")}{where.Sql}", where);
        if (query.Publisher is { } publisher) where.And("d.publisher = ?", publisher);
        if (query.Language is { } language) where.And("d.language = ?", language.Code);
        GradeCondition.OfDocuments(db, scope, where, query.Narrow?.Graded);
        var total = db.Count($"select count(*) from document_words w join document d on d.key = w.rowid where 1{scope.And("d")}{where.Sql}", where.Values);
        if (total == 0) return new([], 0, query.Documents.Offset);
        var order = total <= MostRanked ? "bm25(document_words, 4.0, 1.0), d.id" : "d.day desc, d.id";
        var rows = db.List(
            $"""
            select d.key, d.claims from document_words w join document d on d.key = w.rowid where 1{scope.And("d")}{where.Sql}
            order by {order} limit ?{where.Next} offset ?{where.Next + 1}
            """,
            r => (Key: r.GetInt64(0), Claims: r.GetInt32(1)), where.With(query.Documents.Limit, query.Documents.Offset));
        var reader = new DocumentReader(db, scope);
        return new([.. rows.Select(row => new DocumentHit(reader.Head(row.Key), Snippets.Cut(reader.Text(row.Key), words), row.Claims))], total, query.Documents.Offset);
    }

    void ClaimFacets(ClaimQuery narrow, string text, ImmutableArray<Facet>.Builder facets)
    {
        var where = ClaimFilter.Where(db, scope, narrow, text);
        Facets(facets, "type", $"select c.type from claim c where 1{scope.And("c")}{where.Sql}", where, code => ((ClaimType)code).Wire());
        Facets(facets, "modality", $"select c.modality from claim c where 1{scope.And("c")}{where.Sql}", where, code => ((Modality)code).Wire());
        Facets(facets, "stage", $"select c.stage from claim c where c.stage is not null{scope.And("c")}{where.Sql}", where, code => ((Stage)code).Wire());
        Facets(facets, "review", $"select c.review from claim c where 1{scope.And("c")}{where.Sql}", where, code => ((ReviewState)code).Wire());
    }

    void EntityFacets(string text, ImmutableArray<Facet>.Builder facets)
    {
        var where = new Condition().And("entity_words match ?", QueryWords.Parse(text, beginnings: true).ToFullText());
        Facets(
            facets, "entity_type",
            $"select min(c.type) from entity_words w join entity e on e.key = w.rowid join canonical c on c.key = e.canon where c.named = 1{scope.And("e")}{where.Sql} group by c.key", where,
            code => ((EntityType)code).Wire());
    }

    // Counts over the first few thousand answers: a facet is for narrowing, not for statistics.
    void Facets(ImmutableArray<Facet>.Builder facets, string field, string values, Condition where, Func<long, string>? word = null) =>
        facets.AddRange(db.List(
            $"with v(value) as (select * from ({values} limit {MostRanked})) select value, count(*) from v group by 1 order by 2 desc, 1 limit {MostFacets}",
            r => new Facet(field, word is null ? r.GetString(0) : word(r.GetInt64(0)), r.GetInt32(1)), where.Values));
}
