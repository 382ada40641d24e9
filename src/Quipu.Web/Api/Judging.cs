using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Web.Api;

/// <summary>What every door to a claim's judgement does alike.</summary>
static class Judging
{
    /// <summary>The claim as it is kept: what is judged is kept with its words as they stand, also where who judges sees them barred.</summary>
    internal static ShownClaim? Claim(Desk desk, Sent sent) => desk.Store.Claim(desk.Viewer with { Unmasked = true }, new(sent.Route("id")));

    internal static Change.Judged Of(Desk desk, Sent sent, Claim claim, Verdict verdict, Claim? correction = null) =>
        new(new(Changes.NewId(), claim, verdict, desk.Viewer.Name, desk.Options.Time.GetUtcNow(), sent["reason"], correction));
}
