using Quipu.Network.Algorithms;

namespace Quipu.Network.Layout;

/// <summary>A place on the sheet, in whole units.</summary>
readonly record struct Spot(int X, int Y);

/// <summary>
/// Where each party of a network stands. Whoever stood somewhere before stays there, or nearly; newcomers come beside those that they are tied to. Only where much is new everybody moves, from where they stood.
/// The same network with the same places before lies the same way.
/// </summary>
static class Sheet
{
    const int ColdSteps = 50, WarmSteps = 40, Seed = 7;
    // A third more parties than had places: it is another network.
    const double Much = 1.0 / 3;

    /// <summary>Lays a network out.</summary>
    /// <param name="around">Who is tied to whom, directions, loops and repeats apart.</param>
    /// <param name="groups">Of each the group that it is drawn with; −1: none.</param>
    /// <param name="before">Where each stood; null: it was not there.</param>
    /// <param name="isFixed">Whoever stood somewhere does not move at all.</param>
    internal static Spot[] Of(Graph around, int[] groups, IReadOnlyList<Spot?> before, bool isFixed = false)
    {
        var bodies = new Bodies(around.Nodes);
        groups.CopyTo(bodies.Group, 0);
        var known = before.Count(b => b is not null);
        var forces = new Forces(bodies, around.Simple.Out);
        if (known == 0)
        {
            FirstPlaces.Put(bodies, around.Simple.Out, Seats(around, groups));
            forces.Settle(ColdSteps, 0.35);
        }
        else
        {
            NewPlaces.Put(bodies, around.Simple.Out, before);
            var isAnother = !isFixed && around.Nodes - known > known * Much;
            for (var i = 0; i < bodies.Count; i++) bodies.Freedom[i] = before[i] is null || isAnother ? 1 : isFixed ? 0 : 0.03;
            if (known < around.Nodes) forces.Settle(WarmSteps, isAnother ? 0.25 : 0.2);
        }

        return [.. Enumerable.Range(0, bodies.Count).Select(i => new Spot((int)Math.Round(bodies.X[i]), (int)Math.Round(bodies.Y[i])))];
    }

    // Who has no group is put with those that they hang together with; where few have none, that is whoever they can be reached from.
    static int[] Seats(Graph around, int[] groups)
    {
        var communities = groups.Count(g => g < 0) * 10 < groups.Length ? WeakComponents.Labels(around) : Leiden.Communities(around, Seed);
        var (numbers, seats) = (new Dictionary<(bool, int), int>(), new int[groups.Length]);
        for (var i = 0; i < seats.Length; i++)
        {
            var key = groups[i] >= 0 ? (true, groups[i]) : (false, communities[i]);
            if (!numbers.TryGetValue(key, out var seat)) numbers[key] = seat = numbers.Count;
            seats[i] = seat;
        }

        return seats;
    }
}
