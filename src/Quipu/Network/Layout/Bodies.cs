namespace Quipu.Network.Layout;

/// <summary>Parties on the sheet while they are laid out: where each is, how hard it pushes, how freely it moves.</summary>
/// <param name="count">How many.</param>
sealed class Bodies(int count)
{
    internal int Count => count;

    internal double[] X { get; } = new double[count];

    internal double[] Y { get; } = new double[count];

    internal double[] Mass { get; } = Filled(count, 1);

    /// <summary>1: freely; 0: it stays where it is.</summary>
    internal double[] Freedom { get; } = Filled(count, 1);

    /// <summary>How much room it takes: ties to it are longer by so much.</summary>
    internal double[] Room { get; } = new double[count];

    /// <summary>In whose company it stays; −1: nobody's.</summary>
    internal int[] Group { get; } = [.. Enumerable.Repeat(-1, count)];

    static double[] Filled(int count, double value)
    {
        var filled = new double[count];
        Array.Fill(filled, value);
        return filled;
    }
}
