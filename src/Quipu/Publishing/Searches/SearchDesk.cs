using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Text;
using Party = Quipu.Matching.Scoring.Party;

namespace Quipu.Publishing.Searches;

/// <summary>Why a search was not noted; nothing was kept.</summary>
public enum SearchFault { NoQuestion, NoName, UnknownDataset, UnknownAlgorithm, BadThreshold, NoRegister, BadAddress, AheadOfTime, TooLong, UnknownFinding, UnknownEntity, UnknownSearch, NothingToCite }

/// <summary>What came of noting a search: its record, or why not and of what.</summary>
public readonly record struct SearchOutcome(SearchRecord? Record, SearchFault? Fault, string About = "")
{
    internal static SearchOutcome Not(SearchFault fault, object? about = null) => new(null, fault, about?.ToString() ?? "");
}

/// <summary>A search by name as it is asked for.</summary>
/// <param name="Dataset">Null: every dataset.</param>
/// <param name="Algorithm">Null: the default one.</param>
/// <param name="Threshold">As a share.</param>
public sealed record NamesSearched(string Question, DatasetName? Dataset, string? Algorithm, double Threshold)
{
    /// <summary>Who is on record already and was looked for: they themselves are no answer.</summary>
    public EntityId? Self { get; init; }
}

/// <summary>A search by hand in a register outside.</summary>
/// <param name="Page">A picture or page of what was seen; null: none was kept.</param>
public sealed record OutsideSearched(string Register, string? Url, string Question, DateOnly On, string? Came, int Found, byte[]? Page);

/// <summary>What the same search would answer now.</summary>
/// <param name="Editions">Datasets that have another edition, or were not there.</param>
/// <param name="Came">Answers that there were none of then; of a search by words there are only counts.</param>
/// <param name="Went">Answers then that are none now.</param>
public sealed record SearchSince(int Found, ImmutableArray<SearchedDataset> Editions, ImmutableArray<SearchHit> Came, ImmutableArray<SearchHit> Went)
{
    /// <summary>Whether it would be answered otherwise.</summary>
    public bool IsOtherwise(SearchRecord record) => Found != record.Found || !Came.IsEmpty || !Went.IsEmpty;
}

/// <summary>Notes searches, always by an explicit act of somebody, and asks them again.</summary>
/// <param name="keep">Keeps bytes as a capture.</param>
public sealed class SearchDesk(IStore store, Viewer viewer, MatchIndex known, Func<byte[], CaptureId> keep, TimeProvider time)
{
    /// <summary>Letters of a question, name or note at most.</summary>
    public const int Longest = 2000;

    // As many as a reader could still look through; where there are more, the record says that it is not whole.
    const int MostHits = 500, MostCompared = 5000;

    DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Looks for a name among the parties on record, and notes it.</summary>
    public SearchOutcome Names(NamesSearched asked, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (Unfit(asked.Question, note) is { } fault) return fault;
        if (!asked.Question.Any(char.IsLetterOrDigit)) return SearchOutcome.Not(SearchFault.NoName, asked.Question);
        if (asked.Algorithm is { } name && Algorithms.Named(name) is null) return SearchOutcome.Not(SearchFault.UnknownAlgorithm, name);
        if (asked.Threshold is not (>= 0 and <= 1)) return SearchOutcome.Not(SearchFault.BadThreshold, asked.Threshold);
        var datasets = Datasets(asked.Dataset);
        if (asked.Dataset is { } only && datasets.IsEmpty) return SearchOutcome.Not(SearchFault.UnknownDataset, only);
        var hits = Hits(asked.Question.Trim(), asked.Dataset, (asked.Algorithm ?? Algorithms.Default, asked.Threshold), asked.Self);
        return Keep(new()
        {
            Id = SearchId.New(),
            Kind = SearchKind.Names,
            Question = asked.Question.Trim(),
            On = DateOnly.FromDateTime(Now.UtcDateTime),
            By = viewer.Name,
            At = Now,
            Datasets = datasets,
            Algorithm = asked.Algorithm ?? Algorithms.Default,
            Threshold = asked.Threshold,
            Self = asked.Self,
            Found = hits.Length,
            Hits = hits,
            IsWhole = hits.Length < MostHits,
            Note = Blank(note),
        });
    }

    /// <summary>Looks for words in documents, entities and registers, and notes it.</summary>
    public SearchOutcome Words(string question, string? note = null)
    {
        if (Unfit(question, note) is { } fault) return fault;
        return Keep(new()
        {
            Id = SearchId.New(),
            Kind = SearchKind.Words,
            Question = question.Trim(),
            On = DateOnly.FromDateTime(Now.UtcDateTime),
            By = viewer.Name,
            At = Now,
            Datasets = Datasets(null),
            Found = Count(question.Trim()),
            Note = Blank(note),
        });
    }

    /// <summary>Notes what somebody looked for by hand elsewhere.</summary>
    public SearchOutcome Outside(OutsideSearched asked, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (Unfit(asked.Question, note) is { } fault) return fault;
        if (string.IsNullOrWhiteSpace(asked.Register)) return SearchOutcome.Not(SearchFault.NoRegister);
        if (asked.Register.Length > Longest || asked.Url?.Length > Longest || asked.Came?.Length > Longest) return SearchOutcome.Not(SearchFault.TooLong, Longest);
        if (asked.Url is { } url && !WebAddress.IsOne(url.Trim())) return SearchOutcome.Not(SearchFault.BadAddress, url);
        if (asked.On > DateOnly.FromDateTime(Now.UtcDateTime).AddDays(1)) return SearchOutcome.Not(SearchFault.AheadOfTime, IsoTime.Of(asked.On));
        var id = SearchId.New();
        // A capture on record is hashed again by every check.
        Capture? seen = asked.Page is { Length: > 0 } page ? new(keep(page), page.Length, $"search:{id}", Now) : null;
        return Keep(new()
        {
            Id = id,
            Kind = SearchKind.Outside,
            Question = asked.Question.Trim(),
            On = asked.On,
            By = viewer.Name,
            At = Now,
            Found = asked.Found,
            Outside = new(asked.Register.Trim(), Blank(asked.Url), Blank(asked.Came), seen?.Id),
            Note = Blank(note),
        }, seen);
    }

    /// <summary>Lets a finding or an entity cite a search.</summary>
    public SearchOutcome Cite(SearchId id, FindingId? finding, EntityId? entity, string? note = null)
    {
        if (store.SearchRecord(viewer, id) is not { } kept) return SearchOutcome.Not(SearchFault.UnknownSearch, id);
        if (note?.Length > Longest) return SearchOutcome.Not(SearchFault.TooLong, Longest);
        if (finding is null && entity is null) return SearchOutcome.Not(SearchFault.NothingToCite);
        if (finding is { } found && store.Finding(viewer, found) is null) return SearchOutcome.Not(SearchFault.UnknownFinding, found);
        if (entity is { } party && store.Entity(viewer, party) is null && store.Statements(viewer, party).IsEmpty) return SearchOutcome.Not(SearchFault.UnknownEntity, party);
        var changes = new List<Change>();
        if (finding is { } one) changes.Add(new Change.SearchCited(id, new(one, null, viewer.Name, Now, Blank(note))));
        if (entity is { } other) changes.Add(new Change.SearchCited(id, new(null, other, viewer.Name, Now, Blank(note))));
        store.Write(changes);
        return new(kept.Record, null);
    }

    /// <summary>Asks the same question of what is there now; null: a register outside, which only somebody can ask again.</summary>
    public SearchSince? Since(SearchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Kind == SearchKind.Outside) return null;
        // A search of every dataset is asked of every dataset, those that came since too.
        var only = record.Kind == SearchKind.Names && record.Datasets is [var dataset] ? dataset.Dataset : (DatasetName?)null;
        var now = Datasets(only);
        var then = record.Datasets.ToDictionary(d => d.Dataset);
        // Reporting has no editions: how much of it there is tells that more was read.
        ImmutableArray<SearchedDataset> editions = [.. now.Where(d => !then.TryGetValue(d.Dataset, out var before) || before.Import != d.Import || before.Entities != d.Entities)];
        if (record.Kind == SearchKind.Words) return new(Count(record.Question), editions, [], []);
        var hits = Hits(record.Question, only, (record.Algorithm ?? Algorithms.Default, record.Threshold ?? MatchThresholds.Default), record.Self);
        var (before, after) = (record.Hits.Select(h => Standing(h.Id)).ToHashSet(), hits.Select(h => h.Id).ToHashSet());
        return new(hits.Length, editions, [.. hits.Where(h => !before.Contains(h.Id))], [.. record.Hits.Where(h => !after.Contains(Standing(h.Id)))]);
    }

    SearchOutcome Keep(SearchRecord record, Capture? seen = null)
    {
        store.Write(seen is null ? [new Change.Searched(record)] : [new Change.CaptureTaken(seen, DatasetName.Default), new Change.Searched(record)]);
        return new(record, null);
    }

    static SearchOutcome? Unfit(string? question, string? note) =>
        string.IsNullOrWhiteSpace(question) ? SearchOutcome.Not(SearchFault.NoQuestion) : question.Length > Longest || note?.Length > Longest ? SearchOutcome.Not(SearchFault.TooLong, Longest) : null;

    ImmutableArray<SearchHit> Hits(string question, DatasetName? dataset, (string Algorithm, double Least) how, EntityId? self)
    {
        var asked = new Entity(new("query"), Schemata.Default["LegalEntity"]);
        if (!asked.Add("name", question)) return [];
        var found = known.Find(viewer, Party.Of(asked), new MatchAsked
        {
            Algorithm = Algorithms.Named(how.Algorithm) ?? Algorithms.All[0],
            Least = how.Least,
            Limit = MostHits,
            Candidates = MostCompared,
            Datasets = dataset is { } only ? ImmutableHashSet.Create(only) : null,
            WithoutIds = self is { } id ? ImmutableHashSet.Create(id.Value) : ImmutableHashSet<string>.Empty,
        });
        return [.. found.Select(f => new SearchHit(f.Id, f.Party.NameTexts.FirstOrDefault() ?? f.Id.Value, Math.Round(f.Match.Score, 4)))];
    }

    // Claims stand in documents and are counted with these.
    int Count(string question)
    {
        var one = new Paging(0, 1);
        var found = store.Search(viewer, new SearchQuery(question, one, one, one));
        return found.Documents.Total + found.Entities.Total + found.Registers.Total;
    }

    ImmutableArray<SearchedDataset> Datasets(DatasetName? only) =>
        [.. store.Datasets(viewer).Where(d => only is null || d.Name == only).Select(Edition).OrderBy(d => d.Dataset.Value, StringComparer.Ordinal)];

    SearchedDataset Edition(DatasetRow row)
    {
        var import = row.LastImport is { } number ? store.Import(viewer, number) : null;
        return new(row.Name, row.Card.Title ?? row.Name.Value, import?.Number, import?.FinishedAt ?? import?.At, [.. (import?.Files ?? []).Select(f => new SearchedFile(f.Name, f.Capture))])
        {
            Entities = row.Entities + row.Documents,
        };
    }

    EntityId Standing(EntityId id) => store.Entity(viewer, id)?.Id ?? store.Statements(viewer, id).Select(s => (EntityId?)s.Statement.Canonical).FirstOrDefault() ?? id;

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
