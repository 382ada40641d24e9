using System.Globalization;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Matching.Candidates;
using Quipu.Storage;
using Quipu.Tests;
using Quipu.Web;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>
/// The same pair has the same score at each of the five doors: the screening page, <c>/yente/match</c>, <c>quipu screen</c>, a cross-reference and reconciliation. Each is
/// asked as its users ask it; everybody is invented.
/// </summary>
public sealed class OneScoreTest : IAsyncLifetime
{
    const string OnRecord = """
        {"id":"p1","schema":"Person","properties":{"name":["Juan Carlos Quispe Mamani"],"country":["pe"]}}
        {"id":"p2","schema":"Person","properties":{"name":["HUAMÁN DE LA CRUZ, Rosa María"],"birthDate":["1971-04-03"],"country":["pe"]}}
        {"id":"p3","schema":"Person","properties":{"name":["José Ordaya Luján"],"alias":["Pepe Ordaya"],"birthDate":["1968"]}}
        {"id":"p4","schema":"Person","properties":{"name":["Juan Quispe Mamani"]}}
        {"id":"c1","schema":"Company","properties":{"name":["CONSTRUCTORA TARUMAYO SOCIEDAD ANONIMA CERRADA"],"country":["pe"],"registrationNumber":["11223344"]}}

        """;

    readonly Sandbox _sandbox = new();
    Workspace _workspace = null!;
    MatchIndex _index = null!;
    Microsoft.AspNetCore.Builder.WebApplication _site = null!;
    HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox.Write("record.ftm.json", OnRecord);
        var imported = _sandbox.Type("quipu import ftm record.ftm.json --dataset record --workspace w.quipu");
        Assert.True(imported.Code == 0, imported.Text);
        _workspace = Workspace.Open(_sandbox.At("w.quipu"), file => SqliteStore.Open(file));
        _index = MatchIndex.Of(_workspace.Store);
        _site = WebHost.Build(new(_workspace.Store, "one score", Viewer.Owner, "http://127.0.0.1:0") { Known = _index, Tables = new(_workspace, TimeProvider.System) });
        await _site.StartAsync(TestContext.Current.CancellationToken);
        _client = new() { BaseAddress = new(_site.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_site is not null) await _site.DisposeAsync();
        _index?.Dispose();
        _workspace?.Dispose();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData("QUISPE MAMANI, JUAN CARLOS", null, "p1")]
    [InlineData("Juan Kispe Mamani", null, "p4")]
    [InlineData("Rosa M. Waman Delacruz", "1971-04-03", "p2")]
    [InlineData("Huaman de la Cruz Rosa", "1971", "p2")]
    [InlineData("Pepe Ordaya Luján", "1968-11-30", "p3")]
    [InlineData("Constructora Tarumayo S.A.C.", null, "c1")]
    public async Task A_pair_has_one_score_at_all_five_doors(string name, string? born, string meant)
    {
        var table = meant[0] == 'c' ? $"razón social\n\"{name}\"\n" : $"nombre,fecha de nacimiento\n\"{name}\",{born}\n";
        var (schema, page) = await PageAsync(table, meant);
        Assert.Equal(meant[0] == 'c' ? "Company" : "Person", Schemata.Default[schema].IsA("Organization") ? "Company" : schema);
        Assert.InRange(page, 0.05, 1);
        Assert.Equal(page, await MatchAsync(schema, name, born, meant));
        Assert.Equal(page, await ReconcileAsync(schema, name, born, meant));
        Assert.Equal(page, Crossed(schema, name, born, meant));
        Assert.Equal(page.ToString("0.000", CultureInfo.InvariantCulture), Screened(table, meant));
    }

    /// <summary>As the page <c>/screening</c> shows it, and the schema that it took the row for.</summary>
    async Task<(string Schema, double Score)> PageAsync(string table, string meant)
    {
        var capture = _workspace.Captures.Keep(Encoding.UTF8.GetBytes(table));
        using var json = JsonDocument.Parse(await _client.GetStringAsync(new Uri($"/screening.json?file={capture.Value}&name=table.csv&threshold=5", UriKind.Relative)));
        var row = Assert.Single(Member(json.RootElement, "rows").EnumerateArray());
        return (row.GetProperty("schema").GetString()!, Hit(row.GetProperty("hits"), meant));
    }

    async Task<double> MatchAsync(string schema, string name, string? born, string meant)
    {
        var body = JsonSerializer.Serialize(new { queries = new { q = new { schema, properties = Said(name, born) } } });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri("/yente/match/record?threshold=0.05", UriKind.Relative), content);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return Hit(json.RootElement.GetProperty("responses").GetProperty("q").GetProperty("results"), meant);
    }

    async Task<double> ReconcileAsync(string schema, string name, string? born, string meant)
    {
        var properties = Said(name, born).Where(p => p.Key != "name").Select(p => new { pid = p.Key, v = p.Value }).ToArray();
        using var form = new FormUrlEncodedContent([new("queries", JsonSerializer.Serialize(new { q = new { query = name, type = schema, properties } }))]);
        using var answer = await _client.PostAsync(new Uri("/reconcile/record", UriKind.Relative), form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return Hit(json.RootElement.GetProperty("q").GetProperty("result"), meant);
    }

    double Crossed(string schema, string name, string? born, string meant)
    {
        var entity = new Entity(new("asked"), Schemata.Default[schema]);
        foreach (var (property, value) in Said(name, born)) Assert.True(entity.Add(property, value));
        var block = Assert.Single(new CrossReference(_index.Parties(), Viewer.Owner, new() { Least = 0.05 }).Run([entity]));
        return block.Pairs.Single(p => p.Candidate.Value == meant).Score;
    }

    /// <summary>As <c>quipu screen</c> writes it: three decimals.</summary>
    string Screened(string table, string meant)
    {
        _sandbox.Write("table.csv", table);
        var typed = _sandbox.Type("quipu screen table.csv --workspace w.quipu --threshold 0.05 --out report.csv");
        Assert.True(typed.Code == 0, typed.Text);
        var rows = CsvRows.Read(File.ReadAllText(_sandbox.At("report.csv")));
        var (id, score) = (Array.IndexOf(rows[0], "match_id"), Array.IndexOf(rows[0], "score"));
        return rows.Single(r => r[id] == meant)[score];
    }

    static Dictionary<string, string> Said(string name, string? born)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = name };
        if (born is not null) said["birthDate"] = born;
        return said;
    }

    static double Hit(JsonElement hits, string meant) => hits.EnumerateArray().Single(h => h.GetProperty("id").GetString() == meant).GetProperty("score").GetDouble();

    static JsonElement Member(JsonElement json, string name) => json.TryGetProperty(name, out var member) ? member : json.GetProperty("data").GetProperty(name);
}
