using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Model;

namespace Quipu.Publishing.Replies;

/// <summary>What a letter is asked to put to somebody.</summary>
/// <param name="Unreviewed">Also what a machine read and nobody has reviewed: whoever asks must want it, and the letter says so beside it.</param>
/// <param name="From">Who signs; null: a line is left to be filled in.</param>
public sealed record LetterAsked(EntityId Party, ImmutableArray<ClaimId> Claims, bool Unreviewed, DateOnly On, DateOnly? Deadline, string? From)
{
    /// <summary>Who signs a letter of a reviewer: nobody, as long as they have not said what they are called.</summary>
    public static string? Signer(string reviewer) => reviewer == Settings.Name.Default ? null : reviewer;

    /// <summary>In which the letter is written; null: that of most of its points.</summary>
    public Language? Language { get; init; }
}

/// <summary>One allegation of a letter, as it may be told to the person asked.</summary>
/// <param name="Shown">With what of its standing may leave.</param>
public sealed record LetterPoint(ShownClaim Shown)
{
    /// <summary>The same report reprinted: what counts as one is one point, with every outlet that has it.</summary>
    public ImmutableArray<ShownClaim> Also { get; init; } = [];

    /// <summary>All that it rests on.</summary>
    public IEnumerable<ShownClaim> All => Also.Prepend(Shown);

    /// <summary>What answers it, wherever it stands.</summary>
    public IEnumerable<Answer> Answers => All.SelectMany(c => c.Answers).DistinctBy(a => a.Claim);

    /// <summary>It stands in something that was published: its words, outlet and speakers are public. Else the letter tells what is alleged and neither whence nor in which words.</summary>
    public bool IsPublished => Shown.Document.IsPublished;

    /// <summary>Nobody has reviewed what a machine read; the letter says so.</summary>
    public bool IsUnreviewed => Shown.Review.State == ReviewState.Proposed;
}

/// <summary>A letter that asks somebody about what is said of them: each point with how it is said, by whom, in which words, and where it stands in law. It puts nothing as a fact.</summary>
/// <param name="LeftOut">Claims that were asked for and stay out because nobody has reviewed them.</param>
public sealed record Letter(EntityCard Party, ImmutableArray<LetterPoint> Points, int LeftOut, LetterAsked Asked)
{
    /// <summary>The one asked for; else the language that most of its points are told in, where letters are written in it, and English otherwise.</summary>
    public Language Language => Asked.Language ?? (Points.GroupBy(p => p.Shown.Document.Language).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Code, StringComparer.Ordinal).Select(g => g.Key)
        .FirstOrDefault(Language.English) == Language.Spanish ? Language.Spanish : Language.English);

    /// <summary>Drafts a letter; the fault says why there is none, and of what. Whatever language the viewer speaks, who is masked is called in that of the letter.</summary>
    public static (Letter? Letter, ReplyFault? Fault, string About) Draft(IStore store, Viewer viewer, LetterAsked asked)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(asked);
        var drafted = AsSeen(store, viewer, asked);
        return drafted.Letter is { } letter && letter.Language.Code != viewer.Language ? AsSeen(store, viewer with { Language = letter.Language.Code }, asked) : drafted;
    }

    static (Letter? Letter, ReplyFault? Fault, string About) AsSeen(IStore store, Viewer viewer, LetterAsked asked)
    {
        if (store.Entity(viewer, asked.Party) is not { } party) return (null, ReplyFault.UnknownParty, asked.Party.Value);
        if (asked.Claims.IsDefaultOrEmpty) return (null, ReplyFault.NoClaims, "");
        if (asked.Deadline < asked.On) return (null, ReplyFault.DeadlineBefore, IsoTime.Of(asked.Deadline)!);
        var (leaving, points, left) = (new LeavingClaims(store, viewer), new List<LetterPoint>(), 0);
        foreach (var id in asked.Claims.Distinct())
        {
            if (store.Claim(viewer, id) is not { } there) return (null, ReplyFault.UnknownClaim, id.Value);
            if (leaving.Find(id) is not { } claim) return (null, ReplyFault.RejectedClaim, id.Value);
            if (ReplyDesk.Ends(there).All(e => e.Entity != party.Id)) return (null, ReplyFault.NotAParty, id.Value);
            if (claim.Review.State == ReviewState.Proposed && !asked.Unreviewed) left++;
            else if (points.FindIndex(p => IsReprint(store, viewer, p, claim)) is >= 0 and var at) points[at] = points[at] with { Also = points[at].Also.Add(claim) };
            else points.Add(new(claim));
        }

        return (new(party, [.. points], left, asked), null, "");
    }

    // The same claim in another print of the same text, said in the same way, standing where the other stands: the letter loses no word by telling it once.
    static bool IsReprint(IStore store, Viewer viewer, LetterPoint point, ShownClaim claim)
    {
        var shown = point.Shown;
        return point.IsPublished && claim.Document.IsPublished && shown.Document.Origin == claim.Document.Origin && shown.Document.Id != claim.Document.Id
            && (shown.Claim.Modality, shown.Claim.Negated, point.IsUnreviewed) == (claim.Claim.Modality, claim.Claim.Negated, claim.Review.State == ReviewState.Proposed)
            && shown.Attribution.Select(a => a.Entity).SequenceEqual(claim.Attribution.Select(a => a.Entity)) && shown.Claim.Details.SequenceEqual(claim.Claim.Details)
            && shown.Steps.Select(s => s.Stage).SequenceEqual(claim.Steps.Select(s => s.Stage)) && shown.Standing.KeptBack == claim.Standing.KeptBack
            && store.Origins(viewer, shown.Claim.Id)?.Origins.Any(o => o.Documents.Any(d => d.Claim == claim.Claim.Id) && o.Documents.Any(d => d.Claim == shown.Claim.Id)) == true;
    }
}
