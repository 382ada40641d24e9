using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Quipu.Web.Tests.Case.Browser))]

namespace Quipu.Web.Tests.Case;

/// <summary>Debian's Chromium, started once for all tests of a run and only when one of them asks.</summary>
public sealed class Browser : IAsyncDisposable
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    internal static readonly string[] Arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--use-angle=swiftshader"];
    readonly SemaphoreSlim _start = new(1, 1);
    IPlaywright? _playwright;
    IBrowser? _browser;

    internal static string Executable => Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("The browser tests need Chromium (Debian: apt-get install chromium).");

    /// <summary>A page of a fresh context.</summary>
    internal async Task<IPage> PageAsync(BrowserNewContextOptions? options = null)
    {
        await _start.WaitAsync();
        try
        {
            if (_browser is null)
            {
                _playwright = await Playwright.CreateAsync();
                _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = Arguments });
            }
        }
        finally
        {
            _start.Release();
        }

        var context = await _browser.NewContextAsync(options ?? new() { Locale = "en-GB" });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _start.Dispose();
    }
}
