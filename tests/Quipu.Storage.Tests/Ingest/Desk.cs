using System.Globalization;
using System.Text;
using Quipu.Access;
using Quipu.Model;
using Quipu.Sources;
using Quipu.Tests;

namespace Quipu.Storage.Tests.Ingest;

/// <summary>A folder of articles and a workspace beside it, for as long as a test runs.</summary>
sealed class Desk : IDisposable
{
    readonly TemporaryFolder _folder = new();

    internal string Articles => _folder.At("articles");

    internal string WorkspacePath { get; set; } = "";

    internal NamesReader Reader { get; } = new();

    internal Desk() => WorkspacePath = _folder.At("desk.quipu");

    internal string Write(string name, string text) => _folder.Write("articles/" + name, text);

    internal string Write(string name, byte[] bytes) => _folder.Write("articles/" + name, bytes);

    internal string At(string name) => _folder.At(name);

    /// <summary>Articles with names of their own, and some words more.</summary>
    internal void WriteMany(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var mark = string.Concat(i.ToString("000", CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0')));
            Write($"{i:000}.txt", $"Story {mark}\n\nProsecutors in the port said that Pedro K{mark} paid Lucia M{mark} for the {mark} contract. A lawyer denied it on day {i}.\n");
        }
    }

    internal Workspace Open() => Workspace.Create(WorkspacePath, path => SqliteStore.Open(path), TimeProvider.System);

    internal IngestResult Read(Func<Settings, Settings>? settings = null, Func<IStore, IStore>? around = null, CancellationToken cancellation = default)
    {
        using var workspace = Workspace.Create(WorkspacePath, path => around is null ? SqliteStore.Open(path) : around(SqliteStore.Open(path)), TimeProvider.System);
        return Quipu.Ingest.Run(workspace, new FolderSource(Articles), Options(settings), cancellation);
    }

    internal IngestOptions Options(Func<Settings, Settings>? settings = null) => new()
    {
        Readers = [Reader],
        Settings = (settings ?? (s => s))(Settings.Defaults.With(Settings.BatchDocuments, 5)),
    };

    /// <summary>Everything derived from captures, in order: what must be the same however the run went.</summary>
    internal string Export()
    {
        using var workspace = Open();
        var text = new StringBuilder();
        foreach (var capture in workspace.Store.AllCaptures(Viewer.Owner)) text.AppendLine(CultureInfo.InvariantCulture, $"capture {capture.Id} {capture.Length} {capture.Location}");
        foreach (var document in workspace.Store.AllDocuments(Viewer.Owner))
            text.AppendLine(CultureInfo.InvariantCulture, $"document {document.Id} {ContentHash.Of(document.Text)} {document.Title} {document.Location} {document.Published} {document.Format}");
        foreach (var claim in workspace.Store.AllClaims(Viewer.Owner))
            text.AppendLine(CultureInfo.InvariantCulture, $"claim {claim.Claim.Id} {claim.Claim.Quote.Text} {claim.Subject?.Entity} {claim.Object?.Entity} {claim.Document.Origin}");
        foreach (var entity in workspace.Store.AllEntities(Viewer.Owner)) text.AppendLine(CultureInfo.InvariantCulture, $"entity {entity.Id} {entity.Name}");
        return text.ToString();
    }

    public void Dispose() => _folder.Dispose();
}
