using System.Collections.Concurrent;

namespace Quipu.Web;

/// <summary>
/// Does what costs a processor's time in threads of its own, as many at once as there are processors, in the order in which it came. The threads that take
/// requests and send answers stay free: where both share threads, what was begun last is often done first, and some wait ten times as long as the rest.
/// </summary>
sealed class Turns : TaskScheduler, IDisposable
{
    readonly BlockingCollection<Task> _waiting = [];

    internal Turns()
    {
        for (var i = 0; i < MaximumConcurrencyLevel; i++) new Thread(Work) { IsBackground = true, Name = $"Turns {i}" }.Start();
    }

    public override int MaximumConcurrencyLevel => Environment.ProcessorCount;

    /// <summary>Does it when it is its turn; what was given up by then is not done.</summary>
    internal Task<T> Take<T>(Func<T> work, CancellationToken cancellation) =>
        Task.Factory.StartNew(work, cancellation, TaskCreationOptions.RunContinuationsAsynchronously | TaskCreationOptions.DenyChildAttach, this);

    public void Dispose() => _waiting.CompleteAdding();

    protected override void QueueTask(Task task) => _waiting.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _waiting];

    void Work()
    {
        foreach (var task in _waiting.GetConsumingEnumerable()) TryExecuteTask(task);
    }
}
