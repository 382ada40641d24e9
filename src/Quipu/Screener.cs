using System.Collections.Immutable;
using System.Globalization;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;
using Quipu.Matching.Screening;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Registers.Mappings;
using Quipu.Registers.Tables;
using Party = Quipu.Matching.Scoring.Party;

namespace Quipu;

/// <summary>How a table is screened.</summary>
public sealed record ScreenerOptions
{
    /// <summary>Null: every dataset that the viewer may see.</summary>
    public DatasetName? Dataset { get; init; }

    /// <summary>The least score of a hit, 0 to 1.</summary>
    public double Threshold { get; init; } = MatchThresholds.Default;

    /// <summary>The score from which a hit is called strong, 0 to 1.</summary>
    public double Strong { get; init; } = MatchThresholds.High;

    /// <summary>Hits of one party at most.</summary>
    public int Limit { get; init; } = 5;

    /// <summary>Of a workbook the sheet; null: the first.</summary>
    public string? Sheet { get; init; }
}

/// <summary>Holds the rows of a table against everybody on record. Rows come in their order, as they are ready; what cannot be screened is a row with a fault, never a stop.</summary>
public sealed class Screener(MatchIndex known, IStore store, Viewer viewer, ScreenerOptions options)
{
    /// <summary>What the table is screened with; null where no column seems to name anybody.</summary>
    /// <exception cref="RegisterException">It is no table.</exception>
    public Screening? Open(RegisterFile file, ImmutableArray<ITableDatabase> databases)
    {
        ArgumentNullException.ThrowIfNull(file);
        var sample = TableReading.OfFile(file, options.Sheet, databases);
        if (ScreeningPlan.Of(sample) is not { } plan) return null;
        var head = new ScreeningHead(file.Name, file.Capture.Value, Algorithms.All[0].Name, options.Threshold) { Strong = options.Strong, Columns = plan.Sentences, Datasets = [.. Datasets()] };
        return new(head, sample.Doubts, (after, last) => Rows(file, plan, (after, last)));
    }

    /// <summary>Who is meant by one description.</summary>
    public ImmutableArray<ScreenedHit> Hits(Entity asked) => Hits(Party.Of(asked), []);

    /// <summary>Who is like a party.</summary>
    /// <param name="without">Ids that are not to be found.</param>
    public ImmutableArray<ScreenedHit> Hits(Party asked, IEnumerable<string> without)
    {
        var found = known.Find(viewer, asked, new MatchAsked
        {
            Least = options.Threshold,
            Limit = options.Limit,
            WithoutIds = without.ToImmutableHashSet(StringComparer.Ordinal),
            Datasets = options.Dataset is { } only ? ImmutableHashSet.Create(only) : null,
        });
        if (found.IsEmpty) return [];
        var records = new EntityRecords(store, viewer, ExportOptions.Default with { IncludeProposals = true });
        return [.. found.Select(f => Hit(f, records.Find(f.Id)))];
    }

    static ScreenedHit Hit(MatchFound found, EntityRecord? record) => new(
        found.Id, record?.Entity.Caption ?? found.Party.NameTexts.FirstOrDefault() ?? found.Id.Value, found.Party.Schema.Name, [.. record?.Entity.Datasets ?? []], found.Match.Score, found.Match.Wanting,
        [.. found.Match.Reasons.Select(r => new ScreenedReason(r.Feature, r.Contribution, r.Detail, r.Query, r.Candidate))]);

    IEnumerable<ScreenedRow> Rows(RegisterFile file, ScreeningPlan plan, (long After, long Last) part) => Table.Rows(file)
        .Where(r => options.Sheet is null || r.Sheet is null || r.Sheet == options.Sheet).TakeWhile(r => r.Number <= part.Last).Where(r => r.Number > part.After)
        .AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).SelectMany(row => Row(row, plan));

    IEnumerable<ScreenedRow> Row(TableRow row, ScreeningPlan plan)
    {
        if (row.IsBroken) return [new(row.Number, "", "", "", [], row.Notes.LastOrDefault()?.Reason ?? "Nothing could be made of the row.")];
        var parties = plan.Parties(row).ToList();
        if (parties.Count == 0) return [new(row.Number, "", "", "", [], "The row names nobody.")];
        return parties.ConvertAll(p => new ScreenedRow(row.Number, p.Party, p.Entity.Caption, p.Entity.Schema.Name, Hits(p.Entity)));
    }

    IEnumerable<ScreenedDataset> Datasets()
    {
        foreach (var row in store.Datasets(viewer))
        {
            if (options.Dataset is { } only && row.Name != only) continue;
            var import = row.LastImport is { } number ? store.Import(viewer, number) : null;
            yield return new(row.Name.Value, row.Card.Title, import is null ? string.Create(CultureInfo.InvariantCulture, $"{row.Documents} documents")
                : string.Create(CultureInfo.InvariantCulture, $"import {import.Number} of {IsoTime.Of(import.At)}, SHA-256 {string.Join(' ', import.Files.Select(f => f.Capture.Value[..12]))}"));
        }
    }
}

/// <summary>A table that is being screened.</summary>
/// <param name="Head">What it rests on.</param>
/// <param name="Doubts">What is wrong with the table as a whole.</param>
/// <param name="Rows">The rows behind one number and up to another, as they are screened.</param>
public sealed record Screening(ScreeningHead Head, ImmutableArray<string> Doubts, Func<long, long, IEnumerable<ScreenedRow>> Rows);
