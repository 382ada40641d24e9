using Xunit;

namespace Quipu.Web.Tests.Api;

/// <summary>Work that waits for its turn.</summary>
public sealed class TurnsTest
{
    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_work_is_done_and_never_more_at_once_than_there_are_processors()
    {
        using var turns = new Turns();
        using var begin = new ManualResetEventSlim();
        var (at, most) = (0, 0);
        var gate = Enumerable.Range(0, turns.MaximumConcurrencyLevel).Select(_ => turns.Take(() => begin.Wait(TimeSpan.FromMinutes(1), Now), Now)).ToArray();
        var work = Enumerable.Range(0, 50).Select(i => turns.Take(
            () =>
            {
                var beside = Interlocked.Increment(ref at);
                for (var seen = most; beside > seen; seen = most) Interlocked.CompareExchange(ref most, beside, seen);
                Interlocked.Decrement(ref at);
                return i * 2;
            }, Now)).ToArray();
        begin.Set();
        Assert.Equal(Enumerable.Range(0, 50).Select(i => i * 2), await Task.WhenAll(work));
        Assert.All(await Task.WhenAll(gate), opened => Assert.True(opened));
        Assert.InRange(most, 1, turns.MaximumConcurrencyLevel);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_to_whoever_asked_and_the_next_is_done()
    {
        using var turns = new Turns();
        var wrong = turns.Take<int>(() => throw new InvalidOperationException("broken"), Now);
        var right = turns.Take(() => 7, Now);
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => wrong)).Message);
        Assert.Equal(7, await right);
    }

    [Fact]
    public async Task What_was_given_up_before_its_turn_is_not_done()
    {
        using var turns = new Turns();
        using var begin = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var gate = Enumerable.Range(0, turns.MaximumConcurrencyLevel).Select(_ => turns.Take(() => begin.Wait(TimeSpan.FromMinutes(1), Now), Now)).ToArray();
        var isDone = false;
        var given = turns.Take(() => isDone = true, stop.Token);
        await stop.CancelAsync();
        begin.Set();
        await Task.WhenAll(gate);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.False(isDone);
    }
}
