using System.Text.Json;
using Quipu.Matching.Screening;

namespace Quipu.Cli.Runs;

/// <summary>
/// The rows of a screening as far as they are. Where a report is to be written they are kept beside it, one JSON line each, until it is: a run that was stopped or killed
/// goes on behind the last whole line, provided file, model and data are the same.
/// </summary>
sealed class ScreeningRun : IDisposable
{
    readonly string? _path;
    readonly StreamWriter? _lines;

    ScreeningRun(string? path, List<ScreenedRow> rows, StreamWriter? lines) => (_path, Rows, _lines) = (path, rows, lines);

    internal List<ScreenedRow> Rows { get; }

    internal static ScreeningRun Open(ScreeningHead head, string? report)
    {
        if (report is null) return new(null, [], null);
        var path = report + ".part";
        var rows = File.Exists(path) ? Read(path, head.Identity) : [];
        var lines = new StreamWriter(File.Create(path)) { NewLine = "\n", AutoFlush = true };
        lines.WriteLine(head.Identity);
        foreach (var row in rows) lines.WriteLine(JsonSerializer.Serialize(row));
        return new(path, rows, lines);
    }

    internal void Add(ScreenedRow row)
    {
        Rows.Add(row);
        _lines?.WriteLine(JsonSerializer.Serialize(row));
    }

    /// <summary>The report is written: what was kept beside it goes.</summary>
    internal void Finish()
    {
        _lines?.Dispose();
        if (_path is not null) File.Delete(_path);
    }

    public void Dispose() => _lines?.Dispose();

    static List<ScreenedRow> Read(string path, string identity)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != identity) return [];
        var rows = new List<ScreenedRow>();
        foreach (var line in lines.Skip(1))
        {
            try
            {
                if (JsonSerializer.Deserialize<ScreenedRow>(line) is { } row) rows.Add(row);
            }
            catch (JsonException)
            {
                break;
            }
        }

        // The last row may have been cut between two of its parties.
        var last = rows.Count > 0 ? rows[^1].Number : 0;
        rows.RemoveAll(r => r.Number == last);
        return rows;
    }
}
