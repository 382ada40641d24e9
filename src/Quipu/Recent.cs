namespace Quipu;

/// <summary>The last answers to questions that take long; a question says of which state of the store it is asked. Safe from several threads.</summary>
/// <param name="most">Answers that are kept.</param>
sealed class Recent<T>(int most)
    where T : class
{
    readonly Lock _lock = new();
    readonly LinkedList<(string Question, T Answer)> _kept = [];

    internal T Of(string question, Func<T> read)
    {
        lock (_lock)
        {
            if (_kept.FirstOrDefault(k => k.Question == question) is { Answer: not null } kept) return kept.Answer;
            var answer = read();
            _kept.AddFirst((question, answer));
            if (_kept.Count > most) _kept.RemoveLast();
            return answer;
        }
    }
}
