using System.Collections.Immutable;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;
using Quipu.Search;

namespace Quipu.Web.Pages.Corrections;

/// <summary>A claim or a finding that stands otherwise than when it left; one of the two.</summary>
public sealed record CorrectionRow(Leaving Left, ChangedClaim? Claim, ChangedFinding? Finding);

/// <summary>What left or was published and is no longer supported as it left: by leaving, the newest first, and of each its findings before its claims.</summary>
/// <param name="Accepted">How many claims were accepted since they left, and nothing else; they are shown only where that is asked for.</param>
/// <param name="About">The leaving that alone is asked for.</param>
public sealed record CorrectionsView(Page<CorrectionRow> Rows, int Accepted, Paging Paging, LeavingAct? Act, CorrectionCause? Cause, bool WithAccepted, Leaving? About)
{
    /// <summary>Of a publication that alone is asked for: how many claims stand otherwise than they are said there.</summary>
    public int Noted { get; private init; }

    internal static CorrectionsView Load(Desk desk, Asked asked)
    {
        var paging = asked.Paging(rows: 20);
        var (all, accepted) = All(desk, asked);
        var page = asked.Fault is null ? new Page<CorrectionRow>([.. all.Skip(paging.Offset).Take(paging.Limit)], all.Length, paging.Offset) : Page<CorrectionRow>.Empty;
        var about = asked.Text("leaving") is { } id ? CorrectionDesk.Of(desk.Store).One(desk.Viewer, new(id)) : null;
        return new(page, accepted, paging, asked.One<LeavingAct>("act"), asked.One<CorrectionCause>("cause"), asked.Flag("accepted"), about?.Leaving)
        {
            Noted = about is { Leaving.Act: LeavingAct.Published } ? about.Unsupported.Count() : 0,
        };
    }

    /// <summary>Every row that the filters leave.</summary>
    internal static (ImmutableArray<CorrectionRow> Rows, int Accepted) All(Desk desk, Asked asked)
    {
        var (act, cause, leaving, accepted) = (asked.One<LeavingAct>("act"), asked.One<CorrectionCause>("cause"), asked.Text("leaving"), asked.Flag("accepted"));
        if (asked.Fault is not null) return ([], 0);
        var left = CorrectionDesk.Of(desk.Store).All(desk.Viewer).Where(l => (act is null || l.Leaving.Act == act) && (leaving is null || l.Leaving.Id.Value == leaving)).ToList();
        var rows = left.SelectMany(l => (cause is null ? l.Findings : []).Select(f => new CorrectionRow(l.Leaving, null, f))
            .Concat(l.Claims.Where(c => (accepted || c.IsNoLongerSupported) && (cause is null || c.Why.Any(w => w.Cause == cause))).Select(c => new CorrectionRow(l.Leaving, c, null))));
        return ([.. rows], left.Sum(l => l.Accepted));
    }
}

/// <summary>All that left, the newest first, with how much of it stands otherwise.</summary>
public sealed record LeavingsView(Page<ChangedLeaving> Rows, Paging Paging, LeavingAct? Act)
{
    internal static LeavingsView Load(Desk desk, Asked asked)
    {
        var (paging, all) = (asked.Paging(), All(desk, asked));
        return new(new([.. all.Skip(paging.Offset).Take(paging.Limit)], all.Length, paging.Offset), paging, asked.One<LeavingAct>("act"));
    }

    internal static ImmutableArray<ChangedLeaving> All(Desk desk, Asked asked)
    {
        var act = asked.One<LeavingAct>("act");
        return asked.Fault is not null ? [] : [.. CorrectionDesk.Of(desk.Store).All(desk.Viewer).Where(l => act is null || l.Leaving.Act == act)];
    }
}
