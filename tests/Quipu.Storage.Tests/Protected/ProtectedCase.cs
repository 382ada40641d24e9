using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Documents;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Sources.Protected;
using Quipu.Storage.Tests.Ingest;

namespace Quipu.Storage.Tests.Protected;

/// <summary>A desk that protects one source, for as long as a test runs.</summary>
sealed class ProtectedCase : IDisposable
{
    internal const string Passphrase = "three mules at the ford";
    internal const string Called = "Source-A";

    internal static readonly SourceIdentity Rosa = new("Rosa Quintanar Vega", ["La Tuna"], ["rosa@correo.example"], ["works at the port"]);

    internal ProtectedCase()
    {
        Workspace = Files.Open();
        Desk = new(Workspace, "ana", TimeProvider.System);
        Vault = Desk.Unlock(Passphrase, out _)!;
        Source = Desk.Protect(Vault, Called, Rosa, out _)!;
    }

    internal Desk Files { get; } = new();

    internal Workspace Workspace { get; }

    internal ProtectedDesk Desk { get; }

    internal Vault Vault { get; }

    internal ProtectedSource Source { get; set; }

    internal IStore Store => Workspace.Store;

    internal ImmutableArray<Document> Documents => [.. Store.AllDocuments(Viewer.Owner)];

    /// <summary>Reads the folder as the source's.</summary>
    internal IngestResult Read(IngestOptions? options = null) =>
        Quipu.Ingest.Run(Workspace, new FolderSource(Files.Articles), (options ?? Files.Options()) with { Under = ProtectedReading.Begin(Workspace, Vault, Source, out _) }, CancellationToken.None);

    internal List<CheckFault> Check(Vault? vault, out CheckProgress seen)
    {
        var last = new CheckProgress(0, 0, 0);
        var faults = CaptureCheck.Run(Workspace, Viewer.Owner, new Told(p => last = p), CancellationToken.None, vault).ToList();
        seen = last;
        return faults;
    }

    internal List<LogRow> Log() => [.. Paging.All(p => Store.Log(Viewer.Owner, new(Whole: true), p))];

    /// <summary>Every byte of the workspace's files, as Latin-1, so that any text can be looked for.</summary>
    internal string Bytes() => string.Join('\n', Directory.EnumerateFiles(Workspace.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("lock.held", StringComparison.Ordinal))
        .Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f)) + f));

    public void Dispose()
    {
        Vault.Dispose();
        Workspace.Dispose();
        Files.Dispose();
    }

    sealed class Told(Action<CheckProgress> tell) : IProgress<CheckProgress>
    {
        public void Report(CheckProgress value) => tell(value);
    }
}
