using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Publishing.Leavings;

/// <summary>Something that was published outside of Quipu, and the claims and findings that it used, as a person notes it by hand.</summary>
public sealed record PublishedWork(string? Url, string? Title, ImmutableArray<ClaimId> Claims, ImmutableArray<FindingId> Findings)
{
    const int Longest = 2000;

    /// <summary>The day on which it was published; null: that on which it is noted.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Why it cannot be noted, in one sentence; null: it can.</summary>
    /// <param name="today">Where whoever notes it is.</param>
    public string? Fault(IStore store, Viewer viewer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (string.IsNullOrWhiteSpace(Url) && string.IsNullOrWhiteSpace(Title)) return "Say what was published: an address, a title, or both.";
        if (Url?.Length > Longest || Title?.Length > Longest) return $"An address or title has at most {Longest} letters.";
        if (!string.IsNullOrWhiteSpace(Url) && !WebAddress.IsOne(Url.Trim())) return $"The address is '{Url.Trim()}', but it takes one of a page, which begins with https:// or http:// and names a site.";
        // Elsewhere it may be a day later already.
        if (On > today.AddDays(1)) return $"The day of publication is {IsoTime.Of(On)}, which has not come yet; note it when it is out.";
        if (Claims.IsEmpty && Findings.IsEmpty) return "Say what it used: at least one claim or finding.";
        if (Claims.FirstOrDefault(c => store.Claim(viewer, c) is null) is { Value: not null } claim) return $"There is no claim '{claim}' here.";
        return Findings.FirstOrDefault(f => store.Finding(viewer, f) is null) is { Value: not null } finding ? $"There is no finding '{finding}' here." : null;
    }

    /// <summary>The row of the log of a finding that a person marked as published, with its evidence as it stands now.</summary>
    public static Change.Left Of(Patterns.Kept.KeptFinding kept, IStore store, Viewer viewer, Leaving leaving)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return new PublishedWork(null, null, [], [kept.Finding.Id]).Left(store, viewer, leaving);
    }

    /// <summary>The row of the log: with its claims and those of its findings, each as it stood on the day of publication (<see cref="StateThen"/>).</summary>
    public Change.Left Left(IStore store, Viewer viewer, Leaving leaving)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var departure = new Departure();
        var (leaves, findings) = (new LeavingClaims(store, viewer), Findings.Select(f => store.Finding(viewer, f)).OfType<Patterns.Kept.KeptFinding>());
        var evidence = findings.SelectMany(f => f.Finding.Ties).Where(t => !t.FromRegister).Select(t => new ClaimId(t.Evidence)).Distinct().Where(c => leaves.Find(c) is not null);
        var (used, today) = (Claims.ToHashSet(), DateOnly.FromDateTime(leaving.At.UtcDateTime));
        var then = new StateThen(On ?? today, today, used);
        foreach (var id in used.Concat(evidence.Where(c => !used.Contains(c))))
            if (store.Claim(viewer, id) is { } claim) departure.CarryAs(claim, then.Of(claim, whole: !used.Contains(id)));
        return departure.Left(leaving with { Url = Blank(Url), Title = Blank(Title), Findings = Findings, PublishedOn = On ?? today });
    }

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
