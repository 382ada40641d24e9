namespace Quipu.Storage.Sqlite;

/// <summary>
/// Answers that cost much and are asked again and again (how many rows a list has, who has most ties), remembered as long as nothing is written. Safe from several threads.
/// </summary>
sealed class Answers
{
    const int Most = 500;

    readonly Lock _lock = new();
    readonly Dictionary<string, object> _known = new(StringComparer.Ordinal);
    (long Writes, long Sequence) _state;

    /// <summary>The answer to a question.</summary>
    /// <param name="state">What is read: how often this store had written when the read began, and the last change that it sees, which another program may have made.</param>
    internal T Of<T>((long Writes, long Sequence) state, string question, Func<T> read)
        where T : notnull
    {
        lock (_lock)
            if (_state == state && _known.TryGetValue(question, out var known)) return (T)known;
        var answer = read();
        lock (_lock)
        {
            // A read that began before the last write says nothing of what is there now.
            if (state.CompareTo(_state) < 0) return answer;
            if (_state != state || _known.Count >= Most) _known.Clear();
            _state = state;
            _known[question] = answer;
        }

        return answer;
    }
}
