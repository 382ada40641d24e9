using Quipu.Patterns.Language;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;

namespace Quipu.Cli.Terminal;

/// <summary>Patterns and what they found in a terminal's plain lines.</summary>
static class PatternText
{
    /// <summary>One line: slug, finding or lead, parties, weakest status, what is missing.</summary>
    internal static string Line(Finding finding) =>
        $"{finding.Pattern}  {Kind(finding)}  {string.Join("; ", finding.Parties.GroupBy(p => p.Part).Select(g => $"{g.Key}: {string.Join(", ", g.Select(p => p.Name).Distinct(StringComparer.Ordinal))}"))}  weakest: {finding.Weakest.Status}" +
        (finding.IsPrivate ? "  private: an accusing hop is not reviewed" : "") + (finding.Missing is { } missing ? $"  missing: {missing.En}" : "") + (finding.Undated.IsEmpty ? "" : $"  undated: {string.Join(", ", finding.Undated)}");

    internal static void Write(Finding finding, PatternDesk desk, TextWriter to)
    {
        to.WriteLine(Line(finding));
        to.WriteLine($"    id: {finding.Id}; origins: {desk.Origins(finding)}");
        if (finding.Where is { } where) to.WriteLine($"    where to look: {where.En}");
        var names = finding.Parties.DistinctBy(p => p.Entity).ToDictionary(p => p.Entity, p => p.Name);
        foreach (var hop in finding.Hops.Concat(finding.Marks))
        {
            to.WriteLine($"    {hop.Tie}: {names.GetValueOrDefault(hop.From, hop.From.Value)}{(hop.From == hop.To ? "" : $" → {names.GetValueOrDefault(hop.To, hop.To.Value)}")}{(hop.Through.IsEmpty ? "" : $", through {string.Join(", ", hop.Through.Select(p => p.Name))}")}");
            foreach (var tie in hop.Ties)
                if (desk.Claim(tie) is { } claim) ClaimText.Write(claim, to);
                else to.WriteLine($"    {tie.Relation} in the register {tie.Dataset}: {tie.Evidence}{(tie.First is { } day ? $" ({day:yyyy-MM-dd})" : "")}");
        }

        to.WriteLine();
    }

    internal static void Explain(Pattern pattern, TextWriter to)
    {
        to.WriteLine($"{pattern.Slug}: {pattern.Title.En}");
        to.WriteLine($"  {pattern.Text.En}");
        to.WriteLine($"  Why: {pattern.Rationale.En}");
        foreach (var (tie, claims, registers) in PatternLibrary.Supply(pattern)) to.WriteLine($"  {tie}: claims {Listed(claims)}; registers {Listed(registers)}");
        foreach (var words in pattern.Innocent) to.WriteLine($"  Innocent if: {words.En}");
        foreach (var words in pattern.Confirm) to.WriteLine($"  Confirmed by: {words.En}");
        foreach (var words in pattern.Refute) to.WriteLine($"  Refuted by: {words.En}");
        to.WriteLine($"  Run on: {pattern.RunOn?.En ?? "never run on real data"}");
        to.WriteLine();
    }

    static string Kind(Finding finding) => finding.Lead is null ? "finding" : "lead";

    static string Listed(IReadOnlyCollection<string> ways) => ways.Count == 0 ? "none" : string.Join(", ", ways.Take(12)) + (ways.Count > 12 ? $" and {ways.Count - 12} more" : "");
}
