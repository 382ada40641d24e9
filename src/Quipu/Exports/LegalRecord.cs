using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>A risk topic that a proceeding gives an entity, and the sentence that must go with it.</summary>
sealed record RiskTopic(EntityId Entity, string Topic, ClaimId Claim, DatasetName Dataset, string Sentence, PartialDate? Date);

/// <summary>
/// Which entities get a risk topic. Screening tools raise an alarm at one, so it needs a decision of the law (convicted, sentenced, wanted, sanctioned) that a
/// person has accepted and that nothing later lifts; a lifting counts however it is said and whoever has read it.
/// </summary>
sealed class LegalRecord
{
    readonly List<RiskTopic> _given = [];
    readonly Dictionary<EntityId, List<(Stage Stage, PartialDate? Date)>> _lifting = [];

    internal void Add(ShownClaim shown)
    {
        if (shown is not { Claim: { Type: ClaimType.Proceeding, Stage: { } stage, Negated: false } claim, Subject: { Named: true } subject } || shown.Review.State == ReviewState.Rejected) return;
        if (stage.IsExonerating() || EndsSearch(stage))
            (_lifting.TryGetValue(subject.Entity, out var list) ? list : _lifting[subject.Entity] = []).Add((stage, claim.Date));
        if (Topic(stage) is { } topic && FollowTheMoneyMapping.IsPlain(shown))
            _given.Add(new(subject.Entity, topic, claim.Id, shown.Document.Dataset, $"{topic}: {StatusText.Sentence(shown)}", claim.Date));
    }

    /// <summary>The topics that hold, and how many do not.</summary>
    internal (ImmutableArray<RiskTopic> Standing, int Lifted) Topics()
    {
        var standing = _given.Where(t => !IsLifted(t)).ToImmutableArray();
        return (standing, _given.Count - standing.Length);
    }

    /// <summary>A sanction topic says that somebody is on a sanctions list, which an administrative fine is not: it is a regulator's action.</summary>
    static string? Topic(Stage stage) => stage switch
    {
        Stage.Convicted or Stage.Sentenced => "crime",
        Stage.Wanted => "wanted",
        Stage.Sanctioned => "reg.action",
        _ => null,
    };

    bool IsLifted(RiskTopic topic) => _lifting.TryGetValue(topic.Entity, out var list) && list.Any(l =>
        (l.Stage.IsExonerating() || topic.Topic == "wanted") && (l.Date is not { } at || topic.Date is not { } date || at.Latest >= date.Earliest));

    static bool EndsSearch(Stage stage) => stage is Stage.Arrested or Stage.PreventiveDetention or Stage.Extradited or Stage.Released;
}
