using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Quipu.Benchmarks;

/// <summary>
/// How fast <c>/yente/match</c> answers: <c>quipu serve</c> in its own process over a workspace of invented parties, asked by clients on the same cores, each with one
/// connection that stays open and one question a request. First as fast as they can, then at a given rate, where waiting for a turn counts as time of the answer.
/// </summary>
static class HttpSpeed
{
    const int Clients = 8, Rate = 250;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(40), Measured = TimeSpan.FromSeconds(20);

    sealed record Question(byte[] Body, string Meant);

    /// <summary>What one client saw.</summary>
    sealed class Seen
    {
        internal readonly List<double> Milliseconds = [];
        internal int Faults, Found;
    }

    internal static IEnumerable<string> Run(int entities)
    {
        // A workspace of a million takes minutes to make: who measures again keeps it in a folder of their own.
        var kept = InventedWorkspace.Folder;
        var folder = kept ?? Directory.CreateTempSubdirectory("quipu-bench-").FullName;
        try
        {
            yield return "";
            var path = Path.Combine(folder, InventedWorkspace.Name(entities));
            foreach (var line in InventedWorkspace.Make(path, entities)) yield return line;
            var file = new FileInfo(Path.Combine(path, "names.index"));
            var questions = Enumerable.Range(0, 20_000).Select(i => Asked(i, entities)).ToArray();
            using var served = ServedWorkspace.Start(path);
            var watch = Stopwatch.StartNew();
            using (var client = Client(served)) _ = Answer(client, questions[0]);
            yield return Invariant($"quipu serve: index of {file.Length >> 20} MB loaded and the first question answered in {watch.Elapsed.TotalSeconds:F1} s");
            yield return Invariant($"what a start brings up to date beside the answers (findings over the whole network) is done after {Settled(served):F0} s");
            Ask(served, questions, (WarmUp, null));
            yield return Line(served, questions, (Measured, null));
            yield return Line(served, questions, (Measured, Rate));
            yield return Invariant($"memory of quipu serve: {served.Megabytes} MB; load of the machine: {Load()}");
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, true);
        }
    }

    /// <summary>Seconds until the server has nothing to do by itself: three seconds with hardly any time of a processor.</summary>
    static double Settled(ServedWorkspace served)
    {
        var watch = Stopwatch.StartNew();
        for (var quiet = 0; quiet < 3 && watch.Elapsed < TimeSpan.FromMinutes(3);)
        {
            var before = served.Cpu;
            Thread.Sleep(1000);
            quiet = served.Cpu - before < TimeSpan.FromMilliseconds(100) ? quiet + 1 : 0;
        }

        return watch.Elapsed.TotalSeconds;
    }

    static string Line(ServedWorkspace served, Question[] questions, (TimeSpan Time, int? Rate) how)
    {
        var (watch, cpu, own) = (Stopwatch.StartNew(), served.Cpu, Environment.CpuUsage.TotalTime);
        var seen = Ask(served, questions, how);
        var (wall, spent) = (watch.Elapsed.TotalSeconds, (served.Cpu - cpu).TotalMilliseconds);
        var asking = (Environment.CpuUsage.TotalTime - own).TotalMilliseconds;
        var times = seen.SelectMany(s => s.Milliseconds).Order().ToArray();
        var pace = how.Rate is { } rate ? Invariant($"{rate} asked for a second") : "as fast as they can";
        var found = seen.Sum(s => s.Found) / (double)times.Length;
        return Invariant($"{Clients} clients, {pace}: {times.Length / wall:F0} requests/s, p50 {At(times, .5):F1} ms, p90 {At(times, .9):F1} ms, p99 {At(times, .99):F1} ms, ")
            + Invariant($"longest {times[^1]:F0} ms, {seen.Sum(s => s.Faults)} errors; CPU a request {spent / times.Length:F2} ms (asking it {asking / times.Length:F2}); ")
            + Invariant($"the one meant among five {found:F4}");
    }

    static Seen[] Ask(ServedWorkspace served, Question[] questions, (TimeSpan Time, int? Rate) how)
    {
        var seen = Enumerable.Range(0, Clients).Select(_ => new Seen()).ToArray();
        var start = Stopwatch.GetTimestamp();
        var threads = seen.Select((s, i) => new Thread(() => Ask(served, questions, (how.Time, how.Rate, start, i), s))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return seen;
    }

    static void Ask(ServedWorkspace served, Question[] questions, (TimeSpan Time, int? Rate, long Start, int Client) how, Seen seen)
    {
        using var client = Client(served);
        for (var turn = 0; ; turn++)
        {
            var number = (turn * Clients) + how.Client;
            // At a rate each question has its moment; one that had to wait for the one before is late from that moment on.
            var due = how.Rate is { } rate ? TimeSpan.FromSeconds(number / (double)rate) : Stopwatch.GetElapsedTime(how.Start);
            if (due >= how.Time) return;
            if (due - Stopwatch.GetElapsedTime(how.Start) is var early && early > TimeSpan.Zero) Thread.Sleep(early);
            var question = questions[number % questions.Length];
            try
            {
                if (Answer(client, question).Contains($"\"id\":\"{question.Meant}\"", StringComparison.Ordinal)) seen.Found++;
            }
            catch (HttpRequestException)
            {
                seen.Faults++;
            }

            seen.Milliseconds.Add((Stopwatch.GetElapsedTime(how.Start) - due).TotalMilliseconds);
        }
    }

    static HttpClient Client(ServedWorkspace served) =>
        new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 }) { BaseAddress = served.Address, Timeout = TimeSpan.FromMinutes(10) };

    static string Answer(HttpClient client, Question question)
    {
        using var content = new ByteArrayContent(question.Body);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"yente/match/{InventedWorkspace.Dataset.Value}") { Content = content };
        using var answer = client.Send(request);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(answer.Content.ReadAsStream(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Somebody of the register as another would write them: misspelt, in another order, shorter; every second with a date, every third with a country.</summary>
    static Question Asked(int number, int entities)
    {
        var (entity, meant) = Described(number, entities);
        var said = entity.Properties.ToDictionary(p => p, p => entity[p].ToArray(), StringComparer.Ordinal);
        var body = new { queries = new { q = new { schema = entity.Schema.Name, properties = said } } };
        return new(JsonSerializer.SerializeToUtf8Bytes(body), meant);
    }

    /// <summary>Whom question so and so asks for, and the id of who is meant.</summary>
    internal static (Entity Entity, string Meant) Described(int number, int entities)
    {
        var draw = new Draw((ulong)(3_000_017 + number));
        var party = InventedParties.Party(draw.Below(entities));
        var entity = new Entity(new("query"), Schemata.Default[party.Schema]);
        entity.Add("name", Misspelt.With(party.Names[draw.Below(4) == 0 ? 1 : 0], (Slip)draw.Below(6), draw));
        if (party.Date is { } date && draw.Below(2) == 0) entity.Add(party.Schema == "Person" ? "birthDate" : "incorporationDate", date);
        if (draw.Below(3) == 0) entity.Add("country", party.Country);
        return (entity, party.Id);
    }

    static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "not known";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
