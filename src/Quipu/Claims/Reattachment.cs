using Quipu.Model;

namespace Quipu.Claims;

/// <summary>
/// Finds a judged claim again after its document was read anew. A judgement binds to an anchor (document, type, spans), not to a reader's version:
/// the same anchor first; else the claim of that type whose words overlap most and whose parties stand at overlapping words.
/// </summary>
public static class Reattachment
{
    /// <summary>The claim that the judgement now concerns, or null: it is an orphan.</summary>
    public static Claim? Find(Claim judged, IEnumerable<Claim> candidates)
    {
        Claim? best = null;
        var most = 0;
        foreach (var candidate in candidates)
        {
            if (candidate.Id == judged.Id) return candidate;
            var likeness = Likeness(judged, candidate);
            if (likeness > most || (likeness == most && best is not null && candidate.Id.CompareTo(best.Id) < 0)) (best, most) = (candidate, likeness);
        }

        return best;
    }

    /// <summary>
    /// Whether the judgement may stand for the claim as it is read now. An acceptance vouches for how the thing is said: where a newer reading makes a fact of an
    /// allegation, drops a "not", or changes the legal stage or the speakers, nobody has accepted that. A rejection or correction is the person's word and stays.
    /// </summary>
    public static bool Holds(Judgement judgement, Claim now) =>
        judgement.Verdict != Verdict.Accepted ||
        (judgement.Judged.Modality == now.Modality && judgement.Judged.Negated == now.Negated && judgement.Judged.Stage == now.Stage &&
         judgement.Judged.Attribution.Length == now.Attribution.Length && judgement.Judged.Attribution.Zip(now.Attribution).All(pair => Stands(pair.First, pair.Second)));

    /// <summary>The claim with its spans moved to where its words stand in another text of the same capture; null where they do not stand there.</summary>
    public static Claim? Rebase(Claim judged, DocumentId document, string text)
    {
        int? nearest = null;
        for (var at = text.IndexOf(judged.Quote.Text, StringComparison.Ordinal); at >= 0; at = text.IndexOf(judged.Quote.Text, at + 1, StringComparison.Ordinal))
            if (nearest is null || Math.Abs(at - judged.Quote.At.Start) < Math.Abs(nearest.Value - judged.Quote.At.Start)) nearest = at;
        if (nearest is null) return null;
        var by = nearest.Value - judged.Quote.At.Start;
        return judged with
        {
            Document = document,
            Quote = judged.Quote with { At = Moved(judged.Quote.At, by) },
            Trigger = Moved(judged.Trigger, by),
            Subject = Moved(judged.Subject, by),
            Object = Moved(judged.Object, by),
            Place = Moved(judged.Place, by),
            Authority = Moved(judged.Authority, by),
            Ticket = Moved(judged.Ticket, by),
            From = Moved(judged.From, by),
            To = Moved(judged.To, by),
            Via = [.. judged.Via.Select(p => Moved(p, by)!)],
            Affects = [.. judged.Affects.Select(p => Moved(p, by)!)],
            Attribution = [.. judged.Attribution.Select(p => Moved(p, by)!)],
        };
    }

    static Party? Moved(Party? party, int by) => party is null ? null : party with { At = Moved(party.At, by) };

    static Span Moved(Span span, int by) => Math.Max(0, span.Start + by) is var start ? new(start, Math.Max(start, span.End + by)) : default;

    // Zero: not the same claim. Else the share of the quotes' words in common, in thousandths, more where the trigger is the same.
    static int Likeness(Claim judged, Claim candidate)
    {
        if (candidate.Document != judged.Document || candidate.Type != judged.Type) return 0;
        if (!Stands(judged.Subject, candidate.Subject) || !Stands(judged.Object, candidate.Object)) return 0;
        var shared = Share(judged.Quote.At, candidate.Quote.At);
        var sameTrigger = judged.Trigger.Overlaps(candidate.Trigger);
        return !sameTrigger && shared < 500 ? 0 : 1 + shared + (sameTrigger ? 1000 : 0);
    }

    // A party must not change under a judgement: "X was arrested", accepted, does not accept "Y was arrested".
    static bool Stands(Party? was, Party? now) =>
        (was, now) switch
        {
            (null, null) => true,
            ({ } a, { } b) => a.Entity == b.Entity || a.At.Overlaps(b.At),
            _ => false,
        };

    static int Share(Span one, Span other)
    {
        var common = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
        return common <= 0 ? 0 : (int)(1000L * common / one.Cover(other).Length);
    }
}
