namespace Quipu.Patterns.Search;

/// <summary>Where the records show the ties of a shape: over the whole network (<see cref="WholeLegs"/>), or as they are asked for around a few entities (<see cref="NearbyLegs"/>).</summary>
interface ILegs
{
    Shape Shape { get; }

    /// <summary>Asking for ends costs next to nothing, so that all may be asked for to take the shortest.</summary>
    bool IsAtHand { get; }

    /// <summary>The other ends of a tie at an entity, each once, in order.</summary>
    /// <param name="onward">The entity is where the tie leads from.</param>
    ReadOnlySpan<int> Next(int tie, int knot, bool onward);

    /// <summary>All ways in which the records show a tie between two, in order; empty: it is not there.</summary>
    Strand[] Between(int tie, int from, int to);

    /// <summary>Whether the records show a tie between two.</summary>
    bool Has(int tie, int from, int to);

    /// <summary>How many entities stand at one end of a tie, about; to begin where there are fewest.</summary>
    long Weight(int tie, bool onward);

    /// <summary>The entities at one end of a tie, in order.</summary>
    IReadOnlyList<int> Ends(int tie, bool onward);
}
