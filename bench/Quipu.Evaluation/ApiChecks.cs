using System.Text.Json;
using Quipu.Access;
using Quipu.Registers;
using Quipu.Storage;
using Quipu.Web;

namespace Quipu.Evaluation;

/// <summary>
/// api-checks.json: imports the stream that it names into a workspace of its own, serves that on a free port of this machine, asks what the file asks and holds the answers
/// against it.
/// </summary>
static class ApiChecks
{
    internal static int Start(string folder)
    {
        foreach (var line in Run(Path.Combine(folder, "api-checks.json"))) Console.WriteLine(line);
        return 0;
    }

    internal static IEnumerable<string> Run(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        var stream = Path.Combine(Path.GetDirectoryName(path)!, root.GetProperty("stream").GetString()!);
        var folder = Directory.CreateTempSubdirectory("quipu-api-").FullName;
        try
        {
            var (held, all, missed) = Checked(root, stream, Path.Combine(folder, "case")).GetAwaiter().GetResult();
            return [$"api-checks {held} of {all} held", .. missed.Select(m => "  " + m)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<(int Held, int All, List<string> Missed)> Checked(JsonElement root, string stream, string folder)
    {
        using var workspace = Workspace.Create(folder, file => SqliteStore.Open(file), TimeProvider.System);
        using (workspace.Lock(null, TimeProvider.System))
        {
            var imported = Importing.Run(workspace, new() { Paths = [stream], Kind = RegisterFormats.Find("ftm"), Dataset = new(root.GetProperty("dataset").GetString()!), Time = TimeProvider.System }, CancellationToken.None);
            if (imported.Failures.Length > 0) return (0, 1, [imported.Failures[0].Reason]);
        }

        await using var app = WebHost.Build(new(workspace.Store, "case", Viewer.Owner, "http://127.0.0.1:0") { HandOffToken = "token of this run" });
        await app.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.First()) };
        var missed = new List<string>();
        var all = 0;
        foreach (var check in root.GetProperty("checks").EnumerateArray())
        {
            all++;
            if (await FaultAsync(client, check) is { } fault) missed.Add($"{check.GetProperty("name").GetString()}: {fault}");
        }

        await app.StopAsync();
        return (all - missed.Count, all, missed);
    }

    /// <summary>What is not as it should be, or null.</summary>
    static async Task<string?> FaultAsync(HttpClient client, JsonElement check)
    {
        using var request = Request(check.GetProperty("request"));
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var status = check.GetProperty("status").GetInt32();
        if ((int)answer.StatusCode != status) return $"status {(int)answer.StatusCode} where {status} should be: {text[..Math.Min(text.Length, 200)]}";
        if (!check.GetProperty("expect").EnumerateArray().Any()) return null;
        using var json = JsonDocument.Parse(text);
        foreach (var expected in check.GetProperty("expect").EnumerateArray())
            if (!Expectation.Holds(json.RootElement, expected, out var found)) return $"{expected.GetRawText().ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal)} but there is {found}";
        return null;
    }

    static HttpRequestMessage Request(JsonElement asked)
    {
        // Reconciliation stands beside the other interface, not under it.
        var path = asked.GetProperty("path").GetString()!;
        if (!path.StartsWith("/reconcile", StringComparison.Ordinal)) path = "/yente" + path;
        if (asked.TryGetProperty("query", out var query))
            path += "?" + string.Join('&', query.EnumerateObject().SelectMany(q => EntityJson.Texts(q.Value).Select(v => $"{Uri.EscapeDataString(q.Name)}={Uri.EscapeDataString(v)}")));
        var request = new HttpRequestMessage(new(asked.GetProperty("method").GetString()!), new Uri(path, UriKind.Relative));
        if (asked.TryGetProperty("json", out var body)) request.Content = new StringContent(body.GetRawText(), System.Text.Encoding.UTF8, "application/json");
        else if (asked.TryGetProperty("form", out var form)) request.Content = new FormUrlEncodedContent(form.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, f.Value.GetString()!)));
        return request;
    }
}

/// <summary>One thing that an answer should have: a path into it, an operation and a value.</summary>
static class Expectation
{
    internal static bool Holds(JsonElement answer, JsonElement expected, out string found)
    {
        var (op, path) = (expected.GetProperty("op").GetString()!, expected.GetProperty("path").GetString()!);
        var value = expected.TryGetProperty("value", out var wanted) ? wanted : default;
        var values = Follow(answer, Steps(path)).ToList();
        found = values.Count == 0 ? "nothing" : string.Join(" | ", values.Take(3).Select(v => v.GetRawText() is { Length: > 160 } text ? text[..160] : v.GetRawText()));
        return op switch
        {
            "exists" => values.Count > 0,
            "absent" => values.Count == 0,
            _ when path.Contains("[+]", StringComparison.Ordinal) => values.TrueForAll(v => Is(v, op, value)),
            _ => values.Exists(v => Is(v, op, value)),
        };
    }

    static bool Is(JsonElement found, string op, JsonElement value) => op switch
    {
        "eq" => Same(found, value),
        "ne" => !Same(found, value),
        "gt" => found.GetDouble() > value.GetDouble(),
        "ge" => found.GetDouble() >= value.GetDouble(),
        "lt" => found.GetDouble() < value.GetDouble(),
        "le" => found.GetDouble() <= value.GetDouble(),
        "contains" => Has(found, value),
        "not_contains" => !Has(found, value),
        "len_eq" => Length(found) == value.GetInt32(),
        "len_ge" => Length(found) >= value.GetInt32(),
        "matches" => System.Text.RegularExpressions.Regex.IsMatch(found.ToString(), value.GetString()!, System.Text.RegularExpressions.RegexOptions.NonBacktracking),
        "sorted_desc" => found.EnumerateArray().Zip(found.EnumerateArray().Skip(1)).All(p => p.First.GetDouble() >= p.Second.GetDouble()),
        _ => throw new ArgumentException($"There is no operation '{op}'.", nameof(op)),
    };

    static bool Same(JsonElement one, JsonElement other) => one.ValueKind == JsonValueKind.Number && other.ValueKind == JsonValueKind.Number ? one.GetDouble() == other.GetDouble() : one.ToString() == other.ToString();

    static bool Has(JsonElement found, JsonElement value) => found.ValueKind == JsonValueKind.Array ? found.EnumerateArray().Any(v => Same(v, value)) : found.ToString().Contains(value.ToString(), StringComparison.Ordinal);

    static int Length(JsonElement found) => found.ValueKind switch { JsonValueKind.Array => found.GetArrayLength(), JsonValueKind.Object => found.EnumerateObject().Count(), _ => found.ToString().Length };

    static IEnumerable<JsonElement> Follow(JsonElement at, ReadOnlyMemory<string> steps)
    {
        if (steps.IsEmpty) return [at];
        var (step, rest) = (steps.Span[0], steps[1..]);
        return step switch
        {
            "*" or "+" => at.ValueKind == JsonValueKind.Array ? at.EnumerateArray().SelectMany(e => Follow(e, rest)) : [],
            _ when at.ValueKind == JsonValueKind.Array => int.TryParse(step, out var index) && index < at.GetArrayLength() ? Follow(at[index], rest) : [],
            _ when at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var member) => Follow(member, rest),
            _ => [],
        };
    }

    static string[] Steps(string path) => path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
}
