using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Publishing.Leavings;

/// <summary>Something that was published outside of Quipu, and the claims and findings that it used, as a person notes it by hand.</summary>
public sealed record PublishedWork(string? Url, string? Title, ImmutableArray<ClaimId> Claims, ImmutableArray<FindingId> Findings)
{
    const int Longest = 2000;

    /// <summary>Why it cannot be noted, in one sentence; null: it can.</summary>
    public string? Fault(IStore store, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (string.IsNullOrWhiteSpace(Url) && string.IsNullOrWhiteSpace(Title)) return "Say what was published: an address, a title, or both.";
        if (Url?.Length > Longest || Title?.Length > Longest) return $"An address or title has at most {Longest} letters.";
        if (!string.IsNullOrWhiteSpace(Url) && !WebAddress.IsOne(Url.Trim())) return $"The address is '{Url.Trim()}', but it takes one of a page, which begins with https:// or http:// and names a site.";
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

    /// <summary>The row of the log: with the claims of its findings, as they stand now.</summary>
    public Change.Left Left(IStore store, Viewer viewer, Leaving leaving)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var departure = new Departure();
        var (leaves, findings) = (new LeavingClaims(store, viewer), Findings.Select(f => store.Finding(viewer, f)).OfType<Patterns.Kept.KeptFinding>());
        var used = Claims.Select(c => store.Claim(viewer, c)).OfType<ShownClaim>()
            .Concat(findings.SelectMany(f => f.Finding.Ties).Where(t => !t.FromRegister).Select(t => new ClaimId(t.Evidence)).Distinct().Select(leaves.Find).OfType<ShownClaim>());
        foreach (var claim in used) departure.Carry(claim);
        return departure.Left(leaving with { Url = Blank(Url), Title = Blank(Title), Findings = Findings });
    }

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
