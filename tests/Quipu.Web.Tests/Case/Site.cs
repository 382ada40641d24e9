using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Quipu.Access;
using Quipu.Sources;
using Quipu.Storage;
using Quipu.Tests;
using Quipu.Reading;

namespace Quipu.Web.Tests.Case;

/// <summary>A workspace of its own in a temporary folder, served on a free port of this machine.</summary>
sealed class Site : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    WebApplication? _app;
    MatchIndex? _known;

    Site(string name) => Workspace = Workspace.Create(_folder.At(name), path => SqliteStore.Open(path), TimeProvider.System);

    internal Workspace Workspace { get; }

    internal IStore Store => Workspace.Store;

    internal Uri Address { get; private set; } = null!;

    /// <summary>A client of no browser: it sends no cookies, no origin and no fetch metadata, and follows nothing.</summary>
    internal HttpClient Client { get; private set; } = null!;

    internal static async Task<Site> StartAsync(Action<Site> fill, Func<WebOptions, WebOptions>? change = null, string name = "case")
    {
        var site = new Site(name);
        fill(site);
        var options = new WebOptions(site.Store, name, new Viewer("Ana"), "http://127.0.0.1:0") { Captures = site.Bytes, Key = () => SigningKey.OrPassing(site.Workspace.Path), Keep = bytes => site.Workspace.Captures.Keep(bytes), Tables = new(site.Workspace, TimeProvider.System), Rows = (import, place) => RowReading.Read(site.Workspace, import, place, TimeSpan.FromSeconds(20)) };
        site._known = MatchIndex.Of(site.Store, site.Workspace.Path);
        options = options with { Known = site._known, Cross = new(site.Store, site._known, site.Workspace.Path), Patterns = new(site.Workspace.Path), Rates = new(site.Workspace.Path), Map = new(site.Store, new(site.Workspace.Path)), Schemes = new(site.Workspace.Path), Indicators = new(site.Workspace) };
        site._app = WebHost.Build(change?.Invoke(options) ?? options);
        await site._app.StartAsync();
        var address = site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        site.Address = new(address);
        site.Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        return site;
    }

    /// <summary>The sample case, read as <paramref name="reader"/> reads.</summary>
    internal static Task<Site> SampleAsync(IReader reader, Func<WebOptions, WebOptions>? change = null, bool registers = false) => StartAsync(site =>
    {
        site.Read(Repository.File("samples/tarumayo"), reader);
        site.Bring(Repository.File("samples/tarumayo-places"));
        if (registers) RegisterCase.Add(site);
        if (registers) FindingCase.Add(site);
        if (registers) ReplyCase.Add(site);
        if (registers) EditionCase.Add(site);
        if (registers) WatchCase.Add(site);
        if (registers) BoardCase.Add(site);
    }, change, "tarumayo");

    /// <summary>Places of the desk's own.</summary>
    internal void Bring(string folder)
    {
        var to = Directory.CreateDirectory(Path.Combine(Workspace.Path, PlaceFolder.Folder)).FullName;
        foreach (var file in Directory.EnumerateFiles(folder)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    internal void Read(string folder, IReader reader)
    {
        using var held = Workspace.Lock(null, TimeProvider.System);
        Ingest.Run(Workspace, new FolderSource(folder), new() { Readers = [reader] }, CancellationToken.None);
    }

    internal async Task<string> TextAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        _known?.Dispose();
        Workspace.Dispose();
        _folder.Dispose();
    }

    byte[]? Bytes(Model.CaptureId id) => Workspace.Captures.Read(id, out _);
}
