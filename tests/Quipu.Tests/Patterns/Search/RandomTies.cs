using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Language;

namespace Quipu.Tests.Patterns.Search;

/// <summary>Small networks by chance in which the shape of a pattern closes now and then.</summary>
static class RandomTies
{
    static readonly string[] _kinds = ["Person", "Organization", "Company", "PublicBody"];
    static readonly (string Relation, bool Directed)[] _relations =
    [
        ("funds", true), ("holds_post", true), ("awards", true), ("owns", true), ("associate_of", false), ("colludes_with", true), ("rival_of", false), ("member_of", true), ("acts_against", true), ("reports_to", true),
        ("proceeding.authority", true), ("relative_of", false), ("leads", true), ("stance", true), ("successor_of", true), ("controls", true), ("part_of", true),
    ];

    static readonly string[] _alone = ["proceeding", "engages_in", "denies", "incident.object", "candidate_for"];

    internal static NetworkView View(IEnumerable<Tie> ties, TieFilter? filter = null)
    {
        var builder = new SnapshotBuilder();
        foreach (var tie in ties)
        {
            foreach (var end in new[] { tie.From, tie.To }) builder.Add(new Knot(end, Kind(end), "N " + end.Value));
            builder.Add(tie);
        }

        return new(builder.Build(1), (filter ?? new()) with { Aside = true });
    }

    static string Kind(EntityId id) => id.Value switch { "clan" => "Organization", "rosa" => "Person", "region" => "PublicBody", "roads" => "Company", var other => _kinds[int.Parse(other[1..]) % 4] };

    static int Fitting(Random dice, PatternParty party) =>
        (party.Is.IsEmpty ? dice.Next(4) : Math.Max(0, Array.IndexOf(_kinds, party.Is[dice.Next(party.Is.Length)]))) + (4 * dice.Next(4));

    // Few entities and many ties, most of them such as the pattern asks for, so that shapes close by chance.
    internal static Tie Tie(Random dice, int number, Pattern pattern)
    {
        var alone = dice.Next(4) == 0;
        var (from, to) = (dice.Next(16), dice.Next(16));
        if (from == to) to = (to + 1) % 16;
        var (relation, directed) = alone ? (_alone[dice.Next(_alone.Length)], true) : _relations[dice.Next(_relations.Length)];
        if (dice.Next(5) > 0)
        {
            var asked = pattern.Ties[dice.Next(pattern.Ties.Length)];
            var steps = asked.Ways[dice.Next(asked.Ways.Length)].Steps;
            (from, to) = (Fitting(dice, pattern.Parties[asked.From]), Fitting(dice, pattern.Parties[asked.To]));
            (alone, relation, directed) = (asked.From == asked.To || from == to, steps[0].Relation, steps[0].Direction != StepDirection.Either);
            if (steps[0].Direction == StepDirection.Against) (from, to) = (to, from);
        }

        DateOnly? start = dice.Next(3) == 0 ? null : new DateOnly(2000 + dice.Next(6), 1 + dice.Next(12), 1);
        return new(new($"e{from}"), new(alone ? $"e{from}" : $"e{to}"), relation, $"c{number}", new("press"))
        {
            Directed = directed,
            Aside = alone,
            Modality = (Modality)dice.Next(4) is Modality.Denied ? Modality.Stated : dice.Next(2) == 0 ? Modality.Alleged : Modality.Stated,
            Negated = dice.Next(15) == 0,
            Start = start is { } day ? PartialDate.From(day) : null,
            KnownFrom = new DateOnly(2000 + dice.Next(6), 6, 1),
            Review = (ReviewState)dice.Next(2),
            Steps = relation != "proceeding" && dice.Next(4) != 0 ? [] : [new(Stage.Arrested, start, new DateOnly(2001, 1, 1), new("d")), .. dice.Next(3) == 0 ? new[] { new LegalStep(Stage.Acquitted, new DateOnly(2004, 1, 1), new DateOnly(2004, 1, 2), new DocumentId("d")) } : []],
            Quality = relation == "incident.object" ? Quality.Attack : relation == "stance" ? Quality.Opposes : Quality.None,
            Document = new($"d{number % 7}"),
        };
    }
}
