using Quipu.Matching.Scoring;
using Quipu.Model;
using Party = Quipu.Matching.Scoring.Party;

namespace Quipu.Entities;

/// <summary>The one scorer, asked about names of documents: a name and what is known of its bearer are made a party once.</summary>
sealed class NameScores
{
    internal static readonly Algorithm Scorer = Algorithms.All[0];

    readonly Dictionary<(EntityType, string, string?), Party> _parties = [];
    readonly Dictionary<(Party, Party), double> _scores = [];

    internal double Of(NamedBearer one, NamedBearer other) => Of((one, one.Entity.Country), (other, other.Entity.Country));

    internal double Of((NamedBearer Bearer, string? Country) one, (NamedBearer Bearer, string? Country) other)
    {
        var pair = (PartyOf(one.Bearer, one.Country), PartyOf(other.Bearer, other.Country));
        return _scores.TryGetValue(pair, out var score) ? score : _scores[pair] = Scorer.Score(pair.Item1, pair.Item2);
    }

    /// <summary>What speaks most for the pair, in words.</summary>
    internal string Why(NamedBearer one, NamedBearer other) =>
        Scorer.Compare(PartyOf(one, null), PartyOf(other, null)).Reasons.Where(r => r.Contribution > 0).Select(r => r.Detail).FirstOrDefault() ?? "";

    Party PartyOf(NamedBearer bearer, string? country)
    {
        var key = (bearer.Family, bearer.Form.Key, country);
        if (_parties.TryGetValue(key, out var party)) return party;
        var values = new List<KeyValuePair<string, string>> { new("name", bearer.Entity.Name) };
        if (country is not null) values.Add(new("country", country));
        return _parties[key] = Party.Of(bearer.IsPerson ? "Person" : "Organization", values);
    }
}
