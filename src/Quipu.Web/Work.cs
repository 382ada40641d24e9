namespace Quipu.Web;

/// <summary>The reading that another process handed over, as pages tell of it: its last line.</summary>
public sealed class Work
{
    volatile string? _line;

    /// <summary>The last thing that was told; null where nothing runs.</summary>
    public string? Line => _line;

    internal void Tell(string? line) => _line = line;
}
