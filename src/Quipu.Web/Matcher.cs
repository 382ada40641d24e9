namespace Quipu.Web;

/// <summary>Who may be meant by a name, for pages and programs alike: made at the first question, where it was not handed in.</summary>
public sealed class Matcher(WebOptions options) : IDisposable
{
    readonly Lazy<MatchIndex> _index = new(() => options.Known ?? MatchIndex.Of(options.Store));
    Task? _first;

    internal MatchIndex Index => _index.Value;

    /// <summary>Begins to make the index, so that the first to ask need not wait.</summary>
    internal void Begin() => _first ??= Task.Run(Index.Refresh);

    /// <summary>Whether the index is made, or will be within a moment: a page that would show what is similar does not keep a reader waiting for it.</summary>
    internal bool IsReady(TimeSpan patience)
    {
        Begin();
        return _first!.Wait(patience);
    }

    public void Dispose()
    {
        // What was handed in is disposed by whoever made it.
        if (options.Known is null && _index.IsValueCreated) Index.Dispose();
    }
}
