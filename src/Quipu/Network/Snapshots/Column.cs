using System.IO.MemoryMappedFiles;

namespace Quipu.Network.Snapshots;

/// <summary>Values in a row: in memory, or in a file that is mapped into it and read as it is asked for. Unchanging.</summary>
sealed unsafe class Column<T> where T : unmanaged
{
    readonly T[]? _array;
    readonly T* _at;
    // Keeps the file mapped while anybody can still read from it.
    readonly MemoryMappedViewAccessor? _view;

    internal Column(T[] array) => (_array, Length) = (array, array.Length);

    /// <param name="view">The whole file; its pointer is acquired once and released with the process.</param>
    internal Column(MemoryMappedViewAccessor view, byte* at, int length)
    {
        _view = view;
        _at = (T*)at;
        Length = length;
    }

    internal int Length { get; }

    internal ReadOnlySpan<T> Span => _array ?? new ReadOnlySpan<T>(_at, Length);

    internal T this[int index]
    {
        get
        {
            GC.KeepAlive(_view);
            return Span[index];
        }
    }
}
