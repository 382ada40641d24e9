using System.Reflection;
using Quipu.Storage;

namespace Quipu.Storage.Tests.Ingest;

/// <summary>A store on a disk that is full after some writes; all else goes through to the real one.</summary>
class FullStore : DispatchProxy
{
    IStore _store = null!;
    int _left;

    internal static IStore After(int writes, IStore store)
    {
        var proxy = Create<IStore, FullStore>();
        var full = (FullStore)(object)proxy;
        (full._store, full._left) = (store, writes);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IStore.Write) && --_left < 0)
            throw new StorageException("The disk is full; free some space, then run again.");
        try
        {
            return targetMethod.Invoke(_store, args);
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }
}
