using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Search;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Findings;

/// <summary>A finding or lead on one line: what it says, of whom, how strong it is and what it rests on.</summary>
/// <param name="Pattern">Null where the pattern is gone.</param>
/// <param name="Weakest">The claim of its weakest link; null where a register says it, or it may not be seen.</param>
public sealed record FindingRow(Finding Finding, Pattern? Pattern, ShownClaim? Weakest, FindingOrigins Origins)
{
    /// <summary>What became of it; null where it is not kept.</summary>
    internal KeptFinding? Kept { get; private init; }

    /// <summary>As it stood on another day: its stage is that day's, and what is on record of its claims since is not.</summary>
    internal bool IsPast { get; private init; }

    internal static FindingRow Of(Desk desk, KeptFinding kept, bool isPast = false) => Of(desk, kept.Finding) with { Kept = kept.IsKept ? kept : null, IsPast = isPast };

    /// <summary>How many documents were looked at for that; null where that is not known, as of another day.</summary>
    internal int? LookedAt => IsPast ? null : Weakest?.Standing.Documents;

    /// <summary>As it stands in what is handed on: without what nobody has reviewed.</summary>
    internal static FindingRow Leaving(Desk desk, LeavingClaims claims, KeptFinding kept, bool isPast)
    {
        var now = claims.OnRecord(kept.Finding);
        var row = Of(desk, claims.Staged(FindingSight.Leaving(now)));
        return row with { Kept = kept.IsKept ? kept : null, IsPast = isPast, KeptBack = FindingSight.KeptBack(now).Length, Weakest = row.Weakest is { } weakest ? claims.Find(weakest.Claim.Id) : null };
    }

    /// <summary>Claims that nobody has reviewed, and that stay back when it is handed on.</summary>
    internal int KeptBack { get; private init; }

    internal static FindingRow Of(Desk desk, Finding finding) => new(
        finding, desk.Patterns.FirstOrDefault(p => p.Slug == finding.Pattern),
        finding.Weakest.FromRegister ? null : desk.Store.Claim(desk.Viewer, new(finding.Weakest.Evidence)),
        PatternDesk.Origins(finding, desk.Store, desk.Viewer));

    /// <summary>Where its weakest link stands in law, as the viewer may know it.</summary>
    internal Stage? Stage => !IsPast && Weakest is { } claim ? claim.Reached?.Stage : Finding.Weakest.Stage;

    /// <summary>Whose proceeding that is; null: none is on record, or the text leaves it open.</summary>
    internal string? Whose => !IsPast && Weakest is { } claim ? claim.Reached?.Subject?.Name : Finding.Weakest.Whose?.Name;

    /// <summary>Pieces of evidence that somebody denied, or that the law answered.</summary>
    internal int Answered => Finding.Hops.SelectMany(h => h.Ties).Where(t => t.Answered).Select(t => t.Evidence).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Shown to the owner only, and nowhere else.</summary>
    internal bool IsPrivate => !FindingSight.MayLeave(Finding);

    /// <summary>Its parties are entities with pages of their own; places of figures may be none.</summary>
    internal bool HasPages => Pattern?.Ground == PatternGround.Network;

    internal string Title(Words words) => Pattern?.Title.In(words.Code) ?? Finding.Pattern;

    /// <summary>Parties by their place in the shape.</summary>
    internal IEnumerable<(string Label, ImmutableArray<FoundParty> Parties)> Parties(Words words) =>
        Finding.Parties.GroupBy(p => p.Part, StringComparer.Ordinal).Select(g => (Label(words, g.Key), g.DistinctBy(p => p.Entity).ToImmutableArray()));

    /// <summary>A party's place in the reader's words.</summary>
    internal string Label(Words words, string part) =>
        Pattern?.Sketch.Parties.FirstOrDefault(p => p.Name == part)?.Label.In(words.Code) ?? (part == "place" ? words.Label(ClaimEnd.Place) : part);

    /// <summary>A hop in the reader's words; of a mark, the party's place.</summary>
    internal string HopLabel(Words words, string tie) => Pattern?.Sketch.Ties.FirstOrDefault(t => t.Name == tie)?.Label.In(words.Code) ?? Label(words, tie);

    /// <summary>The hop that its weakest evidence stands in.</summary>
    internal FoundHop? WeakestHop => Finding.Hops.FirstOrDefault(h => h.Ties.Any(t => t.Evidence == Finding.Weakest.Evidence));
}
