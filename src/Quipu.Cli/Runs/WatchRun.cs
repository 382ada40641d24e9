using Quipu.Access;
using Quipu.Model;
using Quipu.Watches;
using Quipu.Web.Pages.Watches;
using Quipu.Web.Wording;

namespace Quipu.Cli.Runs;

/// <summary>Does something with a watch in the process that holds the workspace.</summary>
static class WatchRun
{
    internal static WorkLine Do(WatchDesk desk, Viewer viewer, WatchOrder order)
    {
        var outcome = order.Act switch
        {
            "add" => desk.Make(viewer, order.On, Setting(order)),
            "close" => desk.Close(viewer, new(order.On)),
            "mute" => desk.Set(viewer, new(order.On), new(IsMuted: true)),
            "unmute" => desk.Set(viewer, new(order.On), new(IsMuted: false)),
            "seen" => desk.See(viewer, new(order.On), long.MaxValue),
            _ => WatchOutcome.Not(WatchFault.NoQuestion, order.Act),
        };
        if (outcome.Fault is not null) return new() { IsLast = true, Stopped = WatchWords.Fault(Words.English, outcome) };
        return new() { IsLast = true, Out = [$"{outcome.Watch!.Id}  {outcome.Watch.Question.Address}"], Sentences = order.Act == "add" ? ["What answers now is no news; what comes after is told."] : [] };
    }

    static WatchSetting Setting(WatchOrder order) => new(Wires.TryRead<WatchPace>(order.Pace, out var pace) ? pace : null, null, order.Proposals, order.Title);
}
