using System.Text.Json;
using Quipu.Access;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>
/// What goes beside an exported file (<c>FILE.manifest.json</c>): its hash, what was asked for, what is in it, what was left out and why, and the licence line of each source.
/// The same records give the same bytes.
/// </summary>
public static class ExportManifest
{
    public static void Write(Stream to, ExportWritten written, IStore store, Viewer viewer)
    {
        var (format, file, sha256, options, result) = written;
        using var through = store.StandIns(viewer).Over(to);
        using var json = new Utf8JsonWriter(through, EntityJson.Options with { Indented = true });
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("sha256", sha256);
        json.WriteString("format", format.Name);
        json.WriteString("media_type", format.MediaType);
        json.WriteString("note", "Every claim is what a document says, not what is so: read its modality, attribution and standing.");
        Asked(json, options);
        json.WriteNumber("claims", result.Claims);
        json.WriteNumber("rows", result.Rows);
        json.WriteStartObject("left_out");
        foreach (var (reason, count) in result.LeftOut) json.WriteNumber(reason.Wire(), count);
        json.WriteEndObject();
        json.WriteStartObject("statements_left_out");
        json.WriteNumber("vanished", result.Vanished);
        json.WriteNumber("not_asked_for", result.NotAsked);
        json.WriteEndObject();
        json.WriteStartArray("left_out_in_words");
        foreach (var sentence in result.Sentences()) json.WriteStringValue(sentence);
        json.WriteEndArray();
        Sources(json, store, viewer, options);
        json.WriteEndObject();
    }

    static void Asked(Utf8JsonWriter json, ExportOptions options)
    {
        json.WriteStartObject("asked");
        json.WriteBoolean("include_proposals", options.IncludeProposals);
        json.WriteBoolean("include_rejected", options.IncludeRejected);
        json.WriteBoolean("with_times", options.WithTimes);
        json.WriteBoolean("with_rows", options.WithRows);
        if (options.Dataset is { } dataset) json.WriteString("dataset", dataset.Value);
        if (options.Entity is { } entity) json.WriteString("entity", entity.Value);
        if (options.Claims is { IsEmpty: false } claims)
        {
            json.WriteStartArray("claims");
            foreach (var claim in claims) json.WriteStringValue(claim.Value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static void Sources(Utf8JsonWriter json, IStore store, Viewer viewer, ExportOptions options)
    {
        json.WriteStartArray("datasets");
        foreach (var dataset in store.Datasets(viewer).Where(d => options.Dataset is not { } asked || d.Name == asked))
        {
            json.WriteStartObject();
            json.WriteString("name", dataset.Name.Value);
            json.WriteString("title", dataset.Card.Title);
            json.WriteString("publisher", dataset.Card.Publisher);
            json.WriteString("licence", dataset.Card.Licence ?? "none stated");
            json.WriteString("url", dataset.Card.Url);
            json.WriteNumber("statements", dataset.Statements);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        var documents = store.AllDocuments(viewer).GroupBy(d => (d.Publisher, d.Licence)).OrderBy(g => g.Key.Publisher, StringComparer.Ordinal).ThenBy(g => g.Key.Licence, StringComparer.Ordinal);
        foreach (var source in documents)
        {
            json.WriteStartObject();
            json.WriteString("publisher", source.Key.Publisher);
            json.WriteString("licence", source.Key.Licence ?? "none stated");
            json.WriteNumber("documents", source.Count());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>An export that was written.</summary>
/// <param name="File">Its name, without folders.</param>
/// <param name="Sha256">Of its bytes.</param>
public sealed record ExportWritten(ExportFormat Format, string File, string Sha256, ExportOptions Options, ExportResult Result);
