using System.Collections.Immutable;
using System.Globalization;
using Quipu.Model;

namespace Quipu.Entities;

/// <summary>An entity taken apart in one act: every member is judged not the same as the others, so that no rule joins them again. The judgements carry the act in their ids, and are taken back together.</summary>
public static class TakenApart
{
    const char Mark = '-';

    /// <summary>A judgement for each member but the last, each against all that stand under the entity.</summary>
    /// <param name="act">A new id: those of the judgements begin with it.</param>
    public static ImmutableArray<SamenessJudgement> Of(EntityCard card, JudgementId act, (string By, DateTimeOffset At) who, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Of((card.Id, card.Members.Select(m => m.Local)), act, who, reason);
    }

    /// <summary>The same of all that stand under an id, of documents and of registers.</summary>
    /// <param name="dossier">The id, and the documents' own entities and those that the registers' statements are of.</param>
    /// <param name="act">A new id: those of the judgements begin with it.</param>
    public static ImmutableArray<SamenessJudgement> Of((EntityId Whole, IEnumerable<EntityId> Members) dossier, JudgementId act, (string By, DateTimeOffset At) who, string? reason = null) =>
    [
        .. dossier.Members.Distinct().Order().SkipLast(1).Select((member, i) => new SamenessJudgement(
            new(string.Create(CultureInfo.InvariantCulture, $"{act}{Mark}{i + 1}")), member, dossier.Whole, Sameness.NotSame, who.By, who.At, reason)),
    ];

    /// <summary>The act that a judgement belongs to; null where it stands alone.</summary>
    public static JudgementId? ActOf(JudgementId judgement) => judgement.Value?.LastIndexOf(Mark) is > 0 and var at ? new(judgement.Value[..at]) : null;
}
