using System.Diagnostics;
using FollowTheMoney.Streams;

namespace Quipu.Benchmarks;

/// <summary>How fast files of statements are written and read.</summary>
static class StreamSpeed
{
    internal static IEnumerable<string> Run(int count)
    {
        var file = Path.GetTempFileName();
        try
        {
            var statements = Statements(count).ToArray();
            (string Name, Func<Stream, IEnumerable<Statement>, long> Write, Func<Stream, IEnumerable<StatementRow>> Read)[] forms =
                [("CSV", StatementFiles.WriteCsv, StatementFiles.ReadCsv), ("pack", StatementFiles.WritePack, StatementFiles.ReadCsv), ("JSON", StatementFiles.WriteJson, StatementFiles.ReadJson)];
            foreach (var (name, write, read) in forms)
            {
                using (var to = File.Create(file))
                {
                    var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                    write(to, statements);
                    yield return $"statements {name} written, ids worked out: {count / watch.Elapsed.TotalSeconds:F0}/s ({count / (Environment.CpuUsage.TotalTime - before).TotalSeconds:F0} per second of CPU)";
                }

                var (reading, began, sum) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, 0L);
                foreach (var row in read(File.OpenRead(file))) sum += row.Statement is null ? 0 : 1;
                yield return $"statements {name} read: {sum / reading.Elapsed.TotalSeconds:F0}/s ({sum / (Environment.CpuUsage.TotalTime - began).TotalSeconds:F0} per second of CPU); peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB";
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Five statements an entity, with invented values.</summary>
    static IEnumerable<Statement> Statements(int count)
    {
        var (person, dataset) = (Schemata.Default["Person"], new DatasetName("registry"));
        for (var i = 0; i < count / 5; i++)
        {
            var id = new EntityId($"registry-{i:x8}");
            yield return Statement.ForEntity(person, id, dataset) with { FirstSeen = "2026-01-01T00:00:00", LastSeen = "2026-06-01T00:00:00" };
            foreach (var (property, value) in new[] { ("name", $"Ana \"Roca\" Tineo {i}"), ("birthDate", $"19{i % 90 + 10}-0{(i % 9) + 1}-1{i % 10}"), ("nationality", "pe"), ("idNumber", $"{i:D8}") })
                yield return new()
                {
                    Canonical = id,
                    Entity = id,
                    Prop = property,
                    PropType = person[property]!.Type.Name,
                    Schema = person.Name,
                    Value = value,
                    Dataset = dataset,
                    FirstSeen = "2026-01-01T00:00:00",
                    LastSeen = "2026-06-01T00:00:00",
                };
        }
    }
}
