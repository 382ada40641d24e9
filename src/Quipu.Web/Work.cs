using System.Text.Json;
using Quipu.Web.Wording;

namespace Quipu.Web;

/// <summary>The work that another process handed over, as pages tell of it.</summary>
public sealed class Work
{
    volatile WorkState? _state;

    /// <summary>How far it is; null where nothing runs.</summary>
    public WorkState? State => _state;

    /// <param name="line">A JSON line with <c>files</c> and <c>allFiles</c>, or <c>rows</c>; any other line counts as no figures. Null: it has ended.</param>
    internal void Tell(string? line) => _state = line is null ? null : WorkState.Read(line);
}

/// <summary>How far a reading is, in files, an import, in rows, or a cross-reference, in names.</summary>
public sealed record WorkState(int Done, int Total, long Rows = 0)
{
    /// <summary>What is counted are names of a cross-reference, and not files.</summary>
    public bool OfNames { get; init; }

    internal string Say(Words words) => OfNames ? Total > 0 ? words.Of("work.names", words.Number(Done), words.Number(Total)) : words["cross.running"]
        : Total > 0 ? words.Of("work.line", words.Number(Done), words.Number(Total))
        : Rows > 0 ? words.Of("work.rows", words.Number(Rows))
        : words["work.begins"];

    internal static WorkState Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var told = json.RootElement;
            return told.TryGetProperty("files", out var files) && told.TryGetProperty("allFiles", out var all)
                ? new(files.GetInt32(), all.GetInt32(), told.TryGetProperty("rows", out var rows) ? rows.GetInt64() : 0)
                : new(0, 0);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return new(0, 0);
        }
    }
}
