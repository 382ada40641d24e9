using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;

namespace Quipu.Benchmarks;

/// <summary>
/// How long the server works on each page of the desk: <c>quipu serve</c> in its own process over a workspace of invented articles, asked by one client on the same machine with one
/// connection that stays open. First every page once, as after a start, then each forty times for different records, places of lists and filters.
/// </summary>
static class PagesSpeed
{
    const int Times = 40;
    const double Most = 60, MostOfSearch = 200;

    internal static IEnumerable<string> Run(int articles)
    {
        var kept = InventedWorkspace.Folder;
        var folder = kept ?? Directory.CreateTempSubdirectory("quipu-bench-").FullName;
        try
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"desk-{articles}"));
            foreach (var line in DeskWorkspace.Make(path, articles)) yield return line;
            var pages = DeskWorkspace.Addresses(path, Times);
            var watch = Stopwatch.StartNew();
            using var served = ServedWorkspace.Start(path);
            using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false }) { BaseAddress = served.Address, Timeout = TimeSpan.FromMinutes(10) };
            yield return Invariant($"quipu serve answers after {watch.Elapsed.TotalSeconds:F1} s");
            var first = pages.ToDictionary(p => p.Page, p => Asked(client, p.Addresses[0]));
            yield return "| page | first, ms | median, ms | p95, ms | longest, ms | kB | kB packed | status |";
            yield return "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |";
            var slow = new List<string>();
            foreach (var (page, addresses) in pages)
            {
                var seen = addresses.Select(a => Asked(client, a)).ToList();
                var times = seen.Select(s => s.Milliseconds).Order().ToArray();
                var p95 = times[(int)Math.Ceiling(times.Length * .95) - 1];
                if (p95 > (page.StartsWith("/search", StringComparison.Ordinal) ? MostOfSearch : Most)) slow.Add(page);
                yield return Invariant($"| {page} | {first[page].Milliseconds:F0} | {times[times.Length / 2]:F1} | {p95:F1} | {times[^1]:F0} | {seen.Max(s => s.Bytes) / 1024.0:F0} | {seen.Max(s => s.Packed) / 1024.0:F0} | {string.Join(' ', seen.Select(s => s.Status).Distinct())} |");
            }

            yield return Invariant($"{pages.Count - slow.Count} of {pages.Count} within p95 {Most} ms (search {MostOfSearch} ms){(slow.Count > 0 ? ": not " + string.Join("; ", slow) : "")}; memory of quipu serve: {served.Megabytes} MB");
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, true);
        }
    }

    static (double Milliseconds, int Bytes, int Packed, int Status) Asked(HttpClient client, string address)
    {
        var watch = Stopwatch.StartNew();
        using var answer = client.Send(new(HttpMethod.Get, address));
        using var body = new MemoryStream();
        answer.Content.ReadAsStream().CopyTo(body);
        var spent = watch.Elapsed.TotalMilliseconds;
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) body.WriteTo(packing);
        return (spent, (int)body.Length, (int)packed.Length, (int)answer.StatusCode);
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
