using Quipu.Publishing.Searches;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps what was looked for and what cites it. Rows are added and never changed.</summary>
sealed class SearchRecordWriter(Writing writing)
{
    Session Db => writing.Db;

    internal void Write(SearchRecord record)
    {
        if (Db.Run(
            "insert or ignore into searched (id, kind, at, found, question, body) values (?1, ?2, ?3, ?4, ?5, ?6)",
            record.Id.Value, (int)record.Kind, record.At.UtcTicks, record.Found, record.Question, SearchRecordJson.Write(record)) == 0) return;
        var key = Db.LastKey();
        foreach (var dataset in record.Datasets) Db.Run("insert or ignore into searched_dataset (search, dataset) values (?1, ?2)", key, writing.Dataset(dataset.Dataset));
        writing.Note("searched", "", $"{record.By}: noted a search", new(record.Datasets is [var only] ? writing.Dataset(only.Dataset) : null));
    }

    internal void Write(Change.SearchCited cited)
    {
        if (Db.Number("select key from searched where id = ?1", cited.Search.Value) is not { } key) throw new ArgumentException($"There is no search {cited.Search}.", nameof(cited));
        var citation = cited.Citation;
        if (citation.Finding is null == citation.Entity is null) throw new ArgumentException("A finding cites a search, or an entity does.", nameof(cited));
        if (Db.Run(
            "insert or ignore into search_citation (search, finding, entity, at, who, note) values (?1, ?2, ?3, ?4, ?5, ?6)",
            key, citation.Finding?.Value, citation.Entity?.Value, citation.At.UtcTicks, citation.By, citation.Note) > 0)
            writing.Note("searched", "", $"{citation.By}: cited a search");
    }
}
