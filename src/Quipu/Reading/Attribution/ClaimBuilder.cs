using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>Turns weighed drafts into claims: their quotes, ids and sureness.</summary>
sealed class ClaimBuilder(Scene[] scenes, ImmutableArray<LocalEntity> entities, string reader)
{
    /// <summary>A quote says no more than this many words.</summary>
    const int LongestQuote = 60;

    internal ImmutableArray<Claim> Build(List<Draft> drafts)
    {
        var claims = new Dictionary<Draft, Claim>(ReferenceEqualityComparer.Instance);
        foreach (var draft in drafts) claims[draft] = Make(draft);
        return [.. drafts
            .Select(d => claims[d] with { About = [.. d.About.Where(claims.ContainsKey).Select(a => claims[a].Id).Distinct().Where(id => id != claims[d].Id)] })
            .DistinctBy(c => c.Id).OrderBy(c => c.Quote.At).ThenBy(c => c.Type).ThenBy(c => c.Trigger).ThenBy(c => c.Id)];
    }

    internal ClaimId IdOf(Draft draft)
    {
        var scene = scenes[draft.Sentence];
        return ClaimId.From(scene.Evidence.Document.Id, draft.Type, QuoteOf(draft, scene), TriggerOf(draft, scene), draft.Subject?.At, draft.Object?.At);
    }

    static Span TriggerOf(Draft draft, Scene scene) => scene.Evidence.SpanOf(draft.TriggerFirst, draft.TriggerLast);

    Claim Make(Draft draft)
    {
        var scene = scenes[draft.Sentence];
        var document = scene.Evidence.Document;
        var quote = QuoteOf(draft, scene);
        return new()
        {
            Id = IdOf(draft),
            Document = document.Id,
            Type = draft.Type,
            Subject = PartyOf(draft.Subject),
            Object = PartyOf(draft.Object),
            Modality = draft.Modality ?? Modality.Stated,
            Negated = draft.Negated,
            Ended = draft.Ended,
            Attribution = [.. draft.Speakers.Select(s => PartyOf(s)!)],
            Quote = new(quote, quote.Of(document.Text)),
            Trigger = TriggerOf(draft, scene),
            Date = draft.Date,
            End = draft.Until,
            Place = PartyOf(draft[ClaimEnd.Place]),
            Authority = PartyOf(draft[ClaimEnd.Authority]),
            Ticket = PartyOf(draft[ClaimEnd.Party]),
            From = PartyOf(draft[ClaimEnd.From]),
            To = PartyOf(draft[ClaimEnd.To]),
            Via = [.. draft.Via.Select(v => PartyOf(v)!)],
            Affects = [.. draft.Affects.Select(a => PartyOf(a)!)],
            Stage = draft.Stage,
            LawStage = draft.LawStage,
            EffectKind = draft.EffectKind,
            Kind = draft.Kind,
            Stance = draft.Stance,
            Direction = draft.Direction,
            Details = draft.Details.ToImmutableSortedDictionary(),
            Sureness = Sureness.Of(draft, scene),
            Reader = reader,
        };
    }

    Party? PartyOf(Filler? filler) => filler is { } there ? new(entities[there.Entity].Id, there.At) : null;

    /// <summary>From the first to the last word of trigger, ends and details, as far as they stand in the trigger's sentence; cut around the trigger where that is long.</summary>
    static Span QuoteOf(Draft draft, Scene scene)
    {
        var evidence = scene.Evidence;
        var (first, last) = (draft.TriggerFirst, draft.TriggerLast);
        foreach (var filler in (Filler?[])[draft.Subject, draft.Object])
            if (filler is { } there && scene.Holds(there.First)) (first, last) = (Math.Min(first, there.First), Math.Max(last, Math.Min(there.Last, scene.Last)));
        if (draft.Words is { } words && words.Start >= scene.Sentence.At.Start && words.End <= scene.Sentence.At.End)
            (first, last) = (Math.Min(first, evidence.TokenAt(words.Start)), Math.Max(last, evidence.TokenAt(words.End - 1)));
        if (last - first < 3) (first, last) = (Math.Min(first, scene.ClauseStart(first)), Math.Max(last, scene.ClauseEnd(last)));
        while (first < draft.TriggerFirst && (scene.IsComma(first) || scene.IsStop(first) || scene.IsConjunction(first))) first++;
        while (last > draft.TriggerLast && (scene.IsComma(last) || scene.IsStop(last))) last--;
        if (last - first > LongestQuote)
        {
            if (draft.TriggerLast - first > LongestQuote) first = Math.Max(first, draft.TriggerFirst - 15);
            last = Math.Min(last, first + LongestQuote);
        }

        return evidence.SpanOf(first, Math.Max(last, draft.TriggerLast));
    }
}
