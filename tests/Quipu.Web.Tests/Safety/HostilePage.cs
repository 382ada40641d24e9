using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Quipu.Web.Tests.Safety;

/// <summary>A page of another origin on this machine that tries what a hostile page can: to read, to change, to frame, to peep.</summary>
sealed class HostilePage : IAsyncDisposable
{
    WebApplication? _app;

    internal Uri Address { get; private set; } = null!;

    /// <param name="victim">The address of the workspace.</param>
    /// <param name="claim">A claim that it tries to reject.</param>
    internal static async Task<HostilePage> StartAsync(Uri victim, string claim)
    {
        var page = new HostilePage();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        page._app = builder.Build();
        var html = Html.Replace("VICTIM", victim.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal).Replace("CLAIM", claim, StringComparison.Ordinal);
        page._app.MapGet("/", () => Results.Content(html, "text/html"));
        await page._app.StartAsync();
        page.Address = new(page._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return page;
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Each attempt leaves in <c>window.got</c> what it read; <c>window.done</c> is set when all have been made.</summary>
    const string Html = """
        <!doctype html><title>hostile</title>
        <iframe name="sink"></iframe>
        <form id="plain" target="sink" method="post" action="VICTIM/claims/CLAIM/judgements"><input name="verdict" value="rejected"><input name="back" value="/"></form>
        <form id="texty" target="sink" method="post" enctype="text/plain" action="VICTIM/claims/CLAIM/judgements.json"><input name='{"verdict":"rejected","x":"' value='"}'></form>
        <iframe id="frame" src="VICTIM/claims"></iframe>
        <script>
          const got = window.got = {};
          const attempt = async (name, work) => { try { got[name] = await work(); } catch (e) { got[name] = null; } };
          const wait = ms => new Promise(done => setTimeout(done, ms));
          const loads = (tag, url, attach) => new Promise(done => {
            const e = document.createElement(tag);
            e.onload = () => done("loaded"); e.onerror = () => done(null);
            e[attach] = url; if (tag === "link") e.rel = "stylesheet";
            document.body.append(e);
          });
          (async () => {
            await attempt("fetch", async () => (await fetch("VICTIM/claims.json", { credentials: "include" })).text());
            await attempt("opaque", async () => { const r = await fetch("VICTIM/claims.json", { mode: "no-cors", credentials: "include" }); return (await r.text()) || null; });
            await attempt("post", async () => (await fetch("VICTIM/claims/CLAIM/judgements", { method: "POST", mode: "no-cors", credentials: "include", body: new URLSearchParams({ verdict: "rejected" }) })).text().then(t => t || null));
            await attempt("json", async () => (await fetch("VICTIM/claims/CLAIM/judgements.json", { method: "POST", credentials: "include", headers: { "content-type": "application/json" }, body: '{"verdict":"rejected"}' })).text());
            await attempt("beacon", async () => { navigator.sendBeacon("VICTIM/claims/CLAIM/judgements", new URLSearchParams({ verdict: "rejected" })); return null; });
            await attempt("script", () => loads("script", "VICTIM/claims.json", "src"));
            await attempt("style", () => loads("link", "VICTIM/claims.json", "href"));
            document.getElementById("plain").submit();
            await wait(400);
            document.getElementById("texty").submit();
            await wait(400);
            await attempt("frame", async () => document.getElementById("frame").contentDocument?.body.innerText || null);
            await attempt("window", async () => { const w = open("VICTIM/claims"); await wait(600); return w && w.document && w.document.body ? (w.document.body.innerText || null) : null; });
            window.done = true;
          })();
        </script>
        """;
}
