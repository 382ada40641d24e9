using Quipu.Network.Algorithms;

namespace Quipu.Network.Layout;

/// <summary>Puts newcomers beside those that they are tied to, or among their group; strangers stand at the rim.</summary>
static class NewPlaces
{
    const double Beside = 18;

    /// <summary>Puts everybody into place: those who stood somewhere, there.</summary>
    internal static void Put(Bodies bodies, Adjacency around, IReadOnlyList<Spot?> before)
    {
        var isPlaced = new bool[bodies.Count];
        var (left, strangers, rim) = (new List<int>(), 0, 0.0);
        for (var i = 0; i < bodies.Count; i++)
        {
            if (before[i] is not { } spot)
            {
                left.Add(i);
                continue;
            }

            (bodies.X[i], bodies.Y[i], isPlaced[i]) = (spot.X, spot.Y, true);
            rim = Math.Max(rim, Math.Sqrt(((double)spot.X * spot.X) + ((double)spot.Y * spot.Y)));
        }

        // In rounds, so that whoever hangs on a newcomer alone comes after them.
        while (left.Count > 0)
        {
            var next = left.Where(i => Friends(i).Any()).ToList();
            if (next.Count == 0) next = [left[0]];
            var spots = next.Select(i => (Body: i, Spot: Friends(i).Any() ? Among(i, Friends(i)) : Stranger(i))).ToList();
            foreach (var (body, spot) in spots) (bodies.X[body], bodies.Y[body], isPlaced[body]) = (spot.X, spot.Y, true);
            left.RemoveAll(i => isPlaced[i]);
        }

        IEnumerable<int> Friends(int body)
        {
            foreach (var other in around[body].ToArray())
                if (isPlaced[other]) yield return other;
        }

        (double X, double Y) Among(int body, IEnumerable<int> friends)
        {
            var (jitter, all) = (Sunflower.Seed(1 + (body % 7), Beside / 2), friends.ToList());
            return (all.Average(f => bodies.X[f]) + jitter.X, all.Average(f => bodies.Y[f]) + jitter.Y);
        }

        (double X, double Y) Stranger(int body)
        {
            var group = bodies.Group[body] < 0 ? [] : Enumerable.Range(0, bodies.Count).Where(o => isPlaced[o] && bodies.Group[o] == bodies.Group[body]).Take(50).ToList();
            if (group.Count > 0) return Among(body, group);
            var angle = strangers++ * 2.4;
            return ((rim + 40) * Math.Cos(angle), (rim + 40) * Math.Sin(angle));
        }
    }
}
