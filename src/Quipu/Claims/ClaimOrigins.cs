using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources.Grades;
using Quipu.Text;

namespace Quipu.Claims;

/// <summary>Why two documents count as one origin.</summary>
public enum OriginCause
{
    /// <summary>The same bytes.</summary>
    SameCapture,

    /// <summary>The same text, letter by letter.</summary>
    SameText,

    /// <summary>So much of the text is common that one reprints the other.</summary>
    Overlap,

    /// <summary>It names the other's outlet as the one who says so.</summary>
    Cites,

    /// <summary>Both reprint a third document.</summary>
    Through,

    /// <summary>One protected source gave both.</summary>
    SameSource,
}

/// <summary>Why a document counts as one with another.</summary>
/// <param name="With">The other; the third document where it goes through one.</param>
/// <param name="Share">Of an overlap: the estimated share of common runs of words, in thousandths.</param>
public sealed record OriginReason(OriginCause Cause, DocumentId With, int? Share = null);

/// <summary>A document that says a claim.</summary>
/// <param name="Claim">The claim as this document has it.</param>
/// <param name="Why">Null for the first of its origin.</param>
public sealed record OriginDocument(DocumentHead Document, ClaimId Claim, OriginReason? Why);

/// <summary>Documents that count as one, the earliest first.</summary>
public sealed record ClaimOrigin(ImmutableArray<OriginDocument> Documents);

/// <summary>A document that says a claim, as it is held against the others.</summary>
/// <param name="Capture">Its bytes.</param>
/// <param name="Cites">The names of those whom the claim is attributed to there.</param>
public sealed record Witness(DocumentHead Document, ClaimId Claim, CaptureId Capture, Print Print, ImmutableArray<string> Cites)
{
    /// <summary>The protected source that gave it; null where none did.</summary>
    internal SourceId? Giver => Capture.IsSealed ? Document.Source?.Source : null;
}

/// <summary>
/// How many independent origins stand behind a claim. Reprints count once (<see cref="Documents.Origins"/>); so does what only passes on what another of these documents' outlets says, since a second mouth is
/// no second source, and whatever one protected source gave, since one mouth twice is none either.
/// </summary>
public sealed record ClaimOrigins(ImmutableArray<ClaimOrigin> Origins)
{
    /// <summary>Documents in all.</summary>
    public int Documents => Origins.Sum(o => o.Documents.Length);

    /// <param name="witnesses">Those that say it, in any order.</param>
    /// <param name="others">Further documents of their origins, which do not say it and may join two that do.</param>
    public static ClaimOrigins Of(IEnumerable<Witness> witnesses, IReadOnlyCollection<(Print Print, CaptureId Capture, DocumentId Origin)> others)
    {
        var all = witnesses.DistinctBy(w => w.Document.Id).OrderBy(w => w.Document.Published is null).ThenBy(w => w.Document.Published?.Earliest).ThenBy(w => w.Document.Id).ToList();
        var parent = all.ToDictionary(w => w.Document.Id, w => w.Document.Origin);
        foreach (var given in all.Where(w => w.Giver is not null).GroupBy(w => w.Giver))
            foreach (var other in given.Skip(1)) Unite(parent, other, given.First());
        var cited = new Dictionary<DocumentId, DocumentId>();
        foreach (var witness in all)
            if (Cited(witness, all) is { } source && Unite(parent, witness, source)) cited[witness.Document.Id] = source.Document.Id;

        return new(
        [
            .. all.GroupBy(w => parent[w.Document.Id]).Select(g => g.ToList())
                .Select(g => new ClaimOrigin([.. g.Select((w, i) => new OriginDocument(w.Document, w.Claim, i == 0 ? null : Why(w, g, (cited, others))))])),
        ]);
    }

    static bool Unite(Dictionary<DocumentId, DocumentId> parent, Witness one, Witness with)
    {
        var (from, into) = (parent[one.Document.Id], parent[with.Document.Id]);
        if (from == into) return false;
        foreach (var id in parent.Where(p => p.Value == from).Select(p => p.Key).ToList()) parent[id] = into;
        return true;
    }

    // The earliest of the others whose outlet the claim is attributed to.
    static Witness? Cited(Witness witness, List<Witness> all)
    {
        var names = witness.Cites.Select(n => Folding.Fold(n)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return all.FirstOrDefault(w => w.Document.Id != witness.Document.Id && w.Document.Source?.Name is { } outlet && outlet != witness.Document.Source?.Name && names.Contains(Folding.Fold(outlet)));
    }

    static OriginReason Why(Witness witness, List<Witness> group, (Dictionary<DocumentId, DocumentId> Cited, IReadOnlyCollection<(Print Print, CaptureId Capture, DocumentId Origin)> Others) known)
    {
        var reasons = group.Where(o => o.Document.Id != witness.Document.Id && o.Document.Origin == witness.Document.Origin)
            .Select(o => Between(witness, (o.Print, o.Capture))).OfType<OriginReason>().ToList();
        if (reasons.Count > 0) return reasons.OrderBy(r => r.Cause).ThenByDescending(r => r.Share).ThenBy(r => r.With).First();
        // Of two of which one cites the other either may be the later.
        if (known.Cited.TryGetValue(witness.Document.Id, out var source)) return new(OriginCause.Cites, source);
        if (known.Cited.FirstOrDefault(c => c.Value == witness.Document.Id && group.Any(g => g.Document.Id == c.Key)) is { Key.Value: not null } citing) return new(OriginCause.Cites, citing.Key);
        if (witness.Giver is { } giver && group.FirstOrDefault(o => o.Document.Id != witness.Document.Id && o.Giver == giver) is { } given) return new(OriginCause.SameSource, given.Document.Id);
        var through = known.Others.Where(o => o.Origin == witness.Document.Origin).Select(o => Between(witness, (o.Print, o.Capture))).OfType<OriginReason>().OrderBy(r => r.Cause).ThenByDescending(r => r.Share).ThenBy(r => r.With).FirstOrDefault();
        return new(OriginCause.Through, through?.With ?? witness.Document.Origin, through?.Share);
    }

    static OriginReason? Between(Witness one, (Print Print, CaptureId Capture) other) =>
        one.Capture == other.Capture ? new(OriginCause.SameCapture, other.Print.Id)
        : one.Print.TextHash == other.Print.TextHash ? new(OriginCause.SameText, other.Print.Id)
        : Fingerprints.Similarity(one.Print.Fingerprint, other.Print.Fingerprint) is >= Fingerprints.SameOrigin and var share ? new(OriginCause.Overlap, other.Print.Id, share)
        : null;
}
