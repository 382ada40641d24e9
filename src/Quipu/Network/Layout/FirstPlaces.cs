using Quipu.Network.Algorithms;

namespace Quipu.Network.Layout;

/// <summary>Where parties are put that were never seen: groups first, as bodies of their own, then their members within each, those of most ties in its middle.</summary>
static class FirstPlaces
{
    const double Room = 15, Gap = 30;
    // More groups than this are not moved around each other: the least of them lie around the others.
    const int MostGroups = 800;

    /// <summary>Puts everybody into place.</summary>
    /// <param name="groups">The group of each, from 0, without holes.</param>
    internal static void Put(Bodies bodies, Adjacency around, int[] groups)
    {
        var sizes = new int[groups.Length == 0 ? 0 : groups.Max() + 1];
        foreach (var group in groups) sizes[group]++;
        var middles = Middles(sizes, groups, around);
        var taken = new int[sizes.Length];
        foreach (var body in Enumerable.Range(0, bodies.Count).OrderByDescending(around.Degree).ThenBy(b => b))
        {
            var seed = Sunflower.Seed(taken[groups[body]]++, Room);
            (bodies.X[body], bodies.Y[body]) = (middles[groups[body]].X + seed.X, middles[groups[body]].Y + seed.Y);
        }
    }

    static (double X, double Y)[] Middles(int[] sizes, int[] groups, Adjacency around)
    {
        var ranked = Enumerable.Range(0, sizes.Length).OrderByDescending(g => sizes[g]).ThenBy(g => g).ToArray();
        var moved = Math.Min(MostGroups, ranked.Length);
        var rank = new int[sizes.Length];
        for (var i = 0; i < ranked.Length; i++) rank[ranked[i]] = i;
        var bodies = new Bodies(moved);
        for (var i = 0; i < moved; i++)
        {
            (bodies.Mass[i], bodies.Room[i]) = (sizes[ranked[i]], Sunflower.Radius(sizes[ranked[i]], Room));
            (bodies.X[i], bodies.Y[i]) = Sunflower.Seed(i, Room * Math.Sqrt(groups.Length / (double)moved));
        }

        new Forces(bodies, Between(groups, rank, around, moved)).Settle(120, 0.5);
        Part(bodies);
        var middles = new (double X, double Y)[sizes.Length];
        for (var i = 0; i < moved; i++) middles[ranked[i]] = (bodies.X[i], bodies.Y[i]);
        if (moved < ranked.Length) Rest(middles, ranked, sizes, bodies);
        return middles;
    }

    static Adjacency Between(int[] groups, int[] rank, Adjacency around, int count)
    {
        var (from, to) = (new List<int>(), new List<int>());
        for (var body = 0; body < groups.Length; body++)
            foreach (var other in around[body])
                if (rank[groups[body]] is var one && rank[groups[other]] is var two && one < two && two < count)
                {
                    from.Add(one);
                    to.Add(two);
                }

        return Graph.Of(count, [.. from], [.. to], isDirected: false).Simple.Out;
    }

    // Circles that lie on each other are pushed apart, a little in each of some rounds.
    static void Part(Bodies bodies)
    {
        for (var round = 0; round < 60; round++)
        {
            var moved = false;
            for (var one = 0; one < bodies.Count; one++)
                for (var other = one + 1; other < bodies.Count; other++)
                {
                    var (dx, dy, room) = (bodies.X[other] - bodies.X[one], bodies.Y[other] - bodies.Y[one], bodies.Room[one] + bodies.Room[other] + Gap);
                    var square = (dx * dx) + (dy * dy);
                    if (square >= room * room) continue;
                    var distance = Math.Sqrt(square);
                    if (distance < 1e-6) (dx, dy, distance) = (Math.Cos(one), Math.Sin(one), 1);
                    // The greater stands firmer.
                    var (shift, share) = ((room - Math.Sqrt(square)) / distance, bodies.Mass[other] / (bodies.Mass[one] + bodies.Mass[other]));
                    (bodies.X[one], bodies.Y[one]) = (bodies.X[one] - (dx * shift * share), bodies.Y[one] - (dy * shift * share));
                    (bodies.X[other], bodies.Y[other]) = (bodies.X[other] + (dx * shift * (1 - share)), bodies.Y[other] + (dy * shift * (1 - share)));
                    moved = true;
                }

            if (!moved) return;
        }
    }

    static void Rest((double X, double Y)[] middles, int[] ranked, int[] sizes, Bodies bodies)
    {
        var far = Enumerable.Range(0, bodies.Count).Max(i => Math.Sqrt((bodies.X[i] * bodies.X[i]) + (bodies.Y[i] * bodies.Y[i])) + bodies.Room[i]);
        var room = (2 * Sunflower.Radius(sizes[ranked[bodies.Count]], Room)) + Gap;
        var inner = (int)Math.Ceiling(far / room * (far / room));
        for (var i = bodies.Count; i < ranked.Length; i++) middles[ranked[i]] = Sunflower.Seed(inner + i - bodies.Count, room);
    }
}
