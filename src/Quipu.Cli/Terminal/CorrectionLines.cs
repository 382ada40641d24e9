using Quipu.Cli.Verbs;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;

namespace Quipu.Cli.Terminal;

/// <summary>What left the workspace, in a terminal's plain lines.</summary>
static class CorrectionLines
{
    internal static void Line(ChangedLeaving left, TextWriter to)
    {
        to.WriteLine($"{left.Leaving.Id.Value[..12]}  {What(left.Leaving)}");
        if (left.IsToCorrect) to.WriteLine($"    {CorrectionsVerb.Told(left)}");
    }

    static string What(Leaving leaving)
    {
        var parts = new[] { leaving.Title, leaving.Url, leaving.File, leaving.PublishedOn is { } day ? $"published on {IsoTime.Of(day)}" : null, leaving.Question.Length > 0 ? leaving.Question : null, leaving.IsWhole ? null : "not whole" };
        return $"{IsoTime.Of(leaving.At)}  {leaving.By}: {leaving.What}, {string.Join(", ", parts.OfType<string>().Append(EntityText.Count(leaving.Claims, "claim")))}";
    }

    internal static void Whole(ChangedLeaving left, TextWriter to)
    {
        Line(left, to);
        if (left.Leaving.Sha256 is { } hash) to.WriteLine($"    sha256 {hash}");
        if (left.Leaving.Package is { } package) to.WriteLine($"    datapackage.json sha256 {package}");
        to.WriteLine();
        foreach (var claim in left.Claims) Claim(claim, to);
        foreach (var finding in left.Findings)
            to.WriteLine($"finding {finding.Id}: {(finding.Kept is null ? "on record no longer" : finding.Refusal ?? "withdrawn; quipu findings show tells why")}\n");
        if (left.Claims.IsEmpty && left.Findings.IsEmpty) to.WriteLine("It stands as it left.");
    }

    static void Claim(ChangedClaim changed, TextWriter to)
    {
        to.WriteLine($"claim {changed.Claim}");
        to.WriteLine($"    was: {CorrectionText.State(changed.Was)}");
        to.WriteLine($"    is:  {CorrectionText.Now(changed)}");
        foreach (var reason in changed.Why)
        {
            to.WriteLine($"    why: {CorrectionText.Reason(reason)}{(reason.Notice is { Words.Length: > 0 } notice ? $": “{notice.Words}”" : "")}");
            if (reason.Later is { } later) to.WriteLine($"         “{later.Claim.Quote.Text}” ({StatusText.Sentence(later)}; {ClaimText.Source(later.Document)})");
        }

        to.WriteLine();
        if (changed.Shown is { } shown) ClaimText.Write(shown, to);
    }
}
