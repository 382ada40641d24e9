using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Library;
using Quipu.Tests;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>A workspace with a story in it, and a desk that keeps what patterns find there.</summary>
sealed class KeptCase : IDisposable
{
    static readonly DateTimeOffset _day = new(2031, 3, 1, 9, 0, 0, TimeSpan.Zero);
    readonly TemporaryFolder _folder = new();
    int _judgements;

    /// <param name="edit">Tells the story otherwise.</param>
    internal KeptCase(string story, Func<string, string>? edit = null)
    {
        Workspace = Workspace.Create(_folder.At("case"), path => SqliteStore.Open(path), TimeProvider.System);
        var text = File.ReadAllText(Repository.File("tests/data/patterns/" + story + ".yaml"));
        Story = Story.Parse(edit is null ? text : edit(text));
        Story.Keep(Store);
        Desk = FindingDesk.Of(Workspace);
    }

    internal Workspace Workspace { get; private set; }

    internal Story Story { get; }

    internal FindingDesk Desk { get; private set; }

    internal IStore Store => Workspace.Store;

    /// <summary>All that is kept and holds, as the desk left it.</summary>
    internal IReadOnlyList<KeptFinding> Kept(Viewer? viewer = null, FindingQuery? query = null) => Store.Findings(viewer ?? Viewer.Owner, query ?? new(),
        new(0, 1000)).Rows;

    internal KeptFinding Kept(FindingId id) => Store.Finding(Viewer.Owner, id)!;

    /// <summary>The finding that the story is about.</summary>
    internal KeptFinding Told(string pattern)
    {
        var parties = Story.Parties(Store).ToHashSet();
        return Kept(query: new() { Pattern = pattern }).First(k => parties.IsSubsetOf(k.Finding.Everybody.Select(p => p.Entity)));
    }

    /// <summary>What all patterns find, asked from the beginning.</summary>
    internal string[] Whole() => [.. PatternLibrary.All.SelectMany(p => PatternDesk.Of(Store, Viewer.Owner).Run(p)).Select(f => f.Told)
        .Order(StringComparer.Ordinal)];

    /// <summary>What is kept, in the same words.</summary>
    internal string[] KeptTold() => [.. Kept().Select(k => k.Finding.Told).Order(StringComparer.Ordinal)];

    internal void Judge(Claim claim, Verdict verdict, string by = "Rita") =>
        Store.Write([new Change.Judged(new(new($"judged-{++_judgements}"), claim, verdict, by, _day.AddMinutes(_judgements)))]);

    internal void Judge(EntityId one, EntityId other, Sameness verdict) =>
        Store.Write([new Change.SamenessJudged(new(new($"judged-{++_judgements}"), one, other, verdict, "Rita", _day.AddMinutes(_judgements)))]);

    /// <summary>Closes everything and opens it again, as another process would.</summary>
    internal void Reopen()
    {
        Workspace.Dispose();
        Workspace = Workspace.Open(_folder.At("case"), path => SqliteStore.Open(path));
        Desk = FindingDesk.Of(Workspace);
    }

    public void Dispose()
    {
        Workspace.Dispose();
        _folder.Dispose();
    }
}
