using System.Globalization;
using System.Text;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;

namespace Quipu.Exports;

/// <summary>Why a finding changed, in words that stand by themselves.</summary>
public static class ReasonText
{
    /// <summary>One reason, with the evidence that it is about, who judged and when.</summary>
    /// <param name="name">What a party is called.</param>
    public static string Of(FindingReason reason, Func<EntityId, string> name)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(name);
        return $"{(reason.Evidence is { } evidence ? $"{evidence}: " : "")}{Cause(reason, name)}{(reason.By is { } by ? $" by {by}" : "")}{(reason.At is { } at ? $" on {Time(at)}" : "")}";
    }

    /// <summary>A moment to the minute, in UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    static string Cause(FindingReason reason, Func<EntityId, string> name) => reason.Cause switch
    {
        FindingCause.NewEvidence => "it is new on record",
        FindingCause.Accepted => "accepted",
        FindingCause.Rejected => "rejected",
        FindingCause.Retracted => "its outlet retracted it",
        FindingCause.Corrected => "corrected",
        FindingCause.TakenBack => "a judgement was taken back",
        FindingCause.ReadAgain => "no reading says it any more",
        FindingCause.Forgotten => "its document was forgotten",
        FindingCause.Exonerated or FindingCause.StageReached => $"the law came to: {(reason.Whose is { } whose ? name(whose) : StatusText.Nobody)} {reason.Stage?.Wire().Replace('_', ' ')}",
        FindingCause.Answered => "somebody denied it",
        FindingCause.RegisterChanged => "the register no longer says so",
        FindingCause.SamenessJudged => "two entities were judged to be the same or not",
        FindingCause.RecordFound => "the record that was missing is there now",
        FindingCause.PatternChanged => "the pattern's file says something else",
        FindingCause.PatternRemoved => "the pattern is no longer there",
        FindingCause.QuipuChanged => "another version of Quipu searched",
        _ => "something beside its evidence changed",
    };
}

/// <summary>That a finding was withdrawn, when and why: what whoever holds its evidence must read first.</summary>
sealed record Withdrawal(DateTimeOffset At, IReadOnlyList<string> Why)
{
    /// <summary>The part of a bundle that says so, before all others.</summary>
    internal const string Part = "WITHDRAWN.txt";

    /// <summary>Null: it holds.</summary>
    internal static Withdrawal? Of(KeptFinding kept)
    {
        if (kept.Holds) return null;
        var names = kept.Finding.Everybody.GroupBy(p => p.Entity).ToDictionary(g => g.Key, g => g.First().Name);
        var last = kept.History.LastOrDefault(e => e.Change == FindingChange.Withdrawn);
        return new(last?.At ?? kept.LastChanged, [.. (last?.Reasons ?? []).Select(r => ReasonText.Of(r, id => names.GetValueOrDefault(id, id.Value)))]);
    }

    /// <summary>In one line.</summary>
    internal string Line => $"WITHDRAWN on {ReasonText.Time(At)} UTC: {(Why.Count == 0 ? "its pattern finds it no longer" : string.Join("; ", Why))}. What follows is what it rested on, and is no finding now.";

    internal void Write(Stream to) => to.Write(Encoding.UTF8.GetBytes(Line + "\n"));
}
