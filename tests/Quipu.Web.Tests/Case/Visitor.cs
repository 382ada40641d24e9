using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Quipu.Web.Tests.Case;

/// <summary>A browser without a screen: keeps cookies, reads pages, sends their forms with their tokens.</summary>
sealed class Visitor(Site site) : IDisposable
{
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = site.Address };

    internal async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The token of a page, for a change of one's own.</summary>
    internal async Task<string> TokenAsync(string path = "/claims") => ((IHtmlInputElement)(await ReadAsync(path)).QuerySelector($"input[name='{WebHost.TokenField}']")!).Value;

    /// <summary>Presses a button of a page.</summary>
    internal async Task<(HttpStatusCode Status, string? To)> PressAsync(string page, string button)
    {
        var document = await ReadAsync(page);
        var pressed = Assert.IsAssignableFrom<IHtmlButtonElement>(document.QuerySelector(button));
        var form = pressed.GetAttribute("form") is { } id ? (IHtmlFormElement)document.GetElementById(id)! : pressed.Form!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type != "checkbox" || i.IsChecked).Where(i => i.Name is not null).Select(i => new KeyValuePair<string, string>(i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => new KeyValuePair<string, string>(s.Name!, s.Value ?? "")));
        if (pressed.Name is { Length: > 0 } name) fields = fields.Append(new(name, pressed.Value));
        return await SendAsync(pressed.GetAttribute("formaction") ?? form.GetAttribute("action")!, [.. fields]);
    }

    internal async Task<(HttpStatusCode Status, string? To)> SendAsync(string path, params KeyValuePair<string, string>[] fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    /// <summary>Sends a form and reads what the answer says.</summary>
    internal async Task<(HttpStatusCode Status, string Body)> SendFormAsync(string path, params KeyValuePair<string, string>[] fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    internal async Task<(HttpStatusCode Status, string Body)> SendContentAsync(string path, HttpContent content)
    {
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <param name="isTold">False: in pieces, without saying how long it is.</param>
    internal async Task<(HttpStatusCode Status, string Body)> SendJsonAsync(string path, string json, string? token, bool isTold = true)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        if (token is not null) content.Headers.Add(WebHost.TokenField, token);
        using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        asked.Headers.TransferEncodingChunked = !isTold;
        using var answer = await _client.SendAsync(asked);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _client.Dispose();
}
