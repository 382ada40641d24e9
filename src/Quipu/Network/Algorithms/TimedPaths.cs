using System.Collections.Immutable;

namespace Quipu.Network.Algorithms;

/// <summary>A contact: an arc that can be gone along from a day to a day, both included.</summary>
readonly record struct Contact(int From, int To, int First, int Last);

/// <summary>
/// Paths that time allows: each contact is used on a day when it holds, and none before the one that led to it. What could have passed from one to another, and by when
/// at the earliest (Kempe, Kleinberg and Kumar 2002).
/// </summary>
sealed class TimedPaths
{
    readonly Contact[] _contacts;
    readonly int[] _starts;

    internal TimedPaths(int nodes, IEnumerable<Contact> contacts)
    {
        _contacts = [.. contacts.OrderBy(c => c.From).ThenBy(c => c.To).ThenBy(c => c.First).ThenBy(c => c.Last)];
        _starts = new int[nodes + 1];
        foreach (var contact in _contacts) _starts[contact.From + 1]++;
        for (var i = 0; i < nodes; i++) _starts[i + 1] += _starts[i];
    }

    /// <summary>The earliest day on which each node is reached from the source by one who sets out on that day; null where time lets none through.</summary>
    internal int?[] Arrivals(int source, int day) => [.. Search(source, day).Days.Select(d => d == int.MaxValue ? (int?)null : d)];

    /// <summary>The contacts of a path that arrives earliest, and of those that do with fewest contacts; empty where none arrives.</summary>
    internal ImmutableArray<Contact> Earliest(int source, int target, int day)
    {
        var (days, by) = Search(source, day);
        if (source == target || days[target] == int.MaxValue) return [];
        var path = new List<Contact>();
        for (var node = target; node != source; node = _contacts[by[node]].From) path.Add(_contacts[by[node]]);
        path.Reverse();
        return [.. path];
    }

    (int[] Days, int[] By) Search(int source, int day)
    {
        var (days, steps, by) = (new int[_starts.Length - 1], new int[_starts.Length - 1], new int[_starts.Length - 1]);
        Array.Fill(days, int.MaxValue);
        days[source] = day;
        var queue = new PriorityQueue<int, (int Day, int Steps, int Node)>();
        queue.Enqueue(source, (day, 0, source));
        while (queue.TryDequeue(out var node, out var key))
        {
            if ((key.Day, key.Steps) != (days[node], steps[node])) continue;
            for (var i = _starts[node]; i < _starts[node + 1]; i++)
            {
                var contact = _contacts[i];
                var (arrival, step) = (Math.Max(key.Day, contact.First), key.Steps + 1);
                if (arrival > contact.Last || (arrival, step).CompareTo((days[contact.To], days[contact.To] == int.MaxValue ? int.MaxValue : steps[contact.To])) >= 0) continue;
                (days[contact.To], steps[contact.To], by[contact.To]) = (arrival, step, i);
                queue.Enqueue(contact.To, (arrival, step, contact.To));
            }
        }

        return (days, by);
    }
}
