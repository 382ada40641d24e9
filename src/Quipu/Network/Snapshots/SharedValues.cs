using Quipu.Text;

namespace Quipu.Network.Snapshots;

/// <summary>Values that several parties may share: an address, a telephone, goods. Each is a knot beside the network, so that whoever shares it is two steps away.</summary>
static class SharedValues
{
    internal const string Kind = "Value";

    /// <summary>The knot of a value: the same words in other letters are the same.</summary>
    /// <param name="of">What kind of value: <c>address</c>.</param>
    internal static Knot Of(string of, string words) => new(new($"value:{of}:{Folding.Compact(words)}"), Kind, words);
}
