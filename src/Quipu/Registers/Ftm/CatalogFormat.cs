using FollowTheMoney.Catalogs;
using Dataset = FollowTheMoney.Catalogs.Dataset;

namespace Quipu.Registers.Ftm;

/// <summary>Catalogues of datasets (<c>index.json</c>, <c>catalog.yml</c>): each dataset becomes a document, a collection of them a folder, with what the catalogue says of it.</summary>
sealed class CatalogFormat : IRegisterFormat
{
    public string Name => "catalog";

    public string Description => "A catalogue of datasets (index.json, catalog.yml).";

    public int Likeness(RegisterSample sample)
    {
        var head = sample.Head;
        var named = sample.File.PlainName is "index.json" or "catalog.json" or "catalog.yml" or "catalog.yaml" or "datasets.yml";
        var lists = head.Contains("\"datasets\"", StringComparison.Ordinal) || head.AsSpan().TrimStart().StartsWith("datasets:", StringComparison.Ordinal);
        return !lists || head.Contains("\"schema\"", StringComparison.Ordinal) ? 0 : named ? 96 : head.AsSpan().TrimStart().StartsWith("datasets:", StringComparison.Ordinal) ? 80 : 0;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var reading = new RegisterReading(input.Dataset);
        for (var file = 0; file < input.Files.Length; file++)
        {
            var catalog = Open(input.Files[file]);
            for (var i = 0; i < catalog.Datasets.Length; i++)
            {
                var draft = new RowDraft(reading, new(file, i + 1));
                if (i == 0)
                    foreach (var problem in catalog.Problems) draft.Note(NoteKind.Doubted, null, null, problem);
                Read(catalog, catalog.Datasets[i], draft);
                yield return draft.Record();
            }
        }
    }

    static DatasetCatalog Open(RegisterFile file)
    {
        try
        {
            using var reader = new StreamReader(file.Open());
            var text = new char[FollowTheMoney.Streams.Yaml.LongestText + 1];
            return DatasetCatalog.Read(new(text, 0, reader.ReadBlock(text)));
        }
        catch (FormatException wrong)
        {
            throw new RegisterException($"{file.Name}: {wrong.Message}");
        }
    }

    static void Read(DatasetCatalog catalog, Dataset dataset, RowDraft draft)
    {
        var entity = draft.Entity(dataset.Children.Length > 0 ? "Folder" : "Document", Id(dataset.Name), "name");
        entity.Add("name", dataset.Title, "title").Add("fileName", dataset.Name, "name").Add("summary", dataset.Summary, "summary").Add("description", dataset.Description, "description")
            .Add("sourceUrl", dataset.Url, "url").Add("notes", dataset.License, "license").Add("publisher", dataset.Publisher?.Name, "publisher.name")
            .Add("publisherUrl", dataset.Publisher?.Url, "publisher.url").Add("country", dataset.Publisher?.Country, "publisher.country")
            .Add("modifiedAt", dataset.UpdatedAt ?? dataset.LastExport, dataset.UpdatedAt is null ? "last_export" : "updated_at");
        foreach (var tag in dataset.Tags) entity.Add("keywords", tag, "tags");
        foreach (var country in dataset.Coverage?.Countries ?? []) entity.Add("country", country, "coverage.countries");
        foreach (var parent in catalog.Datasets.Where(d => d != dataset && d.Children.Contains(dataset.Name, StringComparer.Ordinal))) entity.Add("parent", Id(parent.Name), "children");
    }

    static string Id(string name) => RegisterId.Of("dataset", name);
}
