using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>Which FollowTheMoney statements carry a claim, and which claims none carries and why.</summary>
sealed class ClaimStatements
{
    readonly Selection _selection;
    readonly StandIns _standIns;
    readonly ILookup<ClaimId, RiskTopic> _topics;
    readonly int _lifted;

    internal ClaimStatements(IStore store, Viewer viewer, ExportOptions options)
    {
        _selection = new(options);
        // Posts that the export of statements hides: the ids of statements are made of theirs.
        var (record, standIns, posts) = (new LegalRecord(), store.StandIns(viewer), new HashSet<string>(StringComparer.Ordinal));
        foreach (var shown in options.Shown(store, viewer))
        {
            record.Add(shown);
            if (!standIns.IsEmpty && _selection.WouldTakeTie(shown)) posts.UnionWith(standIns.PostsOf(shown, FollowTheMoneyMapping.Entities(shown)));
        }

        _standIns = standIns.With(posts);
        (var topics, _lifted) = record.Topics();
        _topics = topics.DistinctBy(t => t.Claim).ToLookup(t => t.Claim);
    }

    /// <summary>
    /// Ids of the statements of the entities that stand for a claim, and of the risk topics that it gives, each once; none where it is left out.
    /// Ask for each claim once: it is counted.
    /// </summary>
    internal IReadOnlyCollection<string> Of(ShownClaim shown)
    {
        var entities = Enumerable.Empty<Entity>();
        if (!_selection.TakesTie(shown, s => (entities = FollowTheMoneyMapping.Entities(s)).Any() ? null : Omission.NoForm)) return [];
        var topics = _topics[shown.Claim.Id].SelectMany(t => Topic(t, Schemata.Default["Thing"])).Where(s => s.Prop != Statement.Base);
        return [.. Ties(shown, entities).SelectMany(s => s).Concat(topics).Select(s => _standIns.In(s).Id.Value).Distinct()];
    }

    /// <summary>What was carried and what was left out, once the claims have been asked for.</summary>
    internal ExportResult Result(long rows) => _selection.Result(rows, _lifted);

    /// <summary>The statements of each entity that stands for a claim. A post is no claim's own.</summary>
    internal static IEnumerable<IEnumerable<Statement>> Ties(ShownClaim shown, IEnumerable<Entity> entities) =>
        from entity in entities
        where !FollowTheMoneyMapping.IsPost(entity)
        select entity.AsStated(shown.Document.Dataset).Select(s => s with { Origin = $"claim:{shown.Claim.Id}" });

    /// <summary>A risk topic with its sentence. That there is the entity rests on more than the claim.</summary>
    internal static IEnumerable<Statement> Topic(RiskTopic topic, Schema schema)
    {
        var tagged = new Entity(topic.Entity, schema);
        tagged.Add("topics", topic.Topic);
        tagged.Add("notes", topic.Sentence);
        return tagged.AsStated(topic.Dataset).Select(s => s with { Origin = s.Prop == Statement.Base ? $"entity:{topic.Entity}" : $"claim:{topic.Claim}" });
    }
}
