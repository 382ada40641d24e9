using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Quipu.Network.Algorithms;

/// <summary>Fetches from memory what will soon be asked for: in large graphs most of the time would go into waiting for it. Changes no result.</summary>
static unsafe class Ahead
{
    /// <summary>A hint only, so that the place need not be held fast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Fetch<T>(T[] array, int at)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref array[at]));
    }
}
