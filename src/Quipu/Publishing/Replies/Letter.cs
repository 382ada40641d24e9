using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Model;

namespace Quipu.Publishing.Replies;

/// <summary>What a letter is asked to put to somebody.</summary>
/// <param name="Unreviewed">Also what a machine read and nobody has reviewed: whoever asks must want it, and the letter says so beside it.</param>
/// <param name="From">Who signs.</param>
public sealed record LetterAsked(EntityId Party, ImmutableArray<ClaimId> Claims, bool Unreviewed, DateOnly On, DateOnly? Deadline, string From)
{
    /// <summary>In which the letter is written; null: that of most of its points.</summary>
    public Language? Language { get; init; }
}

/// <summary>One allegation of a letter, as it may be told to the person asked.</summary>
/// <param name="Shown">With what of its standing may leave.</param>
public sealed record LetterPoint(ShownClaim Shown)
{
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
        var (leaving, points, left) = (new LeavingClaims(store, viewer), ImmutableArray.CreateBuilder<LetterPoint>(), 0);
        foreach (var id in asked.Claims.Distinct())
        {
            if (store.Claim(viewer, id) is not { } there) return (null, ReplyFault.UnknownClaim, id.Value);
            if (leaving.Find(id) is not { } claim) return (null, ReplyFault.RejectedClaim, id.Value);
            if (ReplyDesk.Ends(there).All(e => e.Entity != party.Id)) return (null, ReplyFault.NotAParty, id.Value);
            if (claim.Review.State == ReviewState.Proposed && !asked.Unreviewed) left++;
            else points.Add(new(claim));
        }

        return (new(party, points.ToImmutable(), left, asked), null, "");
    }
}
