using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Exports;
using Quipu.Model;

namespace Quipu.Publishing.Searches;

/// <summary>Searches that were noted as a table, a row each: what was searched, in which edition, for what, how, and what came.</summary>
public static class SearchTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(Stream to, IEnumerable<KeptSearch> searches)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false);
        Write(csv, searches);
    }

    /// <summary>Writes the table's head and rows.</summary>
    public static void Write(Utf8CsvWriter csv, IEnumerable<KeptSearch> searches)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(searches);
        csv.Row("search", "kind", "question", "searched_on", "by", "where", "url", "editions", "files", "algorithm", "threshold", "found", "whole", "came", "capture", "told");
        foreach (var (record, _) in searches)
            csv.Row(
                record.Id.Value, record.Kind.Wire(), Csv.Inert(record.Question), IsoTime.Of(record.On), Csv.Inert(record.By), Csv.Inert(Where(record)), record.Outside?.Url,
                string.Join("; ", record.Datasets.Select(Edition)), string.Join(' ', record.Datasets.SelectMany(d => d.Files).Select(f => f.Capture.Value)), record.Algorithm,
                record.Threshold?.ToString(CultureInfo.InvariantCulture), record.Found.ToString(CultureInfo.InvariantCulture), record.IsWhole ? "yes" : "no", Csv.Inert(record.Outside?.Came), record.Outside?.Capture?.Value,
                Csv.Inert(Told(record)));
    }

    /// <summary>Where it was looked, by name.</summary>
    public static string Where(SearchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Outside?.Name ?? (record.Datasets.IsEmpty ? "nothing on record" : string.Join(", ", record.Datasets.Select(d => d.Title)));
    }

    /// <summary>"default, no import", "sanctions, import 3 of 2031-06-01T12:00:00Z".</summary>
    public static string Edition(SearchedDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.Import is { } import ? string.Create(CultureInfo.InvariantCulture, $"{dataset.Dataset}, import {import}{(dataset.ImportedAt is { } at ? $" of {IsoTime.Of(at)}" : "")}") : $"{dataset.Dataset}, no import";
    }

    /// <summary>"Searched sanctions on 2031-06-02 for “Inés Tarazona”: nothing (logic-q1, from 0.7)": one line for data and for people who read English.</summary>
    public static string Told(SearchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var found = record.Found == 0 ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{record.Found} {(record.Found == 1 ? "answer" : "answers")}");
        var how = record.Algorithm is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({record.Algorithm}, from {record.Threshold:0.##})");
        return $"Searched {Where(record)} on {IsoTime.Of(record.On)} for “{record.Question}”: {found}{how}{(record.IsWhole ? "" : "; there may be more")}";
    }
}
