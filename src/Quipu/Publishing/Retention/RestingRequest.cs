using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;

namespace Quipu.Publishing.Retention;

/// <summary>A request for comment that rests on documents which are to be forgotten.</summary>
/// <param name="Name">Of whoever was asked; null: they are on record no more.</param>
/// <param name="Claims">How many of the claims asked about go.</param>
/// <param name="Elsewhere">How many of them stand in documents that stay: its answers answer these too.</param>
/// <param name="Going">Answers to it that go.</param>
/// <param name="Answers">Answers to it that stay, with whatever they quote of what goes.</param>
public sealed record RestingRequest(KeptRequest Kept, string? Name, int Claims, int Elsewhere, ImmutableArray<DocumentHead> Going, ImmutableArray<DocumentHead> Answers)
{
    // Null where nothing of the request goes.
    internal static RestingRequest? Of(IStore store, Viewer viewer, (KeptRequest Request, IReadOnlySet<DocumentId> Going) asked)
    {
        var (kept, going) = asked;
        var about = kept.Claims.OfType<ClaimId>().Select(c => store.Claim(viewer, c)).OfType<ShownClaim>().ToLookup(c => going.Contains(c.Document.Id));
        var answers = kept.Events.Select(e => e.Document).OfType<DocumentId>().Distinct().Select(d => store.Head(viewer, d)).OfType<DocumentHead>().ToLookup(d => going.Contains(d.Id));
        return about[true].Any() || answers[true].Any()
            ? new(kept, store.Entity(viewer, kept.Party)?.Name, about[true].Count(), about[false].Count(), [.. answers[true]], about[true].Any() ? [.. answers[false]] : [])
            : null;
    }
}
