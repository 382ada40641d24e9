using System.Reflection;

namespace Quipu.Storage.Tests.Ingest;

/// <summary>A store whose registers must not be streamed; all else goes through to the real one.</summary>
class UnstreamedStore : DispatchProxy
{
    IStore _store = null!;

    internal static IStore Around(IStore store)
    {
        var around = Create<IStore, UnstreamedStore>();
        ((UnstreamedStore)(object)around)._store = store;
        return around;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
        method!.Name == nameof(IStore.AllStatements) ? throw new InvalidOperationException("The registers were streamed.") : method.Invoke(_store, arguments);
}
