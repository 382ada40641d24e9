using Quipu.Reading;
using Quipu.Sources;
using Quipu.Sources.Protected;
using Quipu.Tests;

namespace Quipu.Web.Tests.Case;

/// <summary>The sample case, as if a protected source had given it, with a long pseudonym and looks whose reasons are hostile.</summary>
static class ProtectedCase
{
    internal const string Passphrase = "three mules at the ford";
    internal const string Called = "Wxyzwxyzwxyzwxyzwxyzwxyz";
    internal const string Hostile = "<script>window.stolen = 1</script> because \"Ñusta\" & co. " + "verylongwordwithoutanyspace";
    internal const int Looks = 60;

    internal static Task<Site> StartAsync(Func<WebOptions, WebOptions>? change = null) => Site.StartAsync(Fill, change, "protected");

    internal static ProtectedSource Source(Site site) => site.Store.Protected.Source(Access.Viewer.Owner, Called)!.Source;

    static void Fill(Site site)
    {
        using var held = site.Workspace.Lock(null, TimeProvider.System);
        var desk = new ProtectedDesk(site.Workspace, "ana <b>", TimeProvider.System);
        using var vault = desk.Unlock(Passphrase, out _)!;
        var source = desk.Protect(vault, Called, new("Octavio Rendueles Tintaya", ["Rendueles", "Octavio"], [], ["notes of the desk"]), out _)!;
        Ingest.Run(site.Workspace, new FolderSource(Repository.File("samples/tarumayo")), new() { Readers = [new FrameReader()], Under = ProtectedReading.Begin(site.Workspace, vault, source, out _) }, CancellationToken.None);
        for (var i = 0; i < Looks; i++) site.Store.Write([new Change.SourceRevealed(new(source.Id, "ana", DateTimeOffset.UnixEpoch.AddDays(i), i % 7 == 0 ? null : $"{Hostile} {i}", i % 7 != 0))]);
    }
}
