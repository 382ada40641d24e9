using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Quipu.Access;
using Quipu.Registers;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A table mapped by hand, from the file handed in to the import.</summary>
public sealed class MapPageTest(Case.Browser browser)
{
    const string Contracts = "Entidad contratante;RUC proveedor;Proveedor;Objeto del contrato;Monto contratado (S/);Fecha de contrato\n" +
        "Municipalidad de Antay;20100070970;Redes del Norte SAC;Obra vial;\"1,200.50\";23/04/2031\nGobierno Regional de Antay;20100113610;Faro EIRL;Puente;\"9,000.00\";15/04/2031\n";

    [Fact]
    public async Task A_file_handed_in_is_looked_at_checked_saved_and_imported()
    {
        await using var site = await StartAsync();
        using var client = Client(site);
        var (page, _) = await SendFileAsync(client, "contratos.csv", Encoding.UTF8.GetBytes(Contracts));
        Assert.Equal(6, page.QuerySelectorAll(".map-columns tbody tr").Length);
        Assert.Equal(["buyer", "supplier", "contract", "contractAward"], page.QuerySelectorAll(".map-entity > legend").Select(l => l.TextContent));
        Assert.NotNull(page.QuerySelector("#result .good"));
        Assert.Contains("Redes del Norte SAC", page.QuerySelector(".preview-row")!.TextContent, StringComparison.Ordinal);

        var form = (IHtmlFormElement)page.GetElementById("map")!;
        var broken = await PageAsync(client, Action(form), Fields(form, ("c2.0.p", "nombre"), ("e1.schema", "Person")));
        Assert.Contains(broken.QuerySelectorAll(".map-faults li"), f => f.TextContent == "contratos, query 1: supplier is a Person, which has no property 'nombre'.");
        Assert.Equal("nombre", ((IHtmlInputElement)broken.QuerySelector("input[name='c2.0.p']")!).Value);

        using var saved = await client.PostAsync(new Uri(With(Action(form), "/import/map/save"), UriKind.Relative), new FormUrlEncodedContent(Fields(form)));
        var yaml = await saved.Content.ReadAsStringAsync();
        Assert.StartsWith("contratos:\n  queries:\n    - csv_url: contratos.csv\n", yaml, StringComparison.Ordinal);
        Assert.Equal("contratos.yml", saved.Content.Headers.ContentDisposition!.FileName);
        // The order of properties is the form's; what they say is the same.
        Assert.Equal(((IHtmlTextAreaElement)page.GetElementById("yaml-text")!).Value.TrimEnd().Split('\n').Order(StringComparer.Ordinal), yaml.TrimEnd().Split('\n').Order(StringComparer.Ordinal));

        using var imported = await client.PostAsync(new Uri(With(Action(form), "/import/map/import"), UriKind.Relative), new FormUrlEncodedContent(Fields(form)));
        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        var import = Assert.Single(site.Store.Imports(Viewer.Owner, new(0, 5)).Rows);
        Assert.Equal(($"/imports/{import.Number}", "contratos", 2L), (imported.Headers.Location!.ToString(), import.Dataset.Value, import.Counts.Filled));
    }

    [Fact]
    public async Task YAML_typed_by_hand_counts_and_its_faults_are_said()
    {
        await using var site = await StartAsync();
        using var client = Client(site);
        var (page, _) = await SendFileAsync(client, "firms.csv", Encoding.UTF8.GetBytes("name,land\nRedes SA,Peru\n"));
        var form = (IHtmlFormElement)page.QuerySelector(".yaml-form")!;
        var typed = await PageAsync(client, Action(form), Fields(form, ("yaml", "x: {queries: [{csv_url: firms.csv, entities: {f: {schema: Company, key: name, properties: {name: {column: name}, country: {column: country}}}}}]}")));
        Assert.Equal("x, query 1: f.country reads the column 'country', which the table does not have.", typed.QuerySelector(".map-faults li")!.TextContent);
        Assert.Equal(["f"], typed.QuerySelectorAll(".map-entity > legend").Select(l => l.TextContent));
        var broken = await PageAsync(client, Action(form), Fields(form, ("yaml", "x: [")));
        Assert.Contains("This is no YAML", broken.QuerySelector(".map-faults li")!.TextContent, StringComparison.Ordinal);
        Assert.Null(broken.GetElementById("map"));
        using var refused = await client.PostAsync(new Uri(With(Action(form), "/import/map/import"), UriKind.Relative), new FormUrlEncodedContent(Fields(form, ("yaml", "x: ["))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty(site.Store.Imports(Viewer.Owner, new(0, 5)).Rows);
    }

    [Theory]
    [InlineData("x.json", "{\"name\": \"Ana\"}", "is JSON, XML or HTML, not a table")]
    [InlineData("x.csv", "", "is empty")]
    public async Task What_is_no_table_is_a_sentence(string name, string text, string sentence)
    {
        await using var site = await StartAsync();
        using var client = Client(site);
        Assert.Contains(sentence, (await SendFileAsync(client, name, Encoding.UTF8.GetBytes(text), HttpStatusCode.UnprocessableEntity)).Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_taken_without_a_token_and_no_file_but_captures_is_read()
    {
        await using var site = await StartAsync();
        using var client = Client(site);
        using var content = new MultipartFormDataContent { { new ByteArrayContent([65]), "file", "a.csv" } };
        using var refused = await client.PostAsync(new Uri("/import/map/file", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        foreach (var file in new[] { "../../etc/passwd", new string('0', 64), "x" })
        {
            using var answer = await client.GetAsync(new Uri("/import/map?file=" + Uri.EscapeDataString(file), UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("columns")]
    [InlineData("headers")]
    [InlineData("rows")]
    [InlineData("doubled")]
    public async Task Ugly_tables_fit_the_page(string kind)
    {
        await using var site = await StartAsync();
        using var client = Client(site);
        var text = kind switch
        {
            "columns" => string.Join(',', Enumerable.Range(0, 60).Select(i => Invariant($"columna_{i}"))) + "\n" + string.Join(',', Enumerable.Repeat(UglyCase.Script.Replace(',', ' '), 60)) + "\n",
            "headers" => $"{UglyCase.LongName};{new string('x', 300)};{UglyCase.Script}\nAna Roca;{new string('y', 500)};1\n",
            "rows" => "nombre,dni,cargo\n",
            _ => "36,Ana,,Ana\n173,Luis,,x\n",
        };
        var (_, path) = await SendFileAsync(client, "ugly <b>.csv", Encoding.UTF8.GetBytes(text));
        foreach (var width in new[] { 390, 1280 })
        {
            var page = await browser.PageAsync(new() { Locale = "es", ViewportSize = new() { Width = width, Height = 900 } });
            await page.GotoAsync(new Uri(site.Address, path).ToString());
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            Assert.Null(await page.EvaluateAsync<object?>("window.stolen ?? null"));
            if (Environment.GetEnvironmentVariable("QUIPU_PICTURES_TO") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, Invariant($"map-{kind}-{width}.png")), FullPage = true });
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_change_is_checked_at_once_where_scripts_run()
    {
        await using var site = await StartAsync();
        using var client = Client(site);
        var (_, path) = await SendFileAsync(client, "contratos.csv", Encoding.UTF8.GetBytes(Contracts));
        foreach (var (width, theme, language) in new[] { (1280, "light", "en"), (390, "dark", "es"), (390, "light", "en"), (1280, "dark", "es") })
        {
            var page = await browser.PageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
            await page.GotoAsync(new Uri(site.Address, path + $"&lang={language}&theme={theme}").ToString());
            if (Environment.GetEnvironmentVariable("QUIPU_PICTURES_TO") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, Invariant($"map-{width}-{theme}-{language}.png")), FullPage = true });
            Assert.Equal(0, await page.Locator(".map-faults li").CountAsync());
            await page.Locator("input[name='c2.0.p']").FillAsync("nombre");
            await page.Locator("input[name='c2.0.p']").PressAsync("Tab");
            await page.WaitForSelectorAsync(".map-faults li");
            Assert.Contains(language == "es" ? "no tiene la propiedad «nombre»" : "has no property 'nombre'", await page.Locator(".map-faults").TextContentAsync(), StringComparison.Ordinal);
            await page.Locator("input[name='c2.0.p']").FillAsync("alias");
            await page.Locator("input[name='c2.0.p']").PressAsync("Tab");
            await page.WaitForSelectorAsync("#result .good");
            Assert.Contains("alias:", await page.Locator("#yaml-text").InputValueAsync(), StringComparison.Ordinal);
            await page.Context.CloseAsync();
        }
    }

    static async Task<Site> StartAsync()
    {
        Site? site = null;
        return site = await Site.StartAsync(_ => { }, o => o with { HandOff = (order, stop) => Import(() => site!.Workspace, order, stop) });
    }

    /// <summary>As the process does that serves a workspace.</summary>
    static async IAsyncEnumerable<string> Import(Func<Workspace> workspace, WorkOrder order, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Yield();
        var result = Importing.Run(workspace(), new() { Paths = order.Paths, Kind = RegisterFormats.Find(order.Import!.Kind!), Mapping = order.Import.Mapping, Dataset = new(order.Import.Dataset!) }, stop);
        yield return JsonSerializer.Serialize(new { imports = result.Imports.Select(i => i.Number), failures = result.Failures.Select(f => f.Reason) });
    }

    static HttpClient Client(Site site) => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = site.Address };

    static async Task<(IHtmlDocument Page, string Path)> SendFileAsync(HttpClient client, string name, ReadOnlyMemory<byte> bytes, HttpStatusCode status = HttpStatusCode.OK)
    {
        var start = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/import/map", UriKind.Relative)));
        var token = ((IHtmlInputElement)start.QuerySelector($".upload-form input[name='{WebHost.TokenField}']")!).Value;
        using var file = new ReadOnlyMemoryContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var content = new MultipartFormDataContent { { new StringContent(token), WebHost.TokenField }, { file, "file", name } };
        using var taken = await client.PostAsync(new Uri("/import/map/file", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var to = taken.Headers.Location!.ToString();
        using var answer = await client.GetAsync(new Uri(to, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        return (new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()), to);
    }

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string action, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var answer = await client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields));
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    static string With(string action, string path) => path + action[action.IndexOf('?')..];

    static string Action(IHtmlFormElement form) => form.GetAttribute("action")!;

    /// <summary>The fields of a form as a browser sends them, some of them changed.</summary>
    static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form, params (string Name, string Value)[] changes)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null && (i.Type != "checkbox" || i.IsChecked)).Select(i => (i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => (s.Name!, s.Value ?? ""))).Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(t => (t.Name!, t.Value))).ToList();
        foreach (var change in changes) fields = [.. fields.Where(f => f.Item1 != change.Name), change];
        return fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2));
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
