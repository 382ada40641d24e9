using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;

namespace Quipu.Cli.Terminal;

/// <summary>Patterns and what they found in a terminal's plain lines.</summary>
static class PatternText
{
    /// <summary>Says of which day what is listed is, beside the list; nothing where it is of now.</summary>
    internal static void SayDay(PatternQuestion question, Screen screen)
    {
        if (question.AsOf is { } day) screen.Say($"As of {IsoTime.Of(day)}: what may have begun by then, whenever it was published.");
        if (question.KnownOn is { } known) screen.Say($"As known on {IsoTime.Of(known)}: what was published by then.");
    }

    /// <summary>One line: slug, finding or lead, parties, weakest status, what is missing; then its id, and how far people have come with it.</summary>
    internal static string Line(KeptFinding kept) =>
        $"{Line(kept.Finding)}  id: {kept.Finding.Id}  status: {kept.Status.Wire()}{(kept.Holds ? "" : "  withdrawn")}";

    static string Line(Finding finding) =>
        $"{finding.Pattern}  {Kind(finding)}  {string.Join("; ", finding.Parties.GroupBy(p => p.Part).Select(g => $"{g.Key}: {string.Join(", ", g.Select(p => p.Name).Distinct(StringComparer.Ordinal))}"))}  weakest: {finding.Weakest.Status}" +
        (finding.IsPrivate ? "  private: an accusing hop is not reviewed" : "") + (finding.Missing is { } missing ? $"  missing: {missing.En}" : "") + (finding.Undated.IsEmpty ? "" : $"  undated: {string.Join(", ", finding.Undated)}");

    internal static void Write(KeptFinding kept, PatternDesk desk, TextWriter to)
    {
        var finding = kept.Finding;
        to.WriteLine(Line(kept));
        to.WriteLine($"    origins: {Origins(desk.Origins(finding))}");
        if (finding.Where is { } where) to.WriteLine($"    where to look: {where.En}");
        var names = finding.Everybody.ToDictionary(p => p.Entity, p => p.Name);
        foreach (var hop in finding.Hops.Concat(finding.Marks))
        {
            to.WriteLine($"    {hop.Tie}: {names.GetValueOrDefault(hop.From, hop.From.Value)}{(hop.From == hop.To ? "" : $" → {names.GetValueOrDefault(hop.To, hop.To.Value)}")}{(hop.Through.IsEmpty ? "" : $", through {string.Join(", ", hop.Through.Select(p => p.Name))}")}");
            foreach (var tie in hop.Ties)
                if (desk.Claim(tie) is { } claim) ClaimText.Write(claim, to);
                else to.WriteLine($"    {tie.Relation} in the register {tie.Dataset}: {tie.Evidence}{(tie.First is { } day ? $" ({day:yyyy-MM-dd})" : "")}");
        }

        to.WriteLine();
    }

    static string Origins(FindingOrigins origins) => $"{origins.All} {(origins.All == 1 ? "origin" : "origins")}, the weakest hop rests on {origins.Weakest}";

    /// <summary>All that happened to a finding, oldest first.</summary>
    internal static void History(KeptFinding kept, PatternDesk desk, TextWriter to)
    {
        to.WriteLine("    History:");
        foreach (var happened in kept.History)
        {
            var what = happened.Change?.Wire() ?? (happened.Status is { } status ? $"marked {status.Wire()}" : "noted");
            to.WriteLine($"    {ReasonText.Time(happened.At)}  {(happened.By is { } by ? $"{by}: " : "")}{what}{(happened.Note is { } note ? $": {note}" : "")}");
            foreach (var reason in happened.Reasons) to.WriteLine($"        {ReasonText.Of(reason, desk.Name)}");
            if (!happened.Came.IsEmpty) to.WriteLine($"        came: {string.Join(", ", happened.Came)}");
            if (!happened.Went.IsEmpty) to.WriteLine($"        went: {string.Join(", ", happened.Went)}");
        }
    }

    internal static void Explain(Pattern pattern, PatternDesk desk, TextWriter to)
    {
        to.WriteLine($"{pattern.Slug}: {pattern.Title.En}");
        to.WriteLine($"  {pattern.Text.En}");
        to.WriteLine($"  Why: {pattern.Rationale.En}");
        foreach (var (tie, claims, registers) in PatternLibrary.Supply(pattern)) to.WriteLine($"  {tie}: claims {Listed(claims)}; registers {Listed(registers)}");
        foreach (var words in pattern.Innocent) to.WriteLine($"  Innocent if: {words.En}");
        foreach (var words in pattern.Confirm) to.WriteLine($"  Confirmed by: {words.En}");
        foreach (var words in pattern.Refute) to.WriteLine($"  Refuted by: {words.En}");
        foreach (var reference in pattern.References) to.WriteLine($"  Reference: {reference}");
        to.WriteLine($"  Run on: {Told(pattern)}");
        if (desk.Unfed(pattern) is { IsEmpty: false } unfed) to.WriteLine($"  Nothing on record here can be: {Labels(unfed)}. That nothing is found here says nothing.");
        to.WriteLine();
    }

    static string Told(Pattern pattern) => pattern.Run switch
    {
        null => "never run on real data",
        { Lacked.IsEmpty: false } run => $"never run on real data: in {run.On.En} nothing can be {Labels(pattern.RunLacked)}" +
            (run.Leads > 0 ? $"; so only leads came: {EntityText.Count(run.Leads, "lead")}, {run.Read} read, {run.Right} right" : ""),
        { Findings: 0, Leads: 0 } run => $"{run.On.En}: nothing of this shape was found in them, so nobody could check whether it finds rightly",
        { Read: 0 } run => $"{run.On.En}: {Found(run)}, none of them read yet",
        var run => $"{run.On.En}: {Found(run)}, {run.Read} read, {run.Right} right",
    };

    static string Found(RealRun run) => $"{EntityText.Count(run.Findings, "finding")} and {EntityText.Count(run.Leads, "lead")}";

    static string Labels(IEnumerable<Wording> labels) => string.Join(", ", labels.Select(l => $"“{l.En}”"));

    static string Kind(Finding finding) => finding.Lead is null ? "finding" : "lead";

    static string Listed(IReadOnlyCollection<string> ways) => ways.Count == 0 ? "none" : string.Join(", ", ways.Take(12)) + (ways.Count > 12 ? $" and {ways.Count - 12} more" : "");
}
